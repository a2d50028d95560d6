/** Taking responses and requirements in from a table: columns matched, each row looked over, nothing dropped unsaid. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { unguardCell } from './cells.ts'
import { entriesOf } from './entries.ts'
import { REQUIREMENT_COLUMNS, RESPONSE_COLUMNS } from './tables.ts'

export type ImportedKind = 'requirement' | 'response'

/** A table as it was read from a file; the first row of a sheet names its columns. */
export interface TableFile {
  readonly name: string
  readonly sheets: readonly {
    readonly name: string
    readonly cells: readonly (readonly string[])[]
  }[]
  /** What a person should know of how it was read. */
  readonly note: string | null
}

export interface ImportField {
  readonly name: string
  /** As the column is called in what the workbench exports. */
  readonly title: string
  readonly needed: boolean
  readonly longest: number
  /** Other names that columns of this kind go by. */
  readonly aliases: readonly string[]
}

const LONG = 20_000

function fieldOf(name: string, title: string, more: Partial<ImportField> = {}): ImportField {
  return { name, title, needed: false, longest: LONG, aliases: [], ...more }
}

const [NUMBER, REQUIREMENT, KEYWORDS] = REQUIREMENT_COLUMNS
const [PARTY, CATEGORY, QUESTION, VIEW, RESPONSE, DISPOSITION, CLAUSE, REPLY] = RESPONSE_COLUMNS

export const IMPORT_FIELDS: Readonly<Record<ImportedKind, readonly ImportField[]>> = {
  requirement: [
    fieldOf('number', NUMBER, {
      needed: true,
      longest: 40,
      aliases: ['no', 'no.', 'ref', 'reference', 'id', '#', 'requirement number'],
    }),
    fieldOf('text', REQUIREMENT, {
      needed: true,
      aliases: ['text', 'description', 'business requirement', 'what is required'],
    }),
    fieldOf('keywords', KEYWORDS, { aliases: ['keywords', 'key phrases', 'words'] }),
  ],
  response: [
    fieldOf('party', PARTY, {
      needed: true,
      longest: 500,
      aliases: ['respondent', 'organisation', 'organization', 'name', 'company'],
    }),
    fieldOf('category', CATEGORY, { aliases: ['party category', 'sector', 'type'] }),
    fieldOf('question', QUESTION, { aliases: ['q', 'question text'] }),
    fieldOf('view', VIEW, { aliases: ['answer', 'agree', 'position', 'yes/no'] }),
    fieldOf('extract', RESPONSE, {
      aliases: ['comment', 'comments', 'rationale', 'extract', 'you said', 'text'],
    }),
    fieldOf('disposition', DISPOSITION, { aliases: ['outcome', 'we did', 'decision', 'action'] }),
    fieldOf('clause', CLAUSE, { aliases: ['section', 'provision', 'legal text'] }),
    fieldOf('reply', REPLY, { aliases: ['secas response', 'our response', 'response to party'] }),
  ],
}

/** Column of the table, from 0, for each field that has one. */
export type Mapping = Readonly<Record<string, number | null>>

/** Matches columns by what they are called. */
export function guessMapping(kind: ImportedKind, header: readonly string[]): Mapping {
  const names = header.map((cell) => levelled(unguardCell(cell)))
  const taken = new Set<number>()
  const mapping: Record<string, number | null> = {}
  const fields = IMPORT_FIELDS[kind]
  // Its own name before any other: a column may be an alias of one field and the name of another.
  for (const pass of [
    (field: ImportField) => [field.title],
    (field: ImportField) => field.aliases,
  ]) {
    for (const field of fields) {
      if (mapping[field.name] !== undefined && mapping[field.name] !== null) continue
      const wanted = pass(field).map(levelled)
      const column = names.findIndex((name, at) => !taken.has(at) && wanted.includes(name))
      mapping[field.name] = column < 0 ? null : column
      if (column >= 0) taken.add(column)
    }
  }
  return mapping
}

function levelled(name: string): string {
  return name.trim().toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').replace(/:$/, '')
}

export interface RowProblem {
  /** As the table counts, the header being row 1. */
  readonly row: number
  readonly column: string
  readonly message: string
}

export interface ReviewedRow {
  readonly row: number
  /** "same" stands in the workspace already, word for word. */
  readonly state: 'new' | 'changed' | 'same' | 'empty' | 'problem'
  /** The entry that it changes. */
  readonly id: string | null
  readonly fields: Readonly<Record<string, string | readonly string[]>>
}

export interface ImportReview {
  readonly rows: readonly ReviewedRow[]
  readonly problems: readonly RowProblem[]
  /** Columns that are matched to nothing, with how many cells would be left behind. */
  readonly unread: readonly { readonly column: string; readonly cells: number }[]
  /** Fields that have no column and must have one. */
  readonly missing: readonly string[]
}

/** What taking the table in would do, row by row. */
export function reviewImport(
  workspace: Workspace,
  modification: string,
  kind: ImportedKind,
  cells: readonly (readonly string[])[],
  mapping: Mapping,
): ImportReview {
  const [header = [], ...body] = cells
  const fields = IMPORT_FIELDS[kind]
  const missing = fields
    .filter(({ name, needed }) => needed && typeof mapping[name] !== 'number')
    .map(({ title }) => title)
  const problems: RowProblem[] = []
  const standing = standingOf(workspace, modification, kind)
  const numbers = new Map<string, number>()
  const rows = body.map((row, index): ReviewedRow => {
    const at = index + 2
    const empty = row.every((cell) => cell.trim() === '')
    if (empty) return { row: at, state: 'empty', id: null, fields: {} }
    const found = problemsOf(header, row, at, fields, mapping)
    const read = readRow(fields, row, mapping)
    const number = kind === 'requirement' ? String(read['number']) : null
    if (number !== null && number !== '') {
      const before = numbers.get(number)
      if (before === undefined) numbers.set(number, at)
      else {
        found.push({
          row: at,
          column: NUMBER,
          message: `“${number}” is the number of row ${before}, too`,
        })
      }
    }
    problems.push(...found)
    if (found.length > 0) return { row: at, state: 'problem', id: null, fields: read }
    return { row: at, fields: read, ...standing(read) }
  })
  return { rows, problems, unread: unreadColumns(header, body, mapping), missing }
}

function problemsOf(
  header: readonly string[],
  row: readonly string[],
  at: number,
  fields: readonly ImportField[],
  mapping: Mapping,
): RowProblem[] {
  const problems: RowProblem[] = []
  for (const { name, title, needed, longest } of fields) {
    const column = mapping[name]
    if (typeof column !== 'number') continue
    const cell = unguardCell(row[column] ?? '')
    const where = header[column] || title
    if (needed && cell.trim() === '') {
      problems.push({ row: at, column: where, message: 'is empty' })
    }
    if (cell.length > longest) {
      const message = `has ${cell.length} characters, and ${longest} is the most`
      problems.push({ row: at, column: where, message })
    }
  }
  const beyond = row.findIndex((cell, column) => column >= header.length && cell.trim() !== '')
  if (beyond >= 0) {
    const message = `“${row[beyond]}” stands in a column that the first row does not name`
    problems.push({ row: at, column: `Column ${beyond + 1}`, message })
  }
  return problems
}

/** Key words stand one to a line; everything else is taken as it is. */
function readRow(
  fields: readonly ImportField[],
  row: readonly string[],
  mapping: Mapping,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    fields.map(({ name }) => {
      const column = mapping[name]
      const cell = typeof column === 'number' ? unguardCell(row[column] ?? '') : ''
      if (name === 'number') return [name, cell.trim()]
      return [name, name === 'keywords' ? linesOf(cell) : cell]
    }),
  )
}

function linesOf(cell: string): readonly string[] {
  return cell
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

type Standing = Pick<ReviewedRow, 'state' | 'id'>

/** Whether a row stands in the workspace already. Responses have no number: only an equal one is the same. */
function standingOf(
  workspace: Workspace,
  modification: string,
  kind: ImportedKind,
): (fields: ReviewedRow['fields']) => Standing {
  if (kind === 'requirement') {
    const known = new Map(
      entriesOf(workspace, kind, modification).map((entry) => [entry.number, entry]),
    )
    return (fields) => {
      const entry = known.get(String(fields['number']))
      if (entry === undefined) return { state: 'new', id: null }
      return { state: sameFields(entry, fields) ? 'same' : 'changed', id: entry.id }
    }
  }
  const known = new Map<string, string[]>()
  for (const entry of entriesOf(workspace, kind, modification)) {
    const key = keyOf(entry)
    known.set(key, [...(known.get(key) ?? []), entry.id])
  }
  return (fields) => {
    const id = known.get(keyOf(fields))?.shift()
    return id === undefined ? { state: 'new', id: null } : { state: 'same', id }
  }
}

function sameFields(entry: RecordOf<'requirement'>, fields: ReviewedRow['fields']): boolean {
  return (
    entry.text === fields['text'] &&
    entry.keywords.join('\n') === (fields['keywords'] as readonly string[]).join('\n')
  )
}

function keyOf(fields: object): string {
  const read = fields as Readonly<Record<string, unknown>>
  return JSON.stringify(IMPORT_FIELDS.response.map(({ name }) => read[name] ?? ''))
}

function unreadColumns(
  header: readonly string[],
  body: readonly (readonly string[])[],
  mapping: Mapping,
): ImportReview['unread'] {
  const read = new Set(Object.values(mapping))
  return header.flatMap((column, at) => {
    if (read.has(at)) return []
    const cells = body.filter((row) => (row[at] ?? '').trim() !== '').length
    return cells === 0 && column.trim() === ''
      ? []
      : [{ column: column || `Column ${at + 1}`, cells }]
  })
}

/** The rows that change something, as `entry.import` takes them. */
export function importRows(review: ImportReview) {
  return review.rows
    .filter(({ state }) => state === 'new' || state === 'changed')
    .map(({ id, fields }) => ({ id, fields }))
}

/** How many rows there are of each state. */
export function countStates(review: ImportReview): Readonly<Record<ReviewedRow['state'], number>> {
  const counts = { new: 0, changed: 0, same: 0, empty: 0, problem: 0 }
  for (const { state } of review.rows) counts[state] += 1
  return counts
}
