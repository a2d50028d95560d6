/** The formats that a Word file's styles give, as far as legal text knows them. */
import { canonicalMarks, MARKS, type Mark } from '../../text.ts'
import { isOn, type MarksOf } from './items.ts'
import { childNamed, childrenOf, type XmlElement } from './xml-tree.ts'

/** A chain of styles longer than this goes in circles, or might as well. */
const LONGEST_CHAIN = 40

export interface StyleSheet {
  readonly byId: ReadonlyMap<string, XmlElement>
  /** The name that Word lists a style under, for its id; the id itself where there is none. */
  readonly nameOf: (id: string) => string
  readonly marksOf: MarksOf
  /** A style and those it is based on, the nearest first; none for an id that the file does not know. */
  readonly chainOf: (id: string) => readonly XmlElement[]
}

/** @param root Of the styles part, or null where the file has none. */
export function styleSheet(root: XmlElement | null): StyleSheet {
  const byId = new Map<string, XmlElement>()
  for (const style of root === null ? [] : childrenOf(root)) {
    const id = style.attributes['w:styleId']
    if (style.name === 'w:style' && id !== undefined) byId.set(id, style)
  }
  const known = new Map<string, Switches>()
  const switchesOfStyle = (id: string): Switches => {
    const old = known.get(id)
    if (old !== undefined) return old
    const made: Switches = {}
    for (const style of chainOf(byId, id).toReversed()) {
      Object.assign(made, switchesOf(childNamed(style, 'w:rPr')))
    }
    known.set(id, made)
    return made
  }
  return {
    byId,
    chainOf: (id) => chainOf(byId, id),
    nameOf: (id) => childNamed(byId.get(id) ?? null, 'w:name')?.attributes['w:val'] ?? id,
    marksOf(run) {
      const properties = childNamed(run, 'w:rPr')
      if (properties === null) return []
      const style = childNamed(properties, 'w:rStyle')?.attributes['w:val']
      const inherited = style === undefined ? {} : switchesOfStyle(style)
      const switches: Switches = { ...inherited, ...switchesOf(properties) }
      return canonicalMarks(MARKS.filter((mark) => switches[mark] === true))
    },
  }
}

type Switches = Partial<Record<Mark, boolean>>

/** A style and those it is based on, the nearest first. Styles that are based on one another in a circle end there. */
function chainOf(byId: ReadonlyMap<string, XmlElement>, id: string): readonly XmlElement[] {
  const chain: XmlElement[] = []
  const seen = new Set<string>()
  let at: string | undefined = id
  while (at !== undefined && !seen.has(at) && chain.length < LONGEST_CHAIN) {
    seen.add(at)
    const style = byId.get(at)
    if (style === undefined) break
    chain.push(style)
    at = childNamed(style, 'w:basedOn')?.attributes['w:val']
  }
  return chain
}

function switchesOf(properties: XmlElement | null): Switches {
  const made: Switches = {}
  const set = (mark: Mark, on: boolean | null): void => {
    if (on !== null) made[mark] = on
  }
  set('bold', isOn(properties, 'w:b'))
  set('italic', isOn(properties, 'w:i'))
  set('underline', isOn(properties, 'w:u'))
  const position = childNamed(properties, 'w:vertAlign')?.attributes['w:val']
  set('superscript', position === undefined ? null : position === 'superscript')
  return made
}
