import { useMemo } from 'react'
import { decisionOutcomeWords, isOverdue, minutedOn } from '../../shared/meetings/minutes.ts'
import { isRewordedSince } from '../../shared/meetings/wording.ts'
import { formatDay } from '../../shared/timetable/days.ts'
import { Badge } from '../design/controls.tsx'
import { runInterfaceCommand } from '../interface/registry.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './meetings.module.css'
import { today } from './today.ts'

/** What meetings have said on a change, for whoever looks at it later. */
export function MinutedOnChange({ change }: { readonly change: string }) {
  const workspace = useWorkspace((state) => state.workspace)
  const { decisions, actions } = useMemo(
    () => minutedOn(workspace, { kind: 'change', id: change }),
    [workspace, change],
  )
  if (decisions.length === 0 && actions.length === 0) return null
  return (
    <section aria-label="Decisions and actions" className={styles['onChange']}>
      <h4>Decisions and actions</h4>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <strong>D{decision.number}</strong> {decisionOutcomeWords(decision)}
            {decision.text !== '' && `: ${decision.text}`}{' '}
            <span className={styles['quiet']}>{formatDay(decision.at.slice(0, 10))}</span>{' '}
            {decision.wording !== null && isRewordedSince(workspace, decision.wording) && (
              <Badge tone="caution">reworded since</Badge>
            )}
          </li>
        ))}
        {actions.map((action) => (
          <li key={action.id}>
            <strong>A{action.number}</strong> {action.text}{' '}
            <span className={styles['quiet']}>
              {action.owner ?? 'owner not stated'}
              {action.due !== null && `, due ${formatDay(action.due)}`}
            </span>{' '}
            {action.done !== null && <Badge>done</Badge>}
            {isOverdue(action, today()) && <Badge tone="caution">overdue</Badge>}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles['follow']}
        onClick={() => runInterfaceCommand('go.meetings')}
      >
        All meetings
      </button>
    </section>
  )
}
