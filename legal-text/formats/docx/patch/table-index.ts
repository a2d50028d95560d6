/** Which of the body's tables and rows a paragraph stands in. */
import { blocksIn, paragraphsOf, type RowOfTable, type TableBlock } from '../blocks-of.ts'
import type { WordFile } from '../word-file.ts'
import { childNamed, type XmlElement } from '../xml-tree.ts'

export interface TablePlace {
  readonly table: TableBlock
  readonly row: RowOfTable
}

export class TableIndex {
  private readonly places = new Map<XmlElement, TablePlace>()
  private readonly tables: XmlElement[] = []

  constructor(file: WordFile) {
    const body = childNamed(file.document.root, 'w:body')
    for (const block of body === null ? [] : blocksIn(body)) {
      if (block.kind === 'table') this.add(block)
    }
  }

  /** Of the outermost table, by a paragraph; null for one that stands in none. */
  of(paragraph: XmlElement): TablePlace | null {
    return this.places.get(paragraph) ?? null
  }

  /** Whether a table stands around a place of the part, or between two. */
  apart(from: number, to: number): boolean {
    return this.tables.some(({ start, end }) => start < to && end > from)
  }

  private add(table: TableBlock): void {
    this.tables.push(table.element)
    for (const row of table.rows) {
      for (const { blocks } of row.cells) {
        for (const [{ element }] of paragraphsOf(blocks)) this.places.set(element, { table, row })
      }
    }
  }
}
