import { Plus, X } from 'lucide-react'
import { Button, Field, IconButton, Select, TextInput } from '../design/controls.tsx'
import { useWorkspace } from '../workspace/store.ts'
import type { Wait } from './keeping.ts'
import styles from './timetable.module.css'

interface WaitsForProps {
  readonly modification: string
  /** Null while it is new. */
  readonly event: string | null
  readonly waits: readonly Wait[]
  readonly refusal: string | null
  readonly onWaits: (waits: readonly Wait[]) => void
}

/** What an event waits for, and how many Working Days it keeps from that. */
export function WaitsFor({ modification, event, waits, refusal, onWaits }: WaitsForProps) {
  const events = useWorkspace((state) => state.workspace.event)
  const others = [...events.values()]
    .filter((other) => other.modification === modification && other.id !== event)
    .sort((left, right) => (left.start < right.start ? -1 : 1))
  const options = [
    { value: '', label: 'Choose an event' },
    ...others.map(({ id, title }) => ({ value: id, label: title })),
  ]
  const change = (place: number, part: Partial<Wait>) =>
    onWaits(waits.map((wait, index) => (index === place ? { ...wait, ...part } : wait)))
  return (
    <fieldset className={styles['waits']}>
      <legend>Waits for</legend>
      {waits.map((wait, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in a short list is what it is
        <div key={place} className={styles['wait']}>
          <Field label="Event" hideLabel>
            {(tie) => (
              <Select
                {...tie}
                aria-label="Waits for the event"
                value={wait.event}
                options={options}
                onValueChange={(id) => change(place, { event: id })}
              />
            )}
          </Field>
          <Field label="Working Days after its end" error={place === 0 ? refusal : null}>
            {(tie) => (
              <TextInput
                {...tie}
                inputMode="numeric"
                value={wait.lag}
                onChange={(typed) => change(place, { lag: typed.currentTarget.value })}
              />
            )}
          </Field>
          <IconButton
            icon={X}
            label="No longer wait for this"
            onClick={() => onWaits(waits.filter((_, index) => index !== place))}
          />
        </div>
      ))}
      <Button
        unavailable={others.length === 0}
        onClick={() => onWaits([...waits, { event: '', lag: '0' }])}
      >
        <Plus aria-hidden="true" />
        {waits.length === 0 ? 'Wait for an event' : 'And for another'}
      </Button>
    </fieldset>
  )
}
