/** Where each provision stands once a draft's insertions and deletions are applied. */
import type { Change, InsertChange } from './changes.ts'
import type { ProvisionKind, Provisions } from './provisions.ts'
import { provisionIndex } from './state.ts'

export interface Placed {
  readonly id: string
  readonly kind: ProvisionKind
  readonly parent: string | null
  /** 0 at the top. */
  readonly depth: number
  /** The number in force, or null. */
  readonly number: string | null
  readonly presence: 'kept' | 'inserted' | 'deleted'
  /** The changes of structure that make it so. */
  readonly structure: readonly string[]
}

/**
 * All provisions in reading order, the deleted ones where they stood. `applied` are those of `changes` that count.
 * An insertion that does not count still marks a place, so that what was put behind it stays where it is. What a
 * draft inserts and deletes again stands nowhere.
 */
export function placeAll(
  provisions: Provisions,
  changes: readonly Change[],
  applied: ReadonlySet<Change>,
): readonly Placed[] {
  const siblings = siblingsOf(provisions, changes)
  const insertions = new Map<string, InsertChange>()
  const deletions = new Map<string, string>()
  for (const change of applied) {
    if (change.kind === 'insert') insertions.set(change.provision, change)
    if (change.kind === 'delete') deletions.set(change.provision, change.id)
  }
  const index = provisionIndex(provisions)
  const placed: Placed[] = []
  const place = (id: string, depth: number, deletedAbove: string | null): void => {
    const base = index.get(id)
    const insertion = insertions.get(id)
    const deletion = deletions.get(id) ?? deletedAbove
    const kind = base?.kind ?? insertion?.provisionKind
    if (kind === undefined || (deletion !== null && base === undefined)) return
    placed.push({
      id,
      kind,
      parent: base === undefined ? (insertion?.place.parent ?? null) : base.parent,
      depth,
      number: base?.number ?? null,
      presence: deletion !== null ? 'deleted' : base === undefined ? 'inserted' : 'kept',
      structure: [insertion?.id, deletion ?? undefined].filter((change) => change !== undefined),
    })
    for (const child of siblings(id)) place(child, depth + 1, deletion)
  }
  for (const id of siblings(null)) place(id, 0, null)
  return placed
}

/** Gives the ids under a parent in order, those of insertions among them, whether they count or not. */
function siblingsOf(
  provisions: Provisions,
  changes: readonly Change[],
): (parent: string | null) => readonly string[] {
  const children = new Map<string | null, string[]>()
  for (const { id, parent } of provisions) append(children, parent, id)
  const inserted = insertionsByPlace(changes)
  return (parent) => {
    const order: string[] = []
    const behind = (after: string | null): void => {
      // A stack, since clauses typed one behind the other make a chain as long as the document.
      const waiting = [...(inserted.get(placeKey(parent, after)) ?? [])].reverse()
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        order.push(next.provision)
        const chained = inserted.get(placeKey(parent, next.provision)) ?? []
        for (const change of [...chained].reverse()) waiting.push(change)
      }
    }
    behind(null)
    for (const id of children.get(parent) ?? []) {
      order.push(id)
      behind(id)
    }
    return order
  }
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function placeKey(parent: string | null, after: string | null): string {
  return `${parent ?? ''}\u0000${after ?? ''}`
}

function insertionsByPlace(
  changes: readonly Change[],
): ReadonlyMap<string, readonly InsertChange[]> {
  const byPlace = new Map<string, InsertChange[]>()
  for (const change of changes) {
    if (change.kind === 'insert') {
      append(byPlace, placeKey(change.place.parent, change.place.after), change)
    }
  }
  for (const list of byPlace.values()) {
    list.sort((left, right) => left.place.rank - right.place.rank || (left.id < right.id ? -1 : 1))
  }
  return byPlace
}
