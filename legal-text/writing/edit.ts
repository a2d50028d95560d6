/** Words that go and words that come: the two halves of a splice. */
import { changeStatus, type TextChange } from '../changes.ts'
import { markAlone } from '../footnotes.ts'
import { type AuthoredRun, canonicalRuns, runLength, sliceRuns } from '../text.ts'
import {
  editableBy,
  freshChange,
  type Node,
  nodeEnd,
  nodeLength,
  proposedLength,
  type SpliceContext,
} from './nodes.ts'

export function deleteBetween(
  nodes: readonly Node[],
  start: number,
  end: number,
  provision: string,
  context: SpliceContext,
): readonly Node[] {
  if (start === end) return nodes
  let at = 0
  return nodes.map((node): Node => {
    const from = at
    at += nodeLength(node)
    if (at <= start || from >= end || node.kind === 'boundary') return node
    if (node.kind === 'kept') {
      return {
        kind: 'change',
        fresh: true,
        change: freshChange(provision, node.start, node.end, [], context),
      }
    }
    const proposed = deleteRuns(node.change, start - from, end - from, context.author)
    return { ...node, change: { ...node.change, proposed } }
  })
}

/** Own words, and words already agreed, go; another's pending words stay, marked with who deletes them. */
function deleteRuns(
  change: TextChange,
  start: number,
  end: number,
  author: string,
): readonly AuthoredRun[] {
  const outright = changeStatus(change) === 'accepted'
  let at = 0
  return change.proposed.flatMap((run): readonly AuthoredRun[] => {
    const length = proposedLength(run)
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, length)
    at += length
    if (from >= to) return [run]
    const [left, middle, right] = [
      sliceRuns([run], 0, from),
      sliceRuns([run], from, to),
      sliceRuns([run], to, length),
    ]
    const kept =
      outright || run.author === author ? [] : middle.map((cut) => ({ ...cut, deletedBy: author }))
    return [...left, ...kept, ...right]
  })
}

/**
 * A footnote mark is a change of its own, so that it can be rejected with its footnote: pending words that it comes to
 * stand in are parted around it, unless something points at them as a whole.
 */
function partAround(
  nodes: readonly Node[],
  offset: number,
  runs: readonly AuthoredRun[],
  { pinned }: SpliceContext,
): readonly Node[] {
  if (!isOneMark(runs)) return nodes
  let at = 0
  return nodes.flatMap((node): readonly Node[] => {
    const into = offset - at
    at += nodeLength(node)
    if (node.kind !== 'change' || into <= 0 || offset >= at) return [node]
    const { change } = node
    if (change.agreed !== null || pinned.has(change.id)) return [node]
    const cut = lengthWithStruck(change.proposed, into)
    const left = { ...change, proposed: sliceRuns(change.proposed, 0, cut) }
    const right = {
      ...change,
      id: '',
      start: change.end,
      proposed: sliceRuns(change.proposed, cut),
    }
    return [
      { ...node, change: left },
      { kind: 'change', fresh: true, change: right },
    ]
  })
}

/** How far into runs a place is, those counted whose deletion is pending. */
function lengthWithStruck(runs: readonly AuthoredRun[], proposed: number): number {
  let left = proposed
  let at = 0
  for (const run of runs) {
    const length = proposedLength(run)
    if (left <= length && length > 0) return at + left
    left -= length
    at += runLength(run)
  }
  return at
}

/**
 * Puts words into the change that surrounds `offset`, else into one of the author's that touches it, else into a new one.
 * `base` is the offset of the base text at which the nodes begin.
 */
export function insertAt(
  whole: readonly Node[],
  offset: number,
  runs: readonly AuthoredRun[],
  { provision, base: firstBase }: { readonly provision: string; readonly base: number },
  context: SpliceContext,
): readonly Node[] {
  const nodes = partAround(whole, offset, runs, context)
  let at = 0
  let boundary = nodes.length
  let base = firstBase
  let host = -1
  let hostOffset = 0
  for (const [index, node] of nodes.entries()) {
    const from = at
    at += nodeLength(node)
    if (node.kind === 'change' && from <= offset && offset <= at) {
      const fits = (from < offset && offset < at) || takesIn(node, runs, context)
      // A deletion made by this very splice is the best host: together they are one replacement.
      if (fits && (host === -1 || node.fresh)) {
        host = index
        hostOffset = offset - from
      }
    }
    if (from >= offset && boundary === nodes.length) boundary = index
    if (from < offset) base = nodeEnd(node)
  }
  if (host !== -1) {
    return nodes.map((node, index) =>
      index === host && node.kind === 'change'
        ? {
            ...node,
            change: {
              ...node.change,
              proposed: insertRuns(node.change.proposed, hostOffset, runs),
            },
          }
        : node,
    )
  }
  const change = freshChange(provision, base, base, runs, context)
  return [
    ...nodes.slice(0, boundary),
    { kind: 'change', fresh: true, change },
    ...nodes.slice(boundary),
  ]
}

/** Whether words that come to its edge become part of a change: a deletion of this splice, or the author's own words. */
function takesIn(
  { change, fresh }: Extract<Node, { kind: 'change' }>,
  runs: readonly AuthoredRun[],
  { author }: SpliceContext,
): boolean {
  if (fresh && change.proposed.length === 0) return true
  const alone = isOneMark(runs) || markAlone(change) !== null
  return editableBy(change, author) && !alone
}

function isOneMark(runs: readonly AuthoredRun[]): boolean {
  return runs.length === 1 && runs[0]?.kind === 'footnote'
}

function insertRuns(
  runs: readonly AuthoredRun[],
  offset: number,
  inserted: readonly AuthoredRun[],
): readonly AuthoredRun[] {
  const written: AuthoredRun[] = []
  let at = 0
  let done = false
  for (const run of runs) {
    const length = proposedLength(run)
    if (!done && offset <= at && length > 0) {
      written.push(...inserted)
      done = true
    }
    if (!done && offset > at && offset < at + length) {
      written.push(
        ...sliceRuns([run], 0, offset - at),
        ...inserted,
        ...sliceRuns([run], offset - at),
      )
      done = true
    } else {
      written.push(run)
    }
    at += length
  }
  if (!done) written.push(...inserted)
  return canonicalRuns(written)
}
