import { CalendarCog, Download, Flag, ListPlus, Plus } from 'lucide-react'
import { timelineOf } from '../../shared/timetable/timeline.ts'
import { PLANNED_NOTE, type TimetableRow, timetableOf } from '../../shared/timetable/timetable.ts'
import type { WorkingDays } from '../../shared/timetable/working-days.ts'
import { Button } from '../design/controls.tsx'
import { Menu } from '../design/Menu.tsx'
import { Page } from '../design/Page.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { EmptyState } from '../design/surfaces.tsx'
import { say } from '../interface/messages.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { usePreferences } from '../preferences.ts'
import { attempt } from '../workspace/author.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { AsAt } from './AsAt.tsx'
import { CalendarView } from './CalendarView.tsx'
import { VIEW_NAMES } from './commands.ts'
import { DueView } from './DueView.tsx'
import { EventForm } from './EventForm.tsx'
import { EventTable } from './EventTable.tsx'
import { ForumsPanel } from './ForumsPanel.tsx'
import { GanttView } from './GanttView.tsx'
import { SlipPanel } from './SlipPanel.tsx'
import {
  closeSlip,
  openPanel,
  showPreview,
  showView,
  startAdding,
  stopEditing,
  type TimetableView,
  useTimetable,
} from './state.ts'
import { TemplatePanel } from './TemplatePanel.tsx'
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

const VIEWS = Object.entries(VIEW_NAMES).map(([value, label]) => ({
  value: value as TimetableView,
  label,
}))

interface TimetableProps {
  readonly id: string
  readonly reference: string
}

function Timetable({ id, reference }: TimetableProps) {
  const { workspace, readOnly } = useWorkspace((state) => ({
    workspace: state.workspace,
    readOnly: state.readOnly,
  }))
  const days = useWorkingDays()
  const view = usePreferences((state) => state.timetable.view)
  const editing = useTimetable((state) => state.editing)
  const editable = readOnly === null
  const { asAt, before, after } = timetableOf(workspace, id, days)
  const rows = [...before, ...after]
  return (
    <Page
      title="Timetable"
      lead={<AsAt day={asAt} editable={editable} count={rows.length} />}
      tools={
        <>
          <Segmented label="View" value={view} options={VIEWS} onValueChange={showView} />
          <Button unavailable={!editable || editing === 'new'} onClick={() => startAdding()}>
            <Plus aria-hidden="true" />
            Add event
          </Button>
          <More modification={id} editable={editable} />
        </>
      }
    >
      <Editing modification={id} inTable={view === 'table'} />
      <Slipping />
      <Panels modification={id} editable={editable} days={days} />
      {rows.length === 0 && view !== 'calendar' ? (
        <p className={styles['nothing']}>No event has been put in this timetable yet.</p>
      ) : (
        <View
          view={view}
          modification={id}
          reference={reference}
          asAt={asAt}
          before={before}
          after={after}
          days={days}
          editable={editable}
        />
      )}
    </Page>
  )
}

interface MoreProps {
  readonly modification: string
  readonly editable: boolean
}

/** What is done with the whole timetable. */
function More({ modification, editable }: MoreProps) {
  return (
    <Menu
      label="More for the timetable"
      items={[
        {
          label: 'Begin from a template…',
          icon: ListPlus,
          unavailable: !editable,
          onChoose: () => openPanel('templates'),
        },
        {
          label: 'Forums and releases…',
          icon: CalendarCog,
          onChoose: () => openPanel('forums'),
        },
        {
          label: 'Set these dates as the baseline',
          icon: Flag,
          unavailable: !editable,
          onChoose: () => setBaseline(modification),
        },
        {
          label: 'Export…',
          icon: Download,
          onChoose: () => runInterfaceCommand('export.open'),
        },
      ]}
    />
  )
}

function setBaseline(modification: string): void {
  if (!attempt('timetable.setBaseline', { modification })) return
  say('The dates are the baseline from here on.', {
    label: 'Undo',
    run: () => runInterfaceCommand('edit.undo'),
  })
}

interface PanelsProps extends MoreProps {
  readonly days: WorkingDays | null
}

function Panels({ modification, editable, days }: PanelsProps) {
  const panel = useTimetable((state) => state.panel)
  const close = () => openPanel(null)
  if (panel === 'forums') return <ForumsPanel editable={editable} onDone={close} />
  if (panel !== 'templates' || days === null || !editable) return null
  return <TemplatePanel modification={modification} days={days} onDone={close} />
}

interface ViewProps {
  readonly view: TimetableView
  readonly modification: string
  readonly reference: string
  readonly asAt: string
  readonly before: readonly TimetableRow[]
  readonly after: readonly TimetableRow[]
  readonly days: WorkingDays | null
  readonly editable: boolean
}

function View({ view, reference, before, after, ...rest }: ViewProps) {
  switch (view) {
    case 'table':
      return <TableView reference={reference} before={before} after={after} {...rest} />
    case 'gantt':
      return <GanttView reference={reference} rows={[...before, ...after]} {...rest} />
    case 'calendar':
      return <CalendarView {...rest} />
    case 'due':
      return <DueView {...rest} />
  }
}

function TableView({
  modification,
  reference,
  asAt,
  before,
  after,
  editable,
}: Omit<ViewProps, 'view' | 'days'>) {
  const events = [...before, ...after].map((row) => row.event)
  const timeline = timelineOf(events, asAt)
  return (
    <>
      {timeline !== null && <TimelinePicture timeline={timeline} asAt={asAt} />}
      <EventTable
        caption={`Progression timetable of ${reference}`}
        modification={modification}
        asAt={asAt}
        before={before}
        after={after}
        editable={editable}
      />
      <p className={styles['note']}>
        <em>{PLANNED_NOTE}.</em>
      </p>
    </>
  )
}

interface EditingProps {
  readonly modification: string
  /** The table opens an event in its own row. */
  readonly inTable: boolean
}

/** The form for a new event and, outside the table, for the one that is edited. */
function Editing({ modification, inTable }: EditingProps) {
  const { editing, newDay } = useTimetable(({ editing, newDay }) => ({ editing, newDay }))
  const event = useWorkspace((state) => state.workspace.event.get(editing ?? ''))
  const isNew = editing === 'new'
  if (!isNew && (event === undefined || inTable)) return null
  return (
    <section
      aria-label={event === undefined ? 'New event' : 'Event'}
      className={styles['newEvent']}
    >
      <EventForm
        key={`${editing} ${newDay}`}
        modification={modification}
        event={isNew ? null : (event ?? null)}
        day={newDay}
        onDone={stopEditing}
      />
    </section>
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
