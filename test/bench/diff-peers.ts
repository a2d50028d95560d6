/** The programs that the diff is timed beside, each from two strings to changes at offsets. */
import { diffLines, diffWordsWithSpace } from 'diff'
import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch'
import fastDiff from 'fast-diff'
import { linesDiffComputers } from 'monaco-editor/editor/common/diff/linesDiffComputers.js'

/** before[start, end) becomes after[otherStart, otherEnd), in UTF-16 units of the whole texts. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly otherStart: number
  readonly otherEnd: number
}

export interface Peer {
  readonly name: string
  /** Null where it gave up at its own bound. */
  readonly run: (before: string, after: string) => readonly Span[] | null
}

/** How long a peer may take for one answer, in milliseconds; those that know no bound are not asked long questions. */
const PATIENCE = 10_000

interface Piece {
  readonly value: string
  readonly added: boolean
  readonly removed: boolean
}

function spansOf(pieces: readonly Piece[], at = 0, other = 0): readonly Span[] {
  const spans: Span[] = []
  let [left, right] = [at, other]
  for (const { value, added, removed } of pieces) {
    const [end, otherEnd] = [
      added ? left : left + value.length,
      removed ? right : right + value.length,
    ]
    if (added || removed) spans.push({ start: left, end, otherStart: right, otherEnd })
    left = end
    right = otherEnd
  }
  return touchingJoined(spans)
}

/** A deletion and the insertion in its place are one change. */
function touchingJoined(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined[joined.length - 1]
    if (last?.end === span.start && last.otherEnd === span.otherStart) {
      joined[joined.length - 1] = { ...last, end: span.end, otherEnd: span.otherEnd }
    } else joined.push(span)
  }
  return joined
}

function fromTuples(tuples: readonly (readonly [number, string])[]): readonly Span[] {
  return spansOf(tuples.map(([kind, value]) => ({ value, added: kind > 0, removed: kind < 0 })))
}

const jsdiffWhole: Peer = {
  name: 'jsdiff, whole',
  run(before, after) {
    const pieces = diffWordsWithSpace(before, after, { timeout: PATIENCE })
    return pieces === undefined ? null : spansOf(pieces)
  },
}

/** Lines first, then the words of each block of lines that was replaced. */
const jsdiffTwoLevel: Peer = {
  name: 'jsdiff, two-level',
  run(before, after) {
    const blocks = diffLines(before, after, { timeout: PATIENCE })
    if (blocks === undefined) return null
    const spans: Span[] = []
    for (const block of spansOf(blocks)) {
      const left = before.slice(block.start, block.end)
      const right = after.slice(block.otherStart, block.otherEnd)
      const pieces = diffWordsWithSpace(left, right, { timeout: PATIENCE })
      if (pieces === undefined) return null
      spans.push(...spansOf(pieces, block.start, block.otherStart))
    }
    return touchingJoined(spans)
  },
}

const diffMatchPatch: Peer = {
  name: 'diff-match-patch',
  run(before, after) {
    const engine = new DiffMatchPatch()
    engine.Diff_Timeout = PATIENCE / 1000
    const tuples = engine.diff_main(before, after)
    engine.diff_cleanupSemantic(tuples)
    return fromTuples(tuples)
  },
}

/** It knows no bound: on unrelated texts of more than this it is not asked. */
const MOST_FOR_FAST_DIFF = 300_000

const fast: Peer = {
  name: 'fast-diff',
  run: (before, after) =>
    before.length > MOST_FOR_FAST_DIFF ? null : fromTuples(fastDiff(before, after)),
}

const vsCode: Peer = {
  name: 'VS Code',
  run(before, after) {
    const [left, right] = [before.split('\n'), after.split('\n')]
    const { changes } = linesDiffComputers.getDefault().computeDiff(left, right, {
      ignoreTrimWhitespace: false,
      maxComputationTimeMs: PATIENCE,
      computeMoves: false,
    })
    const [starts, otherStarts] = [lineStarts(left), lineStarts(right)]
    const offset = (lines: readonly number[], line: number, column: number) =>
      (lines[line - 1] ?? 0) + column - 1
    return touchingJoined(
      changes.flatMap(({ innerChanges = [] }) =>
        innerChanges.map(({ originalRange, modifiedRange }) => ({
          start: offset(starts, originalRange.startLineNumber, originalRange.startColumn),
          end: offset(starts, originalRange.endLineNumber, originalRange.endColumn),
          otherStart: offset(otherStarts, modifiedRange.startLineNumber, modifiedRange.startColumn),
          otherEnd: offset(otherStarts, modifiedRange.endLineNumber, modifiedRange.endColumn),
        })),
      ),
    )
  },
}

function lineStarts(lines: readonly string[]): readonly number[] {
  const starts = [0]
  for (const line of lines) starts.push((starts[starts.length - 1] as number) + line.length + 1)
  return starts
}

export const peers: readonly Peer[] = [jsdiffTwoLevel, jsdiffWhole, diffMatchPatch, fast, vsCode]
