import { Link2, MessageSquareText, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { isSuspect } from '../../../shared/linking.ts'
import { Badge, Button, IconButton } from '../../design/controls.tsx'
import { navigate } from '../../interface/navigation.ts'
import { LinkDialog } from '../../tracing/LinkDialog.tsx'
import { attempt } from '../../workspace/author.ts'
import { useWorkspace } from '../../workspace/store.ts'
import styles from './details.module.css'
import { LinkPicker } from './LinkPicker.tsx'
import { groupLinks, type Link, type LinkedKind, labelOfTarget } from './links.ts'

interface ChangeLinksProps {
  readonly kind?: LinkedKind
  readonly id: string
  readonly readOnly: boolean
}

/** What a change, or a provision as a whole, is for: questions, scenarios, topics, evidence. */
export function ChangeLinks({ kind = 'change', id, readOnly }: ChangeLinksProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const [picking, setPicking] = useState(false)
  const groups = useMemo(() => groupLinks(workspace, id, kind), [workspace, id, kind])
  return (
    <div className={styles['links']}>
      {groups.map(({ heading, links }) => (
        <section key={heading} aria-label={heading}>
          <h4>{heading}</h4>
          <ul>
            {links.map((link) => (
              <LinkEntry key={link.id} link={link} readOnly={readOnly} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && (
        <p className={styles['made']}>Linked to no question and no scenario yet.</p>
      )}
      {!readOnly && (
        <Button data-focus="add-link" onClick={() => setPicking(true)}>
          <Link2 aria-hidden="true" />
          Link to a question or scenario…
        </Button>
      )}
      {picking && <LinkPicker kind={kind} id={id} onClose={() => setPicking(false)} />}
    </div>
  )
}

function LinkEntry({ link, readOnly }: { readonly link: Link; readonly readOnly: boolean }) {
  const workspace = useWorkspace((state) => state.workspace)
  const [noting, setNoting] = useState(false)
  const label = labelOfTarget(workspace, link.to)
  const suspect = useMemo(() => isSuspect(workspace, link), [workspace, link])
  return (
    <li className={styles['link']}>
      <button type="button" className={styles['follow']} onClick={() => follow(link)}>
        {label}
      </button>
      {!readOnly && (
        <IconButton
          icon={MessageSquareText}
          label={`Note on the link to ${label}`}
          onClick={() => setNoting(true)}
        />
      )}
      {!readOnly && (
        <IconButton
          icon={X}
          label={`Remove the link to ${label}`}
          onClick={() => attempt('link.remove', { id: link.id })}
        />
      )}
      {link.note !== '' && <p className={styles['made']}>{link.note}</p>}
      {noting && <LinkDialog link={link} spoken={label} onClose={() => setNoting(false)} />}
      {suspect && (
        <p className={styles['suspect']}>
          <Badge tone="caution">Reworded since</Badge>
          {!readOnly && (
            <Button look="quiet" onClick={() => attempt('link.confirm', { ids: [link.id] })}>
              The link still holds
            </Button>
          )}
        </p>
      )}
    </li>
  )
}

/** Goes to what a link points at. */
function follow({ to }: Link): void {
  if (to.kind === 'event') navigate({ room: 'timetable' })
  else {
    navigate({
      room: 'tracing',
      input: to.kind === 'input' ? to.id : null,
      scenario: to.kind === 'scenario' ? to.id : null,
      requirement: to.kind === 'requirement' ? to.id : null,
      response: to.kind === 'response' ? to.id : null,
    })
  }
}
