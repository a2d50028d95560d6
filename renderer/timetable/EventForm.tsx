import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { TimetableEvent } from '../../shared/timetable/timetable.ts'
import { Button, Field, Select, TextInput } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { ForumHint } from './ForumHint.tsx'
import { keepEvent, type Refusal, type Typed, typedOf } from './keeping.ts'
import { removeEvent } from './removing.ts'
import styles from './timetable.module.css'
import { WaitsFor } from './WaitsFor.tsx'

interface EventFormProps {
  readonly modification: string
  /** Null for a new one. */
  readonly event: TimetableEvent | null
  /** The first day that a new one is offered with. */
  readonly day?: string | null
  readonly onDone: () => void
}

/** An event in its row, to be edited: Enter keeps it, Escape leaves it as it was. */
export function EventForm({ modification, event, day = null, onDone }: EventFormProps) {
  const [typed, setTyped] = useState(() => typedOf(event, day))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const set = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [])
  useEffect(() => {
    if (refusal !== null) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [refusal])
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    const kept = keepEvent(modification, event, typed)
    setRefusal(kept === true || kept === false ? null : kept)
    if (kept === true) onDone()
  }
  const part: PartProps = { typed, set, refusal, isNew: event === null }
  return (
    <form
      ref={form}
      className={styles['form']}
      aria-label={event === null ? 'New event' : `Edit ${event.title}`}
      noValidate
      onSubmit={submit}
      onKeyDown={(key) => key.key === 'Escape' && onDone()}
    >
      <What {...part} />
      <When {...part} />
      <ForumHint
        committee={typed.committee}
        start={typed.start}
        onDay={(start) => set({ start })}
      />
      <WaitsFor
        modification={modification}
        event={event?.id ?? null}
        waits={typed.waits}
        refusal={refusal?.field === 'waits' ? refusal.message : null}
        onWaits={(waits) => set({ waits })}
      />
      <More {...part} />
      <div className={styles['formFoot']}>
        <Button type="submit" look="primary">
          {event === null ? 'Add event' : 'Keep'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        {event !== null && (
          <Button
            look="danger"
            className={styles['remove']}
            onClick={() => removeEvent(event) && onDone()}
          >
            Remove event
          </Button>
        )}
      </div>
    </form>
  )
}

interface PartProps {
  readonly typed: Typed
  readonly set: (part: Partial<Typed>) => void
  readonly refusal: Refusal | null
  readonly isNew: boolean
}

function errorAt(refusal: Refusal | null, field: Refusal['field']): string | null {
  return refusal?.field === field ? refusal.message : null
}

function What({ typed, set, refusal, isNew }: PartProps) {
  const committees = useWorkspace((state) => state.workspace.committee)
  return (
    <div className={styles['what']}>
      <Field label="Event" error={errorAt(refusal, 'title')}>
        {(tie) => (
          <TextInput
            {...tie}
            autoFocus={isNew}
            value={typed.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label="Forum">
        {(tie) => (
          <Select
            {...tie}
            value={typed.committee}
            options={[
              { value: '', label: 'None' },
              ...[...committees.values()].map(({ id, acronym }) => ({
                value: id,
                label: acronym,
              })),
            ]}
            onValueChange={(committee) => set({ committee })}
          />
        )}
      </Field>
      <Field label="Note">
        {(tie) => (
          <TextInput
            {...tie}
            value={typed.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  )
}

function When({ typed, set, refusal, isNew }: PartProps) {
  return (
    <div className={styles['when']}>
      <Field label="First day" error={errorAt(refusal, 'start')}>
        {(tie) => (
          <TextInput
            {...tie}
            autoFocus={!isNew}
            value={typed.start}
            placeholder="9 Jan 2024"
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => set({ start: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label="Last day, if there are several" error={errorAt(refusal, 'end')}>
        {(tie) => (
          <TextInput
            {...tie}
            value={typed.end}
            onChange={(event) => set({ end: event.currentTarget.value })}
          />
        )}
      </Field>
      <Segmented
        label="State"
        value={typed.state}
        options={[
          { value: 'planned', label: 'Planned' },
          { value: 'actual', label: 'Actual' },
        ]}
        onValueChange={(state) => set({ state })}
      />
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={typed.estimated}
          onChange={(event) => set({ estimated: event.currentTarget.checked })}
        />
        Estimated
      </label>
    </div>
  )
}

function More({ typed, set }: PartProps) {
  const releases = useWorkspace((state) => state.workspace.release)
  return (
    <div className={styles['when']}>
      <Field label="Owner">
        {(tie) => (
          <TextInput
            {...tie}
            maxLength={200}
            placeholder="Not stated"
            value={typed.owner}
            onChange={(event) => set({ owner: event.currentTarget.value })}
          />
        )}
      </Field>
      {releases.size > 0 && (
        <Field label="In time for the release">
          {(tie) => (
            <Select
              {...tie}
              value={typed.release}
              options={[
                { value: '', label: 'None' },
                ...[...releases.values()].map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onValueChange={(release) => set({ release })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
