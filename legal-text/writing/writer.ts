/**
 * The one writer of text changes: (records, splice, author) → records. Every gesture in an editor arrives here
 * as splices; nothing else makes, extends or drops a change of text.
 */
import type { Change } from '../changes.ts'
import type { Provisions } from '../provisions.ts'
import { baseText, liveTextChanges } from '../state.ts'
import {
  type AuthoredRun,
  canonicalMarks,
  type Mark,
  plainText,
  type Run,
  runLength,
  runsLength,
  sliceRuns,
} from '../text.ts'
import { deleteBetween, insertAt } from './edit.ts'
import { cutAt, type Node, nodesOf, proposedRuns, type SpliceContext } from './nodes.ts'
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

function withinText(
  base: readonly Run[],
  nodes: readonly Node[],
  splice: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const text = plainText(proposedRuns(base, nodes))
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
  const base = baseText(provisions, provision)
  const nodes = nodesOf(liveTextChanges(changes, provision), runsLength(base))
  const { start, end } = withinText(base, nodes, range)
  let next = changes
  let at = start
  for (const run of sliceRuns(proposedRuns(base, nodes), start, end)) {
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
