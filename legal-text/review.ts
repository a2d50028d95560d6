/** Accept, reject and withdraw: what people decide about changes. Records that are not concerned keep their identity. */
import {
  type Change,
  changeStatus,
  type InsertChange,
  type SplitChange,
  type TextChange,
  type WriteContext,
} from './changes.ts'
import { withoutMarks, withTheirNotes } from './footnotes.ts'
import type { Provisions } from './provisions.ts'
import { isGone, isMove } from './restoring.ts'
import { insertedSubtree } from './state.ts'
import { isAboutHalf, withSurroundings } from './surroundings.ts'
import { type AuthoredRun, canonicalRuns } from './text.ts'
import { proposedArrangement } from './tree/proposed.ts'

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

/** Restores what was agreed or, where nothing was, withdraws the change; an insertion takes along what is inside. */
export function reject(
  provisions: Provisions,
  changes: readonly Change[],
  ids: readonly string[],
  context: Context,
): readonly Change[] {
  const chosen = withTheirNotes(changes, new Set(ids), 'go')
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
  provisions: Provisions,
  changes: readonly Change[],
  ids: readonly string[],
  context: Context,
): readonly Change[] {
  const chosen = withTheirNotes(changes, new Set(ids), 'go')
  const written = withdrawWith(changes, chosen, context)
  const structural = written.some(
    (change, index) => change !== changes[index] && change.kind !== 'text',
  )
  if (!structural || !written.some((change) => 'order' in change)) return written
  // What made sense only together with them goes with them.
  const before = proposedArrangement(provisions, changes).ineffective
  const after = proposedArrangement(provisions, written).ineffective
  const gone = [...after].filter((id) => !before.has(id))
  return gone.length === 0 ? written : withdraw(provisions, written, gone, context)
}

function withdrawWith(
  changes: readonly Change[],
  chosen: ReadonlySet<string>,
  context: Context,
): readonly Change[] {
  const emptied = emptiedBy(changes, chosen)
  const splits = changes.filter(
    (change): change is SplitChange =>
      change.kind === 'split' && chosen.has(change.id) && !change.withdrawn,
  )
  return changes.map((change) => {
    const concerned =
      chosen.has(change.id) ||
      emptied.has(change.provision) ||
      (change.kind === 'join' && emptied.has(change.into)) ||
      (isMove(change) && change.place.parent !== null && emptied.has(change.place.parent)) ||
      splits.some((split) => isAboutHalf(change, split))
    if (change.withdrawn) return change
    if (concerned) return { ...change, withdrawn: true, changedAt: context.at }
    return change.kind === 'text' ? withoutNotes(change, emptied, context) : change
  })
}

/** A change of words without the marks of footnotes that go; where nothing else is in it, it goes with them. */
function withoutNotes(change: TextChange, gone: ReadonlySet<string>, { at }: Context): TextChange {
  const left = withoutMarks(change, gone)
  if (left === change) return change
  const empty = left.proposed.length === 0 && left.start === left.end
  return empty ? { ...change, withdrawn: true, changedAt: at } : { ...left, changedAt: at }
}

/** What is inserted by chosen changes with all inside, and insertions that chosen moves had brought out of those. */
function emptiedBy(changes: readonly Change[], chosen: ReadonlySet<string>): ReadonlySet<string> {
  const emptied = new Set<string>()
  const empty = (provision: string) => {
    for (const id of insertedSubtree(changes, provision)) emptied.add(id)
  }
  for (const change of changes) {
    if (change.kind === 'insert' && chosen.has(change.id)) empty(change.provision)
  }
  for (const change of changes) {
    if (!isMove(change) || !chosen.has(change.id)) continue
    const home = changes.find(
      (other): other is InsertChange =>
        other.kind === 'insert' && other.provision === change.provision,
    )?.place.parent
    if (home != null && (emptied.has(home) || isGone(changes, home))) empty(change.provision)
  }
  return emptied
}
