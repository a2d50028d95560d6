import { Pencil, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { formatDay } from '../../shared/timetable/days.ts'
import type { ScenarioColumn, ScenarioOutcome } from '../../shared/tracing/scenarios.ts'
import { Badge, IconButton } from '../design/controls.tsx'
import { Standing } from '../design/Standing.tsx'
import { personName } from '../workspace/current.ts'
import { useWorkspace } from '../workspace/store.ts'
import { goToProvision } from './goTo.ts'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import styles from './outcomes.module.css'
import { Verdict } from './Verdict.tsx'

interface OutcomeCellProps {
  readonly scenario: RecordOf<'scenario'>
  readonly column: ScenarioColumn
  readonly citing: string
  /** Null where nobody has assessed it. */
  readonly outcome: ScenarioOutcome | null
  readonly differs: boolean
}

/** What a scenario comes to under one text, what decides it, and how far that can be trusted. */
export function OutcomeCell({ scenario, column, citing, outcome, differs }: OutcomeCellProps) {
  const [editing, setEditing] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  const where = `${scenario.reference} under ${column.name}`
  return (
    <div className={styles['outcome']}>
      <div className={styles['outcomeHead']}>
        <Verdict name={outcome?.outcome.verdict ?? 'not stated'} differs={differs} />
        {readOnly === null && (
          <IconButton
            icon={Pencil}
            className={styles['editOutcome']}
            label={`Assess ${where}`}
            onClick={() => setEditing(true)}
          />
        )}
      </div>
      {outcome !== null && <Assessment outcome={outcome} draft={column.draft} />}
      {editing && (
        <OutcomeDialog
          title={`Assess ${where}`}
          scenario={scenario}
          column={column}
          citing={citing}
          outcome={outcome?.outcome ?? null}
          onClose={() => setEditing(false)}
        />
      )}
    </div>
  )
}

interface AssessmentProps {
  readonly outcome: ScenarioOutcome
  readonly draft: string | null
}

function Assessment({ outcome, draft }: AssessmentProps) {
  const { summary, statuses, duties, tests, assessed, basis } = outcome.outcome
  const by = useWorkspace(({ workspace }) =>
    assessed === null ? '' : personName(workspace, assessed.by),
  )
  return (
    <>
      {summary !== '' && <p>{summary}</p>}
      {statuses.length > 0 && (
        <p className={styles['detail']}>
          <span className={styles['detailName']}>Status</span>{' '}
          {statuses.map(({ device, status }) => `${device} ‘${status}’`).join('; ')}
        </p>
      )}
      {tests.length > 0 && (
        <p className={styles['detail']}>
          <span className={styles['detailName']}>Tests</span>{' '}
          {tests.map(({ test, result }) => `${test}: ${result}`).join('; ')}
        </p>
      )}
      {duties.length > 0 && (
        <p className={styles['detail']}>
          <span className={styles['detailName']}>Next</span>{' '}
          {duties.map(({ who, what }) => `${who}: ${what}`).join('; ')}
        </p>
      )}
      {outcome.outdated && (
        <p className={styles['suspect']}>
          <Badge tone="caution">
            <RotateCw aria-hidden="true" />
            Check again
          </Badge>
          <span>What decides it has been reworded since.</span>
        </p>
      )}
      <p className={styles['outcomeFoot']}>
        <DecidedBy outcome={outcome} draft={draft} />
        {assessed === null ? (
          <Standing basis={basis} />
        ) : (
          <span className={styles['quiet']}>
            Assessed by {by}, {formatDay(assessed.at.slice(0, 10))}
          </span>
        )}
      </p>
    </>
  )
}

function DecidedBy({ outcome, draft }: AssessmentProps) {
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
