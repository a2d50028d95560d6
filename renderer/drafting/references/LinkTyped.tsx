import { useMemo, useState } from 'react'
import {
  citingRuns,
  type TypedReference,
  typedReferences,
} from '../../../legal-text/typed-references.ts'
import type { Splice } from '../../../legal-text/writing/writer.ts'
import { Button } from '../../design/controls.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { say } from '../../interface/messages.ts'
import { attempt, undo } from '../../workspace/author.ts'
import styles from './references.module.css'
import type { ReferencesProps } from './showing.ts'
import { setReferences } from './state.ts'

/** References that were written as words: those that are ticked become live, as one step of undo. */
export function LinkTyped({ drafted, views, citationOf }: ReferencesProps) {
  const found = useMemo(
    () => typedReferences(views, new Map(views.map(({ id }) => [id, citationOf(id)]))),
    [views, citationOf],
  )
  const [left, setLeft] = useState<ReadonlySet<TypedReference>>(new Set())
  const close = () => setReferences({ listing: null })
  const chosen = found.filter((reference) => !left.has(reference))
  const link = () => {
    const byId = new Map(views.map((view) => [view.id, view]))
    const splices = [...chosen].reverse().flatMap(({ provision, start, end, target }): Splice[] => {
      const insert = citingRuns(target, byId)
      return insert === null ? [] : [{ provision, start, end, insert }]
    })
    const { draft, document } = drafted
    if (!attempt('text.edit', { draft: draft.id, document: document.id, splices })) return
    close()
    const count = splices.length === 1 ? 'One reference is' : `${splices.length} references are`
    say(`${count} live, as one step.`, { label: 'Undo', run: () => void undo() })
  }
  return (
    <Dialog
      title="Link typed references"
      wide
      onClose={close}
      footer={
        <Button look="primary" data-autofocus unavailable={chosen.length === 0} onClick={link}>
          {chosen.length === 0 ? 'Link' : `Link ${chosen.length}`}
        </Button>
      }
    >
      {found.length === 0 ? (
        <p>Every reference to a provision of this document that was found is live already.</p>
      ) : (
        <>
          <p className={styles['note']}>
            These are written as words and do not follow when numbers change. Linked, they do; the
            redline shows each as replaced.
          </p>
          <ul className={styles['typed']}>
            {found.map((reference) => (
              <li key={`${reference.provision} ${reference.start}`}>
                <label>
                  <input
                    type="checkbox"
                    checked={!left.has(reference)}
                    onChange={() => setLeft(toggled(left, reference))}
                  />
                  <span className={styles['citation']}>{citationOf(reference.provision)}</span>
                  <span>
                    …{reference.before}
                    <mark>{reference.text}</mark>
                    {reference.after}…
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

function toggled(
  left: ReadonlySet<TypedReference>,
  reference: TypedReference,
): ReadonlySet<TypedReference> {
  const next = new Set(left)
  if (!next.delete(reference)) next.add(reference)
  return next
}
