/** The type of the Word report: a serif for titles and clauses, a sans for the rest, on one scale. */
import type { IRunOptions } from 'docx'

const SERIF = 'Georgia'
const SANS = 'Arial'
export const QUIET = '5B636B'
export const ACCENT = '1B5E6B'

/** Inserted words: underlined, so that black and white tells them too. */
export const INSERTED: IRunOptions = { underline: { type: 'single' }, color: '0B5D3B' }

function style(id: string, name: string, run: object, paragraph: object) {
  return { id, name, basedOn: 'Normal', next: 'Normal', quickFormat: true, run, paragraph }
}

export const REPORT_STYLES = {
  default: {
    document: {
      run: { font: SANS, size: 20, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 140, line: 290 } },
    },
    title: {
      run: { font: SERIF, size: 56, color: '1C2024' },
      paragraph: { spacing: { before: 60, after: 280, line: 600 } },
    },
    heading1: {
      run: { font: SERIF, size: 36, color: '1C2024' },
      paragraph: { spacing: { before: 480, after: 180 }, keepNext: true },
    },
    heading2: {
      run: { font: SANS, size: 24, bold: true, color: '1C2024' },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    heading3: {
      run: { font: SANS, size: 20, bold: true, color: QUIET },
      paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
    },
  },
  paragraphStyles: [
    style('CoverReference', 'Cover reference', { bold: true, size: 26, color: ACCENT }, {}),
    style('CoverDocument', 'Cover document', { size: 30 }, { spacing: { after: 480 } }),
    style(
      'FrontHeading',
      'Front heading',
      { font: SERIF, size: 32 },
      { spacing: { before: 360, after: 140 }, keepNext: true },
    ),
    style(
      'ClauseQuotation',
      'Clause quotation',
      { font: SERIF, size: 21 },
      { indent: { left: 320 } },
    ),
    style('Clause', 'Clause', { font: SERIF, size: 21 }, { spacing: { after: 110, line: 288 } }),
    style(
      'ClauseHeading',
      'Clause heading',
      { font: SERIF, size: 21, bold: true },
      { spacing: { before: 120, after: 110 }, keepNext: true },
    ),
    style(
      'TableCaption',
      'Table caption',
      { bold: true },
      { spacing: { before: 200, after: 60 }, keepNext: true },
    ),
    style('TableHeading', 'Table heading', { bold: true, size: 17 }, { spacing: { after: 0 } }),
    style('TableText', 'Table text', { size: 19 }, { spacing: { after: 0, line: 264 } }),
    style('Note', 'Note', { size: 18, color: QUIET }, { spacing: { after: 140 } }),
    style('Furniture', 'Furniture', { size: 16, color: QUIET }, { spacing: { after: 0 } }),
  ],
}
