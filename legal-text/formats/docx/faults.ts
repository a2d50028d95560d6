/** What Word would refuse or misread in a file's tracked changes, and what a reader should know of it. */

import { blocksIn, paragraphsOf } from './blocks-of.ts'
import { itemsOf } from './items.ts'
import type { Part, WordFile } from './word-file.ts'
import { charactersOf, childNamed, childrenOf, isElement, type XmlElement } from './xml-tree.ts'

export interface Markings {
  /** How many revision marks the file holds, in all its parts with words. */
  readonly revisions: number
  /** What Word would refuse or misread, each in words. */
  readonly faults: readonly string[]
}

/** Formats, too, are tracked; all revisions of a file share one row of ids. */
const TRACKED = /^w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange|cellIns|cellDel)$/

export function markingsOf(file: WordFile): Markings {
  const ids = new Set<string>()
  const faults: string[] = []
  let revisions = 0
  const walk = (element: XmlElement, deleted: boolean): void => {
    const { name, attributes } = element
    if (TRACKED.test(name)) {
      revisions += 1
      const id = attributes['w:id']
      if (id === undefined) faults.push('a revision mark has no id')
      else if (ids.has(id)) faults.push(`two revision marks have the id ${id}`)
      else ids.add(id)
    }
    if (name === 'w:t' && deleted) {
      faults.push(
        `the deleted words “${charactersOf(element)}” are not marked as deleted text, which Word refuses`,
      )
    }
    if (name === 'w:delText' && !deleted) {
      faults.push(
        `the words “${charactersOf(element)}” are marked as deleted text and are not deleted`,
      )
    }
    for (const child of element.children) {
      // A text box is a story of its own: Word leaves its words as they are when it goes.
      if (isElement(child)) walk(child, name !== 'w:txbxContent' && (deleted || name === 'w:del'))
    }
  }
  for (const part of wordParts(file)) walk(part.root, false)
  return { revisions, faults: faults.slice(0, 20) }
}

function wordParts(file: WordFile): readonly Part[] {
  const sides = [file.side('footnotes'), file.side('endnotes')]
  return [file.document, ...sides.filter((part) => part !== null)]
}

/** What is in a file that is no words, by kind: kept as it is, never looked into. */
export function opaqueParts(file: WordFile): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  const body = childNamed(file.document.root, 'w:body')
  for (const [{ element }] of body === null ? [] : paragraphsOf(blocksIn(body))) {
    for (const item of itemsOf(element, () => [])) {
      if (item.kind === 'atom') counts[item.atom] = (counts[item.atom] ?? 0) + 1
    }
  }
  return counts
}

/** What the file names outside itself. Nothing of it is ever fetched. */
export function externalTargets(file: WordFile): readonly string[] {
  return file.relationships.flatMap(({ external, target }) => (external ? [target] : []))
}

/** Styles that are based on one another in a circle, by their ids. */
export function circularStyles(file: WordFile): readonly string[] {
  const root = file.side('styles')?.root
  const bases = new Map<string, string>()
  for (const style of root === undefined ? [] : childrenOf(root)) {
    const base = childNamed(style, 'w:basedOn')?.attributes['w:val']
    const id = style.attributes['w:styleId']
    if (base !== undefined && id !== undefined) bases.set(id, base)
  }
  return [...bases.keys()].filter((id) => {
    let at = bases.get(id)
    for (let step = 0; at !== undefined && at !== id && step < bases.size; step += 1) {
      at = bases.get(at)
    }
    return at === id
  })
}
