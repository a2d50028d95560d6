/** The Modification Report as a Word file with real styles, headings, tables and fields. */
import {
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  type TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { NO_COMMENTS } from '../../legal-text/formats/docx/comments.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { createNumberer, type Numberer } from '../../legal-text/formats/docx/revisions.ts'
import { A4, QUIET, TEXT_WIDTH } from '../../legal-text/formats/docx/styles.ts'
import type { Redline } from '../../legal-text/formats/redline.ts'
import {
  footerText,
  headingText,
  type RedlineBlock,
  type Report,
  type ReportBlock,
  type ReportSection,
  reportName,
} from '../../shared/report/report.ts'
import { ProblemError } from '../../shared/result.ts'
import { blockChildren, bookmarkOf, type Revisions } from './report-docx-blocks.ts'
import { REPORT_STYLES } from './report-styles.ts'

/** The bytes of the Word file, once its legal text has been read back and says what it should. */
export async function reportDocument(report: Report): Promise<Uint8Array> {
  const revisions = createRevisions()
  const document = new Document({
    title: `${reportName(report)} v${report.version}`,
    subject: report.title,
    creator: report.author,
    lastModifiedBy: report.author,
    description: `${report.documentName}, ${report.stage}`,
    styles: REPORT_STYLES,
    numbering: { config: LISTS },
    // Contents open with page numbers in them, laid out as Word would; Word need not ask whether to update them.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      {
        properties: A4,
        footers: { default: new Footer({ children: [footerParagraph(report)] }) },
        children: [
          ...cover(report),
          ...report.sections.flatMap((section, index) =>
            sectionChildren(section, index === 0, revisions),
          ),
        ],
      },
    ],
  })
  const content = new Uint8Array(await Packer.toArrayBuffer(document))
  checkLegalText(content, report)
  return content
}

const INDENT = 360
const DEPTHS = [0, 1, 2] as const

function listLevels(format: (level: number) => { format: string; text: string }) {
  return DEPTHS.map((level) => ({
    level,
    ...(format(level) as { format: typeof LevelFormat.BULLET; text: string }),
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT - 100 } } },
  }))
}

const LISTS = [
  {
    reference: 'bullets',
    levels: listLevels((level) => ({
      format: LevelFormat.BULLET,
      text: ['•', '–', '▪'][level] ?? '•',
    })),
  },
  {
    reference: 'numbers',
    levels: listLevels((level) => ({
      format: [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN][level] ?? '',
      text: `%${level + 1}.`,
    })),
  },
]

interface FileState extends Revisions {
  /** Number of the list that a block stands in. */
  readonly list: (blocks: readonly ReportBlock[], index: number) => number
}

function isItem(block: ReportBlock | undefined): boolean {
  return block?.kind === 'bullet' || block?.kind === 'number'
}

/** One count of revision marks for the whole file, whoever each redline names. Reasons stay in the legal text's own file. */
function createRevisions(): FileState {
  let lists = 0
  const ids = createNumberer(() => ({ author: '', date: '' }))
  return {
    list(blocks, index) {
      if (isItem(blocks[index]) && !isItem(blocks[index - 1])) lists += 1
      return lists
    },
    numbererFor: ({ attribution }: Redline): Numberer => ({
      id: ids.id,
      revision: (change, person) => ({ id: ids.id(), ...attribution(change, person) }),
    }),
    comments: NO_COMMENTS,
  }
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

function cover(report: Report): readonly Paragraph[] {
  const { classification } = report
  const fact = (text: string, color?: string) =>
    new Paragraph({
      style: 'CoverFact',
      children: [new TextRun({ text, ...(color !== undefined && { color }) })],
    })
  return [
    new Paragraph({
      style: 'Furniture',
      spacing: { after: 3200 },
      children:
        classification === null
          ? []
          : [
              new TextRun({ text: `${classification.name}  `, bold: true }),
              new TextRun(classification.handling),
            ],
    }),
    new Paragraph({ style: 'CoverReference', children: [new TextRun(report.reference)] }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [new TextRun(`‘${report.title}’`)],
    }),
    new Paragraph({ style: 'CoverDocument', children: [new TextRun(report.documentName)] }),
    fact(`Version ${report.version}`),
    fact(report.date),
    fact(report.stage, QUIET),
  ]
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

function sectionChildren(
  section: ReportSection,
  first: boolean,
  revisions: FileState,
): readonly (Paragraph | Table | TableOfContents)[] {
  const { level, appendix, blocks } = section
  const heading = new Paragraph({
    ...(level === 0 ? { style: 'FrontHeading' } : { heading: HEADINGS[level] }),
    pageBreakBefore: first || (level === 1 && appendix),
    children: [
      new Bookmark({ id: bookmarkOf(section.id), children: [new TextRun(headingText(section))] }),
    ],
  })
  return [
    heading,
    ...blocks.flatMap((block, index) => {
      const place = {
        next: blocks[index + 1],
        list: revisions.list(blocks, index),
        level,
        revisions,
      }
      return blockChildren(block, place)
    }),
  ]
}

/** The redlines stand in the file, each whole, in order; what is between them is the report's own. */
function checkLegalText(content: Uint8Array, report: Report): void {
  const redlines = report.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is RedlineBlock => block.kind === 'redline')
  const read = readBack(content)
  const faults = [
    ...read.faults,
    ...(['accepted', 'rejected'] as const).flatMap((reading) =>
      redlines.every((redline) => holds(read[reading], redline[reading]))
        ? []
        : [`with all changes ${reading}, the legal text does not read as the draft`],
    ),
  ]
  if (faults.length === 0) return
  throw new ProblemError({
    code: 'export/receipt',
    message: `The report does not read back as the draft: ${faults.join('; ')}.`,
    advice: 'It has not been written. Please report this with the workspace.',
  })
}

/** Whether `lines` are among `paragraphs`, one after the other. */
function holds(paragraphs: readonly string[], lines: readonly string[]): boolean {
  return paragraphs.some((_, start) =>
    lines.every((line, index) => paragraphs[start + index] === line),
  )
}
