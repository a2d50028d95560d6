/** What every format prints of a redline: its pieces with their fates, its numbers, its tables, who did it. */
import type { Mark, Resolve, Run } from '../text.ts'
import { canonicalMarks, plainText } from '../text.ts'
import type { ProvisionView, Segment } from '../views.ts'

export interface Stamp {
  readonly author: string
  /** ISO 8601 instant in UTC. */
  readonly date: string
}

/**
 * Who is named for a change, or for one person's part in it. Both are null for what follows from other changes: a number
 * or a reference that reads differently because something else moved.
 */
export type Attribution = (change: string | null, person: string | null) => Stamp

export interface Redline {
  /** Reading order, deleted provisions where they stand. */
  readonly views: readonly ProvisionView[]
  /** Numbers of targets as they will be, and as they are in force. */
  readonly resolve: Resolve
  readonly resolveBaseline: Resolve
  readonly attribution: Attribution
  /** Whether what the draft inserts is itself made for illustration. */
  readonly insertionsIllustrative: boolean
}

/** Some words of a redline with one fate. */
export interface Piece {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
  readonly marks: readonly Mark[]
  readonly change: string | null
  readonly author: string | null
  /** Who proposes to delete these inserted words, where somebody else does. */
  readonly deletedBy: string | null
  /** The provision whose number the words are, where they are a reference. */
  readonly target?: string
  /** The footnote that they are the mark of. */
  readonly footnote?: string
}

type Numbers = Pick<Redline, 'resolve' | 'resolveBaseline'>

/**
 * A segment's words. A kept reference whose number changes reads as its old number deleted, its new one inserted. Words
 * that have moved here come as they are proposed: where they were, all that was in force goes.
 */
export function piecesOf(
  segment: Segment,
  { resolve, resolveBaseline }: Numbers,
): readonly Piece[] {
  const { kind, author, deletedBy } = segment
  const arrives = segment.moved?.end === 'to'
  if (arrives && (kind === 'deleted' || deletedBy !== null)) return []
  const change = arrives && kind === 'kept' ? segment.moved.change : segment.change
  const piece = (run: Run, text: string, fate: Piece['kind']): Piece => ({
    kind: fate,
    text,
    // A footnote's mark stands above the line wherever it is printed.
    marks: run.kind === 'footnote' ? canonicalMarks([...run.marks, 'superscript']) : run.marks,
    change,
    author,
    deletedBy,
    ...(run.kind === 'reference' && { target: run.target }),
    ...(run.kind === 'footnote' && { footnote: run.target }),
  })
  return segment.runs.flatMap((run): readonly Piece[] => {
    if (run.kind === 'text') return [piece(run, run.text, arrives ? 'inserted' : kind)]
    const before = plainText([run], resolveBaseline)
    const after = plainText([run], resolve)
    if (kind === 'deleted') return [piece(run, before, kind)]
    if (arrives) return [piece(run, after, 'inserted')]
    if (kind === 'inserted' || before === after) return [piece(run, after, kind)]
    return [piece(run, before, 'deleted'), piece(run, after, 'inserted')]
  })
}

/** The number in front of a provision, tracked like any other words where the draft changes it. */
export function numberPieces(view: ProvisionView): readonly Piece[] {
  const { number, baselineNumber } = view
  const presence = presenceOf(view)
  const change = structureOf(view)
  const piece = (kind: Piece['kind'], text: string | null): readonly Piece[] =>
    text === null ? [] : [{ kind, text, marks: [], change, author: null, deletedBy: null }]
  if (presence === 'inserted') return piece('inserted', number)
  if (presence === 'deleted') return piece('deleted', baselineNumber)
  if (number === baselineNumber) return piece('kept', number)
  return [...piece('deleted', baselineNumber), ...piece('inserted', number)]
}

/** Whether a row as a whole comes, goes or stays: what has moved comes where it is proposed to be. */
export function presenceOf({ presence, moved }: ProvisionView): ProvisionView['presence'] {
  return moved?.end === 'to' ? 'inserted' : presence
}

/** What becomes of the end of a row's paragraph, and because of which change. */
export function endOf(view: ProvisionView): {
  readonly fate: ProvisionView['presence']
  readonly change: string | null
} {
  const { runsOn, continues } = view
  if (runsOn !== null) {
    const fate = runsOn.reading === 'baseline' ? 'inserted' : 'deleted'
    return { fate, change: runsOn.change }
  }
  // A second half ends where the provision in force does.
  return { fate: continues ? 'kept' : presenceOf(view), change: structureOf(view) }
}

/** Where the other end of a row's move is, in words: "Moved from 4.2". Null for what has not itself moved. */
export function moveNote(
  { moved }: ProvisionView,
  cited: (row: string) => string | null,
): string | null {
  if (moved === null || !moved.itself || moved.other === null) return null
  const place = cited(moved.other)
  const named = place === null || place === '' ? 'another place' : place
  return moved.end === 'to' ? `Moved from ${named}` : `Moved to ${named}`
}

/** The change that put a provision where it is, or takes it away. */
export function structureOf(view: ProvisionView): string | null {
  return view.structure[view.structure.length - 1] ?? null
}

/** Whether a provision's wording is nobody's law and nobody's proposal: formats mark it outside its own words. */
export function isIllustrative(
  { provenance }: ProvisionView,
  { insertionsIllustrative }: Pick<Redline, 'insertionsIllustrative'>,
): boolean {
  return provenance === null ? insertionsIllustrative : provenance.status === 'illustrative'
}

export interface RowBlock {
  readonly row: ProvisionView
  readonly cells: readonly ProvisionView[]
}

export type Block =
  | { readonly kind: 'provision'; readonly view: ProvisionView }
  | { readonly kind: 'table'; readonly view: ProvisionView; readonly rows: readonly RowBlock[] }

/** Provisions in order, the rows and cells of each table gathered under it. A row without cells is not printed. */
export function blocksOf(views: readonly ProvisionView[]): readonly Block[] {
  const cells = new Map<string | null, ProvisionView[]>()
  const rows = new Map<string | null, ProvisionView[]>()
  for (const view of views) {
    if (view.kind === 'cell') append(cells, view)
    if (view.kind === 'row') append(rows, view)
  }
  return views.flatMap((view): readonly Block[] => {
    if (view.kind === 'row' || view.kind === 'cell') return []
    if (view.kind !== 'table') return [{ kind: 'provision', view }]
    const filled = (rows.get(view.id) ?? [])
      .map((row) => ({ row, cells: cells.get(row.id) ?? [] }))
      .filter((row) => row.cells.length > 0)
    return filled.length === 0 ? [] : [{ kind: 'table', view, rows: filled }]
  })
}

function append(map: Map<string | null, ProvisionView[]>, view: ProvisionView): void {
  const list = map.get(view.parent)
  if (list === undefined) map.set(view.parent, [view])
  else list.push(view)
}

/** Widths of a table's columns in percent: of two, the first is a term and narrower than its meaning. */
export function columnPercents(columns: number): readonly number[] {
  if (columns === 2) return [30, 70]
  return Array.from({ length: columns }, () => 100 / columns)
}
