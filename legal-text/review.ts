/** Accept, reject, withdraw and restore: what people decide about changes. Records that are not concerned keep their identity. */
import {
  type Change,
  changeStatus,
  type InsertChange,
  type MoveChange,
  type RelevelChange,
  type SplitChange,
  type TextChange,
  type WriteContext,
} from './changes.ts'
import { withoutMarks, withTheirNotes } from './footnotes.ts'
import type { Provisions } from './provisions.ts'
import { insertedSubtree, lastMoves, liveSplits, liveTextChanges } from './state.ts'
import { type AuthoredRun, canonicalRuns } from './text.ts'
import { proposedArrangement } from './tree/arrange.ts'

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

/**
 * The chosen changes, the words of chosen insertions, and what chosen changes cannot be without: the insertions that they
 * stand in, the moves by which these stand there, and the splits that made what they are about.
 */
function withSurroundings(
  changes: readonly Change[],
  chosen: ReadonlySet<string>,
): ReadonlySet<string> {
  const all = new Set(chosen)
  const made = madeBy(changes)
  const moves = lastMoves(changes)
  addWords(changes, made, all)
  for (const id of withTheirNotes(changes, all, 'come')) all.add(id)
  addWords(changes, made, all)
  const waiting = changes.filter(({ id }) => all.has(id))
  const add = (change: Change) => {
    if (all.has(change.id)) return
    all.add(change.id)
    waiting.push(change)
  }
  const climb = (from: string | null) => {
    const seen = new Set<string>()
    for (let at = from; at !== null && !seen.has(at); ) {
      seen.add(at)
      const maker = made.get(at)
      if (maker === undefined) return
      if (maker.kind === 'insert') add(maker)
      const move = maker.kind === 'insert' ? moves.get(at) : undefined
      if (move !== undefined) add(move)
      at = maker.kind === 'split' ? maker.provision : (move ?? maker).place.parent
    }
  }
  for (let change = waiting.pop(); change !== undefined; change = waiting.pop()) {
    for (const split of changes) {
      if (split.kind === 'split' && !split.withdrawn && isAboutHalf(change, split)) add(split)
    }
    if ('place' in change && change.kind !== 'split') climb(change.place.parent)
    if (change.kind !== 'insert') climb(change.provision)
    else if (moves.has(change.provision)) climb(change.provision)
    if (change.kind === 'join') climb(change.into)
  }
  return all
}

/** The live insertions and splits, by what they make. */
function madeBy(changes: readonly Change[]): ReadonlyMap<string, InsertChange | SplitChange> {
  const made = new Map<string, InsertChange | SplitChange>()
  for (const change of changes) {
    if (change.withdrawn) continue
    if (change.kind === 'insert') made.set(change.provision, change)
    if (change.kind === 'split') made.set(change.newProvision, change)
  }
  return made
}

/** The words of chosen insertions; those of a row are in its cells. */
function addWords(
  changes: readonly Change[],
  made: ReadonlyMap<string, InsertChange | SplitChange>,
  all: Set<string>,
): void {
  for (const change of changes) {
    if (change.kind !== 'insert' || change.provisionKind !== 'cell') continue
    const row = change.place.parent === null ? undefined : made.get(change.place.parent)
    if (row !== undefined && all.has(row.id) && !change.withdrawn) all.add(change.id)
  }
  for (const change of changes) {
    const insertion = change.kind === 'text' ? made.get(change.provision) : undefined
    if (insertion?.kind === 'insert' && all.has(insertion.id)) all.add(change.id)
  }
}

/**
 * Whether a change is about one half of a split provision, so that it would mean the whole without the split. What was
 * done before the split was done to the whole.
 */
function isAboutHalf(change: Change, split: SplitChange): boolean {
  if (change.kind === 'text' || change.kind === 'insert' || change === split) return false
  if (change.provision === split.newProvision) return true
  const ends = change.kind === 'delete' || change.kind === 'notUsed'
  return ends && change.provision === split.provision && change.createdAt > split.createdAt
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

function isMove(change: Change): change is MoveChange | RelevelChange {
  return change.kind === 'move' || change.kind === 'relevel'
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

/**
 * Applies withdrawn changes again. A change whose place has been taken in the meantime, or stands in an insertion
 * that stays withdrawn, stays withdrawn; an insertion brings back what was withdrawn together with it.
 */
export function restore(
  provisions: Provisions,
  changes: readonly Change[],
  ids: readonly string[],
  context: Context,
): readonly Change[] {
  const chosen = withTheirNotes(changes, new Set(ids), 'come')
  const together = new Map<string, string>()
  for (const change of changes) {
    if (!chosen.has(change.id) || !change.withdrawn) continue
    if (change.kind === 'split') together.set(change.newProvision, change.changedAt)
    if (change.kind !== 'insert') continue
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
    const tried = next.map((other) => (other === change ? live : other))
    if (live.kind === 'text' || !tried.some((other) => 'order' in other)) next = tried
    else if (fits(provisions, next, tried)) next = tried
  }
  return next
}

/** Whether all that counted before counts still, and what is restored counts too. */
function fits(
  provisions: Provisions,
  before: readonly Change[],
  after: readonly Change[],
): boolean {
  const known = proposedArrangement(provisions, before).ineffective
  return [...proposedArrangement(provisions, after).ineffective].every((id) => known.has(id))
}

/** Insertions before what stands in them, and changes of the tree in the order in which they were made. */
function outermostFirst(changes: readonly Change[]): readonly Change[] {
  const insertions = new Map(
    changes
      .filter((change): change is InsertChange => change.kind === 'insert')
      .map((change) => [change.provision, change]),
  )
  const depthOf = (change: InsertChange): number => {
    let depth = 0
    let above = change.place.parent
    while (above !== null && insertions.has(above)) {
      depth += 1
      above = insertions.get(above)?.place.parent ?? null
    }
    return depth
  }
  const turnOf = (change: Change): readonly [number, number] => {
    if (change.kind === 'insert') return [0, depthOf(change)]
    return 'order' in change ? [1, change.order] : [2, 0]
  }
  return changes
    .map((change) => ({ change, turn: turnOf(change) }))
    .sort((left, right) => left.turn[0] - right.turn[0] || left.turn[1] - right.turn[1])
    .map(({ change }) => change)
}

/** The change with a rank among those that live now, or null where it has no place any more. */
function restored(changes: readonly Change[], change: Change): Change | null {
  const within = [
    change.kind === 'insert' ? change.place.parent : change.provision,
    ...(isMove(change) ? [change.place.parent] : []),
    ...(change.kind === 'join' ? [change.into] : []),
  ]
  if (within.some((id) => id !== null && isGone(changes, id))) return null
  switch (change.kind) {
    case 'text': {
      const points = liveSplits(changes, change.provision)
      return withFreePlace(
        [
          ...liveTextChanges(changes, change.provision),
          ...points.map(({ offset, rank }) => ({ start: offset, end: offset, rank })),
        ],
        change,
      )
    }
    case 'split':
      return splitWithPlace(changes, change)
    case 'delete':
    case 'notUsed': {
      const again = changes.some(
        (other) =>
          other.kind === change.kind && !other.withdrawn && other.provision === change.provision,
      )
      return again ? null : change
    }
    default:
      return change
  }
}

/** Whether all that made a provision is withdrawn. */
function isGone(changes: readonly Change[], id: string): boolean {
  const makers = changes.filter(
    (change) =>
      (change.kind === 'insert' && change.provision === id) ||
      (change.kind === 'split' && change.newProvision === id),
  )
  // Without its split a second half is still there to be read, where it came from.
  return makers.some(({ kind }) => kind === 'insert') && makers.every(({ withdrawn }) => withdrawn)
}

/** A split that lies inside no change that has been made in the meantime, with a rank of its own. */
function splitWithPlace(changes: readonly Change[], split: SplitChange): SplitChange | null {
  const texts = liveTextChanges(changes, split.carrier)
  const { offset } = split
  if (texts.some(({ start, end }) => start < offset && offset < end)) return null
  const beside = [
    ...texts.filter(({ start }) => start === offset),
    ...liveSplits(changes, split.carrier).filter((other) => other.offset === offset),
  ].map(({ rank }) => rank)
  const range = texts.find(({ start, end }) => start === offset && end > start)
  const behindRange = range !== undefined && split.rank >= range.rank
  if (!behindRange && !beside.includes(split.rank)) return split
  const points = beside.filter((rank) => range === undefined || rank < range.rank)
  if (range === undefined) return { ...split, rank: Math.max(...points) + 1 }
  const last = points.length === 0 ? range.rank - 2 : Math.max(...points)
  return { ...split, rank: (last + range.rank) / 2 }
}

interface Stretch {
  readonly start: number
  readonly end: number
  readonly rank: number
}

function withFreePlace(live: readonly Stretch[], change: TextChange): TextChange | null {
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
