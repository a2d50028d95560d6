/** The lines of the page with what is looked up in them, kept up with words that change. Pure. */
import type { ProvisionView } from '../../legal-text/views.ts'
import { resolverFor } from './frames.ts'
import { type PageRow, pageRows } from './rows.ts'

export interface PageLines {
  readonly views: readonly ProvisionView[]
  readonly rows: readonly PageRow[]
  /** Keys of the lines, and the provisions in reading order: the same lists as long as only words differ. */
  readonly keys: readonly string[]
  readonly order: readonly string[]
  /** The line that a provision stands in. */
  readonly indexes: ReadonlyMap<string, number>
}

/** The lines of `views`; from those of other views where only words differ. */
export function updateLines(before: PageLines | null, views: readonly ProvisionView[]): PageLines {
  if (before === null || resolverFor(before.views) !== resolverFor(views)) return linesOf(views)
  if (before.views === views) return before
  const reworded = views.filter((view, index) => view !== before.views[index])
  const rows = [...before.rows]
  for (const view of reworded) {
    const index = before.indexes.get(view.id)
    const line = index === undefined ? undefined : rows[index]
    // A table's caption that gets its first words makes a line.
    if (index === undefined || line === undefined) return linesOf(views)
    if (view.kind === 'table' && view.segments.length === 0) return linesOf(views)
    rows[index] = {
      ...line,
      row: line.row.id === view.id ? view : line.row,
      cells: line.cells.map((cell) => (cell.id === view.id ? view : cell)),
    }
  }
  return { ...before, views, rows }
}

function linesOf(views: readonly ProvisionView[]): PageLines {
  const rows = pageRows(views)
  const indexes = new Map<string, number>()
  for (const [index, { row, cells }] of rows.entries()) {
    indexes.set(row.id, index)
    for (const { id } of cells) indexes.set(id, index)
  }
  return {
    views,
    rows,
    keys: rows.map(({ key }) => key),
    order: rows.flatMap(({ cells }) => cells.map(({ id }) => id)),
    indexes,
  }
}
