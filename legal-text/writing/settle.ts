/** What a splice leaves behind as records: neighbours joined, ids minted, ranks given, what reads as base again dropped. */
import type { Change, SplitChange, TextChange } from '../changes.ts'
import { markAlone } from '../footnotes.ts'
import { canonicalRuns, type Run, sameRuns, sliceRuns } from '../text.ts'
import { type ChangeNode, editableBy, type Node, type SpliceContext } from './nodes.ts'

export function joinNeighbours(nodes: readonly Node[], context: SpliceContext): readonly Node[] {
  const joined: Node[] = []
  for (const node of nodes) {
    const last = joined[joined.length - 1]
    if (last?.kind === 'change' && node.kind === 'change' && canJoin(last, node, context)) {
      joined[joined.length - 1] = joinTwo(last, node, context.at)
    } else {
      joined.push(node)
    }
  }
  return joined
}

function canJoin(left: ChangeNode, right: ChangeNode, { author, pinned }: SpliceContext): boolean {
  if (markAlone(left.change) !== null || markAlone(right.change) !== null) return false
  if (left.fresh && right.fresh) return true
  if (!editableBy(left.change, author) || !editableBy(right.change, author)) return false
  if (left.fresh || right.fresh) return true
  return (
    left.change.reason === right.change.reason &&
    !pinned.has(left.change.id) &&
    !pinned.has(right.change.id)
  )
}

function joinTwo(left: ChangeNode, right: ChangeNode, at: string): ChangeNode {
  const keeper = olderOf(left, right)
  return {
    kind: 'change',
    fresh: left.fresh && right.fresh,
    change: {
      ...keeper.change,
      start: left.change.start,
      end: right.change.end,
      changedAt: at,
      proposed: canonicalRuns([...left.change.proposed, ...right.change.proposed]),
    },
  }
}

function olderOf(left: ChangeNode, right: ChangeNode): ChangeNode {
  if (left.fresh !== right.fresh) return left.fresh ? right : left
  return right.change.createdAt < left.change.createdAt ? right : left
}

/** Mints ids, gives ranks, drops or withdraws what reads as base again, and leaves the rest as it was. */
export function settle(
  changes: readonly Change[],
  live: readonly TextChange[],
  nodes: readonly Node[],
  base: readonly Run[],
  context: SpliceContext,
): readonly Change[] {
  const before = new Map(live.map((change) => [change.id, change]))
  const after = new Map<string, TextChange>()
  const added: Change[] = []
  const ranked = rankedNodes(nodes, context)
  const splits = new Map(ranked.splits.map((split) => [split.id, split]))
  for (const change of ranked.changes) {
    const written = { ...change, proposed: canonicalRuns(change.proposed) }
    const old = before.get(written.id)
    if (old !== undefined && sameChange(old, written)) {
      after.set(old.id, old)
      continue
    }
    const settled = readsAsBase(written, base)
      ? context.pinned.has(written.id)
        ? { ...written, withdrawn: true, changedAt: context.at }
        : null
      : { ...written, changedAt: context.at }
    if (settled === null) continue
    if (old === undefined) added.push(settled)
    else after.set(settled.id, settled)
  }
  const untouched = changes.flatMap((change): readonly Change[] => {
    const split = splits.get(change.id)
    if (split !== undefined) {
      splits.delete(change.id)
      return [split]
    }
    if (!before.has(change.id)) return [change]
    const written = after.get(change.id)
    if (written !== undefined) return [written]
    // Joined into another or typed back: what is pinned stays on record.
    return context.pinned.has(change.id)
      ? [{ ...change, withdrawn: true, changedAt: context.at } as Change]
      : []
  })
  return [...untouched, ...added, ...splits.values()]
}

interface Ranked {
  readonly changes: readonly TextChange[]
  /** The splits whose rank is another than it was, and those that are new. */
  readonly splits: readonly SplitChange[]
}

/** Ids for what is new, and ranks that rise among those with equal offsets; a rank that rises already stays. */
function rankedNodes(nodes: readonly Node[], context: SpliceContext): Ranked {
  const inOrder = nodes.filter((node): node is Pointed => node.kind !== 'kept')
  const changes: TextChange[] = []
  const splits: SplitChange[] = []
  let left: Point | null = null
  for (const [index, node] of inOrder.entries()) {
    const own: Point = pointOf(node)
    const rank: number = rankOf(node, left, inOrder[index + 1])
    left = { start: own.start, rank }
    if (node.kind === 'boundary') {
      if (node.fresh || rank !== own.rank) splits.push({ ...node.split, rank })
    } else if (node.fresh) changes.push({ ...node.change, id: context.mint(), rank })
    else changes.push(rank === own.rank ? node.change : { ...node.change, rank })
  }
  return { changes, splits }
}

function rankOf(node: Pointed, left: Point | null, next: Pointed | undefined): number {
  const { start, rank } = pointOf(node)
  const below = next === undefined ? null : pointOf(next)
  const wanted = node.fresh ? rankBetween(start, left, below) : rank
  // A neighbour may have grown to start here too, and halves of halves come to an end.
  return left !== null && left.start === start && wanted <= left.rank ? left.rank + 1 : wanted
}

type Pointed = Exclude<Node, { kind: 'kept' }>

interface Point {
  readonly start: number
  readonly rank: number
}

function pointOf(node: Pointed): Point {
  if (node.kind === 'change') return node.change
  return { start: node.split.offset, rank: node.split.rank }
}

function rankBetween(offset: number, left: Point | null, right: Point | null): number {
  const above = left?.start === offset ? left.rank : null
  const below = right?.start === offset ? right.rank : null
  if (above !== null && below !== null) return (above + below) / 2
  if (above !== null) return above + 1
  return below !== null ? below - 1 : 0
}

function sameChange(left: TextChange, right: TextChange): boolean {
  return (
    left.start === right.start &&
    left.end === right.end &&
    left.rank === right.rank &&
    left.proposed.length === right.proposed.length &&
    left.proposed.every(
      (run, index) => JSON.stringify(run) === JSON.stringify(right.proposed[index]),
    )
  )
}

function readsAsBase(change: TextChange, base: readonly Run[]): boolean {
  if (change.agreed !== null) return false
  if (change.proposed.some((run) => run.deletedBy !== undefined)) return false
  return sameRuns(change.proposed, sliceRuns(base, change.start, change.end))
}
