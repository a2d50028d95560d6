/** Tables of a redline in the file: rows that come and go, and cells whose words change. */
import type { ProvisionView } from '../../../views.ts'
import { type Block, presenceOf, type RowBlock, structureOf } from '../../redline.ts'
import type { RowOfTable, TableBlock } from '../blocks-of.ts'
import { childNamed, childrenOf, type XmlElement } from '../xml-tree.ts'
import { serialise } from '../xml-write.ts'
import type { Signed } from './content.ts'
import type { Example } from './drafting.ts'
import { looksOfParagraph } from './flow.ts'
import { NotPatchable, sourceIn } from './located.ts'
import { rowProperties } from './properties.ts'
import { deleteRow, type StoryContext } from './stories.ts'

export interface TableOptions {
  readonly settled: boolean
  /** The table and the row that a provision's first paragraph stands in; null where it stands in none. */
  readonly rowOf: (
    provision: string,
  ) => { readonly table: TableBlock; readonly row: RowOfTable } | null
  readonly context: (by: Signed) => Pick<StoryContext, 'part' | 'sides' | 'splice'>
  readonly by: (change: string | null) => Signed
  /** A cell that stays. */
  readonly cell: (view: ProvisionView) => void
  /** The content of a cell that comes. */
  readonly content: (view: ProvisionView) => string
  readonly example: (view: ProvisionView) => Example | null
  /** A table that is new, to stand among the paragraphs that are. */
  readonly insert: (xml: string) => void
}

/** Patches a table, or makes one; gives where it ends in the part, or null for one that is new. */
export function patchDraftTable(
  block: Extract<Block, { kind: 'table' }>,
  options: TableOptions,
): number | null {
  const found = block.rows.map((row) => rowIn(row, options))
  const table = found.find((each) => each !== null)?.table ?? null
  if (table === null) {
    options.insert(newTable(block.rows, options))
    return null
  }
  const going = found.flatMap((each, index) => {
    const row = block.rows[index]?.row
    return each !== null && row !== undefined && presenceOf(row) === 'deleted' ? [each.row] : []
  })
  const coming = block.rows.some(({ row }) => presenceOf(row) === 'inserted')
  const { part, splice } = options.context(options.by(null))
  if (options.settled && !coming && going.length === table.rows.length) {
    splice(table.element.start, table.element.end, '')
    return table.element.end
  }
  let end = table.rows[0]?.element.start ?? table.element.end
  block.rows.forEach((row, index) => {
    const own = found[index] ?? null
    const presence = presenceOf(row.row)
    if (presence === 'inserted') {
      const like = nearestRow(found, index) ?? table.rows[0] ?? null
      splice(
        end,
        end,
        newRow(row, like, (node) => sourceIn(part, node), options),
      )
      return
    }
    if (own === null) throw new NotPatchable('A row of a table has no place in the imported file.')
    if (presence === 'kept') for (const cell of row.cells) options.cell(cell)
    else if (options.settled) splice(own.row.element.start, own.row.element.end, '')
    else deleteRow(own.row, options.context(options.by(structureOf(row.row))))
    end = own.row.element.end
  })
  return table.element.end
}

function rowIn({ row, cells }: RowBlock, { rowOf }: TableOptions) {
  if (presenceOf(row) === 'inserted') return null
  for (const { provision } of cells) {
    const found = rowOf(provision)
    if (found !== null) return found
  }
  return null
}

function nearestRow(
  found: readonly ({ readonly row: RowOfTable } | null)[],
  index: number,
): RowOfTable | null {
  for (let step = 1; step <= found.length; step += 1) {
    const near = found[index - step] ?? found[index + step] ?? null
    if (near !== null) return near.row
  }
  return null
}

function newRow(
  { row, cells }: RowBlock,
  like: RowOfTable | null,
  toXml: (node: XmlElement) => string,
  options: TableOptions,
): string {
  const by = options.by(structureOf(row))
  const written = cells.map((cell, column) => {
    const model = like?.cells[Math.min(column, like.cells.length - 1)] ?? null
    const [first] = model?.blocks ?? []
    const looks =
      first?.kind === 'paragraph' ? looksOfParagraph(first) : (options.example(cell)?.looks ?? [])
    const properties =
      looks.length === 0 ? '' : `<w:pPr>${looks.map((each) => serialise(each)).join('')}</w:pPr>`
    const own = cellProperties(model?.element ?? null)
    return `<w:tc>${own}<w:p>${properties}${options.content(cell)}</w:p></w:tc>`
  })
  return `<w:tr>${newRowProperties(like, by, toXml, options.settled)}${written.join('')}</w:tr>`
}

function newRowProperties(
  like: RowOfTable | null,
  by: Signed,
  toXml: (node: XmlElement) => string,
  settled: boolean,
): string {
  const own = childNamed(like?.element ?? null, 'w:trPr')
  // A row that is like the heading row of its table is none itself.
  const kept = (own === null ? [] : childrenOf(own)).filter(({ name }) => name !== 'w:tblHeader')
  if (settled) {
    return kept.length === 0 ? '' : `<w:trPr>${kept.map((each) => toXml(each)).join('')}</w:trPr>`
  }
  const holder = { name: 'w:tr', attributes: {}, start: -1, end: -1 }
  const properties = { name: 'w:trPr', attributes: {}, start: -1, end: -1, children: kept }
  return rowProperties({ ...holder, children: [properties] }, 'w:ins', toXml, by.stamp)
}

/** Width, borders and shading of a cell; what joins it to its neighbours is its own. */
function cellProperties(cell: XmlElement | null): string {
  const own = childNamed(cell, 'w:tcPr')
  if (own === null) return '<w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
  const kept = childrenOf(own).filter(
    ({ name }) => !/^w:(vMerge|hMerge|cellIns|cellDel|cellMerge|tcPrChange)$/.test(name),
  )
  return `<w:tcPr>${kept.map((each) => serialise(each)).join('')}</w:tcPr>`
}

function newTable(rows: readonly RowBlock[], options: TableOptions): string {
  const columns = Math.max(...rows.map(({ cells }) => cells.length))
  const grid = '<w:gridCol w:w="2000"/>'.repeat(columns)
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
  const made = rows.map((row) => newRow(row, null, (node) => serialise(node), options))
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${made.join('')}</w:tbl>`
}
