/**
 * Legal tokens: what a drafter changes as one. "4.1(b)(ii)", "five (5)", "16 January 2024", "£2,000", "95 %",
 * "post-commissioning", 'commissioned' and terms that a document defines are one token each; quotes and runs of spaces
 * are a class of their own, so that a difference in them alone can be told as typographic only.
 */
import { NO_TERMS, type Terms, termAt } from './terms.ts'

export type TokenClass = 'word' | 'space' | 'quote' | 'sign'

export interface Tokens {
  /** The text that was cut up. */
  readonly text: string
  /** Start of each token in UTF-16 units; one more than there are tokens, the last being the text's length. */
  readonly starts: readonly number[]
  readonly classes: readonly TokenClass[]
}

const UNITS =
  '[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen'
const TENS =
  '[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety|[Hh]undred|[Tt]housand'
// The longer first: "sixteen" is not "six".
const NUMBER_WORD = `(?:${TENS}|${UNITS.split('|').reverse().join('|')})`
/** "nine hundred and ninety-nine thousand nine hundred and ninety-nine" has nine. */
const MOST_NUMBER_WORDS = 12
const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'
const LETTERS = '\\p{L}[\\p{L}\\p{M}\\p{N}]*'
const NO_WORD_AHEAD = '(?![\\p{L}\\p{N}])'

/** In the order in which they are tried. */
const PATTERNS: readonly (readonly [TokenClass, string])[] = [
  ['space', '\\s+'],
  // five (5), ninety-five (95), one hundred and five (105). So many words, lest a text of nothing else be read to its end
  // from each of them.
  [
    'word',
    `${NUMBER_WORD}(?:(?:[- ]|(?<=hundred|thousand) and )${NUMBER_WORD}){0,${MOST_NUMBER_WORDS - 1}} \\(\\d+\\)`,
  ],
  ['word', `\\d{1,2}(?:st|nd|rd|th)? (?:${MONTHS})(?: \\d{4})?${NO_WORD_AHEAD}`],
  [
    'word',
    `[£$€]\\d+(?:,\\d+)*(?:\\.\\d+)?(?: (?:thousand|million|billion)|bn|m|k)?${NO_WORD_AHEAD}`,
  ],
  ['word', '\\d+(?:,\\d+)*(?:\\.\\d+)? ?%'],
  ['word', `\\d{1,2}:\\d{2}${NO_WORD_AHEAD}`],
  // 4.1A(b)(ii), F2.9, 17.3(b), G7.16(a), 4
  ['word', `[A-Z]{0,2}\\d+[A-Z]*(?:[.,]\\d+[A-Z]*)*(?:\\([\\p{L}\\p{N}]{1,5}\\))*${NO_WORD_AHEAD}`],
  ['word', `${LETTERS}(?:[-\u2010\u2011'’]${LETTERS})*`],
  // An SMI Status: in lower case and quotes.
  ['word', "['‘]\\p{Ll}[\\p{Ll} ]{0,40}\\p{Ll}['’](?!\\p{L})"],
  ['word', '\\(\\p{L}{1,5}\\)|\\(\\d+\\)'],
  ['word', '\\d+'],
  ['quote', '["\'“”‘’„‚«»]'],
  [
    'sign',
    '\\p{RI}\\p{RI}|\\p{Extended_Pictographic}(?:\\u200d\\p{Extended_Pictographic}|\\ufe0f|\\p{Emoji_Modifier})*',
  ],
  ['sign', '.'],
]

const CLASSES = PATTERNS.map(([kind]) => kind)
// Combining marks belong to the token in front of them, whatever that is.
const TOKEN = new RegExp(
  `(?:${PATTERNS.map(([, pattern]) => `(${pattern})`).join('|')})\\p{M}*`,
  'suy',
)
const NUMBER_WORDS = new Set(
  [...UNITS.split('|'), ...TENS.split('|')].flatMap((word) => {
    const rest = word.slice(4)
    return [`${word.charAt(1)}${rest}`, `${word.charAt(2)}${rest}`]
  }),
)

/** What a character may be without a look at its neighbours. 0: only the patterns can say. */
const UNSURE = 0
const LETTER = 1
const SPACE = 2
const SIGN = 3
const DIGIT = 4

const KINDS = new Uint8Array(128)
for (const sign of '.,;:?![]{})/&*+=@#_|~<>^\\`') KINDS[sign.charCodeAt(0)] = SIGN
for (const space of ' \t\n\v\f\r') KINDS[space.charCodeAt(0)] = SPACE
for (let letter = 0; letter < 26; letter += 1) {
  KINDS[65 + letter] = LETTER
  KINDS[97 + letter] = LETTER
}
for (let digit = 0; digit < 10; digit += 1) KINDS[48 + digit] = DIGIT

function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code < 128 ? (KINDS[code] as number) : UNSURE
}

/**
 * Cuts a text into legal tokens. They cover it without gaps; no token ends inside a surrogate pair. Plain words, spaces
 * and signs are told by their characters alone; everything else is left to the patterns, which say the same more slowly.
 */
export function tokenise(text: string, terms: Terms = NO_TERMS): Tokens {
  const starts: number[] = []
  const classes: TokenClass[] = []
  for (let at = 0; at < text.length; ) {
    starts.push(at)
    const kind = kindAt(text, at)
    const term = kind === LETTER ? termAt(terms, text, at) : -1
    const end = term === -1 ? plainEnd(text, at, kind) : term
    if (end === -1) at = byPattern(text, at, classes)
    else {
      classes.push(PLAIN_CLASSES[kind] as TokenClass)
      at = end
    }
  }
  starts.push(text.length)
  return { text, starts, classes }
}

const PLAIN_CLASSES: Readonly<Record<number, TokenClass>> = {
  [LETTER]: 'word',
  [SPACE]: 'space',
  [SIGN]: 'sign',
}

/** Notes the class of the token at an index and gives its end. */
function byPattern(text: string, at: number, classes: TokenClass[]): number {
  TOKEN.lastIndex = at
  const match = TOKEN.exec(text)
  // Null for half of a surrogate pair, which no pattern takes.
  classes.push(match === null ? 'sign' : classOf(match))
  return match === null ? at + 1 : TOKEN.lastIndex
}

/** The end of a token that its characters alone tell, or -1. */
function plainEnd(text: string, at: number, kind: number): number {
  if (kind === LETTER) return plainWordEnd(text, at)
  if (kind === SIGN) return beforeMark(text, at + 1)
  if (kind !== SPACE) return -1
  let end = at + 1
  while (kindAt(text, end) === SPACE) end += 1
  return beforeMark(text, end)
}

/** The end itself where ASCII or nothing follows; -1 where what follows may be a combining mark or a wider space. */
function beforeMark(text: string, end: number): number {
  return text.charCodeAt(end) >= 128 && !isPlainBreak(text.charCodeAt(end)) ? -1 : end
}

/** Quotes, dashes, the ellipsis and currency: they end a word and begin a token of their own. */
function isPlainBreak(code: number): boolean {
  return (
    code === 0x2019 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2018 ||
    code === 0x2013 ||
    code === 0x2014 ||
    code === 0x2026 ||
    code === 0xa3 ||
    code === 0x20ac
  )
}

/** The end of a word of ASCII letters, or -1 where the patterns must say. */
function plainWordEnd(text: string, at: number): number {
  let end = lettersEnd(text, at)
  const first = end
  while (isJoin(text.charCodeAt(end)) && kindAt(text, end + 1) === LETTER) {
    end = lettersEnd(text, end + 1)
  }
  const joins = isJoin(text.charCodeAt(end)) && text.charCodeAt(end + 1) >= 128
  if (joins || kindAt(text, end) === DIGIT || beforeMark(text, end) === -1) return -1
  const mayBeNumber = first - at < 10 && text.charCodeAt(end) === 0x20
  return mayBeNumber && NUMBER_WORDS.has(text.slice(at, first)) ? -1 : end
}

function lettersEnd(text: string, at: number): number {
  let end = at + 1
  while (kindAt(text, end) === LETTER) end += 1
  return end
}

/** A hyphen or an apostrophe. */
function isJoin(code: number): boolean {
  return code === 0x2d || code === 0x27 || code === 0x2019
}

function classOf(match: RegExpExecArray): TokenClass {
  for (let group = 1; group < match.length; group += 1) {
    if (match[group] !== undefined) return CLASSES[group - 1] ?? 'sign'
  }
  return 'sign'
}

export function tokenCount({ classes }: Tokens): number {
  return classes.length
}

export function tokenText({ text, starts }: Tokens, index: number): string {
  return text.slice(starts[index], starts[index + 1])
}

/** The token as it compares where typography does not count: straight quotes, one space. */
export function plainToken(token: string): string {
  return token
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/\s+/g, ' ')
}
