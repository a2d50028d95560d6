/** What one answer of a diff is worth: how long it took, how many tokens it changes, in how many pieces, cut where. */
import { tokenise } from '../../legal-text/tokens.ts'
import type { Span } from './diff-peers.ts'
import { median } from './report.ts'

export interface Figures {
  readonly name: string
  /** Null where the program gave up or was not asked. */
  readonly milliseconds: number | null
  readonly tokens: number
  readonly changes: number
  /** Of these, the ones outside provisions that are on record as moved. */
  readonly inPlace: number
  readonly cuts: number
}

/** Rounds: at least so many, and of what is quick as many as fit into so many milliseconds, since one alone says little. */
const LEAST_ROUNDS = 5
const MOST_ROUNDS = 101
const FILL = 150
/** What takes longer than this is timed once. */
const LONG = 1500

/** Median time of some runs behind one that warms up; long ones once. */
export function timed<T>(run: () => T): { readonly milliseconds: number; readonly answer: T } {
  const once = () => {
    const started = performance.now()
    const answer = run()
    return { milliseconds: performance.now() - started, answer }
  }
  const first = once()
  if (first.milliseconds > LONG) return first
  const fitting = Math.round(FILL / first.milliseconds)
  const length = Math.min(Math.max(fitting, LEAST_ROUNDS), MOST_ROUNDS)
  const rounds = Array.from({ length }, once)
  return {
    milliseconds: median(rounds.map(({ milliseconds }) => milliseconds)),
    answer: first.answer,
  }
}

export interface TokenStarts {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** Token boundaries of both texts, each line cut up on its own as the diff does. */
export function tokenStarts(before: string, after: string): TokenStarts {
  return { before: startsOf(before), after: startsOf(after) }
}

function startsOf(text: string): readonly number[] {
  const starts: number[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    const cut = tokenise(line).starts
    for (const start of cut) starts.push(offset + start)
    offset += line.length + 1
  }
  return starts
}

/**
 * Tokens that changes take away and bring, how many of the changes there are, and how many of their ends fall inside a
 * token. A change that begins or ends inside a token is a change of that token in both texts: for the count it is widened,
 * over characters that both texts keep, until its ends stand between tokens on both sides. Without this, a cut would count
 * as less than the fewest tokens that can change, since the rest of the token would count in one text alone.
 */
export function measureSpans(spans: readonly Span[], starts: TokenStarts) {
  const { before, after } = starts
  let cuts = 0
  for (const { start, end, otherStart, otherEnd } of spans) {
    cuts += cutsAt(before, start, end) + cutsAt(after, otherStart, otherEnd)
  }
  let tokens = 0
  for (const { start, end, otherStart, otherEnd } of widened(spans, starts)) {
    tokens += at(before, end) - at(before, start) + at(after, otherEnd) - at(after, otherStart)
  }
  return { tokens, cuts, changes: spans.length }
}

function cutsAt(starts: readonly number[], from: number, to: number): number {
  return (inside(starts, from) ? 1 : 0) + (from !== to && inside(starts, to) ? 1 : 0)
}

/** The changes with ends between tokens of both texts; one that would reach over another takes it in. */
function widened(spans: readonly Span[], starts: TokenStarts): readonly Span[] {
  const wide: Span[] = []
  for (let index = 0; index < spans.length; ) {
    let span = spans[index] as Span
    index += 1
    for (let by = wayBack(span, starts); by > 0; by = wayBack(span, starts)) {
      const previous = wide[wide.length - 1]
      if (previous !== undefined && span.start - by < previous.end) {
        wide.pop()
        span = { ...span, start: previous.start, otherStart: previous.otherStart }
      } else span = { ...span, start: span.start - by, otherStart: span.otherStart - by }
    }
    for (let by = wayForth(span, starts); by > 0; by = wayForth(span, starts)) {
      const next = spans[index]
      if (next !== undefined && span.end + by > next.start) {
        index += 1
        span = { ...span, end: next.end, otherEnd: next.otherEnd }
      } else span = { ...span, end: span.end + by, otherEnd: span.otherEnd + by }
    }
    wide.push(span)
  }
  return wide
}

/** How far a change has to be widened to begin between tokens of both texts: what lies before it is the same in both. */
function wayBack({ start, otherStart }: Span, { before, after }: TokenStarts): number {
  return Math.max(
    start - boundaryBefore(before, start),
    otherStart - boundaryBefore(after, otherStart),
  )
}

function wayForth({ end, otherEnd }: Span, { before, after }: TokenStarts): number {
  return Math.max(boundaryFrom(before, end) - end, boundaryFrom(after, otherEnd) - otherEnd)
}

/** The first boundary at or behind an offset. */
function boundaryFrom(starts: readonly number[], offset: number): number {
  return starts[at(starts, offset)] ?? offset
}

/** The last boundary at or before an offset. */
function boundaryBefore(starts: readonly number[], offset: number): number {
  const index = at(starts, offset)
  return starts[index] === offset ? offset : (starts[index - 1] ?? 0)
}

/** Index of the first boundary at or behind an offset. */
function at(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) < offset) low = middle + 1
    else high = middle
  }
  return low
}

function inside(starts: readonly number[], offset: number): boolean {
  return starts[at(starts, offset)] !== offset
}
