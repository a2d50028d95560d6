/** The levels of a document's list: one for each kind of numbered provision, made from its numbering style, which is data. */
import { formatCounter, parseCounter } from '../../../numbering.ts'
import type { NumberFormat, NumberingStyle, ProvisionKind } from '../../../provisions.ts'
import type { ProvisionView } from '../../../views.ts'

export interface ListLevel {
  readonly kind: ProvisionKind
  /** How many of its kind it stands under: 4.1.1 may be a clause under the clause 4.1. */
  readonly nested: number
  readonly format: NumberFormat
  /** What Word prints, "%1.%2": "%2" is the counter of the second level (ECMA-376 17.9.11, lvlText). */
  readonly text: string
  readonly start: number
  /** How deep its provisions mostly stand, 0 at the top. */
  readonly depth: number
}

export interface Levels {
  readonly list: readonly ListLevel[]
  /** The level of a row by its id, counted from 0; none where its kind is not counted. */
  readonly of: ReadonlyMap<string, number>
}

type Row = Pick<ProvisionView, 'id' | 'kind' | 'parent' | 'number' | 'baselineNumber' | 'depth'>

/** From the outside in. Footnotes and what stands in tables are counted in no list. */
const COUNTED: readonly ProvisionKind[] = [
  'schedule',
  'part',
  'section',
  'clause',
  'paragraph',
  'subparagraph',
  'item',
]
/** ECMA-376 17.9.6: a list has nine levels. */
const MOST_LEVELS = 9

interface Found {
  readonly kind: ProvisionKind
  readonly nested: number
  readonly depths: number[]
  /** The levels that its rows stand under, by key; null under none. */
  readonly above: (string | null)[]
}

export function levelsOf(rows: readonly Row[], style: NumberingStyle): Levels {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const keys = new Map<string, string>()
  const found = new Map<string, Found>()
  for (const row of rows) {
    if (!isCounted(row, style)) continue
    const outer = outerOf(row, byId)
    const nested = outer.filter(({ kind }) => kind === row.kind).length
    const key = `${row.kind} ${nested}`
    keys.set(row.id, key)
    const level = found.get(key) ?? { kind: row.kind, nested, depths: [], above: [] }
    found.set(key, level)
    level.depths.push(row.depth)
    const numbered = outer.find((other) => keys.has(other.id))
    level.above.push(numbered === undefined ? null : (keys.get(numbered.id) ?? null))
  }
  const order = [...found]
    .sort(([, one], [, other]) => rankOf(one) - rankOf(other))
    .slice(0, MOST_LEVELS)
  const places = new Map(order.map(([key], place) => [key, place]))
  const list: ListLevel[] = []
  for (const [, { kind, nested, depths, above }] of order) {
    const own = style.levels[kind]
    if (own === undefined) continue
    const parent = places.get(mostOf(above) ?? '')
    const before = own.before.replace(
      '{parent}',
      parent === undefined ? '' : (list[parent]?.text ?? ''),
    )
    list.push({
      kind,
      nested,
      format: own.format,
      text: `${before}%${list.length + 1}${own.after}`,
      start: own.start,
      depth: mostOf(depths) ?? 0,
    })
  }
  const of = new Map<string, number>()
  for (const [id, key] of keys) {
    const place = places.get(key)
    if (place !== undefined) of.set(id, place)
  }
  return { list, of }
}

function isCounted({ kind, number, baselineNumber }: Row, style: NumberingStyle): boolean {
  const own = style.levels[kind]
  const isNumbered = number !== null || baselineNumber !== null
  // Word would take "%1" in these for a counter.
  const isPlain = own !== undefined && !/%\d/.test(own.before + own.after)
  return isNumbered && isPlain && COUNTED.includes(kind)
}

/** What a row stands under, the nearest first. */
function outerOf({ parent }: Row, byId: ReadonlyMap<string, Row>): readonly Row[] {
  const outer: Row[] = []
  let above = parent === null ? undefined : byId.get(parent)
  while (above !== undefined) {
    outer.push(above)
    above = above.parent === null ? undefined : byId.get(above.parent)
  }
  return outer
}

function rankOf({ kind, nested }: Found): number {
  return COUNTED.indexOf(kind) * 100 + nested
}

function mostOf<Value>(values: readonly Value[]): Value | null {
  const counts = new Map<Value, number>()
  let [most, best]: [Value | null, number] = [null, 0]
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > best) [most, best] = [value, count]
  }
  return most
}

/** Counters by level; null where nothing has been counted since the level was last begun anew. */
export type Counts = readonly (number | null)[]

/** What a level prints; null where it needs a counter that stands at nothing. */
export function printedNumber(
  levels: readonly ListLevel[],
  level: number,
  counts: Counts,
): string | null {
  let unknown = false
  const text = (levels[level]?.text ?? '').replace(/%([1-9])/g, (_, digit: string) => {
    const place = Number(digit) - 1
    const count = counts[place] ?? null
    const format = levels[place]?.format
    if (count === null || count < 1 || format === undefined) unknown = true
    return unknown || format === undefined ? '' : formatCounter(count as number, format)
  })
  return unknown ? null : text
}

/** The counter with which a level prints this number beside these of the outer levels, or null where none does. */
export function counterFor(
  levels: readonly ListLevel[],
  level: number,
  counts: Counts,
  number: string,
): number | null {
  const own = levels[level]
  if (own === undefined) return null
  const [before = '', after = ''] = own.text.split(`%${level + 1}`)
  const outer = printedNumber([...levels.slice(0, level), { ...own, text: before }], level, counts)
  if (outer === null || !number.startsWith(outer) || !number.endsWith(after)) return null
  const counter = parseCounter(number.slice(outer.length, number.length - after.length), own.format)
  if (counter === null || counter < 1) return null
  const made = counts.map((count, place) => (place === level ? counter : count))
  return printedNumber(levels, level, made) === number ? counter : null
}
