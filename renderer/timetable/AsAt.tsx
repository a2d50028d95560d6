import { type FormEvent, useState } from 'react'
import { formatLongDay, readDay } from '../../shared/timetable/days.ts'
import { problemText } from '../bridge.ts'
import { Button, Field, TextInput } from '../design/controls.tsx'
import { attempt } from '../workspace/author.ts'
import styles from './timetable.module.css'
import { useReturningFocus } from './useReturningFocus.ts'

interface AsAtProps {
  readonly day: string
  readonly editable: boolean
  readonly count: number
}

/** The day from which the timetable speaks, and how to move it. */
export function AsAt({ day, editable, count }: AsAtProps) {
  const [editing, setEditing] = useState(false)
  const opener = useReturningFocus<HTMLButtonElement>(editing)
  const events = `${count} ${count === 1 ? 'event' : 'events'}`
  if (editing) return <AsAtForm day={day} onDone={() => setEditing(false)} />
  return (
    <p>
      {events}, as at{' '}
      {editable ? (
        <button
          type="button"
          ref={opener}
          className={styles['inPlace']}
          aria-label={`As at ${formatLongDay(day)}: change`}
          onClick={() => setEditing(true)}
        >
          {formatLongDay(day)}
        </button>
      ) : (
        formatLongDay(day)
      )}
    </p>
  )
}

function AsAtForm({ day, onDone }: { readonly day: string; readonly onDone: () => void }) {
  const [typed, setTyped] = useState(formatLongDay(day))
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readDay(typed)
    if (!read.ok) setError(problemText(read.error))
    else if (read.value === day || attempt('settings.edit', { asAt: read.value })) onDone()
  }
  return (
    <form
      className={styles['asAtForm']}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <Field
        label="As at"
        error={error}
        hint="Passing a date makes no event actual: that is said event by event."
      >
        {(tie) => (
          <TextInput
            {...tie}
            autoFocus
            value={typed}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary">
        Set
      </Button>
      <Button onClick={onDone}>Cancel</Button>
    </form>
  )
}
