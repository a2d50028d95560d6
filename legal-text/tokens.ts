/**
 * Legal tokens: what a drafter changes as one. "4.1(b)(ii)", "five (5)", "16 January 2024", "£2,000", "95 %",
 * "post-commissioning" and 'commissioned' are one token each; quotes and runs of spaces are a class of their own, so that
 * a difference in them alone can be told as typographic only.
 */

export type TokenClass = 'word' | 'space' | 'quote' | 'sign'

export interface Tokens {
  /** The text that was cut up. */
  readonly text: string
  /** Start of each token in UTF-16 units; one more than there are tokens, the last being the text's length. */
  readonly starts: readonly number[]
  readonly classes: readonly TokenClass[]
}

const UNITS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand'
const NUMBER_WORD = `(?:${UNITS}|${TENS})`
const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'
const LETTERS = '\\p{L}[\\p{L}\\p{M}\\p{N}]*'

/** In the order in which they are tried. */
const PATTERNS: readonly (readonly [TokenClass, string])[] = [
  ['space', '\\s+'],
  // five (5), ninety-five (95), one hundred (100)
  ['word', `${NUMBER_WORD}(?:[- ]${NUMBER_WORD})* \\(\\d+\\)`],
  ['word', `\\d{1,2} (?:${MONTHS})(?: \\d{4})?(?![\\p{L}\\p{N}])`],
  ['word', '[£$€]\\d[\\d,]*(?:\\.\\d+)?(?:bn|m|k)?(?![\\p{L}\\p{N}])'],
  ['word', '\\d[\\d,]*(?:\\.\\d+)? ?%'],
  // 4.1A(b)(ii), F2.9, 17.3(b), G7.16(a), 4
  [
    'word',
    '[A-Z]{0,2}\\d+[A-Z]*(?:[.,]\\d+[A-Z]*)*(?:\\([\\p{L}\\p{N}]{1,5}\\))*(?![\\p{L}\\p{N}])',
  ],
  ['word', `${LETTERS}(?:[-\u2010\u2011'’]${LETTERS})*`],
  // An SMI Status: in lower case and quotes.
  ['word', "['‘]\\p{Ll}[\\p{Ll} ]{0,40}\\p{Ll}['’](?!\\p{L})"],
  ['word', '\\(\\p{L}{1,5}\\)|\\(\\d+\\)'],
  ['word', '\\d+'],
  ['quote', '["\'“”‘’„‚«»]'],
  [
    'sign',
    '\\p{Extended_Pictographic}(?:\\u200d\\p{Extended_Pictographic}|\\ufe0f|\\p{Emoji_Modifier})*',
  ],
  ['sign', '.\\p{M}*'],
]

const CLASSES = PATTERNS.map(([kind]) => kind)
const TOKEN = new RegExp(PATTERNS.map(([, pattern]) => `(${pattern})`).join('|'), 'gsuy')

/** Cuts a text into legal tokens. They cover it without gaps; no token ends inside a surrogate pair. */
export function tokenise(text: string): Tokens {
  const starts: number[] = []
  const classes: TokenClass[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (match === null) {
      // Half of a surrogate pair, which no pattern takes.
      TOKEN.lastIndex = start + 1
      starts.push(start)
      classes.push('sign')
      continue
    }
    starts.push(start)
    classes.push(classOf(match))
  }
  starts.push(text.length)
  return { text, starts, classes }
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
