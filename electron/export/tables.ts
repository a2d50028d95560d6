/** Tables as spreadsheets and as comma-separated text. */
import writeSheets from 'write-excel-file/universal'
import { ProblemError } from '../../shared/result.ts'
import { guardCell } from '../../shared/tracing/cells.ts'
import { writeCsv } from '../../shared/tracing/csv.ts'
import type { PlainTable } from '../../shared/tracing/tables.ts'
import type { Made } from './files.ts'

/** Characters that one cell of a spreadsheet holds (ECMA-376 leaves it open; Excel refuses more). */
const MOST_CHARACTERS = 32_767
const WIDEST = 60

export function csvFile(name: string, table: PlainTable): Made {
  return { name: `${name}.csv`, content: writeCsv(table) }
}

/** One sheet for each table, its header in sight while the rest is scrolled. */
export async function xlsxFile(name: string, tables: readonly PlainTable[]): Promise<Made> {
  const sheets = tables.map((table) => {
    const rows = [table.header, ...table.rows]
    return {
      sheet: table.title.replace(/[[\]*?/\\:]/g, ' ').slice(0, 31),
      stickyRowsCount: 1,
      columns: table.header.map((_, column) => ({ width: widthOf(rows, column) })),
      data: rows.map((row, index) =>
        row.map((cell, column) => ({
          value: cellText(cell, table, index, column),
          type: String,
          wrap: true,
          alignVertical: 'top' as const,
          ...(index === 0 && { fontWeight: 'bold' as const }),
        })),
      ),
    }
  })
  const blob = await writeSheets(sheets).toBlob()
  return { name: `${name}.xlsx`, content: new Uint8Array(await blob.arrayBuffer()) }
}

function widthOf(rows: readonly (readonly string[])[], column: number): number {
  const longest = Math.max(...rows.slice(0, 200).map((row) => longestLine(row[column] ?? '')))
  return Math.min(WIDEST, Math.max(8, longest + 2))
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map(({ length }) => length))
}

function cellText(cell: string, table: PlainTable, row: number, column: number): string {
  const text = escaped(guardCell(cell))
  if (text.length <= MOST_CHARACTERS) return text
  throw new ProblemError({
    code: 'export/cell',
    message: `“${table.header[column]}” in row ${row + 1} of ${table.title} has ${text.length} characters, and a cell of a spreadsheet holds ${MOST_CHARACTERS}.`,
    advice: 'Shorten it, or export the table as .csv.',
  })
}

/**
 * What XML cannot say, as spreadsheets write it: `_x0000_` for the character of that number (ECMA-376, part 1,
 * 22.9.2.19), and `_x005F_` for an underscore that would look like the beginning of one.
 */
function escaped(text: string): string {
  const plain = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  let written = ''
  // By code point, so that half of a pair is found where it stands alone.
  for (const character of plain) {
    written += isSayable(character.codePointAt(0) ?? 0) ? character : numbered(character)
  }
  // The writer keeps its strings in an object, where it would find “constructor” without having put it there.
  return written in {} ? numbered(written.charAt(0)) + written.slice(1) : written
}

function numbered(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`
}

/** XML 1.0, 2.2; and the carriage return, which an XML reader takes for a line feed. */
function isSayable(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff
}
