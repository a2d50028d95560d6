/**
 * Comments in a redline that say where a paragraph or a row has moved from and to. Moves are written as a deletion and an
 * insertion, since Word refuses files whose move marks (ECMA-376 17.13.5.21 to 17.13.5.28) are not to its liking.
 */
import { blocksIn, type ParagraphBlock, paragraphsOf, type WordBlock } from './blocks-of.ts'
import { bothFates, type Fate, KEPT, type Reading } from './fates.ts'
import { itemsOf } from './items.ts'
import { editPackage } from './patch/package-edit.ts'
import { printedNumbers, standingOf } from './printed-numbers.ts'
import { openWordFile, type WordFile } from './word-file.ts'
import { childNamed, type XmlElement } from './xml-tree.ts'
import { escapeAttribute, escapeText } from './xml-write.ts'

const SPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

export interface MoveAuthor {
  readonly author: string
  /** ISO 8601 instant in UTC. */
  readonly at: string
}

/** The redline with its moves told, where words that are gone from one place alone have come in one other alone. */
export function withMoveComments(redline: Uint8Array, { author, at }: MoveAuthor): Uint8Array {
  const file = openWordFile(redline)
  const moves = movesIn(file)
  if (moves.length === 0) return redline
  const edit = editPackage(file)
  const who = `w:author="${escapeAttribute(author)}" w:date="${escapeAttribute(at.replace(/\.\d+Z$/, 'Z'))}"`
  const comments: string[] = []
  const tell = ({ paragraph }: Unit, kind: 'ins' | 'del', words: string): void => {
    const id = edit.revisionId()
    const text = `<w:p><w:r><w:t xml:space="preserve">${escapeText(words)}</w:t></w:r></w:p>`
    comments.push(`<w:comment w:id="${id}" ${who}>${text}</w:comment>`)
    const { document } = file
    const end = document.source.lastIndexOf('</w:p', paragraph.end)
    const start =
      childNamed(paragraph, 'w:pPr')?.end ?? document.source.indexOf('>', paragraph.start) + 1
    const mark = `<w:r><w:commentReference w:id="${id}"/></w:r>`
    const tracked = `<w:${kind} w:id="${edit.revisionId()}" ${who}>${mark}</w:${kind}>`
    edit.splice(document, { start, end: start, text: `<w:commentRangeStart w:id="${id}"/>` })
    edit.splice(document, {
      start: end,
      end,
      text: `<w:commentRangeEnd w:id="${id}"/>${tracked}`,
    })
  }
  for (const { from, to } of moves) {
    tell(from, 'del', `Moved to ${to.place}`)
    tell(to, 'ins', `Moved from ${from.place}`)
  }
  const part = file.side('comments')
  if (part === null) {
    const content = `<w:comments xmlns:w="${SPACE}">${comments.join('')}</w:comments>`
    edit.addPart(freeName(file), RELATION, TYPE, content)
  } else edit.append(part, comments.join(''))
  return edit.finish()
}

function freeName(file: WordFile): string {
  const folder = file.document.name.slice(0, file.document.name.lastIndexOf('/') + 1)
  const name = `${folder}comments.xml`
  return file.package.has(name) ? `${folder}comments-workbench.xml` : name
}

/** A paragraph or a row that comes or goes as a whole. */
interface Unit {
  readonly words: string
  /** Its first paragraph. */
  readonly paragraph: XmlElement
  /** As a comment names it: its number, or which paragraph of the text it is. */
  readonly place: string
}

interface Move {
  readonly from: Unit
  readonly to: Unit
}

function movesIn(file: WordFile): readonly Move[] {
  const body = childNamed(file.document.root, 'w:body')
  if (body === null) return []
  const blocks = blocksIn(body)
  const places = placesOf(file, blocks)
  const gone = new Map<string, Unit[]>()
  const come = new Map<string, Unit[]>()
  const take = (paragraphs: readonly (readonly [ParagraphBlock, Fate])[]): void => {
    const [first] = paragraphs
    const read = paragraphs.map(([{ element }, around]) => wordsOf(element, around))
    const accepted = read.map((each) => each.accepted).join('\t')
    const rejected = read.map((each) => each.rejected).join('\t')
    if (first === undefined || !/[\p{L}\p{N}]/u.test(accepted + rejected)) return
    // Its own mark may stay: that of the last paragraph always does, and the one in front of it comes or goes.
    const isGone = accepted.trim() === ''
    if (isGone === (rejected.trim() === '')) return
    const words = isGone ? rejected : accepted
    const place = places[isGone ? 'rejected' : 'accepted'].get(first[0].element) ?? 'another place'
    const list = isGone ? gone : come
    list.set(words, [...(list.get(words) ?? []), { words, paragraph: first[0].element, place }])
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph') take([[block, KEPT]])
    else {
      for (const { fate, cells } of block.rows) {
        take(cells.flatMap((cell) => [...paragraphsOf(cell.blocks, bothFates(fate, cell.fate))]))
      }
    }
  }
  return [...gone].flatMap(([words, olds]): readonly Move[] => {
    const news = come.get(words) ?? []
    const [from, to] = [olds[0], news[0]]
    const one = olds.length === 1 && news.length === 1
    return one && from !== undefined && to !== undefined ? [{ from, to }] : []
  })
}

function wordsOf(paragraph: XmlElement, around: Fate): Readonly<Record<Reading, string>> {
  let [accepted, rejected] = ['', '']
  for (const item of itemsOf(paragraph, () => [])) {
    if (item.kind !== 'text') continue
    const own = bothFates(around, item.fate)
    if (own.accepted) accepted += item.text
    if (own.rejected) rejected += item.text
  }
  return { accepted, rejected }
}

/** Numbers that are typed: "4.1", "G7.16", "(a)". */
const TYPED = /^(\([A-Za-z]{1,5}\)|[A-Z]{0,3}\d[\w.]*)(?=\s)/

/** How each paragraph is named in either reading. */
function placesOf(
  file: WordFile,
  blocks: readonly WordBlock[],
): Readonly<Record<Reading, ReadonlyMap<XmlElement, string>>> {
  const [numbering, styles] = [file.side('numbering')?.root, file.side('styles')?.root]
  const of = (reading: Reading): ReadonlyMap<XmlElement, string> => {
    const numbers = printedNumbers(numbering ?? null, styles ?? null)
    const places = new Map<XmlElement, string>()
    for (const [{ element, properties, mark }, around] of paragraphsOf(blocks)) {
      const fate = bothFates(around, mark)
      if (!fate[reading]) continue
      const counted = numbers(standingOf(properties))
      const typed = TYPED.exec(wordsOf(element, around)[reading])?.[1] ?? ''
      places.set(element, counted || typed || `paragraph ${places.size + 1}`)
    }
    return places
  }
  return { accepted: of('accepted'), rejected: of('rejected') }
}
