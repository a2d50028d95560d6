/** One provision as its base text and the changes of it, in order: what a splice works on. */
import { changeStatus, type TextChange, type WriteContext } from '../changes.ts'
import { type AuthoredRun, bareRuns, type Run, runLength, sliceRuns } from '../text.ts'

/**
 * `pinned` holds changes that something points at, or that say why: these never join others by themselves, and
 * are withdrawn rather than dropped when they are typed back to base.
 */
export type SpliceContext = WriteContext & { readonly pinned: ReadonlySet<string> }

/** A stretch of base text as it stands, or a change of it. Together they are the provision, in order. */
export type Node =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'change'; readonly change: TextChange; readonly fresh: boolean }

export type ChangeNode = Extract<Node, { kind: 'change' }>

/** Base text and changes of one provision as a sequence without gaps. */
export function nodesOf(live: readonly TextChange[], baseLength: number): readonly Node[] {
  const nodes: Node[] = []
  let at = 0
  for (const change of live) {
    if (change.start > at) nodes.push({ kind: 'kept', start: at, end: change.start })
    nodes.push({ kind: 'change', change, fresh: false })
    at = change.end
  }
  if (at < baseLength) nodes.push({ kind: 'kept', start: at, end: baseLength })
  return nodes
}

/** Length that a run takes in the proposed text: none while somebody's deletion of it is pending. */
export function proposedLength(run: AuthoredRun): number {
  return run.deletedBy === undefined ? runLength(run) : 0
}

export function nodeLength(node: Node): number {
  if (node.kind === 'kept') return node.end - node.start
  return node.change.proposed.reduce((sum, run) => sum + proposedLength(run), 0)
}

export function nodeEnd(node: Node): number {
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
