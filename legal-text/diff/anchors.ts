/** Provisions that read the same in both versions and keep their order: what the rest is aligned between. */
import { fewEdits } from './few-edits.ts'
import { interner } from './intern.ts'
import { oneSidedEdits } from './one-sided.ts'
import { type Budget, diffSequences, type Edit } from './sequence.ts'

export interface Anchors {
  /** Stretches between anchors in which something differs, in order. What lies outside them is equal, in order. */
  readonly gaps: readonly Edit[]
  readonly exact: boolean
}

export function findAnchors(
  before: readonly string[],
  after: readonly string[],
  budget: Budget,
): Anchors {
  const prefix = commonPrefix(before, after)
  const suffix = commonSuffix(before, after, prefix)
  const end = before.length - suffix
  const otherEnd = after.length - suffix
  const box = { start: prefix, end, otherStart: prefix, otherEnd }
  const few = oneSidedEdits(before, after, box) ?? fewEdits(before, after, box)
  if (few !== null) return { gaps: few, exact: true }
  const code = interner(end - prefix + otherEnd - prefix)
  const olds = codesOf(before, prefix, end, code)
  const news = codesOf(after, prefix, otherEnd, code)
  const left = onlyShared(olds, news)
  const right = onlyShared(news, olds)
  const { edits, exact } = diffSequences(left.codes, right.codes, budget)
  const gaps: Edit[] = []
  let [at, other] = [prefix, prefix]
  const keep = (old: number, now: number): void => {
    if (old > at || now > other)
      gaps.push({ start: at, end: old, otherStart: other, otherEnd: now })
    at = old + 1
    other = now + 1
  }
  let [index, otherIndex] = [0, 0]
  for (const edit of [...edits, null]) {
    const until = edit?.start ?? left.codes.length
    for (; index < until; index += 1, otherIndex += 1) {
      keep(prefix + (left.places[index] as number), prefix + (right.places[otherIndex] as number))
    }
    if (edit === null) break
    index = edit.end
    otherIndex = edit.otherEnd
  }
  if (end > at || otherEnd > other) gaps.push({ start: at, end, otherStart: other, otherEnd })
  return { gaps, exact }
}

function commonPrefix(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length)
  let length = 0
  while (length < most && before[length] === after[length]) length += 1
  return length
}

function commonSuffix(before: readonly string[], after: readonly string[], prefix: number): number {
  const most = Math.min(before.length, after.length) - prefix
  let length = 0
  while (length < most && before[before.length - 1 - length] === after[after.length - 1 - length]) {
    length += 1
  }
  return length
}

function codesOf(
  texts: readonly string[],
  start: number,
  end: number,
  code: (text: string) => number,
): Int32Array {
  const codes = new Int32Array(end - start)
  for (let index = start; index < end; index += 1)
    codes[index - start] = code(texts[index] as string)
  return codes
}

/** What only one side has cannot be matched; without it even two versions that differ everywhere compare quickly. */
function onlyShared(codes: Int32Array, others: Int32Array) {
  let most = 0
  for (const code of others) if (code > most) most = code
  const shared = new Uint8Array(most + 1)
  for (const code of others) shared[code] = 1
  const places = new Int32Array(codes.length)
  const kept = new Int32Array(codes.length)
  let count = 0
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] as number
    if (code > most || shared[code] === 0) continue
    places[count] = index
    kept[count] = code
    count += 1
  }
  return { codes: kept.subarray(0, count), places }
}
