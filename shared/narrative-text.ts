/**
 * Narrative as a person types it in a plain field, and back. One line is one block: "- " begins a bullet, "> " a
 * quotation; `[name]` is a live field; `**bold**`, `*italic*`, `__underline__` and `^superscript^` are marks.
 * A backslash takes the meaning from the character after it. What is printed reads back as the same blocks.
 */
import type { NarrativeBlock } from './records/index.ts'

type Inline = NarrativeBlock['inlines'][number]
type Mark = Extract<Inline, { kind: 'text' }>['marks'][number]

const MARK_SIGNS: readonly (readonly [mark: Mark, sign: string])[] = [
  ['bold', '**'],
  ['italic', '*'],
  ['underline', '__'],
  ['superscript', '^'],
]
const MARK_ORDER: readonly Mark[] = MARK_SIGNS.map(([mark]) => mark)

const PREFIXES: readonly (readonly [kind: NarrativeBlock['kind'], prefix: string])[] = [
  ['bullet', '- '],
  ['quotation', '> '],
]

/**
 * A field's name begins in lower case, so that placeholders such as "[TBC]" stay words. Any other name is
 * written `[=name]`.
 */
const PLAIN_FIELD = /^[a-z][A-Za-z0-9]*(?::[A-Za-z0-9.-]+)?$/
const FIELD_AT = /\[(?:([a-z][A-Za-z0-9]*(?::[A-Za-z0-9.-]+)?)|=((?:\\.|[^\\\]])*))\]/y

/** Blocks in the one form in which they are kept: no empty words, no empty blocks, equal neighbours joined. */
export function canonicalBlocks(blocks: readonly NarrativeBlock[]): readonly NarrativeBlock[] {
  return blocks
    .map(({ kind, inlines }) => ({ kind, inlines: joined(inlines) }))
    .filter(({ inlines }) => inlines.length > 0)
}

function joined(inlines: readonly Inline[]): readonly Inline[] {
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

/** The words alone, with each field read by `resolve`. */
export function blockWords(block: NarrativeBlock, resolve: (field: string) => string): string {
  return block.inlines
    .map((inline) => (inline.kind === 'text' ? inline.text : resolve(inline.name)))
    .join('')
}

/** Blocks as text to edit: a blank line between them, none between bullets. */
export function printBlocks(blocks: readonly NarrativeBlock[]): string {
  let text = ''
  let last: NarrativeBlock['kind'] | null = null
  for (const { kind, inlines } of canonicalBlocks(blocks)) {
    if (last !== null) text += last === 'bullet' && kind === 'bullet' ? '\n' : '\n\n'
    text += printBlock(kind, inlines)
    last = kind
  }
  return text
}

function printBlock(kind: NarrativeBlock['kind'], inlines: readonly Inline[]): string {
  const prefix = PREFIXES.find(([prefixed]) => prefixed === kind)?.[1] ?? ''
  let line = ''
  let on: readonly Mark[] = []
  for (const inline of inlines) {
    if (inline.kind === 'field') {
      line += printField(inline.name)
      continue
    }
    line += signsBetween(on, inline.marks) + escaped(inline.text)
    on = inline.marks
  }
  return prefix + guardEnds(line + signsBetween(on, []), prefix === '')
}

function printField(name: string): string {
  if (PLAIN_FIELD.test(name)) return `[${name}]`
  return `[=${keptOnOneLine(name.replace(/[\\\]]/g, '\\$&'))}]`
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

function escaped(text: string): string {
  return keptOnOneLine(
    text
      .replace(/[\\*^_]/g, '\\$&')
      .replace(/(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])/g, '_')
      .replace(/\[(?==|[a-z])/g, '\\['),
  )
}

/** Spaces at the ends, and what would read as the beginning of a bullet, are kept by a backslash. */
function guardEnds(line: string, bare: boolean): string {
  let guarded = line
  if (/\s$/.test(guarded)) guarded = `${guarded.slice(0, -1)}\\${guarded.slice(-1)}`
  const looksLikePrefix = bare && PREFIXES.some(([, prefix]) => guarded.startsWith(prefix))
  return /^\s/.test(guarded) || looksLikePrefix ? `\\${guarded}` : guarded
}

/** Blocks from text as typed. Never fails: what has no meaning is words. */
export function readBlocks(text: string): readonly NarrativeBlock[] {
  return canonicalBlocks(text.split(/\r\n|\n|\r/).map(readLine))
}

function readLine(line: string): NarrativeBlock {
  const trimmed = trimmedLine(line)
  for (const [kind, prefix] of PREFIXES) {
    if (trimmed.startsWith(prefix)) {
      return { kind, inlines: readInlines(trimmedLine(trimmed.slice(prefix.length))) }
    }
  }
  return { kind: 'paragraph', inlines: readInlines(trimmed) }
}

/** Without spaces at the ends; a space behind a backslash was meant. */
function trimmedLine(line: string): string {
  const start = line.trimStart()
  const end = start.trimEnd()
  return end.length < start.length && endsInEscape(end) ? start.slice(0, end.length + 1) : end
}

function endsInEscape(text: string): boolean {
  const slashes = /\\*$/.exec(text)?.[0].length ?? 0
  return slashes % 2 === 1
}

type Token =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'sign'; readonly mark: Mark; readonly text: string }

function readInlines(line: string): readonly Inline[] {
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
