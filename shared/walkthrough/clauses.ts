/** The clauses of a draft as a room reads them: each with what stands under it, in three readings. */
import { isIllustrative, numberPieces, piecesOf } from '../../legal-text/formats/redline.ts'
import type { ProvisionKind } from '../../legal-text/provisions.ts'
import { type Mark, sameMarks } from '../../legal-text/text.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import type { RecordOf } from '../records/index.ts'
import type { DraftText, Reading, ReadText } from './readings.ts'

export interface ClausePiece {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
  readonly marks: readonly Mark[]
  /** The change that these words belong to, or null for words that no change touches. */
  readonly change: string | null
}

export interface ClauseLine {
  readonly provision: string
  readonly kind: ProvisionKind
  readonly number: string | null
  /** Of the number, where the draft changes it; else one piece, or none. */
  readonly numberPieces: readonly ClausePiece[]
  /** 0 for the clause itself. */
  readonly depth: number
  readonly presence: 'kept' | 'inserted' | 'deleted'
  readonly illustrative: boolean
  readonly pieces: readonly ClausePiece[]
  /** "Moved to 4.2", "Joined to 4.3", where that has become of it; null where nothing has. */
  readonly moved: string | null
}

export interface Clause {
  readonly document: RecordOf<'document'>
  /** The provision at its head. */
  readonly root: string
  readonly citation: string
  /** What it stands under, the outermost first: section titles and the sub-heading above it. */
  readonly above: readonly string[]
  readonly lines: readonly ClauseLine[]
}

/** What stands inside a clause and is read together with it. */
const INSIDE: ReadonlySet<ProvisionKind> = new Set([
  'paragraph',
  'subparagraph',
  'item',
  'text',
  'row',
  'cell',
])
const ABOVE: ReadonlySet<ProvisionKind> = new Set(['schedule', 'part', 'section'])

/** The clause, definition or table that a provision belongs to. */
export function rootOf(text: DraftText, provision: string): string {
  const { rows } = text.reading('redline')
  let id = provision
  for (;;) {
    const row = rows.get(id)
    if (row === undefined || !INSIDE.has(row.kind) || row.parent === null) return id
    const above = rows.get(row.parent)?.kind
    if (above === undefined || ABOVE.has(above)) return id
    id = row.parent
  }
}

/** The clause as one reading of the draft has it; no lines where it is not there in that reading. */
export function clauseOf(text: DraftText, provision: string, reading: Reading): Clause {
  const root = rootOf(text, provision)
  const read = text.reading(reading)
  const top = read.rows.get(root)?.depth ?? 0
  const lineOf = lineMaker(text, read, reading, top)
  return {
    document: text.document,
    root,
    citation: citationOf(text, root),
    above: headingsAbove(text, root),
    lines: rowsRead(text, read, root).map(lineOf).filter(hasWords),
  }
}

/** The rows of a table are no words; their cells are. */
function hasWords({ kind, pieces }: ClauseLine): boolean {
  return pieces.length > 0 || (kind !== 'table' && kind !== 'row')
}

/** The clause with what is read together with it, and the places that any of it has left, in reading order. */
function rowsRead(text: DraftText, read: ReadText, root: string): readonly ProvisionView[] {
  const found = new Map<string, ProvisionView>()
  const visit = (row: ProvisionView | undefined) => {
    if (row === undefined || found.has(row.id)) return
    found.set(row.id, row)
    const left = read.left.get(row.provision)
    if (left !== undefined) visit(left)
    for (const child of read.children.get(row.id) ?? []) if (INSIDE.has(child.kind)) visit(child)
  }
  for (const id of [root, ...companionsOf(text, root)]) visit(read.rows.get(id))
  const place = ({ id }: ProvisionView) => read.places.get(id) ?? 0
  return [...found.values()].sort((one, other) => place(one) - place(other))
}

function lineMaker(text: DraftText, read: ReadText, reading: Reading, top: number) {
  const plain = reading !== 'redline'
  const numbers = {
    resolve: read.resolve,
    resolveBaseline: plain ? read.resolve : text.reading('baseline').resolve,
  }
  const draft = { insertionsIllustrative: text.draft.basis?.standing === 'illustrative' }
  return (view: ProvisionView): ClauseLine => {
    const pieces = view.segments
      .flatMap((segment) => piecesOf(segment, numbers))
      .map(
        ({ kind, text: words, marks, change, deletedBy }): ClausePiece => ({
          kind: plain ? 'kept' : deletedBy === null ? kind : 'deleted',
          text: words,
          marks,
          change: plain ? null : change,
        }),
      )
    const number = numberPieces(view).map(
      ({ kind, text: words, change }): ClausePiece => ({ kind, text: words, marks: [], change }),
    )
    return {
      provision: view.id,
      kind: view.kind,
      number: view.number,
      numberPieces: plain ? ownNumber(view.number) : number,
      depth: Math.max(0, view.depth - top),
      presence: plain ? 'kept' : view.presence,
      illustrative: isIllustrative(view, draft),
      pieces: joined(pieces),
      moved: plain ? null : movedWords(text, view),
    }
  }
}

/** How a clause is cited; one that is joined to another by the number that it has in force. */
export function citationOf(text: DraftText, provision: string): string {
  const row = text.reading('redline').rows.get(provision)
  const cited = text.citations.get(provision) ?? ''
  if (row?.number === null && row.baselineNumber !== null) return row.baselineNumber
  return cited || 'Unnumbered'
}

/** What a clause is read together with: the other half of a split, what it is joined to. */
function companionsOf(text: DraftText, root: string): readonly string[] {
  return text.changes.flatMap((change): readonly string[] => {
    if (change.withdrawn) return []
    if (change.kind === 'split') return othersOf([change.provision, change.newProvision], root)
    if (change.kind === 'join') return othersOf([change.provision, change.into], root)
    return []
  })
}

function othersOf(pair: readonly string[], own: string): readonly string[] {
  return pair.includes(own) ? pair.filter((id) => id !== own) : []
}

function movedWords(text: DraftText, view: ProvisionView): string | null {
  if (view.joinedTo !== null) return `Joined to ${citationOf(text, view.joinedTo)}`
  if (view.moved === null) return null
  return view.presence === 'deleted'
    ? `Moved to ${citationOf(text, view.provision)}`
    : `Moved from ${view.baselineNumber ?? 'another place'}`
}

function ownNumber(number: string | null): readonly ClausePiece[] {
  return number === null ? [] : [{ kind: 'kept', text: number, marks: [], change: null }]
}

/** Neighbours of one fate, one change and one look are one piece, so that its ends are announced once. */
function joined(pieces: readonly ClausePiece[]): readonly ClausePiece[] {
  const all: ClausePiece[] = []
  for (const piece of pieces) {
    const last = all[all.length - 1]
    if (last !== undefined && isAlike(last, piece)) {
      all[all.length - 1] = { ...last, text: last.text + piece.text }
    } else all.push(piece)
  }
  return all
}

function isAlike(one: ClausePiece, other: ClausePiece): boolean {
  return one.kind === other.kind && one.change === other.change && sameMarks(one.marks, other.marks)
}

function headingsAbove(text: DraftText, root: string): readonly string[] {
  const { rows, places, children, resolve } = text.reading('redline')
  const words = (view: ProvisionView) =>
    [
      view.number ?? '',
      piecesText(
        view.segments.flatMap((segment) =>
          piecesOf(segment, { resolve, resolveBaseline: resolve }),
        ),
      ),
    ]
      .filter((part) => part !== '')
      .join(' ')
  const own = rows.get(root)?.parent ?? null
  const titles: string[] = []
  for (let above = own; above !== null; above = rows.get(above)?.parent ?? null) {
    const view = rows.get(above)
    if (view !== undefined) titles.unshift(words(view))
  }
  const at = places.get(root) ?? 0
  const heading = (children.get(own) ?? []).findLast(
    ({ kind, id }) => kind === 'heading' && (places.get(id) ?? 0) < at,
  )
  return heading === undefined ? titles : [...titles, words(heading)]
}

function piecesText(
  pieces: readonly { readonly kind: ClausePiece['kind']; readonly text: string }[],
): string {
  return pieces
    .filter(({ kind }) => kind !== 'deleted')
    .map(({ text }) => text)
    .join('')
}
