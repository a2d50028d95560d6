/** Legal text as a Word file with true tracked changes, made from a redline. */
import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { NumberingStyle } from '../../provisions.ts'
import { blocksOf, piecesOf, type Redline } from '../redline.ts'
import { LIST_PLACE, LISTS, redlineBlocks } from './blocks.ts'
import { createComments } from './comments.ts'
import { NUMBERING_PART, numberingPart } from './numbers/part.ts'
import { MAIN_LIST, type NumberPlan, planNumbers } from './numbers/plan.ts'
import { readPart, withParts } from './package.ts'
import { realNotes } from './real-notes.ts'
import { createNumberer } from './revisions.ts'
import {
  A4,
  INK,
  LEGAL_STYLES,
  paragraphStyle,
  QUIET,
  SANS,
  SERIF,
  styleOfKind,
  TEXT_WIDTH,
} from './styles.ts'

export interface RedlineOptions {
  /** "DP255 Legal Text", for the header, footer and properties. */
  readonly name: string
  /** Of the legal text: "0.1" is a draft and says so on every page, "1.0" is not. */
  readonly version: string
  /** Title of the code document. */
  readonly documentTitle: string
  /** "SEC Appendix AC, version not stated": what is changed, in the header of every page. */
  readonly base: string
  readonly classification: string | null
  /** Paragraphs above the text: what it is drafted against, that it is exploratory, what is illustrative. */
  readonly notes: readonly string[]
  readonly author: string
  /** How the version numbers its provisions: the levels of the list that Word counts in. */
  readonly numbering: NumberingStyle
  /** What the header says that it is: "redline" or "proposed text". */
  readonly what?: string
  /** Why each change is made, by its id: printed as comments. None where absent. */
  readonly reasons?: ReadonlyMap<string, string>
  /** Whether footnotes are Word's own: only where Word counts them as the draft does. */
  readonly ownNotes?: boolean
}

/** The bytes of the Word file. Everything that the redline shows is in it, deleted provisions too. */
export async function writeRedline(redline: Redline, options: RedlineOptions): Promise<Uint8Array> {
  const numberer = createNumberer(redline.attribution)
  const comments = createComments(options.reasons ?? new Map(), redline.attribution, numberer)
  const notes = options.ownNotes === true ? realNotes(redline, numberer) : undefined
  const printed = notes?.printed ?? redline.views
  const numbers = planNumbers(blocksOf(printed), options.numbering, ({ segments }) =>
    segments.flatMap((segment) => piecesOf(segment, redline)),
  )
  const body = redlineBlocks(printed, { redline, numberer, comments, numbers, notes })
  const document = new Document({
    title: `${options.name} v${options.version}`,
    subject: options.base,
    creator: options.author,
    lastModifiedBy: options.author,
    description: options.documentTitle,
    styles: stylesWith(numbers),
    features: { trackRevisions: true },
    ...(notes !== undefined && { footnotes: notes.made }),
    ...(comments.list.length > 0 && { comments: { children: comments.list } }),
    sections: [
      {
        properties: A4,
        headers: { default: new Header({ children: [headerOf(options)] }) },
        footers: { default: new Footer({ children: [footerOf(options)] }) },
        children: [...frontMatter(options), ...body],
      },
    ],
  })
  const lists = numberingPart(numbers, ({ kind, nested }) =>
    nested === 0 ? styleOfKind(kind) : null,
  )
  const packed = await Packer.toArrayBuffer(document, undefined, [
    { path: NUMBERING_PART, data: lists },
  ])
  return withLists(new Uint8Array(packed))
}

/** docx can begin a list anew only as a whole, so lists are ours: their ids are put where it leaves them open. */
function withLists(file: Uint8Array): Uint8Array {
  const parts = ['word/document.xml', 'word/styles.xml'].map((part): [string, string] => [
    part,
    readPart(file, part).replace(LIST_PLACE, '<w:numId w:val="$1"/>'),
  ])
  return withParts(file, new Map(parts))
}

/** What paragraphs read as in either reading, around the lines of the legal text: see `receipt.ts`. */
export function framed(
  { documentTitle, notes }: RedlineOptions,
  lines: readonly string[],
): readonly string[] {
  return [documentTitle, ...notes, ...lines, '']
}

function frontMatter({ documentTitle, notes }: RedlineOptions): readonly Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(documentTitle)] }),
    ...notes.map((note) => new Paragraph({ style: 'Note', children: [new TextRun(note)] })),
  ]
}

function isDraft(version: string): boolean {
  return version.startsWith('0.')
}

/** The watermark stands behind the text, pale enough to read through; Word knows it as one and can take it out. */
function headerOf({ name, version, base, what = 'redline' }: RedlineOptions): Paragraph {
  const draft = isDraft(version)
  return new Paragraph({
    style: 'Furniture',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      new TextRun(base),
      new TextRun({ children: [new Tab(), `${name} v${version} (${what})`] }),
      ...(draft
        ? [
            new TextRun({ text: '  DRAFT', bold: true }),
            new TextWatermark({ text: 'DRAFT', font: SANS, color: 'DDE1E4', width: 380 }),
          ]
        : []),
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
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      new TextRun(words),
      new TextRun({
        children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}

/** A level and its style name each other, so that who sets the style in Word gets the number (ECMA-376 17.9.23). */
function stylesWith({ levels }: NumberPlan) {
  const numbered = new Map(
    levels.flatMap(({ kind, nested }, level) =>
      nested === 0 ? [[styleOfKind(kind), { reference: LISTS, instance: MAIN_LIST, level }]] : [],
    ),
  )
  return {
    default: {
      document: { run: { font: SERIF, size: 21, language: { value: 'en-GB' } } },
      title: { run: { font: SERIF, size: 32, color: INK }, paragraph: { spacing: { after: 160 } } },
    },
    paragraphStyles: [
      ...LEGAL_STYLES.map((style) => {
        const numbering = numbered.get(style.id)
        return numbering === undefined
          ? style
          : { ...style, paragraph: { ...style.paragraph, numbering } }
      }),
      paragraphStyle('Note', { font: SANS, size: 18, color: QUIET }, { spacing: { after: 100 } }),
      paragraphStyle('Furniture', { font: SANS, size: 16, color: QUIET }, {}),
    ],
  }
}
