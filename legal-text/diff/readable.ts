/** Edits as a person would mark them: few, none with a stray word between, unrelated text replaced as a whole. */
import { type Tokens, tokenCount, tokenText } from '../tokens.ts'
import type { Edit } from './sequence.ts'

export interface Encoded {
  readonly tokens: Tokens
  /** One integer for each token; equal tokens have equal integers. */
  readonly codeAt: (index: number) => number
}

/** Share of the words of the shorter text that has to stay, for its texts to be told apart word by word. */
const RELATED = 0.25
/** Changes with fewer words than this between them are one. */
const WORDS_APART = 2
/** So many words changed on both sides of a kept one swallow it: what is kept is chance. */
const SWALLOWS = 5
/** Words that say nothing of their own; alone between two changes they are no reason to keep these apart. */
const LITTLE_WORDS = new Set(
  'a an and any as at be by for from if in is it of on or that the this to with'.split(' '),
)

export function readableEdits(
  left: Encoded,
  right: Encoded,
  edits: readonly Edit[],
  related = false,
): readonly Edit[] {
  const slid = edits.map((edit, index) =>
    slide(left, right, edit, edits[index - 1], edits[index + 1]),
  )
  return related || isRelated(left.tokens, right.tokens, slid)
    ? joinClose(left.tokens, right.tokens, slid).map((edit) => withoutCommonEnds(left, right, edit))
    : [whole(left, right)]
}

function whole(left: Encoded, right: Encoded): Edit {
  return {
    start: 0,
    end: tokenCount(left.tokens),
    otherStart: 0,
    otherEnd: tokenCount(right.tokens),
  }
}

/**
 * An insertion or a deletion can often be read at several places: "a [b a] c" or "[a b] a c". The one that begins and
 * ends where a clause or a word does is what a person would mark.
 */
function slide(
  left: Encoded,
  right: Encoded,
  edit: Edit,
  previous: Edit | undefined,
  next: Edit | undefined,
): Edit {
  const inserts = edit.start === edit.end
  if (!inserts && edit.otherStart !== edit.otherEnd) return edit
  const { tokens, codeAt } = inserts ? right : left
  const start = inserts ? edit.otherStart : edit.start
  const end = inserts ? edit.otherEnd : edit.end
  const room = edit.start - (previous?.end ?? 0)
  const length = tokenCount((inserts ? left : right).tokens)
  const until = inserts ? (next?.start ?? length) : (next?.otherStart ?? length)
  const space = until - (inserts ? edit.end : edit.otherEnd)
  let best = 0
  let most = boundary(tokens, start) + boundary(tokens, end)
  const consider = (shift: number): void => {
    const score = boundary(tokens, start + shift) + boundary(tokens, end + shift)
    if (score <= most) return
    most = score
    best = shift
  }
  for (let shift = 0; -shift < room && codeAt(start + shift - 1) === codeAt(end + shift - 1); ) {
    shift -= 1
    consider(shift)
  }
  for (let shift = 0; shift < space && codeAt(start + shift) === codeAt(end + shift); ) {
    shift += 1
    consider(shift)
  }
  if (best === 0) return edit
  return {
    start: edit.start + best,
    end: edit.end + best,
    otherStart: edit.otherStart + best,
    otherEnd: edit.otherEnd + best,
  }
}

/** How good a place a boundary between tokens is for a change to begin or end: in front of the space of a clause, best. */
function boundary(tokens: Tokens, index: number): number {
  if (index === 0 || index === tokenCount(tokens)) return 5
  const [ahead, behind] = [tokens.classes[index - 1], tokens.classes[index]]
  if (ahead === 'space') return isStop(tokens, index - 2) ? 4 : 2
  if (behind === 'space') return isStop(tokens, index - 1) ? 4 : 3
  return behind === 'sign' ? 1 : 0
}

function isStop(tokens: Tokens, index: number): boolean {
  return index >= 0 && tokens.classes[index] === 'sign' && /[.;:,]/.test(tokenText(tokens, index))
}

function countWords(tokens: Tokens, start: number, end: number): number {
  let words = 0
  for (let index = start; index < end; index += 1) if (tokens.classes[index] === 'word') words += 1
  return words
}

/** Texts that have next to nothing in common read best as a whole replacement. A word kept alone is chance. */
function isRelated(left: Tokens, right: Tokens, edits: readonly Edit[]): boolean {
  if (edits.length < 2) return true
  const words = countWords(left, 0, tokenCount(left))
  const shorter = Math.min(words, countWords(right, 0, tokenCount(right)))
  if (shorter < 4) return true
  let kept = 0
  let at = 0
  for (const { start, end } of [...edits, { start: tokenCount(left), end: 0 }]) {
    const stretch = countWords(left, at, start)
    if (stretch > 1) kept += stretch
    at = end
  }
  return kept >= shorter * RELATED
}

function joinClose(left: Tokens, right: Tokens, edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = []
  for (const edit of edits) {
    const last = joined[joined.length - 1]
    if (last !== undefined && isClose(left, right, last, edit)) {
      joined[joined.length - 1] = { ...last, end: edit.end, otherEnd: edit.otherEnd }
    } else {
      joined.push(edit)
    }
  }
  return joined
}

/** What slid and was then joined to another may begin or end alike on both sides: that part is kept. */
function withoutCommonEnds(left: Encoded, right: Encoded, edit: Edit): Edit {
  let { start, end, otherStart, otherEnd } = edit
  while (start < end && otherStart < otherEnd && left.codeAt(start) === right.codeAt(otherStart)) {
    start += 1
    otherStart += 1
  }
  while (
    start < end &&
    otherStart < otherEnd &&
    left.codeAt(end - 1) === right.codeAt(otherEnd - 1)
  ) {
    end -= 1
    otherEnd -= 1
  }
  return { start, end, otherStart, otherEnd }
}

function isClose(left: Tokens, right: Tokens, one: Edit, other: Edit): boolean {
  let [words, telling] = [0, 0]
  for (let index = one.end; index < other.start; index += 1) {
    if (left.classes[index] !== 'word') continue
    words += 1
    if (!LITTLE_WORDS.has(tokenText(left, index))) telling += 1
    if (telling >= WORDS_APART && words > SWALLOWS) return false
  }
  if (words < WORDS_APART) return true
  const changed = Math.min(size(left, right, one), size(left, right, other))
  return telling < WORDS_APART ? changed >= words : changed >= words * SWALLOWS
}

function size(left: Tokens, right: Tokens, edit: Edit): number {
  return Math.max(
    countWords(left, edit.start, edit.end),
    countWords(right, edit.otherStart, edit.otherEnd),
  )
}
