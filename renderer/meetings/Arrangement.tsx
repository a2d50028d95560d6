import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { decisionOutcomes } from '../../shared/meetings/minutes.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import {
  type ArrangedStep,
  arrangedSteps,
  type WalkthroughOrder,
  withStep,
  withStepMoved,
} from '../../shared/walkthrough/steps.ts'
import { Field, IconButton, TextArea } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { announce } from '../interface/messages.ts'
import { ORDER_OPTIONS } from '../walkthrough/scene.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './meetings.module.css'

interface ArrangementProps {
  readonly modification: string
  readonly draft: RecordOf<'draft'>
  readonly readOnly: boolean
}

/** Which steps a walkthrough has, in which order, and what the presenter wants to say at each. */
export function Arrangement({ modification, draft, readOnly }: ArrangementProps) {
  const [by, setBy] = useState<WalkthroughOrder>('change')
  const workspace = useWorkspace((state) => state.workspace)
  const choice = useMemo(
    () => ({ modification, draft: draft.id, by }),
    [modification, draft.id, by],
  )
  const steps = useMemo(() => arrangedSteps(workspace, choice), [workspace, choice])
  const arrange = (next: RecordOf<'walkthrough'>['steps']) =>
    attempt('walkthrough.arrange', { ...choice, steps: next })
  const move = (step: ArrangedStep, direction: 1 | -1) => {
    if (!arrange(withStepMoved(steps, step.key, direction))) return
    announce(`${step.title} is moved ${direction === 1 ? 'down' : 'up'}`)
  }
  return (
    <section aria-label="Order and notes" className={styles['arrangement']}>
      <Segmented label="Walk through" value={by} options={ORDER_OPTIONS} onValueChange={setBy} />
      {steps.length === 0 && <p className={styles['nothing']}>{draft.name} has no step yet.</p>}
      <ol>
        {steps.map((step, index) => (
          <li key={step.key} data-skipped={step.skipped || undefined}>
            <div className={styles['stepTools']}>
              <IconButton
                icon={ArrowUp}
                label={`Move ${nameOf(step)} up`}
                unavailable={readOnly || index === 0}
                onClick={() => move(step, -1)}
              />
              <IconButton
                icon={ArrowDown}
                label={`Move ${nameOf(step)} down`}
                unavailable={readOnly || index === steps.length - 1}
                onClick={() => move(step, 1)}
              />
            </div>
            <div className={styles['stepWords']}>
              <p>
                <strong>{nameOf(step)}</strong>{' '}
                <span className={styles['quiet']}>
                  {step.change === null
                    ? (step.group?.words ?? '')
                    : step.change.inserted || step.change.deleted}
                </span>
              </p>
              <label className={styles['skip']}>
                <input
                  type="checkbox"
                  checked={!step.skipped}
                  disabled={readOnly}
                  onChange={() => arrange(withStep(steps, step.key, { skipped: !step.skipped }))}
                />
                Shown
              </label>
            </div>
            <Note
              key={step.note}
              step={step}
              readOnly={readOnly}
              onKeep={(note) => arrange(withStep(steps, step.key, { note }))}
            />
          </li>
        ))}
      </ol>
      <Outcomes readOnly={readOnly} />
    </section>
  )
}

/** What a decision may come to, in the words of whoever keeps the minutes; kept when the field is left. */
function Outcomes({ readOnly }: { readonly readOnly: boolean }) {
  const { outcomes, roleReadOnly } = useWorkspace((state) => ({
    outcomes: decisionOutcomes(state.workspace).join('\n'),
    // The words of the workspace are more than the minutes of a room.
    roleReadOnly: state.readOnly !== null,
  }))
  return <OutcomeLines key={outcomes} outcomes={outcomes} readOnly={readOnly || roleReadOnly} />
}

interface OutcomeLinesProps {
  readonly outcomes: string
  readonly readOnly: boolean
}

function OutcomeLines({ outcomes, readOnly }: OutcomeLinesProps) {
  const [text, setText] = useState(outcomes)
  const keep = () => {
    const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
    if (lines.length === 0) setText(outcomes)
    else if (lines.join('\n') !== outcomes) attempt('settings.edit', { decisionOutcomes: lines })
  }
  return (
    <div className={styles['outcomes']}>
      <Field
        label="What a decision may come to"
        hint="One a line, the most usual first: figures choose them when a decision is recorded"
      >
        {(tie) => (
          <TextArea
            {...tie}
            rows={4}
            value={text}
            readOnly={readOnly}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={keep}
          />
        )}
      </Field>
    </div>
  )
}

function nameOf({ group, change, title }: ArrangedStep): string {
  return group === null || change === null ? title : `${group.name}, ${title}`
}

interface NoteProps {
  readonly step: ArrangedStep
  readonly readOnly: boolean
  readonly onKeep: (note: string) => void
}

/** Kept when the field is left. */
function Note({ step, readOnly, onKeep }: NoteProps) {
  const [text, setText] = useState(step.note)
  return (
    <TextArea
      aria-label={`Notes on ${nameOf(step)}`}
      rows={2}
      value={text}
      maxLength={20_000}
      readOnly={readOnly}
      placeholder={readOnly ? 'No notes' : 'What to say here; only the presenter sees it'}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (text !== step.note) onKeep(text)
      }}
    />
  )
}
