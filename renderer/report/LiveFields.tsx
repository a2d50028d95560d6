import type { RecordOf } from '../../shared/records/index.ts'
import { fieldValue } from '../../shared/report/fields.ts'
import { FIELD_NAMES } from '../../shared/report/outline.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './report.module.css'

interface LiveFieldsProps {
  readonly modification: RecordOf<'modification'>
  /** Called with the name of the field to put in where the caret is. */
  readonly onInsert: (name: string) => void
}

/** Facts that can be named in narrative, and how they read now. */
export function LiveFields({ modification, onInsert }: LiveFieldsProps) {
  const workspace = useWorkspace((state) => state.workspace)
  return (
    <details className={styles['fields']}>
      <summary>Live fields</summary>
      <ul>
        {FIELD_NAMES.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => onInsert(name)}>
              [{name}]
            </button>
            <span>{fieldValue(workspace, modification, name).text}</span>
          </li>
        ))}
        <li>
          <code>[clause:…]</code>
          <span>A provision’s words in force, by its id, as in [clause:ac-4.1]</span>
        </li>
      </ul>
    </details>
  )
}
