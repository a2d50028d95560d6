/** The document's outline: what is in it, how often each part changes, and how a clause is found. Pure. */
import type { Change } from '../../legal-text/changes.ts'
import type { ProvisionKind } from '../../legal-text/provisions.ts'
import { plainText, type Resolve } from '../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../legal-text/views.ts'
import { insertionsAmong, reviewedWith } from '../../shared/listed.ts'

export interface OutlineEntry {
  readonly id: string
  readonly kind: ProvisionKind
  readonly number: string | null
  readonly presence: ProvisionView['presence']
  readonly words: string
  /** Live changes in the provision and under it. */
  readonly changes: number
}

/** Levels that are listed before anything is looked for. */
const LISTED: ReadonlySet<ProvisionKind> = new Set([
  'schedule',
  'part',
  'section',
  'heading',
  'clause',
])

/** Every provision with words or a number, from the redline's. */
export function outlineEntries(
  views: readonly ProvisionView[],
  changes: readonly Change[],
  resolve: Resolve,
): readonly OutlineEntry[] {
  const counts = changesUnder(parentsIn(views, resolve), changes)
  return views
    .map((view) => entryOf(view, counts.get(view.id) ?? 0, resolve))
    .filter(({ kind, words, number }) => LISTED.has(kind) || words !== '' || number !== null)
}

// A provision that reads as before, with as many changes under it, is the same entry.
const entries = new WeakMap<ProvisionView, OutlineEntry>()

function entryOf(view: ProvisionView, changes: number, resolve: Resolve): OutlineEntry {
  const last = entries.get(view)
  if (last?.changes === changes) return last
  const { id, kind, number, presence, segments } = view
  const words = wordsOf({ presence, segments }, resolve)
  const entry = { id, kind, number, presence, words, changes }
  entries.set(view, entry)
  return entry
}

// The numbers that a document is resolved with change with its structure.
const parents = new WeakMap<Resolve, ReadonlyMap<string, string | null>>()

function parentsIn(
  views: readonly ProvisionView[],
  resolve: Resolve,
): ReadonlyMap<string, string | null> {
  let known = parents.get(resolve)
  if (known === undefined) {
    known = new Map(views.map(({ id, parent }) => [id, parent]))
    parents.set(resolve, known)
  }
  return known
}

/** As much as a line of the outline can show, and to find by. */
const LONGEST_WORDS = 2000

// Views whose words have not changed are the same values, and their words are the same then.
const known = new WeakMap<ProvisionView['segments'], string>()

function wordsOf(
  { presence, segments }: Pick<ProvisionView, 'presence' | 'segments'>,
  resolve: Resolve,
): string {
  const found = known.get(segments)
  if (found !== undefined) return found
  const runs =
    presence === 'deleted' ? segments.flatMap((segment) => segment.runs) : readingRuns(segments)
  const words = plainText(runs, resolve).slice(0, LONGEST_WORDS)
  known.set(segments, words)
  return words
}

/** As they are reviewed: an insertion counts once, with its words and its cells. */
function changesUnder(
  above: ReadonlyMap<string, string | null>,
  changes: readonly Change[],
): ReadonlyMap<string, number> {
  const insertions = insertionsAmong(changes)
  const counts = new Map<string, number>()
  for (const change of changes) {
    if (change.withdrawn || reviewedWith(change, insertions) !== null) continue
    let id: string | null | undefined = change.provision
    while (id != null) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      id = above.get(id)
    }
  }
  return counts
}

/** The listed levels; with something looked for, what has that number and then what has those words, at any level. */
export function findEntries(
  entries: readonly OutlineEntry[],
  wanted: string,
): readonly OutlineEntry[] {
  const text = wanted.trim().toLowerCase()
  if (text === '') return entries.filter(({ kind }) => LISTED.has(kind))
  const hasNumber = ({ number }: OutlineEntry) => number?.toLowerCase().startsWith(text) === true
  const numbered = entries.filter(hasNumber)
  const worded = entries.filter(
    (entry) => !hasNumber(entry) && entry.words.toLowerCase().includes(text),
  )
  return [...numbered, ...worded]
}
