/** Lists that a redline's inserted paragraphs number in, where the patched file does not have the same. */
import type { Part, WordFile } from '../word-file.ts'
import { childNamed, childrenOf, elementsIn, type XmlElement } from '../xml-tree.ts'
import { serialise } from '../xml-write.ts'
import type { PackageEdit } from './package-edit.ts'

type Carried = (numId: string) => string | null

const known = new WeakMap<PackageEdit, Carried>()

/** Gives the id that a list of the other file has here; null where it has no such list. */
export function carriedNumbering(other: WordFile, edit: PackageEdit): Carried {
  const old = known.get(edit)
  if (old !== undefined) return old
  const made = new Map<string, string | null>()
  const own = listsOf(edit.file.side('numbering'))
  const theirs = listsOf(other.side('numbering'))
  const carry: Carried = (numId) => {
    if (numId === '0') return '0'
    const before = made.get(numId)
    if (before !== undefined) return before
    const list = theirs.lists.get(numId)
    const here = own.lists.get(numId)
    let id: string | null = null
    if (list !== undefined && here !== undefined && looks(list) === looks(here)) id = numId
    else if (list !== undefined) id = addList(list)
    made.set(numId, id)
    return id
  }
  let { highest, highestAbstract } = own

  function addList({ num, abstract }: List): string | null {
    highest += 1
    highestAbstract += 1
    const part = edit.file.side('numbering')
    const definition = serialise(cleaned(abstract, String(highestAbstract)))
    const overrides = childrenOf(num)
      .filter(({ name }) => name === 'w:lvlOverride')
      .map((element) => serialise(element))
    const instance = `<w:num w:numId="${highest}"><w:abstractNumId w:val="${highestAbstract}"/>${overrides.join('')}</w:num>`
    if (part === null) return null
    const first = childrenOf(part.root).find(({ name }) => name === 'w:num')
    const last = childrenOf(part.root).findLast(({ name }) => name === 'w:num')
    if (first === undefined || last === undefined) edit.append(part, definition + instance)
    else {
      edit.splice(part, { start: first.start, end: first.start, text: definition })
      edit.splice(part, { start: last.end, end: last.end, text: instance })
    }
    return String(highest)
  }

  known.set(edit, carry)
  return carry
}

interface List {
  readonly num: XmlElement
  readonly abstract: XmlElement
}

function listsOf(part: Part | null) {
  const lists = new Map<string, List>()
  const abstracts = new Map<string, XmlElement>()
  let [highest, highestAbstract] = [0, 0]
  for (const element of part === null ? [] : childrenOf(part.root)) {
    if (element.name === 'w:abstractNum') {
      const id = element.attributes['w:abstractNumId'] ?? ''
      abstracts.set(id, element)
      highestAbstract = Math.max(highestAbstract, Number(id) || 0)
    }
    if (element.name !== 'w:num') continue
    const id = element.attributes['w:numId'] ?? ''
    const abstract = abstracts.get(
      childNamed(element, 'w:abstractNumId')?.attributes['w:val'] ?? '',
    )
    highest = Math.max(highest, Number(id) || 0)
    if (abstract !== undefined) lists.set(id, { num: element, abstract })
  }
  return { lists, highest, highestAbstract }
}

const SESSION = new Set(['w:nsid', 'w:tmpl', 'w:styleLink', 'w:numStyleLink'])

/** A definition without what is unique to its file: ids of sessions, links to styles and pictures of bullets. */
function cleaned(abstract: XmlElement, id: string): XmlElement {
  const children = childrenOf(abstract)
    .filter(({ name }) => !SESSION.has(name))
    .map((child) =>
      child.name === 'w:lvl'
        ? {
            ...child,
            children: childrenOf(child).filter(
              ({ name }) => name !== 'w:pStyle' && name !== 'w:lvlPicBulletId',
            ),
          }
        : child,
    )
  return { ...abstract, attributes: { 'w:abstractNumId': id }, children }
}

/** What a list looks like, for lists of two files to be compared. */
function looks({ num, abstract }: List): string {
  const parts: string[] = []
  for (const { name, attributes } of [...elementsIn(cleaned(abstract, '')), ...elementsIn(num)]) {
    const value = attributes['w:val'] ?? ''
    if (name !== 'w:abstractNumId' && name !== 'w:num') parts.push(`${name}=${value}`)
  }
  return parts.join(' ')
}
