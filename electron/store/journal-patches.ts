/**
 * Patches as the journal keeps them. Of a record that was changed only what differs is kept, so that a long change typed
 * word by word takes as much room as its words, not as its length times their number. A record's wording in its row of the
 * table is what such a difference is of.
 */
import type { Database } from 'better-sqlite3'
import type { AnyRecord, RecordKind } from '../../shared/records/index.ts'
import { ProblemError } from '../../shared/result.ts'
import { type Patch, parseRecord } from '../../shared/workspace.ts'

/** Of the wording of a record: at `at`, in UTF-16 units, `removed` gave way to `inserted`. */
interface Difference {
  readonly kind: RecordKind
  readonly id: string
  readonly at: number
  readonly removed: string
  readonly inserted: string
}

/** The wording of a record as it stands, or null where there is none. */
export type BodyOf = (kind: RecordKind, id: string) => string | null

/** A patch with the very wordings of its record: what is taken back has to read to the letter as it did. */
export interface WordedPatch extends Patch {
  readonly bodies: { readonly before: string | null; readonly after: string | null }
}

type StoredPatch = Patch | Difference

/** One patch for the journal. `before` and `after` are the record's wordings. */
export function storedPatch(
  { kind, id }: Patch,
  before: string | null,
  after: string | null,
): StoredPatch {
  if (before === null || after === null) {
    return { kind, id, before: parsed(kind, before), after: parsed(kind, after) }
  }
  const most = Math.min(before.length, after.length)
  let at = 0
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at += 1
  let rest = 0
  while (
    rest < most - at &&
    before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)
  ) {
    rest += 1
  }
  const removed = before.slice(at, before.length - rest)
  return { kind, id, at, removed, inserted: after.slice(at, after.length - rest) }
}

/** What records read as by kind and id, as far as patches have told it. */
export type Bodies = Map<string, string | null>

export function bodyKey(kind: RecordKind, id: string): string {
  return `${kind} ${id}`
}

/**
 * An entry's patches, read where `bodyOf` tells the records as they were before it. `bodies` goes before it, and is brought
 * up to date: one for all entries that are read in a row.
 */
export function patchesForwards(
  stored: string,
  bodyOf: BodyOf,
  bodies: Bodies = new Map(),
): readonly WordedPatch[] {
  return storedPatches(stored).map((patch) => told(patch, bodies, bodyOf, 'forwards'))
}

/** An entry's patches, read where `bodyOf` tells the records as they are after it. */
export function patchesBackwards(stored: string, bodyOf: BodyOf): readonly WordedPatch[] {
  return takenBack(stored, new Map(), bodyOf)
}

export interface RevisionPatches {
  readonly revision: number
  readonly patches: readonly Patch[]
}

/**
 * The patches of every entry from a revision on, the oldest first, worked out backwards from the records as the file has
 * them: to be called in one transaction with whatever else is read.
 */
export function patchesSince(database: Database, revision: number): readonly RevisionPatches[] {
  const rows = database
    .prepare('SELECT revision, patches FROM journal WHERE revision >= ? ORDER BY revision DESC')
    .all(revision) as readonly { revision: number; patches: string }[]
  const bodies: Bodies = new Map()
  const bodyOf = bodiesIn(database)
  return rows
    .map((row) => ({
      revision: row.revision,
      patches: takenBack(row.patches, bodies, bodyOf).map(
        ({ kind, id, before, after }): Patch => ({ kind, id, before, after }),
      ),
    }))
    .reverse()
}

/**
 * What one record was before and after each entry that touched it, from the stored patches of such entries, the newest first;
 * null for those that only name it.
 */
export function recordBackwards(
  database: Database,
  entries: readonly string[],
  kind: RecordKind,
  id: string,
): readonly (Pick<Patch, 'before' | 'after'> | null)[] {
  const bodies: Bodies = new Map()
  const bodyOf = bodiesIn(database)
  return entries.map((stored) => {
    const own = storedPatches(stored)
      .filter((patch) => patch.kind === kind && patch.id === id)
      .reverse()
      .map((patch) => told(patch, bodies, bodyOf, 'backwards'))
    const [last, first] = [own[0], own[own.length - 1]]
    return last === undefined || first === undefined
      ? null
      : { before: first.before, after: last.after }
  })
}

/** The wordings of records as the file has them. */
export function bodiesIn(database: Database): BodyOf {
  const body = database.prepare('SELECT body FROM record WHERE kind = ? AND id = ?').pluck()
  return (kind, id) => (body.get(kind, id) as string | undefined) ?? null
}

function takenBack(stored: string, bodies: Bodies, bodyOf: BodyOf): readonly WordedPatch[] {
  return storedPatches(stored)
    .reverse()
    .map((patch) => told(patch, bodies, bodyOf, 'backwards'))
    .reverse()
}

function storedPatches(stored: string): StoredPatch[] {
  return JSON.parse(stored) as StoredPatch[]
}

function told(
  patch: StoredPatch,
  bodies: Bodies,
  bodyOf: BodyOf,
  direction: 'forwards' | 'backwards',
): WordedPatch {
  const { kind, id } = patch
  const key = bodyKey(kind, id)
  if (!('at' in patch)) {
    const [before, after] = [worded(patch.before), worded(patch.after)]
    bodies.set(key, direction === 'forwards' ? after : before)
    return wordedPatch(kind, id, before, after)
  }
  const { at, removed, inserted } = patch
  const known = bodies.get(key)
  const body = known === undefined ? bodyOf(kind, id) : known
  const [gone, come] = direction === 'forwards' ? [removed, inserted] : [inserted, removed]
  if (body === null || body.slice(at, at + gone.length) !== gone) throw unreadable(kind, id)
  const other = body.slice(0, at) + come + body.slice(at + gone.length)
  bodies.set(key, other)
  const [before, after] = direction === 'forwards' ? [body, other] : [other, body]
  return wordedPatch(kind, id, before, after)
}

function wordedPatch(
  kind: RecordKind,
  id: string,
  before: string | null,
  after: string | null,
): WordedPatch {
  const bodies = { before, after }
  return { kind, id, before: parsed(kind, before), after: parsed(kind, after), bodies }
}

function worded(record: AnyRecord | null): string | null {
  return record === null ? null : JSON.stringify(record)
}

/** The record as its schema has it: one that an older program wrote may lack fields that have a default. */
function parsed(kind: RecordKind, body: string | null): AnyRecord | null {
  if (body === null) return null
  const record = parseRecord(kind, JSON.parse(body))
  if (record.ok) return record.value
  throw new ProblemError({ ...record.error, advice: 'Check the file with “workbench check-file”.' })
}

function unreadable(kind: RecordKind, id: string): ProblemError {
  return new ProblemError({
    code: 'journal/unreadable',
    message: `The journal does not fit the ${kind} “${id}” as it stands.`,
    advice: 'Nothing has been changed. Check the file with “workbench check-file”.',
  })
}
