/** The content of one paragraph of a redline while it is written: runs, their groups, and the revisions around them. */
import type { Item } from '../items.ts'
import { childNamed, childrenOf, type XmlElement } from '../xml-tree.ts'
import { escapeAttribute, escapeText, serialise } from '../xml-write.ts'
import type { Stamp, ToXml } from './properties.ts'

export type Fate = 'kept' | 'inserted' | 'deleted'

/** Whose a revision is. Neighbours are one revision only where they are one person's part in one change. */
export interface Signed {
  readonly key: string
  readonly stamp: Stamp
  /** Somebody else's deletion of what this one inserts: w:ins around w:del (ECMA-376 17.13.5.14). */
  readonly deletion: Stamp | null
}

interface OpenRevision {
  readonly fate: Fate
  readonly key: string
  readonly close: string
}

const KEPT: OpenRevision = { fate: 'kept', key: '', close: '' }
const PROPERTIES = new Set(['w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:customXmlPr'])

interface OpenRun {
  readonly run: XmlElement
  readonly properties: string
}

/** Writes items one after the other; neighbours with one fate share a revision, parts of one run share a run. */
export class Content {
  private out: string[] = []
  private path: readonly XmlElement[] = []
  private revision = KEPT
  private run: OpenRun | null = null
  /** Groups that have been opened before: a second time they may not have the same id. */
  private readonly opened = new Set<XmlElement>()
  private readonly signed: Signed
  private readonly settled: boolean

  /** @param settled Whether what is written is as it reads with everything accepted, without a mark of it. */
  constructor(stamp: Stamp, settled = false) {
    this.signed = { key: '', stamp, deletion: null }
    this.settled = settled
  }

  /**
   * @param text The part of a text item that is written, or null for the whole of the item.
   * @param properties Of the run, where they are others than its own.
   * @param by Whose the revision is, where not everybody's is one and the same.
   */
  add(
    item: Item,
    fate: Fate,
    toXml: ToXml,
    how: {
      path?: readonly XmlElement[]
      text?: string
      properties?: string
      by?: Signed
    } = {},
  ): void {
    const { run, node } = item
    const by = how.by ?? this.signed
    // Bookmarks and the like stand beside revisions; an equation can stand in one.
    const tracked = run === null && item.kind !== 'atom' ? 'kept' : fate
    if (this.settled && (tracked === 'deleted' || by.deletion !== null)) return
    this.moveTo(how.path ?? item.path)
    if (run === null) {
      this.closeRun()
      this.setRevision(tracked, by)
      this.out.push(toXml(node))
      return
    }
    this.setRevision(fate, by)
    this.openRun(run, toXml, how.properties)
    const gone = fate === 'deleted' || by.deletion !== null
    this.out.push(nodeXml(item, gone ? 'deleted' : fate, toXml, how.text))
  }

  /** XML that stands beside runs and revisions, such as the ends of a comment. */
  beside(xml: string): void {
    this.closeRun()
    this.setRevision('kept', this.signed)
    this.out.push(xml)
  }

  /** The content so far; the next paragraph begins afresh. */
  take(): string {
    this.moveTo([])
    this.closeRun()
    this.setRevision('kept', this.signed)
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

  private setRevision(wanted: Fate, { key, stamp, deletion }: Signed): void {
    const fate = this.settled ? 'kept' : wanted
    const { revision } = this
    if (revision.fate === fate && (fate === 'kept' || revision.key === key)) return
    this.closeRun()
    this.out.push(revision.close)
    if (fate === 'kept') {
      this.revision = KEPT
      return
    }
    const outer = fate === 'inserted' ? 'w:ins' : 'w:del'
    this.out.push(`<${outer} ${stamp()}>`)
    if (deletion !== null) this.out.push(`<w:del ${deletion()}>`)
    this.revision = { fate, key, close: `${deletion === null ? '' : '</w:del>'}</${outer}>` }
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
    this.setRevision('kept', this.signed)
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
