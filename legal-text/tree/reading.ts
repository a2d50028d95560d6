/** Questions that changes of structure ask of the tree as it is proposed. */
import type { Change } from '../changes.ts'
import type { ProvisionKind, Provisions } from '../provisions.ts'
import type { Arrangement } from './arrange.ts'
import { shiftKind } from './levels.ts'
import { proposedArrangement } from './proposed.ts'
import { chainOf, slotOf } from './slots.ts'

export class Reading {
  readonly tree: Arrangement

  constructor(provisions: Provisions, changes: readonly Change[]) {
    this.tree = proposedArrangement(provisions, changes)
  }

  /** Whether a provision is in the proposed text as one of its own. */
  isRead(id: string): boolean {
    if (!this.tree.stands(id)) return false
    for (let at: string | null = id; at !== null; at = this.tree.parentOf(at)) {
      if (this.tree.deletions.has(at) || (at !== id && this.tree.unused.has(at))) return false
    }
    return true
  }

  kindOf(id: string): ProvisionKind | null {
    const kind = this.tree.recordedKind(id)
    return kind === null ? null : shiftKind(kind, this.tree.shiftAt(this.tree.slotOf(id)))
  }

  /** What is read right under a parent, in order. */
  under(parent: string | null): readonly string[] {
    const { tree } = this
    return tree
      .under(parent)
      .flatMap((head) => chainOf(tree.slots, head))
      .flatMap((slot) => {
        const id = tree.slots.made.get(slot)?.provision ?? slot
        const there = tree.slotOf(id) === slot && tree.stands(id) && !tree.deletions.has(id)
        return there ? [id] : []
      })
  }

  /** What is read right under a parent in front of one of them, the nearest last. */
  before(id: string): readonly string[] {
    const siblings = this.under(this.tree.parentOf(id))
    return siblings.slice(0, Math.max(0, siblings.indexOf(id)))
  }

  /** A provision and all that is read under it. */
  within(id: string): readonly string[] {
    return [id, ...this.under(id).flatMap((child) => this.within(child))]
  }
}

/** The rank of what is put right behind `after`: the newest stands nearest, as a line typed after it would. */
export function nearestRank(
  changes: readonly Change[],
  { parent, after }: { readonly parent: string | null; readonly after: string | null },
): number {
  const ranks = changes.flatMap((change) => {
    const place = slotOf(change)?.place
    // Withdrawn changes mark places too, so a new one goes in front of these as well.
    const beside = place?.after === after && (after !== null || place.parent === parent)
    return place !== undefined && beside ? [place.rank] : []
  })
  return ranks.length === 0 ? 0 : Math.min(...ranks) - 1
}

export function nextOrder(changes: readonly Change[]): number {
  let order = 0
  for (const change of changes) if ('order' in change) order = Math.max(order, change.order)
  return order + 1
}

/** Whether something has been put behind a slot, or a split takes it along: then it has to stay as it is. */
export function isFollowed(changes: readonly Change[], slot: string): boolean {
  return changes.some(
    (change) =>
      slotOf(change)?.place.after === slot ||
      (change.kind === 'split' && change.takes.includes(slot)),
  )
}

/** Whether a provision marks the place of another, or others are recorded as standing in it or as part of it. */
export function isAnchor(changes: readonly Change[], provision: string): boolean {
  return changes.some((change) => {
    const place = slotOf(change)?.place
    const about = change.kind === 'join' ? change.into : change.provision
    const counts = change.kind === 'join' || change.kind === 'split'
    return (
      place?.after === provision || place?.parent === provision || (counts && about === provision)
    )
  })
}
