/**
 * A redline as HTML: real insertions and deletions, told apart without colour, and said at both ends in words that only
 * a screen reader gets, since most of them announce neither.
 */
import { citationsOf } from '../../legal-text/citations.ts'
import {
  blocksOf,
  columnPercents,
  isIllustrative,
  moveNote,
  numberPieces,
  type Piece,
  piecesOf,
  presenceOf,
  type Redline,
  type RowBlock,
} from '../../legal-text/formats/redline.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import { escapeHtml, inlineHtml } from './html-text.ts'
import type { RedlineBlock } from './report.ts'

export function redlineHtml({ redline, shown }: RedlineBlock): string {
  const citations = citationsOf(redline.views)
  const cited = (row: string) => citations.get(row) ?? null
  const blocks = blocksOf(shown).map((block) =>
    block.kind === 'table'
      ? tableHtml(block.view, block.rows, redline)
      : provisionHtml(block.view, redline, moveNote(block.view, cited)),
  )
  return `<div class="legal">${blocks.join('')}</div>`
}

function provisionHtml(view: ProvisionView, redline: Redline, note: string | null): string {
  const number = piecesHtml(numberPieces(view), redline)
  const illustrative = isIllustrative(view, redline)
  const classes = [
    'provision',
    ...(view.kind === 'section' || view.kind === 'heading' ? ['heading'] : []),
    ...(illustrative ? ['illustrative'] : []),
  ]
  const said = [...(note === null ? [] : [note]), ...(illustrative ? ['illustrative'] : [])]
  const mark = said.length === 0 ? '' : `<span class="mark">${escapeHtml(said.join('; '))}</span>`
  return `<div class="${classes.join(' ')}" style="--depth:${Math.max(0, view.depth - 1)}"><span class="number">${number}</span><p>${wordsHtml(view, redline)}${endHtml(view, redline)}</p>${mark}</div>`
}

/** A paragraph that is split or joined shows its mark, as a word processor would. */
function endHtml({ runsOn }: ProvisionView, { attribution }: Redline): string {
  if (runsOn === null) return ''
  const { author, date } = attribution(runsOn.change, null)
  const [element, words] =
    runsOn.reading === 'baseline' ? ['ins', 'split here'] : ['del', 'joined to the next']
  return `<${element} title="${escapeHtml(author)}" datetime="${escapeHtml(date)}"><span aria-hidden="true">¶</span><span class="hidden"> [${words}] </span></${element}>`
}

function tableHtml(view: ProvisionView, rows: readonly RowBlock[], redline: Redline): string {
  const columns = Math.max(...rows.map(({ cells }) => cells.length))
  const widths = columnPercents(columns)
    .map((percent) => `<col style="width:${percent}%">`)
    .join('')
  const body = rows.map(({ row, cells }) => rowHtml(row, cells, redline)).join('')
  const illustrative = isIllustrative(view, redline) ? ' illustrative' : ''
  return `<table class="provisions${illustrative}" style="--depth:${Math.max(0, view.depth - 1)}"><colgroup>${widths}</colgroup><tbody>${body}</tbody></table>`
}

function rowHtml(row: ProvisionView, cells: readonly ProvisionView[], redline: Redline): string {
  const words = cells.map((cell) => `<td>${wordsHtml(cell, redline)}</td>`).join('')
  return `<tr class="${presenceOf(row)}">${words}</tr>`
}

function wordsHtml({ segments }: ProvisionView, redline: Redline): string {
  return piecesHtml(
    segments.flatMap((segment) => piecesOf(segment, redline)),
    redline,
  )
}

/** Neighbours of one fate and one author are one element, so that its ends are announced once. */
function piecesHtml(pieces: readonly Piece[], redline: Redline): string {
  let html = ''
  for (let index = 0; index < pieces.length; ) {
    const first = pieces[index] as Piece
    let end = index + 1
    while (end < pieces.length && isSameFate(first, pieces[end] as Piece)) end += 1
    html += fateHtml(first, pieces.slice(index, end), redline)
    index = end
  }
  return html
}

function isSameFate(one: Piece, other: Piece): boolean {
  return (
    one.kind === other.kind &&
    one.change === other.change &&
    one.author === other.author &&
    one.deletedBy === other.deletedBy
  )
}

function fateHtml(piece: Piece, pieces: readonly Piece[], { attribution }: Redline): string {
  const html = pieces
    .map(({ text, marks }) =>
      inlineHtml({ text, ...Object.fromEntries(marks.map((mark) => [mark, true])) }),
    )
    .join('')
  if (piece.kind === 'kept') return html
  const { author, date } = attribution(piece.change, piece.deletedBy ?? piece.author)
  const deleted = piece.kind === 'deleted' || piece.deletedBy !== null
  const element = deleted ? 'del' : 'ins'
  const word = deleted ? 'deletion' : 'insertion'
  const heard = (end: string) => `<span class="hidden"> [${word} ${end}] </span>`
  return `<${element} title="${escapeHtml(author)}" datetime="${escapeHtml(date)}">${heard('starts')}${html}${heard('ends')}</${element}>`
}
