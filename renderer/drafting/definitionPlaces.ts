/** Where definitions stand in their table, by the alphabet. Pure. */
import type { ProvisionView } from '../../legal-text/views.ts'
import { failed, ok, type Result } from '../../shared/result.ts'
import { type MovedPlace, siblingBefore } from './placing.ts'

/** Where a new definition goes: its table, and the row that it follows in the order of the alphabet. */
export function placeForDefinition(
  views: readonly ProvisionView[],
  definitions: readonly Defined[],
  term: string,
): Result<{ readonly table: string; readonly after: string | null }> {
  const rows = definedRows(views, definitions)
  const [first] = rows
  if (first === undefined) {
    return failed(
      'definition/table',
      'This document has no table of definitions. Define the term in a provision of its own: “Term means …”.',
    )
  }
  const inTable = rows.filter(({ table }) => table === first.table)
  const after = term === '' ? inTable[inTable.length - 1] : lastBefore(inTable, term)
  return ok({ table: first.table, after: after?.row ?? null })
}

/** Where the row of a definition belongs by the alphabet, among those of its table. */
export function placeForSorted(
  row: string,
  views: readonly ProvisionView[],
  definitions: readonly Defined[],
): Result<MovedPlace> {
  const rows = definedRows(views, definitions)
  const own = rows.find((known) => known.row === row)
  if (own === undefined) {
    return failed('definition/none', 'Put the caret into a row of the table of definitions first.')
  }
  const others = rows.filter((known) => known.table === own.table && known.row !== row)
  const after = lastBefore(others, own.term)?.row ?? null
  const view = views.find(({ id }) => id === row)
  const before = view === undefined ? null : (siblingBefore(view, views)?.id ?? null)
  if (before === after) return failed('definition/sorted', `“${own.term}” stands in its place.`)
  return ok({ parent: own.table, after })
}

interface Defined {
  readonly term: string
  /** The cell that holds the meaning. */
  readonly provision: string
}

function definedRows(views: readonly ProvisionView[], definitions: readonly Defined[]) {
  const byId = new Map(views.map((view) => [view.id, view]))
  return definitions.flatMap((known) => {
    const row = byId.get(byId.get(known.provision)?.parent ?? '')
    return row?.kind === 'row' && row.parent !== null
      ? [{ row: row.id, table: row.parent, term: known.term }]
      : []
  })
}

function lastBefore<Row extends { readonly term: string }>(
  rows: readonly Row[],
  term: string,
): Row | undefined {
  const compared = (other: string) => other.localeCompare(term, 'en-GB', { sensitivity: 'base' })
  return rows.findLast((known) => compared(known.term) < 0)
}
