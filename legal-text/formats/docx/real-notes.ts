/** Footnotes of a redline as Word's own: their marks refer to them and count them, and they come and go with these. */
import {
  DeletedTextRun,
  InsertedTextRun,
  type IRunOptions,
  Paragraph,
  TextRun,
  XmlComponent,
} from 'docx'
import { marksIn } from '../../footnotes.ts'
import type { ProvisionView } from '../../views.ts'
import { type Piece, piecesOf, type Redline } from '../redline.ts'
import { DeletedInsertion, type Numberer, pieceRun, type RunChild } from './revisions.ts'

/** Refers to a footnote of the file (ECMA-376 17.11.14). */
class NoteReference extends XmlComponent {
  constructor(id: number) {
    super('w:footnoteReference')
    this.root.push({ _attr: { 'w:id': id } } as unknown as XmlComponent)
  }
}

export interface RealNotes {
  /** The rows that are printed in the body: all but the footnotes that a mark refers to. */
  readonly printed: readonly ProvisionView[]
  /** Pieces without the number that a mark which stays has had: Word counts. */
  readonly counted: (pieces: readonly Piece[]) => readonly Piece[]
  /** A mark; null for what is none. */
  readonly markOf: (piece: Piece) => RunChild | null
  /** What the marks made so far refer to, by their id in the file. */
  readonly made: Readonly<Record<number, { readonly children: readonly Paragraph[] }>>
}

/** The rows of a redline that are printed in the body where its footnotes are Word's own. */
export function rowsInBody({ views }: Pick<Redline, 'views'>): readonly ProvisionView[] {
  const marked = markedIn(views)
  return views.filter(({ kind, provision }) => kind !== 'footnote' || !marked.has(provision))
}

function markedIn(views: readonly ProvisionView[]): ReadonlySet<string> {
  return new Set(views.flatMap(({ segments }) => segments.flatMap(({ runs }) => marksIn(runs))))
}

export function realNotes(redline: Redline, numberer: Numberer): RealNotes {
  const marked = markedIn(redline.views)
  const rows = redline.views.filter(
    ({ kind, provision }) => kind === 'footnote' && marked.has(provision),
  )
  const made: Record<number, { readonly children: readonly Paragraph[] }> = {}
  let count = 0
  const rowFor = ({ footnote, kind }: Piece): ProvisionView | undefined => {
    const own = rows.filter(({ provision }) => provision === footnote)
    const fits = own.find(({ presence }) => (presence === 'deleted') === (kind === 'deleted'))
    return fits ?? own[0]
  }
  return {
    printed: rowsInBody(redline),
    counted: (pieces) =>
      pieces.flatMap((piece, at) => {
        if (piece.footnote === undefined || piece.change !== null) return [piece]
        if (piece.kind === 'deleted' && pieces[at + 1]?.footnote === piece.footnote) return []
        return [{ ...piece, kind: 'kept' as const }]
      }),
    markOf: (piece) => {
      const row = piece.footnote === undefined ? undefined : rowFor(piece)
      if (row === undefined) return null
      count += 1
      const words = row.segments.flatMap((segment) => piecesOf(segment, redline))
      const runs = words.map((word) => pieceRun(word, numberer))
      made[count] = {
        children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(' '), ...runs] })],
      }
      return markRun(piece, count, numberer)
    },
    made,
  }
}

function markRun(
  { kind, change, author, deletedBy }: Piece,
  id: number,
  numberer: Numberer,
): RunChild {
  const children = [new NoteReference(id)] as unknown as NonNullable<IRunOptions['children']>
  const options = { superScript: true, children }
  if (kind === 'kept') return new TextRun(options)
  const own = numberer.revision(change, author)
  if (kind === 'deleted') return new DeletedTextRun({ ...options, ...own })
  return deletedBy === null
    ? new InsertedTextRun({ ...options, ...own })
    : (new DeletedInsertion(own, {
        ...options,
        ...numberer.revision(change, deletedBy),
      }) as unknown as RunChild)
}
