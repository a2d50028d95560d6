/** A returned copy beside a draft: what there is to take in, and what has changed here since it was sent. */
import type { ReturnedCopy } from '../../legal-text/formats/docx/returned.ts'
import { cutRanges, type MarkedRange } from '../../legal-text/marked.ts'
import { compareReturned, type ReturnedItem, wordsOf } from '../../legal-text/returned.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import { draftRedlines } from '../report/redline.ts'
import type { Workspace } from '../workspace.ts'
import { merging } from './merging.ts'
import { presentParagraphs } from './present.ts'
import { rowsCome, rowsGone, withWholes } from './wholes.ts'

export interface Part {
  readonly words: string
  readonly marks: readonly MarkedRange[]
}

export interface TakenItem extends Omit<ReturnedItem, 'kind' | 'words' | 'marks'>, Part {
  readonly kind: ReturnedItem['kind'] | 'new row'
  /** The number of the provision, or of the one that it stands behind. */
  readonly number: string | null
  /** Of a row that is new: what its cells read as, from the left. None for all else. */
  readonly cells: readonly Part[]
  /** What the provision read as when it was sent, without its number; null where nobody knows, and for what is new. */
  readonly sentWords: string | null
  /** What the provision reads as here, without its number; null for what is new. */
  readonly here: string | null
  /** Whether it reads otherwise here than it did when the copy was sent. */
  readonly changedSince: boolean
  /** Whether both changed the same words, so that taking it in replaces what reads here. */
  readonly collides: boolean
  /** What else a person should know of it, in sentences. */
  readonly notes: readonly string[]
}

/**
 * What a returned copy comes to for one document of a draft, in its order; none where the draft does not have it. Words
 * and marks are without the number in front.
 */
export function takenItems(
  workspace: Workspace,
  copy: ReturnedCopy,
  place: { readonly draft: string; readonly document: string },
): readonly TakenItem[] {
  const draft = workspace.draft.get(place.draft)
  const made =
    draft && draftRedlines(workspace, draft).find(({ document }) => document.id === place.document)
  if (made === undefined) return []
  const present = presentParagraphs(made.redline)
  const here = new Map(present.map((each) => [each.provision, each]))
  const views = new Map(made.redline.views.map((view) => [view.provision, view]))
  const items = compareReturned(copy, copy.sent.length > 0 ? copy.sent : present).map(
    (item): TakenItem => {
      const own = item.provision === null ? undefined : here.get(item.provision)
      const view = views.get(item.provision ?? item.after ?? '')
      const words = bare(item, view)
      const sent = item.sent === null ? null : withoutTyped(item.sent.proposed, numbersOf(view))
      const reads = own === undefined ? null : withoutTyped(own.proposed, numbersOf(view))
      const changedSince =
        own !== undefined &&
        item.sent !== null &&
        wordsOf(own.proposed) !== wordsOf(item.sent.proposed)
      return {
        ...item,
        ...words,
        number: view?.number ?? null,
        cells: [],
        sentWords: sent,
        here: reads,
        changedSince,
        collides:
          changedSince &&
          (!MERGED.has(item.kind) || merging(sent ?? '', reads ?? '', words.words) === null),
        notes: notesOf(item),
      }
    },
  )
  return withWholes(rowsCome(rowsGone(items, views), views), views)
}

/** What goes into a provision beside what has changed in it since. */
const MERGED: ReadonlySet<TakenItem['kind']> = new Set(['altered', 'as sent'])

/** What there is for a person to decide, or to read. */
export function isOpen({
  kind,
  comments,
  remarked,
}: Pick<ReturnedItem, 'comments' | 'remarked'> & { readonly kind: TakenItem['kind'] }): boolean {
  return kind !== 'as sent' || comments.length > 0 || remarked.length > 0
}

function notesOf({ note, added, provision, kind }: ReturnedItem): readonly string[] {
  return [
    ...(note !== null && provision === null
      ? [
          `It is ${note === 'footnote' ? 'a footnote' : 'an endnote'}: add it where its mark belongs.`,
        ]
      : []),
    ...(added.length === 0
      ? []
      : [`The reviewer put in ${added.join(', ')}, which has to be added by hand.`]),
    ...(kind === 'moved' ? ['The file says that it has moved here.'] : []),
  ]
}

/** Words and marks without a number that is typed in front, and what has been marked in them. */
function bare(
  { words, marks, remarked, provision }: ReturnedItem,
  view: ProvisionView | undefined,
): Pick<TakenItem, 'words' | 'marks' | 'remarked'> {
  const text = provision === null ? words.replace(TYPED, '') : withoutTyped(words, numbersOf(view))
  const from = words.length - text.length
  const cut = (ranges: readonly MarkedRange[]) => ranges.filter(({ end }) => end > from)
  return {
    words: text,
    marks: cutRanges(marks, from, words.length),
    // A stretch that came to have no mark is one too.
    remarked: cut(remarked).map((range) => ({
      ...range,
      start: Math.max(0, range.start - from),
      end: range.end - from,
    })),
  }
}

/** "4.1A", "(a)" or "iv." and a tab, as a reviewer types a number. */
const TYPED = /^(?:\([0-9A-Za-z]{1,5}\)|[A-Z]{0,2}\d[0-9A-Za-z.]{0,8}|[ivxlc]{1,5}\.)\t/

function numbersOf(view: ProvisionView | undefined): readonly string[] {
  if (view === undefined || view.kind === 'cell') return []
  return [view.number, view.baselineNumber].filter((number) => number !== null)
}

function withoutTyped(line: string, numbers: readonly string[]): string {
  const number = numbers.find((each) => line.startsWith(`${each}\t`))
  return number === undefined ? line : line.slice(number.length + 1)
}
