/** Changes as people count them when they trace: one line each, with its clause and its words. */
import { type Change, changeStatus, type TextChange } from '../../legal-text/changes.ts'
import { baseText } from '../../legal-text/state.ts'
import { plainText, type Run, sliceRuns } from '../../legal-text/text.ts'
import { structureAct } from '../acts.ts'
import { wordsOfChange, wordsOfProvision } from '../linking.ts'
import { insertionAround, insertionsAmong } from '../listed.ts'
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { draftedOf } from './drafted.ts'

export { citationsOf } from '../../legal-text/citations.ts'

export interface TracedChange {
  readonly id: string
  readonly draft: string
  readonly draftName: string
  readonly document: string
  readonly provision: string
  /** The clause as it is cited, "4.1A(b)"; "unnumbered" for a provision without a number. */
  readonly citation: string
  readonly act: string
  /** Words that go, and words that come; either may be empty. */
  readonly deleted: string
  readonly inserted: string
  readonly withdrawn: boolean
}

/** How a draft cites a provision; what its base version says where the draft no longer has it. */
export function citationIn(
  workspace: Workspace,
  draftId: string,
  provision: string,
): string | null {
  for (const { document } of workspace.draft.get(draftId)?.bases ?? []) {
    const citation = draftedOf(workspace, draftId, document).citations.get(provision)
    if (citation !== undefined && citation !== '') return citation
  }
  return null
}

/** The numbered provisions that a draft has or, for the baseline, those of them that are in force. */
export function citedProvisions(
  workspace: Workspace,
  draftId: string,
  baseline: boolean,
): readonly { readonly id: string; readonly citation: string; readonly words: string }[] {
  const draft = workspace.draft.get(draftId)
  return (draft?.bases ?? []).flatMap(({ document, version }) => {
    const inForce = new Set(workspace.version.get(version)?.provisions.map(({ id }) => id))
    const { citations, resolve } = draftedOf(workspace, draftId, document)
    return [...citations]
      .filter(([id, citation]) => citation !== '' && (!baseline || inForce.has(id)))
      .map(([id, citation]) => {
        const runs = wordsOfProvision(workspace, id, draftId) ?? []
        return { id, citation, words: plainText(runs, resolve) }
      })
  })
}

/**
 * The changes of a draft, in the order of the text. Words written in a provision that the draft inserts belong to the
 * insertion, and cells to that of their row; they are no lines of their own.
 */
export function changesOfDraft(workspace: Workspace, draftId: string): readonly TracedChange[] {
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draftId && !change.withdrawn,
  )
  const insertions = insertionsAmong(changes)
  const own = changes.filter((change) => insertionAround(change, insertions) === null)
  return own
    .map((change) => ({ change, place: placeIn(workspace, change) }))
    .sort((left, right) => left.place - right.place || startOf(left.change) - startOf(right.change))
    .map(({ change }) => tracedChange(workspace, change))
}

function placeIn(workspace: Workspace, change: Change): number {
  return draftedOf(workspace, change.draft, change.document).places.get(change.provision) ?? -1
}

function startOf(change: Change): number {
  return change.kind === 'text' ? change.start : -1
}

export function tracedChange(workspace: Workspace, change: RecordOf<'change'>): TracedChange {
  const { citations, resolve } = draftedOf(workspace, change.draft, change.document)
  const words = (runs: readonly Run[]) => plainText(runs, resolve)
  const common = {
    id: change.id,
    draft: change.draft,
    draftName: workspace.draft.get(change.draft)?.name ?? 'Draft not stated',
    document: change.document,
    provision: change.provision,
    citation: citations.get(change.provision) || 'unnumbered',
    withdrawn: changeStatus(change) === 'withdrawn',
  }
  if (change.kind === 'text') {
    const deleted = words(deletedRuns(workspace, change))
    const inserted = words(wordsOfChange(workspace, change))
    return { ...common, act: textAct(deleted, inserted), deleted, inserted }
  }
  const subject = words(wordsOfChange(workspace, change))
  const act = structureAct(change)
  if (change.kind === 'insert') return { ...common, act, deleted: '', inserted: subject }
  return { ...common, act, deleted: change.kind === 'delete' ? subject : '', inserted: '' }
}

function textAct(deleted: string, inserted: string): string {
  if (deleted === '') return 'Inserts'
  return inserted === '' ? 'Deletes' : 'Replaces'
}

function deletedRuns(workspace: Workspace, change: TextChange): readonly Run[] {
  const base = workspace.draft
    .get(change.draft)
    ?.bases.find(({ document }) => document === change.document)
  const version = base === undefined ? undefined : workspace.version.get(base.version)
  if (version === undefined) return []
  return sliceRuns(baseText(version.provisions, change.provision), change.start, change.end)
}
