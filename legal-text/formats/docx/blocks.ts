/** A redline's provisions as Word paragraphs and tables with true tracked changes. */
import {
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
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
import { bookmarkOf } from './bookmarks.ts'
import type { Comments, ParagraphChild } from './comments.ts'
import { indentAt } from './numbers/part.ts'
import type { NumberPlan } from './numbers/plan.ts'
import type { RealNotes } from './real-notes.ts'
import { type Numberer, pieceRun } from './revisions.ts'
import { DOTTED_RULE, INDENT, RULE_COLOUR, styleOfKind, TEXT_WIDTH } from './styles.ts'

export interface BlockOptions {
  readonly redline: Redline
  readonly numberer: Numberer
  readonly comments: Comments
  /** Which numbers Word counts itself, in a file that has the lists for it; all of them are words where absent. */
  readonly numbers?: NumberPlan
  /** Footnotes as Word's own; as words and paragraphs of the body where absent. */
  readonly notes?: RealNotes | undefined
}

/** What stands in for the id of a list in a file, until {@link LIST_PLACE} is put in. */
export const LISTS = 'list'
/** A list's id as docx prints it where it does not know the list: the group is ours. */
export const LIST_PLACE = /<w:numId w:val="\{list-(\d+)\}"\/>/g

interface Making extends BlockOptions {
  /** The numbers that Word counts and a field can repeat, by provision. */
  readonly targets: ReadonlyMap<string, string>
  /** Provisions that have their bookmark: the first paragraph of one that moved does, since names are unique in a file. */
  readonly named: Set<string>
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
  const making = {
    ...options,
    named: new Set<string>(),
    targets: targetsOf(blocks, options.numbers),
    cited: (row: string) => citations.get(row) ?? null,
  }
  return [
    ...blocks.flatMap((block, index) => oneBlock(block, blocks[index + 1], making)),
    new Paragraph({ style: 'ProvisionSpacer' }),
  ]
}

/**
 * What a field can point at: a provision that stands in one place, with a number that Word counts. Word leaves a stop at the
 * end of a number out, so that a field would read otherwise than we do.
 */
function targetsOf(
  blocks: readonly Block[],
  numbers: NumberPlan | undefined,
): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  const seen = new Set<string>()
  for (const block of numbers === undefined ? [] : blocks) {
    if (block.kind !== 'provision') continue
    const { view } = block
    const [number] = numberPieces(view)
    if (seen.has(view.provision)) targets.delete(view.provision)
    else if (numbers?.of.has(view.id) === true && number !== undefined) {
      if (!number.text.endsWith('.')) targets.set(view.provision, number.text)
    }
    seen.add(view.provision)
  }
  return targets
}

/** What stands in a paragraph, in the hidden bookmark that references to it and a returned copy know it by. */
function marked(
  { provision }: ProvisionView,
  children: readonly ParagraphChild[],
  { named, numbers, numberer }: Making,
): readonly ParagraphChild[] {
  if (numbers === undefined || named.has(provision)) return children
  named.add(provision)
  const id = numberer.id()
  // docx lets only its own Bookmark into a paragraph, whose ids are counted over all files of a process.
  const [start, end] = [new BookmarkStart(bookmarkOf(provision), id), new BookmarkEnd(id)]
  return [start as unknown as ParagraphChild, ...children, end as unknown as ParagraphChild]
}

function oneBlock(
  block: Block,
  next: Block | undefined,
  options: Making,
): readonly (Paragraph | Table)[] {
  if (block.kind === 'provision') return [provisionParagraph(block.view, next, options)]
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
  next: Block | undefined,
  options: Making,
): Paragraph {
  const number = typedNumber(view, options)
  const parted = endsLike(view, next, options)
  const pieces = partedPieces(view, options, parted)
  const numberRuns = number.map((piece, index) =>
    pieceRun(piece, options.numberer, {
      tab: number.length === 1,
      undated: parted && pieces.length === 0 && index === number.length - 1,
    }),
  )
  // One number for another has one tab behind both, so that the words stay where they were.
  const tab = number.length > 1 ? [new TextRun({ children: [new Tab()] })] : []
  const words = wordsOf(pieces, options, parted)
  return new Paragraph({
    style: styleOf(view, options.redline),
    ...paragraphMark(view, options),
    ...placeOf(view, number, options),
    children: marked(
      view,
      options.comments.around(
        wholeOf(view),
        [...numberRuns, ...tab, ...words],
        moveNote(view, options.cited),
      ),
      options,
    ),
  })
}

/** The number of a provision as words; none where Word counts it. */
function typedNumber(view: ProvisionView, { numbers }: Making): readonly Piece[] {
  return numbers?.of.has(view.id) === true ? [] : numberPieces(view)
}

/** Where a paragraph stands, and in which list: a list sets what is in it itself. */
function placeOf(
  view: ProvisionView,
  number: readonly Piece[],
  { numbers }: Making,
): IParagraphOptions {
  const left = indentAt(view.depth)
  const counted = numbers?.of.get(view.id)
  if (counted !== undefined) {
    const { list: instance, level, depth } = counted
    return {
      numbering: { reference: LISTS, instance, level },
      ...(indentAt(depth) !== left && { indent: { left, hanging: INDENT } }),
    }
  }
  return {
    // Its style may number it.
    ...(numbers !== undefined && { numbering: false as const }),
    indent: { left, hanging: number.length > 0 ? INDENT : 0 },
    tabStops: [{ type: TabStopType.LEFT, position: left }],
  }
}

/**
 * Whether a paragraph that stays ends in the fate in which the next one begins. LibreOffice joins such revisions of one
 * author and one minute across the paragraph's mark (`SwRedlineData::CanCombine`), and would lose the mark with them; one
 * that has no time is left alone. It is the last of those in front: behind the mark all has to stay one revision, or
 * LibreOffice would give what follows the looks, and the number, of what goes.
 */
function endsLike(view: ProvisionView, next: Block | undefined, options: Making): boolean {
  if (next?.kind !== 'provision' || endOf(view).fate !== 'kept') return false
  const [first] = allPieces(next.view, options)
  const last = allPieces(view, options).at(-1)
  return first !== undefined && first.kind !== 'kept' && last?.kind === first.kind
}

/** The words of a provision; with `parted`, the last one of them apart, so that it alone goes without its time. */
function partedPieces(
  { segments }: ProvisionView,
  { redline }: Making,
  parted: boolean,
): readonly Piece[] {
  const pieces = segments.flatMap((segment) => piecesOf(segment, redline))
  const last = pieces.at(-1)
  if (!parted || last === undefined) return pieces
  const at = last.text.trimEnd().lastIndexOf(' ') + 1
  if (at === 0) return pieces
  const [head, tail] = [last.text.slice(0, at), last.text.slice(at)]
  return [...pieces.slice(0, -1), { ...last, text: head }, { ...last, text: tail }]
}

function styleOf(view: ProvisionView, redline: Redline): string {
  return styleOfKind(view.kind, isIllustrative(view, redline))
}

/** The fate of a provision as a whole, as what a comment on its coming or going is about. */
function wholeOf(view: ProvisionView): Pick<Piece, 'kind' | 'change' | 'author'> {
  return { kind: presenceOf(view), change: structureOf(view), author: null }
}

/**
 * A paragraph comes and goes with its mark: without that an empty numbered line would stay behind. The mark has the time of
 * the words in front of it where one person did both, since LibreOffice takes the two for one only then: where it does not,
 * as where several people or a comment have a part in it, what follows gets the number of what goes there.
 */
function paragraphMark(view: ProvisionView, options: Making): IParagraphOptions {
  const { fate, change } = endOf(view)
  if (fate === 'kept') return {}
  const { numberer, redline } = options
  const revision = numberer.revision(change, null)
  const last = allPieces(view, options).at(-1)
  const words = last?.kind === fate ? redline.attribution(last.change, last.author) : null
  const own = words?.author === revision.author ? { ...revision, date: words.date } : revision
  return { run: fate === 'inserted' ? { insertion: own } : { deletion: own } }
}

function allPieces(view: ProvisionView, options: Making): readonly Piece[] {
  const words = view.segments.flatMap((segment) => piecesOf(segment, options.redline))
  return [...typedNumber(view, options), ...words]
}

/** Words, those of one change side by side so that a comment can embrace them. With `parted` the last goes without its time. */
function wordsOf(
  given: readonly Piece[],
  { numberer, comments, targets, notes }: Making,
  parted = false,
): readonly ParagraphChild[] {
  const pieces = notes?.counted(given) ?? given
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const group = groups[groups.length - 1]
    if (group?.[0]?.change === piece.change) group.push(piece)
    else groups.push([piece])
  }
  const last = pieces.at(-1)
  return groups.flatMap((group) => {
    const runs = group.map(
      (piece) =>
        notes?.markOf(piece) ??
        pieceRun(piece, numberer, {
          undated: parted && piece === last,
          bookmark:
            piece.target !== undefined && targets.get(piece.target) === piece.text
              ? bookmarkOf(piece.target)
              : undefined,
        }),
    )
    const [first] = group
    const undated = parted && last !== undefined && group.includes(last)
    return first === undefined ? runs : comments.around(first, runs, null, { undated })
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
              children: marked(
                cell,
                options.comments.around(
                  wholeOf(row),
                  wordsOf(partedPieces(cell, options, false), options),
                ),
                options,
              ),
            }),
          ],
        }),
    ),
  })
}
