/** Provisions that left one place and turned up in another, reworded or not. */
import type { Pair, Side } from './gaps.ts'
import { phraseIndex, similarity } from './similar.ts'

/** Share of words in common from which a provision elsewhere is the same one: much legal text is alike. */
const ELSEWHERE = 0.65
/** Words that a provision needs to be recognised in another place. */
const LEAST_WORDS = 4
/** So many characters tell enough without their words being counted. */
const TELLING = 64

export function pairElsewhere(
  before: Side,
  after: Side,
  lost: readonly number[],
  found: readonly number[],
): readonly Pair[] {
  if (lost.length === 0 || found.length === 0) return []
  const tells = (side: Side) => (index: number) =>
    (side.keys[index] as string).length >= TELLING || hasWords(side)(index)
  const exact = pairEqual(before, after, lost.filter(tells(before)), found.filter(tells(after)))
  const taken = new Set(exact.map(([old]) => old))
  const used = new Set(exact.map(([, now]) => now))
  // What found its equal never has to be cut into words.
  const olds = lost.filter((old) => !taken.has(old)).filter(hasWords(before))
  const news = olds.length === 0 ? [] : found.filter((now) => !used.has(now))
  return [...exact, ...pairAlike(before, after, olds, news.filter(hasWords(after)))]
}

function hasWords({ wordsAt }: Side): (index: number) => boolean {
  return (index) => wordsAt(index).ordered.length >= LEAST_WORDS
}

/** Equal provisions, the first with the first where there are several. */
function pairEqual(
  before: Side,
  after: Side,
  olds: readonly number[],
  news: readonly number[],
): readonly Pair[] {
  const byKey = new Map<string, number[]>()
  for (const now of [...news].reverse()) {
    const key = after.keys[now] ?? ''
    const list = byKey.get(key)
    if (list === undefined) byKey.set(key, [now])
    else list.push(now)
  }
  return olds.flatMap((old): readonly Pair[] => {
    const now = byKey.get(before.keys[old] ?? '')?.pop()
    return now === undefined ? [] : [[old, now]]
  })
}

/** The most alike first, each provision once. */
function pairAlike(
  before: Side,
  after: Side,
  olds: readonly number[],
  news: readonly number[],
): readonly Pair[] {
  if (olds.length === 0 || news.length === 0) return []
  const nearest = phraseIndex(news, after.wordsAt)
  const candidates = olds.flatMap((old) => {
    const words = before.wordsAt(old)
    return nearest
      .near(words)
      .map((now) => ({ old, now, alike: similarity(words, after.wordsAt(now), ELSEWHERE) }))
      .filter(({ alike }) => alike >= ELSEWHERE)
  })
  const taken = new Set<number>()
  const used = new Set<number>()
  const pairs: Pair[] = []
  for (const { old, now } of candidates.sort((left, right) => right.alike - left.alike)) {
    if (taken.has(old) || used.has(now)) continue
    taken.add(old)
    used.add(now)
    pairs.push([old, now])
  }
  return pairs
}
