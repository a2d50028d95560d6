/** The patched package while it is being made: what is spliced into its parts, and what is added to it. */
import { withParts } from '../package.ts'
import {
  type Part,
  type Relationship,
  relationshipsOf,
  relationshipsPart,
  type WordFile,
} from '../word-file.ts'
import { childrenOf, elementsIn, parseXml, type XmlElement } from '../xml-tree.ts'
import { applySplices, escapeAttribute, type Splice } from '../xml-write.ts'

const CONTENT_TYPES = '[Content_Types].xml'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export interface PackageEdit {
  readonly file: WordFile
  readonly splice: (part: Part, splice: Splice) => void
  /** Puts XML in front of the end of a part's root. */
  readonly append: (part: Part, xml: string) => void
  /** Adds a part that did not exist, related to the document. */
  readonly addPart: (name: string, relation: string, contentType: string, content: string) => void
  readonly carryRelation: (to: string, other: WordFile, relation: Relationship) => string | null
  readonly relationshipsIn: (
    other: WordFile,
    part: string,
  ) => Iterable<readonly [string, Relationship]>
  /** Notes that a part uses a name's prefix, as the other file declares it. */
  readonly prefixesFor: (to: string, other: WordFile, from: string) => (name: string) => void
  readonly revisionId: () => number
  readonly drawingId: () => number
  readonly finish: () => Uint8Array
}

export function editPackage(file: WordFile): PackageEdit {
  const splices = new Map<string, { part: Part; list: Splice[] }>()
  const added = new Map<string, string | Uint8Array>()
  const relations = new Map<string, string[]>()
  const types: string[] = []
  const carried = new Map<string, string>()
  const declared = new Map<string, Map<string, { uri: string; ignorable: boolean }>>()
  const empty = new Map<string, { readonly part: Part; readonly xml: string }>()
  let revision = highestId(file)
  let drawing = 100_000
  let fresh = highestFresh(file)

  const splice = (part: Part, made: Splice): void => {
    const known = splices.get(part.name)
    if (known === undefined) splices.set(part.name, { part, list: [made] })
    else known.list.push(made)
  }
  const append = (part: Part, xml: string): void => {
    const { source, root } = part
    const end = source.lastIndexOf('</', root.end)
    if (end > root.start) {
      splice(part, { start: end, end, text: xml })
      return
    }
    // A root that holds nothing is opened once all that is put into it is known.
    const known = empty.get(part.name)
    empty.set(part.name, { part, xml: (known?.xml ?? '') + xml })
  }

  function relate(to: string, type: string, target: string, external: boolean): string {
    fresh += 1
    const id = `rIdWorkbench${fresh}`
    const mode = external ? ' TargetMode="External"' : ''
    const xml = `<Relationship Id="${id}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(target)}"${mode}/>`
    relations.set(to, [...(relations.get(to) ?? []), xml])
    return id
  }

  /** Copies a part and what it is related to; gives its name here. */
  function copyPart(other: WordFile, name: string): string {
    const known = carried.get(name)
    if (known !== undefined) return known
    const dot = name.lastIndexOf('.')
    fresh += 1
    const made = `${name.slice(0, dot)}-workbench${fresh}${name.slice(dot)}`
    carried.set(name, made)
    added.set(made, other.package.bytes(name))
    types.push(
      `<Override PartName="/${escapeAttribute(made)}" ContentType="${contentTypeOf(other, name)}"/>`,
    )
    const inner = relationshipsOf(other.package, name).filter(
      (relation) => !relation.external && other.package.has(relation.target),
    )
    if (inner.length > 0) {
      const lines = inner.map(
        ({ id, fullType, target }) =>
          `<Relationship Id="${escapeAttribute(id)}" Type="${escapeAttribute(fullType)}" Target="/${escapeAttribute(copyPart(other, target))}"/>`,
      )
      added.set(
        relationshipsPart(made),
        `${HEAD}<Relationships xmlns="${RELATIONS}">${lines.join('')}</Relationships>`,
      )
    }
    return made
  }

  return {
    file,
    splice,
    append,
    addPart(name, relation, contentType, content) {
      added.set(name, HEAD + content)
      types.push(`<Override PartName="/${name}" ContentType="${contentType}"/>`)
      relate(file.document.name, relation, `/${name}`, false)
    },
    carryRelation(to, other, { id, type, fullType, target, external }) {
      const key = `${to} ${type} ${external} ${target} ${external ? '' : id}`
      const known = carried.get(key)
      if (known !== undefined) return known
      // Of what lies outside, only links that a person clicks: an image there would be fetched by itself.
      if (external && type !== 'hyperlink') return null
      if (!external && !other.package.has(target)) return null
      const made = external
        ? relate(to, fullType, target, true)
        : relate(to, fullType, `/${copyPart(other, target)}`, false)
      carried.set(key, made)
      return made
    },
    relationshipsIn: (other, part) =>
      relationshipsOf(other.package, part).map((relation) => [relation.id, relation] as const),
    prefixesFor(to, other, from) {
      const known = declared.get(to) ?? new Map<string, { uri: string; ignorable: boolean }>()
      declared.set(to, known)
      const root = rootOf(other, from)
      const ignorable = new Set((root?.attributes['mc:Ignorable'] ?? '').split(' '))
      return (name) => {
        const colon = name.indexOf(':')
        const prefix = name.slice(0, colon)
        if (colon === -1 || prefix === 'xml' || prefix === 'xmlns' || known.has(prefix)) return
        const uri = root?.attributes[`xmlns:${prefix}`]
        if (uri !== undefined) known.set(prefix, { uri, ignorable: ignorable.has(prefix) })
      }
    },
    revisionId() {
      revision += 1
      return revision
    },
    drawingId() {
      drawing += 1
      return drawing
    },
    finish() {
      const parts = new Map<string, string | Uint8Array>(added)
      for (const { part, xml } of empty.values()) {
        const close = part.source.lastIndexOf('/>', part.root.end)
        const text = `>${xml}</${part.root.name}>`
        splice(part, { start: close, end: close + 2, text })
      }
      for (const [name, prefixes] of declared) {
        const part = splices.get(name)?.part
        if (part !== undefined) for (const made of declarations(part, prefixes)) splice(part, made)
      }
      for (const [name, { part, list }] of splices) parts.set(name, applySplices(part.source, list))
      for (const [name, lines] of relations) {
        const part = relationshipsPart(name)
        parts.set(part, withAppended(file, part, lines.join(''), 'Relationships'))
      }
      if (types.length > 0) {
        parts.set(CONTENT_TYPES, withAppended(file, CONTENT_TYPES, types.join(''), 'Types'))
      }
      return parts.size === 0 ? file.bytes : withParts(file.bytes, parts)
    },
  }
}

function rootOf(file: WordFile, name: string): XmlElement | null {
  if (file.document.name === name) return file.document.root
  for (const kind of ['footnotes', 'endnotes', 'styles', 'numbering'] as const) {
    const part = file.side(kind)
    if (part?.name === name) return part.root
  }
  return null
}

/** Namespaces that what was carried needs and the part's root does not declare. */
function declarations(
  { source, root }: Part,
  prefixes: ReadonlyMap<string, { readonly uri: string; readonly ignorable: boolean }>,
): readonly Splice[] {
  const missing = [...prefixes].filter(
    ([prefix]) => root.attributes[`xmlns:${prefix}`] === undefined,
  )
  if (missing.length === 0) return []
  const at = root.start + 1 + root.name.length
  const names = missing.map(([prefix, { uri }]) => ` xmlns:${prefix}="${escapeAttribute(uri)}"`)
  const ignorable = missing.flatMap(([prefix, how]) => (how.ignorable ? [prefix] : []))
  const list = root.attributes['mc:Ignorable']
  const made: Splice[] = [{ start: at, end: at, text: names.join('') }]
  if (ignorable.length === 0) return made
  if (list === undefined) {
    const compatibility = root.attributes['xmlns:mc'] !== undefined || prefixes.has('mc')
    const declaration = compatibility
      ? ''
      : ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    made.push({ start: at, end: at, text: `${declaration} mc:Ignorable="${ignorable.join(' ')}"` })
    return made
  }
  const attribute = /mc:Ignorable\s*=\s*["']/.exec(source.slice(root.start))
  if (attribute !== null) {
    const start = root.start + attribute.index + attribute[0].length
    made.push({ start, end: start, text: `${ignorable.join(' ')} ` })
  }
  return made
}

function contentTypeOf(file: WordFile, name: string): string {
  const types = childrenOf(parseXml(file.package.text(CONTENT_TYPES), CONTENT_TYPES))
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const found =
    types.find(({ attributes }) => attributes['PartName'] === `/${name}`) ??
    types.find(({ attributes }) => attributes['Extension']?.toLowerCase() === extension)
  return escapeAttribute(found?.attributes['ContentType'] ?? 'application/octet-stream')
}

function withAppended(file: WordFile, name: string, lines: string, root: string): string {
  if (!file.package.has(name)) {
    return `${HEAD}<${root} xmlns="${RELATIONS}">${lines}</${root}>`
  }
  const source = file.package.text(name)
  const element = parseXml(source, name)
  const end = source.lastIndexOf('</', element.end)
  if (end <= element.start) {
    return source.replace(/\/>\s*$/, `>${lines}</${root}>`)
  }
  return applySplices(source, [{ start: end, end, text: lines }])
}

/** What a patch before this one has added is not added over. */
function highestFresh({ relationships, package: { names } }: WordFile): number {
  const added = [...relationships.map(({ id }) => id), ...names].flatMap(
    (name) => /(?:^rIdWorkbench|-workbench)(\d+)/.exec(name)?.[1] ?? [],
  )
  return Math.max(0, ...added.map(Number))
}

/** Ids above all that the file uses: those of revisions, bookmarks and comments count in one row. */
function highestId(file: WordFile): number {
  let highest = 0
  const parts = [
    file.document,
    ...(['footnotes', 'endnotes', 'comments'] as const).map((kind) => file.side(kind)),
  ]
  for (const part of parts) {
    if (part === null) continue
    for (const { attributes, name } of elementsIn(part.root)) {
      if (name === 'w:footnote' || name === 'w:endnote') continue
      const id = Number(attributes['w:id'])
      // Ids of content controls fill all 32 bits; revisions never reach so high.
      if (Number.isInteger(id) && id > highest && id < 1_000_000_000) highest = id
    }
  }
  return highest
}
