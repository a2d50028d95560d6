/** The numbers that Word prints in front of the paragraphs of one reading, from what their properties say. */
import { listCounter } from './list-numbers.ts'
import { styleSheet } from './styles-of.ts'
import { childNamed, type XmlElement } from './xml-tree.ts'
import { element } from './xml-write.ts'

/** What a paragraph's own properties say of its style, its list and its level; null where they do not. */
export interface Standing {
  readonly style: string | null
  readonly list: string | null
  readonly level: string | null
}

export const UNNUMBERED: Standing = { style: null, list: null, level: null }

/** @param properties Of a paragraph (w:pPr), or null where it has none. */
export function standingOf(properties: XmlElement | null): Standing {
  const own = childNamed(properties, 'w:numPr')
  const value = (parent: XmlElement | null, name: string) =>
    childNamed(parent, name)?.attributes['w:val'] ?? null
  return {
    style: value(properties, 'w:pStyle'),
    list: value(own, 'w:numId'),
    level: value(own, 'w:ilvl'),
  }
}

/** Counts a paragraph and gives its number; empty where it has none. To be given each once, in order. */
export type PrintedNumbers = (standing: Standing) => string

export function printedNumbers(
  numbering: XmlElement | null,
  stylesPart: XmlElement | null,
): PrintedNumbers {
  if (numbering === null) return () => ''
  const styles = styleSheet(stylesPart)
  const chains = new Map<string, readonly XmlElement[]>()
  const counter = listCounter(numbering, (id) => styles.byId.get(id) ?? null)
  return ({ style, list, level }) => {
    const inherited =
      chains.get(style ?? '') ??
      (style === null ? [] : styles.chainOf(style)).flatMap(
        (each) => childNamed(each, 'w:pPr') ?? [],
      )
    chains.set(style ?? '', inherited)
    const own = [
      ...(level === null ? [] : [element('w:ilvl', { 'w:val': level })]),
      ...(list === null ? [] : [element('w:numId', { 'w:val': list })]),
    ]
    const properties = element('w:pPr', {}, own.length === 0 ? [] : [element('w:numPr', {}, own)])
    return counter.next([properties, ...inherited], style)?.printed ?? ''
  }
}
