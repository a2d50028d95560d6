/** Where a carrier's words are cut in two, and how the words of one provision become those of another. */
import type { Change, SplitChange, TextChange } from '../changes.ts'
import type { Provisions } from '../provisions.ts'
import { baseText, liveSplits, liveTextChanges } from '../state.ts'
import { plainText, runLength, runsLength } from '../text.ts'
import type { Piece } from '../tree/pieces.ts'
import {
  type Node,
  nodeEnd,
  nodeLength,
  nodesOf,
  proposedLength,
  proposedRuns,
  type SpliceContext,
} from './nodes.ts'
import { splitChangeAt } from './parts.ts'
import { windowOf } from './pieces.ts'
import { joinNeighbours, settle } from './settle.ts'

/** A change that had to be parted, so that each half has its own; what points at it is to point at both. */
export interface Parted {
  readonly left: string
  readonly right: string
}

function nodesIn(provisions: Provisions, changes: readonly Change[], piece: Piece) {
  const base = baseText(provisions, piece.carrier)
  const live = liveTextChanges(changes, piece.carrier)
  const nodes = nodesOf(live, runsLength(base), liveSplits(changes, piece.carrier))
  return { base, live, ...windowOf(nodes, piece) }
}

/** Length of what is proposed of a piece. */
export function pieceLength(
  provisions: Provisions,
  changes: readonly Change[],
  piece: Piece,
): number {
  return nodesIn(provisions, changes, piece).inside.reduce((sum, node) => sum + nodeLength(node), 0)
}

/** Parts the change that `offset`, of the proposed text of a piece, lies inside of, if any. */
function partChange(
  provisions: Provisions,
  changes: readonly Change[],
  piece: Piece,
  offset: number,
  context: SpliceContext,
): { readonly changes: readonly Change[]; readonly parted: Parted | null } {
  let at = 0
  for (const node of nodesIn(provisions, changes, piece).inside) {
    const from = at
    at += nodeLength(node)
    if (node.kind !== 'change' || offset <= from || offset >= at) continue
    const { change } = node
    const proposed = rawOffset(change, offset - from)
    const point = { base: change.end, proposed }
    const answer = splitChangeAt(changes, change.id, point, context)
    if (answer.ok) {
      return { changes: answer.changes, parted: { left: answer.left, right: answer.right } }
    }
  }
  return { changes, parted: null }
}

/** An offset among all proposed runs, those that somebody deletes included. */
function rawOffset({ proposed }: TextChange, offset: number): number {
  let left = offset
  let at = 0
  for (const run of proposed) {
    const length = proposedLength(run)
    if (left <= length && length > 0) return at + left
    left -= length
    at += runLength(run)
  }
  return at
}

/** Records a split at an offset of the proposed text of a piece; a change that spans it is parted first. */
export function writeSplit(
  provisions: Provisions,
  changes: readonly Change[],
  piece: Piece,
  offset: number,
  split: Omit<SplitChange, 'carrier' | 'offset' | 'rank'>,
  context: SpliceContext,
): { readonly changes: readonly Change[]; readonly parted: Parted | null } {
  const cut = partChange(provisions, changes, piece, offset, context)
  const { base, live, before, inside, behind } = nodesIn(provisions, cut.changes, piece)
  const { left, right, at } = divide(inside, offset, piece.from?.offset ?? 0)
  const fresh: SplitChange = { ...split, carrier: piece.carrier, offset: at, rank: 0 }
  const nodes: readonly Node[] = [
    ...before,
    ...left,
    { kind: 'boundary', split: fresh, fresh: true },
    ...right,
    ...behind,
  ]
  return { changes: settle(cut.changes, live, nodes, base, context), parted: cut.parted }
}

/** The nodes in front of and behind an offset that lies inside no change, and the offset of base text there. */
function divide(nodes: readonly Node[], offset: number, start: number) {
  const left: Node[] = []
  const right: Node[] = []
  let at = 0
  let base = start
  for (const node of nodes) {
    const from = at
    at += nodeLength(node)
    if (from < offset && at <= offset) {
      left.push(node)
      base = nodeEnd(node)
    } else if (node.kind === 'kept' && from < offset) {
      base = node.start + (offset - from)
      left.push({ ...node, end: base })
      right.push({ ...node, start: base })
    } else right.push(node)
  }
  return { left, right, at: base }
}

/**
 * Splits the words of the author's own pending insertion by giving those behind `offset` to `newProvision`: an edit,
 * since nobody but the author has seen them as one.
 */
export function giveRest(
  provisions: Provisions,
  changes: readonly Change[],
  piece: Piece,
  offset: number,
  newProvision: string,
  context: SpliceContext,
): { readonly changes: readonly Change[]; readonly parted: Parted | null } {
  const cut = partChange(provisions, changes, piece, offset, context)
  const { right } = divide(nodesIn(provisions, cut.changes, piece).inside, offset, 0)
  const given = new Set(right.flatMap((node) => (node.kind === 'change' ? [node.change.id] : [])))
  return {
    parted: cut.parted,
    changes: cut.changes.map((change) =>
      given.has(change.id) ? { ...change, provision: newProvision, changedAt: context.at } : change,
    ) as readonly Change[],
  }
}

/** Puts the live words of an insertion at the end of a piece of another provision: an edit. */
export function takeOver(
  provisions: Provisions,
  changes: readonly Change[],
  from: string,
  piece: Piece,
  context: SpliceContext,
): readonly Change[] {
  const given = liveTextChanges(changes, from)
  const rest = changes.filter((change) => !given.includes(change as TextChange))
  const { base, live, before, inside, behind } = nodesIn(provisions, rest, piece)
  const end = piece.to?.offset ?? runsLength(base)
  const nodes = given.map((change): Node => {
    const moved = { ...change, provision: piece.carrier, start: end, end, changedAt: context.at }
    return { kind: 'change', change: moved, fresh: false }
  })
  const joined = joinNeighbours([...inside, ...nodes], context)
  return settle(rest, live, [...before, ...joined, ...behind], base, context)
}

/** The text of a piece as it is proposed, for finding what must not be cut. */
export function pieceText(
  provisions: Provisions,
  changes: readonly Change[],
  piece: Piece,
): string {
  const { base, inside } = nodesIn(provisions, changes, piece)
  return plainText(proposedRuns(base, inside))
}
