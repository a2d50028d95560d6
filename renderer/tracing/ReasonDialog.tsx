import { type FormEvent, useRef, useState } from 'react'
import { Button, Field, TextArea } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import styles from './dialogs.module.css'

interface ReasonDialogProps {
  readonly title: string
  readonly words: string
  readonly act: string
  /** Answers whether it was done. */
  readonly onGive: (reason: string) => boolean
  readonly onClose: () => void
}

/** Asks why, before something is let stand. */
export function ReasonDialog({ title, words, act, onGive, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const [wanting, setWanting] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const give = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') {
      setWanting(true)
      form.current?.querySelector('textarea')?.focus()
    } else if (onGive(reason.trim())) onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="reason-form">
            {act}
          </Button>
        </>
      }
    >
      <form ref={form} id="reason-form" className={styles['dialogForm']} onSubmit={give} noValidate>
        <p>{words}</p>
        <Field label="Reason" error={wanting ? 'Say why.' : null}>
          {(tie) => (
            <TextArea
              {...tie}
              data-autofocus
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
