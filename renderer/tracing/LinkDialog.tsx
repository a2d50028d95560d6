import { type FormEvent, useState } from 'react'
import { isSuspect } from '../../shared/linking.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { formatDay } from '../../shared/timetable/days.ts'
import { Button, Field, TextArea } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { StandingWithSource } from '../design/Standing.tsx'
import { attempt } from '../workspace/author.ts'
import { personName } from '../workspace/current.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './dialogs.module.css'
import { SuspectWords } from './SuspectLink.tsx'

interface LinkDialogProps {
  readonly link: RecordOf<'link'>
  readonly spoken: string
  readonly onClose: () => void
}

/** A link's note, and who confirmed it on which wording. */
export function LinkDialog({ link, spoken, onClose }: LinkDialogProps) {
  const [note, setNote] = useState(link.note)
  const { by, suspect } = useWorkspace(({ workspace }) => ({
    by: personName(workspace, link.confirmed.by),
    suspect: isSuspect(workspace, link),
  }))
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (note.trim() === link.note || attempt('link.note', { id: link.id, note })) onClose()
  }
  return (
    <Dialog
      title={`Link to ${spoken}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="link-form">
            Keep
          </Button>
        </>
      }
    >
      <form id="link-form" className={styles['dialogForm']} onSubmit={keep}>
        <Field label="Note" hint="Why the two belong together; empty for none.">
          {(tie) => (
            <TextArea
              {...tie}
              data-autofocus
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
        <p className={styles['quiet']}>
          Confirmed by {by}, {formatDay(link.confirmed.at.slice(0, 10))}
          {link.confirmed.reason !== '' && `: ${link.confirmed.reason}`}.
        </p>
        {suspect && <SuspectWords link={link} />}
        <p>
          <StandingWithSource basis={link.basis} />
        </p>
      </form>
    </Dialog>
  )
}
