/** Which paragraph of a returned copy is which of those that were sent. */

import { bookmarkOf } from './formats/docx/bookmarks.ts'
import type { ReturnedParagraph } from './formats/docx/returned.ts'
import type { SentParagraph } from './formats/docx/trace.ts'

export interface Matched {
  readonly source: SentParagraph | null
  readonly how: 'bookmark' | 'number and text' | 'text' | 'no'
}

export type Match = (paragraph: ReturnedParagraph, found: ReadonlySet<string>) => Matched

export function matcher(
  sent: readonly SentParagraph[],
  paragraphs: readonly ReturnedParagraph[],
): Match {
  // What is in the copy under its bookmark is matched by nothing else, as what was left where it has moved from could be.
  const marks = new Set(paragraphs.map(({ bookmark }) => bookmark))
  const byBookmark = new Map(sent.map((each) => [bookmarkOf(each.provision), each]))
  const byNumber = grouped(
    sent,
    ({ baseline, proposed }) => numberOf(proposed) ?? numberOf(baseline),
  )
  const byText = grouped(sent, ({ baseline }) => (baseline === '' ? null : wordsOf(baseline)))
  return (paragraph: ReturnedParagraph, found: ReadonlySet<string>): Matched => {
    const marked = byBookmark.get(paragraph.bookmark ?? '')
    if (marked !== undefined && !found.has(marked.provision)) {
      return { source: marked, how: 'bookmark' }
    }
    const free = (list: readonly SentParagraph[] | undefined) =>
      (list ?? []).filter(
        ({ provision }) => !found.has(provision) && !marks.has(bookmarkOf(provision)),
      )
    const number = paragraph.number ?? numberOf(paragraph.rejected)
    const numbered = free(number === null ? [] : byNumber.get(number)).filter(
      ({ baseline, proposed }) =>
        wordsOf(baseline) === wordsOf(paragraph.rejected) ||
        wordsOf(proposed) === wordsOf(paragraph.rejected),
    )
    if (numbered.length === 1) return { source: numbered[0] ?? null, how: 'number and text' }
    const alike = free(byText.get(wordsOf(paragraph.rejected)))
    if (alike.length === 1) return { source: alike[0] ?? null, how: 'text' }
    return { source: null, how: 'no' }
  }
}

function grouped(
  sent: readonly SentParagraph[],
  keyOf: (each: SentParagraph) => string | null,
): ReadonlyMap<string, readonly SentParagraph[]> {
  const groups = new Map<string, SentParagraph[]>()
  for (const each of sent) {
    const key = keyOf(each)
    if (key === null || key === '') continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return groups
}

const NUMBER = /^(\S{1,24})\t/

/** The number that a line begins with, before a tab. */
function numberOf(line: string): string | null {
  return NUMBER.exec(line)?.[1] ?? null
}

/** A line without the number that it begins with. */
export function withoutNumber(line: string): string {
  return line.replace(NUMBER, '')
}

/** The same with spaces as one, for lines to be compared. */
export function wordsOf(line: string): string {
  return withoutNumber(line).replace(/\s+/g, ' ').trim()
}

/** What was sent without numbers that the copy's Word counts itself: it does not have them in its words. */
export function asCounted(
  sent: SentParagraph,
  { number, note, accepted, rejected }: ReturnedParagraph,
): SentParagraph {
  if (number === null && note === null) return sent
  const typed = (line: string) => {
    const own = `${numberOf(line) ?? ''}\t`
    return accepted.startsWith(own) || rejected.startsWith(own)
  }
  const bare = (line: string) => (typed(line) ? line : withoutNumber(line))
  const proposed = bare(sent.proposed)
  const gone = sent.proposed.length - proposed.length
  const marks = sent.marks?.map((range) => ({
    ...range,
    start: Math.max(0, range.start - gone),
    end: range.end - gone,
  }))
  return { ...sent, baseline: bare(sent.baseline), proposed, marks: marks ?? null }
}

/**
 * Paragraphs that a reviewer parted from one another: each but the last ends in a mark that was put in since. Where only
 * one of them has words that were there before, that is the one that was sent, wherever its bookmark has come to stand,
 * and the others are new. Where several have, one was split.
 */
export function partedGroups(
  paragraphs: readonly ReturnedParagraph[],
  sent: readonly SentParagraph[],
): readonly (readonly ReturnedParagraph[])[] {
  const ours = new Set(
    sent.filter(({ mark }) => mark === 'inserted').map(({ provision }) => bookmarkOf(provision)),
  )
  const groups: ReturnedParagraph[][] = []
  let open: ReturnedParagraph[] = []
  for (const paragraph of paragraphs) {
    open.push(paragraph)
    const runsOn =
      paragraph.mark === 'inserted' &&
      paragraph.move === null &&
      !ours.has(paragraph.bookmark ?? '') &&
      paragraph.cell?.presence !== 'inserted'
    if (runsOn) continue
    groups.push(open)
    open = []
  }
  return open.length === 0 ? groups : [...groups, open]
}
