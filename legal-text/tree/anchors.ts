/** Which rows of a draft stand where they stand in force: the others come, or go, or both. */
import type { Step } from './walk.ts'

/**
 * The step at which each provision in force stands in place, by its place in force; -1 for those that do not. What is
 * moved never does; of the rest, the longest sequence that keeps its order, those first that stand under what they stood
 * under.
 */
export function anchorsOf(steps: readonly Step[], count: number): Int32Array {
  const anchors = new Int32Array(count).fill(-1)
  const inPlace: number[] = []
  const given: number[] = []
  let ordered = true
  let last = -1
  for (const [at, step] of steps.entries()) {
    if (step.base === -1 || step.displaced !== null) continue
    if (step.given !== null) {
      given.push(at)
      continue
    }
    inPlace.push(at)
    if (step.base < last) ordered = false
    last = step.base
  }
  const kept = ordered ? inPlace : longestRising(inPlace, (at) => steps[at]?.base ?? -1)
  for (const at of kept) anchors[steps[at]?.base ?? -1] = at
  if (given.length > 0) addFitting(steps, given, anchors)
  return anchors
}

/** Adds those of `given` that keep the order in force among the others. */
function addFitting(steps: readonly Step[], given: readonly number[], anchors: Int32Array): void {
  const waiting = new Set(given)
  const ceilings = new Map<number, number>()
  let above = Number.POSITIVE_INFINITY
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const base = steps[at]?.base ?? -1
    if (waiting.has(at)) ceilings.set(at, above)
    else if (base !== -1 && anchors[base] === at) above = base
  }
  let below = -1
  for (const [at, { base }] of steps.entries()) {
    const ceiling = ceilings.get(at)
    if (ceiling !== undefined && base > below && base < ceiling) anchors[base] = at
    if (base !== -1 && anchors[base] === at) below = base
  }
}

/** Patience sorting: the longest subsequence whose values rise. */
function longestRising(
  list: readonly number[],
  rankOf: (item: number) => number,
): readonly number[] {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const item of list) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (rankOf(ends[middle] ?? -1) < rankOf(item)) low = middle + 1
      else high = middle
    }
    before.set(item, ends[low - 1])
    ends[low] = item
  }
  const rising: number[] = []
  for (let item = ends.at(-1); item !== undefined; item = before.get(item)) rising.push(item)
  return rising.reverse()
}
