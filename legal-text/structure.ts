/** Changes of structure. What makes no sense is refused with a sentence that says why. */
import type { Change, DeleteChange, InsertChange, WriteContext } from './changes.ts'
import type { ProvisionKind, Provisions } from './provisions.ts'
import { insertedSubtree, liveDeletions, liveInsertions, provisionIndex } from './state.ts'

export type StructureAnswer =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly reason: string }

type Context = WriteContext & { readonly pinned: ReadonlySet<string> }

function refused(reason: string): StructureAnswer {
  return { ok: false, reason }
}

/** Inserts an empty provision under `parent`, right behind its sibling `after` (null: as the first). */
export function insertProvision(
  provisions: Provisions,
  changes: readonly Change[],
  insertion: {
    readonly provision: string
    readonly provisionKind: ProvisionKind
    readonly parent: string | null
    readonly after: string | null
  },
  context: Context,
): StructureAnswer {
  const { provision, provisionKind, parent, after } = insertion
  if (placeOf(provisions, changes, provision) !== undefined) {
    return refused('A provision with this id exists already.')
  }
  if (parent !== null && placeOf(provisions, changes, parent) === undefined) {
    return refused('The provision that it would stand under no longer exists.')
  }
  if (after !== null && placeOf(provisions, changes, after)?.parent !== parent) {
    return refused('The provision that it would follow stands somewhere else now.')
  }
  const above = parent === null ? null : placeOf(provisions, changes, parent)?.kind
  const misplaced = misplacedIn(above ?? null, provisionKind)
  if (misplaced !== null) return refused(misplaced)
  // Withdrawn insertions mark places too, so a new one goes in front of these as well.
  const ranks = changes
    .filter((change) => change.kind === 'insert')
    .filter(({ place }) => place.parent === parent && place.after === after)
    .map(({ place }) => place.rank)
  const change: InsertChange = {
    ...common(context),
    kind: 'insert',
    provision,
    provisionKind,
    // The newest stands nearest to what it follows, as a line typed after it would.
    place: { parent, after, rank: ranks.length === 0 ? 0 : Math.min(...ranks) - 1 },
    accepted: false,
  }
  return { ok: true, changes: [...changes, change] }
}

function common(context: Context) {
  return {
    id: context.mint(),
    draft: context.draft,
    document: context.document,
    author: context.author,
    createdAt: context.at,
    changedAt: context.at,
    reason: '',
    withdrawn: false,
  }
}

function placeOf(
  provisions: Provisions,
  changes: readonly Change[],
  id: string,
): { readonly parent: string | null; readonly kind: ProvisionKind } | undefined {
  const base = provisionIndex(provisions).get(id)
  if (base !== undefined) return base
  const insertion = liveInsertions(changes).find(({ provision }) => provision === id)
  if (insertion === undefined) return undefined
  return { parent: insertion.place.parent, kind: insertion.provisionKind }
}

function misplacedIn(above: ProvisionKind | null, kind: ProvisionKind): string | null {
  if (kind === 'cell')
    return 'A table keeps its columns: rows can be added and deleted, cells cannot.'
  if ((kind === 'row') !== (above === 'table')) {
    return kind === 'row' ? 'A row can only stand in a table.' : 'A table can only hold rows.'
  }
  if (above === 'row') return 'A table keeps its columns: nothing can be added to a row.'
  return null
}

/**
 * Deletes a provision with all that stands under it. The author's own pending insertion is simply taken back;
 * anything else is recorded as a deletion, and changes inside are suspended until it is rejected.
 */
export function deleteProvision(
  provisions: Provisions,
  changes: readonly Change[],
  { provision }: { readonly provision: string },
  context: Context,
): StructureAnswer {
  const place = placeOf(provisions, changes, provision)
  if (place === undefined) return refused('This provision no longer exists.')
  if (place.kind === 'cell') return refused('A table keeps its columns: delete the row instead.')
  if (liveDeletions(changes).some((change) => change.provision === provision)) {
    return refused('The deletion of this provision is proposed already.')
  }
  const insertion = liveInsertions(changes).find((change) => change.provision === provision)
  if (insertion !== undefined && insertion.author === context.author && !insertion.accepted) {
    return { ok: true, changes: takeBack(changes, provision, context) }
  }
  const change: DeleteChange = { ...common(context), kind: 'delete', provision, accepted: false }
  return { ok: true, changes: [...changes, change] }
}

/**
 * Own records that nothing points at go; what somebody else wrote inside, and what marks the place of another
 * insertion, stays on record as withdrawn.
 */
function takeBack(
  changes: readonly Change[],
  provision: string,
  { pinned, author, at }: Context,
): readonly Change[] {
  const inside = insertedSubtree(changes, provision)
  const anchors = new Set(
    changes.map((change) =>
      change.kind === 'insert' && !inside.has(change.provision) ? change.place.after : null,
    ),
  )
  return changes.flatMap((change): readonly Change[] => {
    if (!inside.has(change.provision)) return [change]
    const stays =
      pinned.has(change.id) ||
      change.author !== author ||
      (change.kind === 'insert' && anchors.has(change.provision))
    if (!stays) return []
    return [change.withdrawn ? change : { ...change, withdrawn: true, changedAt: at }]
  })
}
