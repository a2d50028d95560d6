import { type FormEvent, useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { formatDay, readDay } from '../../shared/timetable/days.ts'
import { problemText } from '../bridge.ts'
import { Button, Field, TextArea, TextInput } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './dialogs.module.css'

interface ResponseProps {
  readonly input: RecordOf<'input'>
  readonly acronym: string
}

/** Whether the forum has answered, and when; what it said is recorded in a dialog and stands below. */
export function Response({ input, acronym }: ResponseProps) {
  const [writing, setWriting] = useState(false)
  const readOnly = useWorkspace((state) => state.readOnly)
  return (
    <>
      <p className={styles['quiet']}>{stateOf(input)}</p>
      {readOnly === null && (
        <Button
          className={styles['small']}
          look="quiet"
          aria-label={`${input.response === null ? 'Record' : 'Edit'} the response of ${acronym}`}
          onClick={() => setWriting(true)}
        >
          {input.response === null ? 'Record response…' : 'Edit response…'}
        </Button>
      )}
      {writing && (
        <ResponseDialog input={input} acronym={acronym} onClose={() => setWriting(false)} />
      )}
    </>
  )
}

function stateOf({ kind, response, respondedOn }: RecordOf<'input'>): string {
  if (response === null) return kind === 'question' ? 'No response recorded' : 'None expected'
  return respondedOn === null ? 'Recorded, date not stated' : `Recorded, ${formatDay(respondedOn)}`
}

function ResponseDialog({
  input,
  acronym,
  onClose,
}: ResponseProps & { readonly onClose: () => void }) {
  const [response, setResponse] = useState(input.response ?? '')
  const [day, setDay] = useState(input.respondedOn === null ? '' : formatDay(input.respondedOn))
  const [error, setError] = useState<string | null>(null)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    const kept = keepResponse(input.id, response, day)
    if (kept === null) onClose()
    else setError(kept)
  }
  return (
    <Dialog
      title={`Response of ${acronym}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="response-form">
            Keep
          </Button>
        </>
      }
    >
      <form id="response-form" className={styles['dialogForm']} onSubmit={keep} noValidate>
        <p className={styles['question']}>{input.text}</p>
        <Field label="Response" hint="Leave it empty where there is none.">
          {(tie) => (
            <TextArea
              {...tie}
              data-autofocus
              rows={6}
              value={response}
              onChange={(event) => setResponse(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Given on" hint="Leave it empty where it is not stated." error={error}>
          {(tie) => (
            <TextInput
              {...tie}
              value={day}
              placeholder="12 Mar 2024"
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}

/** Null where it is kept, else what is wrong with the date. */
function keepResponse(id: string, typed: string, day: string): string | null {
  const response = typed.trim() === '' ? null : typed.trim()
  const none = response === null || day.trim() === ''
  const read = none ? null : readDay(day)
  if (read !== null && !read.ok) return problemText(read.error)
  attempt('input.respond', { id, response, respondedOn: read === null ? null : read.value })
  return null
}
