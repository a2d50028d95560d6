/** A Word file with all its tracked changes accepted, or all rejected (ECMA-376 17.13.5). */
import { isRevision, type Reading } from './fates.ts'
import { withParts } from './package.ts'
import { openWordFile, type Part, type WordFile } from './word-file.ts'
import { childNamed, childrenOf, isElement, type XmlElement, type XmlNode } from './xml-tree.ts'
import { element, serialise } from './xml-write.ts'

const TRACKED =
  /<w:(ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|rPrChange|pPrChange|sectPrChange|tblPrChange|trPrChange|tcPrChange|tblGridChange|numberingChange)\b/

export function hasRevisions({ source }: Part): boolean {
  return TRACKED.test(source)
}

/** The file itself where it holds no revisions. Its parts are written anew where they do. */
export function settled(file: WordFile, reading: Reading): WordFile {
  const parts = [file.document, file.side('footnotes'), file.side('endnotes')]
  const made = new Map<string, string>()
  for (const part of parts) {
    if (part === null || !hasRevisions(part)) continue
    const root = new Settler(reading).settle(part.root)
    made.set(
      part.name,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${serialise(root)}`,
    )
  }
  return made.size === 0 ? file : openWordFile(withParts(file.bytes, made))
}

/** Ends of moves and of edits of custom XML: markers that mean nothing once the edits are settled. */
const MARKERS = /^w:(moveFromRange|moveToRange|customXml(Ins|Del|MoveFrom|MoveTo)Range)(Start|End)$/
const FORMAT_CHANGE = /^w:(rPr|pPr|sectPr|tblPr|trPr|tcPr|tblGrid|numbering|tblPrEx)Change$/
const KEPT_BESIDE_OLD = new Set(['w:rPr', 'w:sectPr'])

class Settler {
  private readonly reading: Reading

  constructor(reading: Reading) {
    this.reading = reading
  }

  settle(from: XmlElement): XmlElement {
    return { ...from, children: this.children(from) }
  }

  private stays(revision: string): boolean {
    const inserts = revision === 'w:ins' || revision === 'w:moveTo' || revision === 'w:cellIns'
    return inserts === (this.reading === 'accepted')
  }

  private children(parent: XmlElement): readonly XmlNode[] {
    const made: XmlNode[] = []
    // What stands in paragraphs whose own mark is gone, waiting for the next one.
    let waiting: readonly XmlNode[] = []
    const leave = (): void => {
      made.push(...stranded(waiting))
      waiting = []
    }
    for (const child of parent.children) {
      if (!isElement(child)) made.push(child)
      else if (child.name === 'w:p') {
        const paragraph = this.settle(child)
        if (this.markGoes(child)) waiting = [...waiting, ...contentOf(paragraph)]
        else {
          made.push(waiting.length === 0 ? paragraph : joined(waiting, paragraph))
          waiting = []
        }
      } else {
        if (child.name === 'w:tbl') leave()
        made.push(...this.other(child))
      }
    }
    leave()
    const isBare =
      parent.name === 'w:tc' && !made.some((node) => isElement(node) && node.name === 'w:p')
    return isBare ? [...made, element('w:p')] : made
  }

  private other(child: XmlElement): readonly XmlNode[] {
    if (MARKERS.test(child.name)) return []
    if (!isRevision(child.name)) return this.one(child)
    return this.stays(child.name) ? this.children(child) : []
  }

  private one(child: XmlElement): readonly XmlNode[] {
    const { name } = child
    if (name === 'w:delText') return [{ ...child, name: 'w:t' }]
    if (name === 'w:delInstrText') return [{ ...child, name: 'w:instrText' }]
    if (name === 'w:tr' && this.markOf(child, 'w:trPr', ['w:ins', 'w:del'])) return []
    if (name === 'w:tc' && this.markOf(child, 'w:tcPr', ['w:cellIns', 'w:cellDel'])) return []
    if (name === 'w:tbl') {
      const table = this.settle(child)
      return childrenOf(table).some((row) => row.name !== 'w:tblPr' && row.name !== 'w:tblGrid')
        ? [table]
        : []
    }
    const change = childrenOf(child).find((inner) => FORMAT_CHANGE.test(inner.name))
    if (change === undefined) return [this.settle(withoutMarks(child))]
    return [this.format(child, change)]
  }

  /** Properties as they were, or as they are, without the record of it. */
  private format(properties: XmlElement, change: XmlElement): XmlElement {
    const own = withoutMarks(properties).children.filter((node) => node !== change)
    if (this.reading === 'accepted') return this.settle({ ...properties, children: own })
    const old = childNamed(change, properties.name)?.children ?? []
    const beside = properties.name === 'w:pPr' ? own.filter(isBeside) : []
    return this.settle({ ...properties, children: [...old, ...beside] })
  }

  private markGoes(paragraph: XmlElement): boolean {
    const format = childNamed(childNamed(paragraph, 'w:pPr'), 'w:rPr')
    return childrenOf(format ?? element('w:rPr')).some(
      ({ name }) => isRevision(name) && !this.stays(name),
    )
  }

  private markOf(owner: XmlElement, properties: string, marks: readonly string[]): boolean {
    const own = childNamed(owner, properties)
    return (
      own !== null && childrenOf(own).some(({ name }) => marks.includes(name) && !this.stays(name))
    )
  }
}

/** Nothing runs on into a table or out of a cell: words stay a paragraph, and bookmarks alone stand beside blocks. */
function stranded(nodes: readonly XmlNode[]): readonly XmlNode[] {
  if (nodes.length === 0) return []
  const words = nodes.some(
    (node) => isElement(node) && !/^w:(bookmark|comment|perm|proof)/.test(node.name),
  )
  return words ? [element('w:p', {}, nodes)] : nodes
}

function isBeside(node: XmlNode): boolean {
  return isElement(node) && KEPT_BESIDE_OLD.has(node.name)
}

/** Properties without the marks that say that their owner comes or goes. */
function withoutMarks(from: XmlElement): XmlElement {
  const isProperties = from.name === 'w:rPr' || from.name === 'w:trPr' || from.name === 'w:tcPr'
  if (!isProperties) return from
  const children = from.children.filter(
    (node) =>
      !isElement(node) || !(isRevision(node.name) || /^w:cell(Ins|Del|Merge)$/.test(node.name)),
  )
  return { ...from, children }
}

function contentOf(paragraph: XmlElement): readonly XmlNode[] {
  return paragraph.children.filter((node) => !isElement(node) || node.name !== 'w:pPr')
}

/** A paragraph with what ran on into it; its own mark, and so its own properties, stay. */
function joined(before: readonly XmlNode[], paragraph: XmlElement): XmlElement {
  const properties = childNamed(paragraph, 'w:pPr')
  return {
    ...paragraph,
    children: [...(properties === null ? [] : [properties]), ...before, ...contentOf(paragraph)],
  }
}
