/** The content of one paragraph of a redline while it is written: runs, their groups, and the revisions around them. */
import type { Item } from '../items.ts'
import { childNamed, childrenOf, type XmlElement } from '../xml-tree.ts'
import { escapeAttribute, escapeText, serialise } from '../xml-write.ts'
import type { Stamp, ToXml } from './properties.ts'

export type Fate = 'kept' | 'inserted' | 'deleted'

const REVISIONS = { inserted: 'w:ins', deleted: 'w:del' } as const
const PROPERTIES = new Set(['w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:customXmlPr'])

interface OpenRun {
  readonly run: XmlElement
  readonly properties: string
}

/** Writes items one after the other; neighbours with one fate share a revision, parts of one run share a run. */
export class Content {
  private out: string[] = []
  private path: readonly XmlElement[] = []
  private revision: Fate = 'kept'
  private run: OpenRun | null = null
  /** Groups that have been opened before: a second time they may not have the same id. */
  private readonly opened = new Set<XmlElement>()
  private readonly stamp: Stamp

  constructor(stamp: Stamp) {
    this.stamp = stamp
  }

  /**
   * @param text The part of a text item that is written, or null for the whole of the item.
   * @param properties Of the run, where they are others than its own.
   */
  add(
    item: Item,
    fate: Fate,
    toXml: ToXml,
    how: { path?: readonly XmlElement[]; text?: string; properties?: string } = {},
  ): void {
    this.moveTo(how.path ?? item.path)
    const { run, node } = item
    if (run === null) {
      // Bookmarks and the like stand beside revisions; an equation can stand in one.
      const tracked = item.kind === 'atom' ? fate : 'kept'
      this.closeRun()
      this.setRevision(tracked)
      this.out.push(toXml(node))
      return
    }
    this.setRevision(fate)
    this.openRun(run, toXml, how.properties)
    this.out.push(nodeXml(item, fate, toXml, how.text))
  }

  /** The content so far; the next paragraph begins afresh. */
  take(): string {
    this.moveTo([])
    this.closeRun()
    this.setRevision('kept')
    const content = this.out.join('')
    this.out = []
    return content
  }

  private openRun(run: XmlElement, toXml: ToXml, changed: string | undefined): void {
    const own = childNamed(run, 'w:rPr')
    const properties = changed ?? (own === null ? '' : toXml(own))
    if (this.run !== null && this.run.run === run && this.run.properties === properties) return
    this.closeRun()
    this.out.push(`<w:r>${properties}`)
    this.run = { run, properties }
  }

  private closeRun(): void {
    if (this.run !== null) this.out.push('</w:r>')
    this.run = null
  }

  private setRevision(fate: Fate): void {
    if (this.revision === fate) return
    this.closeRun()
    if (this.revision !== 'kept') this.out.push(`</${REVISIONS[this.revision]}>`)
    if (fate !== 'kept') this.out.push(`<${REVISIONS[fate]} ${this.stamp()}>`)
    this.revision = fate
  }

  private moveTo(path: readonly XmlElement[]): void {
    let shared = 0
    while (
      shared < path.length &&
      shared < this.path.length &&
      path[shared] === this.path[shared]
    ) {
      shared += 1
    }
    if (shared === path.length && shared === this.path.length) return
    this.closeRun()
    this.setRevision('kept')
    for (const group of this.path.slice(shared).toReversed()) this.out.push(`</${group.name}>`)
    for (const group of path.slice(shared)) this.openGroup(group)
    this.path = path
  }

  private openGroup(group: XmlElement): void {
    const attributes = Object.entries(group.attributes)
      .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
      .join('')
    this.out.push(`<${group.name}${attributes}>`)
    const again = this.opened.has(group)
    this.opened.add(group)
    for (const child of childrenOf(group)) {
      if (PROPERTIES.has(child.name)) this.out.push(groupProperties(child, again))
    }
  }
}

function groupProperties(properties: XmlElement, again: boolean): string {
  const kept = again
    ? { ...properties, children: childrenOf(properties).filter(({ name }) => name !== 'w:id') }
    : properties
  return serialise(kept)
}

function nodeXml(item: Item, fate: Fate, toXml: ToXml, part: string | undefined): string {
  const { node } = item
  const deleted = fate === 'deleted'
  if (item.kind === 'text' && (node.name === 'w:t' || node.name === 'w:delText')) {
    const name = deleted ? 'w:delText' : 'w:t'
    return `<${name} xml:space="preserve">${escapeText(part ?? item.text)}</${name}>`
  }
  const xml = toXml(node)
  return deleted && node.name === 'w:instrText'
    ? xml
        .replace(/^<w:instrText/, '<w:delInstrText')
        .replace(/<\/w:instrText>$/, '</w:delInstrText>')
    : xml
}
