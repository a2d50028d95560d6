/** What references point at, and what reads differently because numbers have changed. */
import type { Provisions } from './provisions.ts'
import type { Run } from './text.ts'
import type { ProvisionView } from './views.ts'
import { citedNumbers, readingRuns } from './views.ts'

export interface Reference {
  /** The provision that the reference stands in, and its UTF-16 offset there. */
  readonly provision: string
  readonly offset: number
  readonly kind: 'reference' | 'footnote'
  readonly target: string
}

/**
 * Nothing changes in law without a record: a provision, or a reference to one, that a draft leaves alone and that
 * reads differently all the same, because of what the draft does elsewhere.
 */
export type ConsequentialChange =
  | {
      readonly kind: 'renumbered'
      readonly provision: string
      readonly before: string
      readonly after: string
    }
  | ({ readonly kind: 'reference'; readonly before: string; readonly after: string | null } & Omit<
      Reference,
      'kind'
    >)

/** The references and footnote marks in one text, in order. */
export function referencesIn(provision: string, runs: readonly Run[]): readonly Reference[] {
  const references: Reference[] = []
  let offset = 0
  for (const run of runs) {
    if (run.kind === 'text') {
      offset += run.text.length
      continue
    }
    references.push({ provision, offset, kind: run.kind, target: run.target })
    offset += 1
  }
  return references
}

/** All references of a document as a view reads it, in reading order. */
export function referencesOf(views: readonly ProvisionView[]): readonly Reference[] {
  return views
    .filter(({ presence }) => presence !== 'deleted')
    .flatMap(({ id, segments }) => referencesIn(id, readingRuns(segments)))
}

/**
 * What reads differently in `views` (of the proposed or agreed text) than in force although no change says so:
 * provisions in force with another number, and references with in-force targets that now print another number,
 * or none (`after` null) because their target is gone. References that the draft itself writes are its own words.
 */
export function consequentialChanges(
  provisions: Provisions,
  views: readonly ProvisionView[],
  baseline: readonly ProvisionView[],
): readonly ConsequentialChange[] {
  const inForce = new Map(baseline.map(({ id, number }) => [id, number]))
  const now = citedNumbers(views.filter(({ presence }) => presence !== 'deleted'))
  const written = new Map(
    provisions.map(({ id, text }) => [
      id,
      new Set(referencesIn(id, text).map(({ target }) => target)),
    ]),
  )
  const renumbered = views.flatMap((view): readonly ConsequentialChange[] => {
    const { id, number, presence, moved } = view
    // The change that moves a provision, or makes it of another level, says that its number is another.
    if (moved?.itself === true) return []
    const before = inForce.get(id) ?? null
    if (presence === 'deleted' || before === null || number === null || number === before) return []
    return [{ kind: 'renumbered', provision: id, before, after: number }]
  })
  const reworded = referencesOf(views).flatMap((reference): readonly ConsequentialChange[] => {
    const { provision, offset, target } = reference
    const before = inForce.get(target) ?? null
    const after = now.get(target) ?? null
    const inherited = written.get(provision)?.has(target) === true
    if (before === null || before === after || !inherited) return []
    return [{ kind: 'reference', provision, offset, target, before, after }]
  })
  return [...renumbered, ...reworded]
}
