/** Tables as comma-separated text. The reading and quoting are papaparse's. */
import Papa from 'papaparse'
import { failed, ok, type Result } from '../result.ts'
import { guardCell } from './cells.ts'
import type { PlainTable } from './tables.ts'

/** Every cell in quotes, rows ended as RFC 4180 asks; the mark at the beginning is what Excel knows UTF-8 by. */
export function writeCsv({ header, rows }: PlainTable): string {
  const cells = [header, ...rows].map((row) => row.map(guardCell))
  return `\uFEFF${Papa.unparse(cells, { quotes: true, newline: '\r\n' })}\r\n`
}

/** The cells of a text, by row; the delimiter is found. Rows that hold nothing are kept, so that rows keep their numbers. */
export function readCsv(text: string): Result<readonly (readonly string[])[]> {
  const whole = text.replace(/^\uFEFF/, '')
  const { data, errors } = Papa.parse<string[]>(whole, { delimiter: delimiterOf(whole) })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken !== undefined) {
    const where = broken.row === undefined ? '' : ` in row ${broken.row + 1}`
    return failed(
      'table/quotes',
      `The table cannot be read: a quotation mark${where} is opened and not closed.`,
      'Mend it in the program that the table comes from, and export it again.',
    )
  }
  // The end of the last row is not a row of its own.
  const last = data[data.length - 1]
  return ok(last?.length === 1 && last[0] === '' ? data.slice(0, -1) : data)
}

const DELIMITERS = [',', ';', '\t', '|']

/** What the first row is divided into most cells by: papaparse's own guess is put off by an empty row. */
function delimiterOf(text: string): string {
  const cells = DELIMITERS.map((delimiter) => {
    const [first] = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data
    return first?.length ?? 0
  })
  return DELIMITERS[cells.indexOf(Math.max(...cells))] ?? ','
}
