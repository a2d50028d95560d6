/** Aligned provisions in reading order, with what is out of order told as moved. */
import type { Side } from './gaps.ts'
import { inOrder } from './order.ts'
import type { Edit } from './sequence.ts'

/** Provisions of both versions that are one another: several on one side where one was split or some were merged. */
export interface Group {
  /** Indexes in the version before, in order; empty for what was inserted. */
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** Whether it stands in another order than its neighbours do. Without `after` it is only the place it left. */
  readonly moved: boolean
}

/** Provisions that follow one another in both versions and read the same. */
export interface EqualRow {
  readonly before: number
  readonly after: number
  /** How many; 1 or more. */
  readonly length: number
}

export type Row = Group | EqualRow

export function isEqualRow(row: Row): row is EqualRow {
  return typeof row.before === 'number'
}

/**
 * The rows between and in the gaps. `groups` are all those of the gaps, in any order; `crossing` says whether some of them
 * may be out of the order of the others.
 */
export function rowsOf(
  before: Side,
  after: Side,
  gaps: readonly Edit[],
  groups: readonly Group[],
  crossing: boolean,
): readonly Row[] {
  const equal = equalRows(before.keys.length, after.keys.length, gaps)
  const rows = [...equal, ...groups]
  return inReadingOrder(crossing ? rows.flatMap(movedAmong(before, rows)) : rows)
}

function equalRows(before: number, after: number, gaps: readonly Edit[]): readonly EqualRow[] {
  const rows: EqualRow[] = []
  let [at, other] = [0, 0]
  for (const gap of [...gaps, { start: before, end: before, otherEnd: after }]) {
    if (gap.start > at) rows.push({ before: at, after: other, length: gap.start - at })
    at = gap.end
    other = gap.otherEnd
  }
  return rows
}

/** Marks as moved the lightest rows whose absence leaves the others in order. Long provisions are what others move around. */
function movedAmong(before: Side, rows: readonly Row[]): (row: Row) => readonly Row[] {
  const pairs = rows
    .filter((row) => firstOld(row) !== -1 && firstNew(row) !== -1)
    .map((row) => ({
      row,
      before: firstOld(row),
      after: firstNew(row),
      weight: weightOf(before, row),
    }))
    .sort((left, right) => left.after - right.after)
  const staying = new Set(inOrder(pairs).map(({ row }) => row))
  return (row) => {
    if (firstOld(row) === -1 || firstNew(row) === -1 || staying.has(row)) return [row]
    if (!isEqualRow(row)) return [{ ...row, moved: true }]
    return Array.from({ length: row.length }, (_, index) => ({
      before: [row.before + index],
      after: [row.after + index],
      moved: true,
    }))
  }
}

function weightOf({ keys }: Side, row: Row): number {
  const [start, length] = isEqualRow(row) ? [row.before, row.length] : [firstOld(row), 1]
  let weight = 0
  for (let index = start; index < start + length; index += 1) {
    weight += 1 + (keys[index]?.length ?? 0)
  }
  return weight
}

function firstOld({ before }: Row): number {
  return typeof before === 'number' ? before : (before[0] ?? -1)
}

function firstNew({ after }: Row): number {
  return typeof after === 'number' ? after : (after[0] ?? -1)
}

/** Before a row that stays come what was deleted or moved away, then what was inserted or came from elsewhere. */
function inReadingOrder(rows: readonly Row[]): readonly Row[] {
  const byOld = rows
    .filter((row) => firstOld(row) !== -1)
    .sort((left, right) => firstOld(left) - firstOld(right))
  const byNew = rows
    .filter((row) => firstNew(row) !== -1)
    .sort((left, right) => firstNew(left) - firstNew(right))
  const result: Row[] = []
  let next = 0
  for (const row of byOld) {
    if (!isEqualRow(row) && (row.moved || row.after.length === 0)) {
      result.push(row.moved ? { ...row, after: [] } : row)
      continue
    }
    for (let other = byNew[next]; other !== undefined && other !== row; other = byNew[next]) {
      result.push(other)
      next += 1
    }
    result.push(row)
    next += 1
  }
  return [...result, ...byNew.slice(next)]
}
