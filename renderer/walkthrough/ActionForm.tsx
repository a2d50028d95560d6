import { useState } from 'react'
import { formatDay, readDay } from '../../shared/timetable/days.ts'
import { problemText } from '../bridge.ts'
import { Field, TextInput } from '../design/controls.tsx'
import { say } from '../interface/messages.ts'
import { minute } from './actions.ts'
import { closePanel, MinuteForm } from './MinuteForm.tsx'
import styles from './minuting.module.css'
import { type Scene, subjectsOf } from './scene.ts'

/** A, who does what by when. */
export function ActionForm({ scene }: { readonly scene: Scene }) {
  const [text, setText] = useState('')
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const { step } = scene
  if (step === null) return null

  const record = () => {
    const day = due.trim() === '' ? null : readDay(due)
    setMissing(text.trim() === '')
    setProblem(day === null || day.ok ? null : problemText(day.error))
    if (text.trim() === '' || (day !== null && !day.ok)) return
    const ran = minute('action.record', {
      text,
      owner: owner.trim() === '' ? null : owner,
      due: day === null ? null : day.value,
      on: subjectsOf(step),
    })
    if (ran?.ok !== true) return
    closePanel()
    const when = day === null ? '' : `, due ${formatDay(day.value)}`
    say(`${ran.value.label.replace('Record action ', '')} is minuted on ${step.title}${when}.`)
  }
  return (
    <MinuteForm
      title="Action"
      about={`on ${step.title}`}
      confirm="Record the action"
      onSubmit={record}
    >
      <Field
        label="What is to be done"
        error={missing ? 'Say what is to be done.' : null}
        hideLabel
      >
        {(tie) => (
          <TextInput
            {...tie}
            data-autofocus
            value={text}
            maxLength={20_000}
            placeholder="What is to be done"
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Owner" hideLabel>
        {(tie) => (
          <TextInput
            {...tie}
            className={styles['owner']}
            value={owner}
            maxLength={200}
            placeholder="Owner"
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Due" error={problem} hideLabel>
        {(tie) => (
          <TextInput
            {...tie}
            className={styles['due']}
            value={due}
            placeholder="Due, 17 Apr 2024"
            onChange={(event) => setDue(event.currentTarget.value)}
          />
        )}
      </Field>
    </MinuteForm>
  )
}
