/** What becomes of something when all tracked changes are accepted, and when all are rejected (ECMA-376 17.13.5). */
import { childNamed, type XmlElement } from './xml-tree.ts'

export type Reading = 'accepted' | 'rejected'

/** Whose revision, and when; null where the file does not say. */
export interface Signature {
  readonly author: string | null
  /** ISO 8601 as the file prints it. */
  readonly date: string | null
}

/** Which readings something is part of, and whose revisions say so. */
export interface Fate {
  readonly accepted: boolean
  readonly rejected: boolean
  readonly inserted: Signature | null
  readonly deleted: Signature | null
}

export const KEPT: Fate = { accepted: true, rejected: true, inserted: null, deleted: null }

const INSERTIONS = new Set(['w:ins', 'w:moveTo'])
const DELETIONS = new Set(['w:del', 'w:moveFrom'])

export function isRevision(name: string): boolean {
  return INSERTIONS.has(name) || DELETIONS.has(name)
}

export function insertedBy(revision: XmlElement): Fate {
  return { accepted: true, rejected: false, inserted: signatureOf(revision), deleted: null }
}

export function deletedBy(revision: XmlElement): Fate {
  return { accepted: false, rejected: true, inserted: null, deleted: signatureOf(revision) }
}

export function fateOfRevision(revision: XmlElement): Fate {
  return INSERTIONS.has(revision.name) ? insertedBy(revision) : deletedBy(revision)
}

function signatureOf({ attributes }: XmlElement): Signature {
  return { author: attributes['w:author'] ?? null, date: attributes['w:date'] ?? null }
}

export function bothFates(one: Fate, other: Fate): Fate {
  if (one === KEPT) return other
  if (other === KEPT) return one
  return {
    accepted: one.accepted && other.accepted,
    rejected: one.rejected && other.rejected,
    inserted: one.inserted ?? other.inserted,
    deleted: one.deleted ?? other.deleted,
  }
}

/** The fate that marks in somebody's properties give it. */
export function fateOfMark(
  properties: XmlElement | null,
  insertion: string,
  deletion: string,
): Fate {
  if (properties === null) return KEPT
  const come =
    childNamed(properties, insertion) ??
    (insertion === 'w:ins' ? childNamed(properties, 'w:moveTo') : null)
  const gone =
    childNamed(properties, deletion) ??
    (deletion === 'w:del' ? childNamed(properties, 'w:moveFrom') : null)
  const inserted = come === null ? KEPT : insertedBy(come)
  return gone === null ? inserted : bothFates(inserted, deletedBy(gone))
}
