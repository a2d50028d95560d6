import type { ReactNode } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import type { OutlineEntry } from '../../shared/report/outline.ts'
import type { ReportPart, Shown } from '../../shared/report/parts.ts'
import { Button } from '../design/controls.tsx'
import { runInterfaceCommand } from '../interface/registry.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
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
      <Inclusion modification={modification} entry={entry} />
    </Editor>
  )
}

/** Whether the part is in the report: as the stage says, unless somebody says otherwise. */
function Inclusion({
  modification,
  entry: { part, included },
}: {
  readonly modification: RecordOf<'modification'>
  readonly entry: OutlineEntry
}) {
  const readOnly = useWorkspace((state) => state.readOnly !== null)
  const chosen = modification.reportParts[part.id]
  const choose = (next: boolean | null) =>
    attempt('report.part', { modification: modification.id, part: part.id, included: next })
  return (
    <p className={styles['inclusion']}>
      <label>
        <input
          type="checkbox"
          checked={included}
          disabled={readOnly}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
        In the report
      </label>
      {chosen !== undefined && !readOnly && (
        <Button look="quiet" onClick={() => choose(null)}>
          As the stage says
        </Button>
      )}
    </p>
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
  instructions: ['The instructions come from', 'Drafting', 'go.drafting'],
  receipt: ['Receipts are kept by', 'Export…', 'export.open'],
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
