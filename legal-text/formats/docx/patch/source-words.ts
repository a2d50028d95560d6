/** The words of a provision's paragraphs in the file, taken one after the other into a redline. */
import type { Mark, Run } from '../../../text.ts'
import type { ParagraphBlock } from '../blocks-of.ts'
import type { Item, TextItem } from '../items.ts'
import { childNamed, type XmlElement } from '../xml-tree.ts'
import { element, serialise } from '../xml-write.ts'
import type { Content, Signed } from './content.ts'
import { type Located, sourceIn } from './located.ts'
import { isCovered, isTransient, OWN_MARKS } from './paragraphs.ts'
import { formatOf, type ToXml, withMarks } from './properties.ts'
import type { ItemUnit, Unit } from './units.ts'

/** What words look like: the properties of their run, and the marks that it has by them or by its style. */
export interface Format {
  readonly properties: readonly XmlElement[]
  readonly marks: readonly Mark[]
}

export const PLAIN_FORMAT: Format = { properties: [], marks: [] }

/** Called at the end of each paragraph of the file, with what becomes of its mark. */
type OnMark = (paragraph: ParagraphBlock, fate: 'kept' | 'deleted', by: Signed | null) => void

export class SourceWords {
  readonly located: Located
  private readonly content: Content
  private readonly onMark: OnMark
  private readonly toXml: ToXml
  private next = 0
  /** How much of the next unit has been written. */
  private done = 0
  private last: TextItem | null = null

  constructor(located: Located, content: Content, onMark: OnMark) {
    this.located = located
    this.content = content
    this.onMark = onMark
    this.toXml = (node) => (node.start < 0 ? serialise(node) : sourceIn(located.part, node))
  }

  /** Up to an offset of the line; with `through`, what takes no place there too. */
  keep(end: number, through = false): void {
    for (;;) {
      const unit = this.unit()
      if (unit === undefined) return
      const at = this.at(unit)
      if (through && unit.length === 0 ? at > end : at >= end) return
      if (unit.kind === 'mark') this.mark(unit.paragraph, 'kept', null)
      else this.put(unit, end, 'kept', undefined)
    }
  }

  /** @param fields Whether a field goes with all its result; else it stays around what comes in its place. */
  delete(end: number, by: Signed, fields = true): void {
    const first = this.unit()
    const change = { start: first === undefined ? end : this.at(first), end }
    for (;;) {
      const unit = this.unit()
      if (unit === undefined) return
      const at = this.at(unit)
      const along = fields && isPoint(unit) && !unit.opens && isCovered(unit, change)
      if (at > end || (at === end && !along)) return
      if (unit.kind === 'mark') this.mark(unit.paragraph, 'deleted', by)
      else if (unit.length > 0) this.put(unit, end, 'deleted', by)
      else this.put(unit, end, fields ? pointFate(unit, change) : 'kept', by)
    }
  }

  /** Everything that is left, its own marks and what goes along with it included; the last mark is the caller's. */
  deleteAll(by: Signed): void {
    const whole = { start: -1, end: this.located.line.length + 1 }
    for (;;) {
      const unit = this.unit()
      if (unit === undefined) return
      if (unit.kind === 'mark') this.mark(unit.paragraph, 'deleted', by)
      else if (unit.length > 0) this.put(unit, whole.end, 'deleted', by)
      else this.put(unit, whole.end, pointFate(unit, whole), by)
    }
  }

  /** What closes here closes in front of what is inserted. */
  closings(): void {
    for (;;) {
      const unit = this.unit()
      if (unit === undefined || !isPoint(unit) || unit.opens) return
      this.put(unit, unit.at, 'kept', undefined)
    }
  }

  /** Groups, such as a link, that what stands in front and what comes next are both in. */
  pathHere(): readonly XmlElement[] {
    const pathOf = (unit: Unit | undefined) => (unit?.kind === 'item' ? unit.item.path : [])
    const next = pathOf(this.unit())
    const last = this.done > 0 ? next : pathOf(this.located.line.units[this.next - 1])
    let shared = 0
    while (shared < next.length && next[shared] === last[shared]) shared += 1
    return next.slice(0, shared)
  }

  /** What words that are inserted here look like: as those in front of them, or behind where there are none. */
  formatHere(): Format | null {
    return formatOfItem(this.last ?? this.textFrom(this.next))
  }

  /** The words between two offsets as a copy, each item with the part of it that lies there. */
  *copy(start: number, end: number): Generator<{ readonly item: Item; readonly text?: string }> {
    for (const unit of this.located.line.units) {
      if (unit.length === 0) continue
      const [from, to] = [Math.max(unit.at, start), Math.min(unit.at + unit.length, end)]
      if (from >= to) continue
      if (unit.kind === 'mark') {
        yield* itemsFor({ kind: 'text', text: '\n', marks: [] }, '\n', PLAIN_FORMAT).map(
          (item) => ({ item }),
        )
        continue
      }
      const { item } = unit
      if (item.kind !== 'text') yield { item }
      else yield { item, text: item.text.slice(from - unit.at, to - unit.at) }
    }
  }

  /** The paragraph that comes next, or null where all has been taken. */
  get paragraph(): ParagraphBlock | null {
    const { units, paragraphs } = this.located.line
    const ahead = units.slice(this.next).find((unit) => unit.kind === 'mark')
    return (ahead?.kind === 'mark' ? ahead.paragraph : paragraphs[paragraphs.length - 1]) ?? null
  }

  get begun(): boolean {
    return this.next > 0 || this.done > 0
  }

  /** The words so far set no example: they are a number that is typed. */
  forgetFormat(): void {
    this.last = null
  }

  private unit(): Unit | undefined {
    return this.located.line.units[this.next]
  }

  private at(unit: Unit): number {
    return unit.at + (unit.kind === 'item' ? this.done : 0)
  }

  private textFrom(index: number): TextItem | null {
    const { units } = this.located.line
    for (let at = index; at < units.length; at += 1) {
      const unit = units[at]
      if (unit?.kind === 'item' && unit.item.kind === 'text') return unit.item
    }
    return null
  }

  private mark(paragraph: ParagraphBlock, fate: 'kept' | 'deleted', by: Signed | null): void {
    this.next += 1
    this.onMark(paragraph, fate, by)
  }

  private put(unit: ItemUnit, end: number, fate: 'kept' | 'deleted', by: Signed | undefined): void {
    const { item, at, length } = unit
    const until = Math.min(end - at, length)
    if (!isTransient(item.node)) {
      const whole = this.done === 0 && until === length
      this.content.add(item, fate, this.toXml, {
        ...(item.kind === 'text' && !whole && { text: item.text.slice(this.done, until) }),
        ...(by !== undefined && { by }),
      })
    }
    if (item.kind === 'text') this.last = item
    if (until === length) {
      this.next += 1
      this.done = 0
    } else this.done = until
  }
}

function isPoint(unit: Unit): unit is ItemUnit {
  return unit.kind === 'item' && unit.length === 0
}

function pointFate(unit: ItemUnit, change: { start: number; end: number }): 'kept' | 'deleted' {
  const { run, node } = unit.item
  if (run === null || OWN_MARKS.has(node.name)) return 'kept'
  return isCovered(unit, change) ? 'deleted' : 'kept'
}

/** What a paragraph's own words look like, as an example for others. */
export function formatOfWords({ line, start }: Located): Format | null {
  for (const unit of line.units) {
    if (unit.kind === 'item' && unit.item.kind === 'text' && unit.at >= start) {
      return formatOfItem(unit.item)
    }
  }
  return null
}

function formatOfItem(item: TextItem | null): Format | null {
  if (item === null) return null
  return { properties: formatOf(childNamed(item.run, 'w:rPr')), marks: item.marks }
}

/** Words that are written anew, as items of one run in a format. */
export function itemsFor(
  run: Run & { readonly text?: string },
  text: string,
  format: Format,
): readonly Item[] {
  const properties = withMarks(format.properties, format.marks, run.marks)
  const own = properties.length === 0 ? [] : [element('w:rPr', {}, properties)]
  const holder = element('w:r', {}, own)
  const fate = { accepted: true, rejected: false, inserted: null, deleted: null }
  return text
    .split(/([\t\u2028\n])/)
    .filter((part) => part !== '')
    .map((part): TextItem => {
      const name = part === '\t' ? 'w:tab' : /^[\u2028\n]$/.test(part) ? 'w:br' : 'w:t'
      const node = element(name, {}, name === 'w:t' ? [part] : [])
      return { kind: 'text', text: part, marks: run.marks, path: [], run: holder, node, fate }
    })
}
