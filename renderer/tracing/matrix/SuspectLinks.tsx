import { useMemo, useState } from 'react'
import { linksOfDraft } from '../../../shared/tracing/links.ts'
import { Button } from '../../design/controls.tsx'
import { announce } from '../../interface/messages.ts'
import { attempt } from '../../workspace/author.ts'
import { useWorkspace } from '../../workspace/store.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'
import { SuspectWords } from '../SuspectLink.tsx'
import styles from './matrix.module.css'

/** The links of a draft that have to be checked again, each or all at once. */
export function SuspectLinks({ draft }: { readonly draft: string }) {
  const [confirming, setConfirming] = useState(false)
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly,
  }))
  const links = useMemo(
    () => linksOfDraft(workspace, draft).filter(({ suspect }) => suspect),
    [workspace, draft],
  )
  if (links.length === 0) return null
  const ids = links.map(({ link }) => link.id)
  const confirm = (reason: string) => {
    const done = attempt('link.confirm', { ids, reason })
    if (done) announce(`${ids.length} confirmed`)
    return done
  }
  return (
    <section aria-label="Links to check again" className={styles['findings']}>
      <div className={styles['findingsHead']}>
        <h3>
          {links.length} {links.length === 1 ? 'link' : 'links'} to check again
        </h3>
        {readOnly === null && (
          <Button onClick={() => setConfirming(true)}>
            {links.length === 1 ? 'It still holds…' : 'All still hold…'}
          </Button>
        )}
      </div>
      <ul>
        {links.map(({ link, from, to }) => (
          <li key={link.id}>
            <span>
              <strong>{from}</strong> to {to}. <SuspectWords link={link} />
            </span>
            {readOnly === null && (
              <Button look="quiet" onClick={() => attempt('link.confirm', { ids: [link.id] })}>
                Still holds
              </Button>
            )}
          </li>
        ))}
      </ul>
      {confirming && (
        <ReasonDialog
          title="Confirm links"
          words={`${ids.length} ${ids.length === 1 ? 'link is' : 'links are'} confirmed on the wording as it reads now, in your name.`}
          act="Confirm"
          onGive={confirm}
          onClose={() => setConfirming(false)}
        />
      )}
    </section>
  )
}
