/** What a document reads as under a draft: as redline, proposed, agreed or baseline text. */
import type { Change, TextChange } from './changes.ts'
import { changeStatus } from './changes.ts'
import { computeNumbers } from './numbering.ts'
import { type Moved, type Placed, placeAll, type RowPiece } from './placement.ts'
import {
  NOT_USED,
  type NumberingStyle,
  type Provenance,
  type ProvisionKind,
  type Provisions,
} from './provisions.ts'
import { inOrder, provisionIndex } from './state.ts'
import {
  type AuthoredRun,
  bareRuns,
  type Resolve,
  type Run,
  runsLength,
  sliceRuns,
  textRun,
} from './text.ts'
import { holdsChange, type Piece } from './tree/pieces.ts'

export type View = 'redline' | 'proposed' | 'agreed' | 'baseline'

/** A stretch of text with one fate. `status` and the rest are null for text that no change touches. */
export interface Segment {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly runs: readonly Run[]
  readonly change: string | null
  readonly author: string | null
  /** Somebody else proposes to delete these pending words. */
  readonly deletedBy: string | null
  readonly status: 'pending' | 'accepted' | null
  /** The provision whose base text the words are anchored to; absent where it is the row's own. */
  readonly provision?: string
  /** The change because of which words do not stand where they do in force: "from" their place in force, "to" the other. */
  readonly moved?: { readonly end: 'from' | 'to'; readonly change: string | null }
}

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
  const standing = placeAll(provisions, changes, new Set(applied))
  const remaining = standing.filter(
    ({ presence, joinedTo }) => presence !== 'deleted' && joinedTo === null,
  )
  const placed = view === 'redline' ? standing : remaining
  const renumbers = options.renumber === true && view !== 'baseline'
  const counted = renumbers ? remaining : standing
  const moves = counted.some(({ moved }) => moved !== null)
  const numbered = moves ? counted.map((row) => withNumber(row, style)) : counted
  // What is deleted still holds its number, so that an inserted provision reads the same in every view.
  const numbers = computeNumbers(numbered, style, { renumber: renumbers })
  const baseline = numbersInForce(provisions, style)
  const index = provisionIndex(provisions)
  const texts = textChangesByProvision(applied)
  const records = new Map(applied.map((change) => [change.id, change]))
  const words: Words = {
    base: (carrier) => index.get(carrier)?.text ?? [],
    changes: (carrier) => texts.get(carrier) ?? [],
    record: (id) => records.get(id),
  }
  return placed.map((row): ProvisionView => {
    const number = baseline.get(row.provision) ?? null
    const pieces = view === 'redline' ? row.shows : piecesRead(row)
    return {
      id: row.id,
      provision: row.provision,
      kind: row.kind,
      parent: row.parent,
      depth: row.depth,
      number:
        row.joinedTo !== null
          ? null
          : (numbers.get(row.id) ?? (row.presence === 'deleted' ? number : null)),
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
  const numbers = computeNumbers(provisions, style)
  inForce.set(provisions, { style, numbers })
  return numbers
}

/** What moves along with a provision that is numbered anew, and whose number holds that one, is numbered anew too. */
function withNumber(row: Placed, style: NumberingStyle): Placed {
  const follows =
    row.moved?.end === 'to' && style.levels[row.kind]?.before.includes('{parent}') === true
  return follows && row.number !== null ? { ...row, number: null } : row
}

function piecesRead({ notUsed, reads }: Placed): readonly RowPiece[] {
  if (notUsed !== null) return [{ kind: 'notUsed', change: notUsed }]
  return reads.map(({ carrier, from, to }) => ({ kind: 'words', carrier, from, to, moved: null }))
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

function textChangesByProvision(
  changes: readonly Change[],
): ReadonlyMap<string, readonly TextChange[]> {
  const texts = new Map<string, TextChange[]>()
  for (const change of changes) {
    if (change.kind !== 'text') continue
    const list = texts.get(change.provision)
    if (list === undefined) texts.set(change.provision, [change])
    else list.push(change)
  }
  for (const list of texts.values()) list.sort(inOrder)
  return texts
}

/** Where the words of a row come from. */
interface Words {
  readonly base: (carrier: string) => readonly Run[]
  /** The changes that count of one carrier, in order. */
  readonly changes: (carrier: string) => readonly TextChange[]
  readonly record: (id: string) => Change | undefined
}

function segmentsOfRow(
  { provision }: Pick<Placed, 'provision'>,
  pieces: readonly RowPiece[],
  words: Words,
  view: View,
): readonly Segment[] {
  const [only] = pieces
  if (pieces.length === 1 && only?.kind === 'words' && only.carrier === provision) {
    return readWords(only, words, view)
  }
  return pieces.flatMap((piece): readonly Segment[] => {
    if (piece.kind === 'notUsed') return [notUsedWords(words.record(piece.change), piece.change)]
    const segments = piece.kind === 'gone' ? goneWords(piece, words) : readWords(piece, words, view)
    const { carrier } = piece
    return carrier === provision
      ? segments
      : segments.map((segment) => ({ ...segment, provision: carrier }))
  })
}

function readWords(
  piece: Extract<RowPiece, { kind: 'words' }>,
  words: Words,
  view: View,
): readonly Segment[] {
  const { carrier, moved } = piece
  const segments = segmentsOf(words.base(carrier), words.changes(carrier), view, piece)
  return moved === null ? segments : withMove(segments, moved.change)
}

function goneWords(
  { carrier, from, to, change }: Extract<RowPiece, { kind: 'gone' }>,
  words: Words,
): readonly Segment[] {
  const runs = sliceRuns(words.base(carrier), from?.offset ?? 0, to?.offset)
  if (runs.length === 0) return []
  const gone = {
    kind: 'deleted',
    runs,
    change,
    author: null,
    deletedBy: null,
    status: null,
  } as const
  const moved = change !== null && displaces(words.record(change))
  return [moved ? { ...gone, moved: { end: 'from', change } } : gone]
}

function displaces(change: Change | undefined): boolean {
  return change !== undefined && change.kind !== 'delete' && change.kind !== 'notUsed'
}

function withMove(segments: readonly Segment[], change: string | null): readonly Segment[] {
  const moved = { end: 'to', change } as const
  return segments.map((segment) => ({ ...segment, moved }))
}

function notUsedWords(change: Change | undefined, id: string): Segment {
  return {
    kind: 'inserted',
    runs: [textRun(NOT_USED)],
    change: id,
    author: change?.author ?? null,
    deletedBy: null,
    status: change !== undefined && changeStatus(change) === 'accepted' ? 'accepted' : 'pending',
  }
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
 * The words of a stretch of one carrier in a view. In a redline a change shows what it deletes first, then what it
 * inserts; text that two changes leave alone is kept. `changes` are the live ones of the carrier, in order.
 */
export function segmentsOf(
  base: readonly Run[],
  changes: readonly TextChange[],
  view: View,
  { from, to }: Pick<Piece, 'from' | 'to'> = WHOLE,
): readonly Segment[] {
  const segments: Segment[] = []
  let at = from?.offset ?? 0
  const end = to?.offset ?? runsLength(base)
  for (const change of changes) {
    if (!holdsChange({ from, to }, change)) continue
    pushKept(segments, sliceRuns(base, at, change.start))
    pushChange(segments, base, change, view)
    at = change.end
  }
  pushKept(segments, sliceRuns(base, at, Math.max(end, at)))
  return segments
}

const WHOLE = { from: null, to: null }

function pushKept(segments: Segment[], runs: readonly Run[]): void {
  if (runs.length === 0) return
  segments.push({ kind: 'kept', runs, change: null, author: null, deletedBy: null, status: null })
}

function pushChange(
  segments: Segment[],
  base: readonly Run[],
  change: TextChange,
  view: View,
): void {
  const status = changeStatus(change) === 'accepted' ? 'accepted' : 'pending'
  if (view === 'redline') {
    const deleted = sliceRuns(base, change.start, change.end)
    if (deleted.length > 0) {
      segments.push({
        kind: 'deleted',
        runs: deleted,
        change: change.id,
        author: change.author,
        deletedBy: null,
        status,
      })
    }
  }
  const runs = view === 'agreed' ? (change.agreed ?? []) : change.proposed
  for (const group of byAuthor(runs)) {
    const [first] = group
    if (first === undefined || (view !== 'redline' && first.deletedBy !== undefined)) continue
    segments.push({
      kind: 'inserted',
      runs: bareRuns(group),
      change: change.id,
      author: first.author,
      deletedBy: first.deletedBy ?? null,
      status,
    })
  }
}

function byAuthor(runs: readonly AuthoredRun[]): readonly (readonly AuthoredRun[])[] {
  const groups: AuthoredRun[][] = []
  for (const run of runs) {
    const last = groups[groups.length - 1]
    if (last?.[0]?.author === run.author && last[0].deletedBy === run.deletedBy) last.push(run)
    else groups.push([run])
  }
  return groups
}

/** The runs that read in one provision of a view: in a redline, the proposed ones. */
export function readingRuns(segments: readonly Segment[]): readonly Run[] {
  return bareRuns(
    segments
      .filter(({ kind, deletedBy }) => kind !== 'deleted' && deletedBy === null)
      .flatMap(({ runs }) => runs),
  )
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
