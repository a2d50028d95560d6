/** The steps of a walkthrough: by change, by question or by scenario, each one clause for the room to look at. */
import type { RecordOf } from '../records/index.ts'
import { changesOfDraft, type TracedChange } from '../tracing/changes.ts'
import { questionsOf } from '../tracing/questions.ts'
import { scenarioTableOf } from '../tracing/scenarios.ts'
import type { Workspace } from '../workspace.ts'
import { citationOf, rootOf } from './clauses.ts'
import { draftText } from './readings.ts'

export type WalkthroughOrder = RecordOf<'walkthrough'>['by']

/** A question or a scenario under which steps stand. */
export interface StepGroup {
  readonly kind: 'input' | 'scenario'
  readonly id: string
  /** "OPSG", "S1". */
  readonly name: string
  readonly words: string
}

export interface Step {
  /** Names the step in its walkthrough, also after others have come or gone. */
  readonly key: string
  readonly group: StepGroup | null
  /** Null for a question or scenario on which no change bears. */
  readonly change: TracedChange | null
  /** Other changes of its clause that are read here, because nobody has said what they are for. */
  readonly others: readonly string[]
  /** "4.1A", or the name of the question or scenario. */
  readonly title: string
}

export interface WalkthroughChoice {
  readonly modification: string
  readonly draft: string
  readonly by: WalkthroughOrder
}

/** Every step there is, in the order of the text; what is arranged by hand is `arrangedSteps`. */
export function stepsOf(
  workspace: Workspace,
  { modification, draft, by }: WalkthroughChoice,
): readonly Step[] {
  const changes = ownSteps(workspace, changesOfDraft(workspace, draft))
  switch (by) {
    case 'change':
      return changes.map(({ change, others, title }) => ({
        key: change.id,
        group: null,
        change,
        others,
        title,
      }))
    case 'question':
      return questionsOf(workspace, modification).flatMap((question) =>
        groupSteps(
          {
            kind: 'input',
            id: question.input.id,
            name: question.acronym,
            words: question.input.text,
          },
          changes,
          question.changes.map(({ end }) => end.id),
        ),
      )
    case 'scenario':
      return scenarioTableOf(workspace, modification).rows.flatMap(
        ({ scenario, changes: linked }) =>
          groupSteps(
            {
              kind: 'scenario',
              id: scenario.id,
              name: scenario.reference,
              words: scenario.title,
            },
            changes,
            linked.map(({ end }) => end.id),
          ),
      )
  }
}

interface ReadChange {
  readonly change: TracedChange
  readonly title: string
  readonly others: readonly string[]
}

/**
 * A room looks at a clause once for each purpose: what the draft inserts inside a clause that it inserts as well is read
 * together with that clause, and so are changes of which nobody has said what they are for, where the clause has another.
 */
function ownSteps(workspace: Workspace, changes: readonly TracedChange[]): readonly ReadChange[] {
  const inserted = new Set(
    changes
      .filter(({ id }) => workspace.change.get(id)?.kind === 'insert')
      .map(({ provision }) => provision),
  )
  const clauses = new Map<string, TracedChange[]>()
  for (const change of changes) {
    const text = draftText(workspace, change.draft, change.document)
    if (text === null) continue
    const root = rootOf(text, change.provision)
    if (root !== change.provision && inserted.has(root)) continue
    const clause = `${change.document} ${root}`
    clauses.set(clause, [...(clauses.get(clause) ?? []), change])
  }
  const linked = new Set(
    [...workspace.link.values()]
      .filter(({ from }) => from.kind === 'change')
      .map(({ from }) => from.id),
  )
  const hasPurpose = ({ id }: TracedChange) =>
    linked.has(id) || (workspace.change.get(id)?.reason ?? '') !== ''
  return [...clauses.values()].flatMap((clause): readonly ReadChange[] => {
    const purposeful = clause.filter(hasPurpose)
    const own = purposeful.length > 0 ? purposeful : clause.slice(0, 1)
    const rest = clause.filter((change) => !own.includes(change)).map(({ id }) => id)
    return own.map((change, index) => ({
      change,
      title: titleOf(workspace, change),
      others: index === 0 ? rest : [],
    }))
  })
}

/** A clause that is joined to another has no number of its own in the draft, and goes by the one in force. */
function titleOf(workspace: Workspace, { draft, document, provision, citation }: TracedChange) {
  const text = draftText(workspace, draft, document)
  const row = text?.reading('redline').rows.get(provision)
  return text !== null && row?.number === null ? citationOf(text, provision) : citation
}

function groupSteps(
  group: StepGroup,
  changes: readonly ReadChange[],
  linked: readonly string[],
): readonly Step[] {
  const own = changes.filter(({ change }) => linked.includes(change.id))
  if (own.length === 0) {
    return [{ key: group.id, group, change: null, others: [], title: group.name }]
  }
  return own.map(({ change, others, title }) => ({
    key: `${group.id} ${change.id}`,
    group,
    change,
    others,
    title,
  }))
}

export interface ArrangedStep extends Step {
  /** What the presenter wants to say. */
  readonly note: string
  readonly skipped: boolean
}

export function walkthroughOf(
  workspace: Workspace,
  { draft, by }: WalkthroughChoice,
): RecordOf<'walkthrough'> | null {
  for (const walkthrough of workspace.walkthrough.values()) {
    if (walkthrough.draft === draft && walkthrough.by === by) return walkthrough
  }
  return null
}

/** The steps in the order that was arranged, with their notes; steps that came later stand where the text has them. */
export function arrangedSteps(
  workspace: Workspace,
  choice: WalkthroughChoice,
): readonly ArrangedStep[] {
  const arranged = walkthroughOf(workspace, choice)?.steps ?? []
  const places = new Map(arranged.map(({ key }, index) => [key, index]))
  const all = stepsOf(workspace, choice).map((step): ArrangedStep => {
    const own = arranged[places.get(step.key) ?? -1]
    return { ...step, note: own?.note ?? '', skipped: own?.skipped ?? false }
  })
  // A step without a place keeps close to the one before it.
  let last = -1
  const placed = all.map((step, index) => {
    last = places.get(step.key) ?? last
    return { step, place: last, index }
  })
  return placed
    .sort((left, right) => left.place - right.place || left.index - right.index)
    .map(({ step }) => step)
}

/** The steps as a record keeps them, with one of them changed. */
export function withStep(
  steps: readonly ArrangedStep[],
  key: string,
  fields: { readonly note?: string; readonly skipped?: boolean },
): RecordOf<'walkthrough'>['steps'] {
  return steps.map((step) => {
    const { note, skipped } = step.key === key ? { ...step, ...fields } : step
    return { key: step.key, note, skipped }
  })
}

/** The steps as a record keeps them, with one of them moved by so many places. */
export function withStepMoved(
  steps: readonly ArrangedStep[],
  key: string,
  by: 1 | -1,
): RecordOf<'walkthrough'>['steps'] {
  const kept = steps.map(({ key: own, note, skipped }) => ({ key: own, note, skipped }))
  const from = kept.findIndex((step) => step.key === key)
  const to = from + by
  const [moved, other] = [kept[from], kept[to]]
  if (moved === undefined || other === undefined) return kept
  kept[from] = other
  kept[to] = moved
  return kept
}
