/**
 * Two plain texts compared with a line to a provision. Stretches that both share are found before either is cut, as slices
 * compared in one piece; their lines are cut once and stand on both sides, where telling that they are equal costs nothing.
 */
import { NO_TERMS, type Terms } from '../terms.ts'
import { runsOf } from '../text.ts'
import { type ComparedLists, compareLists, type TextList } from './compare.ts'
import { type Budget, newBudget } from './sequence.ts'
import { sharedFrom } from './shared.ts'

/** Indexes in the answer are those of lines, from 0. */
export function compareTexts(
  before: string,
  after: string,
  terms: Terms = NO_TERMS,
  budget: Budget = newBudget(),
): ComparedLists {
  const [left, right] = linesOfBoth(before, after)
  return compareLists(listOf(left), listOf(right), terms, budget)
}

function listOf(keys: readonly string[]): TextList {
  return {
    keys,
    runsAt: (index) => runsOf(keys[index] ?? ''),
    numberAt: () => null,
    nameOf: (target) => target,
  }
}

/** A text that is being cut, from the first line to the last. */
interface Cutting {
  readonly text: string
  readonly lines: string[]
  /** Where the next line starts; beyond the text's length where none is left. */
  at: number
}

/** What both texts are where they are cut at every line feed. */
export function linesOfBoth(
  before: string,
  after: string,
): readonly [before: readonly string[], after: readonly string[]] {
  const left: Cutting = { text: before, lines: [], at: 0 }
  const right: Cutting = { text: after, lines: [], at: 0 }
  while (left.at <= before.length && right.at <= after.length) {
    cutShared(left, right, sharedFrom(before, after, left.at, right.at))
    if (left.at > before.length || right.at > after.length) break
    passDifference(left, right)
  }
  cutRest(left)
  cutRest(right)
  return [left.lines, right.lines]
}

/** Cuts the lines that end within so many characters that both texts share. */
function cutShared(left: Cutting, right: Cutting, length: number): void {
  const until = left.at + length
  const shift = right.at - left.at
  for (;;) {
    const end = left.text.indexOf('\n', left.at)
    if (end === -1 || end >= until) break
    const line = left.text.slice(left.at, end)
    left.lines.push(line)
    right.lines.push(line)
    left.at = end + 1
  }
  right.at = left.at + shift
}

/** So many lines are looked at on either side for one that both have. */
const LOOK_AHEAD = 6

/** Cuts the lines that differ, up to the next that both have; where none is near, one line of each. */
function passDifference(left: Cutting, right: Cutting): void {
  const [olds, news] = [nextLines(left), nextLines(right)]
  let [skip, otherSkip] = [1, 1]
  search: for (let sum = 1; sum < 2 * LOOK_AHEAD; sum += 1) {
    // An edited line is the likeliest: as many on one side as on the other, if the sum allows.
    for (let step = 0; step <= sum; step += 1) {
      const old = (sum + (step & 1 ? step + 1 : -step)) >> 1
      const now = sum - old
      const line = olds[old]
      if (line === undefined || line === '' || line !== news[now]) continue
      skip = old
      otherSkip = now
      break search
    }
  }
  cutNext(left, olds, skip)
  cutNext(right, news, otherSkip)
}

function nextLines({ text, at }: Cutting): readonly string[] {
  const lines: string[] = []
  for (let start = at; lines.length <= LOOK_AHEAD && start <= text.length; ) {
    const end = lineEnd(text, start)
    lines.push(text.slice(start, end))
    start = end + 1
  }
  return lines
}

function cutNext(cutting: Cutting, next: readonly string[], count: number): void {
  for (const line of next.slice(0, count)) {
    cutting.lines.push(line)
    cutting.at += line.length + 1
  }
}

function cutRest(cutting: Cutting): void {
  const { text, lines } = cutting
  while (cutting.at <= text.length) {
    const end = lineEnd(text, cutting.at)
    lines.push(text.slice(cutting.at, end))
    cutting.at = end + 1
  }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end === -1 ? text.length : end
}
