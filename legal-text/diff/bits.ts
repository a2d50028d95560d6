/**
 * Where two very different sequences are best cut in two: Hirschberg's division with the rows of the table of longest
 * common subsequences held as bits, 32 columns to a word (H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004).
 */

/** Words of bits that may be held at once; a longer sequence is left to the bound. */
const MOST_COLUMNS = 4_000_000
/** Boxes smaller than this are quicker by Myers alone. */
const LEAST_CELLS = 4096

export interface BitSplit {
  readonly start: number
  readonly otherStart: number
  /** What it took, in steps of the budget. */
  readonly steps: number
}

export function canSplitByBits(rows: number, columns: number): boolean {
  return rows >= 2 && rows * columns >= LEAST_CELLS && columns <= MOST_COLUMNS
}

/** At most so many steps are needed to split a box. */
export function bitSteps(rows: number, columns: number): number {
  return rows * ((columns >> 5) + 5)
}

/** A point on a shortest path at half the height of `before`, which has two tokens or more. */
export function splitByBits(before: Int32Array, after: Int32Array): BitSplit {
  const half = before.length >> 1
  const forward = new Row(after, false)
  for (let index = 0; index < half; index += 1) forward.add(before[index] as number)
  const backward = new Row(after, true)
  for (let index = before.length - 1; index >= half; index -= 1) {
    backward.add(before[index] as number)
  }
  const ahead = forward.lengths()
  const behind = backward.lengths()
  let best = 0
  let most = -1
  for (let column = 0; column <= after.length; column += 1) {
    const length = (ahead[column] as number) + (behind[after.length - column] as number)
    if (length > most) {
      most = length
      best = column
    }
  }
  const steps = forward.steps + backward.steps + 2 * after.length
  return { start: half, otherStart: best, steps }
}

/** Where a token stands: columns for a rare one, a mask of all words for a frequent one. */
type Occurrences =
  | { readonly columns: Int32Array; readonly mask: null }
  | { readonly columns: null; readonly mask: Uint32Array }

const ALL_ONES = 0xffffffff

/** One row of the table: bit j is 0 where column j makes the common subsequence longer. */
class Row {
  private readonly bits: Uint32Array
  steps = 0
  private readonly width: number
  private readonly occurrences: ReadonlyMap<number, Occurrences>

  constructor(after: Int32Array, reversed: boolean) {
    this.width = after.length
    this.bits = new Uint32Array((after.length >> 5) + 1).fill(ALL_ONES)
    this.occurrences = occurrencesOf(after, reversed)
  }

  /** The row below, for one more token of the other sequence: V = (V + (V & M)) | (V & ~M) word by word. */
  add(token: number): void {
    const found = this.occurrences.get(token)
    this.steps += 4
    if (found === undefined) return
    if (found.mask === null) this.addColumns(found.columns)
    else this.addMask(found.mask)
  }

  private addMask(mask: Uint32Array): void {
    const { bits } = this
    let carry = 0
    for (let word = 0; word < bits.length; word += 1) {
      const value = bits[word] as number
      const matches = mask[word] as number
      const sum = value + ((value & matches) >>> 0) + carry
      carry = sum > ALL_ONES ? 1 : 0
      bits[word] = sum | 0 | (value & ~matches)
    }
    this.steps += bits.length
  }

  private addColumns(columns: Int32Array): void {
    const { bits } = this
    let carry = 0
    let word = 0
    let index = 0
    while (index < columns.length) {
      const next = (columns[index] as number) >> 5
      if (carry !== 0 && word < next) carry = this.carryUntil(word, next)
      word = next
      let matches = 0
      while (index < columns.length && (columns[index] as number) >> 5 === word) {
        matches |= 1 << ((columns[index] as number) & 31)
        index += 1
      }
      const value = bits[word] as number
      const sum = value + ((value & matches) >>> 0) + carry
      carry = sum > ALL_ONES ? 1 : 0
      bits[word] = sum | 0 | (value & ~matches)
      word += 1
    }
    if (carry !== 0) this.carryUntil(word, bits.length)
    this.steps += columns.length
  }

  /** Through words without a match only a carry goes: it sets the lowest 0, and passes words that have none. */
  private carryUntil(from: number, end: number): number {
    for (let word = from; word < end; word += 1) {
      const value = this.bits[word] as number
      if (value === ALL_ONES) continue
      this.bits[word] = value | (value + 1)
      return 0
    }
    return 1
  }

  /** Length of the longest common subsequence with the first j columns, for each j from 0. */
  lengths(): Int32Array {
    const lengths = new Int32Array(this.width + 1)
    for (let column = 0; column < this.width; column += 1) {
      const grows = (((this.bits[column >> 5] as number) >>> (column & 31)) & 1) === 0
      lengths[column + 1] = (lengths[column] as number) + (grows ? 1 : 0)
    }
    return lengths
  }
}

function occurrencesOf(after: Int32Array, reversed: boolean): ReadonlyMap<number, Occurrences> {
  const counts = new Map<number, number>()
  for (const token of after) counts.set(token, (counts.get(token) ?? 0) + 1)
  const words = (after.length >> 5) + 1
  const occurrences = new Map<number, Occurrences>()
  const filled = new Map<number, number>()
  for (let column = 0; column < after.length; column += 1) {
    const token = after[reversed ? after.length - 1 - column : column] as number
    let found = occurrences.get(token)
    if (found === undefined) {
      const count = counts.get(token) ?? 0
      found =
        count > words
          ? { columns: null, mask: new Uint32Array(words) }
          : { columns: new Int32Array(count), mask: null }
      occurrences.set(token, found)
    }
    if (found.mask !== null) {
      found.mask[column >> 5] = (found.mask[column >> 5] as number) | (1 << (column & 31))
    } else {
      const index = filled.get(token) ?? 0
      found.columns[index] = column
      filled.set(token, index + 1)
    }
  }
  return occurrences
}
