import { ArrowDown, ArrowUp, Check, ChevronsRight, Copy, Pencil, Trash2 } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { formatDay, formatLongDay } from '../../shared/timetable/days.ts'
import type { Finding } from '../../shared/timetable/findings.ts'
import type { TimetableEvent, TimetableRow } from '../../shared/timetable/timetable.ts'
import { signed } from '../../shared/timetable/told.ts'
import { formatWorkingDays } from '../../shared/timetable/working-days.ts'
import { problemText } from '../bridge.ts'
import { Badge, Button } from '../design/controls.tsx'
import { Menu } from '../design/Menu.tsx'
import { Table } from '../design/surfaces.tsx'
import { refuse } from '../interface/messages.ts'
import { attempt, runCommand } from '../workspace/author.ts'
import { EventForm } from './EventForm.tsx'
import { removeEvent } from './removing.ts'
import { openSlip, startEditing, stopEditing, useTimetable } from './state.ts'
import styles from './timetable.module.css'
import { useWorkingDays } from './useWorkingDays.ts'

interface EventTableProps {
  readonly caption: string
  readonly modification: string
  readonly asAt: string
  readonly before: readonly TimetableRow[]
  readonly after: readonly TimetableRow[]
  readonly editable: boolean
}

const COLUMNS = ['Event', 'Forum', 'Date', 'State'] as const
const WIDTH = COLUMNS.length + 1

/** All events in order of dates; what lies behind the "as at" day stands above its line. */
export function EventTable({
  caption,
  modification,
  asAt,
  before,
  after,
  editable,
}: EventTableProps) {
  const edited = useTimetable((state) => state.editing)
  const body = useRef<HTMLTableElement>(null)
  useFocusOnRow(body, edited)
  const rowOf = (row: TimetableRow) => (
    <EventRow
      key={row.event.id}
      row={row}
      modification={modification}
      editable={editable}
      editing={edited === row.event.id}
      onEdit={(editing) => (editing ? startEditing(row.event.id) : stopEditing())}
    />
  )
  return (
    <Table
      ref={body}
      className={styles['events']}
      onKeyDown={(event) => {
        const step = STEPS[event.key]
        if (step !== undefined && event.target instanceof HTMLButtonElement && !event.altKey) {
          if (moveFocus(body.current, event.target, step)) event.preventDefault()
        }
      }}
    >
      <caption>{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">Edit</span>
          </th>
        </tr>
      </thead>
      {before.length > 0 && <tbody>{before.map(rowOf)}</tbody>}
      <tbody>
        <tr className={styles['divider']}>
          <th scope="rowgroup" colSpan={WIDTH}>
            <span>As at {formatLongDay(asAt)}</span>
          </th>
        </tr>
        {after.map(rowOf)}
      </tbody>
    </Table>
  )
}

/** Gives the focus back to the row that was edited, which may stand elsewhere by now. */
function useFocusOnRow(table: RefObject<HTMLTableElement | null>, edited: string | null): void {
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (edited === null && last.current !== null) {
      const id = CSS.escape(last.current)
      table.current?.querySelector<HTMLElement>(`button[data-date="${id}"]`)?.focus()
    }
    last.current = edited
  }, [table, edited])
}

const STEPS: Readonly<Record<string, number | undefined>> = { ArrowDown: 1, ArrowUp: -1 }

/** Up and down go from date to date, so that eighteen rows are not eighteen presses of Tab and back. */
function moveFocus(table: HTMLElement | null, from: HTMLButtonElement, step: number): boolean {
  if (!from.hasAttribute('data-date')) return false
  const dates = [...(table?.querySelectorAll<HTMLButtonElement>('button[data-date]') ?? [])]
  const next = dates[dates.indexOf(from) + step]
  next?.focus()
  return next !== undefined
}

interface EventRowProps {
  readonly row: TimetableRow
  readonly modification: string
  readonly editable: boolean
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
}

function EventRow({ row, modification, editable, editing, onEdit }: EventRowProps) {
  const { event, forum, findings } = row
  if (editing) {
    return (
      <tr>
        <td colSpan={WIDTH} className={styles['editing']}>
          <EventForm modification={modification} event={event} onDone={() => onEdit(false)} />
        </td>
      </tr>
    )
  }
  return (
    <tr data-state={event.state}>
      <th scope="row" className={styles['event']}>
        {event.title}
        {event.note !== '' && <span className={styles['eventNote']}>{event.note}</span>}
        {findings.map((finding) => (
          <FindingLine key={finding.kind} finding={finding} event={event} editable={editable} />
        ))}
      </th>
      <td>{forum === null ? <Nothing /> : <abbr title={forum.name}>{forum.acronym}</abbr>}</td>
      <td className={styles['dates']}>
        <Dates row={row} />
      </td>
      <td className={styles['state']}>
        {event.state === 'actual' ? 'Actual' : 'Planned'}
        {event.estimated && <Badge>Estimated</Badge>}
      </td>
      <td className={styles['act']}>
        {editable && (
          <button
            type="button"
            data-date={event.id}
            className={styles['edit']}
            aria-label={`Edit ${event.title}, ${row.dates}`}
            onClick={() => onEdit(true)}
          >
            <Pencil aria-hidden="true" />
          </button>
        )}
        {editable && event.state === 'planned' && (
          <button
            type="button"
            className={styles['edit']}
            aria-label={`Slip ${event.title}, ${row.dates}`}
            onClick={() => openSlip(event.id)}
          >
            <ChevronsRight aria-hidden="true" />
          </button>
        )}
        {editable && <EventMenu event={event} />}
      </td>
    </tr>
  )
}

function EventMenu({ event }: { readonly event: TimetableEvent }) {
  return (
    <Menu
      label={`More for ${event.title}`}
      className={styles['more']}
      items={[
        {
          label: 'Duplicate',
          icon: Copy,
          onChoose: () => attempt('event.duplicate', { id: event.id }),
        },
        {
          label: 'Move up within its day',
          icon: ArrowUp,
          onChoose: () => reorder(event, 'up'),
        },
        {
          label: 'Move down within its day',
          icon: ArrowDown,
          onChoose: () => reorder(event, 'down'),
        },
        { label: 'Remove', icon: Trash2, danger: true, onChoose: () => removeEvent(event) },
      ]}
    />
  )
}

/** Between days the dates decide, which is said, not reported as if something had broken. */
function reorder(event: TimetableEvent, direction: 'up' | 'down'): void {
  const ran = runCommand('event.reorder', { id: event.id, direction })
  if (!ran.ok) refuse(problemText(ran.error))
}

function Nothing(): ReactNode {
  return (
    <span className={styles['none']}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">no forum</span>
    </span>
  )
}

function Dates({ row }: { readonly row: TimetableRow }) {
  const days = useWorkingDays()
  const { event } = row
  return (
    <span>
      {row.dates}
      {event.end !== null && days !== null && (
        <span className={styles['original']}>
          {formatWorkingDays(days.count(event.start, event.end))}
        </span>
      )}
      {row.originalDates !== null && (
        <span className={styles['original']}>
          Originally {row.originalDates}
          {days !== null && event.start !== event.originalStart && (
            <>, {signed(days.between(event.originalStart, event.start))}</>
          )}
        </span>
      )}
    </span>
  )
}

interface FindingLineProps {
  readonly finding: Finding
  readonly event: TimetableEvent
  readonly editable: boolean
}

/** What does not fit, with the one thing that a person may want to do about it. Nothing is done unasked. */
function FindingLine({ finding, event, editable }: FindingLineProps) {
  const { kind, message, offer } = finding
  return (
    <span className={styles['finding']}>
      {message}
      {editable && kind === 'state' && event.state === 'planned' && (
        <Button
          onClick={() => attempt('event.edit', { id: event.id, fields: { state: 'actual' } })}
          aria-label={`${event.title} took place`}
        >
          <Check aria-hidden="true" />
          It took place
        </Button>
      )}
      {editable && offer !== null && (
        <Button
          aria-label={`Slip ${event.title} to ${formatDay(offer)}…`}
          onClick={() => openSlip(event.id, { kind: 'to', day: offer })}
        >
          Slip to {formatDay(offer)}…
        </Button>
      )}
    </span>
  )
}
