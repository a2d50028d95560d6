/** What of the workspace is being worked on, given where the person is. Pure. */
import { type Change, changeStatus } from '../../legal-text/changes.ts'
import { insertionsAmong, reviewedWith } from '../../shared/listed.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import type { Workspace } from '../../shared/workspace.ts'

type Draft = RecordOf<'draft'>

/** The records that decide it. */
export type WorkRecords = Pick<Workspace, 'modification' | 'draft' | 'document' | 'version'>

export interface Current {
  readonly modification: RecordOf<'modification'>
  readonly draft: Draft
  /** Drafts of the same modification, the preferred one first. */
  readonly drafts: readonly Draft[]
  /** Null where the draft has no base version of any document. */
  readonly document: RecordOf<'document'> | null
  readonly version: RecordOf<'version'> | null
}

/** The named draft and document where they exist, else the preferred draft of the first modification. */
export function currentWork(
  workspace: WorkRecords,
  chosen: { readonly draft: string | null; readonly document: string | null },
): Current | null {
  const named = chosen.draft === null ? undefined : workspace.draft.get(chosen.draft)
  const draft = named ?? firstDraft(workspace)
  const modification = draft && workspace.modification.get(draft.modification)
  if (draft === undefined || modification === undefined) return null
  const base = draft.bases.find(({ document }) => document === chosen.document) ?? draft.bases[0]
  return {
    modification,
    draft,
    drafts: draftsOf(workspace, modification.id),
    document: (base && workspace.document.get(base.document)) ?? null,
    version: (base && workspace.version.get(base.version)) ?? null,
  }
}

function firstDraft(workspace: WorkRecords): Draft | undefined {
  for (const id of workspace.modification.keys()) {
    const draft = draftsOf(workspace, id)[0]
    if (draft !== undefined) return draft
  }
  return undefined
}

function draftsOf(workspace: WorkRecords, modification: string): readonly Draft[] {
  return [...workspace.draft.values()]
    .filter((draft) => draft.modification === modification)
    .sort((left, right) => Number(right.preferred) - Number(left.preferred))
}

/** Solutions are not worked on in Development: what is drafted then is exploratory, and says so. */
export function isExploratory(modification: RecordOf<'modification'>): boolean {
  return modification.stage === 'Draft Proposal' || /^DP/i.test(modification.reference)
}

/** How much a draft proposes, as it is reviewed: an insertion counts once, with its words and its cells. */
export function countChanges(
  changes: Iterable<Change>,
  draft: string,
): { readonly pending: number; readonly accepted: number } {
  const own = [...changes].filter((change) => change.draft === draft && !change.withdrawn)
  const insertions = insertionsAmong(own)
  let pending = 0
  let accepted = 0
  for (const change of own) {
    if (reviewedWith(change, insertions) !== null) continue
    if (changeStatus(change) === 'accepted') accepted += 1
    else pending += 1
  }
  return { pending, accepted }
}

export function versionLabel(version: RecordOf<'version'> | null): string {
  return version?.label ?? 'not stated'
}

export function personName(workspace: Workspace, id: string): string {
  return workspace.person.get(id)?.name ?? 'Not stated'
}
