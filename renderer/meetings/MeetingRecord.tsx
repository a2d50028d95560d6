import { FileOutput, Pencil, Presentation, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Action, Decision, Meeting } from '../../shared/meetings/minutes.ts'
import { formatLongDay } from '../../shared/timetable/days.ts'
import { problemText, request } from '../bridge.ts'
import { Button, IconButton } from '../design/controls.tsx'
import { refuse, reportProblem, say } from '../interface/messages.ts'
import { useReturningFocus } from '../timetable/useReturningFocus.ts'
import { openWalkthrough } from '../walkthrough/actions.ts'
import { attempt } from '../workspace/author.ts'
import { flushEdits } from '../workspace/store.ts'
import { ActionTable } from './ActionTable.tsx'
import { DecisionTable } from './DecisionTable.tsx'
import { MeetingForm } from './MeetingForm.tsx'
import styles from './meetings.module.css'

interface MeetingRecordProps {
  readonly meeting: Meeting
  readonly decisions: readonly Decision[]
  readonly actions: readonly Action[]
  readonly readOnly: boolean
}

/** One meeting with everything that came of it. */
export function MeetingRecord({ meeting, decisions, actions, readOnly }: MeetingRecordProps) {
  const [editing, setEditing] = useState(false)
  const opener = useReturningFocus<HTMLButtonElement>(editing)
  const { id, title, forum, date, attendees } = meeting
  const empty = decisions.length === 0 && actions.length === 0
  return (
    <section className={styles['meeting']} aria-label={title}>
      <header className={styles['meetingHead']}>
        <div>
          <h3>{title}</h3>
          <p className={styles['quiet']}>
            {forum ?? 'Forum not stated'}, <time dateTime={date}>{formatLongDay(date)}</time>
          </p>
        </div>
        <div className={styles['meetingTools']}>
          {!readOnly && (
            <>
              <IconButton
                ref={opener}
                icon={Pencil}
                label={`Edit ${title}`}
                aria-expanded={editing}
                onClick={() => setEditing(!editing)}
              />
              {empty && (
                <IconButton
                  icon={Trash2}
                  label={`Remove ${title}`}
                  onClick={() => attempt('meeting.remove', { id })}
                />
              )}
            </>
          )}
          <Button onClick={() => openWalkthrough(null, id)}>
            <Presentation aria-hidden="true" />
            Walk through
          </Button>
          <Button unavailable={empty} onClick={() => void exportMinutes(meeting)}>
            <FileOutput aria-hidden="true" />
            Export minutes…
          </Button>
        </div>
      </header>
      {editing ? (
        <div className={styles['form']}>
          <MeetingForm
            modification={meeting.modification}
            meeting={meeting}
            onDone={() => setEditing(false)}
          />
        </div>
      ) : (
        <p className={styles['attendees']}>
          {attendees.length === 0
            ? 'Attendees not stated.'
            : `Attendees: ${attendees
                .map(({ name, organisation }) =>
                  organisation === null ? name : `${name} (${organisation})`,
                )
                .join(', ')}.`}
        </p>
      )}
      {empty && <p className={styles['nothing']}>Nothing has been minuted yet.</p>}
      {decisions.length > 0 && (
        <DecisionTable
          caption={`Decisions of ${title}`}
          decisions={decisions}
          readOnly={readOnly}
        />
      )}
      {actions.length > 0 && (
        <ActionTable caption={`Actions of ${title}`} actions={actions} readOnly={readOnly} />
      )}
    </section>
  )
}

export function OutsideMeetings({
  decisions,
  readOnly,
}: Pick<MeetingRecordProps, 'decisions' | 'readOnly'>) {
  return (
    <section className={styles['meeting']} aria-label="Outside any meeting">
      <header className={styles['meetingHead']}>
        <h3>Outside any meeting</h3>
      </header>
      <DecisionTable
        caption="Decisions outside any meeting"
        decisions={decisions}
        readOnly={readOnly}
      />
    </section>
  )
}

async function exportMinutes({ id, modification, title }: Meeting): Promise<void> {
  flushEdits()
  const answer = await request('export.write', {
    modification,
    meeting: id,
    formats: ['minutes.docx', 'minutes.html'],
  })
  if (!answer.ok) return reportProblem(answer.error)
  if (answer.value === null) return
  const { written, failed } = answer.value
  const [first] = written
  const reasons = failed.map(({ reason }) => reason)
  if (first === undefined) return refuse(reasons.join(' '))
  const words = `The minutes of “${title}” are written as Word and web page.`
  say(reasons.length === 0 ? words : reasons.join(' '), {
    label: 'Show in folder',
    run: () =>
      void request('file.show', { path: first }).then((shown) => {
        if (!shown.ok) refuse(problemText(shown.error))
      }),
  })
}
