import type { Change } from '../../../legal-text/changes.ts'
import { plainText } from '../../../legal-text/text.ts'
import { structureAct } from '../../../shared/acts.ts'
import { Button } from '../../design/controls.tsx'
import { attempt } from '../../workspace/author.ts'
import { useWorkspace } from '../../workspace/store.ts'
import styles from './inspector.module.css'

interface WithdrawnProps {
  readonly changes: readonly Change[]
  readonly citationOf: (provision: string) => string
}

/** Withdrawn changes stay on record, and can be brought back. */
export function Withdrawn({ changes, citationOf }: WithdrawnProps) {
  const readOnly = useWorkspace((state) => state.readOnly !== null)
  return (
    <details className={styles['withdrawn']}>
      <summary>Withdrawn: {changes.length}</summary>
      <ul>
        {changes.map((change) => (
          <li key={change.id}>
            <span>
              {citationOf(change.provision) || 'A provision that is gone'}: {wordsOf(change)}
            </span>
            {!readOnly && (
              <Button
                look="quiet"
                onClick={() =>
                  attempt('change.review', { action: 'restore', changes: [change.id] })
                }
              >
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function wordsOf(change: Change): string {
  if (change.kind !== 'text') return structureAct(change)
  const words = plainText(change.proposed, () => '[reference]')
  return words === '' ? 'deleted words' : `“${words}”`
}
