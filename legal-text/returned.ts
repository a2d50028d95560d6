/** A reviewer's copy beside what was sent: what was left alone, accepted, rejected, altered, added and taken away. */

import type { ReturnedCopy, ReturnedParagraph } from './formats/docx/returned.ts'
import { bookmarkOf, type SentParagraph } from './formats/docx/trace.ts'

export type ReturnedKind =
  /** As it was sent, its changes still open. */
  | 'as sent'
  /** Every change in it accepted as it is. */
  | 'accepted'
  | 'rejected'
  | 'altered'
  | 'taken away'
  /** Matches nothing that was sent: offered, never guessed. */
  | 'new'

export interface ReturnedItem {
  readonly kind: ReturnedKind
  /** The provision it is, or null for what is new. */
  readonly provision: string | null
  /** For what is new: the provision in front of it, or null. */
  readonly after: string | null
  readonly sent: SentParagraph | null
  /** What it reads as with the reviewer's changes, number and tab included. */
  readonly words: string
  /** Whether something was changed with tracking switched off. */
  readonly untracked: boolean
  /** How it was matched. */
  readonly matched: 'bookmark' | 'number and text' | 'text' | 'no'
  readonly author: string | null
  readonly at: string | null
  readonly comments: ReturnedParagraph['comments']
}

/** @param sent What was sent, or what the draft reads as where the copy does not say. In reading order. */
export function compareReturned(
  { paragraphs }: Pick<ReturnedCopy, 'paragraphs'>,
  sent: readonly SentParagraph[],
): readonly ReturnedItem[] {
  const match = matcher(sent, paragraphs)
  const found = new Set<string>()
  let after: string | null = null
  const items: ReturnedItem[] = []
  for (const paragraph of paragraphs) {
    const { source, how } = match(paragraph, found)
    if (source !== null) {
      found.add(source.provision)
      after = source.provision
      items.push(itemOf(paragraph, source, how))
    } else if (after !== null && isNew(paragraph)) {
      items.push({ ...itemOf(paragraph, null, how), after })
    }
  }
  const gone = sent.filter(({ provision, proposed }) => !found.has(provision) && proposed !== '')
  return [...items, ...gone.map(missing)]
}

/** What stands behind the first provision and says something; the title page in front is none of the text. */
function isNew({ accepted, presence }: ReturnedParagraph): boolean {
  return accepted.trim() !== '' && presence !== 'deleted'
}

interface Matched {
  readonly source: SentParagraph | null
  readonly how: ReturnedItem['matched']
}

function matcher(sent: readonly SentParagraph[], paragraphs: readonly ReturnedParagraph[]) {
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
function asCounted(
  sent: SentParagraph,
  { number, accepted, rejected }: ReturnedParagraph,
): SentParagraph {
  if (number === null) return sent
  const bare = (line: string) => {
    const typed = `${numberOf(line) ?? ''}\t`
    const isTyped = accepted.startsWith(typed) || rejected.startsWith(typed)
    return isTyped ? line : withoutNumber(line)
  }
  return { ...sent, baseline: bare(sent.baseline), proposed: bare(sent.proposed) }
}

function itemOf(
  paragraph: ReturnedParagraph,
  source: SentParagraph | null,
  matched: ReturnedItem['matched'],
): ReturnedItem {
  const { accepted, rejected, author, at, comments } = paragraph
  const sent = source === null ? null : asCounted(source, paragraph)
  const kind = sent === null ? 'new' : kindOf(paragraph, sent)
  const known = sent === null ? [''] : [sent.baseline, sent.proposed]
  // Words inside somebody's insertion can be altered without a trace: then nothing in it is later than when it was sent.
  const silent = kind === 'altered' && sent !== null && sent.at !== null && (at ?? '') <= sent.at
  return {
    kind,
    provision: sent?.provision ?? null,
    after: null,
    sent,
    words: accepted,
    untracked: silent || !known.includes(rejected),
    matched,
    author: silent ? null : author,
    at: silent ? null : at,
    comments,
  }
}

function kindOf(
  { accepted, rejected, presence }: ReturnedParagraph,
  { baseline, proposed }: SentParagraph,
): ReturnedKind {
  if (accepted === proposed && rejected === baseline) return 'as sent'
  if (presence === 'deleted' && proposed !== '') return 'taken away'
  if (accepted === proposed && rejected === proposed) return 'accepted'
  if (accepted === baseline && rejected === baseline) return 'rejected'
  return accepted === proposed ? 'as sent' : 'altered'
}

/** What is no longer in the copy at all was taken out with tracking switched off. */
function missing(sent: SentParagraph): ReturnedItem {
  return {
    kind: 'taken away',
    provision: sent.provision,
    after: null,
    sent,
    words: '',
    untracked: true,
    matched: 'no',
    author: null,
    at: null,
    comments: [],
  }
}
