/** The elements of legislative XML that say what is a provision, what stands on its own, and what is inline. */
import type { ProvisionKind } from '../provisions.ts'
import type { Mark } from '../text.ts'

export interface Vocabulary {
  readonly name: string
  /** Where the law begins; what stands outside is about the file. */
  readonly body: ReadonlySet<string>
  /** Elements that are provisions. */
  readonly structure: Readonly<Record<string, ProvisionKind>>
  /** Elements whose words stand on their own within a provision. */
  readonly blocks: ReadonlySet<string>
  /** Footnotes, which may stand inside the text that they belong to. */
  readonly footnotes: ReadonlySet<string>
}

/** Both vocabularies take these from HTML. */
export const MARK_ELEMENTS: Readonly<Record<string, Mark>> = {
  b: 'bold',
  i: 'italic',
  u: 'underline',
  sup: 'superscript',
}

const TABLES: Readonly<Record<string, ProvisionKind>> = {
  table: 'table',
  tr: 'row',
  td: 'cell',
  th: 'cell',
}

/** United States Legislative Markup 2 (https://github.com/usgpo/uslm). */
const USLM: Vocabulary = {
  name: 'USLM',
  body: new Set(['main']),
  structure: {
    title: 'part',
    subtitle: 'part',
    division: 'part',
    chapter: 'part',
    subchapter: 'part',
    part: 'part',
    subpart: 'part',
    appropriations: 'heading',
    section: 'section',
    subsection: 'clause',
    paragraph: 'paragraph',
    subparagraph: 'subparagraph',
    clause: 'item',
    subclause: 'item',
    item: 'item',
    level: 'text',
    ...TABLES,
  },
  blocks: new Set([
    'heading',
    'chapeau',
    'content',
    'continuation',
    'p',
    'proviso',
    'longTitle',
    'enactingFormula',
    'editorialNote',
    'referenceItem',
    'quotedContent',
    'caption',
  ]),
  footnotes: new Set(['footnote']),
}

/** Akoma Ntoso 1.0 (OASIS LegalDocML). */
const AKOMA_NTOSO: Vocabulary = {
  name: 'Akoma Ntoso',
  body: new Set(['body', 'mainBody', 'components', 'attachments']),
  structure: {
    title: 'part',
    part: 'part',
    chapter: 'part',
    division: 'part',
    section: 'section',
    article: 'section',
    rule: 'section',
    clause: 'clause',
    subsection: 'clause',
    paragraph: 'paragraph',
    subparagraph: 'subparagraph',
    point: 'subparagraph',
    indent: 'item',
    hcontainer: 'text',
    level: 'text',
    tblock: 'text',
    ...TABLES,
  },
  blocks: new Set([
    'heading',
    'subheading',
    'crossHeading',
    'p',
    'intro',
    'content',
    'wrapUp',
    'item',
    'li',
    'caption',
  ]),
  footnotes: new Set(['authorialNote']),
}

/** The vocabulary of a file by its root element, or null. */
export function vocabularyOf(
  root: string,
  attributes: Readonly<Record<string, string>>,
): Vocabulary | null {
  if (root === 'akomaNtoso') return AKOMA_NTOSO
  const spaces = Object.entries(attributes).filter(([name]) => name.startsWith('xmlns'))
  if (spaces.some(([, space]) => space.includes('uslm'))) return USLM
  return spaces.some(([, space]) => space.includes('akn')) ? AKOMA_NTOSO : null
}
