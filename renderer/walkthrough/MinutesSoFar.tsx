import { decisionOutcomeWords, subjectLabels } from '../../shared/meetings/minutes.ts'
import { formatDay } from '../../shared/timetable/days.ts'
import { Dialog } from '../design/Dialog.tsx'
import { useWorkspace } from '../workspace/store.ts'
import styles from './beside.module.css'
import { closePanel } from './MinuteForm.tsx'
import type { Scene } from './scene.ts'
import { useShow } from './state.ts'

/** What this meeting has come to, read back to the room. */
export function MinutesSoFar({ scene }: { readonly scene: Scene }) {
  const meeting = useShow((show) => show.meeting)
  const workspace = useWorkspace((state) => state.workspace)
  const own = (record: { readonly meeting: string | null; readonly modification: string }) =>
    meeting !== null && record.meeting === meeting && record.modification === scene.modification.id
  const decisions = [...workspace.decision.values()].filter(own)
  const actions = [...workspace.action.values()].filter(own)
  return (
    <Dialog title="Minutes so far" wide reading onClose={closePanel}>
      {decisions.length === 0 && actions.length === 0 ? (
        <p>Nothing has been minuted in this meeting yet. D records a decision, A an action.</p>
      ) : (
        <ul className={styles['soFar']}>
          {decisions.map((decision) => (
            <li key={decision.id}>
              <strong>D{decision.number}</strong> {decisionOutcomeWords(decision)}
              {decision.text !== '' && `: ${decision.text}`}
              <span className={styles['note']}>
                {subjectLabels(workspace, decision).join(', ')}
              </span>
            </li>
          ))}
          {actions.map((action) => (
            <li key={action.id}>
              <strong>A{action.number}</strong> {action.text}
              <span className={styles['note']}>
                {[
                  action.owner ?? 'owner not stated',
                  action.due === null ? 'no date' : `due ${formatDay(action.due)}`,
                ].join(', ')}
                . {subjectLabels(workspace, action).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
