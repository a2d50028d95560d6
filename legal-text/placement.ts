/** Where each provision stands, and what words it shows, once a draft's changes of structure are applied. */
import type { Change } from './changes.ts'
import type { ProvisionKind, Provisions } from './provisions.ts'
import { Arrangement } from './tree/arrange.ts'
import type { Piece } from './tree/pieces.ts'
import { Rows } from './tree/rows.ts'

/** The other end of a move: the row at it, and the change that moves. */
export interface Moved {
  /** "from" stands where the provision was, "to" where it is proposed to be. */
  readonly end: 'from' | 'to'
  readonly change: string | null
  /** Id of the row at the other end, or null where nothing of it is left there. */
  readonly other: string | null
  /** Whether it is itself moved, rather than something that it stands under. */
  readonly itself: boolean
}

/** What a row of a redline shows of a carrier's words. */
export type RowPiece =
  /** Words as they are. With `moved`, words that the text in force has in another place. */
  | (Pick<Piece, 'carrier' | 'from' | 'to'> & {
      readonly kind: 'words'
      readonly moved: { readonly change: string | null } | null
    })
  /** Words in force that read in another place, or nowhere. */
  | (Pick<Piece, 'carrier' | 'from' | 'to'> & {
      readonly kind: 'gone'
      readonly change: string | null
    })
  | { readonly kind: 'notUsed'; readonly change: string }

export interface Placed {
  /** Of the row: the provision's, but for the place that a provision has left. */
  readonly id: string
  readonly provision: string
  readonly kind: ProvisionKind
  readonly parent: string | null
  /** 0 at the top. */
  readonly depth: number
  /** The number in force where it is kept, or null. */
  readonly number: string | null
  readonly presence: 'kept' | 'inserted' | 'deleted'
  /** The changes of structure that make it so. */
  readonly structure: readonly string[]
  readonly moved: Moved | null
  /** The provision in front, which this row's words are joined to: in other views than the redline this is no row. */
  readonly joinedTo: string | null
  /** The reading in which the paragraph goes on into the next row, and the change that makes it. */
  readonly runsOn: { readonly reading: 'baseline' | 'proposed'; readonly change: string } | null
  /** Whether a paragraph in force that a row before it began goes on here. */
  readonly continues: boolean
  /** The change that makes it "[Not used]". */
  readonly notUsed: string | null
  /** What the redline shows here. */
  readonly shows: readonly RowPiece[]
  /** What is read here, without the rest. */
  readonly reads: readonly Piece[]
}

/**
 * All provisions in reading order, the deleted ones and the places that moved ones have left where they stood: rows that
 * are kept or deleted read as the text in force, rows that are not deleted as the proposal. `applied` are those of
 * `changes` that count; the others still mark places. What a draft inserts and deletes again stands nowhere.
 */
export function placeAll(
  provisions: Provisions,
  changes: readonly Change[],
  applied: ReadonlySet<Change>,
): readonly Placed[] {
  return new Rows(provisions, new Arrangement(provisions, changes, applied)).all()
}
