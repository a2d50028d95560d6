/** A story of a Word file (its body, a cell, a footnote) as blocks in reading order. */
import { bothFates, type Fate, fateOfMark, KEPT } from './fates.ts'
import { childNamed, childrenOf, type XmlElement } from './xml-tree.ts'

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly element: XmlElement
  readonly properties: XmlElement | null
  /** Of the mark that ends it. */
  readonly mark: Fate
}

export interface TableBlock {
  readonly kind: 'table'
  readonly element: XmlElement
  readonly rows: readonly RowOfTable[]
}

export interface RowOfTable {
  readonly element: XmlElement
  readonly fate: Fate
  readonly cells: readonly CellOfRow[]
}

export interface CellOfRow {
  readonly element: XmlElement
  readonly fate: Fate
  readonly blocks: readonly WordBlock[]
}

export type WordBlock = ParagraphBlock | TableBlock

/** Elements around blocks, rows and cells that only group them: content controls and custom XML. */
const GROUPS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag'])

/** Paragraphs and tables below an element, through what only groups them. */
export function blocksIn(story: XmlElement): readonly WordBlock[] {
  const blocks: WordBlock[] = []
  for (const child of childrenOf(story)) {
    if (child.name === 'w:p') blocks.push(paragraphOf(child))
    else if (child.name === 'w:tbl') blocks.push(tableOf(child))
    else if (GROUPS.has(child.name)) blocks.push(...blocksIn(child))
  }
  return blocks
}

function paragraphOf(element: XmlElement): ParagraphBlock {
  const properties = childNamed(element, 'w:pPr')
  const mark = fateOfMark(childNamed(properties, 'w:rPr'), 'w:ins', 'w:del')
  return { kind: 'paragraph', element, properties, mark }
}

function tableOf(element: XmlElement): TableBlock {
  const rows = grouped(element, 'w:tr').map((row): RowOfTable => {
    const cells = grouped(row, 'w:tc').map(
      (cell): CellOfRow => ({
        element: cell,
        fate: fateOfMark(childNamed(cell, 'w:tcPr'), 'w:cellIns', 'w:cellDel'),
        blocks: blocksIn(cell),
      }),
    )
    return { element: row, fate: fateOfMark(childNamed(row, 'w:trPr'), 'w:ins', 'w:del'), cells }
  })
  return { kind: 'table', element, rows }
}

function grouped(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === name) return [child]
    return GROUPS.has(child.name) ? grouped(child, name) : []
  })
}

/** All paragraphs of a story, those in tables among them, each with the fate of the rows and cells around it. */
export function* paragraphsOf(
  blocks: readonly WordBlock[],
  around: Fate = KEPT,
): Generator<readonly [ParagraphBlock, Fate]> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield [block, around]
    else {
      for (const { fate, cells } of block.rows) {
        for (const cell of cells) {
          yield* paragraphsOf(cell.blocks, bothFates(around, bothFates(fate, cell.fate)))
        }
      }
    }
  }
}
