/** The difference of two texts as a person would mark it: by legal tokens, in few changes, none cut inside a token. */
import { plainToken, type Tokens, tokenCount, tokenise, tokenText } from '../tokens.ts'
import { diffSequences, type Edit } from './sequence.ts'

/** before[start, end) becomes `inserted`; offsets are UTF-16 units of the text before. */
export interface TextDifference {
  readonly start: number
  readonly end: number
  readonly deleted: string
  readonly inserted: string
  /** Only quotes or spaces differ. */
  readonly typographic: boolean
}

export interface TextDiff {
  readonly differences: readonly TextDifference[]
  /** Tokens that go and tokens that come, before neighbours are joined: the size of the difference. */
  readonly deletedTokens: number
  readonly insertedTokens: number
  readonly exact: boolean
}

/** Share of the words of the shorter text that has to stay, for its texts to be told apart word by word. */
const RELATED = 0.25
/** Changes with fewer words than this between them are one. */
const WORDS_APART = 2

export function diffText(before: string, after: string): TextDiff {
  if (before === after) return { differences: [], deletedTokens: 0, insertedTokens: 0, exact: true }
  const [left, right] = [tokenise(before), tokenise(after)]
  const [leftCodes, rightCodes] = codesOf(left, right)
  const { edits, exact } = diffSequences(leftCodes, rightCodes)
  const deletedTokens = edits.reduce((sum, { start, end }) => sum + end - start, 0)
  const insertedTokens = edits.reduce((sum, edit) => sum + edit.otherEnd - edit.otherStart, 0)
  const readable = isRelated(left, right, edits) ? joinClose(left, edits) : whole(left, right)
  return {
    differences: readable.map((edit) => differenceOf(left, right, edit)),
    deletedTokens,
    insertedTokens,
    exact,
  }
}

/** Equal tokens as equal integers: comparing those is what makes a long text quick. */
function codesOf(left: Tokens, right: Tokens): readonly [Int32Array, Int32Array] {
  const known = new Map<string, number>()
  const code = (tokens: Tokens): Int32Array => {
    const codes = new Int32Array(tokenCount(tokens))
    for (let index = 0; index < codes.length; index += 1) {
      const text = tokenText(tokens, index)
      let value = known.get(text)
      if (value === undefined) {
        value = known.size
        known.set(text, value)
      }
      codes[index] = value
    }
    return codes
  }
  return [code(left), code(right)]
}

function isWord(tokens: Tokens, index: number): boolean {
  return tokens.classes[index] === 'word'
}

function countWords(tokens: Tokens, start: number, end: number): number {
  let words = 0
  for (let index = start; index < end; index += 1) if (isWord(tokens, index)) words += 1
  return words
}

/** Texts that have next to nothing in common read best as a whole replacement. */
function isRelated(left: Tokens, right: Tokens, edits: readonly Edit[]): boolean {
  const words = countWords(left, 0, tokenCount(left))
  const shorter = Math.min(words, countWords(right, 0, tokenCount(right)))
  const gone = edits.reduce((sum, { start, end }) => sum + countWords(left, start, end), 0)
  return shorter < 4 || words - gone >= shorter * RELATED
}

function whole(left: Tokens, right: Tokens): readonly Edit[] {
  return [{ start: 0, end: tokenCount(left), otherStart: 0, otherEnd: tokenCount(right) }]
}

/** Edits less than two words apart become one, so that no stray word is left standing between two changes. */
function joinClose(left: Tokens, edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = []
  for (const edit of edits) {
    const last = joined[joined.length - 1]
    if (last !== undefined && countWords(left, last.end, edit.start) < WORDS_APART) {
      joined[joined.length - 1] = { ...last, end: edit.end, otherEnd: edit.otherEnd }
    } else {
      joined.push(edit)
    }
  }
  return joined
}

function differenceOf(left: Tokens, right: Tokens, edit: Edit): TextDifference {
  const start = left.starts[edit.start] as number
  const end = left.starts[edit.end] as number
  const deleted = left.text.slice(start, end)
  const inserted = right.text.slice(right.starts[edit.otherStart], right.starts[edit.otherEnd])
  return {
    start,
    end,
    deleted,
    inserted,
    typographic: plainToken(deleted) === plainToken(inserted),
  }
}

/** The text after, made from the text before: what a difference is worth is that this holds. */
export function applyDifferences(before: string, differences: readonly TextDifference[]): string {
  let text = ''
  let at = 0
  for (const { start, end, inserted } of differences) {
    text += before.slice(at, start) + inserted
    at = end
  }
  return text + before.slice(at)
}
