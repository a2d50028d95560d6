/** Accept, reject, withdraw and restore: what people decide about changes. Records that are not concerned keep their identity. */
import {
  type Change,
  changeStatus,
  type InsertChange,
  type TextChange,
  type WriteContext,
} from './changes.ts'
import type { Provisions } from './provisions.ts'
import { insertedSubtree, liveDeletions, liveTextChanges } from './state.ts'
import { type AuthoredRun, canonicalRuns } from './text.ts'

type Context = Pick<WriteContext, 'at'>

/**
 * Copies proposed to agreed. Accepting an inserted provision accepts the words written in it, and the inserted
 * provisions it stands under, since neither can be agreed without the other.
 */
export function accept(
  _provisions: Provisions,
  changes: readonly Change[],
  ids: readonly string[],
  context: Context,
): readonly Change[] {
  const accepted = withSurroundings(changes, new Set(ids))
  return changes.map((change) => {
    if (!accepted.has(change.id) || changeStatus(change) !== 'pending') return change
    if (change.kind !== 'text') return { ...change, accepted: true, changedAt: context.at }
    const proposed = settledRuns(change.proposed)
    return { ...change, proposed, agreed: proposed, changedAt: context.at }
  })
}

function settledRuns(runs: readonly AuthoredRun[]): readonly AuthoredRun[] {
  return canonicalRuns(runs.filter((run) => run.deletedBy === undefined))
}

/** The chosen changes, the words of chosen insertions, and the insertions that chosen changes stand in. */
function withSurroundings(
  changes: readonly Change[],
  chosen: ReadonlySet<string>,
): ReadonlySet<string> {
  const all = new Set(chosen)
  const insertions = new Map(
    changes
      .filter((change): change is InsertChange => change.kind === 'insert' && !change.withdrawn)
      .map((change) => [change.provision, change]),
  )
  for (const change of changes) {
    const insertion = change.kind === 'text' ? insertions.get(change.provision) : undefined
    if (insertion !== undefined && chosen.has(insertion.id)) all.add(change.id)
  }
  for (const change of changes) {
    if (!all.has(change.id)) continue
    let provision: string | null = change.kind === 'insert' ? change.place.parent : change.provision
    while (provision !== null) {
      const above: InsertChange | undefined = insertions.get(provision)
      if (above === undefined) break
      all.add(above.id)
      provision = above.place.parent
    }
  }
  return all
}

/** Restores what was agreed or, where nothing was, withdraws the change; an insertion takes along what is inside. */
export function reject(
  provisions: Provisions,
  changes: readonly Change[],
  ids: readonly string[],
  context: Context,
): readonly Change[] {
  const chosen = new Set(ids)
  const pending = changes.filter(
    (change) => chosen.has(change.id) && changeStatus(change) === 'pending',
  )
  const back = new Set(
    pending
      .filter((change) => change.kind === 'text' && change.agreed !== null)
      .map(({ id }) => id),
  )
  const restored = changes.map((change): Change => {
    if (!back.has(change.id) || change.kind !== 'text' || change.agreed === null) return change
    return { ...change, proposed: change.agreed, changedAt: context.at }
  })
  const gone = pending.filter(({ id }) => !back.has(id)).map(({ id }) => id)
  return withdraw(provisions, restored, gone, context)
}

/** Unapplies changes and keeps them on record, whether they were accepted or not. */
export function withdraw(
  _provisions: Provisions,
  changes: readonly Change[],
  ids: readonly string[],
  context: Context,
): readonly Change[] {
  const chosen = new Set(ids)
  const emptied = new Set(
    changes
      .filter((change) => change.kind === 'insert' && chosen.has(change.id))
      .flatMap((change) => [...insertedSubtree(changes, change.provision)]),
  )
  return changes.map((change) => {
    const concerned = chosen.has(change.id) || emptied.has(change.provision)
    if (!concerned || change.withdrawn) return change
    return { ...change, withdrawn: true, changedAt: context.at }
  })
}

/**
 * Applies withdrawn changes again. A change whose place has been taken in the meantime, or stands in an insertion
 * that stays withdrawn, stays withdrawn; an insertion brings back what was withdrawn together with it.
 */
export function restore(
  _provisions: Provisions,
  changes: readonly Change[],
  ids: readonly string[],
  context: Context,
): readonly Change[] {
  const chosen = new Set(ids)
  const together = new Map<string, string>()
  for (const change of changes) {
    if (change.kind !== 'insert' || !chosen.has(change.id) || !change.withdrawn) continue
    for (const id of insertedSubtree(changes, change.provision)) together.set(id, change.changedAt)
  }
  const wanted = changes.filter(
    (change) =>
      change.withdrawn &&
      (chosen.has(change.id) || together.get(change.provision) === change.changedAt),
  )
  let next = changes
  for (const change of outermostFirst(wanted)) {
    const back = restored(next, change)
    if (back === null) continue
    const live = { ...back, withdrawn: false, changedAt: context.at }
    next = next.map((other) => (other === change ? live : other))
  }
  return next
}

/** Insertions before what stands in them. */
function outermostFirst(changes: readonly Change[]): readonly Change[] {
  const insertions = new Map(
    changes
      .filter((change): change is InsertChange => change.kind === 'insert')
      .map((change) => [change.provision, change]),
  )
  const depthOf = (change: Change): number => {
    let depth = 0
    let above = change.kind === 'insert' ? change.place.parent : change.provision
    while (above !== null && insertions.has(above)) {
      depth += 1
      above = insertions.get(above)?.place.parent ?? null
    }
    return depth
  }
  return changes
    .map((change) => ({ change, depth: depthOf(change) }))
    .sort((left, right) => left.depth - right.depth)
    .map(({ change }) => change)
}

/** The change with a rank among those that live now, or null where it has no place any more. */
function restored(changes: readonly Change[], change: Change): Change | null {
  const within = change.kind === 'insert' ? change.place.parent : change.provision
  const insertions = changes.filter(
    ({ kind, provision }) => kind === 'insert' && provision === within,
  )
  if (insertions.length > 0 && insertions.every(({ withdrawn }) => withdrawn)) return null
  if (change.kind === 'insert') return change
  if (change.kind === 'text') return withFreePlace(liveTextChanges(changes, within ?? ''), change)
  const again = liveDeletions(changes).some(({ provision }) => provision === change.provision)
  return again ? null : change
}

function withFreePlace(live: readonly TextChange[], change: TextChange): TextChange | null {
  if (live.some(({ start, end }) => start < change.end && end > change.start)) return null
  const beside = live.filter(({ start }) => start === change.start)
  const points = beside.filter(({ start, end }) => start === end).map(({ rank }) => rank)
  const range = beside.find(({ start, end }) => start < end)?.rank
  // At one offset, insertions come before the one change that also replaces base text.
  const fits =
    !points.includes(change.rank) &&
    (change.start === change.end
      ? range === undefined || change.rank < range
      : points.every((rank) => rank < change.rank))
  if (fits) return change
  const last = points.length === 0 ? null : Math.max(...points)
  if (range === undefined) return { ...change, rank: (last ?? 0) + 1 }
  return { ...change, rank: last === null ? range - 1 : (last + range) / 2 }
}
