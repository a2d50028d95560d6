/**
 * The places that provisions stand in. Every change that puts a provision somewhere makes a slot, whether the change
 * counts or not, so that what was put behind it stays where it is.
 */
import type { Change, Place } from '../changes.ts'
import type { Provisions } from '../provisions.ts'

export interface Slot {
  readonly id: string
  /** The provision that the slot was made for. */
  readonly provision: string
  readonly place: Place
}

/**
 * The slots of a document. A provision in force has the slot of its own id. The first slots under a parent head a
 * chain each: whatever was put behind one follows it, wherever it goes.
 */
export interface Slots {
  readonly heads: ReadonlyMap<string | null, readonly string[]>
  readonly made: ReadonlyMap<string, Slot>
  readonly behind: ReadonlyMap<string, readonly Slot[]>
  /** The made slots that follow nothing. */
  readonly first: ReadonlySet<string>
}

/** The slot that a change makes, if it makes one. */
export function slotOf(change: Change): Slot | null {
  switch (change.kind) {
    case 'insert':
      return { id: change.provision, provision: change.provision, place: change.place }
    case 'split':
      return { id: change.newProvision, provision: change.newProvision, place: change.place }
    case 'move':
    case 'relevel':
      return { id: change.id, provision: change.provision, place: change.place }
    default:
      return null
  }
}

/** A change with the slots that it follows or takes named otherwise. */
export function renameSlots(change: Change, rename: (slot: string) => string): Change {
  if (!('place' in change)) return change
  const { place } = change
  const renamed = { ...change, place: { ...place, after: place.after && rename(place.after) } }
  return renamed.kind === 'split' ? { ...renamed, takes: renamed.takes.map(rename) } : renamed
}

export function slotsOf(provisions: Provisions, changes: readonly Change[]): Slots {
  const heads = new Map<string | null, string[]>()
  const made = new Map<string, Slot>()
  const behind = new Map<string, Slot[]>()
  for (const change of changes) {
    const slot = slotOf(change)
    if (slot !== null) made.set(slot.id, slot)
  }
  const inForce = made.size === 0 ? null : new Set(provisions.map(({ id }) => id))
  const leading = new Map<string | null, Slot[]>()
  for (const slot of made.values()) {
    const { after, parent } = slot.place
    // What followed a slot that is gone comes first rather than nowhere.
    if (after !== null && (made.has(after) || inForce?.has(after))) append(behind, after, slot)
    else append(leading, parent, slot)
  }
  for (const list of [...behind.values(), ...leading.values()]) list.sort(byRank)
  const first = new Set<string>()
  for (const [parent, list] of leading) {
    const ids = list.map(({ id }) => id)
    heads.set(parent, ids)
    for (const id of ids) first.add(id)
  }
  for (const { id, parent } of provisions) append(heads, parent, id)
  return { heads, made, behind, first }
}

function byRank(left: Slot, right: Slot): number {
  return left.place.rank - right.place.rank || (left.id < right.id ? -1 : 1)
}

export function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** A head and all that follows it, in order. */
export function chainOf({ behind }: Slots, head: string): readonly string[] {
  const first = behind.get(head)
  if (first === undefined) return [head]
  const order = [head]
  // A stack, since clauses typed one behind the other make a chain as long as the document.
  const waiting = [...first].reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    order.push(next.id)
    for (const slot of [...(behind.get(next.id) ?? [])].reverse()) waiting.push(slot)
  }
  return order
}

/** The head of the chain that a slot follows. */
export function headOf({ made, first }: Slots, slot: string): string {
  const seen = new Set<string>()
  let id = slot
  while (!first.has(id) && !seen.has(id)) {
    seen.add(id)
    id = made.get(id)?.place.after ?? id
  }
  return id
}
