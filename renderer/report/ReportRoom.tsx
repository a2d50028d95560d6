import { SquareArrowOutUpRight } from 'lucide-react'
import { useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { openFindings } from '../../shared/report/checks.ts'
import { wholeOutlineOf } from '../../shared/report/outline.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import { Button } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { EmptyState } from '../design/surfaces.tsx'
import { runInterfaceCommand } from '../interface/registry.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { CheckList } from './CheckList.tsx'
import { Issues } from './Issues.tsx'
import { CHECKS, FACTS, ISSUES, Outline } from './Outline.tsx'
import { PartEditor } from './PartEditor.tsx'
import { Preview } from './Preview.tsx'
import styles from './report.module.css'

/** The Modification Report: its parts, one of them open to be written, and the page that they make. */
export function ReportRoom() {
  const current = useCurrent()
  if (current === null) {
    return (
      <EmptyState title="No report yet">
        <p>This workspace holds no modification to report on.</p>
      </EmptyState>
    )
  }
  return <Report key={current.modification.id} modification={current.modification} />
}

type Pane = 'write' | 'preview'

function Report({ modification }: { readonly modification: RecordOf<'modification'> }) {
  const workspace = useWorkspace((state) => state.workspace)
  const [chosen, setChosen] = useState(FACTS)
  const [pane, setPane] = useState<Pane>('write')
  const entries = wholeOutlineOf(workspace, modification.id)
  const findings = openFindings(workspace, modification).length
  const entry = entries.find(({ part }) => part.id === chosen) ?? null
  return (
    <div className={styles['room']} data-pane={pane}>
      <header className={styles['head']}>
        <div>
          <h2>Modification Report</h2>
          <p>
            {modification.reference}, version {modification.reportVersion},{' '}
            {formatLongDay(modification.reportDate)}
          </p>
        </div>
        <div className={styles['tools']}>
          <Segmented<Pane>
            className={styles['panes']}
            label="Show"
            value={pane}
            options={[
              { value: 'write', label: 'Write' },
              { value: 'preview', label: 'Preview' },
            ]}
            onValueChange={setPane}
          />
          <Button onClick={() => runInterfaceCommand('export.open')}>
            <SquareArrowOutUpRight aria-hidden="true" />
            Export…
          </Button>
        </div>
      </header>
      <Outline
        entries={entries}
        findings={findings}
        chosen={chosen}
        onChoose={(id) => {
          setChosen(id)
          setPane('write')
        }}
      />
      {chosen === ISSUES ? (
        <Issues modification={modification} />
      ) : (
        <>
          {chosen === CHECKS ? (
            <CheckList modification={modification} onOpen={(part) => setChosen(part ?? FACTS)} />
          ) : (
            <PartEditor key={chosen} modification={modification} entry={entry} />
          )}
          <Preview modification={modification.id} part={chosen} />
        </>
      )}
    </div>
  )
}
