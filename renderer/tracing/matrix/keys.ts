/** Where a key leads in the matrix. Pure. */
import type { Spot } from './state.ts'

export interface Size {
  readonly rows: number
  readonly columns: number
  /** Rows that are in sight, which is what Page Up and Page Down move by. */
  readonly page: number
}

/** The spot that a key leads to, or null where the key is not one that moves. */
export function spotAfter(key: string, control: boolean, spot: Spot, size: Size): Spot | null {
  const { row, column } = spot
  switch (key) {
    case 'ArrowUp':
      return within({ row: row - 1, column }, size)
    case 'ArrowDown':
      return within({ row: row + 1, column }, size)
    case 'ArrowLeft':
      return within({ row, column: column - 1 }, size)
    case 'ArrowRight':
      return within({ row, column: column + 1 }, size)
    case 'Home':
      return within({ row: control ? -1 : row, column: control ? 0 : -1 }, size)
    case 'End':
      return within({ row: control ? size.rows - 1 : row, column: size.columns - 1 }, size)
    case 'PageUp':
      return within({ row: row - size.page, column }, size)
    case 'PageDown':
      return within({ row: row + size.page, column }, size)
    default:
      return null
  }
}

/** The nearest spot that there is; the corner, which says nothing, is none. */
export function within({ row, column }: Spot, { rows, columns }: Size): Spot {
  const inside = {
    row: Math.max(-1, Math.min(row, rows - 1)),
    column: Math.max(-1, Math.min(column, columns - 1)),
  }
  if (inside.row >= 0 || inside.column >= 0) return inside
  return columns > 0 ? { row: -1, column: 0 } : { row: 0, column: -1 }
}
