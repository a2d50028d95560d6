/** What is done to several provisions at once, with all that stands under them: each is one step of undo. */
import { z } from 'zod'
import { without } from '../../legal-text/boundaries.ts'
import type { Change } from '../../legal-text/changes.ts'
import { PROVISION_KINDS } from '../../legal-text/provisions.ts'
import { leaveNotUsed, moveProvision, relevelProvision } from '../../legal-text/relocate.ts'
import {
  deleteProvision,
  insertAny,
  insertProvision,
  isOwnPending,
  type StructureContext,
} from '../../legal-text/structure.ts'
import { Reading } from '../../legal-text/tree/reading.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { Id, RunRecord } from '../records/basics.ts'
import { failed, ok, type Result } from '../result.ts'
import { defineCommand } from './command.ts'
import { deletion, onDocument, structural, where, writeContext } from './drafted.ts'
import type { DraftedDocument } from './lookup.ts'

/** None of them stands under another; in the order of the text. */
const provisions = z.array(Id).min(1)

/** Does one thing after another; the first refusal is the answer. */
function eachOf(
  changes: readonly Change[],
  ids: readonly string[],
  act: (changes: readonly Change[], id: string) => Result<readonly Change[]>,
): Result<readonly Change[]> {
  let next = changes
  for (const id of ids) {
    const answer = act(next, id)
    if (!answer.ok) return answer
    next = answer.value
  }
  return ok(next)
}

function several(ids: readonly string[]): string {
  return ids.length === 1 ? 'a provision' : `${ids.length} provisions`
}

export const deleteProvisions = defineCommand({
  name: 'provisions.delete',
  args: z.object({ ...where, provisions }),
  run: (workspace, { provisions: ids, ...place }, context) =>
    onDocument(workspace, place, `Delete ${several(ids)}`, (drafted) => {
      const write = writeContext(workspace, place, context)
      return eachOf(drafted.changes, ids, (changes, provision) =>
        deletion({ ...drafted, changes }, provision, write),
      )
    }),
})

/** Those that have no number in force are left as they are; where none has one, that is said. */
export const leaveSeveralNotUsed = defineCommand({
  name: 'provisions.notUsed',
  args: z.object({ ...where, provisions }),
  run: (workspace, { provisions: ids, ...place }, context) =>
    onDocument(workspace, place, `Leave ${several(ids)} as “[Not used]”`, (drafted) => {
      const write = writeContext(workspace, place, context)
      let next: readonly Change[] = drafted.changes
      let reason: string | null = null
      for (const provision of ids) {
        const answer = leaveNotUsed(drafted.version.provisions, next, { provision }, write)
        if (answer.ok) next = answer.changes
        else reason ??= answer.reason
      }
      return next === drafted.changes && reason !== null
        ? failed('structure/refused', reason)
        : ok(next)
    }),
})

/** "Out" goes from the last to the first: each comes right behind the one that they stood under. */
export const relevelProvisions = defineCommand({
  name: 'provisions.relevel',
  args: z.object({ ...where, provisions, direction: z.enum(['in', 'out']) }),
  run: (workspace, { provisions: ids, direction, ...place }, context) =>
    onDocument(workspace, place, `Change the level of ${several(ids)}`, ({ version, changes }) => {
      const write = writeContext(workspace, place, context)
      const order = direction === 'in' ? ids : [...ids].reverse()
      return eachOf(changes, order, (next, provision) =>
        structural(relevelProvision(version.provisions, next, { provision, direction }, write)),
      )
    }),
})

const destination = {
  parent: Id.nullable(),
  /** The provision that the first of them is to follow; null: it comes first. */
  after: Id.nullable(),
}

export const moveProvisions = defineCommand({
  name: 'provisions.move',
  args: z.object({ ...where, provisions, ...destination }),
  run: (workspace, { provisions: ids, parent, after, ...place }, context) =>
    onDocument(workspace, place, `Move ${several(ids)}`, (drafted) => {
      const write = writeContext(workspace, place, context)
      const moved = movedAll(drafted, drafted.changes, ids, { parent, after }, write)
      return moved.ok && moved.value === drafted.changes
        ? failed('structure/refused', ids.length === 1 ? 'It stands there already.' : STAND_THERE)
        : moved
    }),
})

const STAND_THERE = 'They stand there already.'

interface Destination {
  readonly parent: string | null
  readonly after: string | null
}

/** One behind the other; what stands there already stays. */
function movedAll(
  { version }: DraftedDocument,
  changes: readonly Change[],
  ids: readonly string[],
  { parent, after }: Destination,
  write: StructureContext,
): Result<readonly Change[]> {
  let next = changes
  let before = after
  for (const provision of ids) {
    const reading = new Reading(version.provisions, next)
    const stands =
      reading.tree.parentOf(provision) === parent &&
      (reading.before(provision).at(-1) ?? null) === before
    if (!stands) {
      const target = { provision, parent, after: before }
      const answer = structural(moveProvision(version.provisions, next, target, write))
      if (!answer.ok) return answer
      next = answer.value
    }
    before = provision
  }
  return ok(next)
}

/**
 * Whole provisions that were copied or cut. Those that their author has cut, and that are still struck, move to their
 * destination with their history; all others are put in as their own.
 */
export const pasteProvisions = defineCommand({
  name: 'provisions.paste',
  args: z.object({
    ...where,
    ...destination,
    copied: z
      .array(
        z.object({
          /** Where it was copied from. */
          provision: Id,
          kind: z.enum(PROVISION_KINDS),
          runs: z.array(RunRecord),
          /** Index of the copied one that it stands under; null for the topmost. */
          under: z.number().int().nonnegative().nullable(),
        }),
      )
      .min(1)
      .max(5000),
    /** An empty provision in whose place they come. */
    replaced: Id.nullable(),
  }),
  run: (workspace, { copied, parent, after, replaced, ...place }, context) =>
    onDocument(workspace, place, `Paste ${several(copied.map(({ kind }) => kind))}`, (drafted) => {
      const write = writeContext(workspace, place, context)
      const put = putBack(drafted, copied, { parent, after }, write)
      const pasted = put ?? insertedAll(drafted, copied, { parent, after }, write)
      if (!pasted.ok || replaced === null) return pasted
      const target = { provision: replaced }
      return structural(deleteProvision(drafted.version.provisions, pasted.value, target, write))
    }),
})

interface CopiedProvision {
  readonly provision: string
  readonly kind: (typeof PROVISION_KINDS)[number]
  readonly runs: readonly z.infer<typeof RunRecord>[]
  readonly under: number | null
}

/** The topmost of them moved, where all are struck by this author; null where they are not. */
function putBack(
  drafted: DraftedDocument,
  copied: readonly CopiedProvision[],
  to: Destination,
  write: StructureContext,
): Result<readonly Change[]> | null {
  const { version, changes } = drafted
  const { tree } = new Reading(version.provisions, changes)
  const roots = copied.filter(({ under }) => under === null).map(({ provision }) => provision)
  let next = changes
  for (const root of roots) {
    const deletion = tree.deletions.get(root)
    if (deletion === undefined || !isOwnPending(deletion, write)) return null
    next = without(next, deletion.id, write.pinned.has(deletion.id), write)
  }
  return movedAll(drafted, next, roots, to, write)
}

function insertedAll(
  { version, changes }: DraftedDocument,
  copied: readonly CopiedProvision[],
  { parent, after }: Destination,
  write: StructureContext,
): Result<readonly Change[]> {
  let next = changes
  const made: string[] = []
  /** The last that was put under a parent. */
  const last = new Map<string | null, string>()
  const notes = new Map(
    copied.flatMap(({ provision, kind }) =>
      kind === 'footnote' ? [[provision, write.mint()] as const] : [],
    ),
  )
  for (const { provision: copiedFrom, kind, runs: copiedRuns, under } of copied) {
    const above = under === null ? parent : (made[under] ?? parent)
    const behind = last.get(above) ?? (under === null ? after : null)
    const provision = notes.get(copiedFrom) ?? write.mint()
    // A copied mark points at the copy of its footnote.
    const runs = copiedRuns.map((run) =>
      run.kind === 'footnote' ? { ...run, target: notes.get(run.target) ?? run.target } : run,
    )
    const insertion = { provision, provisionKind: kind, parent: above, after: behind }
    const insert = kind === 'footnote' ? insertAny : insertProvision
    const answer = structural(insert(version.provisions, next, insertion, write))
    if (!answer.ok) return answer
    const splice = { provision, start: 0, end: 0, insert: runs }
    next =
      runs.length === 0
        ? answer.value
        : writeSplice(version.provisions, answer.value, splice, write)
    made.push(provision)
    last.set(above, provision)
  }
  return ok(next)
}
