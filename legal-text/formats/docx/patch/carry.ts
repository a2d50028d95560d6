/** Carries what a redline inserts out of the other file's package into the patched one: styles, numbering, images, notes. */
import type { Relationship, WordFile } from '../word-file.ts'
import { childrenOf, type XmlElement, type XmlNode } from '../xml-tree.ts'
import { serialise } from '../xml-write.ts'
import type { NoteKind } from './notes.ts'
import { carriedNumbering } from './numbering.ts'
import type { PackageEdit } from './package-edit.ts'
import { carriedStyles } from './styles.ts'

/** Elements of the other file that say nothing in this one, or would clash with it. */
const LEFT_OUT = new Set([
  'w:proofErr',
  'w:lastRenderedPageBreak',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:permStart',
  'w:permEnd',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPr',
])
const STYLES = new Set(['w:pStyle', 'w:rStyle', 'w:tblStyle'])
/** Attributes that are unique in a file, or tell its editing sessions apart. */
const OWN_ATTRIBUTE = /^(w:rsid\w*|w14:(paraId|textId)|wp14:(anchorId|editId))$/
const RELATION_ATTRIBUTE = /^(r:\w+|o:relid)$/
/** Word's later additions to the format of a run: it reads the text without them. */
const LATER_FORMAT = /^w1[4-9]\w*:/

export interface Carrier {
  /** An element of the other file as XML that may stand in the patched part. */
  readonly toXml: (element: XmlElement) => string
  /** A group around runs, as it may stand in the patched part; null where it is left out. */
  readonly group: (group: XmlElement) => XmlElement | null
}

export interface CarryContext {
  readonly other: WordFile
  readonly edit: PackageEdit
  /** The id that a note of the other file gets here. */
  readonly note: (kind: NoteKind, id: string) => string
}

/** @param to The part that is patched. @param from The part of the other file that what is carried stands in. */
export function createCarrier(context: CarryContext, to: string, from: string): Carrier {
  const { other, edit } = context
  const numbering = carriedNumbering(other, edit)
  const styles = carriedStyles(other, edit, (element) => serialise(element, rewrite))
  const relations = new Map(other.package.has(from) ? edit.relationshipsIn(other, from) : [])
  const prefixes = edit.prefixesFor(to, other, from)
  const groups = new Map<XmlElement, XmlElement>()

  function rewrite(element: XmlElement): XmlElement | readonly XmlNode[] {
    if (LEFT_OUT.has(element.name)) return []
    prefixes(element.name)
    const special = named(element) ?? without(element)
    return special ?? { ...element, attributes: attributesOf(element) }
  }

  /** What points at something by an id that is another here; null where it does not. */
  function named(element: XmlElement): XmlElement | readonly XmlNode[] | null {
    const { name, attributes } = element
    const value = attributes['w:val'] ?? ''
    if (STYLES.has(name)) return pointed(element, 'w:val', styles.id(value))
    if (name === 'w:numId') return pointed(element, 'w:val', numbering(value))
    if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const kind = name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
      return pointed(element, 'w:id', context.note(kind, attributes['w:id'] ?? ''))
    }
    return null
  }

  function attributesOf(element: XmlElement): Readonly<Record<string, string>> {
    const kept: Record<string, string> = {}
    for (const [key, value] of Object.entries(element.attributes)) {
      const made = attributeOf(element.name, key, value)
      if (made === null) continue
      if (key.includes(':')) prefixes(key)
      kept[key] = made
    }
    return kept
  }

  function attributeOf(name: string, key: string, value: string): string | null {
    if (OWN_ATTRIBUTE.test(key)) return null
    if (name === 'wp:docPr' && key === 'id') return String(edit.drawingId())
    if (!RELATION_ATTRIBUTE.test(key) || (other === edit.file && to === from)) return value
    const relation = relations.get(value)
    return relation === undefined ? null : carriedRelation(relation)
  }

  function carriedRelation(relation: Relationship): string | null {
    return edit.carryRelation(to, other, relation)
  }

  return {
    toXml: (element) => serialise(element, rewrite),
    group(group) {
      if (group.name !== 'w:hyperlink') return null
      const known = groups.get(group)
      if (known !== undefined) return known
      const made = { ...group, attributes: attributesOf(group) }
      groups.set(group, made)
      return made
    },
  }
}

function pointed(
  element: XmlElement,
  attribute: string,
  id: string | null,
): XmlElement | readonly XmlNode[] {
  if (id === null) return []
  return { ...element, attributes: { ...element.attributes, [attribute]: id } }
}

/** Properties without what the other file alone understands; null for what is no properties. */
function without(element: XmlElement): XmlElement | null {
  const keep = (holds: (child: XmlElement) => boolean) => ({
    ...element,
    children: childrenOf(element).filter(holds),
  })
  if (element.name === 'w:rPr') return keep(({ name }) => !LATER_FORMAT.test(name))
  if (element.name === 'w:sdtPr') return keep(({ name }) => name !== 'w:id')
  return null
}
