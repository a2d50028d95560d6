/** The minutes of a meeting as a Word file. Wording stands in it as it was, not as changes to accept: it is a record. */
import {
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx'
import { A4, QUIET, RULE_COLOUR, SERIF, TEXT_WIDTH } from '../../legal-text/formats/docx/styles.ts'
import type { Mark } from '../../legal-text/text.ts'
import { countWords, minutesFooter } from '../../shared/meetings/minutes-html.ts'
import {
  ILLUSTRATIVE,
  type Minutes,
  type MinutesAction,
  type MinutesDecision,
  minutesName,
  wordingTitle,
} from '../../shared/meetings/minutes-model.ts'
import type { MinutedWording } from '../../shared/records/meetings.ts'
import { REPORT_STYLES } from './report-styles.ts'

type Child = NonNullable<ISectionOptions['children']>[number]

export async function minutesDocument(minutes: Minutes): Promise<Uint8Array> {
  const document = new Document({
    title: minutesName(minutes),
    subject: `${minutes.reference} ${minutes.title}`,
    creator: minutes.forum,
    lastModifiedBy: minutes.forum,
    description: minutesFooter(minutes),
    styles: REPORT_STYLES,
    sections: [
      {
        properties: A4,
        footers: { default: new Footer({ children: [footerParagraph(minutes)] }) },
        children: [
          ...headChildren(minutes),
          heading('Attendees'),
          ...attendeesChildren(minutes),
          heading('Decisions'),
          ...decisionsChildren(minutes),
          heading('Actions'),
          ...actionsChildren(minutes),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text)] })
}

function plain(text: string, style?: string): Paragraph {
  return new Paragraph({ ...(style !== undefined && { style }), children: [new TextRun(text)] })
}

function footerParagraph(minutes: Minutes): Paragraph {
  return new Paragraph({
    style: 'Furniture',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      new TextRun(minutesFooter(minutes)),
      new TextRun({
        children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}

function headChildren(minutes: Minutes): readonly Paragraph[] {
  const { classification, reference, title, meeting, forum, date } = minutes
  return [
    ...(classification === null
      ? []
      : [
          new Paragraph({
            style: 'Furniture',
            spacing: { after: 300 },
            children: [
              new TextRun({ text: `${classification.name}  `, bold: true }),
              new TextRun(classification.handling),
            ],
          }),
        ]),
    plain(`${reference} ‘${title}’`, 'CoverReference'),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [new TextRun({ text: `Minutes: ${meeting}`, size: 44 })],
    }),
    plain(`Forum: ${forum}`, 'CoverFact'),
    plain(`Date: ${date}`, 'CoverFact'),
    plain(countWords(minutes), 'CoverFact'),
    ...(minutes.illustrative
      ? [plain(`What is marked with ◇ is illustrative, not in-force text.`, 'Note')]
      : []),
  ]
}

function attendeesChildren({ attendees }: Minutes): readonly Paragraph[] {
  if (attendees.length === 0) return [plain('Attendees: not stated.')]
  return attendees.map((name) => plain(name, 'Address'))
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: RULE_COLOUR } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const BORDERS = {
  top: RULE,
  bottom: RULE,
  left: NONE,
  right: NONE,
  insideHorizontal: RULE,
  insideVertical: NONE,
}
const MARGINS = { top: 90, bottom: 90, left: 0, right: 160 }

function cell(children: readonly (Paragraph | Table)[], width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: MARGINS,
    children: [...children],
  })
}

function headRow(headings: readonly string[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: headings.map((text, column) =>
      cell([plain(text, 'TableHeading')], widths[column] ?? 0),
    ),
  })
}

function tableOf(widths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    tableLook: { firstRow: true },
    borders: BORDERS,
    rows: [...rows],
  })
}

/** Decision and wording, side by side: so many parts of a hundred each. */
const DECISION_SHARES = [38, 62] as const
const ACTION_SHARES = [9, 45, 16, 17, 13] as const

function widthsOf(shares: readonly number[]): readonly number[] {
  return shares.map((share) => Math.round((TEXT_WIDTH * share) / 100))
}

function decisionsChildren({ decisions }: Minutes): readonly Child[] {
  if (decisions.length === 0) return [plain('No decision was taken.')]
  const widths = widthsOf(DECISION_SHARES)
  const rows = decisions.map(
    (decision) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(decisionParagraphs(decision), widths[0] ?? 0),
          cell(wordingParagraphs(decision), widths[1] ?? 0),
        ],
      }),
  )
  return [
    tableOf(widths, [headRow(['Decision', 'The wording it was about'], widths), ...rows]),
    plain('', 'TableEnd'),
  ]
}

function decisionParagraphs(decision: MinutesDecision): readonly Paragraph[] {
  const { number, outcome, text, on, owner, by, at, kind } = decision
  return [
    new Paragraph({
      style: 'TableText',
      children: [
        new TextRun({ text: `${number}  `, color: QUIET }),
        new TextRun({ text: outcome, bold: true }),
      ],
    }),
    ...(text === '' ? [] : [plain(text, 'TableText')]),
    ...(on.length === 0 ? [] : [plain(`On ${on.join(', ')}.`, 'Note')]),
    ...(kind === 'decision' ? [plain(`Owner: ${owner}.`, 'Note')] : []),
    plain(`Minuted by ${by}, ${at}.`, 'Note'),
  ]
}

function wordingParagraphs({
  wording,
  before,
  rewordedSince,
}: MinutesDecision): readonly Paragraph[] {
  if (wording === null) return [plain('It was about no wording.', 'Note')]
  return [
    ...(before === null ? [] : titledWording('Before: ', before)),
    ...titledWording(before === null ? '' : 'As proposed: ', wording),
    ...(rewordedSince ? [plain('The clause has been reworded since.', 'Note')] : []),
  ]
}

function titledWording(title: string, wording: MinutedWording): readonly Paragraph[] {
  const illustrative = wording.lines.some((line) => line.illustrative)
  return [
    plain(`${title}${wordingTitle(wording)}`, 'Note'),
    ...wording.lines.map(({ number, depth, presence, pieces }) => {
      const left = 340 + depth * 340
      return new Paragraph({
        style: 'TableText',
        indent: { left, hanging: number === null ? 0 : 340 },
        children: [
          ...(number === null ? [] : [wordingRun(presence, `${number} `)]),
          ...pieces.map(({ kind, text, marks }) => wordingRun(kind, text, marks)),
        ],
      })
    }),
    ...(illustrative ? [plain(`◇ ${ILLUSTRATIVE}`, 'Note')] : []),
  ]
}

/** Told apart without colour: underlined and struck. */
function wordingRun(
  kind: 'kept' | 'inserted' | 'deleted',
  text: string,
  marks: readonly Mark[] = [],
): TextRun {
  return new TextRun({
    text,
    font: SERIF,
    ...(marks.includes('bold') && { bold: true }),
    ...(marks.includes('italic') && { italics: true }),
    ...(marks.includes('superscript') && { superScript: true }),
    ...(marks.includes('underline') && { underline: { type: UnderlineType.DOTTED } }),
    ...(kind === 'inserted' && { underline: { type: UnderlineType.SINGLE } }),
    ...(kind === 'deleted' && { strike: true }),
  })
}

function actionsChildren({ actions }: Minutes): readonly Child[] {
  if (actions.length === 0) return [plain('No action was given.')]
  const widths = widthsOf(ACTION_SHARES)
  const row = ({ number, text, on, owner, due, state }: MinutesAction) =>
    new TableRow({
      cantSplit: true,
      children: [
        cell([plain(number, 'TableText')], widths[0] ?? 0),
        cell(
          [
            plain(text, 'TableText'),
            ...(on.length === 0 ? [] : [plain(`On ${on.join(', ')}.`, 'Note')]),
          ],
          widths[1] ?? 0,
        ),
        cell([plain(owner, 'TableText')], widths[2] ?? 0),
        cell([plain(due, 'TableText')], widths[3] ?? 0),
        cell([plain(state, 'TableText')], widths[4] ?? 0),
      ],
    })
  return [
    tableOf(widths, [
      headRow(['Action', 'What is to be done', 'Owner', 'Due', 'State'], widths),
      ...actions.map(row),
    ]),
    plain('', 'TableEnd'),
  ]
}
