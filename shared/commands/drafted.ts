/** What every command needs that changes the text of a draft: the algebra's answers as patches. */
import type { Change, WriteContext } from '../../legal-text/changes.ts'
import { deleteFootnote, isFootnote } from '../../legal-text/noting.ts'
import { deleteProvision, type StructureContext } from '../../legal-text/structure.ts'
import { viewDocument } from '../../legal-text/views.ts'
import { Id } from '../records/basics.ts'
import { failed, ok, type Result } from '../result.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'
import type { CommandContext, Execution } from './command.ts'
import { type DraftedDocument, draftedDocument, pinnedChanges } from './lookup.ts'

export const where = { draft: Id, document: Id }

export type Where = { readonly draft: string; readonly document: string }

export function writeContext(
  workspace: Workspace,
  { draft, document }: Where,
  context: CommandContext,
): WriteContext & { readonly pinned: ReadonlySet<string> } {
  return {
    author: context.author,
    at: context.at,
    draft,
    document,
    mint: context.mint,
    pinned: pinnedChanges(workspace),
  }
}

/** The patches between two states of one draft's changes; untouched records keep their identity. */
function changePatches(
  workspace: Workspace,
  before: readonly Change[],
  after: readonly Change[],
): readonly Patch[] {
  const kept = new Set(after.map((change) => change.id))
  const removed = before
    .filter((change) => !kept.has(change.id))
    .map((change): Patch => ({ kind: 'change', id: change.id, before: change, after: null }))
  const written = after
    .filter((change) => workspace.change.get(change.id) !== change)
    .map((change) => put(workspace, 'change', change))
  return [...removed, ...written]
}

export function onDocument(
  workspace: Workspace,
  place: Where,
  label: string,
  write: (drafted: DraftedDocument) => Result<readonly Change[]>,
  /** Patches beside those of the changes themselves, once these are written. */
  alongside: () => readonly Patch[] = () => [],
): Result<Execution> {
  const drafted = draftedDocument(workspace, place.draft, place.document)
  if (!drafted.ok) return drafted
  const written = write(drafted.value)
  if (!written.ok) return written
  const patches = changePatches(workspace, drafted.value.changes, written.value)
  return ok({ label, patches: [...patches, ...alongside()] })
}

/** A refusal of the algebra, as a problem for a person. */
export function structural(
  answer:
    | { readonly ok: true; readonly changes: readonly Change[] }
    | { readonly ok: false; readonly reason: string },
): Result<readonly Change[]> {
  return answer.ok ? ok(answer.changes) : failed('structure/refused', answer.reason)
}

/** Deletes a provision with all that stands under it; a footnote by its mark. */
export function deletion(
  { version, changes }: DraftedDocument,
  provision: string,
  context: StructureContext,
): Result<readonly Change[]> {
  const { provisions, numbering } = version
  const views = () => viewDocument(provisions, numbering, changes, 'proposed')
  const note = isFootnote(provisions, changes, provision)
  return structural(
    note
      ? deleteFootnote(provisions, changes, provision, views(), context)
      : deleteProvision(provisions, changes, { provision }, context),
  )
}

/** Words typed where "[Not used]" stands would show nowhere. */
export function refuseUnused(
  changes: readonly Change[],
  provisions: readonly string[],
): Result<null> {
  const unused = changes.some(
    (change) =>
      change.kind === 'notUsed' && !change.withdrawn && provisions.includes(change.provision),
  )
  return unused
    ? failed(
        'text/not-used',
        'This provision reads “[Not used]”.',
        'Reject that change first to work on its words.',
      )
    : ok(null)
}
