/** Accept, reject, withdraw and restore: what people decide about changes. Records that are not concerned keep their identity. */
import {
  type Change,
  changeStatus,
  type InsertChange,
  type TextChange,
  type WriteContext,
} from './changes.ts'
import type { Provisions } from './provisions.ts'
import { insertedSubtree, liveTextChanges } from './state.ts'
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
 * Applies withdrawn changes again. A change whose place has been taken in the meantime stays withdrawn; an
 * insertion brings back what was withdrawn together with it.
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
  let next = changes
  for (const change of changes) {
    const withInsertion = together.get(change.provision) === change.changedAt
    if (!change.withdrawn || !(chosen.has(change.id) || withInsertion)) continue
    if (change.kind === 'text' && !isFree(next, change)) continue
    next = next.map((other) =>
      other === change ? { ...change, withdrawn: false, changedAt: context.at } : other,
    )
  }
  return next
}

function isFree(changes: readonly Change[], change: TextChange): boolean {
  return liveTextChanges(changes, change.provision).every(
    (other) =>
      other.end < change.start ||
      other.start > change.end ||
      (other.end === change.start && other.start < change.start) ||
      (other.start === change.end && other.end > change.end) ||
      (other.start === change.start &&
        other.end === change.end &&
        other.rank !== change.rank &&
        change.start === change.end),
  )
}
