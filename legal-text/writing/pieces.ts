/** What a splice addressed to a provision writes in: the pieces of the carriers that its words are anchored to. */
import type { Change } from '../changes.ts'
import type { Provisions } from '../provisions.ts'
import { comparePositions, type Piece, type Position, wholeOf } from '../tree/pieces.ts'
import { proposedArrangement } from '../tree/proposed.ts'
import type { Node } from './nodes.ts'

/**
 * The pieces of a provision as it is proposed, in order. One that is joined to another is written in where its own words
 * are read. None where the provision is "[Not used]".
 */
export function piecesWritten(
  provisions: Provisions,
  changes: readonly Change[],
  provision: string,
): readonly Piece[] {
  const plain = changes.every(
    ({ kind, withdrawn }) =>
      withdrawn || (kind !== 'split' && kind !== 'join' && kind !== 'notUsed'),
  )
  if (plain) return [wholeOf(provision)]
  const tree = proposedArrangement(provisions, changes)
  const host = tree.host(provision)
  if (host === null || tree.unused.has(host)) return []
  const pieces = tree.piecesOf(host)
  if (!tree.joins.has(provision)) return pieces
  const first = pieces.findIndex(({ joined }) => joined?.provision === provision)
  return first === -1 ? [] : pieces.slice(first)
}

interface Window {
  readonly before: readonly Node[]
  readonly inside: readonly Node[]
  readonly behind: readonly Node[]
}

/** The nodes of a carrier that make up one piece, and those around it. */
export function windowOf(nodes: readonly Node[], { from, to }: Piece): Window {
  const start = from === null ? 0 : indexOfBoundary(nodes, from) + 1
  const end = to === null ? nodes.length : indexOfBoundary(nodes, to)
  return {
    before: nodes.slice(0, start),
    inside: nodes.slice(start, end),
    behind: nodes.slice(end),
  }
}

function indexOfBoundary(nodes: readonly Node[], at: Position): number {
  return nodes.findIndex(
    (node) => node.kind === 'boundary' && comparePositions(node.split, at) === 0,
  )
}
