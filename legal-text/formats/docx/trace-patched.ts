/**
 * The trace of a file that was patched. Its bookmarks stand in front of paragraphs, not in them, so that paragraphs that do
 * not change are the same to the letter; and paragraphs that are no provisions are listed, so that nobody takes them for new
 * ones when the copy comes back.
 */
import type { ProvisionView } from '../../views.ts'
import { blocksIn, paragraphsOf } from './blocks-of.ts'
import { BOOKMARK_PREFIX, bookmarkOf } from './bookmarks.ts'
import { withParts } from './package.ts'
import type { ReturnedParagraph } from './returned.ts'
import { wordsReader } from './returned-words.ts'
import {
  bookmarksIn,
  COPY_PART,
  COPY_SPACE,
  changesByProvision,
  copyRoot,
  markOf,
  printSent,
  type Trace,
} from './trace.ts'
import { openWordFile, relationshipsPart, type WordFile } from './word-file.ts'
import { childNamed, childrenOf, elementsIn, type XmlElement } from './xml-tree.ts'
import { escapeAttribute } from './xml-write.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml'
const BESIDE = 'beside'

/** @param facts What the export says of itself where the file does not: its name, its classification, its notes. */
export function withPatchTrace(
  bytes: Uint8Array,
  views: readonly ProvisionView[],
  trace: Trace,
  facts: Readonly<Record<string, string>>,
): Uint8Array {
  const file = openWordFile(bytes)
  const changes = changesByProvision(views)
  const byName = new Map([...changes.keys()].map((id) => [bookmarkOf(id), id]))
  const inFront = bookmarksInFront(file)
  const words = wordsReader(file)
  const lines = paragraphsIn(file).map((element) => {
    const [name] = [...(inFront.get(element) ?? []), ...bookmarksIn(element)]
    const provision = byName.get(name ?? '')
    const read = words.read(element)
    if (provision !== undefined) {
      return printSent(provision, read, markOf(element), changes.get(provision) ?? [])
    }
    const text = read.rejected
    return text.trim() === '' ? '' : `<${BESIDE} text="${escapeAttribute(text)}"/>`
  })
  const told = Object.entries({ ...trace, ...facts }).map(
    ([name, value]) => ` ${name}="${escapeAttribute(value)}"`,
  )
  const relations = relationshipsPart(file.document.name)
  const present = file.package.has(relations)
    ? file.package.text(relations)
    : `${HEAD}<Relationships xmlns="${RELATIONS}"></Relationships>`
  // A file that was exported from here, and imported again, has it already.
  const relation = present.includes(`"/${COPY_PART}"`)
    ? ''
    : `<Relationship Id="rIdWorkbenchCopy" Type="${RELATION}" Target="/${COPY_PART}"/>`
  const parts = new Map([
    [COPY_PART, `${HEAD}<copy xmlns="${COPY_SPACE}"${told.join('')}>${lines.join('')}</copy>`],
    [relations, opened(present).replace('</Relationships>', `${relation}</Relationships>`)],
  ])
  return withParts(bytes, parts)
}

/** Of the body, and behind them those of its notes. */
function paragraphsIn(file: WordFile): readonly XmlElement[] {
  const body = childNamed(file.document.root, 'w:body')
  const notes = (['footnotes', 'endnotes'] as const).flatMap((kind) => {
    const part = file.side(kind)
    return part === null ? [] : childrenOf(part.root)
  })
  return [...(body === null ? [] : [body]), ...notes].flatMap((story) =>
    [...paragraphsOf(blocksIn(story))].map(([{ element }]) => element),
  )
}

/** An element that is empty, opened so that something can be put into it. */
function opened(relationships: string): string {
  return relationships.replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>')
}

/**
 * The bookmark of ours that each paragraph has. Where they were written around paragraphs, Word moves their beginning into
 * these, and LibreOffice to the end of the paragraph before: one that begins behind all that is read in a paragraph, and
 * ends in another, is that of the next.
 */
export function bookmarksByParagraph(file: WordFile): ReadonlyMap<XmlElement, string> {
  const found = new Map<XmlElement, string>()
  const inFront = bookmarksInFront(file)
  let waiting: readonly string[] = []
  for (const element of paragraphsIn(file)) {
    const all = bookmarksIn(element)
    const behind = bookmarksBehind(element)
    const own = all.filter((name) => !behind.includes(name))
    const [name] = [...(inFront.get(element) ?? []), ...own, ...waiting]
    if (name !== undefined) found.set(element, name)
    waiting = behind
  }
  return found
}

/** Those that begin behind all that is read in a paragraph, and do not end in it. */
function bookmarksBehind(paragraph: XmlElement): readonly string[] {
  const behind = new Map<string, string>()
  for (const { name, attributes } of elementsIn(paragraph)) {
    const bookmark = attributes['w:name'] ?? ''
    const id = attributes['w:id'] ?? ''
    if (name === 'w:bookmarkStart' && bookmark.startsWith(BOOKMARK_PREFIX)) behind.set(id, bookmark)
    else if (name === 'w:bookmarkEnd') behind.delete(id)
    else if (READ.has(name)) behind.clear()
  }
  return [...behind.values()]
}

const READ = new Set(['w:t', 'w:delText', 'w:drawing', 'w:pict', 'w:object', 'w:footnoteReference'])

/** Bookmarks of ours that stand between paragraphs, by the paragraph behind them. */
function bookmarksInFront(file: WordFile): ReadonlyMap<XmlElement, readonly string[]> {
  const found = new Map<XmlElement, readonly string[]>()
  const look = (parent: XmlElement): void => {
    let waiting: string[] = []
    for (const child of childrenOf(parent)) {
      const name = child.attributes['w:name'] ?? ''
      if (child.name === 'w:bookmarkStart' && name.startsWith(BOOKMARK_PREFIX)) waiting.push(name)
      else if (child.name === 'w:p') {
        if (waiting.length > 0) found.set(child, waiting)
        waiting = []
      } else if (HOLDERS.has(child.name)) look(child)
    }
  }
  look(file.document.root)
  return found
}

/** What paragraphs stand in. */
const HOLDERS = new Set([
  'w:body',
  'w:tbl',
  'w:tr',
  'w:tc',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
])

/** Without those that were no provisions when the copy was sent and read as they did: nothing is to be said of them. */
export function withoutBeside(
  file: WordFile,
  paragraphs: readonly ReturnedParagraph[],
): readonly ReturnedParagraph[] {
  const root = copyRoot(file)
  const left = new Map<string, number>()
  for (const { name, attributes } of root === null ? [] : childrenOf(root)) {
    const text = (attributes['text'] ?? '').trim()
    if (name === BESIDE) left.set(text, (left.get(text) ?? 0) + 1)
  }
  if (left.size === 0) return paragraphs
  return paragraphs.filter(({ bookmark, accepted, rejected, comments }) => {
    const count = left.get(rejected.trim()) ?? 0
    const isOpen = accepted !== rejected || comments.length > 0
    if (bookmark !== null || isOpen || count === 0) return true
    left.set(rejected.trim(), count - 1)
    return false
  })
}
