/**
 * The one writer of text changes: (records, splice, author) → records. Every gesture in an editor arrives here
 * as splices; nothing else makes, extends or drops a change of text.
 */
import { type Change, changeStatus, type TextChange, type WriteContext } from './changes.ts'
import type { Provisions } from './provisions.ts'
import { baseText, liveTextChanges } from './state.ts'
import {
  type AuthoredRun,
  canonicalMarks,
  canonicalRuns,
  type Mark,
  type Run,
  runLength,
  runsLength,
  sameRuns,
  sliceRuns,
} from './text.ts'

/** Replaces [start, end) of a provision's proposed text by `insert`. Offsets are UTF-16 units. */
export interface Splice {
  readonly provision: string
  readonly start: number
  readonly end: number
  readonly insert: readonly Run[]
}

/**
 * `pinned` holds changes that something points at, or that say why: these never join others by themselves, and
 * are withdrawn rather than dropped when they are typed back to base.
 */
export type SpliceContext = WriteContext & { readonly pinned: ReadonlySet<string> }

/** A stretch of base text as it stands, or a change of it. Together they are the provision, in order. */
type Node =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'change'; readonly change: TextChange; readonly fresh: boolean }

/**
 * The changes of a draft after one splice. Changes that the splice does not touch keep their identity.
 * Own pending words that are deleted vanish; somebody else's are marked as deleted by the author.
 * Offsets outside the text are clamped; a bound inside a surrogate pair moves out of it.
 */
export function writeSplice(
  provisions: Provisions,
  changes: readonly Change[],
  splice: Splice,
  context: SpliceContext,
): readonly Change[] {
  const base = baseText(provisions, splice.provision)
  const live = liveTextChanges(changes, splice.provision)
  const before = nodesOf(live, runsLength(base))
  const { start, end } = withinText(base, before, splice)
  const inserted = splice.insert.map(
    (run): AuthoredRun => ({ ...bare(run), author: context.author }),
  )
  if (start === end && runsLength(inserted) === 0) return changes
  const cut = cutAt(cutAt(before, start), end)
  const deleted = deleteBetween(cut, start, end, splice.provision, context)
  const written =
    runsLength(inserted) === 0
      ? deleted
      : insertAt(deleted, start, inserted, splice.provision, context)
  const joined = joinNeighbours(written, context)
  return settle(changes, live, joined, base, context)
}

function bare(run: Run): Run {
  const marks = canonicalMarks(run.marks)
  return run.kind === 'text'
    ? { kind: 'text', text: run.text, marks }
    : { kind: run.kind, target: run.target, marks }
}

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
function proposedLength(run: AuthoredRun): number {
  return run.deletedBy === undefined ? runLength(run) : 0
}

function nodeLength(node: Node): number {
  if (node.kind === 'kept') return node.end - node.start
  return node.change.proposed.reduce((sum, run) => sum + proposedLength(run), 0)
}

function withinText(
  base: readonly Run[],
  nodes: readonly Node[],
  splice: Splice,
): { readonly start: number; readonly end: number } {
  const text = proposedString(base, nodes)
  const clamp = (offset: number) => Math.min(Math.max(offset, 0), text.length)
  const start = clamp(Math.min(splice.start, splice.end))
  const end = clamp(Math.max(splice.start, splice.end))
  return {
    start: insidePair(text, start) ? start - 1 : start,
    end: insidePair(text, end) ? (start === end ? end - 1 : end + 1) : end,
  }
}

function proposedString(base: readonly Run[], nodes: readonly Node[]): string {
  const runs = nodes.flatMap((node): readonly Run[] =>
    node.kind === 'kept'
      ? sliceRuns(base, node.start, node.end)
      : node.change.proposed.filter((run) => run.deletedBy === undefined),
  )
  return runs.map((run) => (run.kind === 'text' ? run.text : '\uFFFC')).join('')
}

function insidePair(text: string, offset: number): boolean {
  const left = text.charCodeAt(offset - 1)
  const right = text.charCodeAt(offset)
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff
}

function cutAt(nodes: readonly Node[], offset: number): readonly Node[] {
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

function deleteBetween(
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
    if (at <= start || from >= end) return node
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

function freshChange(
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

function editableBy(change: TextChange, author: string): boolean {
  return change.author === author && changeStatus(change) === 'pending' && change.agreed === null
}

/** Puts words into the change that surrounds `offset`, else into one of the author's that touches it, else into a new one. */
function insertAt(
  nodes: readonly Node[],
  offset: number,
  runs: readonly AuthoredRun[],
  provision: string,
  context: SpliceContext,
): readonly Node[] {
  let at = 0
  let boundary = nodes.length
  let base = 0
  let host = -1
  let hostOffset = 0
  for (const [index, node] of nodes.entries()) {
    const from = at
    at += nodeLength(node)
    if (node.kind === 'change' && from <= offset && offset <= at) {
      const surrounds = from < offset && offset < at
      const fits = surrounds || node.fresh || editableBy(node.change, context.author)
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

function nodeEnd(node: Node): number {
  return node.kind === 'kept' ? node.end : node.change.end
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

function joinNeighbours(nodes: readonly Node[], context: SpliceContext): readonly Node[] {
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

type ChangeNode = Extract<Node, { kind: 'change' }>

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
function settle(
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

function rankedChanges(nodes: readonly Node[], context: SpliceContext): readonly TextChange[] {
  const inOrder = nodes.filter((node): node is ChangeNode => node.kind === 'change')
  const ranked: TextChange[] = []
  for (const [index, node] of inOrder.entries()) {
    const left = ranked[index - 1]
    const right = inOrder[index + 1]?.change
    const rank = rankBetween(node.change.start, left, right)
    if (node.fresh) {
      ranked.push({ ...node.change, id: context.mint(), rank })
      continue
    }
    // A change that has grown to the left can have come to start where its neighbour does.
    const tied = left?.start === node.change.start && left.rank >= node.change.rank
    ranked.push(tied ? { ...node.change, rank } : node.change)
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

/** Sets or clears one mark over [start, end) of the proposed text: a substitution with equal characters. */
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
  const base = baseText(provisions, range.provision)
  const nodes = nodesOf(liveTextChanges(changes, range.provision), runsLength(base))
  const proposed = nodes.flatMap((node): readonly Run[] =>
    node.kind === 'kept'
      ? sliceRuns(base, node.start, node.end)
      : node.change.proposed.filter((run) => run.deletedBy === undefined),
  )
  const marked = sliceRuns(proposed, range.start, range.end).map((run): Run => {
    const others = run.marks.filter((mark) => mark !== range.mark)
    return { ...bare(run), marks: canonicalMarks(range.on ? [...others, range.mark] : others) }
  })
  if (sameRuns(marked, sliceRuns(proposed, range.start, range.end))) return changes
  return writeSplice(
    provisions,
    changes,
    { provision: range.provision, start: range.start, end: range.end, insert: marked },
    context,
  )
}
