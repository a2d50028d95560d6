/**
 * What an export carries so that a returned copy can be matched: a hidden bookmark around each provision, named after its
 * id, and a part of custom XML with the wordings as they were sent. Both travel through Word and LibreOffice.
 */
import { type MarkedRange, printRanges, readRanges } from '../../marked.ts'
import type { ProvisionView } from '../../views.ts'
import { blocksOf } from '../redline.ts'
import { blocksIn, paragraphsOf } from './blocks-of.ts'
import { BOOKMARK_PREFIX, bookmarkOf } from './bookmarks.ts'
import { fateOfMark } from './fates.ts'
import { withParts } from './package.ts'
import { type ReadWords, wordsReader } from './returned-words.ts'
import { openWordFile, relationshipsPart, type WordFile } from './word-file.ts'
import { childNamed, childrenOf, elementsIn, parseXml, type XmlElement } from './xml-tree.ts'
import { applySplices, escapeAttribute, type Splice } from './xml-write.ts'

export const COPY_PART = 'customXml/workbench.xml'
export const COPY_SPACE = 'urn:drafting-workbench:copy:1'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml'
/** Above those that the file's revisions and comments count with. */
const FIRST_ID = 900_000

export interface Trace {
  readonly draft: string
  readonly document: string
  /** SHA-256 of the baseline and of the proposal, as the receipt states them. */
  readonly base: string
  readonly proposal: string
}

/** What one paragraph read as when it was sent. */
export interface SentParagraph {
  readonly provision: string
  readonly baseline: string
  readonly proposed: string
  /** Of the proposed words; null where nobody knows. */
  readonly marks: readonly MarkedRange[] | null
  /** What became of the mark that ends it. */
  readonly mark: 'kept' | 'inserted' | 'deleted'
  /** When the latest of its revisions was made, as the file prints it; null where it has none, or nobody knows. */
  readonly at: string | null
}

/** The file with its provisions traced. Throws an Error where its paragraphs are not those of the views. */
export function withTrace(
  bytes: Uint8Array,
  views: readonly ProvisionView[],
  trace: Trace,
): Uint8Array {
  const file = openWordFile(bytes)
  const paragraphs = provisionParagraphs(file)
  const words = wordsReader(file)
  const printed = blocksOf(views).flatMap((block) =>
    block.kind === 'provision' ? [block.view] : block.rows.flatMap(({ cells }) => cells),
  )
  if (paragraphs.length !== printed.length) {
    throw new Error(`${printed.length} provisions came to ${paragraphs.length} paragraphs.`)
  }
  const splices: Splice[] = []
  const sent: string[] = []
  const changes = changesByProvision(views)
  const named = new Set<string>()
  paragraphs.forEach((element, index) => {
    const { provision } = printed[index] as ProvisionView
    // Of a provision that moved, the first paragraph has the bookmark: names are unique in a file.
    if (named.has(provision)) return
    named.add(provision)
    const id = FIRST_ID + index
    const start = (childNamed(element, 'w:pPr') ?? null)?.end ?? startOfContent(file, element)
    const end = file.document.source.lastIndexOf('</w:p', element.end)
    if (end <= element.start) return
    const name = bookmarkOf(provision)
    if (!bookmarksIn(element).includes(name)) {
      splices.push({ start, end: start, text: `<w:bookmarkStart w:id="${id}" w:name="${name}"/>` })
      splices.push({ start: end, end, text: `<w:bookmarkEnd w:id="${id}"/>` })
    }
    sent.push(
      printSent(provision, words.read(element), markOf(element), changes.get(provision) ?? []),
    )
  })
  const facts = Object.entries(trace).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const relations = relationshipsPart(file.document.name)
  const relation = `<Relationship Id="rIdWorkbench" Type="${RELATION}" Target="/${COPY_PART}"/>`
  const parts = new Map([
    [file.document.name, applySplices(file.document.source, splices)],
    [COPY_PART, `${head}<copy xmlns="${COPY_SPACE}"${facts.join('')}>${sent.join('')}</copy>`],
    [
      relations,
      file.package.text(relations).replace('</Relationships>', `${relation}</Relationships>`),
    ],
  ])
  return withParts(bytes, parts)
}

function startOfContent(file: WordFile, element: XmlElement): number {
  return file.document.source.indexOf('>', element.start) + 1
}

/** Paragraphs in the styles that provisions are written in. */
function provisionParagraphs(file: WordFile): readonly XmlElement[] {
  const body = childNamed(file.document.root, 'w:body')
  const all = body === null ? [] : [...paragraphsOf(blocksIn(body))]
  return all.flatMap(([{ element, properties }]) => {
    const style = childNamed(properties, 'w:pStyle')?.attributes['w:val'] ?? ''
    return style.startsWith('Provision') && style !== 'ProvisionSpacer' ? [element] : []
  })
}

export function markOf(paragraph: XmlElement): SentParagraph['mark'] {
  const { accepted, rejected } = fateOfMark(
    childNamed(childNamed(paragraph, 'w:pPr'), 'w:rPr'),
    'w:ins',
    'w:del',
  )
  if (!accepted) return 'deleted'
  return rejected ? 'kept' : 'inserted'
}

/** The ids of the changes that make each provision read as it does, those of structure first. */
export function changesByProvision(
  views: readonly ProvisionView[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const { provision, structure, segments } of views) {
    const ids = found.get(provision) ?? new Set()
    for (const id of [...structure, ...segments.flatMap(({ change }) => change ?? [])]) ids.add(id)
    found.set(provision, ids)
  }
  return new Map([...found].map(([provision, ids]) => [provision, [...ids]]))
}

/** @param changes Ids of the changes that were sent in the paragraph. */
export function printSent(
  provision: string,
  { accepted, rejected, marks, latest }: ReadWords,
  mark: SentParagraph['mark'],
  changes: readonly string[],
): string {
  const printed = {
    provision,
    baseline: rejected,
    proposed: accepted,
    marks: printRanges(marks),
    ...(mark !== 'kept' && { mark }),
    ...(changes.length > 0 && { changes: changes.join(' ') }),
    ...(latest?.date != null && { at: latest.date }),
  }
  const attributes = Object.entries(printed).map(
    ([name, value]) => ` ${name}="${escapeAttribute(value)}"`,
  )
  return `<paragraph${attributes.join('')}/>`
}

/** What was sent, as the copy itself says; null where it is no copy of ours, or was stripped of it. */
export function traceOf(
  file: WordFile,
): { readonly trace: Trace; readonly sent: readonly SentParagraph[] } | null {
  const root = copyRoot(file)
  if (root === null) return null
  const { draft = '', document = '', base = '', proposal = '' } = root.attributes
  const sent = childrenOf(root)
    .filter(({ name }) => name === 'paragraph')
    .map(({ attributes }) => ({
      provision: attributes['provision'] ?? '',
      baseline: attributes['baseline'] ?? '',
      proposed: attributes['proposed'] ?? '',
      at: attributes['at'] ?? null,
      marks: attributes['marks'] === undefined ? null : readRanges(attributes['marks']),
      mark: markNamed(attributes['mark']),
    }))
  return { trace: { draft, document, base, proposal }, sent }
}

/** The part of custom XML that a copy of ours carries; null where it has none. */
export function copyRoot(file: WordFile): XmlElement | null {
  for (const name of file.package.names) {
    if (!/^customXml\/[^/]+\.xml$/.test(name)) continue
    const source = file.package.text(name)
    if (source.includes(COPY_SPACE)) return parseXml(source, name)
  }
  return null
}

function markNamed(name: string | undefined): SentParagraph['mark'] {
  return name === 'inserted' || name === 'deleted' ? name : 'kept'
}

/** The names of the bookmarks that begin in a paragraph and are ours. */
export function bookmarksIn(paragraph: XmlElement): readonly string[] {
  const names: string[] = []
  for (const { name, attributes } of elementsIn(paragraph)) {
    const bookmark = attributes['w:name'] ?? ''
    if (name === 'w:bookmarkStart' && bookmark.startsWith(BOOKMARK_PREFIX)) names.push(bookmark)
  }
  return names
}
