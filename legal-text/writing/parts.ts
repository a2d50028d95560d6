/** Changes of text taken apart and put together by hand: to act on a part of one, or on two as one. */
import type { Change, TextChange, WriteContext } from '../changes.ts'
import { liveSplits, liveTextChanges } from '../state.ts'
import { type AuthoredRun, canonicalRuns, plainText, runsLength, sliceRuns } from '../text.ts'

/** A point in a change: an offset of its base text, and one of its proposed runs (those being deleted included). */
export interface SplitPoint {
  readonly base: number
  readonly proposed: number
}

export type SplitAnswer =
  | {
      readonly ok: true
      readonly changes: readonly Change[]
      /** The id that was split stays on the left; links and comments are to be copied to `right`. */
      readonly left: string
      readonly right: string
    }
  | { readonly ok: false; readonly reason: string }

export type JoinAnswer =
  | {
      readonly ok: true
      readonly changes: readonly Change[]
      /** The older of the two; what points at `gone` is to point at it instead. */
      readonly kept: string
      readonly gone: string
    }
  | { readonly ok: false; readonly reason: string }

/**
 * Splits a change in two that read as it did. A point inside a surrogate pair moves in front of it; a point that
 * leaves one side with nothing to do is refused.
 */
export function splitChangeAt(
  changes: readonly Change[],
  id: string,
  point: SplitPoint,
  context: Pick<WriteContext, 'at' | 'mint'>,
): SplitAnswer {
  const change = changes.find((other) => other.id === id)
  if (change?.kind !== 'text') return refused('Only a change of text can be split.')
  if (change.withdrawn) return refused('A withdrawn change cannot be split.')
  const proposed = outsidePair(change.proposed, point.proposed)
  const base = Math.min(Math.max(point.base, change.start), change.end)
  const length = runsLength(change.proposed)
  if (base === change.start && proposed === 0) return refused('Nothing stands before this point.')
  if (base === change.end && proposed === length)
    return refused('Nothing stands behind this point.')
  const agreed =
    change.agreed === null ? null : agreedPoint(change.agreed, change.proposed, proposed)
  const left: TextChange = {
    ...change,
    end: base,
    proposed: sliceRuns(change.proposed, 0, proposed),
    agreed: agreed === null ? null : sliceRuns(change.agreed ?? [], 0, agreed),
    changedAt: context.at,
  }
  const right: TextChange = {
    ...change,
    id: context.mint(),
    start: base,
    rank: base === change.start ? rankBehind(changes, change) : rankAhead(changes, change, base),
    proposed: sliceRuns(change.proposed, proposed),
    agreed: agreed === null ? null : sliceRuns(change.agreed ?? [], agreed),
    changedAt: context.at,
  }
  const written = changes.flatMap((other) => (other === change ? [left, right] : [other]))
  return { ok: true, changes: written, left: left.id, right: right.id }
}

function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason }
}

function outsidePair(runs: readonly AuthoredRun[], offset: number): number {
  const text = plainText(runs)
  const at = Math.min(Math.max(offset, 0), text.length)
  const low = text.charCodeAt(at)
  const high = text.charCodeAt(at - 1)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff ? at - 1 : at
}

/** Where agreed words part when proposed ones do: at the same place, counted from the end that both share. */
function agreedPoint(
  agreed: readonly AuthoredRun[],
  proposed: readonly AuthoredRun[],
  offset: number,
): number {
  const one = plainText(agreed)
  const other = plainText(proposed)
  const fromEnd = one.length - (other.length - offset)
  const sharesStart = one.slice(0, offset) === other.slice(0, offset)
  const sharesEnd = fromEnd >= 0 && one.slice(fromEnd) === other.slice(offset)
  const at = !sharesStart && sharesEnd ? fromEnd : Math.min(offset, one.length)
  return outsidePair(agreed, at)
}

function rankBehind(changes: readonly Change[], change: TextChange): number {
  const ranks = ranksAt(changes, change, change.start).filter((rank) => rank > change.rank)
  return ranks.length === 0 ? change.rank + 1 : (change.rank + Math.min(...ranks)) / 2
}

/** A right half that only inserts, at the end of what was split, comes before whatever starts there. */
function rankAhead(changes: readonly Change[], change: TextChange, offset: number): number {
  const ranks = ranksAt(changes, change, offset)
  return ranks.length === 0 ? 0 : Math.min(...ranks) - 1
}

/** Ranks of what else stands at an offset: changes, and points where the provision is split. */
function ranksAt(changes: readonly Change[], change: TextChange, offset: number) {
  const others = liveTextChanges(changes, change.provision).filter(
    (other) => other !== change && other.start === offset,
  )
  const splits = liveSplits(changes, change.provision).filter((split) => split.offset === offset)
  return [...others, ...splits].map(({ rank }) => rank)
}

/** Splits a change so that the part between two points is a change of its own, and names that part. */
export function splitOffPart(
  changes: readonly Change[],
  id: string,
  part: { readonly from: SplitPoint; readonly to: SplitPoint },
  context: Pick<WriteContext, 'at' | 'mint'>,
): {
  readonly changes: readonly Change[]
  readonly part: string
  readonly made: readonly string[]
} {
  // From behind, so that the first point still counts from the start of the same change.
  const behind = splitChangeAt(changes, id, part.to, context)
  const without = behind.ok ? behind.changes : changes
  const before = splitChangeAt(without, id, part.from, context)
  const made = [before, behind].flatMap((answer) => (answer.ok ? [answer.right] : []))
  return before.ok
    ? { changes: before.changes, part: before.right, made }
    : { changes: without, part: id, made }
}

/** Joins two changes that touch into one under the older id; their reasons are both kept. */
export function joinChanges(
  changes: readonly Change[],
  ids: readonly [string, string],
  { at }: Pick<WriteContext, 'at'>,
): JoinAnswer {
  const [one, other] = ids.map((id) => changes.find((change) => change.id === id))
  if (one?.kind !== 'text' || other?.kind !== 'text' || one === other) {
    return refused('Two changes of text can be joined, nothing else.')
  }
  if (one.provision !== other.provision)
    return refused('The changes stand in different provisions.')
  const live = liveTextChanges(changes, one.provision)
  const [left, right] = live.indexOf(one) < live.indexOf(other) ? [one, other] : [other, one]
  if (live.indexOf(left) < 0) return refused('A withdrawn change cannot be joined.')
  if (live.indexOf(right) - live.indexOf(left) !== 1 || left.end !== right.start) {
    return refused('Other words stand between the changes.')
  }
  const parted = liveSplits(changes, one.provision).some(
    ({ offset, rank }) =>
      offset === right.start && rank < right.rank && (offset !== left.start || rank > left.rank),
  )
  if (parted) return refused('The provision is split between the changes.')
  if ((left.agreed === null) !== (right.agreed === null)) {
    return refused('One of the changes has been accepted, the other never was.')
  }
  const [kept, gone] = right.createdAt < left.createdAt ? [right, left] : [left, right]
  const joined: TextChange = {
    ...kept,
    start: left.start,
    end: right.end,
    rank: left.start === right.start ? right.rank : left.rank,
    reason: [...new Set([left.reason, right.reason])].filter((reason) => reason !== '').join('\n'),
    proposed: canonicalRuns([...left.proposed, ...right.proposed]),
    agreed:
      left.agreed === null || right.agreed === null
        ? null
        : canonicalRuns([...left.agreed, ...right.agreed]),
    changedAt: at,
  }
  const written = changes.flatMap((change): readonly Change[] =>
    change === kept ? [joined] : change === gone ? [] : [change],
  )
  return { ok: true, changes: written, kept: kept.id, gone: gone.id }
}
