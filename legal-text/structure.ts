/** Changes of structure. What makes no sense is refused with a sentence that says why. */
import type { Change, DeleteChange, InsertChange, Place, WriteContext } from './changes.ts'
import type { ProvisionKind, Provisions } from './provisions.ts'
import { insertedSubtree } from './state.ts'
import { shiftKind } from './tree/levels.ts'
import { nearestRank, Reading } from './tree/reading.ts'
import { slotOf } from './tree/slots.ts'

export type StructureAnswer =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly reason: string }

export type StructureContext = WriteContext & { readonly pinned: ReadonlySet<string> }

export function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason }
}

const NO_MARK =
  'A footnote needs a mark: put the caret where that goes and insert a footnote there.'
/** Why a footnote is not handled as other provisions are. */
export const WITH_MARK = 'A footnote stands where its mark is: work on the mark.'

/**
 * Inserts an empty provision under `parent`, right behind its sibling `after` (null: as the first). A row gets as many
 * cells as the rows beside it have.
 */
export function insertProvision(
  provisions: Provisions,
  changes: readonly Change[],
  insertion: {
    readonly provision: string
    readonly provisionKind: ProvisionKind
    readonly parent: string | null
    readonly after: string | null
  },
  context: StructureContext,
): StructureAnswer {
  if (insertion.provisionKind === 'footnote') return refused(NO_MARK)
  return insertAny(provisions, changes, insertion, context)
}

/** The same for a footnote, whose mark the caller puts in. */
export function insertAny(
  provisions: Provisions,
  changes: readonly Change[],
  insertion: {
    readonly provision: string
    readonly provisionKind: ProvisionKind
    readonly parent: string | null
    readonly after: string | null
  },
  context: StructureContext,
): StructureAnswer {
  const { provision, provisionKind } = insertion
  const reading = new Reading(provisions, changes)
  if (reading.tree.exists(provision)) return refused('A provision with this id exists already.')
  const place = placeFor(reading, changes, provisionKind, insertion)
  if (!place.ok) return place
  const shift = reading.tree.shiftFor(place.place)
  const change: InsertChange = {
    ...common(context),
    kind: 'insert',
    provision,
    provisionKind: shiftKind(provisionKind, -shift),
    place: place.place,
    accepted: false,
  }
  const cells = provisionKind === 'row' ? cellsOf(reading, insertion, context) : []
  return { ok: true, changes: [...changes, change, ...cells] }
}

/** Where something of a kind would stand, or why it cannot. */
export function placeFor(
  { tree }: Reading,
  changes: readonly Change[],
  kind: ProvisionKind,
  wanted: { readonly parent: string | null; readonly after: string | null },
): { readonly ok: true; readonly place: Place } | { readonly ok: false; readonly reason: string } {
  const parent = wanted.parent === null ? null : tree.host(wanted.parent)
  if (wanted.parent !== null && parent === null) {
    return refused('The provision that it would stand under no longer exists.')
  }
  if (parent !== null && tree.unused.has(parent)) {
    return refused('The provision that it would stand under reads “[Not used]”.')
  }
  const before = wanted.after === null ? null : tree.host(wanted.after)
  if (wanted.after !== null && (before === null || tree.parentOf(before) !== parent)) {
    return refused('The provision that it would follow stands somewhere else now.')
  }
  const misplaced = misplacedIn(parent === null ? null : tree.ownKind(parent), kind)
  if (misplaced !== null) return refused(misplaced)
  const after = before === null ? null : tree.slotOf(before)
  return { ok: true, place: { parent, after, rank: nearestRank(changes, { parent, after }) } }
}

function cellsOf(
  reading: Reading,
  {
    provision,
    parent,
    after,
  }: { readonly provision: string; readonly parent: string | null; readonly after: string | null },
  context: StructureContext,
): readonly InsertChange[] {
  const rows = reading.under(parent)
  const beside = after ?? rows[0]
  const columns = beside === undefined ? 1 : Math.max(1, reading.under(beside).length)
  const cells: InsertChange[] = []
  for (let column = 0; column < columns; column += 1) {
    cells.push({
      ...common(context),
      kind: 'insert',
      provision: context.mint(),
      provisionKind: 'cell',
      place: { parent: provision, after: cells.at(-1)?.provision ?? null, rank: 0 },
      accepted: false,
    })
  }
  return cells
}

export function common(context: StructureContext) {
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

export function misplacedIn(above: ProvisionKind | null, kind: ProvisionKind): string | null {
  if (kind === 'cell')
    return 'A table keeps its columns: rows can be added and deleted, cells cannot.'
  if ((kind === 'row') !== (above === 'table')) {
    return kind === 'row' ? 'A row can only stand in a table.' : 'A table can only hold rows.'
  }
  if (above === 'cell') return 'Nothing can stand in a cell but its words.'
  if (above === 'footnote') return 'Nothing can stand in a footnote but its words.'
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
  context: StructureContext,
): StructureAnswer {
  const { tree } = new Reading(provisions, changes)
  if (!tree.stands(provision)) return refused('This provision no longer exists.')
  if (tree.ownKind(provision) === 'cell') {
    return refused('A table keeps its columns: delete the row instead.')
  }
  if (tree.ownKind(provision) === 'footnote') return refused(WITH_MARK)
  if (tree.deletions.has(provision)) {
    return refused('The deletion of this provision is proposed already.')
  }
  const insertion = tree.insertions.get(provision)
  const own = insertion !== undefined && isOwnPending(insertion, context)
  if (own && !isEntangled(changes, insertedSubtree(changes, provision))) {
    return { ok: true, changes: takeBack(changes, provision, context) }
  }
  const change: DeleteChange = { ...common(context), kind: 'delete', provision, accepted: false }
  return { ok: true, changes: [...changes, change] }
}

export function isOwnPending(
  change: { readonly author: string; readonly accepted: boolean; readonly withdrawn: boolean },
  { author }: Pick<StructureContext, 'author'>,
): boolean {
  return change.author === author && !change.accepted && !change.withdrawn
}

/** Whether something in force, or the words of something else, have come to stand in what a draft inserts. */
function isEntangled(changes: readonly Change[], inside: ReadonlySet<string>): boolean {
  return changes.some((change) => {
    if (change.withdrawn || !('order' in change)) return false
    const into = change.kind === 'join' ? change.into : change.place.parent
    return inside.has(change.provision) || (into !== null && inside.has(into))
  })
}

/**
 * Own records that nothing points at go; what somebody else wrote inside, and what marks the place of another
 * provision, stays on record as withdrawn.
 */
export function takeBack(
  changes: readonly Change[],
  provision: string,
  { pinned, author, at }: StructureContext,
): readonly Change[] {
  const inside = insertedSubtree(changes, provision)
  const anchors = new Set(
    changes.flatMap((change) => {
      const slot = slotOf(change)
      return slot === null || inside.has(slot.provision) ? [] : [slot.place.after]
    }),
  )
  return changes.flatMap((change): readonly Change[] => {
    if (!inside.has(change.provision)) return [change]
    const stays =
      pinned.has(change.id) ||
      change.author !== author ||
      (slotOf(change) !== null && anchors.has(slotOf(change)?.id ?? ''))
    if (!stays) return []
    return [change.withdrawn ? change : { ...change, withdrawn: true, changedAt: at }]
  })
}
