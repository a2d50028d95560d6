import { type KeyboardEvent, useState } from 'react'
import { decisionOutcomes } from '../../shared/meetings/minutes.ts'
import { Field, TextInput } from '../design/controls.tsx'
import { say } from '../interface/messages.ts'
import { useWorkspace } from '../workspace/store.ts'
import { minute } from './actions.ts'
import { aboutStep, closePanel, MinuteForm } from './MinuteForm.tsx'
import styles from './minuting.module.css'
import { type Scene, subjectsOf } from './scene.ts'

/** D, a figure, Enter: what was decided, beside the wording it was about. Words may be added. */
export function DecisionForm({ scene }: { readonly scene: Scene }) {
  const workspace = useWorkspace((state) => state.workspace)
  const outcomes = decisionOutcomes(workspace)
  const [outcome, setOutcome] = useState(outcomes[0] ?? '')
  const [text, setText] = useState('')
  const [owner, setOwner] = useState('')
  const { step, draft, clause } = scene
  if (step === null) return null
  const { change } = step

  const record = () => {
    const ran = minute('decision.record', {
      text,
      owner: owner.trim() === '' ? null : owner,
      outcome,
      on: subjectsOf(step),
      about:
        change === null
          ? null
          : { draft: draft.id, document: change.document, provision: change.provision },
    })
    if (ran?.ok !== true) return
    closePanel()
    say(`${ran.value.label.replace('Record decision ', '')}, minuted on ${step.title}.`)
  }
  const byFigure = (event: KeyboardEvent) => {
    const chosen = /^[1-9]$/.test(event.key) ? outcomes[Number(event.key) - 1] : undefined
    if (chosen === undefined) return
    event.preventDefault()
    setOutcome(chosen)
    const radios = event.currentTarget.querySelectorAll('input')
    radios[outcomes.indexOf(chosen)]?.focus()
  }
  return (
    <MinuteForm
      title="Decision"
      about={aboutStep(clause?.citation ?? step.title, draft.name, change !== null)}
      confirm="Record the decision"
      onSubmit={record}
    >
      <fieldset className={styles['outcomes']} onKeyDown={byFigure}>
        <legend className="visually-hidden">Outcome</legend>
        {outcomes.map((name, index) => (
          <label key={name}>
            <input
              type="radio"
              name="outcome"
              value={name}
              checked={name === outcome}
              data-autofocus={index === 0 || undefined}
              onChange={() => setOutcome(name)}
            />
            <span aria-hidden="true">{index + 1}</span> {name}
          </label>
        ))}
      </fieldset>
      <Field label="Words" hideLabel>
        {(tie) => (
          <TextInput
            {...tie}
            value={text}
            maxLength={20_000}
            placeholder="In words, where words are needed"
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
    </MinuteForm>
  )
}
