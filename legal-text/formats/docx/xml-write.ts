/** XML made from trees, and sources mended in place. */
import { isElement, type XmlElement, type XmlNode } from './xml-tree.ts'

export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ESCAPES[sign] as string)
}

export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign] as string)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** What is written in an element's place: another element, several, or none. */
export type Rewrite = (element: XmlElement) => XmlElement | readonly XmlNode[]

/** An element as XML, each one in it passed through `rewrite` before what is in it. */
export function serialise(element: XmlElement, rewrite?: Rewrite): string {
  const out: string[] = []
  write(element, rewrite, out)
  return out.join('')
}

function write(node: XmlNode, rewrite: Rewrite | undefined, out: string[]): void {
  if (!isElement(node)) {
    out.push(escapeText(node))
    return
  }
  const made = rewrite === undefined ? node : rewrite(node)
  if (Array.isArray(made)) {
    for (const other of made as readonly XmlNode[]) write(other, rewrite, out)
    return
  }
  const { name, attributes, children } = made as XmlElement
  out.push('<', name)
  for (const key in attributes) {
    out.push(' ', key, '="', escapeAttribute(attributes[key] as string), '"')
  }
  if (children.length === 0) {
    out.push('/>')
    return
  }
  out.push('>')
  for (const child of children) write(child, rewrite, out)
  out.push('</', name, '>')
}

/** A new element. It stands nowhere in a source. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attributes, children, start: -1, end: -1 }
}

/** Part of a source that reads otherwise. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The source with splices made; they must not overlap. Those at one place come in the order given. */
export function applySplices(source: string, splices: readonly Splice[]): string {
  const ordered = splices
    .map((splice, index) => ({ ...splice, index }))
    .sort(
      (left, right) => left.start - right.start || left.end - right.end || left.index - right.index,
    )
  const out: string[] = []
  let at = 0
  for (const { start, end, text } of ordered) {
    if (start < at) throw new Error('Two changes of one part overlap.')
    out.push(source.slice(at, start), text)
    at = end
  }
  out.push(source.slice(at))
  return out.join('')
}
