/** What a draft reads as here, paragraph by paragraph, as an export would send it. */
import type { SentParagraph } from '../../legal-text/formats/docx/trace.ts'
import {
  blocksOf,
  endOf,
  numberPieces,
  type Piece,
  piecesOf,
  type Redline,
} from '../../legal-text/formats/redline.ts'
import { rangesOf } from '../../legal-text/marked.ts'

export function presentParagraphs(redline: Redline): readonly SentParagraph[] {
  const printed = blocksOf(redline.views).flatMap((block) =>
    block.kind === 'provision' ? [block.view] : block.rows.flatMap(({ cells }) => cells),
  )
  return printed.map((view) => {
    const number = view.kind === 'cell' ? [] : numberPieces(view)
    const words = view.segments.flatMap((segment) => piecesOf(segment, redline))
    const proposed = lineOf(number, words, 'deleted')
    return {
      provision: view.provision,
      baseline: textOf(lineOf(number, words, 'inserted')),
      proposed: textOf(proposed),
      marks: rangesOf(proposed),
      mark: endOf(view).fate,
      at: null,
    }
  })
}

type Words = Pick<Piece, 'text' | 'marks'>

function lineOf(
  number: readonly Piece[],
  words: readonly Piece[],
  without: 'inserted' | 'deleted',
): readonly Words[] {
  const read = (pieces: readonly Piece[]) =>
    pieces.filter(
      ({ kind, deletedBy }) => kind !== without && (without === 'inserted' || deletedBy === null),
    )
  return [...read(number).map(({ text }) => ({ text: `${text}\t`, marks: [] })), ...read(words)]
}

function textOf(pieces: readonly Words[]): string {
  return pieces.map(({ text }) => text).join('')
}
