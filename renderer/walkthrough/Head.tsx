import { formatLongDay } from '../../shared/timetable/days.ts'
import { Badge } from '../design/controls.tsx'
import { isExploratory } from '../workspace/current.ts'
import { useWorkspace } from '../workspace/store.ts'
import type { Scene } from './scene.ts'
import { useShow } from './state.ts'
import styles from './walkthrough.module.css'

/** Which modification, which draft, where in the document, how far along. */
export function Head({ scene }: { readonly scene: Scene }) {
  const { modification, draft, clause, steps, index, step } = scene
  const id = useShow((show) => show.meeting)
  const meeting = useWorkspace(({ workspace }) =>
    id === null ? undefined : workspace.meeting.get(id),
  )
  return (
    <header className={styles['head']}>
      <p className={styles['which']}>
        <strong>{modification.reference}</strong>
        <span>{draft.name}</span>
        {isExploratory(modification) && <Badge tone="caution">exploratory drafting</Badge>}
        {meeting !== undefined && (
          <span className={styles['meeting']} title={formatLongDay(meeting.date)}>
            {meeting.forum ?? meeting.title}
          </span>
        )}
      </p>
      <h1 className={styles['where']}>
        {step?.group !== null && step?.group !== undefined ? (
          <>
            <span className={styles['groupName']}>{step.group.name}</span> {step.group.words}
          </>
        ) : (
          [clause?.document.shortName, ...(clause?.above ?? [])].filter(Boolean).join(' › ')
        )}
      </h1>
      <p className={styles['progress']} aria-live="polite">
        <span className="visually-hidden">Step </span>
        {index + 1} of {steps.length}
      </p>
    </header>
  )
}
