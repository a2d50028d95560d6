/**
 * The words of one provision as an editor shows them, and the two ways of counting in them. A *display* offset
 * counts what is on screen, struck words and the digits of references included. A *proposed* offset counts the
 * text as it would read: struck words count nothing, a reference counts one. Pure.
 */
import {
  type Mark,
  plainText,
  type Resolve,
  type Run,
  runLength,
} from '../../../legal-text/text.ts'
import type { Segment } from '../../../legal-text/views.ts'

export type Fate = 'kept' | 'inserted' | 'deleted'

export interface Piece {
  /** What is on screen; never empty. */
  readonly text: string
  readonly fate: Fate
  readonly marks: readonly Mark[]
  readonly change: string | null
  readonly accepted: boolean
  /** What a reference or footnote mark points at; null for plain words. */
  readonly target: string | null
  /** Length in the proposed text: 0 for struck words. */
  readonly length: number
  readonly run: Run
}

/** In a clean view insertions look like any other words. */
export function piecesOf(
  segments: readonly Segment[],
  resolve: Resolve,
  clean: boolean,
): readonly Piece[] {
  return segments.flatMap((segment) =>
    segment.runs.map((run): Piece => {
      const struck = segment.kind === 'deleted' || segment.deletedBy !== null
      const fate = struck ? 'deleted' : segment.kind
      return {
        text: plainText([run], resolve) || ' ',
        fate: clean ? 'kept' : fate,
        marks: run.marks,
        change: segment.change,
        accepted: segment.status === 'accepted',
        target: run.kind === 'text' ? null : run.target,
        length: struck ? 0 : runLength(run),
        run,
      }
    }),
  )
}

/** The pieces as they are drawn: what one change strikes and puts in its place stands together. */
export function suggestionsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const byChange: Piece[][] = []
  for (const piece of pieces) {
    const last = byChange[byChange.length - 1]
    if (piece.change !== null && last?.[0]?.change === piece.change) last.push(piece)
    else byChange.push([piece])
  }
  return byChange.flatMap((group) => (isReplacement(group) ? [group] : group.map((one) => [one])))
}

function isReplacement(group: readonly Piece[]): boolean {
  return (
    group.some(({ fate }) => fate === 'deleted') && group.some(({ fate }) => fate !== 'deleted')
  )
}

export function displayText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** The proposed offset of a place on screen. Inside a reference the nearer end counts. */
export function toProposed(pieces: readonly Piece[], display: number): number {
  let shown = 0
  let proposed = 0
  for (const piece of pieces) {
    const into = display - shown
    if (into <= 0) break
    if (into < piece.text.length) return proposed + withinPiece(piece, into)
    shown += piece.text.length
    proposed += piece.length
  }
  return proposed
}

function withinPiece({ target, text, length }: Piece, into: number): number {
  if (length === 0) return 0
  if (target === null) return into
  return into * 2 >= text.length ? 1 : 0
}

/**
 * The place on screen of a proposed offset. Where struck words stand at it there are two: "before" them
 * and "after" them.
 */
export function toDisplay(
  pieces: readonly Piece[],
  proposed: number,
  side: 'before' | 'after' = 'before',
): number {
  let shown = 0
  let count = 0
  for (const piece of pieces) {
    const reached = count === proposed
    if (reached && (side === 'before' || piece.length > 0)) return shown
    if (piece.length > 0 && proposed < count + piece.length) {
      return shown + (piece.target === null ? proposed - count : 0)
    }
    shown += piece.text.length
    count += piece.length
  }
  return shown
}

/** Index of the piece that holds a place on screen, and how far in; at a border the piece on the left. */
export function locate(
  pieces: readonly Piece[],
  display: number,
): { readonly index: number; readonly offset: number } | null {
  let left = display
  for (const [index, piece] of pieces.entries()) {
    if (left <= piece.text.length) return { index, offset: left }
    left -= piece.text.length
  }
  const last = pieces[pieces.length - 1]
  return last === undefined ? null : { index: pieces.length - 1, offset: last.text.length }
}

/** Struck words and references are crossed in one step: a caret inside has nothing to do there. */
function isSolid(piece: Piece): boolean {
  return piece.length === 0 || piece.target !== null
}

/** Where an arrow key leads from `display` when what lies there is crossed as a whole; null elsewhere. */
export function stepAcross(
  pieces: readonly Piece[],
  display: number,
  direction: 'left' | 'right',
): number | null {
  let from = 0
  for (const piece of pieces) {
    const to = from + piece.text.length
    const starts = direction === 'right' ? display === from : display === to
    if (isSolid(piece) && (starts || (display > from && display < to))) {
      return direction === 'right' ? to : from
    }
    from = to
  }
  return null
}

/** A caret that landed inside something solid goes on to the end that lies ahead. */
export function snapOut(
  pieces: readonly Piece[],
  display: number,
  direction: 'left' | 'right' | 'nearest',
): number {
  let from = 0
  for (const piece of pieces) {
    const to = from + piece.text.length
    if (isSolid(piece) && display > from && display < to) {
      if (direction === 'left') return from
      if (direction === 'right') return to
      return display - from < to - display ? from : to
    }
    from = to
  }
  return display
}

/** The change whose words stand at a place on screen, the one on the left first. */
export function changeAt(pieces: readonly Piece[], display: number): string | null {
  let from = 0
  let touching: string | null = null
  for (const piece of pieces) {
    const to = from + piece.text.length
    if (display > from && display < to) return piece.change
    if (display === to || display === from) touching ??= piece.change
    from = to
  }
  return touching
}
