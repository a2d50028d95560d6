/**
 * The first form of E. W. Myers' algorithm ("An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986) on
 * strings themselves: where few of them differ, comparing them is quicker than giving each a number first.
 */
import type { Edit } from './sequence.ts'

/** So many strings may be inserted and deleted: more in longer lists, so that giving up costs little beside the rest. */
function mostEdits(strings: number): number {
  return Math.min(16 + (strings >> 5), 320)
}

/** After so many edits the pace says whether the rest is worth the time. */
const PATIENCE = 12

/** The fewest edits from before[start, end) to after[otherStart, otherEnd), or null where they are more than a few. */
export function fewEdits(
  before: readonly string[],
  after: readonly string[],
  box: Edit,
): readonly Edit[] | null {
  const width = box.end - box.start
  const goal = width - (box.otherEnd - box.otherStart)
  const most = mostEdits(width + box.otherEnd - box.otherStart)
  if (Math.abs(goal) > most) return null
  const middle = most + 1
  const reached = new Int32Array(2 * middle + 1)
  const trace: Int32Array[] = []
  for (let depth = 0; depth <= most; depth += 1) {
    trace.push(reached.slice(middle - depth, middle + depth + 1))
    let furthest = 0
    for (let k = -depth; k <= depth; k += 2) {
      const down = isDown(reached, middle + k, k, depth)
      const from = down
        ? (reached[middle + k + 1] as number)
        : (reached[middle + k - 1] as number) + 1
      const x = alongEqual(before, after, box, from, k)
      reached[middle + k] = x
      if (k === goal && x >= width) return tracedBack(trace, box)
      if (x > furthest) furthest = x
    }
    // At this pace the end is out of reach.
    if (depth > PATIENCE && furthest * most < width * depth) return null
  }
  return null
}

/** Whether diagonal `k` is reached from the one above, by an insertion. */
function isDown(reached: Int32Array, index: number, k: number, depth: number): boolean {
  if (k === -depth) return true
  return k !== depth && (reached[index - 1] as number) < (reached[index + 1] as number)
}

function alongEqual(
  before: readonly string[],
  after: readonly string[],
  box: Edit,
  from: number,
  k: number,
): number {
  const most = Math.min(box.end - box.start, box.otherEnd - box.otherStart + k)
  let x = from
  while (x < most && before[box.start + x] === after[box.otherStart + x - k]) x += 1
  return x
}

function tracedBack(trace: readonly Int32Array[], box: Edit): readonly Edit[] {
  const edits: Edit[] = []
  let x = box.end - box.start
  let y = box.otherEnd - box.otherStart
  // Depth 0 is the equal run at the start: nothing was edited before it.
  for (let depth = trace.length - 1; depth > 0; depth -= 1) {
    const reached = trace[depth] as Int32Array
    const k = x - y
    const down = isDown(reached, depth + k, k, depth)
    const fromK = down ? k + 1 : k - 1
    const fromX = reached[depth + fromK] as number
    const fromY = fromX - fromK
    const [toX, toY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY]
    addInFront(edits, {
      start: box.start + fromX,
      end: box.start + toX,
      otherStart: box.otherStart + fromY,
      otherEnd: box.otherStart + toY,
    })
    x = fromX
    y = fromY
  }
  return edits.reverse()
}

/** Edits come from the last to the first; those that touch are one. */
function addInFront(edits: Edit[], edit: Edit): void {
  const next = edits[edits.length - 1]
  if (next !== undefined && next.start === edit.end && next.otherStart === edit.otherEnd) {
    edits[edits.length - 1] = { ...next, start: edit.start, otherStart: edit.otherStart }
  } else edits.push(edit)
}
