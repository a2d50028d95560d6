/** Narrative as the report prints it: lines become lists, tables and pictures, and fields read as the workspace has them. */
import { blockWords } from '../narrative-text.ts'
import type { NarrativeBlock, NarrativeInline, RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { clauseOf, fieldValue, type TableNumber } from './fields.ts'
import type { Inline, ReportBlock, TableBlock } from './report.ts'

export interface NarrativeSource {
  readonly workspace: Workspace
  readonly modification: RecordOf<'modification'>
  readonly tableNumber: TableNumber
}

type RowLine = Extract<NarrativeBlock, { kind: 'row' }>

export function narrativeBlocks(
  lines: readonly NarrativeBlock[],
  source: NarrativeSource,
): readonly ReportBlock[] {
  const blocks: ReportBlock[] = []
  for (let index = 0; index < lines.length; ) {
    const [block, length] = blockAt(lines, index, source)
    blocks.push(block)
    index += length
  }
  return blocks
}

/** The block that begins at a line, and how many lines it takes. */
function blockAt(
  lines: readonly NarrativeBlock[],
  index: number,
  source: NarrativeSource,
): readonly [ReportBlock, number] {
  const line = lines[index] as NarrativeBlock
  const next = lines[index + 1]
  if (line.kind === 'row') return tableAt(lines, index, null, source)
  if (line.kind === 'caption' && next?.kind === 'row') {
    const [table, length] = tableAt(lines, index + 1, line, source)
    return [table, length + 1]
  }
  if (line.kind !== 'image') return [wordsOf(line, source), 1]
  const captioned = next?.kind === 'caption' && lines[index + 2]?.kind !== 'row'
  return [pictureOf(line, captioned ? next : null, source), captioned ? 2 : 1]
}

function tableAt(
  lines: readonly NarrativeBlock[],
  index: number,
  caption: NarrativeBlock | null,
  source: NarrativeSource,
): readonly [ReportBlock, number] {
  const rows = rowsFrom(lines, index)
  return [tableOf(caption, rows, source), rows.length]
}

/** How many tables the lines make. */
export function countTables(lines: readonly NarrativeBlock[]): number {
  return lines.filter(({ kind }, index) => kind === 'row' && lines[index - 1]?.kind !== 'row')
    .length
}

function rowsFrom(lines: readonly NarrativeBlock[], start: number): readonly RowLine[] {
  const rows: RowLine[] = []
  for (let line = lines[start]; line?.kind === 'row'; line = lines[start + rows.length]) {
    rows.push(line)
  }
  return rows
}

/** The first row is the head; short rows are filled up, so that a table is one. */
function tableOf(
  caption: NarrativeBlock | null,
  [head, ...body]: readonly RowLine[],
  source: NarrativeSource,
): TableBlock {
  const count = Math.max(1, head?.cells.length ?? 0, ...body.map(({ cells }) => cells.length))
  const read = (row: RowLine | undefined) =>
    Array.from({ length: count }, (_, column) =>
      (row?.cells[column] ?? []).map((inline) => inlineOf(inline, source)),
    )
  const widths = columnWidths(count)
  return {
    kind: 'table',
    number: 0,
    caption: caption === null ? '' : words(caption, source),
    columns: read(head).map((inlines, column) => ({
      heading: inlines.map(({ text }) => text).join(''),
      width: widths[column] ?? 0,
    })),
    rows: body.map((row) => ({ cells: read(row) })),
  }
}

/** Equal widths in percent that add up to 100. */
function columnWidths(count: number): readonly number[] {
  const each = Math.floor(100 / count)
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? 100 - each * (count - 1) : each,
  )
}

function pictureOf(
  { image, alternative }: Extract<NarrativeBlock, { kind: 'image' }>,
  caption: NarrativeBlock | null,
  source: NarrativeSource,
): ReportBlock {
  const picture = source.workspace.picture.get(image)
  if (picture === undefined) {
    const text = `[no such picture: ${image}]`
    return { kind: 'paragraph', inlines: [{ text, warning: true }] }
  }
  const { type, data, width, height } = picture
  return {
    kind: 'picture',
    number: 0,
    caption: caption === null ? '' : words(caption, source),
    alternative,
    type,
    data,
    width,
    height,
  }
}

function words(line: NarrativeBlock, { workspace, modification, tableNumber }: NarrativeSource) {
  return blockWords(line, (name) => fieldValue(workspace, modification, name, tableNumber).text)
}

function wordsOf(
  line: Exclude<NarrativeBlock, { kind: 'row' | 'image' }>,
  source: NarrativeSource,
): ReportBlock {
  const inlines = line.inlines
    .map((inline) => inlineOf(inline, source))
    .filter(({ text }) => text !== '')
  if (line.kind === 'bullet' || line.kind === 'number') {
    return { kind: line.kind, level: line.level, inlines }
  }
  // A caption that stands beside nothing is words.
  if (line.kind === 'caption') return { kind: 'paragraph', inlines }
  if (line.kind !== 'quotation') return { kind: line.kind, inlines }
  const fault = quotationFault(line, source)
  const warning = fault === null ? [] : [{ text: ` [${fault}]`, warning: true }]
  return { kind: 'quotation', inlines: [...inlines, ...warning] }
}

/** What is wrong with a quotation that says whose words it has, or null. */
export function quotationFault(line: NarrativeBlock, source: NarrativeSource): string | null {
  if (line.kind !== 'quotation') return null
  const of = line.inlines.find(
    (inline) => inline.kind === 'field' && inline.name.startsWith('quote:'),
  )
  if (of?.kind !== 'field') return null
  const clause = clauseOf(source.workspace, source.modification, of.name.slice('quote:'.length))
  if (clause === null) return null
  if (sameWords(words(line, source), clause.text)) return null
  return `These are not the words of ${clause.number ?? 'the provision'} as it is in force.`
}

/** The full stop often stands outside the quotation, and quotes are set in either way. */
export function sameWords(quoted: string, inForce: string): boolean {
  const plain = (text: string) =>
    text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  return plain(quoted) === plain(inForce)
}

function inlineOf(
  inline: NarrativeInline,
  { workspace, modification, tableNumber }: NarrativeSource,
): Inline {
  if (inline.kind === 'field') {
    const value = fieldValue(workspace, modification, inline.name, tableNumber)
    if (!value.known) return { text: value.text, warning: true }
    const { text, anchor } = value
    return anchor === undefined ? { text } : { text, link: `#${anchor}` }
  }
  return {
    text: inline.text,
    ...Object.fromEntries(inline.marks.map((mark) => [mark, true])),
  }
}
