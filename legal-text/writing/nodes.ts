/** One provision as its base text and the changes of it, in order: what a splice works on. */
import { changeStatus, type SplitChange, type TextChange, type WriteContext } from '../changes.ts'
import { type AuthoredRun, bareRuns, type Run, runLength, sliceRuns } from '../text.ts'
import { comparePositions, type Position } from '../tree/pieces.ts'

/**
 * `pinned` holds changes that something points at, or that say why: these never join others by themselves, and
 * are withdrawn rather than dropped when they are typed back to base.
 */
export type SpliceContext = WriteContext & { readonly pinned: ReadonlySet<string> }

/**
 * A stretch of base text as it stands, a change of it, or the point where a provision is split. Together they are one
 * carrier of words, in order.
 */
export type Node =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'change'; readonly change: TextChange; readonly fresh: boolean }
  | { readonly kind: 'boundary'; readonly split: SplitChange; readonly fresh: boolean }

export type ChangeNode = Extract<Node, { kind: 'change' }>

/** Base text, changes and splits of one carrier as a sequence without gaps; changes and splits in order. */
export function nodesOf(
  live: readonly TextChange[],
  baseLength: number,
  splits: readonly SplitChange[] = [],
): readonly Node[] {
  const nodes: Node[] = []
  let at = 0
  const keep = (end: number) => {
    if (end > at) nodes.push({ kind: 'kept', start: at, end })
    at = Math.max(at, end)
  }
  const waiting = [...splits]
  const passSplits = (before: Position) => {
    for (
      let split = waiting[0];
      split !== undefined && comparePositions(split, before) < 0;
      split = waiting[0]
    ) {
      keep(split.offset)
      nodes.push({ kind: 'boundary', split, fresh: false })
      waiting.shift()
    }
  }
  for (const change of live) {
    if (waiting.length > 0) passSplits({ offset: change.start, rank: change.rank })
    keep(change.start)
    nodes.push({ kind: 'change', change, fresh: false })
    at = change.end
  }
  passSplits({ offset: Number.POSITIVE_INFINITY, rank: 0 })
  keep(baseLength)
  return nodes
}

/** Length that a run takes in the proposed text: none while somebody's deletion of it is pending. */
export function proposedLength(run: AuthoredRun): number {
  return run.deletedBy === undefined ? runLength(run) : 0
}

export function nodeLength(node: Node): number {
  if (node.kind === 'kept') return node.end - node.start
  if (node.kind === 'boundary') return 0
  return node.change.proposed.reduce((sum, run) => sum + proposedLength(run), 0)
}

export function nodeEnd(node: Node): number {
  if (node.kind === 'boundary') return node.split.offset
  return node.kind === 'kept' ? node.end : node.change.end
}

export function editableBy(change: TextChange, author: string): boolean {
  return change.author === author && changeStatus(change) === 'pending' && change.agreed === null
}

/** The provision as it is proposed. */
export function proposedRuns(base: readonly Run[], nodes: readonly Node[]): readonly Run[] {
  return bareRuns(
    nodes.flatMap((node): readonly Run[] =>
      node.kind === 'kept'
        ? sliceRuns(base, node.start, node.end)
        : node.kind === 'boundary'
          ? []
          : node.change.proposed.filter((run) => run.deletedBy === undefined),
    ),
  )
}

export function cutAt(nodes: readonly Node[], offset: number): readonly Node[] {
  let at = 0
  return nodes.flatMap((node): readonly Node[] => {
    const from = at
    at += nodeLength(node)
    if (node.kind !== 'kept' || offset <= from || offset >= at) return [node]
    const middle = node.start + (offset - from)
    return [
      { ...node, end: middle },
      { ...node, start: middle },
    ]
  })
}

export function freshChange(
  provision: string,
  start: number,
  end: number,
  proposed: readonly AuthoredRun[],
  { author, at, draft, document }: SpliceContext,
): TextChange {
  return {
    kind: 'text',
    id: '',
    draft,
    document,
    author,
    createdAt: at,
    changedAt: at,
    reason: '',
    withdrawn: false,
    provision,
    start,
    end,
    rank: 0,
    agreed: null,
    proposed,
  }
}
