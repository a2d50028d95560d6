import { type HistoryDay, historyByDay } from '../../shared/history.ts'
import { Button, Spinner } from '../design/controls.tsx'
import { Page } from '../design/Page.tsx'
import { EmptyState, ErrorState, LoadingState, Table } from '../design/surfaces.tsx'
import { personName } from '../workspace/current.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './history.module.css'
import { useJournal } from './useJournal.ts'

/** Everything that has changed this workspace: who, when, what. */
export function HistoryRoom() {
  const workspace = useWorkspace((state) => state.workspace)
  const { entries, problem, loading, more, loadMore, reload } = useJournal()
  if (problem !== null && entries.length === 0) {
    return (
      <ErrorState
        title="The history could not be read"
        problem={problem}
        actions={<Button onClick={reload}>Try again</Button>}
      />
    )
  }
  if (loading && entries.length === 0) return <LoadingState label="Reading the history" />
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing has been changed yet">
        <p>
          Whatever is changed in this workspace stands here from then on: who did it, when, and what
          it was. Undoing adds to it and takes nothing away.
        </p>
      </EmptyState>
    )
  }
  const days = historyByDay(entries, (author) => personName(workspace, author))
  return (
    <Page title="History" lead="Who changed what, and when. Undoing adds an entry.">
      {days.map((day) => (
        <Day key={day.day} day={day} />
      ))}
      <div className={styles['more']}>
        {problem !== null && (
          <p role="alert">
            {problem.message} {problem.advice}
          </p>
        )}
        {more ? (
          <Button unavailable={loading} onClick={loadMore}>
            {loading && <Spinner label="Reading earlier entries" />}
            Show earlier entries
          </Button>
        ) : (
          <p>The workspace was made before the first of these.</p>
        )}
      </div>
    </Page>
  )
}

function Day({ day }: { readonly day: HistoryDay }) {
  return (
    <Table className={styles['day']}>
      <caption>{day.heading}</caption>
      <colgroup>
        <col className={styles['timeColumn']} />
        <col />
        <col className={styles['whoColumn']} />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">Who</th>
        </tr>
      </thead>
      <tbody>
        {day.lines.map(({ revision, time, what, who, undone }) => (
          <tr key={revision}>
            <td className={styles['time']}>{time}</td>
            <th scope="row" className={styles['what']}>
              {undone ? (
                <>
                  <s>{what}</s> <span className={styles['undone']}>Undone since</span>
                </>
              ) : (
                what
              )}
            </th>
            <td className={styles['who']}>{who}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
