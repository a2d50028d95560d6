import type { ReactNode } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import type { OutlineEntry } from '../../shared/report/outline.ts'
import type { ReportPart, Shown } from '../../shared/report/parts.ts'
import { Button } from '../design/controls.tsx'
import { runInterfaceCommand } from '../interface/registry.ts'
import { FactsForm } from './FactsForm.tsx'
import { GlossaryEditor } from './GlossaryEditor.tsx'
import styles from './report.module.css'
import { SectionEditor } from './SectionEditor.tsx'

interface PartEditorProps {
  readonly modification: RecordOf<'modification'>
  /** Null for the facts on the cover. */
  readonly entry: OutlineEntry | null
}

/** What can be written for one part: its narrative, and the way to what it shows from elsewhere. */
export function PartEditor({ modification, entry }: PartEditorProps) {
  if (entry === null || entry.part.shows === 'contact') {
    return (
      <Editor title={entry === null ? 'Cover and facts' : entry.heading}>
        <FactsForm modification={modification} contactOnly={entry !== null} />
      </Editor>
    )
  }
  if (entry.part.shows === 'glossary') {
    return (
      <Editor title={entry.heading}>
        <GlossaryEditor modification={modification} />
      </Editor>
    )
  }
  return (
    <Editor title={entry.heading}>
      <SectionEditor key={entry.section?.id ?? 'new'} modification={modification} entry={entry} />
      <Elsewhere shows={entry.part.shows} />
    </Editor>
  )
}

function Editor({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className={styles['editor']}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

type ShownElsewhere = Exclude<Shown, 'contact' | 'glossary'>

const ELSEWHERE: Readonly<
  Record<ShownElsewhere, readonly [text: string, button: string, command: string]>
> = {
  topics: ['The topics come from', 'Scenarios and questions', 'go.tracing'],
  evidence: ['The evidence comes from', 'Scenarios and questions', 'go.tracing'],
  inputs: ['The table of input comes from', 'Scenarios and questions', 'go.tracing'],
  timetable: ['The table of events comes from the', 'Timetable', 'go.timetable'],
  changes: ['The changes come from', 'Drafting', 'go.drafting'],
  consultation: ['The responses come from', 'Scenarios and questions', 'go.tracing'],
  traceability: ['The links come from', 'Scenarios and questions', 'go.tracing'],
  redline: ['The legal text comes from', 'Drafting', 'go.drafting'],
}

/** Tables of the report are made from records that have a room of their own. */
function Elsewhere({ shows }: { readonly shows: ReportPart['shows'] }) {
  if (shows === undefined || shows === 'contact' || shows === 'glossary') return null
  const [text, button, command] = ELSEWHERE[shows]
  return (
    <p className={styles['elsewhere']}>
      {text} <Button onClick={() => runInterfaceCommand(command)}>{button}</Button>
    </p>
  )
}
