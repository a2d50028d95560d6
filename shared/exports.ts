/**
 * The documents that can be written, each as `<document>.<format>`. One that is added here shows in the export dialog,
 * is known to the command line and is part of the set; what makes it stands in `electron/export/documents.ts`.
 */
export interface ExportWords {
  /** What it is called where it is chosen. */
  readonly title: string
  /** What it is for, in a few words, with its ending. */
  readonly note: string
  /** Chosen unless somebody says otherwise. */
  readonly usual: boolean
}

export const EXPORTS = {
  'report.docx': {
    title: 'Modification Report, Word',
    note: 'For comment and further editing (.docx)',
    usual: true,
  },
  'report.html': {
    title: 'Modification Report, web page',
    note: 'For reading in a browser (.html)',
    usual: true,
  },
  'report.pdf': {
    title: 'Modification Report, PDF',
    note: 'For publication and print (.pdf)',
    usual: true,
  },
  'legal-text.docx': {
    title: 'Redlined legal text, Word',
    note: 'With true tracked changes that can be accepted and rejected (.docx)',
    usual: true,
  },
  'legal-text.html': {
    title: 'Redlined legal text, web page',
    note: 'For reading in a browser and aloud, the whole of it (.html)',
    usual: false,
  },
  'legal-text.xml': {
    title: 'Redlined legal text, Akoma Ntoso',
    note: 'For other programs, with change marks (.xml)',
    usual: false,
  },
  'proposed-text.docx': {
    title: 'Proposed legal text, Word',
    note: 'As it reads with every change made, without marks (.docx)',
    usual: false,
  },
  'instructions.docx': {
    title: 'Amendment instructions, Word',
    note: 'What is to be done to the text in force, sentence by sentence (.docx)',
    usual: false,
  },
  'instructions.html': {
    title: 'Amendment instructions, web page',
    note: 'The same for reading in a browser (.html)',
    usual: false,
  },
  'minutes.docx': {
    title: 'Minutes, Word',
    note: 'Decisions of the last meeting beside the wording they were about, and its actions (.docx)',
    usual: false,
  },
  'minutes.html': {
    title: 'Minutes, web page',
    note: 'The same for reading in a browser (.html)',
    usual: false,
  },
  'handout.html': {
    title: 'Walkthrough handout',
    note: 'Every change with what it is for, to mail before a meeting and to print (.html)',
    usual: false,
  },
  'traceability.xlsx': {
    title: 'Traceability, spreadsheet',
    note: 'Changes against what they are for, and what is missing (.xlsx)',
    usual: false,
  },
  'requirements.csv': {
    title: 'Requirements, table',
    note: 'Safe to open, and to be read in again (.csv)',
    usual: false,
  },
  'requirements.xlsx': {
    title: 'Requirements, spreadsheet',
    note: 'With the clauses that meet each (.xlsx)',
    usual: false,
  },
  'responses.csv': {
    title: 'Consultation responses, table',
    note: 'Safe to open, and to be read in again (.csv)',
    usual: false,
  },
  'responses.xlsx': {
    title: 'Consultation responses, spreadsheet',
    note: 'What parties said and what was done (.xlsx)',
    usual: false,
  },
  'changes.html': {
    title: 'Changes since the last issue',
    note: 'Report and legal text as a redline, and what changed as a list (.html)',
    usual: false,
  },
  'timetable.ics': {
    title: 'Timetable, calendar',
    note: 'For Outlook, Google and Apple; importing it again updates what is there (.ics)',
    usual: false,
  },
  'timetable.xlsx': {
    title: 'Timetable, workbook',
    note: 'Every event with its baseline, papers and what it waits for (.xlsx)',
    usual: false,
  },
  'timetable.csv': {
    title: 'Timetable, plain values',
    note: 'The same as comma-separated values (.csv)',
    usual: false,
  },
  'timetable.svg': {
    title: 'Timetable, Gantt chart',
    note: 'A picture that can be enlarged (.svg)',
    usual: false,
  },
  'set.zip': {
    title: 'The whole set',
    note: 'A folder with every document that there is, a manifest with their hashes, and all of it as a zip',
    usual: false,
  },
} as const satisfies Readonly<Record<`${string}.${string}`, ExportWords>>

export type ExportFormat = keyof typeof EXPORTS

export const EXPORT_FORMATS = Object.keys(EXPORTS) as [ExportFormat, ...ExportFormat[]]

/** "report" and "docx" of "report.docx". */
export function partsOfFormat(format: ExportFormat): {
  readonly document: string
  readonly ending: string
} {
  const [document = '', ending = ''] = format.split('.')
  return { document, ending }
}

/** What a format is called; a format that is not known goes by its own name. */
export function formatTitle(format: string): string {
  return format in EXPORTS ? EXPORTS[format as ExportFormat].title : format
}
