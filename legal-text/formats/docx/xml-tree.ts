/** XML parts as trees whose elements know where they stand in the source, so that a part can be mended in place. */
import { SaxesParser } from 'saxes'

export interface XmlElement {
  /** As printed, with its prefix; WordprocessingML always has the prefix "w" here. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** From the "<" of the start tag up to, not including, what follows the end tag: UTF-16 units of the source. */
  readonly start: number
  readonly end: number
}

export type XmlNode = XmlElement | string

/** A part of more elements than this is no document that anybody drafts: 1,000 pages have some 300,000. */
const MOST_ELEMENTS = 400_000
/** What reads a tree calls itself once for each level. */
const DEEPEST = 200
/** UTF-16 units between two tellings of how far it is. */
const TOLD_EVERY = 512 * 1024
const NONE: Readonly<Record<string, string>> = Object.freeze({})
const NO_NODES: XmlNode[] = []

/**
 * The root of a part. Throws an Error in words where it is not well-formed, declares a DOCTYPE or entities, or is too large
 * or too deep. Comments and processing instructions are left out. `tell` is told how much of the source is read.
 */
export function parseXml(
  source: string,
  part: string,
  tell: (done: number, total: number) => void = () => undefined,
): XmlElement {
  checkSize(source, part)
  const parser = new SaxesParser({ xmlns: false })
  const open: Growing[] = []
  let root: XmlElement | null = null
  let start = 0
  parser.on('error', (error) => {
    throw new Error(`${part} is not well-formed: ${error.message}`)
  })
  parser.on('doctype', () => {
    throw new Error(`${part} declares a DOCTYPE, which a Word file never does.`)
  })
  parser.on('opentagstart', () => {
    start = source.lastIndexOf('<', parser.position - 1)
  })
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (open.length >= DEEPEST) throw new Error(`${part} is nested more than ${DEEPEST} deep.`)
    const element: Growing = {
      name,
      // Copied, because what the parser gives is a table of some 200 bytes, however few there are.
      attributes: isEmpty(attributes) ? NONE : { ...attributes },
      children: isSelfClosing ? NO_NODES : [],
      start,
      end: 0,
    }
    open[open.length - 1]?.children.push(element)
    open.push(element)
  })
  const text = (words: string): void => {
    open[open.length - 1]?.children.push(words)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const element = open.pop() as Growing
    element.end = parser.position
    // An array that grew has room for 17; a copy has room for what is in it.
    if (element.children.length > 0) element.children = element.children.slice()
    if (open.length === 0) root = element
  })
  for (let at = 0; at < source.length; at += TOLD_EVERY) {
    tell(at, source.length)
    parser.write(source.slice(at, at + TOLD_EVERY))
  }
  parser.close()
  if (root === null) throw new Error(`${part} is empty.`)
  return root
}

/** Counted before anything is read: a tree of millions of elements takes all the memory there is. */
function checkSize(source: string, part: string): void {
  let elements = 0
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at + 1)) {
    if (source.charCodeAt(at + 1) !== 0x2f) elements += 1
  }
  if (elements <= MOST_ELEMENTS) return
  throw new Error(`${part} holds more than ${MOST_ELEMENTS.toLocaleString('en')} elements.`)
}

interface Growing {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
  start: number
  end: number
}

function isEmpty(attributes: object): boolean {
  for (const _ in attributes) return false
  return true
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string'
}

export function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter(isElement)
}

export function childNamed(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null
  for (const child of element.children) if (isElement(child) && child.name === name) return child
  return null
}

/** The characters of an element and all below it. */
export function charactersOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += isElement(child) ? charactersOf(child) : child
  return text
}

/** All elements below one, itself first, in document order. */
export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) if (isElement(child)) yield* elementsIn(child)
}
