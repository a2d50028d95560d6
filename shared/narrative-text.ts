/**
 * Narrative as a person types it in a plain field, and back. One line is one block: "- " begins a bullet, two spaces
 * before it a bullet within one, "1. " a numbered item, "> " a quotation, "## " a heading, "| " a table's row, and
 * "Caption: " what stands over the table or under the picture beside it; `![what it shows](id)` is a picture. Words are
 * as `narrative-inlines.ts` has them. What is printed reads back as the same blocks.
 */
import { canonicalInlines, printInlines, readInlines } from './narrative-inlines.ts'
import type { NarrativeBlock, NarrativeInline } from './records/index.ts'

const PREFIXES: readonly (readonly [kind: 'quotation' | 'heading' | 'caption', prefix: string])[] =
  [
    ['quotation', '> '],
    ['heading', '## '],
    ['caption', 'Caption: '],
  ]
const ITEM = /^(?:(- )|(\d{1,2})[.)] )/
const IMAGE = /^!\[((?:\\.|[^\\\]])*)\]\(([A-Za-z0-9.-]+)\)$/
/** Lists go three deep, as the Word styles do. */
const DEEPEST = 2

/** Blocks in the one form in which they are kept: no empty words, no empty blocks, equal neighbours joined. */
export function canonicalBlocks(blocks: readonly NarrativeBlock[]): readonly NarrativeBlock[] {
  return blocks.flatMap((block): readonly NarrativeBlock[] => {
    if (block.kind === 'image') return [block]
    if (block.kind === 'row') {
      const cells = block.cells.map(canonicalInlines)
      return cells.length === 0 ? [] : [{ kind: 'row', cells }]
    }
    const inlines = canonicalInlines(block.inlines)
    return inlines.length === 0 ? [] : [{ ...block, inlines }]
  })
}

/** All words of a block in order, fields among them; a picture's are what it shows. */
export function blockInlines(block: NarrativeBlock): readonly NarrativeInline[] {
  if (block.kind === 'image') return [{ kind: 'text', text: block.alternative, marks: [] }]
  if (block.kind !== 'row') return block.inlines
  return block.cells.flatMap((cell, index) =>
    index === 0 ? cell : [{ kind: 'text' as const, text: '\t', marks: [] }, ...cell],
  )
}

/** The words alone, with each field read by `resolve`. */
export function blockWords(block: NarrativeBlock, resolve: (field: string) => string): string {
  return blockInlines(block)
    .map((inline) => (inline.kind === 'text' ? inline.text : resolve(inline.name)))
    .join('')
}

/** Words as a word processor counts them: what stands between spaces. */
export function countWords(
  blocks: readonly NarrativeBlock[],
  resolve: (field: string) => string,
): number {
  const text = blocks.map((block) => blockWords(block, resolve)).join('\n')
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Blocks as text to edit: a blank line between them, none within a list or a table. */
export function printBlocks(blocks: readonly NarrativeBlock[]): string {
  let text = ''
  let last: NarrativeBlock | null = null
  const counters: number[] = []
  for (const block of canonicalBlocks(blocks)) {
    if (last !== null) text += together(last, block) ? '\n' : '\n\n'
    if (!isItem(block)) counters.length = 0
    text += printBlock(block, counters)
    last = block
  }
  return text
}

function isItem(block: NarrativeBlock): block is Extract<NarrativeBlock, { level: number }> {
  return block.kind === 'bullet' || block.kind === 'number'
}

function together(one: NarrativeBlock, other: NarrativeBlock): boolean {
  if (isItem(one)) return isItem(other)
  return (one.kind === 'row' || one.kind === 'caption') && other.kind === 'row'
}

function printBlock(block: NarrativeBlock, counters: number[]): string {
  switch (block.kind) {
    case 'image':
      return `![${block.alternative.replace(/[\\\]]/g, '\\$&').replace(/\r?\n|\r/g, ' ')}](${block.image})`
    case 'row':
      return `|${block.cells.map((cell) => ` ${guardEnds(printInlines(cell, '|'), false)} |`).join('')}`
    case 'bullet':
    case 'number':
      return printItem(block, counters)
    case 'paragraph':
      return guardEnds(printInlines(block.inlines), true)
    default: {
      const prefix = PREFIXES.find(([kind]) => kind === block.kind)?.[1] ?? ''
      return prefix + guardEnds(printInlines(block.inlines), false)
    }
  }
}

function printItem(
  { kind, level, inlines }: Extract<NarrativeBlock, { level: number }>,
  counters: number[],
): string {
  counters.length = level + 1
  const number = ((kind === 'number' ? counters[level] : 0) ?? 0) + 1
  counters[level] = kind === 'number' ? number : 0
  const sign = kind === 'number' ? `${Math.min(number, 99)}. ` : '- '
  return `${'  '.repeat(level)}${sign}${guardEnds(printInlines(inlines), false)}`
}

/** Spaces at the ends, and what would read as the beginning of something else, are kept by a backslash. */
function guardEnds(line: string, bare: boolean): string {
  let guarded = line
  if (/\s$/.test(guarded)) guarded = `${guarded.slice(0, -1)}\\${guarded.slice(-1)}`
  return /^\s/.test(guarded) || (bare && looksLikePrefix(guarded)) ? `\\${guarded}` : guarded
}

function looksLikePrefix(line: string): boolean {
  return (
    PREFIXES.some(([, prefix]) => line.startsWith(prefix)) ||
    ITEM.test(line) ||
    line.startsWith('|') ||
    line.startsWith('![')
  )
}

/** Blocks from text as typed. Never fails: what has no meaning is words. */
export function readBlocks(text: string): readonly NarrativeBlock[] {
  return canonicalBlocks(text.split(/\r\n|\n|\r/).map(readLine))
}

function readLine(line: string): NarrativeBlock {
  const trimmed = trimmedLine(line)
  for (const [kind, prefix] of PREFIXES) {
    if (trimmed.startsWith(prefix)) return { kind, inlines: words(trimmed.slice(prefix.length)) }
  }
  const item = ITEM.exec(trimmed)
  if (item !== null) {
    return {
      kind: item[1] === undefined ? 'number' : 'bullet',
      level: levelOf(line),
      inlines: words(trimmed.slice(item[0].length)),
    }
  }
  if (trimmed.startsWith('|')) return { kind: 'row', cells: cellsOf(trimmed.slice(1)) }
  const image = IMAGE.exec(trimmed)
  if (image !== null) {
    const [, alternative = '', id = ''] = image
    return { kind: 'image', image: id, alternative: alternative.replace(/\\(.)/g, '$1') }
  }
  return { kind: 'paragraph', inlines: readInlines(trimmed) }
}

function words(text: string): readonly NarrativeInline[] {
  return readInlines(trimmedLine(text))
}

/** Two spaces, or a tab, for each list around. */
function levelOf(line: string): number {
  const indent = /^[ \t]*/.exec(line)?.[0].replace(/\t/g, '  ').length ?? 0
  return Math.min(DEEPEST, Math.floor(indent / 2))
}

/** Cut at each upright stroke that no backslash stands before; the last one closes the row. */
function cellsOf(text: string): readonly (readonly NarrativeInline[])[] {
  const cells = text.match(/(?:\\.|[^\\|]|\\$)*(?:\||$)/gs) ?? []
  return cells
    .filter((cell, index) => cell.endsWith('|') || (cell.trim() !== '' && index >= 0))
    .map((cell) => words(cell.endsWith('|') ? cell.slice(0, -1) : cell))
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
