/** A returned copy beside a draft: what there is to take in, and what has changed here since it was sent. */
import type { ReturnedCopy } from '../../legal-text/formats/docx/returned.ts'
import type { SentParagraph } from '../../legal-text/formats/docx/trace.ts'
import {
  blocksOf,
  numberPieces,
  type Piece,
  piecesOf,
  type Redline,
} from '../../legal-text/formats/redline.ts'
import { compareReturned, type ReturnedItem, wordsOf } from '../../legal-text/returned.ts'
import { draftRedlines } from '../report/redline.ts'
import type { Workspace } from '../workspace.ts'

export interface TakenItem extends ReturnedItem {
  /** The number of the provision, or of the one that it stands behind. */
  readonly number: string | null
  /** What the provision reads as here; null for what is new. */
  readonly here: string | null
  /** Whether it reads otherwise here than it did when the copy was sent. */
  readonly changedSince: boolean
}

/** What a returned copy comes to for one document of a draft, in its order; none where the draft does not have it. */
export function takenItems(
  workspace: Workspace,
  copy: ReturnedCopy,
  place: { readonly draft: string; readonly document: string },
): readonly TakenItem[] {
  const draft = workspace.draft.get(place.draft)
  const made =
    draft && draftRedlines(workspace, draft).find(({ document }) => document.id === place.document)
  if (made === undefined) return []
  const present = paragraphsOf(made.redline)
  const here = new Map(present.map((each) => [each.provision, each]))
  const numbers = new Map(made.redline.views.map(({ provision, number }) => [provision, number]))
  return compareReturned(copy, copy.sent.length > 0 ? copy.sent : present).map((item) => {
    const own = item.provision === null ? undefined : here.get(item.provision)
    return {
      ...item,
      number: numbers.get(item.provision ?? item.after ?? '') ?? null,
      here: own?.proposed ?? null,
      changedSince:
        own !== undefined &&
        item.sent !== null &&
        wordsOf(own.proposed) !== wordsOf(item.sent.proposed),
    }
  })
}

/** What there is for a person to decide, or to read. */
export function isOpen({ kind, comments }: ReturnedItem): boolean {
  return kind !== 'as sent' || comments.length > 0
}

/** What each printed paragraph of a redline reads as, as an export would send it. */
function paragraphsOf(redline: Redline): readonly SentParagraph[] {
  const printed = blocksOf(redline.views).flatMap((block) =>
    block.kind === 'provision' ? [block.view] : block.rows.flatMap(({ cells }) => cells),
  )
  return printed.map((view) => {
    const pieces = view.kind === 'cell' ? [] : numberPieces(view)
    const words = view.segments.flatMap((segment) => piecesOf(segment, redline))
    return {
      provision: view.provision,
      baseline: lineOf(pieces, words, 'inserted'),
      proposed: lineOf(pieces, words, 'deleted'),
      at: null,
    }
  })
}

function lineOf(
  number: readonly Piece[],
  words: readonly Piece[],
  without: 'inserted' | 'deleted',
): string {
  const read = (pieces: readonly Piece[]) =>
    pieces
      .filter(
        ({ kind, deletedBy }) => kind !== without && (without === 'inserted' || deletedBy === null),
      )
      .map(({ text }) => text)
  return [...read(number).map((text) => `${text}\t`), ...read(words)].join('')
}
