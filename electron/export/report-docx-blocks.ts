/** Paragraphs and tables of the Word report. */
import {
  BorderStyle,
  ExternalHyperlink,
  Paragraph,
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
import type { Inline, ReportBlock, TableBlock } from '../../shared/report/report.ts'
import { ACCENT } from './report-styles.ts'

const RULE = { style: BorderStyle.SINGLE, size: 4, color: RULE_COLOUR } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** Tables of up to so many rows stay on one page. */
const SHORT_TABLE = 8

export interface Revisions {
  readonly numbererFor: (redline: Redline) => Numberer
  readonly comments: Comments
}

export function blockChildren(
  block: ReportBlock,
  next: ReportBlock | undefined,
  revisions: Revisions,
): readonly (Paragraph | Table | TableOfContents)[] {
  switch (block.kind) {
    case 'paragraph': {
      const leads = next?.kind === 'bullet' || next?.kind === 'quotation'
      return [new Paragraph({ keepNext: leads, children: runs(block.inlines) })]
    }
    case 'bullet':
      return [
        new Paragraph({
          numbering: { reference: 'bullets', level: 0 },
          keepNext: next?.kind === 'bullet',
          children: runs(block.inlines),
        }),
      ]
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

function runs(inlines: readonly Inline[]): readonly (TextRun | ExternalHyperlink)[] {
  return inlines.map((inline) => {
    const run = new TextRun({
      text: inline.text,
      ...(inline.bold === true && { bold: true }),
      ...(inline.italic === true && { italics: true }),
      ...(inline.underline === true && { underline: {} }),
      ...(inline.superscript === true && { superScript: true }),
      ...(inline.warning === true && { highlight: 'yellow' as const }),
      ...(inline.link !== undefined && { color: ACCENT, underline: {} }),
    })
    return inline.link === undefined
      ? run
      : new ExternalHyperlink({ link: inline.link, children: [run] })
  })
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
    new Paragraph({ style: 'TableCaption', children: [new TextRun(caption)] }),
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
