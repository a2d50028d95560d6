import { Link2, X } from 'lucide-react'
import { useState } from 'react'
import type { LinkTarget } from '../../shared/linking.ts'
import type { TracedChange } from '../../shared/tracing/changes.ts'
import type { Traced } from '../../shared/tracing/questions.ts'
import { Button, IconButton } from '../design/controls.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ChangePicker } from './ChangePicker.tsx'
import { ChangeWords } from './ChangeWords.tsx'
import { goToChange } from './goTo.ts'
import { SuspectLink } from './SuspectLink.tsx'
import styles from './tracing.module.css'

interface ChangeLinksProps {
  readonly to: LinkTarget
  /** What the changes bear on, as in "Link a change to the question of OPSG". */
  readonly subject: string
  readonly links: readonly Traced<TracedChange>[]
  /** The draft that is worked on: its changes are offered first. */
  readonly draft: string
  /** Clauses only, for where there is little room. */
  readonly compact?: boolean
}

/** The changes that bear on something: gone to, checked again, linked and unlinked from here. */
export function ChangeLinks({ to, subject, links, draft, compact = false }: ChangeLinksProps) {
  const [picking, setPicking] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  return (
    <div className={compact ? styles['compactLinks'] : styles['links']}>
      {links.length === 0 ? (
        <p className={styles['quiet']}>No change is linked to it.</p>
      ) : (
        <ul aria-label={`Changes that bear on ${subject}`}>
          {links.map((traced) => (
            <ChangeLink key={traced.link.id} traced={traced} draft={draft} compact={compact} />
          ))}
        </ul>
      )}
      {readOnly === null && (
        <Button
          look="quiet"
          className={styles['small']}
          aria-label={`Link a change to ${subject}`}
          onClick={() => setPicking(true)}
        >
          <Link2 aria-hidden="true" />
          Link a change…
        </Button>
      )}
      {picking && (
        <ChangePicker
          to={to}
          subject={subject}
          linked={links.map(({ end }) => end.id)}
          draft={draft}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  )
}

interface ChangeLinkProps {
  readonly traced: Traced<TracedChange>
  readonly draft: string
  readonly compact: boolean
}

function ChangeLink({ traced, draft, compact }: ChangeLinkProps) {
  const { link, end, suspect } = traced
  const readOnly = useWorkspace((state) => state.readOnly)
  return (
    <li className={styles['link']}>
      <div className={styles['linkLine']}>
        <button
          type="button"
          className={styles['goTo']}
          aria-label={`Go to the change at ${end.citation}, ${end.draftName}`}
          onClick={() => goToChange(end)}
        >
          {end.citation}
        </button>
        {end.draft !== draft && <span className={styles['quiet']}>{end.draftName}</span>}
        {!compact && <ChangeWords change={end} />}
        {readOnly === null && (
          <IconButton
            icon={X}
            className={styles['unlink']}
            label={`Remove the link to the change at ${end.citation}`}
            onClick={() => attempt('link.remove', { id: link.id })}
          />
        )}
      </div>
      {suspect && <SuspectLink link={link} compact={compact} />}
    </li>
  )
}
