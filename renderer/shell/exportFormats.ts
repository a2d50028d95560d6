import type { ExportFormat } from '../../shared/channels.ts'

/** What each document is called, and what it is for. */
export const FORMAT_WORDS: Readonly<
  Record<ExportFormat, { readonly title: string; readonly note: string }>
> = {
  'report.docx': {
    title: 'Modification Report, Word',
    note: 'For comment and further editing (.docx)',
  },
  'report.html': {
    title: 'Modification Report, web page',
    note: 'For reading in a browser (.html)',
  },
  'report.pdf': { title: 'Modification Report, PDF', note: 'For publication and print (.pdf)' },
  'legal-text.docx': {
    title: 'Redlined legal text, Word',
    note: 'With true tracked changes that can be accepted and rejected (.docx)',
  },
}

export function formatTitle(format: string): string {
  return format in FORMAT_WORDS ? FORMAT_WORDS[format as ExportFormat].title : format
}

/** The last part of a path of either kind of system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path
}
