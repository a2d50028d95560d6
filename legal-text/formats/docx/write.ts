/** Legal text as a Word file with true tracked changes, made from a redline's views. */
import {
  AlignmentType,
  BorderStyle,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InsertedTextRun,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import type { Resolve } from '../../text.ts'
import type { ProvisionView } from '../../views.ts'
import {
  type Attribution,
  createNumbering,
  type Mint,
  type RunChild,
  segmentRuns,
} from './revisions.ts'

export interface RedlineOptions {
  /** "DP255 Legal Text", for the header, footer and properties. */
  readonly name: string
  readonly version: string
  /** Title of the code document, with its base version or "not stated". */
  readonly documentTitle: string
  readonly classification: string | null
  /** Paragraphs above the text: that it is exploratory, what is illustrative. */
  readonly notes: readonly string[]
  readonly author: string
  readonly attribution: Attribution
  readonly resolve: Resolve
}

/** Indent per level, in twentieths of a point. */
const INDENT = 720
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'C8CDD2' } as const
/** A dotted rule in the margin marks what is not in force: nothing is added to the clause's own words. */
const ILLUSTRATIVE_RULE = {
  left: { style: BorderStyle.DOTTED, size: 8, space: 8, color: '7A838B' },
}

/** The bytes of the Word file. Everything that the redline shows is in it, deleted provisions too. */
export async function writeRedline(
  views: readonly ProvisionView[],
  options: RedlineOptions,
): Promise<Uint8Array> {
  const mint = createNumbering(options.attribution)
  const document = new Document({
    title: `${options.name} v${options.version}`,
    creator: options.author,
    description: options.documentTitle,
    styles: STYLES,
    features: { trackRevisions: true },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        headers: { default: new Header({ children: [headerOf(options)] }) },
        footers: { default: new Footer({ children: [footerOf(options)] }) },
        children: [...frontMatter(options), ...bodyOf(views, options.resolve, mint)],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** The paragraphs that stand above the legal text, in order: reading a file back skips them. */
export function frontMatterText({ documentTitle, notes }: RedlineOptions): readonly string[] {
  return [documentTitle, ...notes]
}

function frontMatter(options: RedlineOptions): readonly Paragraph[] {
  const [title = '', ...notes] = frontMatterText(options)
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    ...notes.map((note) => new Paragraph({ style: 'Note', children: [new TextRun(note)] })),
  ]
}

function headerOf({ name, version }: RedlineOptions): Paragraph {
  return new Paragraph({
    style: 'Furniture',
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun(`${name} v${version} (redline)${version.startsWith('0.') ? ' – DRAFT' : ''}`),
    ],
  })
}

function footerOf({ name, classification }: RedlineOptions): Paragraph {
  const words =
    classification === null
      ? name
      : `This document has a Classification of ${classification}. ${name}`
  return new Paragraph({
    style: 'Furniture',
    tabStops: [{ type: TabStopType.RIGHT, position: 9026 }],
    children: [
      new TextRun(words),
      new TextRun({
        children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}

function bodyOf(
  views: readonly ProvisionView[],
  resolve: Resolve,
  mint: Mint,
): readonly (Paragraph | Table)[] {
  const children: (Paragraph | Table)[] = []
  for (let index = 0; index < views.length; index += 1) {
    const view = views[index] as ProvisionView
    if (view.kind !== 'table') {
      if (view.kind !== 'row' && view.kind !== 'cell')
        children.push(paragraphOf(view, resolve, mint))
      continue
    }
    const inside = tableParts(views, index)
    const table = tableOf(view, inside, resolve, mint)
    // Word wants a paragraph behind a table; the next provision is one.
    if (table !== null) children.push(table)
    index += inside.length
  }
  return children
}

/** The rows and cells that follow a table's own view. */
function tableParts(views: readonly ProvisionView[], at: number): readonly ProvisionView[] {
  let end = at + 1
  while (views[end]?.kind === 'row' || views[end]?.kind === 'cell') end += 1
  return views.slice(at + 1, end)
}

function tableOf(
  table: ProvisionView,
  parts: readonly ProvisionView[],
  resolve: Resolve,
  mint: Mint,
): Table | null {
  const rows = parts.filter(({ kind }) => kind === 'row')
  const cellsOf = (row: ProvisionView) =>
    parts.filter(({ kind, parent }) => kind === 'cell' && parent === row.id)
  const filled = rows.filter((row) => cellsOf(row).length > 0)
  if (filled.length === 0) return null
  const width = 9026 - INDENT * Math.max(0, table.depth - 1)
  const columns = Math.max(...filled.map((row) => cellsOf(row).length))
  return new Table({
    width: { size: width, type: WidthType.DXA },
    indent: { size: INDENT * Math.max(0, table.depth - 1), type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, (_, column) =>
      columnWidth(width, columns, column),
    ),
    borders: {
      top: RULE,
      bottom: RULE,
      left: RULE,
      right: RULE,
      insideHorizontal: RULE,
      insideVertical: RULE,
    },
    rows: filled.map(
      (row) =>
        new TableRow({
          ...rowMark(row, mint),
          children: cellsOf(row).map(
            (cell, column) =>
              new TableCell({
                width: { size: columnWidth(width, columns, column), type: WidthType.DXA },
                margins: { top: 60, bottom: 60, left: 100, right: 100 },
                children: [
                  new Paragraph({
                    style: 'Cell',
                    ...markOf(row, mint),
                    children: wordsOf(cell, resolve, mint),
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

/** A definition's term is narrower than its meaning. */
function columnWidth(width: number, columns: number, column: number): number {
  if (columns !== 2) return Math.floor(width / columns)
  return Math.floor(width * (column === 0 ? 0.3 : 0.7))
}

function structureChange(view: ProvisionView): string | null {
  return view.structure[view.structure.length - 1] ?? null
}

function rowMark(row: ProvisionView, mint: Mint) {
  if (row.presence === 'inserted') return { insertion: mint(structureChange(row), null) }
  return row.presence === 'deleted' ? { deletion: mint(structureChange(row), null) } : {}
}

function markOf(view: ProvisionView, mint: Mint): Pick<IParagraphOptions, 'run'> {
  if (view.presence === 'inserted') return { run: { insertion: mint(structureChange(view), null) } }
  if (view.presence === 'deleted') return { run: { deletion: mint(structureChange(view), null) } }
  return {}
}

function wordsOf(view: ProvisionView, resolve: Resolve, mint: Mint): readonly RunChild[] {
  return view.segments.flatMap((segment) => segmentRuns(segment, resolve, mint))
}

function paragraphOf(view: ProvisionView, resolve: Resolve, mint: Mint): Paragraph {
  const left = INDENT * Math.max(1, view.depth)
  const numbered = numberRuns(view, mint)
  return new Paragraph({
    style: styleOf(view),
    ...markOf(view, mint),
    indent: { left, hanging: numbered.length > 0 ? INDENT : 0 },
    tabStops: [{ type: TabStopType.LEFT, position: left }],
    ...(isIllustrative(view) && { border: ILLUSTRATIVE_RULE }),
    children: [...numbered, ...wordsOf(view, resolve, mint)],
  })
}

function isIllustrative({ provenance }: ProvisionView): boolean {
  return provenance === null || provenance.status === 'illustrative'
}

function styleOf({ kind }: ProvisionView): string {
  if (kind === 'section' || kind === 'schedule' || kind === 'part') return 'ProvisionSection'
  return kind === 'heading' ? 'ProvisionHeading' : 'Provision'
}

/** The number in front of a provision; one that the draft changes is tracked like any other words. */
function numberRuns(view: ProvisionView, mint: Mint): readonly RunChild[] {
  const { number, baselineNumber, presence } = view
  const change = structureChange(view)
  const deleted = (text: string) =>
    new DeletedTextRun({ ...mint(change, null), children: [text, new Tab()] })
  const inserted = (text: string) =>
    new InsertedTextRun({ ...mint(change, null), children: [text, new Tab()] })
  if (presence === 'inserted') return number === null ? [] : [inserted(number)]
  if (presence === 'deleted') return number === null ? [] : [deleted(number)]
  if (number === baselineNumber) {
    return number === null ? [] : [new TextRun({ children: [number, new Tab()] })]
  }
  return [
    ...(baselineNumber === null ? [] : [deleted(baselineNumber)]),
    ...(number === null ? [] : [inserted(number)]),
  ]
}

const SERIF = 'Georgia'
const SANS = 'Arial'
const STYLES = {
  default: {
    document: { run: { font: SERIF, size: 21, language: { value: 'en-GB' } } },
    title: {
      run: { font: SERIF, size: 32, color: '1C2024' },
      paragraph: { spacing: { after: 160 } },
    },
  },
  paragraphStyles: [
    paragraphStyle('Provision', {}, { spacing: { after: 120, line: 288 } }),
    paragraphStyle(
      'ProvisionSection',
      { bold: true, size: 24 },
      { spacing: { before: 320, after: 140 }, keepNext: true, outlineLevel: 0 },
    ),
    paragraphStyle(
      'ProvisionHeading',
      { bold: true },
      { spacing: { before: 160, after: 100 }, keepNext: true, outlineLevel: 1 },
    ),
    paragraphStyle('Cell', {}, { spacing: { after: 0, line: 276 } }),
    paragraphStyle('Note', { font: SANS, size: 18, color: '5B636B' }, { spacing: { after: 100 } }),
    paragraphStyle('Furniture', { font: SANS, size: 16, color: '5B636B' }, {}),
  ],
}

function paragraphStyle(id: string, run: object, paragraph: object) {
  const name = id.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return { id, name, basedOn: 'Normal', quickFormat: true, run, paragraph }
}
