/** How alike two provisions are, by their words, and which of many is most alike. */

export interface Words {
  /** Codes of the words in order. */
  readonly ordered: Int32Array
  /** The same codes by size. */
  readonly sorted: Int32Array
}

export function wordsOf(ordered: Int32Array): Words {
  return { ordered, sorted: ordered.slice().sort() }
}

/** How many words two multisets share. */
export function commonWords(left: Int32Array, right: Int32Array): number {
  let [at, other, common] = [0, 0, 0]
  while (at < left.length && other < right.length) {
    const difference = (left[at] as number) - (right[other] as number)
    if (difference === 0) common += 1
    if (difference <= 0) at += 1
    if (difference >= 0) other += 1
  }
  return common
}

/** Dice's coefficient over words: 0 for nothing in common, 1 for the same words; 0 where it cannot reach `least`. */
export function similarity(left: Words, right: Words, least = 0): number {
  const [size, otherSize] = [left.sorted.length, right.sorted.length]
  const all = size + otherSize
  if (all === 0) return 1
  if ((2 * Math.min(size, otherSize)) / all < least) return 0
  return (2 * commonWords(left.sorted, right.sorted)) / all
}

/** Words that follow one another and tell a provision from others. */
const PHRASE = 3
/** A phrase in more provisions than this tells nothing. */
const MOST_SHARED = 16
/** As many provisions are looked at more closely. */
const MOST_NEAR = 4

export interface Nearest {
  /** The provisions that share the most phrases with these words, the nearest first. */
  readonly near: (words: Words) => readonly number[]
}

/** An index of provisions by their phrases; time and space grow with the number of words. */
export function phraseIndex(
  indexes: readonly number[],
  wordsAt: (index: number) => Words,
): Nearest {
  const byPhrase = new Map<number, number[]>()
  for (const index of indexes) {
    for (const phrase of new Set(phrases(wordsAt(index).ordered))) {
      const list = byPhrase.get(phrase)
      if (list === undefined) byPhrase.set(phrase, [index])
      else if (list.length <= MOST_SHARED) list.push(index)
    }
  }
  return {
    near(words) {
      const votes = new Map<number, number>()
      for (const phrase of phrases(words.ordered)) {
        const list = byPhrase.get(phrase)
        if (list === undefined || list.length > MOST_SHARED) continue
        for (const index of list) votes.set(index, (votes.get(index) ?? 0) + 1)
      }
      return [...votes]
        .sort((left, right) => right[1] - left[1] || left[0] - right[0])
        .slice(0, MOST_NEAR)
        .map(([index]) => index)
    },
  }
}

function phrases(words: Int32Array): readonly number[] {
  const list: number[] = []
  const size = Math.min(PHRASE, words.length)
  for (let index = 0; size > 0 && index + size <= words.length; index += 1) {
    let hash = size
    for (let word = 0; word < size; word += 1) {
      hash = Math.imul(hash ^ (words[index + word] as number), 0x01000193) ^ (hash >>> 13)
    }
    list.push(hash)
  }
  return list
}
