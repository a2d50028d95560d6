/** Commands that change where provisions stand and where they begin and end. */
import { z } from 'zod'
import { joinProvision, splitProvision } from '../../legal-text/boundaries.ts'
import { pasteParagraphs } from '../../legal-text/paste.ts'
import { PROVISION_KINDS } from '../../legal-text/provisions.ts'
import { leaveNotUsed, moveProvision, relevelProvision } from '../../legal-text/relocate.ts'
import { insertProvision } from '../../legal-text/structure.ts'
import type { Parted } from '../../legal-text/writing/cut.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { Id, RunRecord } from '../records/basics.ts'
import { failed, ok } from '../result.ts'
import type { Patch, Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'
import { deletion, onDocument, refuseUnused, structural, where, writeContext } from './drafted.ts'
import { copiedLinks } from './lookup.ts'

const offset = z.number().int().nonnegative()

export const insertProvisionCommand = defineCommand({
  name: 'provision.insert',
  args: z.object({
    ...where,
    provisionKind: z.enum(PROVISION_KINDS),
    parent: Id.nullable(),
    after: Id.nullable(),
    /** First words of the provision; may be none. */
    text: z.array(RunRecord).optional(),
  }),
  run: (workspace, { provisionKind, parent, after, text, ...place }, context) =>
    onDocument(workspace, place, `Insert ${provisionKind}`, ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      const provision = context.mint()
      const inserted = structural(
        insertProvision(
          version.provisions,
          changes,
          { provision, provisionKind, parent, after },
          write,
        ),
      )
      if (!inserted.ok || text === undefined || text.length === 0) return inserted
      const splice = { provision, start: 0, end: 0, insert: text }
      return ok(writeSplice(version.provisions, inserted.value, splice, write))
    }),
})

export const deleteProvisionCommand = defineCommand({
  name: 'provision.delete',
  args: z.object({ ...where, provision: Id }),
  run: (workspace, { provision, ...place }, context) =>
    onDocument(workspace, place, 'Delete provision', (drafted) =>
      deletion(drafted, provision, writeContext(workspace, place, context)),
    ),
})

/** What points at a change that had to be parted points at both halves. */
function linksOf(
  workspace: Workspace,
  parted: readonly Parted[],
  context: CommandContext,
): readonly Patch[] {
  return parted.flatMap(({ left, right }) => copiedLinks(workspace, left, right, context))
}

export const splitProvisionCommand = defineCommand({
  name: 'provision.split',
  args: z.object({
    ...where,
    provision: Id,
    /** In the proposed text of the provision, in UTF-16 units. */
    offset,
    /** What is selected from the offset on goes first. */
    end: offset.optional(),
  }),
  run: (workspace, { provision, offset: at, end = at, ...place }, context) => {
    const parted: Parted[] = []
    return onDocument(
      workspace,
      place,
      'Split provision',
      ({ version, changes }) => {
        const point = { provision, offset: at, newProvision: context.mint() }
        const write = writeContext(workspace, place, context)
        const cut = { provision, start: at, end, insert: [] }
        const left = end > at ? writeSplice(version.provisions, changes, cut, write) : changes
        const answer = splitProvision(version.provisions, left, point, write)
        if (!answer.ok) return failed('structure/refused', answer.reason)
        if (answer.parted !== null) parted.push(answer.parted)
        return ok(answer.changes)
      },
      () => linksOf(workspace, parted, context),
    )
  },
})

export const joinProvisionCommand = defineCommand({
  name: 'provision.join',
  args: z.object({ ...where, provision: Id }),
  run: (workspace, { provision, ...place }, context) =>
    onDocument(workspace, place, 'Join provisions', ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      return structural(joinProvision(version.provisions, changes, { provision }, write))
    }),
})

export const moveProvisionCommand = defineCommand({
  name: 'provision.move',
  args: z.object({ ...where, provision: Id, parent: Id.nullable(), after: Id.nullable() }),
  run: (workspace, { provision, parent, after, ...place }, context) =>
    onDocument(workspace, place, 'Move provision', ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      const target = { provision, parent, after }
      return structural(moveProvision(version.provisions, changes, target, write))
    }),
})

export const relevelProvisionCommand = defineCommand({
  name: 'provision.relevel',
  args: z.object({ ...where, provision: Id, direction: z.enum(['in', 'out']) }),
  run: (workspace, { provision, direction, ...place }, context) =>
    onDocument(workspace, place, 'Change the level', ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      const target = { provision, direction }
      return structural(relevelProvision(version.provisions, changes, target, write))
    }),
})

export const notUsedCommand = defineCommand({
  name: 'provision.notUsed',
  args: z.object({ ...where, provision: Id }),
  run: (workspace, { provision, ...place }, context) =>
    onDocument(workspace, place, 'Leave as “[Not used]”', ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      return structural(leaveNotUsed(version.provisions, changes, { provision }, write))
    }),
})

export const pasteText = defineCommand({
  name: 'text.paste',
  args: z.object({
    ...where,
    provision: Id,
    /** What is replaced, in the proposed text of the provision. */
    start: offset,
    end: offset,
    paragraphs: z.array(z.array(RunRecord)).min(1).max(5000),
  }),
  run: (workspace, { provision, start, end, paragraphs, ...place }, context) => {
    const parted: Parted[] = []
    return onDocument(
      workspace,
      place,
      'Paste',
      ({ version, changes }) => {
        const refused = refuseUnused(changes, [provision])
        if (!refused.ok) return refused
        const paste = { provision, start, end, paragraphs }
        const write = writeContext(workspace, place, context)
        const answer = pasteParagraphs(version.provisions, changes, paste, write)
        if (!answer.ok) return failed('structure/refused', answer.reason)
        parted.push(...answer.parted)
        return ok(answer.changes)
      },
      () => linksOf(workspace, parted, context),
    )
  },
})
