/** Provisions moved to another place, made of another level, or left as "[Not used]". */

import { without } from './boundaries.ts'
import type { Change, MoveChange, NotUsedChange, Place, RelevelChange } from './changes.ts'
import type { ProvisionKind, Provisions } from './provisions.ts'
import { lastMoves, provisionIndex } from './state.ts'
import {
  common,
  isOwnPending,
  placeFor,
  refused,
  type StructureAnswer,
  type StructureContext,
  WITH_MARK,
} from './structure.ts'
import { isDeepest, isLevel, kindBeside, levelsBetween, shiftKind } from './tree/levels.ts'
import { isFollowed, nextOrder, Reading } from './tree/reading.ts'

interface Target {
  readonly provision: string
  readonly parent: string | null
  /** The sibling that it is to follow; null: it comes first. */
  readonly after: string | null
}

/** Moves a provision, with all that stands under it, under `parent`, right behind `after`. */
export function moveProvision(
  provisions: Provisions,
  changes: readonly Change[],
  target: Target,
  context: StructureContext,
): StructureAnswer {
  const reading = new Reading(provisions, changes)
  const kind = reading.kindOf(target.provision)
  if (kind === null || !reading.isRead(target.provision)) {
    return refused('This provision does not read.')
  }
  return relocate(provisions, changes, reading, { ...target, kind }, context)
}

/**
 * Makes a provision, with all that stands under it, of the next level: "in" puts it under the one of its kind before it,
 * "out" behind the one that it stands under.
 */
export function relevelProvision(
  provisions: Provisions,
  changes: readonly Change[],
  { provision, direction }: { readonly provision: string; readonly direction: 'in' | 'out' },
  context: StructureContext,
): StructureAnswer {
  const reading = new Reading(provisions, changes)
  const kind = reading.kindOf(provision)
  if (kind === null || !reading.isRead(provision)) return refused('This provision does not read.')
  if (!isLevel(kind)) return refused(`A ${kind} has no level to change.`)
  if (direction === 'out') {
    const parent = reading.tree.parentOf(provision)
    const above = parent === null ? null : reading.kindOf(parent)
    if (parent === null || above === null || !isLevel(above)) {
      return refused('It stands at the highest level already.')
    }
    const target = { provision, parent: reading.tree.parentOf(parent), after: parent, kind: above }
    return relocate(provisions, changes, reading, target, context)
  }
  const before = reading.before(provision).filter((id) => reading.kindOf(id) === kind)
  const parent = before.at(-1)
  if (parent === undefined) return refused(`No ${kind} stands before it that it could stand under.`)
  const inner = kindBeside(kind, 1)
  const deepest = reading.within(provision).some((id) => isDeepest(reading.kindOf(id) ?? 'text'))
  if (inner === null || deepest) return refused('There is no level below the lowest that it has.')
  const after = reading.under(parent).at(-1) ?? null
  return relocate(provisions, changes, reading, { provision, parent, after, kind: inner }, context)
}

function relocate(
  provisions: Provisions,
  changes: readonly Change[],
  reading: Reading,
  target: Target & { readonly kind: ProvisionKind },
  context: StructureContext,
): StructureAnswer {
  const { provision, kind } = target
  const refusal = refusalOf(reading, target)
  if (refusal !== null) return refused(refusal)
  const place = placeFor(reading, changes, kind, target)
  if (!place.ok) return place
  const { parent, after } = place.place
  if (parent !== null && reading.tree.isWithin(parent, provision)) {
    return refused('A provision cannot be moved into itself.')
  }
  if (standsAt(reading, target) && kind === reading.kindOf(provision)) {
    return refused('It stands there already.')
  }
  const recorded = shiftKind(kind, -reading.tree.shiftFor(place.place))
  const home = backHome(provisions, changes, target, context)
  if (home !== null) return { ok: true, changes: home }
  const insertion = reading.tree.insertions.get(provision)
  const last = lastMoves(changes).get(provision)
  if (insertion !== undefined && last === undefined && isOwnPending(insertion, context)) {
    // What stands under it is recorded as of that kind, and would not follow into another.
    const alike = insertion.provisionKind === recorded || reading.tree.under(provision).length === 0
    if (alike && !isFollowed(changes, provision)) {
      const edited = {
        ...insertion,
        provisionKind: recorded,
        place: place.place,
        changedAt: context.at,
      }
      return {
        ok: true,
        changes: changes.map((change) => (change === insertion ? edited : change)),
      }
    }
  }
  const made = moved(reading, changes, provision, recorded, {
    parent,
    after,
    rank: place.place.rank,
  })
  if (last === undefined || !isOwnPending(last, context) || isBuiltOn(changes, last)) {
    return { ok: true, changes: [...changes, { ...common(context), ...made }] }
  }
  if (!isFollowed(changes, last.id)) {
    const again = { ...last, ...made, changedAt: context.at }
    return { ok: true, changes: changes.map((change) => (change === last ? again : change)) }
  }
  const left = without(changes, last.id, true, context)
  return { ok: true, changes: [...left, { ...common(context), ...made }] }
}

function refusalOf(
  reading: Reading,
  { provision, parent, after, kind }: Target & { readonly kind: ProvisionKind },
) {
  if (provision === after) return 'A provision cannot follow itself.'
  if (kind === 'cell') return 'A table keeps its columns: cells cannot be moved.'
  if (kind === 'footnote') return WITH_MARK
  const above = parent === null ? null : reading.kindOf(parent)
  if (above === null) return null
  if (isLevel(above) && isLevel(kind) && levelsBetween(above, kind) <= 0) {
    return `A ${kind} cannot stand under a ${above}: change its level first.`
  }
  return null
}

function standsAt(reading: Reading, { provision, parent, after }: Target): boolean {
  const before = reading.before(provision).at(-1) ?? null
  return reading.tree.parentOf(provision) === parent && before === after
}

function moved(
  reading: Reading,
  changes: readonly Change[],
  provision: string,
  provisionKind: ProvisionKind,
  place: Place,
): Pick<
  MoveChange | RelevelChange,
  'kind' | 'provision' | 'provisionKind' | 'place' | 'accepted' | 'order'
> {
  const kind = provisionKind === reading.tree.ownKind(provision) ? 'move' : 'relevel'
  return { kind, provision, provisionKind, place, accepted: false, order: nextOrder(changes) }
}

/** Whether something has been split or joined since a move: what it did counted on the provision standing there. */
function isBuiltOn(changes: readonly Change[], { order }: MoveChange | RelevelChange): boolean {
  return changes.some(
    (change) =>
      (change.kind === 'split' || change.kind === 'join') &&
      !change.withdrawn &&
      change.order > order,
  )
}

/** The changes with the author's own pending move taken back, where that is what a second one comes to. */
function backHome(
  provisions: Provisions,
  changes: readonly Change[],
  { provision, parent, after, kind }: Target & { readonly kind: ProvisionKind },
  context: StructureContext,
): readonly Change[] | null {
  const last = lastMoves(changes).get(provision)
  if (last === undefined || !isOwnPending(last, context) || isBuiltOn(changes, last)) return null
  const stays = context.pinned.has(last.id) || isFollowed(changes, last.id)
  const back = without(changes, last.id, stays, context)
  const reading = new Reading(provisions, back)
  const same =
    reading.tree.parentOf(provision) === parent &&
    (reading.before(provision).at(-1) ?? null) === after &&
    reading.kindOf(provision) === kind
  return same ? back : null
}

/** Keeps a provision's number and lets "[Not used]" stand in place of its words and of what is under it. */
export function leaveNotUsed(
  provisions: Provisions,
  changes: readonly Change[],
  { provision }: { readonly provision: string },
  context: StructureContext,
): StructureAnswer {
  const reading = new Reading(provisions, changes)
  if (!reading.isRead(provision)) return refused('This provision does not read.')
  if (reading.tree.unused.has(provision)) return refused('It reads “[Not used]” already.')
  if (reading.kindOf(provision) === 'footnote') return refused(WITH_MARK)
  const number = provisionIndex(provisions).get(provision)?.number ?? null
  if (number === null) {
    return refused(
      'Only a provision with a number in force can be kept as “[Not used]”: delete it instead.',
    )
  }
  const change: NotUsedChange = { ...common(context), kind: 'notUsed', provision, accepted: false }
  return { ok: true, changes: [...changes, change] }
}
