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

export interface Purpose {
  /** Why the change is made; empty where nobody has said. */
  readonly reason: string
  readonly scenarios: readonly PurposeScenario[]
  readonly questions: readonly PurposeQuestion[]
  /** Topics and evidence that the change is linked to, in words. */
  readonly bearings: readonly { readonly kind: 'topic' | 'evidence'; readonly words: string }[]
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

function bearing(workspace: Workspace, { to }: RecordOf<'link'>): Purpose['bearings'] {
  if (to.kind === 'topic') {
    const words = workspace.topic.get(to.id)?.title
    return words === undefined ? [] : [{ kind: 'topic', words }]
  }
  if (to.kind === 'evidence') {
    const evidence = workspace.evidence.get(to.id)
    if (evidence === undefined) return []
    const { claim, figure, caveat } = evidence
    const words = figure === null ? claim : `${claim}: ${figure}`
    return [{ kind: 'evidence', words: caveat === '' ? words : `${words} (${caveat})` }]
  }
  return []
}

function outcomeOf(workspace: Workspace, scenario: string, draft: string | null): Outcome | null {
  for (const outcome of workspace.outcome.values()) {
    if (outcome.scenario === scenario && outcome.draft === draft) return outcome
  }
  return null
}
