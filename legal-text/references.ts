/** What references point at, and what reads differently because numbers have changed. */
import type { Provision, Provisions } from './provisions.ts'
import { provisionIndex } from './state.ts'
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
 * What reads differently than in force although no change says so: provisions in force with another number, and
 * references with in-force targets that now print another number, or none (`after` null) because their target is gone.
 * References that the draft itself writes are its own words. `views` are those of a redline or of the proposed text; the
 * answer is in reading order, a provision before what is in it.
 */
export function consequentialChanges(
  provisions: Provisions,
  views: readonly ProvisionView[],
  baseline: readonly ProvisionView[],
): readonly ConsequentialChange[] {
  const inForce = new Map(baseline.map(({ id, number }) => [id, number]))
  const live = views.filter(({ presence }) => presence !== 'deleted')
  const now = citedNumbers(live)
  const differs = (id: string) => {
    const before = inForce.get(id) ?? null
    return before !== null && before !== (now.get(id) ?? null)
  }
  // Most drafts leave most numbers as they are: what refers to those need not be looked at.
  if (![...inForce.keys()].some(differs)) return []
  const index = provisionIndex(provisions)
  return live.flatMap((view): readonly ConsequentialChange[] => {
    const { id, number, moved, joinedTo, segments } = view
    const renumbered: ConsequentialChange[] = []
    const before = inForce.get(id) ?? null
    // The change that moves a provision, joins it or makes it of another level says that its number is another.
    const said = moved?.itself === true || joinedTo !== null
    if (!said && before !== null && number !== null && number !== before) {
      renumbered.push({ kind: 'renumbered', provision: id, before, after: number })
    }
    const found = referencesIn(id, readingRuns(segments)).filter(({ target }) => differs(target))
    if (found.length === 0) return renumbered
    const written = writtenIn(view, index)
    const reworded = found.flatMap((reference): readonly ConsequentialChange[] => {
      const { provision, offset, target } = reference
      if (!written.has(target)) return []
      const [old, after] = [inForce.get(target) ?? '', now.get(target) ?? null]
      return [{ kind: 'reference', provision, offset, target, before: old, after }]
    })
    return [...renumbered, ...reworded]
  })
}

/** What the words in force refer to that a provision is read from. */
function writtenIn(
  { id, pieces }: ProvisionView,
  index: ReadonlyMap<string, Provision>,
): ReadonlySet<string> {
  const carriers = pieces.flatMap((piece) => (piece.kind === 'words' ? [piece.carrier] : []))
  return new Set(
    [id, ...carriers].flatMap((carrier) =>
      referencesIn(carrier, index.get(carrier)?.text ?? []).map(({ target }) => target),
    ),
  )
}
