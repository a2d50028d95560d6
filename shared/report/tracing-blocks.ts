/** Tables of the report that say what each change is for, and what parties said. */
import { linkTarget } from '../linking.ts'
import type { RecordOf } from '../records/index.ts'
import { changesOfDraft, type TracedChange } from '../tracing/changes.ts'
import { entriesOf } from '../tracing/entries.ts'
import type { Workspace } from '../workspace.ts'
import { NOT_STATED } from './fields.ts'
import type { Inline, ReportBlock } from './report.ts'
import { paragraph, plain, table } from './simple-blocks.ts'

type Modification = RecordOf<'modification'>

/** The changes of the preferred draft, in the order of the text, with the reason for each. */
export function changeBlocks(workspace: Workspace, { id }: Modification): readonly ReportBlock[] {
  const rows = preferredChanges(workspace, id).map((change) => ({
    cells: [
      plain(change.citation),
      changeWords(change),
      plain(workspace.change.get(change.id)?.reason || NOT_STATED),
    ],
  }))
  if (rows.length === 0) return [paragraph('There are no changes to the legal text yet.')]
  return [table('Changes to the legal text', { Clause: 14, Change: 48, Reason: 38 }, rows)]
}

/** Each change of the preferred draft with all that it is linked to. */
export function traceabilityBlocks(
  workspace: Workspace,
  { id }: Modification,
): readonly ReportBlock[] {
  const links = [...workspace.link.values()]
  const rows = preferredChanges(workspace, id).map((change) => {
    const targets = links
      .filter(({ from }) => from.kind === 'change' && from.id === change.id)
      .map(({ to }) => targetName(workspace, to))
      .filter((name) => name !== null)
      .sort((left, right) => left.localeCompare(right, 'en-GB', { numeric: true }))
    const words = targets.length === 0 ? 'Nothing yet' : targets.join('; ')
    return { cells: [plain(change.citation), changeWords(change), plain(words)] }
  })
  if (rows.length === 0) return [paragraph('There are no changes to trace yet.')]
  return [table('What each change is for', { Clause: 14, Change: 48, 'Linked to': 38 }, rows)]
}

/** What parties answered, and what became of it. */
export function consultationBlocks(
  workspace: Workspace,
  { id }: Modification,
): readonly ReportBlock[] {
  const rows = entriesOf(workspace, 'response', id).map(
    ({ party, category, question, view, extract, disposition, reply }) => ({
      cells: [
        plain(category === '' ? party : `${party} (${category})`),
        plain(question || NOT_STATED),
        plain([view, extract].filter((part) => part !== '').join(': ') || NOT_STATED),
        plain([disposition, reply].filter((part) => part !== '').join(': ') || NOT_STATED),
      ],
    }),
  )
  if (rows.length === 0) return [paragraph('There are no consultation responses yet.')]
  const columns = { Respondent: 20, Question: 22, Response: 32, 'What became of it': 26 }
  return [table('Consultation responses', columns, rows)]
}

function preferredChanges(workspace: Workspace, modification: string): readonly TracedChange[] {
  const draft = [...workspace.draft.values()].find(
    (candidate) => candidate.modification === modification && candidate.preferred,
  )
  return draft === undefined ? [] : changesOfDraft(workspace, draft.id)
}

function changeWords({ act, deleted, inserted }: TracedChange): readonly Inline[] {
  const words = [deleted, inserted].filter((part) => part !== '').map((part) => `“${part}”`)
  return plain(words.length === 0 ? act : `${act} ${words.join(' by ')}`)
}

function targetName(workspace: Workspace, to: RecordOf<'link'>['to']): string | null {
  switch (to.kind) {
    case 'scenario': {
      const scenario = workspace.scenario.get(to.id)
      return scenario === undefined ? null : `${scenario.reference} ${scenario.title}`
    }
    case 'input': {
      const input = workspace.input.get(to.id)
      const committee = input === undefined ? undefined : workspace.committee.get(input.committee)
      return committee === undefined ? null : `Input of ${committee.acronym}`
    }
    default:
      return linkTarget(workspace, to)?.wording ?? null
  }
}
