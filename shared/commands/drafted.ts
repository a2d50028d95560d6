/** What every command needs that changes the text of a draft: the algebra's answers as patches. */
import type { Change, WriteContext } from '../../legal-text/changes.ts'
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
