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

/** Tokens that changes touch on both sides, and how many of their ends fall inside one. */
export function measureSpans(spans: readonly Span[], { before, after }: TokenStarts) {
  let tokens = 0
  let cuts = 0
  for (const { start, end, otherStart, otherEnd } of spans) {
    for (const [starts, from, to] of [
      [before, start, end],
      [after, otherStart, otherEnd],
    ] as const) {
      if (from === to && !inside(starts, from)) continue
      tokens += Math.max(1, at(starts, to, 'from') - at(starts, from, 'to'))
      cuts += (inside(starts, from) ? 1 : 0) + (from !== to && inside(starts, to) ? 1 : 0)
    }
  }
  return { tokens, cuts, changes: spans.length }
}

/** Index of the first boundary at or behind an offset ("from"), or of the last one at or before it ("to"). */
function at(starts: readonly number[], offset: number, side: 'from' | 'to'): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) < offset) low = middle + 1
    else high = middle
  }
  return side === 'from' || starts[low] === offset ? low : low - 1
}

function inside(starts: readonly number[], offset: number): boolean {
  return starts[at(starts, offset, 'from')] !== offset
}
