/** What of the changes people count as one: an insertion with the words written in it, a row with its cells. Pure. */
import { type Change, changeStatus, type InsertChange } from '../legal-text/changes.ts'
import { markAlone } from '../legal-text/footnotes.ts'

/** Insertions by what they insert. */
export type Insertions = ReadonlyMap<string, InsertChange>

/** The live insertions among the changes of one draft. */
export function insertionsAmong(changes: Iterable<Change>): Insertions {
  const insertions = new Map<string, InsertChange>()
  for (const change of changes) {
    if (change.kind === 'insert' && !change.withdrawn) insertions.set(change.provision, change)
  }
  return insertions
}

/**
 * The insertion that a change is a part of: of the footnote that it is the mark of, of the clause its words are written in,
 * of the row that its cell is of.
 */
export function insertionAround(change: Change, insertions: Insertions): InsertChange | null {
  if (change.kind === 'text') {
    const written = insertions.get(markAlone(change) ?? '') ?? insertions.get(change.provision)
    return written === undefined ? null : (insertionAround(written, insertions) ?? written)
  }
  if (change.kind !== 'insert' || change.provisionKind !== 'cell') return null
  return insertions.get(change.place.parent ?? '') ?? null
}

/**
 * The insertion that a change is reviewed with, or null for what is decided on by itself: so is what has been written
 * since the insertion was accepted.
 */
export function reviewedWith(change: Change, insertions: Insertions): InsertChange | null {
  const around = insertionAround(change, insertions)
  if (around === null) return null
  const later = changeStatus(around) === 'accepted' && changeStatus(change) === 'pending'
  return later ? null : around
}

/** The withdrawn changes that are brought back by themselves; what went together with an insertion comes back with it. */
export function withdrawnAlone(changes: readonly Change[]): readonly Change[] {
  const withdrawn = changes.filter((change) => change.withdrawn)
  const insertions = new Map<string, InsertChange>()
  for (const change of withdrawn) {
    if (change.kind === 'insert') insertions.set(change.provision, change)
  }
  return withdrawn.filter(
    (change) => insertionAround(change, insertions)?.changedAt !== change.changedAt,
  )
}
