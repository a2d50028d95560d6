/** The changes of a draft as they are reviewed: with author, links and comments, filtered, and what is left. Pure. */
import { type Change, changeStatus } from '../../../legal-text/changes.ts'
import { diffText } from '../../../legal-text/diff/runs.ts'
import { plainText, type Resolve } from '../../../legal-text/text.ts'
import { withdrawnAlone } from '../../../shared/listed.ts'
import type { RecordOf } from '../../../shared/records/index.ts'
import type { ChangeGroup, ListedChange } from '../changeList.ts'

export type EntryKind = 'insertion' | 'deletion' | 'replacement' | 'formatting' | 'structure'

export interface ReviewEntry extends ListedChange {
  readonly citation: string
  readonly kind: EntryKind
  /** Everybody who wrote or struck words of it, the one who made it first. */
  readonly authors: readonly string[]
  readonly reason: string
  /** Quotes, spaces or formatting only. */
  readonly slight: boolean
  readonly links: readonly RecordOf<'link'>[]
  /** Comments on it that are not resolved. */
  readonly comments: number
}

export interface ReviewGroup {
  readonly provision: string
  readonly citation: string
  readonly entries: readonly ReviewEntry[]
}

export interface ReviewFilter {
  /** Id of a person; null for everybody. */
  readonly author: string | null
  /** "live" is what is pending or accepted. */
  readonly status: 'live' | 'pending' | 'accepted' | 'withdrawn'
  readonly kind: EntryKind | null
  /** "none": linked to nothing; "suspect": reworded since; else what it is linked to, as "kind id". */
  readonly link: string | null
  readonly openComments: boolean
  readonly hideSlight: boolean
}

export const NO_FILTER: ReviewFilter = {
  author: null,
  status: 'live',
  kind: null,
  link: null,
  openComments: false,
  hideSlight: false,
}

interface Related {
  readonly links: Iterable<RecordOf<'link'>>
  readonly comments: Iterable<RecordOf<'comment'>>
}

export function reviewGroups(
  groups: readonly ChangeGroup[],
  records: ReadonlyMap<string, Change>,
  related: Related,
): readonly ReviewGroup[] {
  const index = indexOf(related)
  return groups.map((group) => {
    const known = index.read.get(group)
    // A reason changes without a word of the text.
    if (known?.entries.every(({ id, reason }) => records.get(id)?.reason === reason)) return known
    const reviewed = reviewGroup(group, records, index)
    index.read.set(group, reviewed)
    return reviewed
  })
}

function reviewGroup(
  { provision, citation, changes }: ChangeGroup,
  records: ReadonlyMap<string, Change>,
  { links, comments }: Index,
): ReviewGroup {
  const entries = changes.flatMap((listed): readonly ReviewEntry[] => {
    const record = records.get(listed.id)
    if (record === undefined) return []
    return [
      {
        ...listed,
        citation,
        kind: kindOf(record, listed),
        authors: authorsOf(record),
        reason: record.reason,
        slight: isSlight(record, listed),
        links: links.get(listed.id) ?? [],
        comments: comments.get(listed.id) ?? 0,
      },
    ]
  })
  return { provision, citation, entries }
}

/** What is related to changes, by change, and the groups that have been read with it. */
interface Index {
  readonly links: ReadonlyMap<string, readonly RecordOf<'link'>[]>
  readonly comments: ReadonlyMap<string, number>
  readonly read: WeakMap<ChangeGroup, ReviewGroup>
}

const indexes = new WeakMap<Related, Index>()

function indexOf(related: Related): Index {
  let index = indexes.get(related)
  if (index === undefined) {
    index = {
      links: linksByChange(related.links),
      comments: openCommentsByChange(related.comments),
      read: new WeakMap(),
    }
    indexes.set(related, index)
  }
  return index
}

/** Withdrawn changes, which stand nowhere in the text any more, in the order in which they were made. */
export function withdrawnGroups(
  changes: readonly Change[],
  citationOf: (provision: string) => string,
  resolve: Resolve,
  related: Related,
): readonly ReviewGroup[] {
  const records = new Map(changes.map((change) => [change.id, change]))
  const groups = new Map<string, ListedChange[]>()
  for (const change of withdrawnAlone(changes)) {
    const listed: ListedChange = {
      id: change.id,
      provision: change.provision,
      act: actOf(change),
      deleted: '',
      inserted: change.kind === 'text' ? plainText(change.proposed, resolve) : '',
      status: 'withdrawn',
    }
    groups.set(change.provision, [...(groups.get(change.provision) ?? []), listed])
  }
  const listed = [...groups].map(([provision, list]) => ({
    provision,
    citation: citationOf(provision) || 'Not in the text',
    changes: list,
  }))
  return reviewGroups(listed, records, related)
}

function actOf(change: Change): string {
  if (change.kind === 'insert') return `Inserted a ${change.provisionKind}`
  if (change.kind !== 'text') return 'Changed the structure'
  return change.proposed.length === 0 ? 'Deleted words' : 'Wrote'
}

function kindOf(record: Change, { act }: ListedChange): EntryKind {
  if (record.kind !== 'text') return 'structure'
  if (act === 'Formats') return 'formatting'
  if (act === 'Inserts') return 'insertion'
  return act === 'Deletes' ? 'deletion' : 'replacement'
}

function authorsOf(record: Change): readonly string[] {
  const runs = record.kind === 'text' ? record.proposed : []
  const all = runs.flatMap(({ author, deletedBy }) => [author, deletedBy ?? author])
  return [...new Set([record.author, ...all])]
}

const slightness = new WeakMap<Change, boolean>()

/** Whether no word differs: the comparison of texts knows quotes, spaces and marks as classes of their own. */
function isSlight(record: Change, { deleted, inserted, act }: ListedChange): boolean {
  if (record.kind !== 'text') return false
  if (act === 'Formats') return true
  const known = slightness.get(record)
  if (known !== undefined) return known
  // Comparing costs something, and letters that differ settle it.
  const slight =
    lettersOf(deleted) === lettersOf(inserted) &&
    deleted !== '' &&
    inserted !== '' &&
    diffText(deleted, inserted).changes.every(({ nature }) => nature !== 'wording')
  slightness.set(record, slight)
  return slight
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

function linksByChange(
  links: Iterable<RecordOf<'link'>>,
): ReadonlyMap<string, readonly RecordOf<'link'>[]> {
  const byChange = new Map<string, RecordOf<'link'>[]>()
  for (const link of links) {
    if (link.from.kind !== 'change') continue
    byChange.set(link.from.id, [...(byChange.get(link.from.id) ?? []), link])
  }
  return byChange
}

function openCommentsByChange(
  comments: Iterable<RecordOf<'comment'>>,
): ReadonlyMap<string, number> {
  const byChange = new Map<string, number>()
  for (const { on, replyTo, resolved } of comments) {
    if (on.kind !== 'change' || replyTo !== null || resolved) continue
    byChange.set(on.id, (byChange.get(on.id) ?? 0) + 1)
  }
  return byChange
}

/** The entries that a filter lets through; provisions without any are left out. */
export function filterGroups(
  groups: readonly ReviewGroup[],
  filter: ReviewFilter,
  isSuspect: (link: RecordOf<'link'>) => boolean,
): readonly ReviewGroup[] {
  const shown = (entry: ReviewEntry) => passes(entry, filter, isSuspect)
  return groups
    .map((group) => {
      const entries = group.entries.filter(shown)
      return entries.length === group.entries.length ? group : { ...group, entries }
    })
    .filter(({ entries }) => entries.length > 0)
}

function passes(
  entry: ReviewEntry,
  { author, status, kind, link, openComments, hideSlight }: ReviewFilter,
  isSuspect: (link: RecordOf<'link'>) => boolean,
): boolean {
  if (author !== null && !entry.authors.includes(author)) return false
  if (status !== 'live' && entry.status !== status) return false
  if (kind !== null && entry.kind !== kind) return false
  if (openComments && entry.comments === 0) return false
  if (hideSlight && entry.slight) return false
  if (link === null) return true
  if (link === 'none') return entry.links.length === 0
  if (link === 'suspect') return entry.links.some(isSuspect)
  return entry.links.some(({ to }) => `${to.kind} ${to.id}` === link)
}

export function entriesOf(groups: readonly ReviewGroup[]): readonly ReviewEntry[] {
  return groups.flatMap(({ entries }) => entries)
}

export function isFiltered(filter: ReviewFilter): boolean {
  return (Object.keys(NO_FILTER) as (keyof ReviewFilter)[]).some(
    (key) => filter[key] !== NO_FILTER[key],
  )
}

/** How many of `ids` are still to be decided. */
export function pendingAmong(
  records: ReadonlyMap<string, Change>,
  ids: readonly string[],
): readonly string[] {
  return ids.filter((id) => {
    const record = records.get(id)
    return record !== undefined && changeStatus(record) === 'pending'
  })
}

/** What a step of review came to, as it is read aloud: "Accepted 12 changes; 3 left to decide". */
export function outcomeInWords(
  action: 'accept' | 'reject' | 'withdraw' | 'restore',
  count: number,
  left: number,
): string {
  const done = { accept: 'Accepted', reject: 'Rejected', withdraw: 'Withdrew', restore: 'Restored' }
  const changes = count === 1 ? '' : ` ${count} changes`
  return `${done[action]}${changes}; ${left === 0 ? 'nothing' : left} left to decide`
}
