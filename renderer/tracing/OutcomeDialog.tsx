import { type FormEvent, useState } from 'react'
import type { RecordOf } from '../../shared/records/index.ts'
import { Button, Field, Select, TextArea } from '../design/controls.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { StandingWithSource } from '../design/Standing.tsx'
import { attempt } from '../workspace/author.ts'
import styles from './tracing.module.css'
import { isVerdict, VERDICT_OPTIONS } from './Verdict.tsx'

interface OutcomeDialogProps {
  readonly title: string
  readonly scenario: RecordOf<'scenario'>
  readonly outcome: RecordOf<'outcome'>
  readonly onClose: () => void
}

export function OutcomeDialog({ title, scenario, outcome, onClose }: OutcomeDialogProps) {
  const [verdict, setVerdict] = useState(outcome.verdict)
  const [summary, setSummary] = useState(outcome.summary)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    const same = verdict === outcome.verdict && summary === outcome.summary
    if (same || attempt('outcome.assess', { id: outcome.id, verdict, summary })) onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="outcome-form">
            Keep
          </Button>
        </>
      }
    >
      <form id="outcome-form" className={styles['dialogForm']} onSubmit={keep}>
        <p className={styles['question']}>{scenario.title}</p>
        <Field label="Outcome">
          {(tie) => (
            <Select
              {...tie}
              data-autofocus
              value={verdict}
              options={VERDICT_OPTIONS}
              onValueChange={(value) => isVerdict(value) && setVerdict(value)}
            />
          )}
        </Field>
        <Field label="Why, in a line">
          {(tie) => (
            <TextArea
              {...tie}
              value={summary}
              onChange={(event) => setSummary(event.currentTarget.value)}
            />
          )}
        </Field>
        <p>
          <StandingWithSource basis={outcome.basis} />
        </p>
      </form>
    </Dialog>
  )
}
