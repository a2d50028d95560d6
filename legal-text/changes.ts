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

/** What is done to a tree depends on what was done before: these are applied in rising order. */
interface Ordered {
  readonly order: number
}

/**
 * Where a provision goes: under `parent`, behind the slot `after` (null: first), by rank among equals. A slot is named
 * by the provision that stood there first or, where a provision stands by a move, by that move: so what was put behind a
 * provision stays where it is when the provision goes.
 */
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

/**
 * One provision reads as two. The boundary alone is recorded, as a point among the words of `carrier`: text changes
 * stay where they are anchored, so that rejecting a split keeps the edits in both halves.
 */
export interface SplitChange extends StructureCommon, Ordered {
  readonly kind: 'split'
  /** The provision that is split, as it was shown; it keeps its number and the first half. */
  readonly provision: string
  /** Where the words of the second half come from: a provision in force or one that the draft inserts. */
  readonly carrier: string
  /** The point: an offset of the carrier's base text, and a rank among the text changes at that offset. */
  readonly offset: number
  readonly rank: number
  /** The second half, as a provision of its own. */
  readonly newProvision: string
  readonly provisionKind: ProvisionKind
  readonly place: Place
  /** The slots under `provision` that go with the second half, since they are read behind its words. */
  readonly takes: readonly string[]
}

/** A provision and `into`, the one before it, read as one under the number of `into`. */
export interface JoinChange extends StructureCommon, Ordered {
  readonly kind: 'join'
  readonly provision: string
  readonly into: string
}

/** A provision stands in another place with all that is under it. The last move of a provision counts. */
export interface MoveChange extends StructureCommon, Ordered {
  readonly kind: 'move'
  readonly provision: string
  readonly provisionKind: ProvisionKind
  readonly place: Place
}

/** A move that also makes a provision, and all that is under it, of another level. */
export interface RelevelChange extends StructureCommon, Ordered {
  readonly kind: 'relevel'
  readonly provision: string
  readonly provisionKind: ProvisionKind
  readonly place: Place
}

/** "[Not used]": the provision keeps its number; its words and what is under it read as deleted. */
export interface NotUsedChange extends StructureCommon {
  readonly kind: 'notUsed'
  readonly provision: string
}

export type OrderedChange = SplitChange | JoinChange | MoveChange | RelevelChange

export type StructureChange = InsertChange | DeleteChange | NotUsedChange | OrderedChange

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
