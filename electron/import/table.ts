/** A table from a file, as cells of text: comma-separated text or a spreadsheet. Nothing in the file is trusted. */
import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import readSheets from 'read-excel-file/universal'
import { failed, ok, ProblemError, type Result } from '../../shared/result.ts'
import { readCsv } from '../../shared/tracing/csv.ts'
import type { TableFile } from '../../shared/tracing/import.ts'
import { TABLE_ENDINGS } from './endings.ts'
import { refuseUnsafeWorkbook } from './workbook.ts'

/** Larger than any consultation; what is larger is a mistake, or meant to do harm. */
const MOST_BYTES = 20 * 1024 * 1024
const MOST_ROWS = 20_000
const MOST_COLUMNS = 200

type Cells = readonly (readonly string[])[]

export async function readTable(path: string): Promise<Result<TableFile>> {
  const name = basename(path)
  const ending = extname(path).toLowerCase()
  if (!TABLE_ENDINGS.includes(ending)) {
    return failed(
      'table/format',
      `“${name}” is not a table that can be read.`,
      'Save it as a spreadsheet (.xlsx) or as comma-separated text (.csv).',
    )
  }
  try {
    if (statSync(path).size > MOST_BYTES) {
      return failed('table/size', `“${name}” is larger than 20 MB.`, 'Import it in parts.')
    }
    const bytes = new Uint8Array(readFileSync(path))
    const read = ending === '.xlsx' ? await readWorkbook(name, bytes) : readText(name, bytes)
    return read.ok ? limited(read.value) : read
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, error: error.problem }
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return failed('table/missing', `There is no file “${path}”.`)
    return failed(
      'table/unreadable',
      `“${name}” cannot be read: ${message}.`,
      'Open it in the program that made it and save it anew.',
    )
  }
}

function limited(file: TableFile): Result<TableFile> {
  for (const { name, cells } of file.sheets) {
    const where = name === '' ? `“${file.name}”` : `The sheet “${name}”`
    if (cells.length > MOST_ROWS + 1) {
      return failed(
        'table/rows',
        `${where} has ${cells.length} rows, and ${MOST_ROWS} are read at a time.`,
        'Import it in parts.',
      )
    }
    if (cells.some((row) => row.length > MOST_COLUMNS)) {
      return failed(
        'table/columns',
        `${where} has more than ${MOST_COLUMNS} columns.`,
        'Take out those that are not needed.',
      )
    }
  }
  if (file.sheets.every(({ cells }) => cells.length === 0)) {
    return failed(
      'table/empty',
      `“${file.name}” holds no table.`,
      'Its first row names the columns.',
    )
  }
  return ok(file)
}

function readText(name: string, bytes: Uint8Array): Result<TableFile> {
  const { text, note } = decoded(bytes)
  if (text.includes('\0')) {
    return failed('table/binary', `“${name}” is not text.`, 'Save the table as .csv or .xlsx.')
  }
  const cells = readCsv(text)
  return cells.ok ? ok({ name, sheets: [{ name: '', cells: copied(cells.value) }], note }) : cells
}

/** UTF-8 and UTF-16 by their mark, UTF-8 where it is that throughout, else what Excel writes in Great Britain. */
function decoded(bytes: Uint8Array): { readonly text: string; readonly note: string | null } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), note: null }
  }
  if (first === 0xfe && second === 0xff) {
    return { text: new TextDecoder('utf-16be').decode(bytes), note: null }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null }
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      note: 'The text is not UTF-8 and was read as Windows-1252: look at letters such as £ and é.',
    }
  }
}

async function readWorkbook(name: string, bytes: Uint8Array): Promise<Result<TableFile>> {
  const unsafe = refuseUnsafeWorkbook(name, bytes, { rows: MOST_ROWS, columns: MOST_COLUMNS })
  if (unsafe !== null) return unsafe
  const sheets = await readSheets(bytes.slice().buffer, { trim: false })
  return ok({
    name,
    sheets: sheets.map(({ sheet, data }) => ({
      name: sheet,
      cells: data.map((row) => row.map((cell) => cellText(cell))),
    })),
    note: null,
  })
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) {
    const text = cell.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
  }
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell)
}

function copied(cells: Cells): string[][] {
  return cells.map((row) => [...row])
}
