import { GripVertical } from 'lucide-react'
import { changesOfDraft } from '../../shared/tracing/changes.ts'
import { useWorkspace } from '../workspace/store.ts'
import { dragsChange } from './dragging.ts'
import styles from './tracing.module.css'

interface ChangeTrayProps {
  readonly draft: string
  readonly draftName: string
}

/** The changes of the draft at hand, to be dragged on to what they are for; by keys each row has a picker. */
export function ChangeTray({ draft, draftName }: ChangeTrayProps) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly,
  }))
  const changes = changesOfDraft(workspace, draft)
  if (readOnly !== null || changes.length === 0) return null
  return (
    <div className={styles['tray']}>
      <span className={styles['quiet']} id="tray-name">
        Drag a change of {draftName} on to a row to link it:
      </span>
      <ul aria-labelledby="tray-name">
        {changes.map((change) => (
          <li
            key={change.id}
            className={styles['trayChange']}
            title={`${change.act} ${change.inserted || change.deleted}`}
            {...dragsChange(change.id, change.citation)}
          >
            <GripVertical aria-hidden="true" />
            {change.citation}
          </li>
        ))}
      </ul>
    </div>
  )
}
