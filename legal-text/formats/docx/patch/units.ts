/** Paragraphs of one side of a comparison as one line of units, with the marks between them and the fields in them. */
import type { ParagraphBlock } from '../blocks-of.ts'
import { type Item, itemLength, itemsOf, type MarksOf, type PointItem } from '../items.ts'
import type { XmlElement } from '../xml-tree.ts'
import { element } from '../xml-write.ts'

/** A complex field: what its result covers in the line. Word makes the result anew, so it goes with its instruction. */
export interface Field {
  readonly start: number
  end: number
}

export interface ItemUnit {
  readonly kind: 'item'
  readonly item: Item
  readonly at: number
  readonly length: number
  /** The field that a point belongs to. */
  readonly field: Field | null
  /** Whether a point opens something that ends behind it. */
  readonly opens: boolean
}

/** The mark between two paragraphs of the line. */
export interface MarkUnit {
  readonly kind: 'mark'
  readonly paragraph: ParagraphBlock
  readonly at: number
  readonly length: 1
}

export type Unit = ItemUnit | MarkUnit

export interface Line {
  readonly units: readonly Unit[]
  readonly paragraphs: readonly ParagraphBlock[]
  /** UTF-16 units, a mark between two paragraphs counted as one. */
  readonly length: number
}

export function lineOf(paragraphs: readonly ParagraphBlock[], marksOf: MarksOf): Line {
  const units: Unit[] = []
  const fields: Field[] = []
  let at = 0
  paragraphs.forEach((paragraph, index) => {
    if (index > 0) {
      units.push({
        kind: 'mark',
        paragraph: paragraphs[index - 1] as ParagraphBlock,
        at,
        length: 1,
      })
      at += 1
    }
    for (const item of withoutSimpleFields(itemsOf(paragraph.element, marksOf))) {
      const length = itemLength(item)
      const field = item.kind === 'point' ? fieldAt(item, at, fields) : null
      units.push({ kind: 'item', item, at, length, field, opens: opensSomething(item) })
      at += length
    }
  })
  // A field that ends in some other paragraph is never taken out.
  for (const field of fields) field.end = Number.POSITIVE_INFINITY
  return { units, paragraphs, length: at }
}

function fieldAt({ node }: PointItem, at: number, open: Field[]): Field | null {
  const type = node.attributes['w:fldCharType']
  if (node.name === 'w:fldChar' && type === 'begin') {
    const field = { start: at, end: at }
    open.push(field)
    return field
  }
  const field = open[open.length - 1] ?? null
  if (field === null || (node.name !== 'w:fldChar' && node.name !== 'w:instrText')) return null
  field.end = at
  if (type === 'end') open.pop()
  return field
}

const OPENING = new Set(['w:bookmarkStart', 'w:commentRangeStart', 'w:permStart', 'w:instrText'])

function opensSomething({ node }: Item): boolean {
  if (node.name === 'w:fldChar') return node.attributes['w:fldCharType'] !== 'end'
  return OPENING.has(node.name)
}

/** A simple field is an element around its result, which a revision cannot take out: the same as a complex field can. */
function withoutSimpleFields(items: readonly Item[]): readonly Item[] {
  const made: Item[] = []
  let open: { readonly field: XmlElement; readonly like: Item } | null = null
  const close = (): void => {
    if (open !== null) made.push(fieldPoint(open.like, 'w:fldChar', { 'w:fldCharType': 'end' }))
    open = null
  }
  for (const item of items) {
    const field = item.path.find(({ name }) => name === 'w:fldSimple') ?? null
    if (field !== (open as { field: XmlElement } | null)?.field) {
      close()
      if (field !== null) {
        const like: Item = { ...item, path: item.path.slice(0, item.path.indexOf(field)) }
        made.push(fieldPoint(like, 'w:fldChar', { 'w:fldCharType': 'begin' }))
        const instruction = field.attributes['w:instr'] ?? ''
        made.push(fieldPoint(like, 'w:instrText', { 'xml:space': 'preserve' }, instruction))
        made.push(fieldPoint(like, 'w:fldChar', { 'w:fldCharType': 'separate' }))
        open = { field, like }
      }
    }
    made.push(field === null ? item : { ...item, path: item.path.filter((step) => step !== field) })
  }
  close()
  return made
}

function fieldPoint(
  { path, fate }: Item,
  name: string,
  attributes: Readonly<Record<string, string>>,
  words = '',
): PointItem {
  const node = element(name, attributes, words === '' ? [] : [words])
  return { kind: 'point', path, run: element('w:r', {}, [node]), node, fate }
}
