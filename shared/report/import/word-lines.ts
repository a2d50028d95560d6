/** A Word file as lines: headings by their styles, tables row by row, and what is in italics. */
import type { WordLine } from '../../../legal-text/formats/docx/reading.ts'
import type { SourceLine } from './lines.ts'

/** @param paragraphs Of the reading with all tracked changes accepted. */
export function linesOfWord(paragraphs: readonly WordLine[]): readonly SourceLine[] {
  const lines: SourceLine[] = []
  for (let index = 0; index < paragraphs.length; ) {
    const row = rowFrom(paragraphs, index)
    const number = lines.length + 1
    const line =
      row.length === 0 ? lineOf(number, paragraphs[index] as WordLine) : rowLine(number, row)
    if (line.text.trim() !== '') lines.push(line)
    index += Math.max(1, row.length)
  }
  return lines
}

/** The paragraphs of the table's row that begins here; none where no row does. */
function rowFrom(paragraphs: readonly WordLine[], start: number): readonly WordLine[] {
  const first = paragraphs[start]?.cell
  if (first === null || first === undefined) return []
  let end = start
  for (
    let cell = paragraphs[end]?.cell;
    cell?.table === first.table && cell.row === first.row;
    cell = paragraphs[end]?.cell
  ) {
    end += 1
  }
  return paragraphs.slice(start, end)
}

function rowLine(number: number, row: readonly WordLine[]): SourceLine {
  const columns = Math.max(...row.map(({ cell }) => cell?.column ?? 1))
  const cells = Array.from({ length: columns }, (_, index) =>
    row
      .filter(({ cell }) => cell?.column === index + 1)
      .map(({ text }) => plain(text))
      .filter((text) => text !== '')
      .join(' '),
  )
  const text = cells.join('\t')
  const italic = row.every(isItalic)
  return { number, text, heading: 0, cells, italic, item: null, quotation: false }
}

function lineOf(number: number, paragraph: WordLine): SourceLine {
  const style = paragraph.style ?? ''
  const [, level] = /^heading (\d)$/i.exec(style) ?? []
  const [, deeper] = /^list (?:bullet|number|paragraph)(?: (\d))?$/i.exec(style) ?? []
  const isItem = /^list /i.test(style)
  return {
    number,
    text: plain(paragraph.text),
    heading: headingOf(style, level),
    cells: null,
    italic: isItalic(paragraph),
    item: isItem ? Math.min(2, Number(deeper ?? 1) - 1) : null,
    quotation: /quot/i.test(style),
  }
}

/** Front matter has headings of its own, which count as sections. */
function headingOf(style: string, level: string | undefined): number {
  if (level !== undefined) return Number(level)
  return /heading/i.test(style) && !/table|provision|toc/i.test(style) ? 1 : 0
}

function isItalic({ pieces }: WordLine): boolean {
  const words = pieces.filter(({ text }) => text.trim() !== '')
  return words.length > 0 && words.every(({ marks }) => marks.includes('italic'))
}

/** Tabs and breaks inside a paragraph are spaces to somebody who reads it. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
