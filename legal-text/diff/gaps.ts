/** Between two anchors: which of the provisions that differ are versions of each other. */
import { inOrder } from './order.ts'
import { phraseIndex, similarity, type Words } from './similar.ts'
import { MOSTLY, sharedShare } from './windows.ts'

/** One version as alignment sees it. */
export interface Side {
  /** Equal where two provisions read the same. */
  readonly keys: readonly string[]
  /** The printed number, or null. */
  readonly numberAt: (index: number) => string | null
  readonly wordsAt: (index: number) => Words
}

export type Pair = readonly [before: number, after: number]

/** Share of words in common from which two provisions in the same place are versions of each other. */
const SAME_PLACE = 0.4
/** So many pairs of one gap are compared one by one; a larger gap is divided by phrases first. */
const MOST_PAIRS = 600

/** The best pairing in which nothing crosses, of olds and news that follow one another. */
export function pairGap(
  before: Side,
  after: Side,
  olds: readonly number[],
  news: readonly number[],
): readonly Pair[] {
  if (olds.length === 0 || news.length === 0) return []
  const edited = olds.length <= MOST_NEIGHBOURS ? pairEdited(before, after, olds, news) : null
  if (edited !== null) return edited
  if (olds.length * news.length <= MOST_PAIRS) return pairClosely(before, after, olds, news)
  const found = pairByPhrases(before, after, olds, news)
  // Where all are so alike that no phrase tells them apart, their order may.
  if (found.length === 0) return pairEdited(before, after, olds, news) ?? []
  const pairs: Pair[] = []
  let [at, other] = [0, 0]
  const pairUntil = (end: number, otherEnd: number): void => {
    if ((end - at) * (otherEnd - other) > MOST_PAIRS) return
    pairs.push(...pairClosely(before, after, olds.slice(at, end), news.slice(other, otherEnd)))
  }
  for (const [old, now] of found) {
    const [end, otherEnd] = [olds.indexOf(old, at), news.indexOf(now, other)]
    pairUntil(end, otherEnd)
    pairs.push([old, now])
    at = end + 1
    other = otherEnd + 1
  }
  pairUntil(olds.length, news.length)
  return pairs
}

/** Of so many neighbours the texts themselves say enough. */
const MOST_NEIGHBOURS = 8

/** One with one in order, where at a glance each is mostly the same, and no less so than as its neighbours are; or null. */
function pairEdited(
  before: Side,
  after: Side,
  olds: readonly number[],
  news: readonly number[],
): readonly Pair[] | null {
  if (olds.length !== news.length) return null
  const share = (at: number, other: number): number => {
    const [old, now] = [olds[at], news[other]]
    if (old === undefined || now === undefined) return 0
    return sharedShare(before.keys[old] as string, after.keys[now] as string)
  }
  const pairs: Pair[] = []
  for (const [at, old] of olds.entries()) {
    const alike = share(at, at)
    if (alike < MOSTLY || share(at, at + 1) > alike || share(at + 1, at) > alike) return null
    pairs.push([old, news[at] as number])
  }
  return pairs
}

/** For each old the new one that shares the most phrases with it, as far as these keep their order. */
function pairByPhrases(
  before: Side,
  after: Side,
  olds: readonly number[],
  news: readonly number[],
): readonly Pair[] {
  const nearest = phraseIndex(news, after.wordsAt)
  const taken = new Map<number, { before: number; after: number; weight: number }>()
  for (const old of olds) {
    const words = before.wordsAt(old)
    for (const now of nearest.near(words)) {
      const weight = similarity(words, after.wordsAt(now), SAME_PLACE)
      if (weight < SAME_PLACE || weight <= (taken.get(now)?.weight ?? 0)) continue
      taken.set(now, { before: old, after: now, weight })
      break
    }
  }
  const ordered = [...taken.values()].sort((left, right) => left.after - right.after)
  return inOrder(ordered).map((pair): Pair => [pair.before, pair.after])
}

/** Dynamic programming over all pairs of a gap, which is short in edited text. */
function pairClosely(
  before: Side,
  after: Side,
  olds: readonly number[],
  news: readonly number[],
): readonly Pair[] {
  if (olds.length === 0 || news.length === 0) return []
  const width = news.length + 1
  const best = new Float64Array((olds.length + 1) * width)
  const at = (row: number, column: number): number => best[row * width + column] as number
  for (let row = olds.length - 1; row >= 0; row -= 1) {
    const words = before.wordsAt(olds[row] as number)
    for (let column = news.length - 1; column >= 0; column -= 1) {
      const skip = Math.max(at(row + 1, column), at(row, column + 1))
      const alike = similarity(words, after.wordsAt(news[column] as number), SAME_PLACE)
      const pair = alike < SAME_PLACE ? 0 : alike + at(row + 1, column + 1)
      best[row * width + column] = Math.max(skip, pair)
    }
  }
  const pairs: Pair[] = []
  let [row, column] = [0, 0]
  while (row < olds.length && column < news.length) {
    if (at(row, column) === at(row + 1, column)) row += 1
    else if (at(row, column) === at(row, column + 1)) column += 1
    else {
      pairs.push([olds[row] as number, news[column] as number])
      row += 1
      column += 1
    }
  }
  return pairs
}
