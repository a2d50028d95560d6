import { useEffect, useState } from 'react'
import { Page } from '../design/Page.tsx'
import { EmptyState } from '../design/surfaces.tsx'
import { Tabs } from '../design/Tabs.tsx'
import { type Place, usePlace } from '../interface/navigation.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { EvidenceView } from './EvidenceView.tsx'
import { QuestionTable } from './QuestionTable.tsx'
import { ScenarioTable } from './ScenarioTable.tsx'
import { SuccessTests } from './SuccessTests.tsx'
import styles from './tracing.module.css'

/** What the changes are for: the questions that are asked and what happens at the premises. */
export function TracingRoom() {
  const current = useCurrent()
  if (current === null) {
    return (
      <EmptyState title="Nothing to trace yet">
        <p>This workspace holds no modification, so no question and no scenario either.</p>
      </EmptyState>
    )
  }
  const { id, reference } = current.modification
  return (
    <Page title="Scenarios and questions">
      <SuccessTests modification={id} />
      <Views modification={id} reference={reference} draft={current.draft.id} />
    </Page>
  )
}

interface ViewsProps {
  readonly modification: string
  readonly reference: string
  readonly draft: string
}

type Chosen = Pick<Place, 'scenario' | 'input'>

/** The view in which that stands which was chosen last; null where nothing new was. */
function viewFor(before: Chosen, now: Chosen): string | null {
  if (now.scenario !== null && now.scenario !== before.scenario) return 'scenarios'
  return now.input !== null && now.input !== before.input ? 'questions' : null
}

/** What was chosen when the room was last shown: another choice since then is why it is entered now. */
let lastChosen: Chosen = { scenario: null, input: null }

function Views({ modification, reference, draft }: ViewsProps) {
  const chosen = usePlace(({ scenario, input }) => ({ scenario, input }))
  const [view, setView] = useState(() => viewFor(lastChosen, chosen) ?? 'questions')
  useEffect(() => {
    const wanted = viewFor(lastChosen, chosen)
    lastChosen = chosen
    if (wanted !== null) setView(wanted)
  }, [chosen])
  const body = { modification, reference, draft }
  return (
    <div className={styles['views']}>
      <Tabs
        label="Questions, scenarios and evidence"
        value={view}
        onValueChange={setView}
        tabs={[
          { id: 'questions', label: 'Questions', body: <QuestionTable {...body} /> },
          { id: 'scenarios', label: 'Scenarios', body: <ScenarioTable {...body} /> },
          { id: 'evidence', label: 'Evidence and topics', body: <EvidenceView {...body} /> },
        ]}
      />
    </div>
  )
}
