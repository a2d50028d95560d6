/** The numbers that Word prints in front of paragraphs, counted as Word counts them (ECMA-376 17.9). */
import { formatCounter } from '../../numbering.ts'
import type { NumberFormat } from '../../provisions.ts'
import { childNamed, childrenOf, type XmlElement } from './xml-tree.ts'

export interface ListNumber {
  /** As Word prints it: "4.1", "(a)", "Schedule 2"; empty for a bullet and where the list prints nothing. */
  readonly printed: string
  /** 0 for the outermost of the list. */
  readonly level: number
  readonly format: ListFormat
  /** The list that it is counted in. */
  readonly list: string
  /** Indentation that the list gives the paragraph, in twentieths of a point, or null. */
  readonly indent: number | null
}

export type ListFormat = NumberFormat | 'bullet' | 'none' | 'other'

/** The properties of a paragraph itself, then those of its style and the styles that it is based on. */
export type PropertyChain = readonly XmlElement[]

export interface ListCounter {
  /** Counts the paragraph; null where it is in no list. Paragraphs are to be given once each, in document order. */
  readonly next: (properties: PropertyChain, style: string | null) => ListNumber | null
  /**
   * What the paragraph would be given, without counting it. With `value`, as the first of a list of its own that shares the
   * definition and begins there, as a w:startOverride has it.
   */
  readonly peek: (
    properties: PropertyChain,
    style: string | null,
    value?: number,
  ) => (ListNumber & { readonly numId: string }) | null
  /** Counts the paragraph as the first of such a list. */
  readonly restart: (properties: PropertyChain, style: string | null, value: number) => void
}

interface Level {
  readonly start: number
  readonly format: ListFormat
  readonly text: string
  /** All counters read as decimal: legal numbering. */
  readonly legal: boolean
  /** The level, counted from 1, whose use starts this one again; 0: none does; null: any further out. */
  readonly restartsAfter: number | null
  readonly style: string | null
  readonly indent: number | null
}

interface List {
  readonly abstract: string
  readonly levels: ReadonlyMap<number, Level>
  /** Where the list itself begins to count, by level. */
  readonly starts: ReadonlyMap<number, number>
}

const LEVELS = 9
/** Lists that lead to one another through styles go no further than this. */
const MOST_LINKS = 8

/** @param numbering Root of the numbering part, or null. @param styleOf A paragraph style by its id. */
export function listCounter(
  numbering: XmlElement | null,
  styleOf: (id: string) => XmlElement | null,
): ListCounter {
  const lists = listsOf(numbering, styleOf)
  const counters = new Map<string, (number | null)[]>()
  const begun = new Set<string>()
  const countsOf = (list: List): (number | null)[] => {
    const counts = counters.get(list.abstract) ?? new Array<number | null>(LEVELS).fill(null)
    counters.set(list.abstract, counts)
    return counts
  }
  const numberOf = (list: List, level: number, counts: readonly (number | null)[]): ListNumber => {
    const own = list.levels.get(level) ?? PLAIN
    return {
      printed: printed(own, list, counts),
      level,
      format: own.format,
      list: list.abstract,
      indent: own.indent,
    }
  }
  return {
    next(properties, style) {
      const place = placeOf(properties, style, lists)
      if (place === null) return null
      const { id, list, level } = place
      const counts = countsOf(list)
      count(counts, list, level, begun, id)
      return numberOf(list, level, counts)
    },
    peek(properties, style, value) {
      const place = placeOf(properties, style, lists)
      if (place === null) return null
      const { id, list, level } = place
      const counts = [...countsOf(list)]
      if (value === undefined) count(counts, list, level, new Set(begun), id)
      else count(counts, startingAt(list, level, value), level, new Set(begun), RESTARTED)
      return { ...numberOf(list, level, counts), numId: id }
    },
    restart(properties, style, value) {
      const place = placeOf(properties, style, lists)
      if (place === null) return
      const { list, level } = place
      count(countsOf(list), startingAt(list, level, value), level, new Set(begun), RESTARTED)
    },
  }
}

/** No list in a file has this id. */
const RESTARTED = ''

function startingAt(list: List, level: number, value: number): List {
  return { ...list, starts: new Map([[level, value]]) }
}

const PLAIN: Level = {
  start: 1,
  format: 'decimal',
  text: '',
  legal: false,
  restartsAfter: null,
  style: null,
  indent: null,
}

function count(
  counts: (number | null)[],
  list: List,
  level: number,
  begun: Set<string>,
  id: string,
): void {
  for (let outer = 0; outer < level; outer += 1) {
    counts[outer] ??= firstOf(list, outer, begun, id)
  }
  const restarts = list.starts.has(level) && !begun.has(`${id} ${level}`)
  const before = restarts ? null : (counts[level] ?? null)
  counts[level] = before === null ? firstOf(list, level, begun, id) : before + 1
  for (let inner = level + 1; inner < LEVELS; inner += 1) {
    const after = list.levels.get(inner)?.restartsAfter ?? null
    if (after === null ? true : after > level) counts[inner] = null
  }
}

function firstOf(list: List, level: number, begun: Set<string>, id: string): number {
  const own = begun.has(`${id} ${level}`) ? undefined : list.starts.get(level)
  begun.add(`${id} ${level}`)
  return own ?? list.levels.get(level)?.start ?? 1
}

function printed(own: Level, list: List, counts: readonly (number | null)[]): string {
  if (own.format === 'bullet') return ''
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = Number(digit) - 1
    const other = list.levels.get(level) ?? PLAIN
    const value = counts[level] ?? other.start
    if (other.format === 'none' || other.format === 'bullet') return ''
    return own.legal || other.format === 'other'
      ? String(value)
      : value < 1
        ? '0'
        : formatCounter(value, other.format)
  })
}

function placeOf(
  properties: PropertyChain,
  style: string | null,
  lists: ReadonlyMap<string, List>,
): { readonly id: string; readonly list: List; readonly level: number } | null {
  let id: string | null = null
  let level: number | null = null
  for (const each of properties) {
    const own = childNamed(each, 'w:numPr')
    if (own === null) continue
    id ??= valOf(childNamed(own, 'w:numId'))
    const printedLevel = valOf(childNamed(own, 'w:ilvl'))
    if (level === null && printedLevel !== null) level = Number(printedLevel)
  }
  const list = id === null ? undefined : lists.get(id)
  if (id === null || list === undefined) return null
  level ??= levelOfStyle(list, style)
  return level >= 0 && level < LEVELS ? { id, list, level } : null
}

/** A style that is numbered names no level: the list names the style at one of its levels. */
function levelOfStyle(list: List, style: string | null): number {
  for (const [level, { style: own }] of list.levels)
    if (own === style && style !== null) return level
  return 0
}

function listsOf(
  root: XmlElement | null,
  styleOf: (id: string) => XmlElement | null,
): ReadonlyMap<string, List> {
  const abstracts = new Map<string, XmlElement>()
  const numbers = new Map<string, XmlElement>()
  for (const child of root === null ? [] : childrenOf(root)) {
    const abstract = child.attributes['w:abstractNumId']
    const number = child.attributes['w:numId']
    if (child.name === 'w:abstractNum' && abstract !== undefined) abstracts.set(abstract, child)
    // 0 is how a paragraph says that it is in no list.
    if (child.name === 'w:num' && number !== undefined && number !== '0') numbers.set(number, child)
  }
  const abstractOf = (number: XmlElement, links = 0): string | null => {
    const abstract = valOf(childNamed(number, 'w:abstractNumId'))
    const link = valOf(childNamed(abstracts.get(abstract ?? '') ?? null, 'w:numStyleLink'))
    if (link === null || links > MOST_LINKS) return abstract
    const properties = childNamed(childNamed(styleOf(link), 'w:pPr'), 'w:numPr')
    const other = numbers.get(valOf(childNamed(properties, 'w:numId')) ?? '')
    return other === undefined ? abstract : abstractOf(other, links + 1)
  }
  const lists = new Map<string, List>()
  for (const [id, number] of numbers) {
    const abstract = abstractOf(number)
    const element = abstracts.get(abstract ?? '')
    if (abstract !== null && element !== undefined) {
      lists.set(id, listOf(abstract, element, number))
    }
  }
  return lists
}

function listOf(abstract: string, element: XmlElement, number: XmlElement): List {
  const levels = new Map<number, Level>()
  const starts = new Map<number, number>()
  for (const child of childrenOf(element)) {
    if (child.name === 'w:lvl') levels.set(levelNumber(child), levelOf(child))
  }
  for (const override of childrenOf(number)) {
    if (override.name !== 'w:lvlOverride') continue
    const own = childNamed(override, 'w:lvl')
    if (own !== null) levels.set(levelNumber(override), levelOf(own))
    const start = valOf(childNamed(override, 'w:startOverride'))
    if (start !== null) starts.set(levelNumber(override), Number(start))
  }
  return { abstract, levels, starts }
}

function levelNumber({ attributes }: XmlElement): number {
  return Number(attributes['w:ilvl'] ?? '0')
}

const FORMATS: Readonly<Record<string, ListFormat>> = {
  decimal: 'decimal',
  lowerLetter: 'lower-alpha',
  upperLetter: 'upper-alpha',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
  bullet: 'bullet',
  none: 'none',
}

function levelOf(element: XmlElement): Level {
  const value = (name: string) => valOf(childNamed(element, name))
  const format = FORMATS[value('w:numFmt') ?? 'decimal'] ?? 'other'
  const restart = value('w:lvlRestart')
  const legal = childNamed(element, 'w:isLgl')
  const indent = childNamed(childNamed(element, 'w:pPr'), 'w:ind')
  return {
    start: Number(value('w:start') ?? '0'),
    format,
    text: value('w:lvlText') ?? '',
    legal: legal !== null && !/^(0|false|off)$/.test(legal.attributes['w:val'] ?? 'true'),
    restartsAfter: restart === null ? null : Number(restart),
    style: value('w:pStyle'),
    indent: indentOf(indent),
  }
}

/** Twentieths of a point from the margin, of the lines behind the first. */
export function indentOf(indent: XmlElement | null): number | null {
  const left = indent?.attributes['w:left'] ?? indent?.attributes['w:start']
  const value = Number(left)
  return left === undefined || Number.isNaN(value) ? null : value
}

function valOf(element: XmlElement | null): string | null {
  return element?.attributes['w:val'] ?? null
}
