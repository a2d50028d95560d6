/**
 * A place among the words of a provision that holds while the words around it change: it sticks to the letter beside it,
 * whether that is in force or proposed, through edits, splits, joins and moves, and through what people decide.
 */
import type { Change, TextChange } from './changes.ts'
import type { Provisions } from './provisions.ts'
import { baseText, liveSplits, liveTextChanges } from './state.ts'
import { runsLength } from './text.ts'
import { proposedArrangement } from './tree/arrange.ts'
import type { Piece } from './tree/pieces.ts'
import { type Node, nodeLength, nodesOf } from './writing/nodes.ts'
import { piecesWritten, windowOf } from './writing/pieces.ts'
import type { Splice } from './writing/writer.ts'

export interface Anchor {
  /** The provision in force, or inserted, whose words it stands among. */
  readonly carrier: string
  /** UTF-16 offset of the carrier's base text; of a place among proposed words, where their change begins. */
  readonly offset: number
  /** The proposed words that it stands among, and how far in; null among words in force. */
  readonly within: { readonly change: string; readonly offset: number } | null
  /** The letter that it sticks to: the one in front of it, or the one behind. */
  readonly side: Side
}

export type Side = 'front' | 'behind'

/** A place of the proposed text. */
export interface TextPlace {
  readonly provision: string
  readonly offset: number
}

/** The anchor of a place; null where the provision has no words to write in, being "[Not used]". */
export function anchorAt(
  provisions: Provisions,
  changes: readonly Change[],
  { provision, offset }: TextPlace,
  side: Side,
): Anchor | null {
  const pieces = piecesWritten(provisions, changes, provision)
  let from = 0
  let nearest: Anchor | null = null
  for (const piece of pieces) {
    for (const node of nodesIn(provisions, changes, piece)) {
      const length = nodeLength(node)
      const local = offset - from
      from += length
      // At a border the side says which of the two letters it is; at an end there is only one.
      const holds = side === 'front' ? local > 0 && local <= length : local >= 0 && local < length
      if (length === 0 || local < 0) continue
      nearest = anchorIn(node, piece.carrier, Math.min(local, length), side)
      if (holds) return nearest
    }
  }
  const [first] = pieces
  if (first === undefined) return null
  return nearest ?? { carrier: first.carrier, offset: first.from?.offset ?? 0, within: null, side }
}

function anchorIn(node: Node, carrier: string, local: number, side: Side): Anchor | null {
  if (node.kind === 'boundary') return null
  if (node.kind === 'kept') return { carrier, offset: node.start + local, within: null, side }
  const { id, start } = node.change
  return { carrier, offset: start, within: { change: id, offset: local }, side }
}

/** Where an anchor is among the words as they are proposed now; null where these are gone with their provision. */
export function placeOfAnchor(
  provisions: Provisions,
  changes: readonly Change[],
  anchor: Anchor,
): TextPlace | null {
  const { carrier, within } = anchor
  const change = changes.find(
    (each): each is TextChange =>
      each.kind === 'text' && each.id === within?.change && !each.withdrawn,
  )
  const offset = change?.start ?? anchor.offset
  const rank =
    change?.rank ?? (anchor.side === 'front' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY)
  const holder = proposedArrangement(provisions, changes).holderOf(carrier, { offset, rank })
  if (holder === null) return null
  const pieces = piecesWritten(provisions, changes, holder.id)
  if (pieces.length === 0) return null
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    const nodes = nodesIn(provisions, changes, piece)
    if (index === holder.index) {
      return { provision: holder.id, offset: at + offsetIn(nodes, anchor, change ?? null) }
    }
    for (const node of nodes) at += nodeLength(node)
  }
  return { provision: holder.id, offset: at }
}

/** How far into the nodes an anchor is; where its letter is gone, where that was. */
function offsetIn(nodes: readonly Node[], anchor: Anchor, change: TextChange | null): number {
  let at = 0
  for (const node of nodes) {
    const length = nodeLength(node)
    if (change === null) {
      const found = inForce(node, anchor)
      if (found !== null) return at + found
    } else if (node.kind === 'change' && node.change === change) {
      return at + Math.min(anchor.within?.offset ?? 0, length)
    }
    at += length
  }
  return at
}

/** How far into a node the letter in force is, or where it was; null where it stands further on. */
function inForce(node: Node, { offset, side }: Anchor): number | null {
  if (node.kind === 'boundary') return null
  const [start, end] =
    node.kind === 'kept' ? [node.start, node.end] : [node.change.start, node.change.end]
  const reaches =
    side === 'front' ? offset <= end && offset > start : offset < end && offset >= start
  if (!reaches) return null
  return node.kind === 'kept' ? offset - start : 0
}

/**
 * The anchor behind a splice. Among words in force it stays as it is; among proposed ones it moves with the letters of its
 * change.
 */
export function anchorAfter(
  provisions: Provisions,
  before: readonly Change[],
  after: readonly Change[],
  splice: Splice,
  anchor: Anchor,
): Anchor | null {
  const place = placeOfAnchor(provisions, before, anchor)
  if (place === null || place.provision !== splice.provision) return anchor
  const { start, end } = splice
  const inserted = runsLength(splice.insert)
  const { side } = anchor
  const ahead = side === 'front' ? place.offset <= start : place.offset < start
  let { offset } = place
  if (!ahead) {
    const behind = side === 'front' ? offset > end : offset >= end
    offset = behind
      ? offset + inserted - (end - start)
      : side === 'front'
        ? start
        : start + inserted
  }
  return anchorAt(provisions, after, { provision: place.provision, offset }, side)
}

function nodesIn(
  provisions: Provisions,
  changes: readonly Change[],
  piece: Piece,
): readonly Node[] {
  const base = baseText(provisions, piece.carrier)
  const live = liveTextChanges(changes, piece.carrier)
  return windowOf(nodesOf(live, runsLength(base), liveSplits(changes, piece.carrier)), piece).inside
}
