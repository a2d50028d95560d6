/**
 * The shortest way from one sequence of integers to another: Myers' O(ND) in linear space (E. W. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", Algorithmica 1, 1986) while the two are alike, halved by bit-parallel
 * longest common subsequences where they are not, and bounded so that no input makes it run away.
 */
import { bitSteps, canSplitByBits, splitByBits } from './bits.ts'

/** before[start, end) is replaced by after[otherStart, otherEnd). */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly otherStart: number
  readonly otherEnd: number
}

export interface SequenceDiff {
  /** In order, not touching one another. */
  readonly edits: readonly Edit[]
  /** False where the bound was hit and the edits are correct but may not be the fewest. */
  readonly exact: boolean
}

/** Steps that remain to be taken, shared by all parts of one comparison: about 400,000,000 a second. */
export interface Budget {
  left: number
}

/** About half a second for one comparison, however many parts it has. */
const DEFAULT_STEPS = 200_000_000

export function newBudget(steps = DEFAULT_STEPS): Budget {
  return { left: steps }
}

export function diffSequences(
  before: Int32Array,
  after: Int32Array,
  budget = newBudget(),
): SequenceDiff {
  const start = commonPrefix(before, after)
  const suffix = commonSuffix(before, after, start)
  const end = before.length - suffix
  const otherEnd = after.length - suffix
  if (start === end && start === otherEnd) return { edits: [], exact: true }
  const whole = { start, end, otherStart: start, otherEnd }
  if (start === end || start === otherEnd) return { edits: [whole], exact: true }
  return new SequenceComparison(before, after, whole, budget).run(whole)
}

function commonPrefix(before: Int32Array, after: Int32Array): number {
  const most = Math.min(before.length, after.length)
  let length = 0
  while (length < most && before[length] === after[length]) length += 1
  return length
}

function commonSuffix(before: Int32Array, after: Int32Array, prefix: number): number {
  const most = Math.min(before.length, after.length) - prefix
  let length = 0
  while (length < most && before[before.length - 1 - length] === after[after.length - 1 - length]) {
    length += 1
  }
  return length
}

interface Point {
  readonly start: number
  readonly otherStart: number
}

class SequenceComparison {
  private readonly before: Int32Array
  private readonly after: Int32Array
  private readonly edits: Edit[] = []
  private readonly forward: Int32Array
  private readonly backward: Int32Array
  private readonly middle: number
  private readonly budget: Budget
  private exact = true

  constructor(before: Int32Array, after: Int32Array, whole: Edit, budget: Budget) {
    this.before = before
    this.after = after
    this.budget = budget
    this.middle = whole.end - whole.start + whole.otherEnd - whole.otherStart + 1
    this.forward = new Int32Array(2 * this.middle + 1)
    this.backward = new Int32Array(2 * this.middle + 1)
  }

  run(whole: Edit): SequenceDiff {
    const work: Edit[] = [whole]
    // A stack instead of recursion: deep documents must not fill the call stack.
    for (let box = work.pop(); box !== undefined; box = work.pop()) {
      const trimmed = this.trim(box)
      if (trimmed.start === trimmed.end && trimmed.otherStart === trimmed.otherEnd) continue
      if (trimmed.start === trimmed.end || trimmed.otherStart === trimmed.otherEnd) {
        this.add(trimmed)
        continue
      }
      const split = this.middleOf(trimmed)
      if (split === null) {
        this.add(trimmed)
        continue
      }
      work.push(
        { ...trimmed, start: split.start, otherStart: split.otherStart },
        { ...trimmed, end: split.start, otherEnd: split.otherStart },
      )
    }
    return { edits: this.edits, exact: this.exact }
  }

  private add(edit: Edit): void {
    const last = this.edits[this.edits.length - 1]
    if (last !== undefined && last.end === edit.start && last.otherEnd === edit.otherStart) {
      this.edits[this.edits.length - 1] = { ...last, end: edit.end, otherEnd: edit.otherEnd }
    } else {
      this.edits.push(edit)
    }
  }

  private trim({ start, end, otherStart, otherEnd }: Edit): Edit {
    const { before, after } = this
    let [from, to, otherFrom, otherTo] = [start, end, otherStart, otherEnd]
    while (from < to && otherFrom < otherTo && before[from] === after[otherFrom]) {
      from += 1
      otherFrom += 1
    }
    while (from < to && otherFrom < otherTo && before[to - 1] === after[otherTo - 1]) {
      to -= 1
      otherTo -= 1
    }
    return { start: from, end: to, otherStart: otherFrom, otherEnd: otherTo }
  }

  /** A point that a shortest path passes through; null where nothing is common or the bound is hit first. */
  private middleOf(box: Edit): Point | null {
    const width = box.end - box.start
    const height = box.otherEnd - box.otherStart
    // One token against many: it is among them or it is not.
    if (width === 1) return this.singleIn(box)
    const patience = canSplitByBits(width, height)
      ? this.patienceFor(width, height)
      : Number.POSITIVE_INFINITY
    const found = this.shortestMiddle(box, patience)
    if (found !== 'too far') return found
    if (bitSteps(width, height) > this.budget.left) {
      this.exact = false
      return null
    }
    const split = splitByBits(
      this.before.subarray(box.start, box.end),
      this.after.subarray(box.otherStart, box.otherEnd),
    )
    this.budget.left -= split.steps
    if (split.start === 0 && split.otherStart === 0) return null
    return { start: box.start + split.start, otherStart: box.otherStart + split.otherStart }
  }

  /** So many edits cost Myers as much as the bits would for the whole box; or a part of what is left, where those cost more. */
  private patienceFor(width: number, height: number): number {
    const { left } = this.budget
    const most = bitSteps(width, height) > left ? left / 4 : (width * height) / 64
    return Math.ceil(Math.sqrt(Math.max(most, 1)))
  }

  private singleIn(box: Edit): Point | null {
    const token = this.before[box.start]
    const index = this.after.indexOf(token as number, box.otherStart)
    if (index === -1 || index >= box.otherEnd) return null
    return { start: box.start, otherStart: index }
  }

  private shortestMiddle(box: Edit, patience: number): Point | null | 'too far' {
    const { forward, backward, middle, budget } = this
    const width = box.end - box.start
    const delta = width - (box.otherEnd - box.otherStart)
    const odd = (delta & 1) !== 0
    forward[middle + 1] = 0
    backward[middle + 1] = 0
    for (let depth = 0; ; depth += 1) {
      budget.left -= 2 * depth + 2
      if (budget.left <= 0) {
        this.exact = false
        return null
      }
      if (depth > patience) return 'too far'
      for (let k = -depth; k <= depth; k += 2) {
        const x = this.advance(box, depth, k)
        const meets = odd && Math.abs(delta - k) < depth
        if (meets && x + at(backward, middle + delta - k) >= width) {
          return { start: box.start + x, otherStart: box.otherStart + x - k }
        }
      }
      for (let k = -depth; k <= depth; k += 2) {
        const x = this.retreat(box, depth, k)
        const meets = !odd && Math.abs(delta - k) <= depth
        if (meets && x + at(forward, middle + delta - k) >= width) {
          return { start: box.end - x, otherStart: box.otherEnd - x + k }
        }
      }
    }
  }

  /** How far the furthest path of `depth` edits on diagonal `k` gets from the start. */
  private advance(box: Edit, depth: number, k: number): number {
    const { before, after, forward, middle } = this
    const most = Math.min(box.end - box.start, box.otherEnd - box.otherStart + k)
    let x = furthest(forward, middle + k, k, depth)
    while (x < most && before[box.start + x] === after[box.otherStart + x - k]) x += 1
    forward[middle + k] = x
    return x
  }

  /** The same from the end. */
  private retreat(box: Edit, depth: number, k: number): number {
    const { before, after, backward, middle } = this
    const most = Math.min(box.end - box.start, box.otherEnd - box.otherStart + k)
    let x = furthest(backward, middle + k, k, depth)
    while (x < most && before[box.end - 1 - x] === after[box.otherEnd - 1 - x + k]) x += 1
    backward[middle + k] = x
    return x
  }
}

function furthest(reached: Int32Array, index: number, k: number, depth: number): number {
  const down = k === -depth || (k !== depth && at(reached, index - 1) < at(reached, index + 1))
  return down ? at(reached, index + 1) : at(reached, index - 1) + 1
}

function at(values: Int32Array, index: number): number {
  return values[index] as number
}
