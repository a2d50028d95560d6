import { z } from 'zod'
import { isSuspect, linkSource, linkTarget } from '../linking.ts'
import { Id } from '../records/basics.ts'
import { LINK_SOURCES, LINK_TARGETS } from '../records/modification.ts'
import { failed, ok } from '../result.ts'
import { put, remove } from '../workspace.ts'
import { defineCommand } from './command.ts'
import { find } from './lookup.ts'

export const addLink = defineCommand({
  name: 'link.add',
  args: z.object({
    from: z.object({ kind: z.enum(LINK_SOURCES), id: Id }),
    to: z.object({ kind: z.enum(LINK_TARGETS), id: Id }),
    note: z.string().optional(),
  }),
  run: (workspace, { from, to, note = '' }, context) => {
    const source = linkSource(workspace, from)
    const target = linkTarget(workspace, to)
    if (source === null || target === null) {
      return failed('link/missing', 'One end of the link no longer exists.', 'Choose again.')
    }
    const exists = [...workspace.link.values()].some(
      (link) => link.from.id === from.id && link.to.id === to.id && link.to.kind === to.kind,
    )
    if (exists) return failed('link/exists', 'These two are linked already.')
    const link = {
      id: context.mint(),
      from,
      to,
      note,
      confirmed: { by: context.author, at: context.at, reason: '', from: source, to: target },
      basis: null,
    }
    return ok({ label: 'Link', patches: [put(workspace, 'link', link)] })
  },
})

export const removeLink = defineCommand({
  name: 'link.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const link = find(workspace, 'link', id)
    if (!link.ok) return link
    return ok({ label: 'Remove a link', patches: [remove(workspace, 'link', id)] })
  },
})

export const noteLink = defineCommand({
  name: 'link.note',
  args: z.object({ id: Id, note: z.string().trim().max(2000) }),
  run: (workspace, { id, note }) => {
    const link = find(workspace, 'link', id)
    if (!link.ok) return link
    return ok({
      label: note === '' ? 'Remove the note on a link' : 'Note on a link',
      patches: [put(workspace, 'link', { ...link.value, note })],
    })
  },
})

/** Says that a link still holds although one of its ends reads differently now. */
export const confirmLinks = defineCommand({
  name: 'link.confirm',
  args: z.object({ ids: z.array(Id).min(1), reason: z.string().trim().max(2000).optional() }),
  run: (workspace, { ids, reason = '' }, context) => {
    const patches = []
    for (const id of ids) {
      const link = find(workspace, 'link', id)
      if (!link.ok) return link
      const from = linkSource(workspace, link.value.from)
      const to = linkTarget(workspace, link.value.to)
      if (from === null || to === null) {
        return failed('link/missing', 'One end of the link no longer exists.', 'Remove the link.')
      }
      if (!isSuspect(workspace, link.value)) continue
      const confirmed = { by: context.author, at: context.at, reason, from, to }
      patches.push(put(workspace, 'link', { ...link.value, confirmed }))
    }
    return ok({
      label: ids.length === 1 ? 'Confirm a link' : `Confirm ${ids.length} links`,
      patches,
    })
  },
})

export const addComment = defineCommand({
  name: 'comment.add',
  args: z.object({
    on: z.object({ kind: z.enum(['change', 'provision', 'section']), id: Id }),
    replyTo: Id.nullable(),
    text: z.string().trim().min(1).max(20_000),
  }),
  run: (workspace, { on, replyTo, text }, context) => {
    const comment = {
      id: context.mint(),
      on,
      replyTo,
      author: context.author,
      at: context.at,
      text,
      resolved: false,
    }
    return ok({ label: 'Comment', patches: [put(workspace, 'comment', comment)] })
  },
})

export const resolveComment = defineCommand({
  name: 'comment.resolve',
  args: z.object({ id: Id, resolved: z.boolean() }),
  run: (workspace, { id, resolved }) => {
    const comment = find(workspace, 'comment', id)
    if (!comment.ok) return comment
    return ok({
      label: resolved ? 'Resolve a comment' : 'Reopen a comment',
      patches: [put(workspace, 'comment', { ...comment.value, resolved })],
    })
  },
})
