import type { ClausePiece } from '../../shared/walkthrough/clauses.ts'

interface StageWordsProps {
  readonly pieces: readonly Pick<ClausePiece, 'kind' | 'text'>[]
  /** The change that the step is about: set off from others in the same clause. */
  readonly current: string | null
}

/** A clause's words: insertions and deletions told apart without colour, their ends said aloud. */
export function StageWords({ pieces, current }: StageWordsProps) {
  let at = 0
  return pieces.map((piece) => {
    const key = at
    at += piece.text.length + 1
    if (piece.kind === 'kept') return <span key={key}>{piece.text}</span>
    const own = 'change' in piece && piece.change !== null && piece.change === current
    const Element = piece.kind === 'inserted' ? 'ins' : 'del'
    const word = piece.kind === 'inserted' ? 'insertion' : 'deletion'
    return (
      <Element key={key} data-current={own || undefined}>
        <span className="visually-hidden"> [{word} starts] </span>
        {piece.text}
        <span className="visually-hidden"> [{word} ends] </span>
      </Element>
    )
  })
}
