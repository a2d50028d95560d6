/** Paragraphs and tables of the Word report. */
import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  SequentialIdentifier,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type BlockOptions, redlineBlocks } from '../../legal-text/formats/docx/blocks.ts'
import type { Comments } from '../../legal-text/formats/docx/comments.ts'
import type { Numberer } from '../../legal-text/formats/docx/revisions.ts'
import { RULE_COLOUR, TEXT_WIDTH } from '../../legal-text/formats/docx/styles.ts'
import type { Redline } from '../../legal-text/formats/redline.ts'
import type { Inline, PictureBlock, ReportBlock, TableBlock } from '../../shared/report/report.ts'
import { ACCENT } from './report-styles.ts'

const RULE = { style: BorderStyle.SINGLE, size: 4, color: RULE_COLOUR } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** Tables of up to so many rows stay on one page. */
const SHORT_TABLE = 8

export interface Revisions {
  readonly numbererFor: (redline: Redline) => Numberer
  readonly comments: Comments
}

/** What a block has to know of where it stands. */
export interface BlockPlace {
  readonly next: ReportBlock | undefined
  /** Counts the lists of the file, so that each begins anew. */
  readonly list: number
  /** Level of the heading that it stands under. */
  readonly level: number
  readonly revisions: Revisions
}

const HEADINGS = [
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const

export function blockChildren(
  block: ReportBlock,
  { next, list, level, revisions }: BlockPlace,
): readonly (Paragraph | Table | TableOfContents)[] {
  switch (block.kind) {
    case 'paragraph': {
      const leads = next !== undefined && ['bullet', 'number', 'quotation'].includes(next.kind)
      return [new Paragraph({ keepNext: leads, children: runs(block.inlines) })]
    }
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[level] ?? HeadingLevel.HEADING_4,
          children: runs(block.inlines),
        }),
      ]
    case 'bullet':
    case 'number':
      return [
        new Paragraph({
          style: block.kind === 'bullet' ? 'ListBullet' : 'ListNumber',
          numbering: { reference: `${block.kind}s`, level: block.level, instance: list },
          children: runs(block.inlines),
        }),
      ]
    case 'picture':
      return pictureChildren(block)
    case 'quotation':
      return [
        new Paragraph({
          style: 'ClauseQuotation',
          border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: ACCENT } },
          children: runs(block.inlines),
        }),
      ]
    case 'address':
      return block.lines.map(
        (line, index) =>
          new Paragraph({
            style: 'Address',
            keepNext: index < block.lines.length - 1,
            children: runs(line),
          }),
      )
    case 'note':
      return [new Paragraph({ style: 'Note', children: [new TextRun(block.text)] })]
    case 'contents':
      return [new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' })]
    case 'table':
      return tableChildren(block)
    case 'redline': {
      const { redline, shown } = block
      const options: BlockOptions = {
        redline,
        numberer: revisions.numbererFor(redline),
        comments: revisions.comments,
      }
      return redlineBlocks(shown, options)
    }
  }
}

/** The bookmark of a section's heading. */
export function bookmarkOf(section: string): string {
  return `section_${section.replaceAll('-', '_')}`
}

function runs(
  inlines: readonly Inline[],
): readonly (TextRun | ExternalHyperlink | InternalHyperlink)[] {
  return inlines.map((inline) => {
    const run = new TextRun({
      text: inline.text,
      ...(inline.bold === true && { bold: true }),
      ...(inline.italic === true && { italics: true }),
      ...(inline.underline === true && { underline: {} }),
      ...(inline.superscript === true && { superScript: true }),
      ...(inline.warning === true && { highlight: 'yellow' as const }),
      ...(inline.link?.startsWith('#') === false && { color: ACCENT, underline: {} }),
    })
    if (inline.link === undefined) return run
    return inline.link.startsWith('#')
      ? new InternalHyperlink({ anchor: bookmarkOf(inline.link.slice(1)), children: [run] })
      : new ExternalHyperlink({ link: inline.link, children: [run] })
  })
}

/** Numbers are fields that Word counts, so that they stay right when somebody adds a table there. */
function captionRuns(label: 'Table' | 'Figure', caption: string) {
  return [
    new TextRun(`${label} `),
    new SequentialIdentifier(label),
    ...(caption === '' ? [] : [new TextRun(`: ${caption}`)]),
  ]
}

/** Pixels between the margins, at 96 to the inch. */
const MOST_WIDTH = Math.floor((TEXT_WIDTH / 1440) * 96)
const MOST_HEIGHT = 800
function pictureChildren(block: PictureBlock): readonly Paragraph[] {
  const caption = new Paragraph({
    style: 'Caption',
    children: captionRuns('Figure', block.caption),
  })
  if (block.type === 'image/svg+xml') {
    // Word shows a drawing only beside a picture of it, which others then show instead: its words say the same.
    const words = `${block.alternative} The chart itself is in the web page and the PDF.`
    return [caption, new Paragraph({ style: 'Note', children: [new TextRun(words)] })]
  }
  const scale = Math.min(1, MOST_WIDTH / block.width, MOST_HEIGHT / block.height)
  const picture = new ImageRun({
    type: block.type === 'image/png' ? 'png' : 'jpg',
    data: Buffer.from(block.data, 'base64'),
    transformation: {
      width: Math.round(block.width * scale),
      height: Math.round(block.height * scale),
    },
    altText: {
      name: `Figure ${block.number}`,
      description: block.alternative,
      title: block.caption,
    },
  })
  return [new Paragraph({ keepNext: true, spacing: { before: 200 }, children: [picture] }), caption]
}

function tableChildren({ caption, columns, rows }: TableBlock): readonly (Paragraph | Table)[] {
  const widths = columns.map(({ width }) => Math.round((TEXT_WIDTH * width) / 100))
  const short = rows.length <= SHORT_TABLE
  const cell = (paragraph: Paragraph, column: number) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 70, bottom: 70, left: 0, right: 140 },
      children: [paragraph],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, column) =>
      cell(new Paragraph({ style: 'TableHeading', children: [new TextRun(heading)] }), column),
    ),
  })
  const body = rows.map(
    ({ cells }, index) =>
      new TableRow({
        cantSplit: true,
        keepNext: short && index < rows.length - 1,
        children: cells.map((inlines, column) =>
          cell(new Paragraph({ style: 'TableText', children: runs(inlines) }), column),
        ),
      }),
  )
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: captionRuns('Table', caption) }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      tableLook: { firstRow: true, firstColumn: true },
      borders: {
        top: NONE,
        bottom: RULE,
        left: NONE,
        right: NONE,
        insideHorizontal: RULE,
        insideVertical: NONE,
      },
      rows: [head, ...body],
    }),
    new Paragraph({ style: 'TableEnd', children: [] }),
  ]
}
