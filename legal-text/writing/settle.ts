/** What a splice leaves behind as records: neighbours joined, ids minted, ranks given, what reads as base again dropped. */
import type { Change, TextChange } from '../changes.ts'
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
  const added: TextChange[] = []
  for (const change of rankedChanges(nodes, context)) {
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
    if (!before.has(change.id)) return [change]
    const written = after.get(change.id)
    if (written !== undefined) return [written]
    // Joined into another or typed back: what is pinned stays on record.
    return context.pinned.has(change.id)
      ? [{ ...change, withdrawn: true, changedAt: context.at } as Change]
      : []
  })
  return [...untouched, ...added]
}

/** Ids for what is new, and ranks that rise among changes with equal offsets; a rank that rises already stays. */
function rankedChanges(nodes: readonly Node[], context: SpliceContext): readonly TextChange[] {
  const inOrder = nodes.filter((node): node is ChangeNode => node.kind === 'change')
  const ranked: TextChange[] = []
  for (const [index, { change, fresh }] of inOrder.entries()) {
    const left = ranked[index - 1]
    const wanted = fresh ? rankBetween(change.start, left, inOrder[index + 1]?.change) : change.rank
    // A neighbour may have grown to start here too, and halves of halves come to an end.
    const low = left?.start === change.start && wanted <= left.rank
    const rank = low ? left.rank + 1 : wanted
    if (fresh) ranked.push({ ...change, id: context.mint(), rank })
    else ranked.push(rank === change.rank ? change : { ...change, rank })
  }
  return ranked
}

function rankBetween(
  offset: number,
  left: TextChange | undefined,
  right: TextChange | undefined,
): number {
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
