import { useEffect, useState } from 'react'
import type { Change } from '../../../legal-text/changes.ts'
import { type ChangeEvent, changeEvents } from '../../../shared/change-history.ts'
import { problemText, request } from '../../bridge.ts'
import { personName } from '../../workspace/current.ts'
import { useWorkspace, workspaceState } from '../../workspace/store.ts'
import styles from './details.module.css'
import { instant } from './instant.ts'

/** Everything that has happened to a change, from the journal, newest first. */
export function ChangeHistory({ change }: { readonly change: Change }) {
  const revision = useWorkspace((state) => state.revision)
  const [events, setEvents] = useState<readonly ChangeEvent[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { id } = change
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may have another entry
  useEffect(() => {
    let stale = false
    void request('workspace.historyOf', { kind: 'change', id }).then((answer) => {
      if (stale) return
      setProblem(answer.ok ? null : problemText(answer.error))
      const nameOf = (author: string) => personName(workspaceState().workspace, author)
      if (answer.ok) setEvents(changeEvents(answer.value, nameOf))
    })
    return () => {
      stale = true
    }
  }, [id, revision])
  return (
    <details className={styles['fold']} open>
      <summary>History</summary>
      {problem !== null && <p role="alert">{problem}</p>}
      {events !== null && (
        <ol className={styles['history']}>
          {events.map((event) => (
            <li key={event.revision}>
              <span>{event.what}</span>
              {event.words !== null && event.words !== '' && <q>{event.words}</q>}
              <span className={styles['made']}>
                {event.who}, <time dateTime={event.at}>{instant(event.at)}</time>
              </span>
            </li>
          ))}
          {events.at(-1)?.first !== true && (
            <li>
              <span>In the workspace when its journal began</span>
            </li>
          )}
        </ol>
      )}
    </details>
  )
}
