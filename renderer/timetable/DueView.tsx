import { formatLongDay, formatWeekday } from '../../shared/timetable/days.ts'
import { type Due, dueWords, whatIsDue, whenWords } from '../../shared/timetable/due.ts'
import type { WorkingDays } from '../../shared/timetable/working-days.ts'
import { LoadingState, Table } from '../design/surfaces.tsx'
import { useWorkspace } from '../workspace/store.ts'
import styles from './due.module.css'
import { startEditing } from './state.ts'

/** A month of work is far enough to plan, and short enough to read. */
const WITHIN = 20

interface DueViewProps {
  readonly modification: string
  readonly asAt: string
  readonly days: WorkingDays | null
  readonly editable: boolean
}

/** What has to be done next, in order of days. */
export function DueView({ modification, asAt, days, editable }: DueViewProps) {
  const workspace = useWorkspace((state) => state.workspace)
  if (days === null) return <LoadingState label="Looking up the bank holidays" />
  const due = whatIsDue(workspace, modification, days, WITHIN)
  if (due.length === 0) {
    return (
      <p className={styles['nothing']}>
        Nothing is due within {WITHIN} Working Days of {formatLongDay(asAt)}.
      </p>
    )
  }
  return (
    <Table className={styles['due']}>
      <caption>
        Due by {formatLongDay(days.add(asAt, WITHIN))}, within {WITHIN} Working Days
      </caption>
      <thead>
        <tr>
          {['Day', 'What', 'When'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {due.map((each) => (
          <tr key={`${each.kind} ${each.event.id}`} data-kind={each.kind}>
            <th scope="row">{formatWeekday(each.day)}</th>
            <td>
              <What due={each} editable={editable} />
            </td>
            <td className={styles['when']}>{whenWords(each.workingDays, each.day, asAt)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function What({ due, editable }: { readonly due: Due; readonly editable: boolean }) {
  const words = due.kind === 'papers' ? dueWords(due) : null
  const title = due.kind === 'begins' ? due.event.title : dueWords(due)
  return (
    <>
      {editable ? (
        <button
          type="button"
          className={styles['link']}
          aria-label={`Edit ${due.event.title}`}
          onClick={() => startEditing(due.event.id)}
        >
          {words ?? title}
        </button>
      ) : (
        (words ?? title)
      )}
      {due.kind === 'papers' && <span className={styles['for']}>{due.event.title}</span>}
    </>
  )
}
