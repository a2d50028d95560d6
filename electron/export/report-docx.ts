/** The Modification Report as a Word file with real styles, headings, tables and fields. */
import {
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { plainText } from '../../legal-text/text.ts'
import type { ProvisionView, Segment } from '../../legal-text/views.ts'
import { footerText } from '../../shared/report/html.ts'
import type { Inline, Report, ReportBlock, ReportSection } from '../../shared/report/model.ts'
import { ACCENT, INSERTED, QUIET, REPORT_STYLES } from './report-styles.ts'

/** Width between the margins of an A4 page, in twentieths of a point. */
const TEXT_WIDTH = 9026
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'C8CDD2' } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

export async function reportDocument(report: Report): Promise<Uint8Array> {
  const name = `${report.reference} ${report.documentName}`
  const footer = new Footer({ children: [footerParagraph(report)] })
  const page = { page: { size: { width: 11906, height: 16838 } } }
  const document = new Document({
    title: `${name} v${report.version}`,
    subject: report.title,
    creator: report.author,
    description: `${report.documentName}, ${report.stage}`,
    styles: REPORT_STYLES,
    numbering: { config: [BULLETS] },
    features: { updateFields: true },
    sections: [
      {
        properties: page,
        footers: { default: footer },
        children: [...cover(report), ...report.sections.flatMap(sectionChildren)],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

const BULLETS = {
  reference: 'bullets',
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      style: { paragraph: { indent: { left: 400, hanging: 260 } } },
    },
  ],
}

function footerParagraph(report: Report): Paragraph {
  return new Paragraph({
    style: 'Furniture',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      new TextRun(footerText(report)),
      new TextRun({
        children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}

function cover(report: Report): readonly (Paragraph | TableOfContents)[] {
  const { classification } = report
  return [
    ...(classification === null
      ? []
      : [
          new Paragraph({
            style: 'Furniture',
            spacing: { after: 1600 },
            children: [
              new TextRun({ text: `${classification.name}  `, bold: true }),
              new TextRun(classification.handling),
            ],
          }),
        ]),
    new Paragraph({ style: 'CoverReference', children: [new TextRun(report.reference)] }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [new TextRun(`‘${report.title}’`)],
    }),
    new Paragraph({ style: 'CoverDocument', children: [new TextRun(report.documentName)] }),
    new Paragraph({ children: [new TextRun(`Version ${report.version}`)] }),
    new Paragraph({ children: [new TextRun(report.date)] }),
    new Paragraph({ children: [new TextRun({ text: report.stage, color: QUIET })] }),
    new Paragraph({ children: [new PageBreak()] }),
    new Paragraph({ style: 'FrontHeading', children: [new TextRun('Contents')] }),
    new TableOfContents('Contents', {
      hyperlink: true,
      headingStyleRange: '1-2',
      cachedEntries: report.sections
        .filter(({ level }) => level === 1)
        .map(({ number, heading }) => ({ title: headingText(number, heading), level: 1 })),
    }),
  ]
}

function headingText(number: string | null, heading: string): string {
  if (number === null) return heading
  return number.startsWith('Appendix') ? `${number}: ${heading}` : `${number}. ${heading}`
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

function sectionChildren(section: ReportSection): readonly (Paragraph | Table)[] {
  const text = new TextRun(headingText(section.number, section.heading))
  const heading =
    section.level === 0
      ? new Paragraph({ style: 'FrontHeading', children: [text] })
      : new Paragraph({
          heading: HEADINGS[section.level],
          pageBreakBefore: section.level === 1 && section.number?.startsWith('Appendix') === true,
          children: [text],
        })
  return [heading, ...section.blocks.flatMap(blockChildren)]
}

function blockChildren(block: ReportBlock): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: runs(block.inlines) })]
    case 'bullet':
      return [
        new Paragraph({
          numbering: { reference: 'bullets', level: 0 },
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
    case 'note':
      return [new Paragraph({ style: 'Note', children: [new TextRun(block.text)] })]
    case 'table':
      return tableChildren(block)
    case 'redline':
      return block.views
        .filter(({ kind }) => kind !== 'table' && kind !== 'row')
        .map((view) => provisionParagraph(view, block))
  }
}

function runs(inlines: readonly Inline[], more: IRunOptions = {}): readonly TextRun[] {
  return inlines.map(
    (inline) =>
      new TextRun({
        ...more,
        text: inline.text,
        ...(inline.bold === true && { bold: true }),
        ...(inline.italic === true && { italics: true }),
        ...(inline.underline === true && { underline: {} }),
        ...(inline.superscript === true && { superScript: true }),
        ...(inline.warning === true && { highlight: 'yellow' as const }),
      }),
  )
}

function tableChildren({
  caption,
  columns,
  rows,
}: Extract<ReportBlock, { kind: 'table' }>): readonly (Paragraph | Table)[] {
  const widths = columns.map(({ width }) => Math.round((TEXT_WIDTH * width) / 100))
  const cell = (children: readonly Paragraph[], column: number) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 70, bottom: 70, left: 0, right: 140 },
      children,
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, column) =>
      cell([new Paragraph({ style: 'TableHeading', children: [new TextRun(heading)] })], column),
    ),
  })
  const body = rows.map(
    ({ cells }) =>
      new TableRow({
        cantSplit: true,
        children: cells.map((inlines, column) =>
          cell([new Paragraph({ style: 'TableText', children: runs(inlines) })], column),
        ),
      }),
  )
  return [
    new Paragraph({ style: 'TableCaption', children: [new TextRun(caption)] }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
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
    new Paragraph({ style: 'Note', children: [] }),
  ]
}

type RedlineBlock = Extract<ReportBlock, { kind: 'redline' }>

/** In the report the redline is a picture of the changes; the file to accept and reject them in is the legal text. */
function provisionParagraph(view: ProvisionView, { resolve }: RedlineBlock): Paragraph {
  const left = 720 * Math.max(1, view.depth)
  const illustrative = view.provenance === null || view.provenance.status === 'illustrative'
  const options: IParagraphOptions = {
    style: view.kind === 'section' || view.kind === 'heading' ? 'ClauseHeading' : 'Clause',
    indent: { left, hanging: view.number === null ? 0 : 720 },
    tabStops: [{ type: TabStopType.LEFT, position: left }],
    ...(illustrative && {
      border: { left: { style: BorderStyle.DOTTED, size: 8, space: 8, color: QUIET } },
    }),
  }
  const look = view.presence === 'inserted' ? INSERTED : {}
  const number =
    view.number === null ? [] : [new TextRun({ ...look, children: [view.number, new Tab()] })]
  return new Paragraph({
    ...options,
    children: [...number, ...view.segments.flatMap((segment) => segmentRuns(segment, resolve))],
  })
}

function segmentRuns(segment: Segment, resolve: RedlineBlock['resolve']): readonly TextRun[] {
  const deleted = segment.kind === 'deleted' || segment.deletedBy !== null
  const look: IRunOptions =
    segment.kind === 'kept' ? {} : deleted ? { strike: true, color: '9B1C31' } : INSERTED
  return segment.runs.flatMap((run) =>
    runs(
      [
        {
          text: plainText([run], resolve),
          ...Object.fromEntries(run.marks.map((mark) => [mark, true])),
        },
      ],
      look,
    ),
  )
}
