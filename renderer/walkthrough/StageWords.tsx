import type { ClausePiece } from '../../shared/walkthrough/clauses.ts'

interface StageWordsProps {
  readonly pieces: readonly (Pick<ClausePiece, 'kind' | 'text'> & Partial<ClausePiece>)[]
  /** The change that the step is about: set off from others in the same clause. */
  readonly current: string | null
}

/** A clause's words: insertions and deletions told apart without colour, their ends said aloud. */
export function StageWords({ pieces, current }: StageWordsProps) {
  let at = 0
  return pieces.map((piece) => {
    const key = at
    at += piece.text.length + 1
    const marks = piece.marks?.join(' ') || undefined
    if (piece.kind === 'kept') {
      return (
        <span key={key} data-marks={marks}>
          {piece.text}
        </span>
      )
    }
    const own = piece.change !== null && piece.change !== undefined && piece.change === current
    const Element = piece.kind === 'inserted' ? 'ins' : 'del'
    const word = piece.kind === 'inserted' ? 'insertion' : 'deletion'
    return (
      <Element key={key} data-current={own || undefined}>
        <span className="visually-hidden"> [{word} starts] </span>
        <span data-marks={marks}>{piece.text}</span>
        <span className="visually-hidden"> [{word} ends] </span>
      </Element>
    )
  })
}
