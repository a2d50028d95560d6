/** What stands beside a clause in a room: why it is changed, for which scenarios and questions, what is still open. */

import { isSuspect } from '../linking.ts'
import type { Basis, RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import type { Step } from './steps.ts'

type Outcome = RecordOf<'outcome'>

export interface PurposeScenario {
  readonly id: string
  readonly reference: string
  readonly title: string
  /** Null where nobody has assessed it. */
  readonly baseline: Outcome | null
  readonly proposed: Outcome | null
  /** The wording has changed since the link was confirmed. */
  readonly suspect: boolean
}

export interface PurposeQuestion {
  readonly id: string
  readonly acronym: string
  readonly text: string
  readonly response: string | null
  /** Nothing is asked: what the administrator believes is no gap. */
  readonly asked: boolean
  readonly suspect: boolean
}

export interface Bearing {
  readonly kind: 'requirement' | 'response' | 'topic' | 'evidence'
  readonly words: string
}

export interface Purpose {
  /** Why the change is made; empty where nobody has said. */
  readonly reason: string
  readonly scenarios: readonly PurposeScenario[]
  readonly questions: readonly PurposeQuestion[]
  /** What it comes to, in one line of plain English; null where nobody has said. */
  readonly effect: string | null
  /** What else the change is linked to, in words. */
  readonly bearings: readonly Bearing[]
  /** Whether the draft's wording is itself made for illustration. */
  readonly illustrative: Basis | null
}

export function purposeOf(workspace: Workspace, draft: string, step: Step): Purpose {
  const links = step.change === null ? [] : linksFrom(workspace, 'change', step.change.id)
  const ends = new Map(links.map((link) => [`${link.to.kind} ${link.to.id}`, link]))
  if (step.change === null && step.group?.kind === 'input') {
    for (const link of linksFrom(workspace, 'input', step.group.id)) {
      ends.set(`${link.to.kind} ${link.to.id}`, link)
    }
  }
  const suspect = (kind: string, id: string) => {
    const link = ends.get(`${kind} ${id}`)
    return link !== undefined && isSuspect(workspace, link)
  }
  const wanted = (kind: 'scenario' | 'input', id: string) =>
    ends.has(`${kind} ${id}`) || (step.group?.kind === kind && step.group.id === id)
  const scenarios = [...workspace.scenario.values()]
    .filter(({ id }) => wanted('scenario', id))
    .sort((left, right) => left.order - right.order)
  const questions = [...workspace.input.values()]
    .filter(({ id }) => wanted('input', id))
    .sort((left, right) => left.order - right.order)
  const basis = workspace.draft.get(draft)?.basis ?? null
  return {
    reason: step.change === null ? '' : (workspace.change.get(step.change.id)?.reason ?? ''),
    effect: step.change === null ? null : effectOf(workspace, step.change.id),
    scenarios: scenarios.map(({ id, reference, title }) => ({
      id,
      reference,
      title,
      baseline: outcomeOf(workspace, id, null),
      proposed: outcomeOf(workspace, id, draft),
      suspect: suspect('scenario', id),
    })),
    questions: questions.map(({ id, committee, text, response, kind }) => ({
      id,
      acronym: workspace.committee.get(committee)?.acronym ?? 'Not stated',
      text,
      response,
      asked: kind === 'question',
      suspect: suspect('input', id),
    })),
    bearings: [...ends.values()].flatMap((link) => bearing(workspace, link)),
    illustrative: basis?.standing === 'illustrative' ? basis : null,
  }
}

function linksFrom(
  workspace: Workspace,
  kind: RecordOf<'link'>['from']['kind'],
  id: string,
): readonly RecordOf<'link'>[] {
  return [...workspace.link.values()].filter(({ from }) => from.kind === kind && from.id === id)
}

function effectOf(workspace: Workspace, change: string): string | null {
  for (const effect of workspace.effect.values()) if (effect.change === change) return effect.text
  return null
}

function bearing(workspace: Workspace, { to }: RecordOf<'link'>): readonly Bearing[] {
  const words = bearingWords(workspace, to)
  return words === null ? [] : [{ kind: to.kind as Bearing['kind'], words }]
}

/** Null for what is shown in a part of its own, and for what is no longer there. */
function bearingWords(workspace: Workspace, { kind, id }: RecordOf<'link'>['to']): string | null {
  switch (kind) {
    case 'requirement': {
      const requirement = workspace.requirement.get(id)
      return requirement === undefined ? null : `${requirement.number}. ${requirement.text}`
    }
    case 'response': {
      const response = workspace.response.get(id)
      if (response === undefined) return null
      const { party, view, extract } = response
      return [party, view, extract].filter((part) => part !== '').join(': ')
    }
    case 'topic':
      return workspace.topic.get(id)?.title ?? null
    case 'evidence': {
      const evidence = workspace.evidence.get(id)
      if (evidence === undefined) return null
      const { claim, figure, caveat } = evidence
      const words = figure === null ? claim : `${claim}: ${figure}`
      return caveat === '' ? words : `${words} (${caveat})`
    }
    default:
      return null
  }
}

function outcomeOf(workspace: Workspace, scenario: string, draft: string | null): Outcome | null {
  for (const outcome of workspace.outcome.values()) {
    if (outcome.scenario === scenario && outcome.draft === draft) return outcome
  }
  return null
}
