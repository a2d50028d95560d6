/** Styles that a redline needs and the patched file does not have. */

import { styleSheet } from '../styles-of.ts'
import type { WordFile } from '../word-file.ts'
import type { XmlElement } from '../xml-tree.ts'
import { escapeAttribute } from '../xml-write.ts'
import type { PackageEdit } from './package-edit.ts'

interface CarriedStyles {
  /** The style here that a style of the other file is: by name, else brought along; null where there are no styles. */
  readonly id: (id: string) => string | null
}

const known = new WeakMap<PackageEdit, CarriedStyles>()

/** One set for each package: parts share their styles. */
export function carriedStyles(
  other: WordFile,
  edit: PackageEdit,
  toXml: (element: XmlElement) => string,
): CarriedStyles {
  const old = known.get(edit)
  if (old !== undefined) return old
  const part = edit.file.side('styles')
  const own = styleSheet(part?.root ?? null)
  const theirs = styleSheet(other.side('styles')?.root ?? null)
  const byName = new Map([...own.byId.keys()].map((id) => [own.nameOf(id).toLowerCase(), id]))
  const made = new Map<string, string | null>()

  function id(wanted: string): string | null {
    const before = made.get(wanted)
    if (before !== undefined) return before
    const style = theirs.byId.get(wanted)
    if (style === undefined) {
      // A style that its own file does not define says nothing; it goes by the same id here.
      const same = own.byId.has(wanted) ? wanted : null
      made.set(wanted, same)
      return same
    }
    const same = byName.get(theirs.nameOf(wanted).toLowerCase())
    if (same !== undefined || part === null) {
      made.set(wanted, same ?? null)
      return same ?? null
    }
    const fresh = own.byId.has(wanted) ? `${wanted}Workbench` : wanted
    made.set(wanted, fresh)
    edit.append(part, styleXml(style, fresh))
    return fresh
  }

  function styleXml({ attributes, children }: XmlElement, fresh: string): string {
    const own = children.filter((child) => typeof child !== 'string') as readonly XmlElement[]
    const inside = own
      .filter(({ name }) => name !== 'w:link' && name !== 'w:next' && name !== 'w:rsid')
      .map((child) => (child.name === 'w:basedOn' ? basedOn(child) : toXml(child)))
    const printed = Object.entries({ ...attributes, 'w:styleId': fresh })
      .filter(([name]) => name !== 'w:default')
      .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    return `<w:style${printed.join('')}>${inside.join('')}</w:style>`
  }

  function basedOn({ attributes }: XmlElement): string {
    const base = id(attributes['w:val'] ?? '')
    return base === null ? '' : `<w:basedOn w:val="${escapeAttribute(base)}"/>`
  }

  const styles = { id }
  known.set(edit, styles)
  return styles
}
