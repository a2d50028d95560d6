import { Plus, Presentation } from 'lucide-react'
import { useMemo, useState } from 'react'
import { actionsOf, decisionsOf, meetingsOf } from '../../shared/meetings/minutes.ts'
import { Button } from '../design/controls.tsx'
import { Page } from '../design/Page.tsx'
import { EmptyState } from '../design/surfaces.tsx'
import { Tabs } from '../design/Tabs.tsx'
import { runInterfaceCommand } from '../interface/registry.ts'
import { useReturningFocus } from '../timetable/useReturningFocus.ts'
import type { Current } from '../workspace/current.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ActionTable } from './ActionTable.tsx'
import { Arrangement } from './Arrangement.tsx'
import { MeetingForm } from './MeetingForm.tsx'
import { MeetingRecord, OutsideMeetings } from './MeetingRecord.tsx'
import styles from './meetings.module.css'

/** Where changes are discussed, what was decided on which wording, and who does what until when. */
export function MeetingsRoom() {
  const current = useCurrent()
  if (current === null) {
    return (
      <EmptyState title="No meetings yet">
        <p>This workspace holds no modification, so there is nothing to discuss.</p>
      </EmptyState>
    )
  }
  return <Meetings current={current} />
}

type View = 'meetings' | 'actions' | 'walkthrough'

function Meetings({ current }: { readonly current: Current }) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.minutesReadOnly,
  }))
  const [adding, setAdding] = useState(false)
  const opener = useReturningFocus<HTMLButtonElement>(adding)
  const [view, setView] = useState<View>('meetings')
  const { id } = current.modification
  const meetings = useMemo(() => meetingsOf(workspace, id), [workspace, id])
  const decisions = useMemo(() => decisionsOf(workspace, id), [workspace, id])
  const actions = useMemo(() => actionsOf(workspace, id), [workspace, id])
  const open = actions.filter(({ done }) => done === null).length
  const taken = decisions.filter(({ kind }) => kind === 'decision').length
  const outside = decisions.filter(({ meeting }) => meeting === null)
  return (
    <Page
      title="Meetings"
      lead={`${count(meetings.length, 'meeting')}, ${count(taken, 'decision')}, ${count(open, 'open action')}`}
      tools={
        <>
          <Button
            ref={opener}
            unavailable={readOnly !== null || adding}
            onClick={() => setAdding(true)}
          >
            <Plus aria-hidden="true" />
            Add meeting
          </Button>
          <Button look="primary" onClick={() => runInterfaceCommand('walkthrough.open')}>
            <Presentation aria-hidden="true" />
            Walk through the changes
          </Button>
        </>
      }
    >
      {adding && (
        <section aria-label="New meeting" className={styles['form']}>
          <MeetingForm modification={id} meeting={null} onDone={() => setAdding(false)} />
        </section>
      )}
      <Tabs
        label="Meetings"
        value={view}
        tabs={[
          {
            id: 'meetings',
            label: 'Meetings and decisions',
            body: (
              <>
                {meetings.length === 0 && !adding && <NoMeetings />}
                {meetings.map((meeting) => (
                  <MeetingRecord
                    key={meeting.id}
                    meeting={meeting}
                    decisions={decisions.filter((decision) => decision.meeting === meeting.id)}
                    actions={actions.filter((action) => action.meeting === meeting.id)}
                    readOnly={readOnly !== null}
                  />
                ))}
                {outside.length > 0 && (
                  <OutsideMeetings decisions={outside} readOnly={readOnly !== null} />
                )}
              </>
            ),
          },
          {
            id: 'actions',
            label: open === 0 ? 'Actions' : `Actions (${open} open)`,
            body: (
              <ActionTable
                caption={`Actions of ${current.modification.reference}, open ones first`}
                actions={actions}
                readOnly={readOnly !== null}
              />
            ),
          },
          {
            id: 'walkthrough',
            label: 'Order and notes',
            body: (
              <Arrangement modification={id} draft={current.draft} readOnly={readOnly !== null} />
            ),
          },
        ]}
        onValueChange={(next) => setView(next as View)}
      />
    </Page>
  )
}

function NoMeetings() {
  return (
    <p className={styles['nothing']}>
      No meeting has been recorded. The first decision or action of a walkthrough begins one by
      itself; F5 starts a walkthrough.
    </p>
  )
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
