/**
 * The one writer of text changes: (records, splice, author) → records. Every gesture in an editor arrives here
 * as splices; nothing else makes, extends or drops a change of text.
 */
import type { Change } from '../changes.ts'
import { marksIn, unmarkedBy } from '../footnotes.ts'
import { NOT_USED, type Provisions } from '../provisions.ts'
import { baseText, liveSplits, liveTextChanges } from '../state.ts'
import { takeBack } from '../structure.ts'
import {
  type AuthoredRun,
  canonicalMarks,
  type Mark,
  plainText,
  type Run,
  runLength,
  runsLength,
  sliceRuns,
  textRun,
} from '../text.ts'
import type { Piece } from '../tree/pieces.ts'
import { deleteBetween, insertAt } from './edit.ts'
import { cutAt, type Node, nodesOf, proposedRuns, type SpliceContext } from './nodes.ts'
import { piecesWritten, windowOf } from './pieces.ts'
import { joinNeighbours, settle } from './settle.ts'

/** Replaces [start, end) of a provision's proposed text by `insert`. Offsets are UTF-16 units. */
export interface Splice {
  readonly provision: string
  readonly start: number
  readonly end: number
  readonly insert: readonly Run[]
}

/**
 * The changes of a draft after one splice. Changes that the splice does not touch keep their identity.
 * Own pending words that are deleted vanish; somebody else's are marked as deleted by the author.
 * Offsets outside the text are clamped; a bound inside a surrogate pair moves out of it.
 * A provision is what is shown: its words may be anchored to others that it was split from or that were joined to it.
 */
export function writeSplice(
  provisions: Provisions,
  changes: readonly Change[],
  splice: Splice,
  context: SpliceContext,
): readonly Change[] {
  const pieces = piecesWritten(provisions, changes, splice.provision)
  const [only] = pieces
  if (only === undefined) return changes
  const written =
    pieces.length === 1
      ? writePiece(provisions, changes, only, splice, context)
      : writePieces(provisions, changes, pieces, splice, context)
  return withoutUnmarked(changes, written, context)
}

/** The author's own pending footnotes go with their marks; where something is left on record, as withdrawn. */
function withoutUnmarked(
  before: readonly Change[],
  after: readonly Change[],
  context: SpliceContext,
): readonly Change[] {
  let next = after
  for (const note of unmarkedBy(before, after)) {
    if (note.author !== context.author || note.accepted) continue
    const { provision } = note
    const points = next.some(
      (change) => change.kind === 'text' && marksIn(change.proposed).includes(provision),
    )
    next = points
      ? next.map((change) =>
          change.provision !== provision || change.withdrawn
            ? change
            : { ...change, withdrawn: true, changedAt: context.at },
        )
      : takeBack(next, provision, context)
  }
  return next
}

/** Each piece loses its part of what goes; the words that come go to the first that the splice touches. */
function writePieces(
  provisions: Provisions,
  changes: readonly Change[],
  pieces: readonly Piece[],
  { provision, start, end, insert }: Splice,
  context: SpliceContext,
): readonly Change[] {
  let next = changes
  let at = 0
  let written = runsLength(insert) === 0
  for (const [index, piece] of pieces.entries()) {
    const from = at
    at += runsLength(readPiece(provisions, changes, piece))
    const takes = !written && (start <= at || index === pieces.length - 1)
    const local = { start: start - from, end: end - from, insert: takes ? insert : [] }
    written ||= takes
    const touches = start < at && end > from
    if (!takes && !touches) continue
    // Writing may give a split another rank, and a piece with it other ends.
    const same = next === changes ? piece : piecesWritten(provisions, next, provision)[index]
    if (same !== undefined) next = writePiece(provisions, next, same, local, context)
  }
  return next
}

/** What is proposed of a piece. */
function readPiece(
  provisions: Provisions,
  changes: readonly Change[],
  piece: Piece,
): readonly Run[] {
  const base = baseText(provisions, piece.carrier)
  return proposedRuns(base, pieceNodes(base, changes, piece).inside)
}

function pieceNodes(base: readonly Run[], changes: readonly Change[], piece: Piece) {
  const live = liveTextChanges(changes, piece.carrier)
  const nodes = nodesOf(live, runsLength(base), liveSplits(changes, piece.carrier))
  return { live, ...windowOf(nodes, piece) }
}

function writePiece(
  provisions: Provisions,
  changes: readonly Change[],
  piece: Piece,
  splice: Omit<Splice, 'provision'>,
  context: SpliceContext,
): readonly Change[] {
  const base = baseText(provisions, piece.carrier)
  const { live, before, inside, behind } = pieceNodes(base, changes, piece)
  const { start, end } = withinText(base, inside, splice)
  const inserted = splice.insert.map(
    (run): AuthoredRun => ({ ...bare(run), author: context.author }),
  )
  if (start === end && runsLength(inserted) === 0) return changes
  const cut = cutAt(cutAt(inside, start), end)
  const deleted = deleteBetween(cut, start, end, piece.carrier, context)
  const into = { provision: piece.carrier, base: piece.from?.offset ?? 0 }
  const written =
    runsLength(inserted) === 0 ? deleted : insertAt(deleted, start, inserted, into, context)
  const joined = joinNeighbours(written, context)
  return settle(changes, live, [...before, ...joined, ...behind], base, context)
}

/** What a provision is proposed to read as. */
export function proposedText(
  provisions: Provisions,
  changes: readonly Change[],
  provision: string,
): readonly Run[] {
  const unused = changes.some(
    (change) => change.kind === 'notUsed' && change.provision === provision && !change.withdrawn,
  )
  if (unused) return [textRun(NOT_USED)]
  return piecesWritten(provisions, changes, provision).flatMap((piece) =>
    readPiece(provisions, changes, piece),
  )
}

function bare(run: Run): Run {
  const marks = canonicalMarks(run.marks)
  return run.kind === 'text'
    ? { kind: 'text', text: run.text, marks }
    : { kind: run.kind, target: run.target, marks }
}

function withinText(
  base: readonly Run[],
  nodes: readonly Node[],
  splice: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  return outsidePairs(plainText(proposedRuns(base, nodes)), splice)
}

function outsidePairs(
  text: string,
  splice: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const clamp = (offset: number) => Math.min(Math.max(offset, 0), text.length)
  const start = clamp(Math.min(splice.start, splice.end))
  const end = clamp(Math.max(splice.start, splice.end))
  return {
    start: insidePair(text, start) ? start - 1 : start,
    end: insidePair(text, end) ? (start === end ? end - 1 : end + 1) : end,
  }
}

function insidePair(text: string, offset: number): boolean {
  const left = text.charCodeAt(offset - 1)
  const right = text.charCodeAt(offset)
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff
}

/**
 * Sets or clears one mark over [start, end) of the proposed text: a substitution with equal characters. Only the
 * stretches that do not have it already change.
 */
export function markText(
  provisions: Provisions,
  changes: readonly Change[],
  range: {
    readonly provision: string
    readonly start: number
    readonly end: number
    readonly mark: Mark
    readonly on: boolean
  },
  context: SpliceContext,
): readonly Change[] {
  const { provision, mark, on } = range
  const runs = proposedText(provisions, changes, provision)
  const { start, end } = outsidePairs(plainText(runs), range)
  let next = changes
  let at = start
  for (const run of sliceRuns(runs, start, end)) {
    const from = at
    at += runLength(run)
    if (run.marks.includes(mark) === on) continue
    const others = run.marks.filter((other) => other !== mark)
    const marked = bare({ ...run, marks: on ? [...others, mark] : others })
    next = writeSplice(
      provisions,
      next,
      { provision, start: from, end: at, insert: [marked] },
      context,
    )
  }
  return next
}
