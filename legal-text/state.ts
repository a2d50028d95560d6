/** Look-ups over a version's provisions and a draft's changes that every part of the algebra needs. */
import type { Change, MoveChange, RelevelChange, SplitChange, TextChange } from './changes.ts'
import type { Provision, Provisions } from './provisions.ts'
import type { Run } from './text.ts'

const indexes = new WeakMap<Provisions, ReadonlyMap<string, Provision>>()

/** Provisions by id; made once for each version, since versions never change. */
export function provisionIndex(provisions: Provisions): ReadonlyMap<string, Provision> {
  let index = indexes.get(provisions)
  if (index === undefined) {
    index = new Map(provisions.map((provision) => [provision.id, provision]))
    indexes.set(provisions, index)
  }
  return index
}

const orders = new WeakMap<Provisions, ReadonlyMap<string, number>>()

/** The place of each provision in reading order; made once for each version. */
export function provisionPlaces(provisions: Provisions): ReadonlyMap<string, number> {
  let places = orders.get(provisions)
  if (places === undefined) {
    places = new Map(provisions.map(({ id }, index) => [id, index]))
    orders.set(provisions, places)
  }
  return places
}

/** The in-force text of a provision: none for one that a draft inserts. */
export function baseText(provisions: Provisions, id: string): readonly Run[] {
  return provisionIndex(provisions).get(id)?.text ?? []
}

/** The unwithdrawn text changes of one provision, in order of offset, then rank. */
export function liveTextChanges(
  changes: readonly Change[],
  provision: string,
): readonly TextChange[] {
  return changes
    .filter(
      (change): change is TextChange =>
        change.kind === 'text' && change.provision === provision && !change.withdrawn,
    )
    .sort(inOrder)
}

export function inOrder(left: TextChange, right: TextChange): number {
  return left.start - right.start || left.rank - right.rank
}

/** The unwithdrawn splits among the words of one carrier, in order. */
export function liveSplits(changes: readonly Change[], carrier: string): readonly SplitChange[] {
  return changes
    .filter(
      (change): change is SplitChange =>
        change.kind === 'split' && change.carrier === carrier && !change.withdrawn,
    )
    .sort((left, right) => left.offset - right.offset || left.rank - right.rank)
}

/**
 * The ids of an inserted provision, of every provision inserted under it, and of what those were split into. What has
 * been moved out of it, or into it from elsewhere, is not among them.
 */
export function insertedSubtree(changes: readonly Change[], root: string): ReadonlySet<string> {
  const inside = new Set([root])
  const made = changes.flatMap((change): readonly (readonly [string, string | null])[] => {
    if (change.kind === 'insert') return [[change.provision, change.place.parent]]
    return change.kind === 'split' ? [[change.newProvision, change.provision]] : []
  })
  const moved = lastMoves(changes)
  let size = 0
  while (size !== inside.size) {
    size = inside.size
    for (const [provision, home] of made) {
      const move = moved.get(provision)
      const stays = move === undefined || inside.has(move.place.parent ?? '')
      if (stays && home !== null && inside.has(home)) inside.add(provision)
    }
  }
  return inside
}

/** The live move that counts of each provision that is moved. */
export function lastMoves(
  changes: readonly Change[],
): ReadonlyMap<string, MoveChange | RelevelChange> {
  const last = new Map<string, MoveChange | RelevelChange>()
  for (const change of changes) {
    if (change.withdrawn || (change.kind !== 'move' && change.kind !== 'relevel')) continue
    const other = last.get(change.provision)
    if (other === undefined || other.order < change.order) last.set(change.provision, change)
  }
  return last
}
