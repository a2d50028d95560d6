import { type FormEvent, useEffect, useRef, useState } from 'react'
import { formatDay, readDates } from '../../shared/timetable/days.ts'
import type { TimetableEvent } from '../../shared/timetable/timetable.ts'
import { problemText } from '../bridge.ts'
import { Button, Field, Select, TextInput } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { announce, say } from '../interface/messages.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './timetable.module.css'

interface EventFormProps {
  readonly modification: string
  /** Null for a new one. */
  readonly event: TimetableEvent | null
  readonly onDone: () => void
}

interface Typed {
  readonly title: string
  readonly committee: string
  readonly start: string
  readonly end: string
  readonly state: TimetableEvent['state']
  readonly estimated: boolean
  readonly note: string
}

interface Refusal {
  readonly field: 'title' | 'start' | 'end'
  readonly message: string
}

function typedOf(event: TimetableEvent | null): Typed {
  return {
    title: event?.title ?? '',
    committee: event?.committee ?? '',
    start: event === null ? '' : formatDay(event.start),
    end: event === null || event.end === null ? '' : formatDay(event.end),
    state: event?.state ?? 'planned',
    estimated: event?.estimated ?? false,
    note: event?.note ?? '',
  }
}

/** An event in its row, to be edited: Enter keeps it, Escape leaves it as it was. */
export function EventForm({ modification, event, onDone }: EventFormProps) {
  const [typed, setTyped] = useState(() => typedOf(event))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
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
  return (
    <form
      ref={form}
      className={styles['form']}
      aria-label={event === null ? 'New event' : `Edit ${event.title}`}
      noValidate
      onSubmit={submit}
      onKeyDown={(key) => key.key === 'Escape' && onDone()}
    >
      <What typed={typed} set={set} refusal={refusal} isNew={event === null} />
      <When typed={typed} set={set} refusal={refusal} isNew={event === null} />
      <div className={styles['formFoot']}>
        <Button type="submit" look="primary">
          {event === null ? 'Add event' : 'Keep'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        {event !== null && (
          <Button look="danger" className={styles['remove']} onClick={() => removeEvent(event)}>
            Remove event
          </Button>
        )}
      </div>
    </form>
  )
}

/** True where it is kept, false where the command refused and has said why, else what is wrong. */
function keepEvent(
  modification: string,
  event: TimetableEvent | null,
  typed: Typed,
): boolean | Refusal {
  const title = typed.title.trim()
  if (title === '') return { field: 'title', message: 'Say what takes place.' }
  const dates = readDates(typed.start, typed.end)
  if (!dates.ok) return { field: dates.field ?? 'start', message: problemText(dates.error) }
  const { start, end } = dates.value
  const more = {
    committee: typed.committee === '' ? null : typed.committee,
    state: typed.state,
    estimated: typed.estimated,
    note: typed.note.trim(),
  }
  if (event === null) return attempt('event.add', { modification, title, start, end, more })
  const fields = { title, start, end, ...more }
  const same = Object.entries(fields).every(([name, value]) =>
    Object.is(event[name as keyof typeof fields], value),
  )
  return same || attempt('event.edit', { id: event.id, fields })
}

function removeEvent(event: TimetableEvent): void {
  if (!attempt('event.remove', { id: event.id })) return
  say(`“${event.title}” has been removed.`, {
    label: 'Undo',
    run: () => {
      runInterfaceCommand('edit.undo')
      announce(`“${event.title}” is back`)
    },
  })
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
