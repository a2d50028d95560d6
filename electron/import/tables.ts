/** Consultation responses and requirements from a table, as the command line takes them in. */
import type { RecordOf } from '../../shared/records/index.ts'
import { findModification } from '../../shared/report/model.ts'
import { failed, ok, type Result } from '../../shared/result.ts'
import {
  countStates,
  guessMapping,
  type ImportedKind,
  type ImportReview,
  importRows,
  reviewImport,
  type TableFile,
} from '../../shared/tracing/import.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { runGuarded } from '../word/guard.ts'
import type { Import, ImportKind } from './kinds.ts'

const ENDINGS = ['csv', 'xlsx', 'tsv']

export const responses: ImportKind = {
  name: 'responses',
  what: 'consultation responses',
  endings: ENDINGS,
  read: (request) => readAs('response', request),
}

export const requirements: ImportKind = {
  name: 'requirements',
  what: 'requirements',
  endings: ENDINGS,
  read: (request) => readAs('requirement', request),
}

async function readAs(
  kind: ImportedKind,
  { path, workspace, modification }: Parameters<ImportKind['read']>[0],
): Promise<Result<Import>> {
  const found = chooseModification(workspace, modification)
  if (!found.ok) return found
  const read = await runGuarded({ kind: 'table', path })
  if (!read.ok) return read
  const sheet = read.value.sheets.find(({ cells }) => cells.length > 0)
  const cells = sheet?.cells ?? []
  const mapping = guessMapping(kind, cells[0] ?? [])
  const review = reviewImport(workspace, found.value.id, kind, cells, mapping)
  if (review.missing.length > 0) {
    return failed(
      'import/columns',
      `“${read.value.name}” has no column for: ${review.missing.join(', ')}.`,
      'Name it so in the first row, or match the columns by hand in the window.',
    )
  }
  const counts = countStates(review)
  return ok({
    command: {
      name: 'entry.import',
      args: { kind, modification: found.value.id, rows: importRows(review) },
    },
    summary: summaryOf(read.value, sheet?.name ?? '', review),
    details: { source: read.value.name, counts, problems: review.problems, unread: review.unread },
    open: counts.problem,
  })
}

export function chooseModification(
  workspace: Workspace,
  wanted: string | undefined,
): Result<RecordOf<'modification'>> {
  if (wanted !== undefined) return findModification(workspace, wanted)
  const [only, another] = [...workspace.modification.values()]
  if (only !== undefined && another === undefined) return ok(only)
  return failed(
    'import/modification',
    only === undefined
      ? 'The workspace holds no modification that they could belong to.'
      : 'The workspace holds several modifications.',
    only === undefined ? 'Import its report first, or make it.' : 'Name one with --modification.',
  )
}

function summaryOf(file: TableFile, sheet: string, review: ImportReview): readonly string[] {
  const counts = countStates(review)
  const others = file.sheets.map(({ name }) => name).filter((name) => name !== sheet)
  return [
    `${file.name}: ${counts.new} new, ${counts.changed} changed, ${counts.same} already there, ${counts.empty} empty rows, ${counts.problem} left out.`,
    ...(file.note === null ? [] : [file.note]),
    ...(others.length === 0
      ? []
      : [`Read from the sheet “${sheet}”; not read: ${others.join(', ')}.`]),
    ...review.unread.map(
      ({ column, cells }) => `Not read: the column “${column}”, ${cells} cells.`,
    ),
    ...review.problems.map(
      ({ row, column, message }) => `Left out: row ${row}, ${column} ${message}.`,
    ),
  ]
}
