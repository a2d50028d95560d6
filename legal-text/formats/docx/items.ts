/** A Word paragraph as a line of items: its words, what stands among them like a letter, and what takes no place. */
import type { Mark } from '../../text.ts'
import { bothFates, type Fate, fateOfRevision, isRevision, KEPT } from './fates.ts'
import { charactersOf, childNamed, elementsIn, isElement, type XmlElement } from './xml-tree.ts'

/** A line break inside a paragraph reads as this, since "\n" parts paragraphs. */
export const LINE_BREAK = '\u2028'

interface ItemCommon {
  /** Elements between the paragraph and the run that only group, the outermost first; revisions left out. */
  readonly path: readonly XmlElement[]
  /** The run it stands in, or null where it stands in the paragraph itself. */
  readonly run: XmlElement | null
  /** The element in the run, or in the paragraph. */
  readonly node: XmlElement
  readonly fate: Fate
}

export interface TextItem extends ItemCommon {
  readonly kind: 'text'
  readonly text: string
  readonly marks: readonly Mark[]
}

/** Something that is no words and counts as one letter: an image, a footnote's mark, an equation, a text box. */
export interface AtomItem extends ItemCommon {
  readonly kind: 'atom'
  readonly atom: AtomKind
}

/** What takes no place: bookmarks, comment marks, parts of a field. */
export interface PointItem extends ItemCommon {
  readonly kind: 'point'
}

export type Item = TextItem | AtomItem | PointItem

export type AtomKind =
  | 'footnote'
  | 'endnote'
  | 'image'
  | 'text box'
  | 'equation'
  | 'object'
  | 'symbol'
  | 'other'

/** Gives the marks of a run; formats reach it through styles too. */
export type MarksOf = (run: XmlElement) => readonly Mark[]

export function itemsOf(paragraph: XmlElement, marksOf: MarksOf): readonly Item[] {
  const items: Item[] = []
  gather(paragraph, [], KEPT, marksOf, items)
  return items
}

/** Elements that hold runs and only group them. */
const WRAPPERS = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
  'w:customXml',
  'w:dir',
  'w:bdo',
])
const EQUATIONS = new Set(['m:oMath', 'm:oMathPara'])
/** Properties, which say nothing of their own. */
const PROPERTIES = new Set([
  'w:pPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:fldData',
])

function gather(
  parent: XmlElement,
  path: readonly XmlElement[],
  fate: Fate,
  marksOf: MarksOf,
  items: Item[],
): void {
  for (const child of parent.children) {
    if (!isElement(child) || PROPERTIES.has(child.name)) continue
    if (child.name === 'w:r') gatherRun(child, path, fate, marksOf(child), items)
    else if (isRevision(child.name)) {
      gather(child, path, bothFates(fate, fateOfRevision(child)), marksOf, items)
    } else if (WRAPPERS.has(child.name)) {
      const count = items.length
      gather(child, [...path, child], fate, marksOf, items)
      if (items.length === count) items.push({ kind: 'point', path, run: null, node: child, fate })
    } else if (EQUATIONS.has(child.name)) {
      items.push({ kind: 'atom', atom: 'equation', path, run: null, node: child, fate })
    } else items.push({ kind: 'point', path, run: null, node: child, fate })
  }
}

function gatherRun(
  run: XmlElement,
  path: readonly XmlElement[],
  fate: Fate,
  marks: readonly Mark[],
  items: Item[],
): void {
  for (const node of run.children) {
    if (!isElement(node) || node.name === 'w:rPr') continue
    const common = { path, run, node, fate }
    const text = wordsOf(node)
    if (text !== null) {
      if (text !== '') items.push({ ...common, kind: 'text', text, marks })
      continue
    }
    const atom = atomOf(node)
    items.push(atom === null ? { ...common, kind: 'point' } : { ...common, kind: 'atom', atom })
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': LINE_BREAK,
  'w:br': LINE_BREAK,
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00AD',
}

/** The words of a run's child; null where it has none. */
function wordsOf(node: XmlElement): string | null {
  if (node.name === 'w:t' || node.name === 'w:delText') {
    // Spaces at the ends count, whatever xml:space says: programs differ, and none of them may be lost.
    return charactersOf(node).replace(/[\n\r]/g, ' ')
  }
  return SIGNS[node.name] ?? null
}

const ATOMS: Readonly<Record<string, AtomKind>> = {
  'w:footnoteReference': 'footnote',
  'w:endnoteReference': 'endnote',
  'w:drawing': 'image',
  'w:pict': 'image',
  'mc:AlternateContent': 'image',
  'w:object': 'object',
  'w:sym': 'symbol',
  'w:ruby': 'other',
  'w:contentPart': 'other',
  'w:subDoc': 'other',
}

function atomOf(node: XmlElement): AtomKind | null {
  const atom = ATOMS[node.name] ?? null
  if (atom !== 'image') return atom
  for (const { name } of elementsIn(node)) if (name === 'w:txbxContent') return 'text box'
  return atom
}

/** Length in UTF-16 units: an atom counts as one, a point as none. */
export function itemLength(item: Item): number {
  if (item.kind === 'text') return item.text.length
  return item.kind === 'atom' ? 1 : 0
}

/** What is read of an atom in a plain line. */
export function atomWords({ atom, node }: AtomItem): string {
  if (atom === 'symbol') return symbolOf(node)
  return `[${atom}]`
}

function symbolOf(node: XmlElement): string {
  const code = Number.parseInt(node.attributes['w:char'] ?? '', 16)
  return Number.isNaN(code) ? '[symbol]' : String.fromCodePoint(code)
}

/** Whether the switch of a format is on: "b" alone, or with a value that does not say no. */
export function isOn(properties: XmlElement | null, name: string): boolean | null {
  const found = childNamed(properties, name)
  if (found === null) return null
  return !/^(0|false|off|none)$/.test(found.attributes['w:val'] ?? 'true')
}
