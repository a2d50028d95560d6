import { type FormEvent, useState } from 'react'
import { attendeeLines, readAttendees } from '../../shared/meetings/attendees.ts'
import type { Meeting } from '../../shared/meetings/minutes.ts'
import { formatDates, formatDay, readDay } from '../../shared/timetable/days.ts'
import { problemText } from '../bridge.ts'
import { Button, Field, Select, TextArea, TextInput } from '../design/controls.tsx'
import { announce } from '../interface/messages.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './meetings.module.css'
import { today } from './today.ts'

interface MeetingFormProps {
  readonly modification: string
  /** Null for one that is added. */
  readonly meeting: Meeting | null
  readonly onDone: () => void
}

/** Title, forum, day and who was there; one attendee a line, with the organisation behind a comma. */
export function MeetingForm({ modification, meeting, onDone }: MeetingFormProps) {
  const { committees, timetable } = useWorkspace(({ workspace }) => ({
    committees: workspace.committee,
    timetable: workspace.event,
  }))
  const events = [...timetable.values()]
    .filter((event) => event.modification === modification && event.committee !== null)
    .sort((left, right) => (left.start < right.start ? -1 : 1))
  const [title, setTitle] = useState(meeting?.title ?? '')
  const [forum, setForum] = useState(meeting?.forum ?? '')
  const [date, setDate] = useState(formatDay(meeting?.date ?? today()))
  const [attendees, setAttendees] = useState(attendeeLines(meeting?.attendees ?? []))
  const [problems, setProblems] = useState<{ title: string | null; date: string | null }>({
    title: null,
    date: null,
  })
  const fill = (event: (typeof events)[number] | undefined) => {
    if (event === undefined) return
    setTitle(event.title)
    setForum(committees.get(event.committee ?? '')?.acronym ?? '')
    setDate(formatDay(event.start))
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const day = readDay(date)
    setProblems({
      title: title.trim() === '' ? 'A meeting needs a title.' : null,
      date: day.ok ? null : problemText(day.error),
    })
    if (title.trim() === '' || !day.ok) return
    const fields = {
      title: title.trim(),
      forum: forum.trim() === '' ? null : forum.trim(),
      date: day.value,
      attendees: readAttendees(attendees),
    }
    const done =
      meeting === null
        ? attempt('meeting.add', { modification, fields })
        : attempt('meeting.edit', { id: meeting.id, fields })
    if (!done) return
    announce(meeting === null ? 'The meeting is added' : 'The meeting is changed')
    onDone()
  }
  return (
    <form onSubmit={save} className={styles['fields']}>
      {meeting === null && events.length > 0 && (
        <div className={styles['wide']}>
          <Field label="From the timetable">
            {(tie) => (
              <Select
                {...tie}
                value=""
                options={[
                  { value: '', label: 'None: another meeting' },
                  ...events.map((event) => ({
                    value: event.id,
                    label: `${formatDates(event.start, event.end)}: ${event.title}`,
                  })),
                ]}
                onValueChange={(event) => fill(events.find(({ id: own }) => own === event))}
              />
            )}
          </Field>
        </div>
      )}
      <Field label="Title" error={problems.title}>
        {(tie) => (
          <TextInput
            {...tie}
            autoFocus
            value={title}
            maxLength={300}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Forum">
        {(tie) => (
          <>
            <TextInput
              {...tie}
              list="meeting-forums"
              value={forum}
              maxLength={200}
              placeholder="Not stated"
              onChange={(event) => setForum(event.currentTarget.value)}
            />
            <datalist id="meeting-forums">
              {[...committees.values()].map(({ id, acronym }) => (
                <option key={id} value={acronym} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Date" error={problems.date}>
        {(tie) => (
          <TextInput
            {...tie}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles['wide']}>
        <Field label="Attendees" hint="One a line: name, organisation">
          {(tie) => (
            <TextArea
              {...tie}
              rows={4}
              value={attendees}
              onChange={(event) => setAttendees(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <div className={styles['buttons']}>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary">
          {meeting === null ? 'Add the meeting' : 'Keep'}
        </Button>
      </div>
    </form>
  )
}
