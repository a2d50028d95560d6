/**
 * Words of narrative as a person types them in a plain field, and back: `[name]` is a live field; `**bold**`,
 * `*italic*`, `__underline__` and `^superscript^` are marks. A backslash takes the meaning from the character after it.
 */
import type { NarrativeInline } from './records/index.ts'

type Inline = NarrativeInline
type Mark = Extract<Inline, { kind: 'text' }>['marks'][number]

const MARK_SIGNS: readonly (readonly [mark: Mark, sign: string])[] = [
  ['bold', '**'],
  ['italic', '*'],
  ['underline', '__'],
  ['superscript', '^'],
]
const MARK_ORDER: readonly Mark[] = MARK_SIGNS.map(([mark]) => mark)

/**
 * A field's name begins in lower case, so that placeholders such as "[TBC]" stay words. Any other name is
 * written `[=name]`.
 */
const PLAIN_FIELD = /^[a-z][A-Za-z0-9]*(?::[A-Za-z0-9.-]+)?$/
const FIELD_AT = /\[(?:([a-z][A-Za-z0-9]*(?::[A-Za-z0-9.-]+)?)|=((?:\\.|[^\\\]])*))\]/y

/** Words in the one form in which they are kept: none empty, equal neighbours joined. */
export function canonicalInlines(inlines: readonly Inline[]): readonly Inline[] {
  const kept: Inline[] = []
  for (const inline of inlines) {
    if (inline.kind === 'field') {
      kept.push(inline)
      continue
    }
    if (inline.text === '') continue
    const marks = MARK_ORDER.filter((mark) => inline.marks.includes(mark))
    const last = kept[kept.length - 1]
    if (last?.kind === 'text' && sameMarks(last.marks, marks)) {
      kept[kept.length - 1] = { ...last, text: last.text + inline.text }
    } else {
      kept.push({ kind: 'text', text: inline.text, marks })
    }
  }
  return kept
}

function sameMarks(left: readonly Mark[], right: readonly Mark[]): boolean {
  return left.length === right.length && left.every((mark, index) => mark === right[index])
}

/** @param more Characters that have a meaning where the words will stand, beside those of the marks. */
export function printInlines(inlines: readonly Inline[], more = ''): string {
  let line = ''
  let on: readonly Mark[] = []
  for (const inline of inlines) {
    if (inline.kind === 'field') {
      line += printField(inline.name, more)
      continue
    }
    line += signsBetween(on, inline.marks) + escaped(inline.text, more)
    on = inline.marks
  }
  return line + signsBetween(on, [])
}

function printField(name: string, more: string): string {
  if (PLAIN_FIELD.test(name)) return `[${name}]`
  return `[=${keptOnOneLine(withEscapes(name, `\\]${more}`))}]`
}

function keptOnOneLine(text: string): string {
  return text.replace(/\r/g, '\\r').replace(/\n/g, '\\n')
}

/** Each sign turns its mark on or off, so that the order of signs between two words does not matter. */
function signsBetween(before: readonly Mark[], after: readonly Mark[]): string {
  return MARK_SIGNS.filter(([mark]) => before.includes(mark) !== after.includes(mark))
    .map(([, sign]) => sign)
    .join('')
}

function escaped(text: string, more: string): string {
  return keptOnOneLine(
    withEscapes(text, `\\*^_${more}`)
      .replace(/(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])/g, '_')
      .replace(/\[(?==|[a-z])/g, '\\['),
  )
}

function withEscapes(text: string, characters: string): string {
  return [...text].map((one) => (characters.includes(one) ? `\\${one}` : one)).join('')
}

type Token =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'sign'; readonly mark: Mark; readonly text: string }

export function readInlines(line: string): readonly Inline[] {
  const tokens = withoutUnpaired(tokensOf(line))
  const inlines: Inline[] = []
  const on = new Set<Mark>()
  for (const token of tokens) {
    if (token.kind === 'sign') {
      if (!on.delete(token.mark)) on.add(token.mark)
    } else if (token.kind === 'field') {
      inlines.push({ kind: 'field', name: token.name })
    } else {
      inlines.push({ kind: 'text', text: token.text, marks: [...on] })
    }
  }
  return inlines
}

function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < line.length) {
    const [token, length] = tokenAt(line, at)
    tokens.push(token)
    at += length
  }
  return tokens
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r' }

function tokenAt(line: string, at: number): readonly [Token, number] {
  const character = line[at] ?? ''
  const next = line[at + 1]
  if (character === '\\' && next !== undefined) {
    return [{ kind: 'words', text: ESCAPES[next] ?? next }, 2]
  }
  if (character === '[') {
    FIELD_AT.lastIndex = at
    const field = FIELD_AT.exec(line)
    if (field !== null) {
      const name = field[1] ?? unescaped(field[2] ?? '')
      return [{ kind: 'field', name }, field[0].length]
    }
  }
  const sign = MARK_SIGNS.find(([, text]) => line.startsWith(text, at))
  if (sign !== undefined) return [{ kind: 'sign', mark: sign[0], text: sign[1] }, sign[1].length]
  return [{ kind: 'words', text: character }, 1]
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character)
}

/** A sign without its partner, as in "5 * 3", is words. */
function withoutUnpaired(tokens: readonly Token[]): readonly Token[] {
  const unpaired = new Set<Token>()
  for (const [mark] of MARK_SIGNS) {
    const signs = tokens.filter((token) => token.kind === 'sign' && token.mark === mark)
    const last = signs[signs.length - 1]
    if (last !== undefined && signs.length % 2 === 1) unpaired.add(last)
  }
  return tokens.map((token) =>
    token.kind === 'sign' && unpaired.has(token) ? { kind: 'words', text: token.text } : token,
  )
}
