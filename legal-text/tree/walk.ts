/** The tree of a draft in reading order: what is read, and the empty places of what has gone. */
import type { ProvisionKind, Provisions } from '../provisions.ts'
import { provisionPlaces } from '../state.ts'
import type { Arrangement } from './arrange.ts'
import { levelsBetween, shiftKind } from './levels.ts'
import { chainOf } from './slots.ts'

export interface Step {
  readonly id: string
  /** Place in the version in force; -1 for what a draft makes. */
  readonly base: number
  /** "gone" is the place in force of something that has been moved away, or joined to something else. */
  readonly is: 'read' | 'deleted' | 'gone'
  readonly kind: ProvisionKind
  readonly parent: string | null
  readonly depth: number
  /** The change that deletes it, or what it stands under. */
  readonly deletion: string | null
  /** The change that took it, or what it stands under, to another place. */
  readonly displaced: string | null
  /** The change that gave it, or what it stands under, to another provision; it may be in place all the same. */
  readonly given: string | null
}

interface Surroundings {
  readonly depth: number
  readonly deletion: string | null
  readonly displaced: string | null
  readonly given: string | null
  /** How many levels deeper things read here than they are recorded. */
  readonly shift: number
}

export function walk(provisions: Provisions, tree: Arrangement): readonly Step[] {
  const walker = new Walker(provisions, tree)
  walker.enter(null, { depth: 0, deletion: null, displaced: null, given: null, shift: 0 })
  return walker.steps
}

class Walker {
  readonly steps: Step[] = []
  private readonly tree: Arrangement
  private readonly places: ReadonlyMap<string, number>

  constructor(provisions: Provisions, tree: Arrangement) {
    this.tree = tree
    this.places = provisionPlaces(provisions)
  }

  enter(owner: string | null, around: Surroundings): void {
    if (this.tree.isPlain) {
      for (const head of this.tree.under(owner)) {
        for (const slot of chainOf(this.tree.slots, head)) this.visitPlain(slot, owner, around)
      }
      return
    }
    for (const head of this.tree.under(owner)) {
      const extra = this.tree.extraOf(head)
      const given = this.tree.givenBy.get(head) ?? around.given
      const here = { ...around, given, shift: around.shift + extra }
      for (const slot of chainOf(this.tree.slots, head)) this.visit(slot, owner, here)
    }
  }

  /** As `visit` does, where every provision stands in the slot that it made. */
  private visitPlain(id: string, parent: string | null, around: Surroundings): void {
    const own = this.tree.ownKind(id)
    if (own !== null) this.read(id, own, parent, around)
  }

  private visit(slot: string, parent: string | null, around: Surroundings): void {
    const { tree } = this
    const id = tree.slots.made.get(slot)?.provision ?? slot
    const own = tree.ownKind(id)
    if (own === null) return
    if (tree.slotOf(id) === slot && tree.stands(id)) this.read(id, own, parent, around)
    else if (slot === id && this.places.has(id)) {
      const { depth, displaced, given } = around
      const deletion = tree.deletions.get(id)?.id ?? around.deletion
      const base = this.baseOf(id)
      const step = { id, base, kind: own, parent, depth, deletion, displaced, given }
      this.steps.push({ ...step, is: 'gone' })
    }
  }

  private read(
    id: string,
    own: ProvisionKind,
    parent: string | null,
    { depth, shift, ...around }: Surroundings,
  ): void {
    const { tree } = this
    const base = this.baseOf(id)
    const move = tree.moves.get(id)
    const recorded = move?.provisionKind ?? own
    const displaced = move?.id ?? around.displaced
    const deletion = tree.deletions.get(id)?.id ?? around.deletion
    const is = deletion === null ? 'read' : 'deleted'
    // What a draft inserts and deletes again stands nowhere.
    if (is === 'read' || base !== -1) {
      const kind = shiftKind(recorded, shift)
      const { given } = around
      this.steps.push({ id, base, is, kind, parent, depth, deletion, displaced, given })
    }
    this.enter(id, {
      depth: depth + 1,
      deletion: deletion ?? tree.unused.get(id)?.id ?? null,
      displaced,
      given: around.given,
      shift: shift + levelsBetween(own, recorded),
    })
  }

  private baseOf(id: string): number {
    return this.places.get(id) ?? -1
  }
}
