/** The type of the Word report: a serif for titles and clauses, a sans for the rest, on one scale. */
import {
  INK,
  LEGAL_STYLES,
  paragraphStyle,
  QUIET,
  SANS,
  SERIF,
} from '../../legal-text/formats/docx/styles.ts'

export const ACCENT = '1B5E6B'

/** A style that the next paragraph does not take over. */
function style(id: string, run: object, paragraph: object) {
  return { ...paragraphStyle(id, run, paragraph), next: 'Normal' }
}

export const REPORT_STYLES = {
  default: {
    document: {
      run: { font: SANS, size: 20, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 140, line: 290 } },
    },
    title: {
      run: { font: SERIF, size: 60, color: INK },
      paragraph: { spacing: { before: 60, after: 280, line: 680, lineRule: 'exact' as const } },
    },
    heading1: {
      run: { font: SERIF, size: 36, color: INK },
      paragraph: { spacing: { before: 480, after: 160 }, keepNext: true },
    },
    heading2: {
      run: { font: SANS, size: 24, bold: true, color: INK },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
    },
    heading3: {
      run: { font: SANS, size: 20, bold: true, color: QUIET },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
    heading4: {
      run: { font: SANS, size: 20, italics: true, color: QUIET },
      paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
    },
  },
  paragraphStyles: [
    style('CoverReference', { bold: true, size: 26, color: ACCENT }, { spacing: { after: 0 } }),
    style('CoverDocument', { size: 30 }, { spacing: { after: 480 } }),
    style('CoverFact', { size: 22 }, { spacing: { after: 40 } }),
    style(
      'FrontHeading',
      { font: SERIF, size: 36, color: INK },
      { spacing: { before: 480, after: 160 }, keepNext: true, outlineLevel: 0 },
    ),
    style('Address', {}, { spacing: { after: 20 }, keepLines: true }),
    style('ClauseQuotation', { font: SERIF, size: 21 }, { indent: { left: 320 }, keepLines: true }),
    // Names that Word knows: its own lists of captions and its list buttons go by them.
    {
      ...style('Caption', { bold: true }, { spacing: { before: 200, after: 60 } }),
      name: 'caption',
    },
    {
      ...style('ListBullet', {}, { spacing: { after: 80 } }),
      name: 'List Bullet',
      next: 'ListBullet',
    },
    {
      ...style('ListNumber', {}, { spacing: { after: 80 } }),
      name: 'List Number',
      next: 'ListNumber',
    },
    style('TableHeading', { bold: true, size: 17 }, { spacing: { after: 0 }, keepNext: true }),
    style('TableText', { size: 19 }, { spacing: { after: 0, line: 264 } }),
    style('TableEnd', { size: 8 }, { spacing: { after: 120, line: 120, lineRule: 'exact' } }),
    style('Note', { size: 18, color: QUIET }, { spacing: { after: 80 } }),
    style('Furniture', { size: 16, color: QUIET }, { spacing: { after: 0 } }),
    // The contents' levels, as Word names them.
    { ...style('TOC1', {}, { spacing: { before: 100, after: 20 } }), name: 'toc 1' },
    {
      ...style('TOC2', { color: QUIET }, { spacing: { after: 20 }, indent: { left: 320 } }),
      name: 'toc 2',
    },
    ...LEGAL_STYLES,
  ],
}
