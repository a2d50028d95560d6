/** Several provisions that are moved, struck or copied together. Pure. */
import type { Run } from '../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../legal-text/views.ts'

/** In a table what is moved and struck is the row. */
export function rowOf(view: ProvisionView, views: readonly ProvisionView[]): ProvisionView {
  return view.kind === 'cell' ? (views.find(({ id }) => id === view.parent) ?? view) : view
}

/** Those of the chosen provisions that stand under no other of them, in the order of the text; struck ones left out. */
export function topmostOf(
  chosen: readonly ProvisionView[],
  views: readonly ProvisionView[],
): readonly ProvisionView[] {
  const byId = new Map(views.map((view) => [view.id, view]))
  const live = chosen
    .map((view) => rowOf(view, views))
    .filter(({ presence, joinedTo }) => presence !== 'deleted' && joinedTo === null)
  const within = new Set(live.map(({ id }) => id))
  const isUnder = ({ parent }: ProvisionView): boolean => {
    for (let at = parent; at !== null; at = byId.get(at)?.parent ?? null) {
      if (within.has(at)) return true
    }
    return false
  }
  return [...new Set(live)].filter((view) => !isUnder(view))
}

/** A whole provision as it is copied. */
export interface CopiedProvision {
  readonly provision: string
  readonly kind: ProvisionView['kind']
  readonly runs: readonly Run[]
  /** Index of the one that it stands under; null for the topmost. */
  readonly under: number | null
}

/** What is struck is not copied, and what stood under it comes to stand under what is above that. */
export function copiedProvisions(views: readonly ProvisionView[]): readonly CopiedProvision[] {
  const live = views.filter(({ presence }) => presence !== 'deleted')
  const indexes = new Map(live.map(({ id }, index) => [id, index]))
  return live.map(({ provision, kind, segments, parent }, index) => {
    const above = parent === null ? undefined : indexes.get(parent)
    const under = above !== undefined && above < index ? above : null
    return { provision, kind, runs: readingRuns(segments), under }
  })
}
