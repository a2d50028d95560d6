/** A Word file as it is: its parts and how they are related. Nothing outside the package is ever looked at. */
import { openPackage, type WordPackage } from './package.ts'
import { childrenOf, parseXml, type XmlElement } from './xml-tree.ts'

export interface Part {
  readonly name: string
  readonly source: string
  readonly root: XmlElement
}

export interface Relationship {
  readonly id: string
  /** The last word of its type: "footnotes", "image", "hyperlink". */
  readonly type: string
  readonly fullType: string
  /** The part it leads to, or what it names outside the package. */
  readonly target: string
  readonly external: boolean
}

/** Parts that hold words beside the document itself, by the type of the relationship that leads to them. */
export type SidePart = 'footnotes' | 'endnotes' | 'comments' | 'styles' | 'numbering'

export interface WordFile {
  readonly bytes: Uint8Array
  readonly package: WordPackage
  readonly document: Part
  readonly relationships: readonly Relationship[]
  /** A part by its kind; null where the file has none. */
  readonly side: (kind: SidePart) => Part | null
}

const MAIN = 'word/document.xml'
const WORDPROCESSING =
  /^http:\/\/(schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main$/

/** Throws an Error in words where the file is not a Word document, is damaged or is not to be trusted. `tell` hears how far it is. */
export function openWordFile(
  bytes: Uint8Array,
  tell?: (done: number, total: number) => void,
): WordFile {
  const parts = openPackage(bytes)
  const main =
    relationshipsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? MAIN
  const document = partOf(parts, main, tell)
  checkVocabulary(document)
  const relationships = relationshipsOf(parts, main)
  const sides = new Map<SidePart, Part | null>()
  return {
    bytes,
    package: parts,
    document,
    relationships,
    side(kind) {
      const known = sides.get(kind)
      if (known !== undefined) return known
      const found = relationships.find(({ type, external }) => type === kind && !external)
      const part =
        found === undefined || !parts.has(found.target) ? null : partOf(parts, found.target)
      sides.set(kind, part)
      return part
    },
  }
}

function partOf(
  parts: WordPackage,
  name: string,
  tell?: (done: number, total: number) => void,
): Part {
  const source = parts.text(name)
  return { name, source, root: parseXml(source, name, tell) }
}

function checkVocabulary({ root, name }: Part): void {
  if (root.name === 'w:document' && WORDPROCESSING.test(root.attributes['xmlns:w'] ?? '')) return
  throw new Error(
    `${name} is not a Word document as Word, LibreOffice or Google write it: its root is “${root.name}”.`,
  )
}

/** The relationships of a part; of the package itself, where the part is "". */
export function relationshipsOf(parts: WordPackage, part: string): readonly Relationship[] {
  const name = relationshipsPart(part)
  if (!parts.has(name)) return []
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return childrenOf(parseXml(parts.text(name), name)).map(({ attributes }) => {
    const external = attributes['TargetMode'] === 'External'
    const target = attributes['Target'] ?? ''
    const fullType = attributes['Type'] ?? ''
    return {
      id: attributes['Id'] ?? '',
      type: fullType.slice(fullType.lastIndexOf('/') + 1),
      fullType,
      target: external ? target : resolvedPart(folder, target),
      external,
    }
  })
}

export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** A target is meant from the folder of its part, or from the package where it begins with a slash. */
function resolvedPart(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target.slice(1) : `${folder}${target}`).split('/')
  const path: string[] = []
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}
