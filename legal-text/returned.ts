/** A reviewer's copy beside what was sent: what was left alone, accepted, rejected, altered, added and taken away. */

import { diffText } from './diff/runs.ts'
import type { ReturnedCopy, ReturnedParagraph } from './formats/docx/returned.ts'
import type { SentParagraph } from './formats/docx/trace.ts'
import { cutRanges, type MarkedRange, remarked } from './marked.ts'
import { asCounted, type Match, type Matched, matcher, partedGroups } from './returned-match.ts'

export { wordsOf } from './returned-match.ts'

export type ReturnedKind =
  /** As it was sent, its changes still open. */
  | 'as sent'
  /** Every change in it accepted as it is. */
  | 'accepted'
  | 'rejected'
  | 'altered'
  /** Only its bold, italic, underline or superscript. */
  | 'marked'
  /** Parted into two or more: its words are the first part. */
  | 'split'
  /** Run together with what follows it, whose words are with its own. */
  | 'joined'
  | 'moved'
  | 'taken away'
  /** Matches nothing that was sent: offered, never guessed. */
  | 'new'

export interface ReturnedItem {
  readonly kind: ReturnedKind
  /** The provision it is, or null for what is new. */
  readonly provision: string | null
  /** For what is new or has moved: the provision in front of it, or null. For what is joined: the one that runs on. */
  readonly after: string | null
  readonly sent: SentParagraph | null
  /** What it reads as with the reviewer's changes, with its number and a tab where that is typed. */
  readonly words: string
  /** Of the words. */
  readonly marks: readonly MarkedRange[]
  /** Stretches of the words that are marked otherwise than they were sent. */
  readonly remarked: readonly MarkedRange[]
  /** The other parts of what was split, without the first; none for most. */
  readonly rest: readonly Words[]
  /** Whether something was changed with tracking switched off. */
  readonly untracked: boolean
  /** How it was matched. */
  readonly matched: Matched['how']
  readonly cell: ReturnedParagraph['cell']
  readonly note: ReturnedParagraph['note']
  readonly added: readonly string[]
  readonly author: string | null
  readonly at: string | null
  readonly comments: ReturnedParagraph['comments']
}

interface Words {
  readonly words: string
  readonly marks: readonly MarkedRange[]
}

/** @param sent What was sent, or what the draft reads as where the copy does not say. In reading order. */
export function compareReturned(
  { paragraphs }: Pick<ReturnedCopy, 'paragraphs'>,
  sent: readonly SentParagraph[],
): readonly ReturnedItem[] {
  const comparer = new Comparer(matcher(sent, paragraphs), paragraphs)
  for (const group of partedGroups(paragraphs, sent)) comparer.group(group)
  return comparer.done(sent)
}

class Comparer {
  private readonly match: Match
  private readonly found = new Set<string>()
  private readonly items: ReturnedItem[] = []
  /** What moved away, by the name of its move. */
  private readonly moved = new Map<string, Matched>()
  private after: string | null = null

  constructor(match: Match, paragraphs: readonly ReturnedParagraph[]) {
    this.match = match
    const arriving = new Set(
      paragraphs.flatMap(({ move }) => (move?.end === 'to' ? move.name : [])),
    )
    for (const paragraph of paragraphs) {
      const { move } = paragraph
      if (move?.end !== 'from' || !arriving.has(move.name)) continue
      const matched = this.match(paragraph, this.found)
      if (matched.source === null) continue
      this.found.add(matched.source.provision)
      this.moved.set(move.name, matched)
    }
  }

  group(group: readonly ReturnedParagraph[]): void {
    const [first] = group
    const carriers = group.filter(({ rejected }) => rejected !== '')
    if (group.length === 1 || first === undefined || carriers.length === 0) {
      for (const paragraph of group) this.paragraph(paragraph)
      return
    }
    const bookmark = group.find((each) => each.bookmark !== null)?.bookmark ?? null
    const number = carriers[0]?.number ?? null
    if (carriers.length === 1) {
      for (const each of group) {
        const own = each === carriers[0]
        this.paragraph({ ...each, mark: 'kept', bookmark: own ? bookmark : null })
      }
      return
    }
    this.split({ ...first, bookmark, number }, group)
  }

  /** Words that were one paragraph stand in several. */
  private split(first: ReturnedParagraph, group: readonly ReturnedParagraph[]): void {
    const join = (of: (each: ReturnedParagraph) => string) => group.map(of).join('')
    const whole = {
      ...first,
      rejected: join(({ rejected }) => rejected),
      accepted: join(({ accepted }) => accepted),
    }
    const matched = this.match(whole, this.found)
    if (matched.source === null) {
      for (const paragraph of group) this.paragraph(paragraph)
      return
    }
    const item = this.add({ ...first, rejected: whole.rejected }, matched)
    this.items.push({
      ...item,
      kind: 'split',
      rest: group.slice(1).map(({ accepted, marks }) => ({ words: accepted, marks })),
      comments: group.flatMap(({ comments }) => comments),
      added: group.flatMap(({ added }) => added),
      remarked: [],
    })
  }

  private paragraph(paragraph: ReturnedParagraph): void {
    const { move } = paragraph
    const moved = move === null ? undefined : this.moved.get(move.name)
    if (moved !== undefined && move?.end === 'from') return
    if (moved !== undefined) {
      const { after } = this
      this.items.push({ ...this.add(paragraph, moved), kind: 'moved', after })
      return
    }
    const matched = this.match(paragraph, this.found)
    if (matched.source !== null) this.matched(paragraph, matched)
    else if (this.after !== null && isNew(paragraph)) {
      const after = paragraph.note === null ? this.after : null
      this.items.push({ ...itemOf(paragraph, null, 'no'), after })
    }
  }

  private matched(paragraph: ReturnedParagraph, matched: Matched): void {
    const before = this.items[this.items.length - 1]
    const runOn = this.runsOn
    const item = this.add(paragraph, matched)
    this.runsOn =
      paragraph.mark === 'deleted' &&
      matched.source?.mark !== 'deleted' &&
      paragraph.presence !== 'deleted' &&
      paragraph.cell === null
    // A paragraph whose mark is gone runs on into the one behind it (ECMA-376 17.13.5.15).
    if (!runOn || before === undefined || item.kind === 'taken away') {
      this.items.push(item)
      return
    }
    const length = before.words.length
    const shifted = item.marks.map((range) => ({
      ...range,
      start: range.start + length,
      end: range.end + length,
    }))
    this.items.push({
      ...item,
      kind: 'joined',
      after: before.provision,
      words: before.words + item.words,
      marks: [...before.marks, ...shifted],
      remarked: [],
    })
  }

  private runsOn = false

  private add(paragraph: ReturnedParagraph, { source, how }: Matched): ReturnedItem {
    if (source !== null) {
      this.found.add(source.provision)
      if (paragraph.note === null) this.after = source.provision
    }
    return itemOf(paragraph, source, how)
  }

  done(sent: readonly SentParagraph[]): readonly ReturnedItem[] {
    const gone = sent.filter(
      ({ provision, proposed }) => !this.found.has(provision) && proposed !== '',
    )
    return [...this.items, ...gone.map(missing)]
  }
}

/** What stands behind the first provision and says something; the title page in front is none of the text. */
function isNew({ accepted, presence, added }: ReturnedParagraph): boolean {
  return (accepted.trim() !== '' || added.length > 0) && presence !== 'deleted'
}

function itemOf(
  paragraph: ReturnedParagraph,
  source: SentParagraph | null,
  matched: ReturnedItem['matched'],
): ReturnedItem {
  const { accepted, rejected, author, at, comments, marks, cell, note, added } = paragraph
  const sent = source === null ? null : asCounted(source, paragraph)
  const otherwise = sent === null ? [] : remarkedSince(paragraph, sent)
  const kind = sent === null ? 'new' : kindOf(paragraph, sent, otherwise)
  const known = sent === null ? [''] : [sent.baseline, sent.proposed]
  // Words inside somebody's insertion can be altered without a trace: then nothing in it is later than when it was sent.
  const silent =
    (kind === 'altered' || kind === 'marked') &&
    sent !== null &&
    sent.at !== null &&
    (at ?? '') <= sent.at
  const unmarked = kind === 'marked' && paragraph.remarked.length === 0
  return {
    kind,
    provision: sent?.provision ?? null,
    after: null,
    sent,
    words: accepted,
    marks,
    remarked: otherwise,
    rest: [],
    untracked: silent || unmarked || !known.includes(rejected),
    matched,
    cell,
    note,
    added,
    author: silent || unmarked ? null : author,
    at: silent || unmarked ? null : at,
    comments,
  }
}

/** Stretches of the words whose marks the reviewer has changed: beside what was sent where that is known, else as tracked. */
function remarkedSince(
  { accepted, marks, remarked: tracked }: ReturnedParagraph,
  { proposed, marks: before }: SentParagraph,
): readonly MarkedRange[] {
  if (before === null) return tracked
  if (accepted === proposed) return remarked(before, marks, accepted.length)
  const found: MarkedRange[] = []
  let [at, other] = [0, 0]
  const kept = (until: number): void => {
    const length = until - at
    const stretch = remarked(
      cutRanges(before, at, until),
      cutRanges(marks, other, other + length),
      length,
    )
    for (const each of stretch) {
      found.push({ ...each, start: each.start + other, end: each.end + other })
    }
  }
  for (const { start, end, otherEnd } of diffText(proposed, accepted).changes) {
    kept(start)
    at = end
    other = otherEnd
  }
  kept(proposed.length)
  return found
}

function kindOf(
  { accepted, rejected, presence, added }: ReturnedParagraph,
  { baseline, proposed }: SentParagraph,
  otherwise: readonly MarkedRange[],
): ReturnedKind {
  if (added.length > 0) return 'altered'
  const same = otherwise.length === 0 ? 'as sent' : 'marked'
  if (accepted === proposed && rejected === baseline) return same
  if (presence === 'deleted' && proposed !== '') return 'taken away'
  if (accepted === proposed && rejected === proposed) return 'accepted'
  if (accepted === baseline && rejected === baseline) return 'rejected'
  return accepted === proposed ? same : 'altered'
}

/** What is no longer in the copy at all was taken out with tracking switched off. */
function missing(sent: SentParagraph): ReturnedItem {
  return {
    kind: 'taken away',
    provision: sent.provision,
    after: null,
    sent,
    words: '',
    marks: [],
    remarked: [],
    rest: [],
    untracked: true,
    matched: 'no',
    cell: null,
    note: null,
    added: [],
    author: null,
    at: null,
    comments: [],
  }
}
