/** The paragraphs and tables of a Word file as lines with the numbers that Word prints, tracked changes accepted. */

import { textRun } from '../../text.ts'
import {
  blocksIn,
  type ParagraphBlock,
  paragraphsOf,
  type TableBlock,
  type WordBlock,
} from './blocks-of.ts'
import { type CodePiece, codeWords, piecesText, trimmedPieces } from './code-words.ts'
import { LINE_BREAK } from './items.ts'
import { indentOf, type ListCounter, type ListNumber, listCounter } from './list-numbers.ts'
import { type StyleSheet, styleSheet } from './styles-of.ts'
import type { WordFile } from './word-file.ts'
import { childNamed, childrenOf, type XmlElement } from './xml-tree.ts'

export interface CodeLine {
  readonly kind: 'line'
  readonly pieces: readonly CodePiece[]
  readonly bookmarks: readonly string[]
  readonly opaque: readonly string[]
  /** The number that Word counts, or null where the paragraph is in no list. */
  readonly number: ListNumber | null
  /** As Word lists it: "heading 1", "Title", "toc 2"; null for the default. */
  readonly style: string | null
  /** 0 for the outermost heading; null for what is no heading. */
  readonly outline: number | null
  /** Of the paragraph in twentieths of a point, or null. */
  readonly indent: number | null
  readonly at: ParagraphSpan | null
}

/** Paragraphs of the body, counted from 0 in reading order, those of tables among them: the first and the last. */
export type ParagraphSpan = readonly [number, number]

export interface CodeTable {
  readonly kind: 'table'
  readonly rows: readonly (readonly CodeCell[])[]
  /** Cells that Word shows as one with a neighbour. */
  readonly merged: boolean
}

export interface CodeCell {
  readonly pieces: readonly CodePiece[]
  readonly bookmarks: readonly string[]
  readonly opaque: readonly string[]
  /** Null in a note, and for a cell that has no paragraph. */
  readonly at: ParagraphSpan | null
}

export interface CodeLines {
  readonly lines: readonly (CodeLine | CodeTable)[]
  /** Footnotes and endnotes by "footnote 2", as the pieces of the text name them. */
  readonly notes: ReadonlyMap<string, readonly CodePiece[]>
  /** Whether tracked changes were accepted in reading. */
  readonly revised: boolean
}

export function codeLines(
  file: WordFile,
  tell: (done: number, total: number) => void = () => undefined,
): CodeLines {
  const styles = styleSheet(file.side('styles')?.root ?? null)
  const styleOf = (id: string) => styles.byId.get(id) ?? null
  const counter = listCounter(file.side('numbering')?.root ?? null, styleOf)
  const body = childNamed(file.document.root, 'w:body')
  const blocks = body === null ? [] : blocksIn(body)
  const reader = new LineReader(styles, counter, blocks, tell)
  const lines = reader.blocks(blocks)
  const notes = new Map<string, readonly CodePiece[]>()
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = file.side(`${kind}s`)
    for (const note of part === null ? [] : childrenOf(part.root)) {
      const id = note.attributes['w:id']
      if (id === undefined || (note.attributes['w:type'] ?? 'normal') !== 'normal') continue
      notes.set(`${kind} ${id}`, reader.joined(blocksIn(note)).pieces)
    }
  }
  return { lines, notes, revised: reader.revised }
}

/** Paragraphs between two tellings of how far it is. */
const TOLD_EVERY = 250

class LineReader {
  revised = false
  private readonly styles: StyleSheet
  private readonly counter: ListCounter
  private readonly indexes: ReadonlyMap<XmlElement, number>
  private readonly tell: (done: number, total: number) => void

  constructor(
    styles: StyleSheet,
    counter: ListCounter,
    body: readonly WordBlock[],
    tell: (done: number, total: number) => void,
  ) {
    this.tell = tell
    this.styles = styles
    this.counter = counter
    this.indexes = new Map([...paragraphsOf(body)].map(([{ element }], index) => [element, index]))
  }

  blocks(blocks: readonly WordBlock[]): readonly (CodeLine | CodeTable)[] {
    const lines: (CodeLine | CodeTable)[] = []
    // A paragraph whose mark was deleted runs on into the next one, which gives both its properties.
    let waiting: CodeLine | null = null
    for (const block of blocks) {
      if (block.kind === 'table') {
        if (waiting !== null) lines.push(waiting)
        waiting = null
        lines.push(...this.table(block))
        continue
      }
      const line: CodeLine = joinedLines(waiting, this.line(block))
      waiting = null
      if (block.mark.accepted) lines.push({ ...line, pieces: trimmedPieces(line.pieces, 0) })
      else {
        this.revised = true
        waiting = line
      }
    }
    return waiting === null ? lines : [...lines, waiting]
  }

  private line({ element, properties, mark }: ParagraphBlock): CodeLine {
    const { pieces, bookmarks, opaque, revised } = codeWords(element, this.styles)
    if (revised) this.revised = true
    const style = valueAt(properties, 'w:pStyle')
    const chain = [
      ...(properties === null ? [] : [properties]),
      ...(style === null ? [] : this.styles.chainOf(style)).flatMap(
        (each) => childNamed(each, 'w:pPr') ?? [],
      ),
    ]
    // Word counts a paragraph without words too, but not one that runs on into the next.
    const number = mark.accepted ? this.counter.next(chain, style) : null
    const own = chain.map((each) => indentOf(childNamed(each, 'w:ind')))
    const index = this.indexes.get(element)
    if (index !== undefined && index % TOLD_EVERY === 0) this.tell(index, this.indexes.size)
    return {
      kind: 'line',
      pieces,
      bookmarks,
      opaque,
      number,
      style: style === null ? null : this.styles.nameOf(style),
      outline: outlineOf(chain),
      indent: own[0] ?? number?.indent ?? own.find((indent) => indent !== null) ?? null,
      at: index === undefined ? null : [index, index],
    }
  }

  private table(block: TableBlock): readonly CodeTable[] {
    let merged = false
    const rows = block.rows.flatMap(({ fate, cells }) => {
      if (!fate.rejected || !fate.accepted) this.revised = true
      if (!fate.accepted) return []
      const kept = cells.filter((cell) => cell.fate.accepted)
      for (const { element } of kept) {
        const properties = childNamed(element, 'w:tcPr')
        const spans = Number(valueAt(properties, 'w:gridSpan') ?? '1') > 1
        if (spans || childNamed(properties, 'w:vMerge') !== null) merged = true
      }
      return [kept.map(({ blocks }) => ({ ...this.joined(blocks), at: this.spanOf(blocks) }))]
    })
    return rows.length === 0 ? [] : [{ kind: 'table', rows, merged }]
  }

  private spanOf(blocks: readonly WordBlock[]): ParagraphSpan | null {
    const indexes = [...paragraphsOf(blocks)].flatMap(
      ([{ element }]) => this.indexes.get(element) ?? [],
    )
    const [first, last] = [indexes[0], indexes[indexes.length - 1]]
    return first === undefined || last === undefined ? null : [first, last]
  }

  /** Several paragraphs as one text, a line break between them, with the numbers that Word prints. */
  joined(blocks: readonly WordBlock[]): Omit<CodeCell, 'at'> {
    const cell = { pieces: [] as CodePiece[], bookmarks: [] as string[], opaque: [] as string[] }
    for (const line of this.blocks(blocks)) {
      if (line.kind === 'table') {
        cell.opaque.push('table')
        for (const row of line.rows) {
          for (const inner of row) append(cell, inner.pieces, inner)
        }
      } else {
        const printed = line.number?.printed ?? ''
        const number: readonly CodePiece[] =
          printed === '' ? [] : [{ kind: 'run', run: textRun(`${printed} `) }]
        append(cell, [...number, ...line.pieces], line)
      }
    }
    return cell
  }
}

function append(
  cell: { pieces: CodePiece[]; bookmarks: string[]; opaque: string[] },
  pieces: readonly CodePiece[],
  { bookmarks, opaque }: Pick<CodeCell, 'bookmarks' | 'opaque'>,
): void {
  if (pieces.length > 0) {
    if (cell.pieces.length > 0) cell.pieces.push({ kind: 'run', run: textRun(LINE_BREAK) })
    cell.pieces.push(...pieces)
  }
  cell.bookmarks.push(...bookmarks)
  cell.opaque.push(...opaque)
}

function joinedLines(first: CodeLine | null, second: CodeLine): CodeLine {
  if (first === null) return second
  return {
    ...second,
    pieces: [...first.pieces, ...second.pieces],
    bookmarks: [...first.bookmarks, ...second.bookmarks],
    opaque: [...first.opaque, ...second.opaque],
    at: first.at === null || second.at === null ? null : [first.at[0], second.at[1]],
  }
}

function outlineOf(chain: readonly XmlElement[]): number | null {
  for (const properties of chain) {
    const value = valueAt(properties, 'w:outlineLvl')
    if (value !== null) return Number(value) < 9 ? Number(value) : null
  }
  return null
}

function valueAt(element: XmlElement | null, name: string): string | null {
  return childNamed(element, name)?.attributes['w:val'] ?? null
}

export function isEmptyLine({ pieces, opaque }: CodeLine): boolean {
  return (
    opaque.length === 0 &&
    pieces.every(({ kind }) => kind === 'run') &&
    piecesText(pieces).trim() === ''
  )
}
