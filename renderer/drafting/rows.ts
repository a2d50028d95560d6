/** The lines of the legal page, from the provisions of a view. Pure. */
import type { ProvisionKind } from '../../legal-text/provisions.ts'
import type { ProvisionView } from '../../legal-text/views.ts'

/** One line of the page: a provision, or the cells of a table's row. */
export interface PageRow {
  readonly key: string
  readonly cells: readonly ProvisionView[]
  /** The row of a table whose cells these are, else the provision itself. */
  readonly row: ProvisionView
  /** The source is printed below, for the last of the lines that come from it. */
  readonly source: string | null
}

export function pageRows(views: readonly ProvisionView[]): readonly PageRow[] {
  const cells = new Map<string, ProvisionView[]>()
  for (const view of views) {
    if (view.kind !== 'cell' || view.parent === null) continue
    cells.set(view.parent, [...(cells.get(view.parent) ?? []), view])
  }
  const lines = views.filter(({ kind, segments }) => {
    // A table without a caption is nothing but its rows.
    if (kind === 'table') return segments.length > 0
    return kind !== 'cell'
  })
  return lines.map((row, index) => ({
    key: row.id,
    row,
    cells: row.kind === 'row' ? (cells.get(row.id) ?? []) : [row],
    source: sourceBelow(row, lines[index + 1]),
  }))
}

function sourceBelow(row: ProvisionView, next: ProvisionView | undefined): string | null {
  const { provenance } = row
  if (provenance?.status !== 'quoted') return null
  // What a draft inserts in between does not end a quotation, but its reader needs the source before it.
  const goesOn =
    next?.provenance?.status === 'quoted' && next.provenance.source === provenance.source
  return goesOn ? null : provenance.source
}

export type ProvenanceSign = 'illustrative' | 'quoted' | null

export function provenanceSign({ provenance }: ProvisionView): ProvenanceSign {
  return provenance?.status === 'illustrative' || provenance?.status === 'quoted'
    ? provenance.status
    : null
}

export type ChangeSign =
  | 'inserted'
  | 'deleted'
  | 'changed'
  | 'moved'
  | 'left'
  | 'split'
  | 'joined'
  | 'notUsed'
  | null

/** What has happened to a line, as the gutter says it. */
export function changeSign(row: ProvisionView, cells: readonly ProvisionView[]): ChangeSign {
  const structural = structureSign(row)
  if (structural !== null) return structural
  const kinds = new Set(cells.flatMap(({ segments }) => segments.map(changeOf)))
  kinds.delete('kept')
  if (kinds.size === 0) return row.runsOn === null ? null : 'changed'
  const [only] = kinds
  return kinds.size === 1 && only !== undefined && only !== 'kept' ? only : 'changed'
}

function structureSign(row: ProvisionView): ChangeSign {
  if (row.moved !== null) return row.moved.end === 'to' ? 'moved' : 'left'
  if (row.joinedTo !== null) return 'joined'
  if (row.continues) return 'split'
  if (row.presence !== 'kept') return row.presence
  return row.notUsed === null ? null : 'notUsed'
}

function changeOf({ kind, deletedBy }: ProvisionView['segments'][number]) {
  return deletedBy === null ? kind : 'deleted'
}

const INDENTS: Partial<Readonly<Record<ProvisionKind, number>>> = {
  schedule: 0,
  part: 0,
  section: 0,
  heading: 0,
  clause: 0,
  paragraph: 1,
  subparagraph: 2,
  item: 3,
  definition: 1,
  table: 1,
  row: 1,
}

/** How many steps a provision stands in from the left; running text stands under the words above it. */
export function indentOf({ kind, depth }: ProvisionView): number {
  return INDENTS[kind] ?? Math.max(0, Math.min(depth - 1, 4))
}

const NAMES: Readonly<Record<ProvisionKind, string>> = {
  schedule: 'Schedule',
  part: 'Part',
  section: 'Section',
  heading: 'Heading',
  clause: 'Clause',
  paragraph: 'Paragraph',
  subparagraph: 'Sub-paragraph',
  item: 'Item',
  text: 'Text',
  definition: 'Definition',
  table: 'Table',
  row: 'Row',
  cell: 'Cell',
  footnote: 'Footnote',
}

/** A provision's name for the ear: "Clause 4.1", "Heading under 4". */
export function provisionLabel({ kind, number }: ProvisionView, citation: string): string {
  if (citation === '') return NAMES[kind]
  if (kind === 'footnote') return number === null ? NAMES[kind] : `${NAMES[kind]} ${number}`
  return number === null ? `${NAMES[kind]} under ${citation}` : `${NAMES[kind]} ${citation}`
}
