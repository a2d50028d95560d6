/** What a Word file says, as it stands with its tracked changes, and with all of them accepted or rejected. */
import type { Mark } from '../../text.ts'
import { blocksIn, type ParagraphBlock, type WordBlock } from './blocks-of.ts'
import { bothFates, type Fate, KEPT, type Reading, type Signature } from './fates.ts'
import { type AtomKind, atomWords, type Item, itemsOf } from './items.ts'
import { type PrintedNumbers, printedNumbers, standingOf } from './printed-numbers.ts'
import { type StyleSheet, styleSheet } from './styles-of.ts'
import type { WordFile } from './word-file.ts'
import { childNamed, childrenOf, type XmlElement } from './xml-tree.ts'

export type WordView = 'redline' | Reading

export interface WordPiece {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
  readonly marks: readonly Mark[]
  /** What it is, where it is no words. */
  readonly atom: AtomKind | null
  /** The id of the footnote or endnote that it refers to, or null. */
  readonly note: string | null
  /** Of the revision; of what one inserted and another deleted, the deletion. */
  readonly signature: Signature | null
}

export interface WordLine {
  /** A tab is "\t", a line break "\u2028". */
  readonly text: string
  /** What Word counts and prints in front of it; null where it does not. */
  readonly number: string | null
  readonly pieces: readonly WordPiece[]
  /** The name of its paragraph style, as Word lists it; null for the default. */
  readonly style: string | null
  /** Counted from 1 over the file, or null outside tables. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null
  /** What becomes of the paragraph's own mark, in the redline. */
  readonly mark: WordPiece['kind']
}

/** The paragraphs of the body, in reading order, those of tables among them. */
export function bodyLines(file: WordFile, view: WordView): readonly WordLine[] {
  const styles = styleSheet(file.side('styles')?.root ?? null)
  const body = childNamed(file.document.root, 'w:body')
  const numbers = printedNumbers(
    file.side('numbering')?.root ?? null,
    file.side('styles')?.root ?? null,
  )
  return body === null ? [] : storyLines(body, view, styles, numbers)
}

export interface Note {
  readonly id: string
  readonly lines: readonly string[]
}

/** Footnotes or endnotes that have words of their own; the separators that Word keeps beside them are left out. */
export function notesOf(
  file: WordFile,
  kind: 'footnotes' | 'endnotes',
  view: WordView,
): readonly Note[] {
  const part = file.side(kind)
  if (part === null) return []
  const styles = styleSheet(file.side('styles')?.root ?? null)
  return childrenOf(part.root)
    .filter(({ attributes }) => (attributes['w:type'] ?? 'normal') === 'normal')
    .map((note) => ({
      id: note.attributes['w:id'] ?? '',
      lines: storyLines(note, view, styles).map(({ text }) => text),
    }))
}

export interface WordComment {
  readonly id: string
  readonly author: string | null
  readonly date: string | null
  readonly text: string
}

export function commentsOf(file: WordFile): readonly WordComment[] {
  const part = file.side('comments')
  if (part === null) return []
  const styles = styleSheet(file.side('styles')?.root ?? null)
  return childrenOf(part.root).map((comment) => ({
    id: comment.attributes['w:id'] ?? '',
    author: comment.attributes['w:author'] ?? null,
    date: comment.attributes['w:date'] ?? null,
    text: storyLines(comment, 'accepted', styles)
      .map(({ text }) => text)
      .join('\n'),
  }))
}

export function storyLines(
  story: XmlElement,
  view: WordView,
  styles: StyleSheet,
  numbers: PrintedNumbers = () => '',
): readonly WordLine[] {
  const reader = new LineReader(view, styles, numbers)
  reader.story(blocksIn(story), KEPT, null)
  return reader.lines
}

const NOTES = new Set(['w:footnoteReference', 'w:endnoteReference'])

class LineReader {
  readonly lines: WordLine[] = []
  private readonly view: WordView
  private readonly styles: StyleSheet
  private readonly numbers: PrintedNumbers
  private waiting: WordPiece[] = []
  private tables = 0

  constructor(view: WordView, styles: StyleSheet, numbers: PrintedNumbers) {
    this.view = view
    this.styles = styles
    this.numbers = numbers
  }

  story(blocks: readonly WordBlock[], around: Fate, cell: WordLine['cell']): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') {
        this.paragraph(block, around, cell)
        continue
      }
      // Nothing runs on into a table, nor out of a cell.
      this.flush(cell)
      this.tables += 1
      const table = this.tables
      block.rows.forEach(({ fate, cells }, row) => {
        cells.forEach(({ fate: own, blocks: inside }, column) => {
          const whole = bothFates(around, bothFates(fate, own))
          if (this.view !== 'redline' && !whole[this.view]) return
          this.story(inside, whole, { table, row: row + 1, column: column + 1 })
        })
      })
    }
    this.flush(cell)
  }

  private paragraph(
    { element, properties, mark }: ParagraphBlock,
    around: Fate,
    cell: WordLine['cell'],
  ) {
    for (const item of itemsOf(element, this.styles.marksOf)) {
      const piece = this.pieceOf(item, around)
      if (piece !== null) this.waiting.push(piece)
    }
    const whole = bothFates(around, mark)
    // A paragraph whose mark is gone runs on into the next one (ECMA-376 17.13.5.15).
    if (this.view !== 'redline' && !whole[this.view]) return
    const old = childNamed(childNamed(properties, 'w:pPrChange'), 'w:pPr')
    const looks = this.view === 'rejected' ? (old ?? properties) : properties
    const style = childNamed(looks, 'w:pStyle')?.attributes['w:val']
    const number = this.numbers(standingOf(looks))
    this.end(style === undefined ? null : this.styles.nameOf(style), number, cell, kindOf(whole))
  }

  private pieceOf(item: Item, around: Fate): WordPiece | null {
    if (item.kind === 'point') return null
    const fate = bothFates(around, item.fate)
    if (this.view !== 'redline' && !fate[this.view]) return null
    const kind = this.view === 'redline' ? kindOf(fate) : 'kept'
    return {
      kind,
      text: item.kind === 'text' ? item.text : atomWords(item),
      marks: item.kind === 'text' ? item.marks : [],
      atom: item.kind === 'text' ? null : item.atom,
      note: NOTES.has(item.node.name) ? (item.node.attributes['w:id'] ?? null) : null,
      signature: this.view === 'redline' ? (fate.deleted ?? fate.inserted) : null,
    }
  }

  private end(
    style: string | null,
    number: string,
    cell: WordLine['cell'],
    mark: WordPiece['kind'],
  ): void {
    const pieces = joinedPieces(this.waiting)
    const text = pieces.map((piece) => piece.text).join('')
    this.lines.push({ text, number: number === '' ? null : number, pieces, style, cell, mark })
    this.waiting = []
  }

  private flush(cell: WordLine['cell']): void {
    if (this.waiting.length > 0) this.end(null, '', cell, 'kept')
  }
}

/** Somebody's deletion of somebody's insertion counts as a deletion: neither reading has it. */
function kindOf({ inserted, deleted }: Fate): WordPiece['kind'] {
  if (deleted !== null) return 'deleted'
  return inserted === null ? 'kept' : 'inserted'
}

function joinedPieces(pieces: readonly WordPiece[]): readonly WordPiece[] {
  const joined: WordPiece[] = []
  for (const piece of pieces) {
    const last = joined[joined.length - 1]
    if (last !== undefined && isAlike(last, piece)) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text }
    } else joined.push(piece)
  }
  return joined
}

function isAlike(one: WordPiece, other: WordPiece): boolean {
  return (
    one.kind === other.kind &&
    one.atom === null &&
    other.atom === null &&
    one.marks.join() === other.marks.join() &&
    one.signature?.author === other.signature?.author &&
    one.signature?.date === other.signature?.date
  )
}

const TITLES = { inserted: 'inserted', deleted: 'deleted' } as const

/** A line to be read aloud or in a terminal: `[deleted: …] [inserted: …]`; "¶" where the paragraph's mark comes or goes. */
export function linearLine({ pieces, mark, number }: WordLine): string {
  const parts = mark === 'kept' ? pieces : [...pieces, { kind: mark, text: '¶' }]
  let line = number === null ? '' : `${number}\t`
  let open: WordPiece['kind'] = 'kept'
  for (const { kind, text } of parts) {
    if (kind !== open && open !== 'kept') line += ']'
    if (kind !== open && kind !== 'kept') line += `[${TITLES[kind]}: `
    open = kind
    line += text
  }
  return `${line}${open === 'kept' ? '' : ']'}`.replaceAll('\u2028', '\n')
}
