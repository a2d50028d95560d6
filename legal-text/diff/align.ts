/**
 * Which provision of one version is which of another, in steps: equal ones that keep their order, versions of each other
 * in the same place, what moved, what was replaced under its number, what was split or merged. All but the first step
 * look only at the gaps between equal ones, so that a few edits take little time in however long a document.
 */
import { findAnchors } from './anchors.ts'
import { extendOver } from './divisions.ts'
import { pairGap, type Side } from './gaps.ts'
import { pairElsewhere } from './moves.ts'
import { type Group, type Row, rowsOf } from './rows.ts'
import type { Budget, Edit } from './sequence.ts'
import { similarity } from './similar.ts'

export interface Alignment {
  /** In the order of the version after; what was deleted, or moved away, stands where it stood. */
  readonly rows: readonly Row[]
  /** False where a bound was hit, so that equal provisions may have gone unseen. */
  readonly exact: boolean
}

/** Partners by index: -1 where there is none. Of provisions in gaps alone. */
interface Partners {
  readonly ofOld: Int32Array
  readonly ofNew: Int32Array
}

export function align(before: Side, after: Side, budget: Budget): Alignment {
  const { gaps, exact } = findAnchors(before.keys, after.keys, budget)
  const partners = {
    ofOld: new Int32Array(before.keys.length).fill(-1),
    ofNew: new Int32Array(after.keys.length).fill(-1),
  }
  for (const gap of gaps) {
    for (const [old, now] of pairGap(before, after, olds(gap), news(gap))) join(partners, old, now)
  }
  const lost = gaps.flatMap(olds).filter((old) => partners.ofOld[old] === -1)
  const found = gaps.flatMap(news).filter((now) => partners.ofNew[now] === -1)
  const elsewhere = pairElsewhere(before, after, lost, found)
  for (const [old, now] of elsewhere) join(partners, old, now)
  const stillLost = lost.length > elsewhere.length && found.length > elsewhere.length
  if (stillLost) for (const gap of gaps) pairLeft(before, after, gap, partners)
  const groups = divided(before, after, gaps, partners)
  return { rows: rowsOf(before, after, gaps, groups, elsewhere.length > 0), exact }
}

function olds({ start, end }: Edit): readonly number[] {
  return range(start, end)
}

function news({ otherStart, otherEnd }: Edit): readonly number[] {
  return range(otherStart, otherEnd)
}

function range(start: number, end: number): readonly number[] {
  const indexes: number[] = []
  for (let index = start; index < end; index += 1) indexes.push(index)
  return indexes
}

function join({ ofOld, ofNew }: Partners, old: number, now: number): void {
  ofOld[old] = now
  ofNew[now] = old
}

/** Share of words in common from which the one provision that is left in a place was edited, not replaced. */
const ALONE = 0.15

/**
 * What is left in one place under one number was replaced, however little the two have in common; of what is left alone on
 * both sides, a little in common is enough.
 */
function pairLeft(before: Side, after: Side, gap: Edit, partners: Partners): void {
  let [at, other] = [gap.start, gap.otherStart]
  while (at < gap.end && other < gap.otherEnd) {
    // Up to the next pair that stays in this place: nothing may cross it.
    const end = nextPaired(at, gap, partners.ofOld)
    const now = end === gap.end ? gap.otherEnd : (partners.ofOld[end] as number)
    const free = new Map<string, number>()
    for (let index = other; index < now; index += 1) {
      const number = after.numberAt(index)
      if (number !== null && partners.ofNew[index] === -1) free.set(number, index)
    }
    let least = other
    for (let index = at; index < end; index += 1) {
      const match = free.get(before.numberAt(index) ?? '')
      if (match === undefined || match < least || partners.ofOld[index] !== -1) continue
      join(partners, index, match)
      least = match + 1
    }
    pairAlone(before, after, { start: at, end, otherStart: other, otherEnd: now }, partners)
    at = end + 1
    other = Math.max(other, now + 1)
  }
}

function pairAlone(before: Side, after: Side, place: Edit, partners: Partners): void {
  const left = olds(place).filter((old) => partners.ofOld[old] === -1)
  const right = news(place).filter((now) => partners.ofNew[now] === -1)
  const [old, now] = [left[0], right[0]]
  if (left.length !== 1 || right.length !== 1 || old === undefined || now === undefined) return
  // Nothing that was paired by its number may be crossed.
  const ahead = olds(place).filter((index) => index < old && partners.ofOld[index] !== -1).length
  const aheadNow = news(place).filter((index) => index < now && partners.ofNew[index] !== -1).length
  if (ahead !== aheadNow) return
  if (similarity(before.wordsAt(old), after.wordsAt(now)) >= ALONE) join(partners, old, now)
}

/** Index of the next old provision whose partner is in the same gap, or the gap's end. */
function nextPaired(start: number, gap: Edit, ofOld: Int32Array): number {
  for (let index = start; index < gap.end; index += 1) {
    const partner = ofOld[index] as number
    if (partner >= gap.otherStart && partner < gap.otherEnd) return index
  }
  return gap.end
}

/** Pairs as groups, with the neighbours that are parts of them; then what is only on one side. */
function divided(
  before: Side,
  after: Side,
  gaps: readonly Edit[],
  { ofOld, ofNew }: Partners,
): readonly Group[] {
  const [gapOlds, gapNews] = [gaps.flatMap(olds), gaps.flatMap(news)]
  // 1 for a provision in a gap that has no partner and is no part of another.
  const oldFree = freeAmong(gapOlds, ofOld)
  const newFree = freeAmong(gapNews, ofNew)
  const paired = gapOlds
    .filter((old) => ofOld[old] !== -1)
    .map((old): Group => {
      const now = ofOld[old] as number
      const isSame = before.keys[old] === after.keys[now]
      const parts = isSame ? [now] : extend(before, old, after, now, newFree)
      const merged = isSame || parts.length > 1 ? [old] : extend(after, now, before, old, oldFree)
      return { before: merged, after: parts, moved: false }
    })
  return [
    ...paired,
    ...gapOlds
      .filter((old) => oldFree[old] === 1)
      .map((old) => ({ before: [old], after: [], moved: false })),
    ...gapNews
      .filter((now) => newFree[now] === 1)
      .map((now) => ({ before: [], after: [now], moved: false })),
  ]
}

function freeAmong(indexes: readonly number[], partners: Int32Array): Uint8Array {
  const free = new Uint8Array(partners.length)
  for (const index of indexes) if (partners[index] === -1) free[index] = 1
  return free
}

/** The parts on the other side of a provision, its partner among them; neighbours are taken as they are found. */
function extend(
  side: Side,
  index: number,
  other: Side,
  partner: number,
  free: Uint8Array,
): readonly number[] {
  const isFree = (neighbour: number) => free[neighbour] === 1
  if (!isFree(partner - 1) && !isFree(partner + 1)) return [partner]
  const { start, end } = extendOver(side.wordsAt(index), partner, other.wordsAt, isFree)
  for (let part = start; part <= end; part += 1) free[part] = 0
  return range(start, end + 1)
}
