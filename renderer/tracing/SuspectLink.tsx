import { RotateCw } from 'lucide-react'
import type { RecordOf } from '../../shared/records/index.ts'
import { Badge, Button } from '../design/controls.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './tracing.module.css'

interface SuspectLinkProps {
  readonly link: RecordOf<'link'>
  readonly compact: boolean
}

/** A link one end of which has been reworded since it was confirmed. */
export function SuspectLink({ link, compact }: SuspectLinkProps) {
  const readOnly = useWorkspace((state) => state.readOnly)
  return (
    <div className={styles['suspect']}>
      <Badge tone="caution">
        <RotateCw aria-hidden="true" />
        Check again
      </Badge>
      {readOnly === null && (
        <Button
          className={styles['small']}
          onClick={() => attempt('link.confirm', { ids: [link.id] })}
        >
          Still holds
        </Button>
      )}
      {!compact && <span>It read “{link.confirmed.from.wording}” when it was confirmed.</span>}
    </div>
  )
}
