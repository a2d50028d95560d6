/** The part of a matrix that somebody wants to see. Pure. */
import type { Finding } from '../../../shared/tracing/findings.ts'
import {
  cellKey,
  type Matrix,
  type MatrixColumn,
  type MatrixKind,
  type MatrixRow,
} from '../../../shared/tracing/matrix.ts'
import type { ColumnFilter, RowFilter } from './state.ts'

export interface Wanted {
  readonly kinds: readonly MatrixKind[]
  readonly rows: RowFilter
  readonly columns: ColumnFilter
  readonly rowWords: string
  readonly columnWords: string
}

export function filterMatrix(matrix: Matrix, findings: readonly Finding[], wanted: Wanted): Matrix {
  const open = findings.filter(({ waiver }) => waiver === null)
  const gaps = new Set(open.map(({ subject }) => `${subject.kind} ${subject.id}`))
  const rows = matrix.rows.filter(
    (row) =>
      holds(wordsOfRow(row), wanted.rowWords) &&
      passes(wanted.rows, gaps.has(`change ${row.change.id}`), () =>
        matrix.columns.some((column) => isSuspectAt(matrix, row, column)),
      ),
  )
  const columns = matrix.columns.filter(
    (column) =>
      wanted.kinds.includes(column.kind) &&
      holds(`${column.name} ${column.words}`, wanted.columnWords) &&
      passes(wanted.columns, gaps.has(`${column.kind} ${column.id}`), () =>
        matrix.rows.some((row) => isSuspectAt(matrix, row, column)),
      ),
  )
  return { rows, columns, cells: matrix.cells }
}

function isSuspectAt(matrix: Matrix, row: MatrixRow, column: MatrixColumn): boolean {
  return matrix.cells.get(cellKey(row.change.id, column))?.suspect === true
}

function passes(filter: RowFilter | ColumnFilter, gap: boolean, suspect: () => boolean): boolean {
  if (filter === 'all') return true
  return filter === 'gaps' ? gap : suspect()
}

function wordsOfRow({ change, effect }: MatrixRow): string {
  return `${change.citation} ${change.act} ${change.deleted} ${change.inserted} ${effect}`
}

function holds(words: string, wanted: string): boolean {
  return words.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase())
}
