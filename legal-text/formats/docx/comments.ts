/** Why a change is made, as a comment in the margin: once for each change, where it first shows. */
import { CommentRangeEnd, CommentRangeStart, type ICommentOptions, Paragraph, TextRun } from 'docx'
import type { Attribution, Piece } from '../redline.ts'
import { commentRun, type Numberer, type RunChild, type RunOptions } from './revisions.ts'

export type ParagraphChild = RunChild | CommentRangeStart | CommentRangeEnd

export interface Comments {
  readonly list: readonly ICommentOptions[]
  /** The runs with a comment around them, where their change has a reason that has not been printed yet. */
  readonly around: (
    piece: Pick<Piece, 'kind' | 'change' | 'author'>,
    runs: readonly ParagraphChild[],
    /** What is said of it here, whether reasons are printed or not. */
    note?: string | null,
    how?: Pick<RunOptions, 'undated'>,
  ) => readonly ParagraphChild[]
}

/** Nothing in the margin: for a file that has none. */
export const NO_COMMENTS: Comments = { list: [], around: (_, runs) => runs }

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
    around(piece, runs, note = null, how = {}) {
      const { change } = piece
      const fresh = change !== null && !printed.has(change)
      const reason = fresh ? (reasons.get(change) ?? '') : ''
      const lines = [...(note === null ? [] : [note]), ...(reason === '' ? [] : reason.split('\n'))]
      if (lines.length === 0 || runs.length === 0) return runs
      if (change !== null && reason !== '') printed.add(change)
      const id = numberer.id()
      const { author, date } = attribution(change, null)
      list.push({
        id,
        author,
        initials: initialsOf(author),
        date: new Date(date),
        children: lines.map((line) => new Paragraph({ children: [new TextRun(line)] })),
      })
      return [
        new CommentRangeStart(id),
        ...runs,
        new CommentRangeEnd(id),
        commentRun(id, piece, numberer, how),
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
