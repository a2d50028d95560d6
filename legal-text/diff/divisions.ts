/** Provisions that were split in two or more, or merged into one. */
import { commonWords, similarity, type Words, wordsOf } from './similar.ts'

/** Share of a part's words that the rest of the whole must have, for it to be a part. */
const PART = 0.6
/** Words that a part needs. */
const LEAST_WORDS = 3

/**
 * How far a whole extends over its side's unpaired neighbours: from its partner at `index` to the first and the last
 * part. `start` and `end` are both `index` where nothing was divided.
 */
export function extendOver(
  whole: Words,
  index: number,
  wordsAt: (index: number) => Words,
  isFree: (index: number) => boolean,
): { readonly start: number; readonly end: number } {
  let parts = wordsAt(index)
  let [start, end] = [index, index]
  for (let room = whole.sorted.length - parts.sorted.length; room >= LEAST_WORDS; ) {
    const behind = isFree(end + 1) ? joined(whole, parts, wordsAt(end + 1), false) : null
    const ahead =
      behind === null && isFree(start - 1) ? joined(whole, parts, wordsAt(start - 1), true) : null
    const next = behind ?? ahead
    if (next === null) break
    if (behind === null) start -= 1
    else end += 1
    parts = next
    room = whole.sorted.length - parts.sorted.length
  }
  return { start, end }
}

/** The parts with one more, or null where it is none. */
function joined(whole: Words, parts: Words, part: Words, isAhead: boolean): Words | null {
  if (part.sorted.length < LEAST_WORDS) return null
  const [first, second] = isAhead ? [part, parts] : [parts, part]
  const ordered = new Int32Array(first.ordered.length + second.ordered.length)
  ordered.set(first.ordered)
  ordered.set(second.ordered, first.ordered.length)
  const all = wordsOf(ordered)
  const gained = commonWords(whole.sorted, all.sorted) - commonWords(whole.sorted, parts.sorted)
  const isPart = gained >= part.sorted.length * PART
  return isPart && similarity(whole, all) > similarity(whole, parts) ? all : null
}
