/** A redline's provisions as Word paragraphs and tables with true tracked changes. */
import {
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx'
import { citationsOf } from '../../citations.ts'
import type { ProvisionView } from '../../views.ts'
import {
  type Block,
  blocksOf,
  columnPercents,
  endOf,
  isIllustrative,
  moveNote,
  numberPieces,
  type Piece,
  piecesOf,
  presenceOf,
  type Redline,
  type RowBlock,
  structureOf,
} from '../redline.ts'
import type { Comments, ParagraphChild } from './comments.ts'
import { type Numberer, pieceRun } from './revisions.ts'
import { DOTTED_RULE, INDENT, RULE_COLOUR, TEXT_WIDTH } from './styles.ts'

export interface BlockOptions {
  readonly redline: Redline
  readonly numberer: Numberer
  readonly comments: Comments
}

interface Making extends BlockOptions {
  /** How a row is cited, for what says where something has moved. */
  readonly cited: (row: string) => string | null
}

/**
 * Every provision as one paragraph; a table with its rows and, behind it, one empty paragraph, because Word joins
 * tables that touch. At the end stands a last empty paragraph: what is in front of it can then be inserted or deleted
 * whole, which Word cannot do to the last paragraph of a document. Needs LEGAL_STYLES.
 */
export function redlineBlocks(
  views: readonly ProvisionView[],
  options: BlockOptions,
): readonly (Paragraph | Table)[] {
  const blocks = blocksOf(views)
  const citations = citationsOf(options.redline.views)
  const making = { ...options, cited: (row: string) => citations.get(row) ?? null }
  return [
    ...blocks.flatMap((block, index) => oneBlock(block, blocks[index - 1], making)),
    new Paragraph({ style: 'ProvisionSpacer' }),
  ]
}

function oneBlock(
  block: Block,
  before: Block | undefined,
  options: Making,
): readonly (Paragraph | Table)[] {
  if (block.kind === 'provision') return [provisionParagraph(block.view, before, options)]
  return [
    tableOf(block.view, block.rows, options),
    new Paragraph({ style: 'ProvisionSpacer', ...paragraphMark(lastingOf(block), options) }),
  ]
}

/** What the paragraph behind a table comes and goes with: a table all of whose rows do is gone with the last of them. */
function lastingOf({ view, rows }: Extract<Block, { kind: 'table' }>): ProvisionView {
  const [first] = rows
  const together = rows.every(
    ({ row }) => first !== undefined && presenceOf(row) === presenceOf(first.row),
  )
  return together && first !== undefined ? first.row : view
}

function provisionParagraph(
  view: ProvisionView,
  before: Block | undefined,
  options: Making,
): Paragraph {
  const left = INDENT * Math.max(1, view.depth)
  const number = numberPieces(view)
  const parted = endsLike(before, allPieces(view, options)[0], options)
  const numberRuns = number.map((piece, index) =>
    pieceRun(piece, options.numberer, { tab: true, undated: parted && index === 0 }),
  )
  const words = wordsOf(view, options, parted && number.length === 0)
  return new Paragraph({
    style: styleOf(view, options.redline),
    ...paragraphMark(view, options),
    indent: { left, hanging: number.length > 0 ? INDENT : 0 },
    tabStops: [{ type: TabStopType.LEFT, position: left }],
    children: options.comments.around(
      wholeOf(view),
      [...numberRuns, ...words],
      moveNote(view, options.cited),
    ),
  })
}

/**
 * Whether the paragraph in front ends in the fate in which this one begins. LibreOffice joins such revisions of one author
 * and one minute across the paragraph's mark (`SwRedlineData::CanCombine`), and would lose the mark with them; one that has
 * no time is left alone.
 */
function endsLike(before: Block | undefined, first: Piece | undefined, options: Making) {
  if (before?.kind !== 'provision' || endOf(before.view).fate !== 'kept') return false
  const last = allPieces(before.view, options).at(-1)
  return first !== undefined && first.kind !== 'kept' && last?.kind === first.kind
}

const KINDS: Partial<Record<ProvisionView['kind'], string>> = {
  schedule: 'Section',
  part: 'Section',
  section: 'Section',
  heading: 'Heading',
  cell: 'Cell',
}

function styleOf(view: ProvisionView, redline: Redline): string {
  const illustrative = isIllustrative(view, redline) ? 'Illustrative' : ''
  return `Provision${KINDS[view.kind] ?? ''}${illustrative}`
}

/** The fate of a provision as a whole, as what a comment on its coming or going is about. */
function wholeOf(view: ProvisionView): Pick<Piece, 'kind' | 'change' | 'author'> {
  return { kind: presenceOf(view), change: structureOf(view), author: null }
}

/** A paragraph comes and goes with its mark: without that an empty numbered line would stay behind. */
function paragraphMark(view: ProvisionView, { numberer }: Making): IParagraphOptions {
  const { fate, change } = endOf(view)
  if (fate === 'kept') return {}
  const revision = numberer.revision(change, null)
  return { run: fate === 'inserted' ? { insertion: revision } : { deletion: revision } }
}

function allPieces(view: ProvisionView, { redline }: Making): readonly Piece[] {
  const words = view.segments.flatMap((segment) => piecesOf(segment, redline))
  return [...numberPieces(view), ...words]
}

/** The words of a provision, those of one change side by side so that a comment can embrace them. */
function wordsOf(
  { segments }: ProvisionView,
  { redline, numberer, comments }: BlockOptions,
  undated = false,
): readonly ParagraphChild[] {
  const pieces = segments.flatMap((segment) => piecesOf(segment, redline))
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const group = groups[groups.length - 1]
    if (group?.[0]?.change === piece.change) group.push(piece)
    else groups.push([piece])
  }
  return groups.flatMap((group) => {
    const runs = group.map((piece) =>
      pieceRun(piece, numberer, { undated: undated && piece === pieces[0] }),
    )
    const [first] = group
    return first === undefined ? runs : comments.around(first, runs)
  })
}

function tableOf(table: ProvisionView, rows: readonly RowBlock[], options: Making): Table {
  const indent = INDENT * Math.max(0, table.depth - 1)
  const columns = Math.max(...rows.map(({ cells }) => cells.length))
  const widths = columnPercents(columns).map((percent) =>
    Math.floor(((TEXT_WIDTH - indent) * percent) / 100),
  )
  const rule = { style: BorderStyle.SINGLE, size: 4, color: RULE_COLOUR }
  return new Table({
    width: { size: TEXT_WIDTH - indent, type: WidthType.DXA },
    indent: { size: indent, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: rule,
      bottom: rule,
      left: isIllustrative(table, options.redline) ? DOTTED_RULE : rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: rows.map(({ row, cells }) => rowOf(row, cells, widths, options)),
  })
}

/** Rows need a mark of their own beside those of the words in each cell (ECMA-376 17.13.5.12 and 17.13.5.18). */
function rowOf(
  row: ProvisionView,
  cells: readonly ProvisionView[],
  widths: readonly number[],
  options: Making,
): TableRow {
  const { numberer } = options
  const own = () => numberer.revision(structureOf(row), null)
  return new TableRow({
    cantSplit: true,
    ...(presenceOf(row) === 'inserted' && { insertion: own() }),
    ...(presenceOf(row) === 'deleted' && { deletion: own() }),
    children: cells.map(
      (cell, column) =>
        new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: 100, right: 100 },
          children: [
            new Paragraph({
              style: styleOf(cell, options.redline),
              ...paragraphMark(cell, options),
              children: options.comments.around(wholeOf(row), wordsOf(cell, options)),
            }),
          ],
        }),
    ),
  })
}
