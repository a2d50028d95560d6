import type { ProvisionKind } from './provisions.ts'
import { type AuthoredRun, sameRuns } from './text.ts'

/**
 * A change is a record; marks on a page are only a view of it. The live changes of one draft and document
 * are disjoint, ordered by base offset, then by rank.
 */
interface ChangeCommon {
  readonly id: string
  /** The draft that owns the change, and the code document it changes. */
  readonly draft: string
  readonly document: string
  /** Who made the change first. The runs say who wrote which words. */
  readonly author: string
  /** ISO 8601 instants in UTC. */
  readonly createdAt: string
  readonly changedAt: string
  /** Why the change is made, in the drafter's words; empty where nobody has said. */
  readonly reason: string
  /** A withdrawn change stays on record, unapplied. */
  readonly withdrawn: boolean
}

/**
 * A change of text: the base range [start, end) of one provision reads as `proposed` instead.
 * A provision that a draft inserts has empty base text, so all its words are changes at offset 0.
 */
export interface TextChange extends ChangeCommon {
  readonly kind: 'text'
  readonly provision: string
  readonly start: number
  readonly end: number
  /** Order among changes with equal offsets; any finite number. */
  readonly rank: number
  /** What has been accepted, or null while nothing has. */
  readonly agreed: readonly AuthoredRun[] | null
  readonly proposed: readonly AuthoredRun[]
}

interface StructureCommon extends ChangeCommon {
  /** True once accepted; a change of structure is pending until then. */
  readonly accepted: boolean
}

/** Where a provision goes: under `parent`, behind its sibling `after` (null: first), by rank among equals. */
export interface Place {
  readonly parent: string | null
  readonly after: string | null
  readonly rank: number
}

export interface InsertChange extends StructureCommon {
  readonly kind: 'insert'
  /** The id that the inserted provision has, and keeps when it is implemented. */
  readonly provision: string
  readonly provisionKind: ProvisionKind
  readonly place: Place
}

/** Deletes a provision with all that stands under it; changes inside are suspended, not lost. */
export interface DeleteChange extends StructureCommon {
  readonly kind: 'delete'
  readonly provision: string
}

export type StructureChange = InsertChange | DeleteChange

export type Change = TextChange | StructureChange

export type ChangeStatus = 'pending' | 'accepted' | 'withdrawn'

/** A text change is pending while what is proposed differs from what is agreed. */
export function changeStatus(change: Change): ChangeStatus {
  if (change.withdrawn) return 'withdrawn'
  if (change.kind !== 'text') return change.accepted ? 'accepted' : 'pending'
  if (change.agreed === null) return 'pending'
  const settled = change.proposed.every((run) => run.deletedBy === undefined)
  return settled && sameRuns(change.agreed, change.proposed) ? 'accepted' : 'pending'
}

/** Who acts, when, and where new ids come from: the pure functions mint none and read no clock. */
export interface WriteContext {
  readonly author: string
  /** ISO 8601 instant in UTC. */
  readonly at: string
  readonly draft: string
  readonly document: string
  /** Gives a fresh opaque id at each call; the same sequence when a command is run again. */
  readonly mint: () => string
}
