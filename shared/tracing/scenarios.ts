/** What happens at the premises, and what it comes to under the baseline and under each draft. */
import { isOutdated } from '../linking.ts'
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { citationIn, type TracedChange } from './changes.ts'
import { changesLinkedTo, type Traced } from './questions.ts'

export interface ScenarioOutcome {
  readonly outcome: RecordOf<'outcome'>
  /** The provisions that decide it, as that draft cites them. */
  readonly decidedBy: readonly { readonly id: string; readonly citation: string }[]
  /** What decides it has been reworded since it was assessed. */
  readonly outdated: boolean
}

export interface ScenarioRow {
  readonly scenario: RecordOf<'scenario'>
  /** One for each column of the table; null where nobody has assessed it. */
  readonly outcomes: readonly (ScenarioOutcome | null)[]
  readonly changes: readonly Traced<TracedChange>[]
}

export interface ScenarioColumn {
  /** Id of the draft, or null for the baseline. */
  readonly draft: string | null
  readonly name: string
}

export interface ScenarioTable {
  readonly columns: readonly ScenarioColumn[]
  readonly rows: readonly ScenarioRow[]
}

export function scenarioTableOf(workspace: Workspace, modification: string): ScenarioTable {
  const drafts = [...workspace.draft.values()]
    .filter((draft) => draft.modification === modification)
    .sort(
      (left, right) =>
        Number(right.preferred) - Number(left.preferred) ||
        left.name.localeCompare(right.name, 'en-GB'),
    )
  const columns: readonly ScenarioColumn[] = [
    { draft: null, name: 'Baseline' },
    ...drafts.map(({ id, name }) => ({ draft: id, name })),
  ]
  const preferred = drafts[0]?.id ?? ''
  const rows = [...workspace.scenario.values()]
    .filter((scenario) => scenario.modification === modification)
    .sort((left, right) => left.order - right.order)
    .map((scenario) => ({
      scenario,
      outcomes: columns.map(({ draft }) => outcomeOf(workspace, scenario.id, draft, preferred)),
      changes: changesLinkedTo(workspace, { kind: 'scenario', id: scenario.id }),
    }))
  return { columns, rows }
}

function outcomeOf(
  workspace: Workspace,
  scenario: string,
  draft: string | null,
  preferred: string,
): ScenarioOutcome | null {
  for (const outcome of workspace.outcome.values()) {
    if (outcome.scenario !== scenario || outcome.draft !== draft) continue
    // The baseline has no numbers of its own here: any draft cites what it keeps by the number in force.
    const citing = draft ?? preferred
    const decidedBy = outcome.provisions.map((id) => ({
      id,
      citation: citationIn(workspace, citing, id) ?? 'no longer there',
    }))
    return { outcome, decidedBy, outdated: isOutdated(workspace, outcome) }
  }
  return null
}
