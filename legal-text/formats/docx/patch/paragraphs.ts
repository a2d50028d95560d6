/** Paragraphs of a redline, from those before, those after and what differs between them. */
import type { Mark } from '../../../text.ts'
import { sameMarks } from '../../../text.ts'
import type { ParagraphBlock } from '../blocks-of.ts'
import type { MarksOf } from '../items.ts'
import { childNamed, type XmlElement } from '../xml-tree.ts'
import { escapeAttribute } from '../xml-write.ts'
import { Content } from './content.ts'
import {
  looksOf,
  markedProperties,
  paragraphProperties,
  type Stamp,
  type ToXml,
} from './properties.ts'
import { type ItemUnit, type Line, lineOf, type Unit } from './units.ts'

/** before[start, end) becomes after[otherStart, otherEnd); the rest is kept. */
export interface LineChange {
  readonly start: number
  readonly end: number
  readonly otherStart: number
  readonly otherEnd: number
  /** True where only marks differ. */
  readonly marksOnly: boolean
}

/** One of the two files, as the writer sees it. */
export interface Side {
  readonly marksOf: MarksOf
  /** An element as XML that may stand in the patched file. */
  readonly toXml: ToXml
  readonly defaultStyle: string | null
  /** A group of the other file as it may stand in this one; null where it is left out. */
  readonly group: (group: XmlElement) => XmlElement | null
}

export interface Sides {
  readonly before: Side
  readonly after: Side
  readonly stamp: Stamp
}

/** A paragraph of the redline. */
export interface WrittenParagraph {
  readonly xml: string
  /** The paragraph before whose mark ends it; null where its mark is inserted. */
  readonly mark: ParagraphBlock | null
}

export interface Group {
  readonly before: readonly ParagraphBlock[]
  readonly after: readonly ParagraphBlock[]
  readonly changes: readonly LineChange[]
  /** In a row that comes whole, paragraphs need no revision of their own mark. */
  readonly unmarked?: boolean
}

/** What a group of paragraphs reads as in the redline. The last mark is kept where both sides have paragraphs. */
export function writeGroup(group: Group, sides: Sides): readonly WrittenParagraph[] {
  return new GroupWriter(group, sides).write()
}

class GroupWriter {
  private readonly sides: Sides
  private readonly group: Group
  private readonly before: Line
  private readonly after: Line
  private readonly content: Content
  private readonly written: WrittenParagraph[] = []
  /** The next unit before, and how much of it has been written. */
  private next = 0
  private done = 0

  constructor(group: Group, sides: Sides) {
    this.group = group
    this.sides = sides
    this.before = lineOf(group.before, sides.before.marksOf)
    this.after = lineOf(group.after, sides.after.marksOf)
    this.content = new Content(sides.stamp)
  }

  write(): readonly WrittenParagraph[] {
    const { before, after } = this.group
    const gone = { start: -1, end: this.before.length + 1, otherStart: 0, otherEnd: 0 }
    const come = { start: 0, end: 0, otherStart: -1, otherEnd: this.after.length + 1 }
    const lone = after.length === 0 ? gone : before.length === 0 ? come : null
    const changes = lone === null ? this.group.changes : [{ ...lone, marksOnly: false }]
    let [at, other] = [0, 0]
    for (const change of changes) {
      this.keep(at, change.start, other)
      if (change.marksOnly) this.remark(change)
      else {
        this.closings(change)
        this.delete(change)
        this.insert(change)
      }
      at = change.end
      other = change.otherEnd
    }
    this.keep(at, this.before.length + 1, other)
    this.endLast(before[before.length - 1], after[after.length - 1])
    return this.written
  }

  /** Words before, up to `end`, that stay; `other` is where they stand after. */
  private keep(start: number, end: number, other: number): void {
    for (;;) {
      const unit = this.before.units[this.next]
      if (unit === undefined || this.at(unit) >= end) return
      if (unit.kind === 'mark') {
        this.next += 1
        this.endKept(unit.paragraph, this.markAfter(other + unit.at - start))
      } else this.put(unit, end, 'kept')
    }
  }

  /** What closes where a change begins closes in front of what is inserted. */
  private closings({ start }: LineChange): void {
    for (;;) {
      const unit = this.before.units[this.next]
      if (unit?.kind !== 'item' || unit.length > 0 || unit.opens || unit.at !== start) return
      this.put(unit, start, 'kept')
    }
  }

  private delete(change: LineChange): void {
    const { start, end } = change
    if (start === end) return
    for (;;) {
      const unit = this.before.units[this.next]
      if (unit === undefined) return
      const at = this.at(unit)
      if (at > end || (at === end && !this.goesAlong(unit, change))) return
      if (unit.kind === 'mark') {
        this.next += 1
        this.endDeleted(unit.paragraph)
      } else if (unit.length === 0) this.put(unit, end, this.pointFate(unit, change))
      else this.put(unit, end, 'deleted')
    }
  }

  /** A field's end goes with the rest of it; so does everything behind the last words of a paragraph that is gone. */
  private goesAlong(unit: Unit, change: LineChange): boolean {
    return unit.kind === 'item' && unit.length === 0 && !unit.opens && isCovered(unit, change)
  }

  /** What numbers a note in its own text never goes; a comment goes with the words around it. */
  private pointFate(unit: ItemUnit, change: LineChange): 'kept' | 'deleted' {
    const { run, node } = unit.item
    if (run === null || OWN_MARKS.has(node.name)) return 'kept'
    return isCovered(unit, change) ? 'deleted' : 'kept'
  }

  /** Writes a unit up to `end`, and moves on where it is done. */
  private put(
    unit: ItemUnit,
    end: number,
    fate: 'kept' | 'deleted',
    marks?: readonly Mark[],
  ): void {
    const { item, at, length } = unit
    const { before, stamp } = this.sides
    const until = Math.min(end - at, length)
    if (!isTransient(item.node)) {
      const properties =
        marks === undefined || item.kind !== 'text' || sameMarks(marks, item.marks)
          ? {}
          : {
              properties: markedProperties(childNamed(item.run, 'w:rPr'), item.marks, marks, stamp),
            }
      const whole = this.done === 0 && until === length
      const text = item.kind === 'text' && !whole ? { text: item.text.slice(this.done, until) } : {}
      this.content.add(item, fate, before.toXml, { ...text, ...properties })
    }
    if (until === length) {
      this.next += 1
      this.done = 0
    } else this.done = until
  }

  private at(unit: Unit): number {
    return unit.at + (unit.kind === 'item' ? this.done : 0)
  }

  /** The same words in other marks. */
  private remark({ start, end, otherStart, otherEnd }: LineChange): void {
    for (const { unit, from, to } of slices(this.after.units, otherStart, otherEnd)) {
      const until = start + to - otherStart
      const marks = unit.kind === 'item' && unit.item.kind === 'text' ? unit.item.marks : undefined
      if (from === to) continue
      for (;;) {
        const own = this.before.units[this.next]
        if (own === undefined || this.at(own) >= Math.min(until, end)) break
        if (own.kind === 'mark') {
          this.next += 1
          this.endKept(own.paragraph, this.markAfter(otherStart + own.at - start))
        } else this.put(own, until, 'kept', marks)
      }
    }
  }

  private insert({ otherStart, otherEnd }: LineChange): void {
    const { after } = this.sides
    const change = { start: otherStart, end: otherEnd }
    const around = this.pathAround()
    for (const { unit, from, to } of slices(this.after.units, otherStart, otherEnd)) {
      if (unit.kind === 'mark') {
        this.endInserted(unit.paragraph)
        continue
      }
      const { item, at } = unit
      // Bookmarks and comments of the other file would clash with those of this one.
      const isLeftOut =
        isTransient(item.node) ||
        (item.kind === 'point' && (unit.field === null || !isCovered(unit, change)))
      if (isLeftOut) continue
      const groups = around.length > 0 ? around : groupsFor(item.path, after)
      const text = item.kind === 'text' ? { text: item.text.slice(from - at, to - at) } : {}
      this.content.add(item, 'inserted', after.toXml, { path: groups, ...text })
    }
  }

  /** Groups that what stands in front and what comes next are both in. */
  private pathAround(): readonly XmlElement[] {
    const pathOf = (unit: Unit | undefined) => (unit?.kind === 'item' ? unit.item.path : [])
    const next = pathOf(this.before.units[this.next])
    const last = this.done > 0 ? next : pathOf(this.before.units[this.next - 1])
    let shared = 0
    while (shared < next.length && next[shared] === last[shared]) shared += 1
    return next.slice(0, shared)
  }

  /** The mark of the paragraph after that stands at an offset. */
  private markAfter(at: number): ParagraphBlock | undefined {
    for (const unit of this.after.units) {
      if (unit.kind === 'mark' && unit.at === at) return unit.paragraph
    }
    return undefined
  }

  private endLast(before: ParagraphBlock | undefined, after: ParagraphBlock | undefined): void {
    if (before === undefined) {
      if (after !== undefined) this.endInserted(after)
    } else if (after === undefined) this.endDeleted(before)
    else this.endKept(before, after)
  }

  private endKept(before: ParagraphBlock, after: ParagraphBlock | undefined): void {
    const { stamp } = this.sides
    const own = looksOf(before.properties, this.sides.before.defaultStyle)
    const other = after === undefined ? own : this.looksAfter(after)
    const differs = own.looks !== other.looks
    const looks = { ...own, looks: other.looks }
    this.end(before, paragraphProperties(looks, '', differs ? own.looks : null, stamp))
  }

  private endDeleted(before: ParagraphBlock): void {
    const own = looksOf(before.properties, this.sides.before.defaultStyle)
    this.end(before, paragraphProperties(own, 'w:del', null, this.sides.stamp))
  }

  private endInserted(after: ParagraphBlock): void {
    const looks = { ...this.looksAfter(after), section: '' }
    const revision = this.group.unmarked === true ? '' : 'w:ins'
    this.end(null, paragraphProperties(looks, revision, null, this.sides.stamp))
  }

  private looksAfter({ properties }: ParagraphBlock) {
    return looksOf(properties, this.sides.after.defaultStyle, this.sides.after.toXml)
  }

  private end(mark: ParagraphBlock | null, properties: string): void {
    const attributes = Object.entries(mark?.element.attributes ?? {})
      .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
      .join('')
    const xml = `<w:p${attributes}>${properties}${this.content.take()}</w:p>`
    this.written.push({ xml, mark })
  }
}

/** In a note's own text: its number. In a comment's: its mark. */
export const OWN_MARKS = new Set(['w:footnoteRef', 'w:endnoteRef', 'w:annotationRef'])

/** What Word writes for itself and makes anew: where a page ended, what the spelling checker thought. */
export function isTransient({ name }: XmlElement): boolean {
  return name === 'w:lastRenderedPageBreak' || name === 'w:proofErr'
}

export function isCovered(
  { field, at }: ItemUnit,
  { start, end }: Pick<LineChange, 'start' | 'end'>,
): boolean {
  if (field === null) return start < at && at < end
  if (field.start < start || field.end > end) return false
  return field.end > field.start || (start < field.start && field.end < end) || start < 0
}

function groupsFor(path: readonly XmlElement[], after: Side): readonly XmlElement[] {
  return path.map((group) => after.group(group)).filter((group) => group !== null)
}

interface Slice {
  readonly unit: Unit
  readonly from: number
  readonly to: number
}

/** The units between two offsets, each with the part of it that lies there; points at the ends among them. */
function* slices(units: readonly Unit[], start: number, end: number): Generator<Slice> {
  for (const unit of units) {
    const last = unit.at + unit.length
    if (unit.at > end) return
    if (last < start || (unit.length > 0 && (last === start || unit.at === end))) continue
    yield { unit, from: Math.max(unit.at, start), to: Math.min(last, end) }
  }
}
