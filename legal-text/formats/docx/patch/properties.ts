/** Properties of paragraphs and runs with the revisions that change them (ECMA-376 17.13.5.29 and 17.13.5.31). */
import { MARKS, type Mark } from '../../../text.ts'
import { childNamed, childrenOf, isElement, type XmlElement } from '../xml-tree.ts'
import { element, serialise } from '../xml-write.ts'

/** The attributes that name a revision: id, author, time. */
export type Stamp = () => string

export type ToXml = (node: XmlElement) => string

/** What a paragraph's properties hold beside its looks. */
const APART = new Set(['w:rPr', 'w:sectPr', 'w:pPrChange'])
const MARK_REVISIONS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])

export interface ParagraphLooks {
  /** The looks as XML: style, numbering, indents; without the mark's own format and the section. */
  readonly looks: string
  /** The format of the mark itself, without revisions. */
  readonly mark: string
  /** The section that ends with the paragraph, or "". */
  readonly section: string
}

/** @param defaultStyle The style that a paragraph has which names none: naming it says nothing. */
export function looksOf(
  properties: XmlElement | null,
  defaultStyle: string | null,
  toXml: ToXml = (node) => serialise(node),
): ParagraphLooks {
  if (properties === null) return { looks: '', mark: '', section: '' }
  const own = childrenOf(properties)
  const looks = own.filter(
    ({ name, attributes }) =>
      !APART.has(name) && !(name === 'w:pStyle' && attributes['w:val'] === defaultStyle),
  )
  const format = childrenOf(childNamed(properties, 'w:rPr') ?? element('w:rPr')).filter(
    ({ name }) => !MARK_REVISIONS.has(name) && name !== 'w:rPrChange',
  )
  const section = childNamed(properties, 'w:sectPr')
  return {
    looks: looks.map((node) => toXml(node)).join(''),
    mark: format.map((node) => toXml(node)).join(''),
    section: section === null ? '' : toXml(section),
  }
}

/**
 * The properties of a paragraph of the redline.
 * @param revision What becomes of its mark, as "w:ins", "w:del" or "".
 * @param before The looks that it has where the changes are rejected, where those differ; null where they do not.
 */
export function paragraphProperties(
  { looks, mark, section }: ParagraphLooks,
  revision: 'w:ins' | 'w:del' | '',
  before: string | null,
  stamp: Stamp,
): string {
  const marked = revision === '' ? mark : `<${revision} ${stamp()}/>${mark}`
  const format = marked === '' ? '' : `<w:rPr>${marked}</w:rPr>`
  const change =
    before === null ? '' : `<w:pPrChange ${stamp()}><w:pPr>${before}</w:pPr></w:pPrChange>`
  const whole = looks + format + section + change
  return whole === '' ? '' : `<w:pPr>${whole}</w:pPr>`
}

/** The order in which a run's properties stand (CT_RPr); the validator minds it. */
const ORDER =
  `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
 vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
 eastAsianLayout specVanish oMath`
    .split(/\s+/)
    .map((name) => `w:${name}`)

const SWITCHES: Readonly<Record<Mark, readonly string[]>> = {
  bold: ['w:b', 'w:bCs'],
  italic: ['w:i', 'w:iCs'],
  underline: ['w:u'],
  superscript: ['w:vertAlign'],
}

/** A run's properties with other marks than it has, and the revision that says which it had. */
export function markedProperties(
  properties: XmlElement | null,
  old: readonly Mark[],
  marks: readonly Mark[],
  stamp: Stamp,
): string {
  const kept = formatOf(properties)
  const made = withMarks(kept, old, marks)
  const before = kept.map((node) => serialise(node)).join('')
  const after = made.map((node) => serialise(node)).join('')
  const change = `<w:rPrChange ${stamp()}><w:rPr>${before}</w:rPr></w:rPrChange>`
  return `<w:rPr>${after}${change}</w:rPr>`
}

/** A run's properties as they are, without the record of what they were. */
export function formatOf(properties: XmlElement | null): readonly XmlElement[] {
  const own = properties === null ? [] : childrenOf(properties)
  return own.filter(({ name }) => name !== 'w:rPrChange')
}

/** Properties of a run with other marks than it has, in their order. */
export function withMarks(
  kept: readonly XmlElement[],
  old: readonly Mark[],
  marks: readonly Mark[],
): readonly XmlElement[] {
  const changed = MARKS.filter((mark) => old.includes(mark) !== marks.includes(mark))
  const replaced = new Set(changed.flatMap((mark) => SWITCHES[mark]))
  if (changed.length === 0) return kept
  return [
    ...kept.filter(({ name }) => !replaced.has(name)),
    ...changed.map((mark) => switchFor(mark, marks.includes(mark))),
  ].sort((left, right) => placeOf(left) - placeOf(right))
}

function placeOf({ name }: XmlElement): number {
  const place = ORDER.indexOf(name)
  return place === -1 ? ORDER.length : place
}

function switchFor(mark: Mark, on: boolean): XmlElement {
  const name = SWITCHES[mark][0] as string
  if (mark === 'underline') return element(name, { 'w:val': on ? 'single' : 'none' })
  if (mark === 'superscript') return element(name, { 'w:val': on ? 'superscript' : 'baseline' })
  return on ? element(name) : element(name, { 'w:val': '0' })
}

/** Whether a row's properties stand in front of its cells, and with which mark at their end. */
export function rowProperties(
  row: XmlElement,
  revision: 'w:ins' | 'w:del',
  toXml: ToXml,
  stamp: Stamp,
): string {
  const properties = childNamed(row, 'w:trPr')
  const own = properties === null ? [] : childrenOf(properties)
  const looks = own.filter(({ name }) => !MARK_REVISIONS.has(name) && name !== 'w:trPrChange')
  return `<w:trPr>${looks.map((node) => toXml(node)).join('')}<${revision} ${stamp()}/></w:trPr>`
}

/** The style of paragraphs that name none. */
export function defaultParagraphStyle(styles: XmlElement | null): string | null {
  const found = styles?.children.find(
    (node) =>
      isElement(node) &&
      node.attributes['w:type'] === 'paragraph' &&
      /^(1|true|on)$/.test(node.attributes['w:default'] ?? ''),
  )
  return found === undefined || !isElement(found) ? null : (found.attributes['w:styleId'] ?? null)
}
