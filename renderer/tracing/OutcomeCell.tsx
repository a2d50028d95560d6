import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import type { ScenarioColumn, ScenarioOutcome } from '../../shared/tracing/scenarios.ts'
import { IconButton } from '../design/controls.tsx'
import { Standing } from '../design/Standing.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { goToProvision } from './goTo.ts'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import styles from './tracing.module.css'
import { Verdict } from './Verdict.tsx'

interface OutcomeCellProps {
  readonly scenario: RecordOf<'scenario'>
  readonly column: ScenarioColumn
  /** Null where nobody has assessed it. */
  readonly outcome: ScenarioOutcome | null
  readonly differs: boolean
}

/** What a scenario comes to under one text, what decides it, and how far that can be trusted. */
export function OutcomeCell({ scenario, column, outcome, differs }: OutcomeCellProps) {
  const [editing, setEditing] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  if (outcome === null) return <Verdict name="not stated" differs={false} />
  const { verdict, summary, basis } = outcome.outcome
  const where = `${scenario.reference} under ${column.name}`
  return (
    <div className={styles['outcome']}>
      <div className={styles['outcomeHead']}>
        <Verdict name={verdict} differs={differs} />
        {readOnly === null && (
          <IconButton
            icon={Pencil}
            className={styles['editOutcome']}
            label={`Assess ${where}`}
            onClick={() => setEditing(true)}
          />
        )}
      </div>
      {summary !== '' && <p>{summary}</p>}
      <p className={styles['outcomeFoot']}>
        <DecidedBy outcome={outcome} draft={column.draft} />
        <Standing basis={basis} />
      </p>
      {editing && (
        <OutcomeDialog
          title={`Assess ${where}`}
          scenario={scenario}
          outcome={outcome.outcome}
          onClose={() => setEditing(false)}
        />
      )}
    </div>
  )
}

interface DecidedByProps {
  readonly outcome: ScenarioOutcome
  readonly draft: string | null
}

function DecidedBy({ outcome, draft }: DecidedByProps) {
  if (outcome.decidedBy.length === 0) return null
  const word = outcome.outcome.verdict === 'does not decide' ? 'Read with' : 'Decided by'
  return (
    <span className={styles['quiet']}>
      {word}{' '}
      {outcome.decidedBy.map(({ id, citation }) => (
        <button
          key={id}
          type="button"
          className={styles['goTo']}
          aria-label={`Go to ${citation}`}
          onClick={() => goToProvision(id, draft)}
        >
          {citation}
        </button>
      ))}
    </span>
  )
}
