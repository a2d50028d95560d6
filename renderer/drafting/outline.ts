/** The document's outline: what is in it, how often each part changes, and how a clause is found. Pure. */
import type { Change } from '../../legal-text/changes.ts'
import type { ProvisionKind } from '../../legal-text/provisions.ts'
import { plainText, type Resolve } from '../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../legal-text/views.ts'

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
  const counts = changesUnder(views, changes)
  return views
    .map(
      ({ id, kind, number, presence, segments }): OutlineEntry => ({
        id,
        kind,
        number,
        presence,
        words: wordsOf({ presence, segments }, resolve),
        changes: counts.get(id) ?? 0,
      }),
    )
    .filter(({ kind, words, number }) => LISTED.has(kind) || words !== '' || number !== null)
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

/** Words written in an inserted provision are part of its insertion and are not counted again. */
function changesUnder(
  views: readonly ProvisionView[],
  changes: readonly Change[],
): ReadonlyMap<string, number> {
  const parents = new Map(views.map(({ id, parent }) => [id, parent]))
  const inserted = new Set(
    views.filter(({ presence }) => presence === 'inserted').map(({ id }) => id),
  )
  const counts = new Map<string, number>()
  for (const change of changes) {
    if (change.withdrawn || (change.kind === 'text' && inserted.has(change.provision))) continue
    let id: string | null | undefined = change.provision
    while (id != null) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      id = parents.get(id)
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
