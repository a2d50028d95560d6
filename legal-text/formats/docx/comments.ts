/** Why a change is made, as a comment in the margin: once for each change, where it first shows. */
import { CommentRangeEnd, CommentRangeStart, type ICommentOptions, Paragraph, TextRun } from 'docx'
import type { Attribution, Piece } from '../redline.ts'
import { commentRun, type Numberer, type RunChild } from './revisions.ts'

export type ParagraphChild = RunChild | CommentRangeStart | CommentRangeEnd

export interface Comments {
  readonly list: readonly ICommentOptions[]
  /** The runs with a comment around them, where their change has a reason that has not been printed yet. */
  readonly around: (
    piece: Pick<Piece, 'kind' | 'change' | 'author'>,
    runs: readonly ParagraphChild[],
  ) => readonly ParagraphChild[]
}

/** @param reasons By change; those left out, and empty ones, get no comment. */
export function createComments(
  reasons: ReadonlyMap<string, string>,
  attribution: Attribution,
  numberer: Numberer,
): Comments {
  const list: ICommentOptions[] = []
  const printed = new Set<string>()
  return {
    list,
    around(piece, runs) {
      const { change } = piece
      const reason = change === null ? undefined : reasons.get(change)
      if (change === null || !reason || printed.has(change) || runs.length === 0) return runs
      printed.add(change)
      const id = numberer.id()
      const { author, date } = attribution(change, null)
      list.push({
        id,
        author,
        initials: initialsOf(author),
        date: new Date(date),
        children: reason
          .split('\n')
          .map((line) => new Paragraph({ children: [new TextRun(line)] })),
      })
      return [
        new CommentRangeStart(id),
        ...runs,
        new CommentRangeEnd(id),
        commentRun(id, piece, numberer),
      ]
    },
  }
}

function initialsOf(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1))
    .join('')
    .toUpperCase()
}
