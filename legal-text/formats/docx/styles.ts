/** Styles of legal text in Word: a serif for clauses, a sans for what stands around them. */
import type { ProvisionKind } from '../../provisions.ts'

export const SERIF = 'Georgia'
export const SANS = 'Arial'
export const INK = '1C2024'
export const QUIET = '5B636B'
export const RULE_COLOUR = 'C8CDD2'

/** Indent per level, in twentieths of a point. */
export const INDENT = 720
/** Width between the margins of an A4 page, in twentieths of a point. */
export const TEXT_WIDTH = 9026
export const A4 = { page: { size: { width: 11906, height: 16838 } } } as const

/** A dotted rule in the margin marks what is illustrative: nothing is added to the clause's own words. */
export const DOTTED_RULE = { style: 'dotted', size: 8, color: '7A838B' } as const
const DOTTED = { border: { left: { ...DOTTED_RULE, space: 8 } } } as const

/** A paragraph style; Word lists it under its id with spaces, "Provision heading". */
export function paragraphStyle(id: string, run: object, paragraph: object, basedOn = 'Normal') {
  const name = id.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return { id, name, basedOn, next: id, quickFormat: true, run, paragraph }
}

const SECTION = [
  { font: SERIF, bold: true, size: 24 },
  { spacing: { before: 320, after: 140 }, keepNext: true, outlineLevel: 0 },
] as const
const HEADING = [
  { font: SERIF, bold: true, size: 21 },
  { spacing: { before: 160, after: 100 }, keepNext: true, outlineLevel: 1 },
] as const

/** The styles of provisions whose kind has a number and no look of its own. */
const NUMBERED = ['Clause', 'Paragraph', 'Subparagraph', 'Item'] as const
const NAMED: Partial<Readonly<Record<ProvisionKind, string>>> = {
  schedule: 'Schedule',
  part: 'Part',
  section: 'Section',
  heading: 'Heading',
  clause: 'Clause',
  paragraph: 'Paragraph',
  subparagraph: 'Subparagraph',
  item: 'Item',
  cell: 'Cell',
  footnote: 'Footnote',
}

/** The id of the paragraph style of a kind of provision; {@link LEGAL_STYLES} has it. */
export function styleOfKind(kind: ProvisionKind, illustrative = false): string {
  return `Provision${NAMED[kind] ?? ''}${illustrative ? 'Illustrative' : ''}`
}

/** The styles that {@link import('./blocks.ts').redlineBlocks} refers to. */
export const LEGAL_STYLES = [
  paragraphStyle('Provision', { font: SERIF, size: 21 }, { spacing: { after: 120, line: 288 } }),
  paragraphStyle('ProvisionSection', ...SECTION),
  paragraphStyle('ProvisionHeading', ...HEADING),
  paragraphStyle('ProvisionCell', { font: SERIF, size: 21 }, { spacing: { after: 0, line: 276 } }),
  paragraphStyle('ProvisionIllustrative', {}, DOTTED, 'Provision'),
  paragraphStyle(
    'ProvisionSectionIllustrative',
    {},
    { ...DOTTED, outlineLevel: 0 },
    'ProvisionSection',
  ),
  paragraphStyle(
    'ProvisionHeadingIllustrative',
    {},
    { ...DOTTED, outlineLevel: 1 },
    'ProvisionHeading',
  ),
  paragraphStyle('ProvisionCellIllustrative', {}, {}, 'ProvisionCell'),
  paragraphStyle(
    'ProvisionFootnote',
    { font: SERIF, size: 18 },
    { spacing: { after: 80, line: 252 } },
  ),
  paragraphStyle('ProvisionFootnoteIllustrative', {}, DOTTED, 'ProvisionFootnote'),
  ...(['Schedule', 'Part'] as const).flatMap((name) => [
    paragraphStyle(
      `Provision${name}`,
      { ...SECTION[0], size: name === 'Schedule' ? 28 : 24 },
      SECTION[1],
    ),
    paragraphStyle(
      `Provision${name}Illustrative`,
      {},
      { ...DOTTED, outlineLevel: 0 },
      `Provision${name}`,
    ),
  ]),
  ...NUMBERED.flatMap((name) => [
    paragraphStyle(`Provision${name}`, {}, {}, 'Provision'),
    paragraphStyle(`Provision${name}Illustrative`, {}, DOTTED, `Provision${name}`),
  ]),
  paragraphStyle(
    'ProvisionSpacer',
    { size: 8 },
    { spacing: { after: 40, line: 120, lineRule: 'exact' } },
  ),
]
