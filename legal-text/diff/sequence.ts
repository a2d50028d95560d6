/**
 * The shortest way from one sequence of integers to another: Myers' O(ND) in linear space (E. W. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", Algorithmica 1, 1986), bounded so that no input makes it run away.
 */

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

/** Steps of the inner loop that one call may take; about a second. */
const DEFAULT_BOUND = 60_000_000

export function diffSequences(
  before: Int32Array,
  after: Int32Array,
  bound = DEFAULT_BOUND,
): SequenceDiff {
  return new Comparison(before, after, bound).run()
}

class Comparison {
  private readonly before: Int32Array
  private readonly after: Int32Array
  private readonly edits: Edit[] = []
  private readonly forward: Int32Array
  private readonly backward: Int32Array
  private readonly middle: number
  private left: number
  private exact = true

  constructor(before: Int32Array, after: Int32Array, bound: number) {
    this.before = before
    this.after = after
    this.left = bound
    this.middle = before.length + after.length + 1
    this.forward = new Int32Array(2 * this.middle + 1)
    this.backward = new Int32Array(2 * this.middle + 1)
  }

  run(): SequenceDiff {
    const work: Edit[] = [
      { start: 0, end: this.before.length, otherStart: 0, otherEnd: this.after.length },
    ]
    // A stack instead of recursion: deep documents must not fill the call stack.
    for (let box = work.pop(); box !== undefined; box = work.pop()) {
      const trimmed = this.trim(box)
      if (trimmed.start === trimmed.end && trimmed.otherStart === trimmed.otherEnd) continue
      if (trimmed.start === trimmed.end || trimmed.otherStart === trimmed.otherEnd) {
        this.add(trimmed)
        continue
      }
      const split = this.left > 0 ? this.middleOf(trimmed) : null
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

  /** A point that a shortest path passes through, or null where the bound is hit first. */
  private middleOf(box: Edit): Point | null {
    const { forward, backward, middle } = this
    const width = box.end - box.start
    const delta = width - (box.otherEnd - box.otherStart)
    const odd = (delta & 1) !== 0
    forward[middle + 1] = 0
    backward[middle + 1] = 0
    for (let depth = 0; ; depth += 1) {
      this.left -= 2 * depth + 1
      if (this.left <= 0) {
        this.exact = false
        return null
      }
      for (let k = -depth; k <= depth; k += 2) {
        const x = this.advance(box, depth, k)
        const meets = odd && Math.abs(delta - k) < depth
        if (meets && x + at(backward, middle + delta - k) >= width) return pointIn(box, x, x - k)
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
    const from = furthest(forward, middle + k, k, depth)
    const most = Math.min(box.end - box.start, box.otherEnd - box.otherStart + k)
    let x = from
    while (x < most && before[box.start + x] === after[box.otherStart + x - k]) x += 1
    this.left -= x - from
    forward[middle + k] = x
    return x
  }

  /** The same from the end. */
  private retreat(box: Edit, depth: number, k: number): number {
    const { before, after, backward, middle } = this
    const from = furthest(backward, middle + k, k, depth)
    const most = Math.min(box.end - box.start, box.otherEnd - box.otherStart + k)
    let x = from
    while (x < most && before[box.end - 1 - x] === after[box.otherEnd - 1 - x + k]) x += 1
    this.left -= x - from
    backward[middle + k] = x
    return x
  }
}

interface Point {
  readonly start: number
  readonly otherStart: number
}

function furthest(reached: Int32Array, index: number, k: number, depth: number): number {
  const down = k === -depth || (k !== depth && at(reached, index - 1) < at(reached, index + 1))
  return down ? at(reached, index + 1) : at(reached, index - 1) + 1
}

function pointIn(box: Edit, x: number, y: number): Point {
  return { start: box.start + x, otherStart: box.otherStart + y }
}

function at(values: Int32Array, index: number): number {
  return values[index] as number
}
