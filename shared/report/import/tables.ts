/** The three tables that are records: what is asked of Sub-Committees, the timetable and the glossary. */
import type { RawEvent } from './events.ts'
import { CONTENTS } from './headings.ts'
import type { ImportedReport } from './imported.ts'
import type { SourceLine } from './lines.ts'
import type { Note, RawSection } from './read-report.ts'

export interface Tables {
  readonly inputs: ImportedReport['inputs']
  readonly events: RawEvent[]
  readonly glossary: ImportedReport['glossary']
}

type ReadRow = (tables: Tables, line: SourceLine, note: Note) => void

const READERS: Readonly<Record<string, ReadRow>> = {
  'assessment.input': ({ inputs }, line, note) => {
    const [committee = '', text = ''] = line.cells ?? []
    const none = /not anticipated|none anticipated|no input/i.test(text)
    inputs.push({ committee, kind: none ? 'none anticipated' : 'question', text })
    note(line, 'read', none ? 'no input anticipated' : 'input sought')
  },
  timetable: ({ events }, line, note) => {
    const [title = '', dates = ''] = line.cells ?? []
    events.push({ line, title, dates, note })
  },
  glossary: ({ glossary }, line, note) => {
    const [acronym = '', term = ''] = line.cells ?? []
    glossary.push({ acronym, term })
    note(line, 'read', 'glossary entry')
  },
}

const HEADS = /^(?:sub-?committee|event\s*\/\s*action|event or action|acronym)$/i

export function isRecorded(part: string): boolean {
  return part in READERS
}

export function readTables(sections: readonly RawSection[], note: Note): Tables {
  const tables: Tables = { inputs: [], events: [], glossary: [] }
  for (const { place, lines } of sections) {
    for (const line of lines) {
      if (line.cells === null) continue
      if (place.part === CONTENTS) note(line, 'computed', 'entry of the contents')
      else readRow(READERS[place.part], tables, line, note)
    }
  }
  return tables
}

/** A row with an empty cell is left for a person: it says less than a record has to. */
function readRow(read: ReadRow | undefined, tables: Tables, line: SourceLine, note: Note): void {
  if (read === undefined) return
  const [first = '', second = ''] = line.cells ?? []
  if (line.cells?.length === 1) note(line, 'computed', 'caption of a table')
  else if (HEADS.test(first)) note(line, 'computed', 'head of a table')
  else if (first !== '' && second !== '') read(tables, line, note)
}
