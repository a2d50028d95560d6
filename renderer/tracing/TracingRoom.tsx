import { type ReactNode, useEffect, useState } from 'react'
import { Page } from '../design/Page.tsx'
import { EmptyState } from '../design/surfaces.tsx'
import { Tabs } from '../design/Tabs.tsx'
import { type Place, usePlace } from '../interface/navigation.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeTray } from './ChangeTray.tsx'
import { EvidenceView } from './EvidenceView.tsx'
import { MatrixView } from './matrix/MatrixView.tsx'
import { QuestionTable } from './QuestionTable.tsx'
import { RequirementTable } from './RequirementTable.tsx'
import { ResponseTable } from './ResponseTable.tsx'
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
  const { id: draft, name: draftName } = current.draft
  return <Views modification={id} reference={reference} draft={draft} draftName={draftName} />
}

interface ViewsProps {
  readonly modification: string
  readonly reference: string
  readonly draft: string
  readonly draftName: string
}

type Chosen = Pick<Place, 'scenario' | 'input' | 'requirement' | 'response'>

const VIEW_OF: Readonly<Record<keyof Chosen, ViewName>> = {
  scenario: 'scenarios',
  input: 'questions',
  requirement: 'requirements',
  response: 'responses',
}

/** The view in which that stands which was chosen last; null where nothing new was. */
function viewFor(before: Chosen, now: Chosen): ViewName | null {
  for (const kind of Object.keys(VIEW_OF) as (keyof Chosen)[]) {
    if (now[kind] !== null && now[kind] !== before[kind]) return VIEW_OF[kind]
  }
  return null
}

/** What was chosen when the room was last shown: another choice since then is why it is entered now. */
let lastChosen: Chosen = { scenario: null, input: null, requirement: null, response: null }
/** The room is come back to as it was left. */
let lastView: ViewName = 'questions'

function Views({ modification, reference, draft, draftName }: ViewsProps) {
  const chosen = usePlace(({ scenario, input, requirement, response }) => ({
    scenario,
    input,
    requirement,
    response,
  }))
  const [view, setView] = useState(() => viewFor(lastChosen, chosen) ?? lastView)
  const show = (wanted: string) => {
    lastView = wanted as ViewName
    setView(lastView)
  }
  useEffect(() => {
    const wanted = viewFor(lastChosen, chosen)
    lastChosen = chosen
    if (wanted !== null) {
      lastView = wanted
      setView(wanted)
    }
  }, [chosen])
  const body = { modification, reference, draft }
  const counts = useWorkspace(({ workspace }) => ({
    questions: workspace.input.size,
    scenarios: workspace.scenario.size,
    requirements: workspace.requirement.size,
    responses: workspace.response.size,
  }))
  const tray = <ChangeTray draft={draft} draftName={draftName} />
  const tabs: readonly { id: ViewName; label: string; rows: number; body: ReactNode }[] = [
    {
      id: 'questions',
      label: 'Questions',
      rows: counts.questions,
      body: <QuestionTable {...body} />,
    },
    {
      id: 'scenarios',
      label: 'Scenarios',
      rows: counts.scenarios,
      body: <ScenarioTable {...body} />,
    },
    {
      id: 'requirements',
      label: 'Requirements',
      rows: counts.requirements,
      body: <RequirementTable {...body} />,
    },
    {
      id: 'responses',
      label: 'Responses',
      rows: counts.responses,
      body: <ResponseTable {...body} />,
    },
    {
      id: 'matrix',
      label: 'Matrix',
      rows: 0,
      body: <MatrixView {...body} draftName={draftName} />,
    },
    { id: 'evidence', label: 'Evidence and topics', rows: 0, body: <EvidenceView {...body} /> },
  ]
  return (
    <Page title="Scenarios and questions">
      {(view === 'questions' || view === 'scenarios') && (
        <SuccessTests modification={modification} />
      )}
      <div className={styles['views']}>
        <Tabs
          label="What changes are for"
          value={view}
          onValueChange={show}
          tabs={tabs.map((tab) => ({
            ...tab,
            body: (
              <>
                {tab.rows > 0 && tray}
                {tab.body}
              </>
            ),
          }))}
        />
      </div>
    </Page>
  )
}

type ViewName = 'questions' | 'scenarios' | 'requirements' | 'responses' | 'matrix' | 'evidence'
