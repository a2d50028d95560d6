import { Plus } from 'lucide-react'
import { useState } from 'react'
import { timelineOf } from '../../shared/timetable/timeline.ts'
import { PLANNED_NOTE, timetableOf } from '../../shared/timetable/timetable.ts'
import { Button } from '../design/controls.tsx'
import { Page } from '../design/Page.tsx'
import { EmptyState } from '../design/surfaces.tsx'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { AsAt } from './AsAt.tsx'
import { EventForm } from './EventForm.tsx'
import { EventTable } from './EventTable.tsx'
import { SlipPanel } from './SlipPanel.tsx'
import { closeSlip, showPreview, useTimetable } from './state.ts'
import { TimelinePicture } from './TimelinePicture.tsx'
import styles from './timetable.module.css'
import { useWorkingDays } from './useWorkingDays.ts'

/** The progression timetable of the modification that is worked on. */
export function TimetableRoom() {
  const current = useCurrent()
  if (current === null) {
    return (
      <EmptyState title="No timetable yet">
        <p>This workspace holds no modification, so there is nothing to put dates to.</p>
      </EmptyState>
    )
  }
  return <Timetable id={current.modification.id} reference={current.modification.reference} />
}

interface TimetableProps {
  readonly id: string
  readonly reference: string
}

function Timetable({ id, reference }: TimetableProps) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly,
  }))
  const [adding, setAdding] = useState(false)
  const days = useWorkingDays()
  const { asAt, before, after } = timetableOf(workspace, id, days)
  const rows = [...before, ...after]
  const timeline = timelineOf(
    rows.map((row) => row.event),
    asAt,
  )
  return (
    <Page
      title="Timetable"
      lead={<AsAt day={asAt} editable={readOnly === null} count={rows.length} />}
      tools={
        <Button unavailable={readOnly !== null || adding} onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" />
          Add event
        </Button>
      }
    >
      {adding && (
        <section aria-label="New event" className={styles['newEvent']}>
          <EventForm modification={id} event={null} onDone={() => setAdding(false)} />
        </section>
      )}
      <Slipping />
      {timeline === null ? (
        <p className={styles['nothing']}>No event has been put in this timetable yet.</p>
      ) : (
        <>
          <TimelinePicture timeline={timeline} asAt={asAt} />
          <EventTable
            caption={`Progression timetable of ${reference}`}
            modification={id}
            asAt={asAt}
            before={before}
            after={after}
            editable={readOnly === null}
          />
          <p className={styles['note']}>
            <em>{PLANNED_NOTE}.</em>
          </p>
        </>
      )}
    </Page>
  )
}

/** The preview of the slip that has been asked for, where one has. */
function Slipping() {
  const slipping = useTimetable((state) => state.slipping)
  const event = useWorkspace((state) => state.workspace.event.get(slipping?.event ?? ''))
  const days = useWorkingDays()
  if (slipping === null || event === undefined || days === null) return null
  return (
    <SlipPanel
      key={`${slipping.event} ${JSON.stringify(slipping.by)}`}
      event={event}
      by={slipping.by}
      days={days}
      onPreview={showPreview}
      onDone={closeSlip}
    />
  )
}
