/** Look-ups over a version's provisions and a draft's changes that every part of the algebra needs. */
import type { Change, DeleteChange, InsertChange, TextChange } from './changes.ts'
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

export function liveInsertions(changes: readonly Change[]): readonly InsertChange[] {
  return changes.filter(
    (change): change is InsertChange => change.kind === 'insert' && !change.withdrawn,
  )
}

export function liveDeletions(changes: readonly Change[]): readonly DeleteChange[] {
  return changes.filter(
    (change): change is DeleteChange => change.kind === 'delete' && !change.withdrawn,
  )
}

/** The ids of an inserted provision and of every provision inserted under it. */
export function insertedSubtree(changes: readonly Change[], root: string): ReadonlySet<string> {
  const inside = new Set([root])
  const insertions = changes.filter((change) => change.kind === 'insert')
  let size = 0
  while (size !== inside.size) {
    size = inside.size
    for (const { place, provision } of insertions) {
      if (place.parent !== null && inside.has(place.parent)) inside.add(provision)
    }
  }
  return inside
}
