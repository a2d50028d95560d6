/** The difference of two plain texts: only the window in which they differ is cut up, only tokens that differ are looked up. */
import type { Terms } from '../terms.ts'
import { runsOf } from '../text.ts'
import { type Tokens, tokenCount, tokenise } from '../tokens.ts'
import { diffEncoded, type EncodedRuns, type RunsDiff } from './runs.ts'
import type { Budget } from './sequence.ts'
import type { Vocabulary } from './vocabulary.ts'
import { type Window, windowOf } from './windows.ts'

export function diffPlain(
  before: string,
  after: string,
  vocabulary: Vocabulary,
  terms: Terms,
  budget: Budget,
): RunsDiff {
  const window = windowOf(before, after)
  const { start, end, otherStart, otherEnd } = window
  const left = tokenise(before.slice(start, end), terms)
  const right = tokenise(after.slice(otherStart, otherEnd), terms)
  const [first, last] = commonTokens(left, right, window)
  const diff = diffEncoded(
    encodeBetween(left, first, last, vocabulary),
    encodeBetween(right, first, last, vocabulary),
    budget,
    window.mostlySame,
  )
  if (start === 0 && otherStart === 0) return diff
  const changes = diff.changes.map((change) => ({
    ...change,
    start: change.start + start,
    end: change.end + start,
    otherStart: change.otherStart + otherStart,
    otherEnd: change.otherEnd + otherStart,
  }))
  return { ...diff, changes }
}

/** How many tokens both have at the start and, beyond these, at the end. */
function commonTokens(
  left: Tokens,
  right: Tokens,
  { prefix, suffix }: Window,
): readonly [first: number, last: number] {
  const most = Math.min(tokenCount(left), tokenCount(right))
  let first = 0
  while (first < most) {
    const end = left.starts[first + 1] as number
    if (end > prefix || end !== right.starts[first + 1]) break
    first += 1
  }
  const [count, otherCount] = [tokenCount(left), tokenCount(right)]
  let last = 0
  while (last < most - first) {
    const length = left.text.length - (left.starts[count - 1 - last] as number)
    const otherLength = right.text.length - (right.starts[otherCount - 1 - last] as number)
    if (length > suffix || length !== otherLength) break
    last += 1
  }
  return [first, last]
}

/** The tokens but for so many at either end, of which codes are given only when asked for. */
function encodeBetween(
  tokens: Tokens,
  first: number,
  last: number,
  vocabulary: Vocabulary,
): EncodedRuns {
  const codes = new Int32Array(tokenCount(tokens) - first - last)
  for (let index = 0; index < codes.length; index += 1) {
    codes[index] = vocabulary.codeOf(tokens, first + index)
  }
  return {
    runs: runsOf(tokens.text),
    tokens,
    codes,
    first,
    codeAt: (index) => codes[index - first] ?? vocabulary.codeOf(tokens, index),
  }
}
