/** Changes taken apart and put together by hand, with what points at them. */
import { z } from 'zod'
import { joinChanges, splitChangeAt } from '../../legal-text/writing/parts.ts'
import { Id } from '../records/basics.ts'
import type { RecordOf } from '../records/index.ts'
import { failed, ok, type Result } from '../result.ts'
import { type Patch, put, remove, type Workspace } from '../workspace.ts'
import { defineCommand } from './command.ts'
import { copiedLinks, draftedDocument, find, linksFrom } from './lookup.ts'

const offset = z.number().int().nonnegative()

export const splitChange = defineCommand({
  name: 'change.split',
  args: z.object({
    change: Id,
    /** Where the cut is: an offset in the text in force, and one in the change's proposed words. */
    base: offset,
    proposed: offset,
  }),
  run: (workspace, { change: id, base, proposed }, context) => {
    const changes = siblingsOf(workspace, id)
    if (!changes.ok) return changes
    const answer = splitChangeAt(changes.value, id, { base, proposed }, context)
    if (!answer.ok) return failed('change/not-split', answer.reason)
    return ok({
      label: 'Split a change',
      patches: [
        ...written(workspace, answer.changes),
        ...copiedLinks(workspace, id, answer.right, context),
      ],
    })
  },
})

export const joinTwoChanges = defineCommand({
  name: 'change.join',
  args: z.object({ changes: z.tuple([Id, Id]) }),
  run: (workspace, { changes: [one, other] }, context) => {
    const changes = siblingsOf(workspace, one)
    if (!changes.ok) return changes
    const answer = joinChanges(changes.value, [one, other], context)
    if (!answer.ok) return failed('change/not-joined', answer.reason)
    return ok({
      label: 'Join two changes',
      patches: [
        ...unitedLinks(workspace, answer.gone, answer.kept),
        ...movedComments(workspace, answer.gone, answer.kept),
        ...written(workspace, answer.changes),
        remove(workspace, 'change', answer.gone),
      ],
    })
  },
})

/** All changes of the draft and document that one belongs to. */
function siblingsOf(workspace: Workspace, id: string): Result<readonly RecordOf<'change'>[]> {
  const change = find(workspace, 'change', id)
  if (!change.ok) return change
  const drafted = draftedDocument(workspace, change.value.draft, change.value.document)
  return drafted.ok ? ok(drafted.value.changes) : drafted
}

function written(workspace: Workspace, changes: readonly RecordOf<'change'>[]): readonly Patch[] {
  return changes
    .filter((change) => workspace.change.get(change.id) !== change)
    .map((change) => put(workspace, 'change', change))
}

/** What both changes were linked to stays linked once. */
function unitedLinks(workspace: Workspace, gone: string, kept: string): readonly Patch[] {
  const targets = new Set(linksFrom(workspace, kept).map(({ to }) => `${to.kind} ${to.id}`))
  return linksFrom(workspace, gone).map((link) =>
    targets.has(`${link.to.kind} ${link.to.id}`)
      ? remove(workspace, 'link', link.id)
      : put(workspace, 'link', { ...link, from: { kind: 'change', id: kept } }),
  )
}

function movedComments(workspace: Workspace, gone: string, kept: string): readonly Patch[] {
  return [...workspace.comment.values()]
    .filter(({ on }) => on.kind === 'change' && on.id === gone)
    .map((comment) => put(workspace, 'comment', { ...comment, on: { kind: 'change', id: kept } }))
}
