/** A provision's words as pieces of what carries them, and where those are cut. */

/** A point among the words of one carrier: an offset of its base text, and a rank among the changes at that offset. */
export interface Position {
  readonly offset: number
  readonly rank: number
}

/** A stretch of one carrier's words; null ends are those of the carrier. */
export interface Piece {
  /** A provision in force, or one that the draft inserts: what text changes are anchored to. */
  readonly carrier: string
  readonly from: Position | null
  readonly to: Position | null
  /** The provision whose words these were before it was joined to the one that they are read in. */
  readonly joined: { readonly provision: string; readonly change: string } | null
}

export function wholeOf(carrier: string): Piece {
  return { carrier, from: null, to: null, joined: null }
}

export function comparePositions(left: Position, right: Position): number {
  return left.offset - right.offset || left.rank - right.rank
}

/** Whether a point lies inside a piece, its ends included. */
export function holdsPosition({ from, to }: Piece, at: Position): boolean {
  return (
    (from === null || comparePositions(from, at) <= 0) &&
    (to === null || comparePositions(at, to) <= 0)
  )
}

/** Whether a change of text that starts at a place belongs to a piece. */
export function holdsChange(
  { from, to }: Pick<Piece, 'from' | 'to'>,
  { start, rank }: { readonly start: number; readonly rank: number },
): boolean {
  const at = { offset: start, rank }
  return (
    (from === null || comparePositions(from, at) < 0) &&
    (to === null || comparePositions(at, to) < 0)
  )
}
