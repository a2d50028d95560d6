/** Which provision of one version is which of another: equal, edited, moved, moved and edited, inserted or deleted. */
import { tokenise, tokenText } from '../tokens.ts'
import { diffSequences } from './sequence.ts'

export interface Aligned {
  /** Index in the version before and after; null where the provision is only in the other. */
  readonly before: number | null
  readonly after: number | null
  /** Whether it stands in another order than its neighbours do. */
  readonly moved: boolean
}

export interface Alignment {
  /** In the order of the version after; what was deleted stands where it stood. */
  readonly rows: readonly Aligned[]
  readonly exact: boolean
}

/** Share of words in common from which two provisions in the same place are versions of each other. */
const SAME_PLACE = 0.4
/** Elsewhere more is asked, since much legal text is alike. */
const ELSEWHERE = 0.65
/** Words that a provision needs to be recognised in another place. */
const LEAST_WORDS = 4
/** Pairs that one gap may be searched for; beyond it neighbours are paired in order. */
const MOST_PAIRS = 40_000

/** Aligns the texts of two versions; numbers do not count, so renumbering alone changes nothing. */
export function alignTexts(before: readonly string[], after: readonly string[]): Alignment {
  const { codes, otherCodes } = internTexts(before, after)
  const { edits, exact } = diffSequences(codes, otherCodes)
  const partners = new Map<number, { readonly before: number; readonly moved: boolean }>()
  const lost: number[] = []
  const found: number[] = []
  let at = 0
  let other = 0
  const words = wordCache(before)
  const otherWords = wordCache(after)
  for (const edit of [...edits, null]) {
    const until = edit?.start ?? before.length
    for (; at < until; at += 1, other += 1) partners.set(other, { before: at, moved: false })
    if (edit === null) break
    const olds = range(edit.start, edit.end)
    const news = range(edit.otherStart, edit.otherEnd)
    const pairs = pairInOrder(olds, news, (old, now) => similarity(words(old), otherWords(now)))
    for (const [old, now] of pairs) partners.set(now, { before: old, moved: false })
    const paired = new Set(pairs.map(([old]) => old))
    lost.push(...olds.filter((old) => !paired.has(old)))
    found.push(...news.filter((now) => !partners.has(now)))
    at = edit.end
    other = edit.otherEnd
  }
  for (const [old, now] of pairElsewhere(lost, found, words, otherWords)) {
    partners.set(now, { before: old, moved: true })
  }
  return { rows: rowsOf(before.length, after.length, partners), exact }
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

function internTexts(before: readonly string[], after: readonly string[]) {
  const known = new Map<string, number>()
  const code = (text: string): number => {
    const value = known.get(text) ?? known.size
    known.set(text, value)
    return value
  }
  return { codes: Int32Array.from(before, code), otherCodes: Int32Array.from(after, code) }
}

type Words = ReadonlyMap<string, number>

function wordCache(texts: readonly string[]): (index: number) => Words {
  const cache = new Map<number, Words>()
  return (index) => {
    let words = cache.get(index)
    if (words === undefined) {
      words = wordsOf(texts[index] ?? '')
      cache.set(index, words)
    }
    return words
  }
}

function wordsOf(text: string): Words {
  const tokens = tokenise(text)
  const counts = new Map<string, number>()
  for (const [index, kind] of tokens.classes.entries()) {
    if (kind !== 'word') continue
    const word = tokenText(tokens, index).toLowerCase()
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function size(words: Words): number {
  let sum = 0
  for (const count of words.values()) sum += count
  return sum
}

/** Dice's coefficient over words: 0 for nothing in common, 1 for the same words. */
function similarity(left: Words, right: Words): number {
  let common = 0
  for (const [word, count] of left) common += Math.min(count, right.get(word) ?? 0)
  const all = size(left) + size(right)
  return all === 0 ? 1 : (2 * common) / all
}

/** The best pairing in which nothing crosses: dynamic programming over the gap, which is short in edited text. */
function pairInOrder(
  olds: readonly number[],
  news: readonly number[],
  alike: (old: number, now: number) => number,
): readonly (readonly [number, number])[] {
  if (olds.length * news.length > MOST_PAIRS || olds.length === 0 || news.length === 0) return []
  const width = news.length + 1
  const best = new Float64Array((olds.length + 1) * width)
  const score = (row: number, column: number): number => {
    const value = alike(olds[row] as number, news[column] as number)
    return value >= SAME_PLACE ? value : 0
  }
  for (let row = olds.length - 1; row >= 0; row -= 1) {
    for (let column = news.length - 1; column >= 0; column -= 1) {
      const skip = Math.max(
        best[(row + 1) * width + column] as number,
        best[row * width + column + 1] as number,
      )
      const value = score(row, column)
      const pair = value === 0 ? 0 : value + (best[(row + 1) * width + column + 1] as number)
      best[row * width + column] = Math.max(skip, pair)
    }
  }
  const pairs: (readonly [number, number])[] = []
  let row = 0
  let column = 0
  while (row < olds.length && column < news.length) {
    const here = best[row * width + column] as number
    if (here === best[(row + 1) * width + column]) row += 1
    else if (here === best[row * width + column + 1]) column += 1
    else {
      pairs.push([olds[row] as number, news[column] as number])
      row += 1
      column += 1
    }
  }
  return pairs
}

/** Provisions that left one place and turned up in another, the most alike first. */
function pairElsewhere(
  lost: readonly number[],
  found: readonly number[],
  words: (index: number) => Words,
  otherWords: (index: number) => Words,
): readonly (readonly [number, number])[] {
  const byWord = new Map<string, number[]>()
  for (const now of found) {
    for (const word of otherWords(now).keys()) {
      const list = byWord.get(word)
      if (list === undefined) byWord.set(word, [now])
      else list.push(now)
    }
  }
  const candidates = lost.flatMap((old) =>
    [...nearest(words(old), byWord)].map((now) => ({
      old,
      now,
      alike: similarity(words(old), otherWords(now)),
    })),
  )
  const taken = new Set<number>()
  const used = new Set<number>()
  const pairs: (readonly [number, number])[] = []
  for (const { old, now, alike } of candidates.sort((left, right) => right.alike - left.alike)) {
    if (alike < ELSEWHERE || taken.has(old) || used.has(now)) continue
    taken.add(old)
    used.add(now)
    pairs.push([old, now])
  }
  return pairs
}

/** Provisions that one is compared with, those first that share its rarest words. */
const MOST_CANDIDATES = 80

function nearest(
  words: Words,
  byWord: ReadonlyMap<string, readonly number[]>,
): ReadonlySet<number> {
  const near = new Set<number>()
  if (size(words) < LEAST_WORDS) return near
  const lists = [...words.keys()].map((word) => byWord.get(word) ?? [])
  for (const list of lists.sort((left, right) => left.length - right.length)) {
    // A word that is everywhere tells nothing, unless nothing rarer is there.
    if (near.size > 0 && near.size + list.length > MOST_CANDIDATES) break
    for (const now of list.slice(0, MOST_CANDIDATES)) near.add(now)
  }
  return near
}

function rowsOf(
  before: number,
  after: number,
  partners: ReadonlyMap<number, { readonly before: number; readonly moved: boolean }>,
): readonly Aligned[] {
  const paired = new Set([...partners.values()].map((partner) => partner.before))
  const rows: Aligned[] = []
  let at = 0
  const deleteUntil = (end: number): void => {
    for (; at < end; at += 1) {
      if (!paired.has(at)) rows.push({ before: at, after: null, moved: false })
    }
  }
  for (let now = 0; now < after; now += 1) {
    const partner = partners.get(now)
    if (partner !== undefined && !partner.moved) {
      deleteUntil(partner.before)
      at = partner.before + 1
    }
    rows.push({ before: partner?.before ?? null, after: now, moved: partner?.moved ?? false })
  }
  deleteUntil(before)
  return rows
}
