/** What a document reads as under a draft: as redline, proposed, agreed or baseline text. */
import type { Change } from './changes.ts'
import { footnotesInForce, withNotes } from './footnotes.ts'
import { computeNumbers } from './numbering.ts'
import { type Moved, type Placed, placeAll, type RowPiece } from './placement.ts'
import type { NumberingStyle, Provenance, ProvisionKind, Provisions } from './provisions.ts'
import {
  piecesRead,
  readingRuns,
  type Segment,
  segmentsOf,
  segmentsOfRow,
  textChangesByProvision,
  type View,
  type Words,
} from './segments.ts'
import { provisionIndex } from './state.ts'
import type { Resolve } from './text.ts'

export { readingRuns, type Segment, segmentsOf, type View }

export interface ProvisionView {
  /** Of the row: the provision's, but for the place that a moved provision has left. */
  readonly id: string
  readonly provision: string
  readonly kind: ProvisionKind
  readonly parent: string | null
  /** 0 at the top. */
  readonly depth: number
  /** As printed in this view, or null where the provision is not numbered. */
  readonly number: string | null
  /** The number in force; null for an inserted provision. */
  readonly baselineNumber: string | null
  readonly presence: 'kept' | 'inserted' | 'deleted'
  /** The changes of structure that make it so. */
  readonly structure: readonly string[]
  readonly segments: readonly Segment[]
  /** Where the other end of a move is, of which only a redline has both; null for what stands in its place. */
  readonly moved: Moved | null
  /** In a redline, the provision that these words are joined to. */
  readonly joinedTo: string | null
  /** In a redline, the reading in which the paragraph goes on into the next row. */
  readonly runsOn: Placed['runsOn']
  /** In a redline, whether a paragraph in force that a row before it began goes on here. */
  readonly continues: boolean
  /** The change that makes it "[Not used]": its words cannot be edited until that is rejected. */
  readonly notUsed: string | null
  /** The carriers of its words: a change of text belongs here if it is of one of these. */
  readonly pieces: readonly RowPiece[]
  /** Null for a provision that the draft inserts. */
  readonly provenance: Provenance | null
}

/**
 * The document in reading order. `changes` are those of one draft and this document; withdrawn ones do not count.
 * A redline keeps deleted provisions where they stand; the other views show what reads in them.
 */
export function viewDocument(
  provisions: Provisions,
  style: NumberingStyle,
  changes: readonly Change[],
  view: View,
  options: { readonly renumber?: boolean } = {},
): readonly ProvisionView[] {
  const applied = changes.filter((change) => applies(change, view))
  const index = provisionIndex(provisions)
  const texts = textChangesByProvision(applied)
  const records = new Map(applied.map((change) => [change.id, change]))
  const words: Words = {
    base: (carrier) => index.get(carrier)?.text ?? [],
    changes: (carrier) => texts.get(carrier) ?? [],
    record: (id) => records.get(id),
  }
  const placedRows = placeAll(provisions, changes, new Set(applied))
  const notes = withNotes(provisions, style, placedRows, applied, words, view)
  const standing = notes.rows
  const remaining = standing.filter(
    ({ presence, joinedTo }) => presence !== 'deleted' && joinedTo === null,
  )
  const placed = view === 'redline' ? standing : remaining
  const renumbers = options.renumber === true && view !== 'baseline'
  const counted = renumbers ? remaining : standing
  const moves = counted.some(({ moved }) => moved !== null)
  const numbered = moves ? counted.map((row) => withNumber(row, style)) : counted
  // What is deleted still holds its number, so that an inserted provision reads the same in every view.
  const numbers = new Map(computeNumbers(numbered, style, { renumber: renumbers }))
  for (const [id, number] of notes.numbers) numbers.set(id, number)
  const baseline = numbersInForce(provisions, style)
  return placed.map((row): ProvisionView => {
    const number = baseline.get(row.provision) ?? null
    const pieces = view === 'redline' ? row.shows : piecesRead(row)
    return {
      id: row.id,
      provision: row.provision,
      kind: row.kind,
      parent: row.parent,
      depth: row.depth,
      number: printedNumber(row, numbers, number),
      baselineNumber: number,
      presence: row.presence,
      structure: row.structure,
      segments: segmentsOfRow(row, pieces, words, view),
      moved: row.moved,
      joinedTo: row.joinedTo,
      runsOn: view === 'redline' ? row.runsOn : null,
      continues: view === 'redline' && row.continues,
      notUsed: row.notUsed,
      pieces,
      provenance: (index.get(row.provision) ?? index.get(carrierOf(pieces)))?.provenance ?? null,
    }
  })
}

function printedNumber(
  { id, kind, presence, joinedTo }: Placed,
  numbers: ReadonlyMap<string, string>,
  inForce: string | null,
): string | null {
  if (joinedTo !== null) return null
  // A footnote that goes makes room: those behind it count on.
  if (presence === 'deleted' && kind === 'footnote') return inForce
  return numbers.get(id) ?? (presence === 'deleted' ? inForce : null)
}

const inForce = new WeakMap<
  Provisions,
  { readonly style: NumberingStyle; readonly numbers: ReadonlyMap<string, string> }
>()

/** The numbers of a version as it stands; made once, since versions never change. */
function numbersInForce(
  provisions: Provisions,
  style: NumberingStyle,
): ReadonlyMap<string, string> {
  const known = inForce.get(provisions)
  if (known?.style === style) return known.numbers
  const numbers = new Map([...computeNumbers(provisions, style), ...footnotesInForce(provisions)])
  inForce.set(provisions, { style, numbers })
  return numbers
}

/** What moves along with a provision that is numbered anew, and whose number holds that one, is numbered anew too. */
function withNumber(row: Placed, style: NumberingStyle): Placed {
  const follows =
    row.moved?.end === 'to' && style.levels[row.kind]?.before.includes('{parent}') === true
  return follows && row.number !== null ? { ...row, number: null } : row
}

/** What the first words of a row are anchored to. */
function carrierOf([first]: readonly RowPiece[]): string {
  return first === undefined || first.kind === 'notUsed' ? '' : first.carrier
}

function applies(change: Change, view: View): boolean {
  if (change.withdrawn || view === 'baseline') return false
  if (view !== 'agreed') return true
  return change.kind === 'text' ? change.agreed !== null : change.accepted
}

/**
 * Some rows of a view read again after their words alone have changed. `carriers` are the provisions whose changes of
 * text differ; all other rows stay the same values.
 */
export function rereadRows(
  views: readonly ProvisionView[],
  provisions: Provisions,
  changes: readonly Change[],
  view: View,
  carriers: ReadonlySet<string>,
): readonly ProvisionView[] {
  const index = provisionIndex(provisions)
  const applied = changes.filter((change) => applies(change, view))
  const texts = textChangesByProvision(
    applied.filter((change) => change.kind === 'text' && carriers.has(change.provision)),
  )
  const words: Words = {
    base: (carrier) => index.get(carrier)?.text ?? [],
    changes: (carrier) => texts.get(carrier) ?? [],
    record: (id) => applied.find((change) => change.id === id),
  }
  const concerns = (piece: RowPiece) => piece.kind === 'words' && carriers.has(piece.carrier)
  return views.map((row) => {
    if (!row.pieces.some(concerns)) return row
    // A row that also reads the words of other provisions needs their changes as well.
    const others = row.pieces.some(
      (piece) => piece.kind === 'words' && !carriers.has(piece.carrier),
    )
    const all = others ? textChangesByProvision(applied) : texts
    const reading = { ...words, changes: (carrier: string) => all.get(carrier) ?? [] }
    return { ...row, segments: segmentsOfRow(row, row.pieces, reading, view) }
  })
}

/**
 * The number that a view cites each provision by. What is joined to another provision is cited as that one, what is left
 * out is not there.
 */
export function citedNumbers(views: readonly ProvisionView[]): ReadonlyMap<string, string | null> {
  const numbers = new Map(views.map(({ id, number }) => [id, number]))
  for (const { id, number, joinedTo, pieces } of views) {
    if (joinedTo !== null) numbers.set(id, numbers.get(joinedTo) ?? null)
    for (const piece of pieces) {
      const begins = piece.kind === 'words' && piece.from === null && piece.carrier !== id
      if (begins && !numbers.has(piece.carrier)) numbers.set(piece.carrier, number)
    }
  }
  return numbers
}

/** Resolves references to the numbers that a view prints: a footnote mark or reference without one reads "[?]". */
export function resolverOf(views: readonly ProvisionView[]): Resolve {
  const numbers = citedNumbers(views)
  return (target) => numbers.get(target) ?? '[?]'
}
