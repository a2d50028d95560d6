/**
 * Numbers that Word counts, made to read as a draft has them. A paragraph that would count otherwise gets a list of its own:
 * one that shares the definition and begins at its number, so that what follows goes on from there, or, for "4.1A", one
 * that prints the number to the letter and leaves all others alone.
 */
import { type ListCounter, listCounter } from '../list-numbers.ts'
import type { StyleSheet } from '../styles-of.ts'
import { childNamed, childrenOf, type XmlElement } from '../xml-tree.ts'
import { element, escapeAttribute, serialise } from '../xml-write.ts'
import type { PackageEdit } from './package-edit.ts'

/** Properties of a paragraph without the mark's format, the section and the record of changes. */
export type Looks = readonly XmlElement[]

/** So far a list of its own is looked for that begins at a number. */
const MOST = 400

export class Counted {
  private readonly counter: ListCounter
  private readonly styles: StyleSheet
  private readonly edit: PackageEdit
  private readonly root: XmlElement | null
  private nums = 0
  private abstracts = 0

  constructor(edit: PackageEdit, styles: StyleSheet) {
    this.edit = edit
    this.styles = styles
    this.root = edit.file.side('numbering')?.root ?? null
    this.counter = listCounter(this.root, (id) => styles.byId.get(id) ?? null)
    for (const { attributes } of this.root === null ? [] : childrenOf(this.root)) {
      this.nums = Math.max(this.nums, Number(attributes['w:numId']) || 0)
      this.abstracts = Math.max(this.abstracts, Number(attributes['w:abstractNumId']) || 0)
    }
  }

  /** Counts a paragraph as it is; what Word prints in front of it, or null where it is in no list. */
  next(looks: Looks): string | null {
    const [chain, style] = this.chainOf(looks)
    return this.counter.next(chain, style)?.printed ?? null
  }

  /** What Word would print, without counting it. */
  peek(looks: Looks): string | null {
    const [chain, style] = this.chainOf(looks)
    return this.counter.peek(chain, style)?.printed ?? null
  }

  /** Counts a paragraph that is to print `wanted`; gives the looks with which it does, the same where it does so anyway. */
  settle(looks: Looks, wanted: string): Looks {
    const [chain, style] = this.chainOf(looks)
    const plain = this.counter.peek(chain, style)
    if (plain === null) return looks
    if (plain.printed === wanted) {
      this.counter.next(chain, style)
      return looks
    }
    for (let value = 1; value <= MOST; value += 1) {
      if (this.counter.peek(chain, style, value)?.printed !== wanted) continue
      this.counter.restart(chain, style, value)
      return withList(looks, this.addRestarted(plain.numId, plain.level, value), plain.level)
    }
    return withList(looks, this.addLiteral(plain.numId, plain.level, wanted), 0)
  }

  /** The looks at that level of their list that prints a number next; the same where none does. */
  levelFor(looks: Looks, number: string): Looks {
    const [chain, style] = this.chainOf(looks)
    const own = this.counter.peek(chain, style)
    if (own === null || stopless(own.printed) === number) return looks
    for (let level = 0; level < 9; level += 1) {
      const other = withList(looks, Number(own.numId), level)
      const [changed] = this.chainOf(other)
      const found = this.counter.peek(changed, style)
      if (found !== null && stopless(found.printed) === number) return other
    }
    return looks
  }

  private chainOf(looks: Looks): readonly [readonly XmlElement[], string | null] {
    const own = element('w:pPr', {}, looks)
    const style = childNamed(own, 'w:pStyle')?.attributes['w:val'] ?? null
    const above = style === null ? [] : this.styles.chainOf(style)
    return [[own, ...above.flatMap((each) => childNamed(each, 'w:pPr') ?? [])], style]
  }

  private addRestarted(numId: string, level: number, value: number): number {
    const num = this.numOf(numId)
    const abstract = childNamed(num, 'w:abstractNumId')?.attributes['w:val'] ?? '0'
    const others = childrenOf(num ?? element('w:num')).filter(
      ({ name, attributes }) => name === 'w:lvlOverride' && attributes['w:ilvl'] !== String(level),
    )
    const own = this.overriddenLevel(num, level)
    const inner = own === null ? '' : serialise(own)
    const start = `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${value}"/>${inner}</w:lvlOverride>`
    const overrides = [...others.map((each) => serialise(each)), start].join('')
    return this.addNum(`<w:abstractNumId w:val="${abstract}"/>${overrides}`)
  }

  private addLiteral(numId: string, level: number, printed: string): number {
    const found = this.levelOf(numId, level)
    const kept = (found === null ? [] : childrenOf(found)).filter(({ name }) => !COUNTING.has(name))
    const children = kept.flatMap((child) =>
      child.name === 'w:lvlText' ? [element('w:lvlText', { 'w:val': printed })] : [child],
    )
    if (!children.some(({ name }) => name === 'w:lvlText')) {
      children.push(element('w:lvlText', { 'w:val': printed }))
    }
    this.abstracts += 1
    const inside = children.map((child) => serialise(child)).join('')
    this.add(
      'w:num',
      `<w:abstractNum w:abstractNumId="${this.abstracts}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>${inside}</w:lvl></w:abstractNum>`,
    )
    return this.addNum(`<w:abstractNumId w:val="${this.abstracts}"/>`)
  }

  private addNum(inside: string): number {
    this.nums += 1
    this.add(null, `<w:num w:numId="${escapeAttribute(String(this.nums))}">${inside}</w:num>`)
    return this.nums
  }

  /** Behind the last list, or in front of the first one: definitions stand before lists. */
  private add(before: string | null, xml: string): void {
    const part = this.edit.file.side('numbering')
    if (part === null) return
    const lists = childrenOf(part.root).filter(({ name }) => name === 'w:num')
    const at = before === null ? lists[lists.length - 1]?.end : lists[0]?.start
    if (at === undefined) this.edit.append(part, xml)
    else this.edit.splice(part, { start: at, end: at, text: xml })
  }

  private numOf(numId: string): XmlElement | null {
    return named(this.root, 'w:num', 'w:numId', numId)
  }

  private overriddenLevel(num: XmlElement | null, level: number): XmlElement | null {
    return childNamed(named(num, 'w:lvlOverride', 'w:ilvl', String(level)), 'w:lvl')
  }

  private levelOf(numId: string, level: number): XmlElement | null {
    const num = this.numOf(numId)
    const own = this.overriddenLevel(num, level)
    if (own !== null) return own
    const id = childNamed(num, 'w:abstractNumId')?.attributes['w:val'] ?? ''
    const abstract = named(this.root, 'w:abstractNum', 'w:abstractNumId', id)
    return named(abstract, 'w:lvl', 'w:ilvl', String(level))
  }
}

/** What a level has for counting, or ties it to a style. */
const COUNTING = new Set(['w:start', 'w:lvlRestart', 'w:pStyle', 'w:isLgl', 'w:lvlPicBulletId'])

function named(
  parent: XmlElement | null,
  name: string,
  attribute: string,
  value: string,
): XmlElement | null {
  const found = parent === null ? [] : childrenOf(parent)
  return found.find((child) => child.name === name && child.attributes[attribute] === value) ?? null
}

/** What stands in front of a paragraph's list among its properties (CT_PPr). */
const IN_FRONT = new Set([
  'w:pStyle',
  'w:keepNext',
  'w:keepLines',
  'w:pageBreakBefore',
  'w:framePr',
  'w:widowControl',
])

/** @param num 0 for a paragraph that is in no list, whatever its style says. */
export function withList(looks: Looks, num: number, level: number): Looks {
  const list = element('w:numPr', {}, [
    element('w:ilvl', { 'w:val': String(level) }),
    element('w:numId', { 'w:val': String(num) }),
  ])
  const others = looks.filter(({ name }) => name !== 'w:numPr')
  const front = others.filter(({ name }) => IN_FRONT.has(name))
  return [...front, list, ...others.filter(({ name }) => !IN_FRONT.has(name))]
}

function stopless(printed: string): string {
  return printed.trim().replace(/[.:]$/, '')
}

/** The stop behind a number that Word prints, which the provisions of a version do without. */
export function tailOf(printed: string): string {
  return /[.:]?$/.exec(printed.trim())?.[0] ?? ''
}
