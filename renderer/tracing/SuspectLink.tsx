import { RotateCw } from 'lucide-react'
import { linkSource, linkTarget } from '../../shared/linking.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { Badge, Button } from '../design/controls.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './links.module.css'

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
      {!compact && <SuspectWords link={link} />}
    </div>
  )
}

/** What the reworded end said when the link was confirmed. */
export function SuspectWords({ link }: { readonly link: RecordOf<'link'> }) {
  const reworded = useWorkspace(
    ({ workspace }) =>
      [
        { was: link.confirmed.from, now: linkSource(workspace, link.from) },
        { was: link.confirmed.to, now: linkTarget(workspace, link.to) },
      ].find(({ was, now }) => was.fingerprint !== now?.fingerprint)?.was.wording,
  )
  if (reworded === undefined) return null
  return <span>It read “{reworded}” when it was confirmed.</span>
}
