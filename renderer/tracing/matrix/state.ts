/** Where somebody is in the matrix, and what of it they see: kept while they look at a clause and come back. */
import type { MatrixKind } from '../../../shared/tracing/matrix.ts'
import { MATRIX_KINDS } from '../../../shared/tracing/matrix.ts'
import { createStore } from '../../store.ts'

/** From 0; −1 is the heading of the rows or columns. */
export interface Spot {
  readonly row: number
  readonly column: number
}

export type RowFilter = 'all' | 'gaps' | 'suspect'
export type ColumnFilter = 'all' | 'gaps' | 'suspect'

interface MatrixState {
  readonly spot: Spot
  readonly kinds: readonly MatrixKind[]
  readonly rows: RowFilter
  readonly columns: ColumnFilter
  readonly rowWords: string
  readonly columnWords: string
}

const store = createStore<MatrixState>({
  spot: { row: 0, column: 0 },
  kinds: MATRIX_KINDS,
  rows: 'all',
  columns: 'all',
  rowWords: '',
  columnWords: '',
})

export const useMatrixState = store.use
export const setMatrixState = store.set
