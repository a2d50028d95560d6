/** Withdrawn changes applied again, where they still have a place. */
import type {
  Change,
  InsertChange,
  MoveChange,
  RelevelChange,
  SplitChange,
  TextChange,
  WriteContext,
} from './changes.ts'
import { withTheirNotes } from './footnotes.ts'
import type { Provisions } from './provisions.ts'
import { insertedSubtree, liveSplits, liveTextChanges } from './state.ts'
import { proposedArrangement } from './tree/proposed.ts'

type Context = Pick<WriteContext, 'at'>

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

export function isMove(change: Change): change is MoveChange | RelevelChange {
  return change.kind === 'move' || change.kind === 'relevel'
}

/** Whether all that made a provision is withdrawn. */
export function isGone(changes: readonly Change[], id: string): boolean {
  const makers = changes.filter(
    (change) =>
      (change.kind === 'insert' && change.provision === id) ||
      (change.kind === 'split' && change.newProvision === id),
  )
  // Without its split a second half is still there to be read, where it came from.
  return makers.some(({ kind }) => kind === 'insert') && makers.every(({ withdrawn }) => withdrawn)
}
