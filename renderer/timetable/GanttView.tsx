import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type Gantt, ganttChart, type Mark } from '../../shared/timetable/gantt.ts'
import type { TimetableRow } from '../../shared/timetable/timetable.ts'
import { formatWorkingDays, type WorkingDays } from '../../shared/timetable/working-days.ts'
import { classes } from '../design/controls.tsx'
import { Segmented } from '../design/Segmented.tsx'
import { useWorkspace } from '../workspace/store.ts'
import styles from './gantt.module.css'
import { chooseEvent, openSlip, setGanttScale, startEditing, useTimetable } from './state.ts'

interface GanttViewProps {
  readonly reference: string
  readonly rows: readonly TimetableRow[]
  readonly asAt: string
  readonly days: WorkingDays | null
  readonly editable: boolean
}

const SCALES = [
  { value: 'fit', label: 'Whole timetable' },
  { value: 'weeks', label: 'Weeks' },
] as const

/** Pixels for a day where weeks can be told apart. */
const WEEKS_DAY_WIDTH = 7

/** The events in a list, and beside each its place in time. The list is what keys and screen readers go along. */
export function GanttView({ reference, rows, asAt, days, editable }: GanttViewProps) {
  const releases = useWorkspace((state) => state.workspace.release)
  const { scale, preview } = useTimetable((state) => ({
    scale: state.ganttScale,
    preview: state.preview,
  }))
  const room = useRef<HTMLElement>(null)
  const width = useWidth(room)
  const chart = useMemo(
    () =>
      ganttChart({
        events: rows.map(({ event }) => event),
        asAt,
        releases: [...releases.values()],
        slipped: new Map((preview?.moves ?? []).map(({ event, to }) => [event.id, to])),
        width: width - 1,
        ...(scale === 'weeks' && { dayWidth: WEEKS_DAY_WIDTH }),
      }),
    [rows, asAt, releases, preview, width, scale],
  )
  if (chart === null) return null
  return (
    <section aria-label={`Gantt chart of ${reference}`}>
      <div className={styles['tools']}>
        <Segmented label="Scale" value={scale} options={SCALES} onValueChange={setGanttScale} />
        <Key />
      </div>
      <div className={styles['chart']}>
        <EventList rows={rows} days={days} editable={editable} />
        {/* Scrolled with the keys too, where the chart is wider than its room. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached */}
        <section ref={room} className={styles['scroll']} tabIndex={0} aria-label="Chart">
          <Picture chart={chart} />
        </section>
      </div>
      <p className={styles['help']} id="gantt-help">
        Up and down: from event to event. Left and right: to what it waits for, and to what waits
        for it. Enter edits{editable ? ', S slips' : ''}.
      </p>
    </section>
  )
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(760)
  useEffect(() => {
    if (element.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(240, Math.floor(entry.contentRect.width)))
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}

interface EventListProps {
  readonly rows: readonly TimetableRow[]
  readonly days: WorkingDays | null
  readonly editable: boolean
}

function EventList({ rows, days, editable }: EventListProps) {
  const chosen = useTimetable((state) => state.chosen)
  const list = useRef<HTMLOListElement>(null)
  const current = rows.some(({ event }) => event.id === chosen) ? chosen : rows[0]?.event.id
  const go = (id: string | undefined) => {
    if (id === undefined) return
    chooseEvent(id)
    list.current?.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`)?.focus()
  }
  const onKeyDown = (key: KeyboardEvent, row: TimetableRow) => {
    if (key.altKey || key.ctrlKey || key.metaKey) return
    if (key.key === 's' && editable && row.event.state === 'planned') openSlip(row.event.id)
    else if (NAVIGATION[key.key] === undefined) return
    else go(NAVIGATION[key.key]?.(rows, row))
    key.preventDefault()
  }
  return (
    <ol ref={list} className={styles['events']} aria-label="Events" aria-describedby="gantt-help">
      {rows.map((row) => (
        <li key={row.event.id}>
          <button
            type="button"
            data-event={row.event.id}
            tabIndex={row.event.id === current ? 0 : -1}
            className={classes(
              styles['event'],
              row.event.state === 'planned' && styles['italic'],
              row.event.id === chosen && styles['chosen'],
            )}
            aria-label={nameOf(row, rows, days)}
            title={row.event.title}
            onFocus={() => chooseEvent(row.event.id)}
            onClick={() => editable && startEditing(row.event.id)}
            onKeyDown={(key) => onKeyDown(key, row)}
          >
            <span className={styles['name']}>{row.event.title}</span>
            {row.findings.length > 0 && <span className={styles['sign']}>!</span>}
          </button>
        </li>
      ))}
    </ol>
  )
}

type Step = (rows: readonly TimetableRow[], from: TimetableRow) => string | undefined

const NAVIGATION: Readonly<Record<string, Step | undefined>> = {
  ArrowDown: (rows, from) => rows[rows.indexOf(from) + 1]?.event.id,
  ArrowUp: (rows, from) => rows[rows.indexOf(from) - 1]?.event.id,
  Home: (rows) => rows[0]?.event.id,
  End: (rows) => rows[rows.length - 1]?.event.id,
  ArrowLeft: (rows, from) =>
    from.event.predecessors.find(({ event }) => rows.some((row) => row.event.id === event))?.event,
  ArrowRight: (rows, from) =>
    rows.find(({ event }) => event.predecessors.some((before) => before.event === from.event.id))
      ?.event.id,
}

/** All that the chart shows of an event, in words. */
function nameOf(
  { event, forum, dates, originalDates, findings }: TimetableRow,
  rows: readonly TimetableRow[],
  days: WorkingDays | null,
): string {
  const waits = event.predecessors.flatMap(({ event: id, lag }) => {
    const title = rows.find((row) => row.event.id === id)?.event.title
    if (title === undefined) return []
    return [lag === 0 ? `“${title}”` : `“${title}”, ${formatWorkingDays(lag)} apart`]
  })
  return [
    event.title,
    dates,
    ...(event.end !== null && days !== null
      ? [formatWorkingDays(days.count(event.start, event.end))]
      : []),
    event.estimated ? `${event.state}, estimated` : event.state,
    ...(forum === null ? [] : [forum.acronym]),
    ...(originalDates === null ? [] : [`baseline ${originalDates}`]),
    ...(waits.length === 0 ? [] : [`waits for ${waits.join(' and ')}`]),
    ...findings.map(({ message }) => message),
  ].join('; ')
}

function Picture({ chart }: { readonly chart: Gantt }) {
  const chosen = useTimetable((state) => state.chosen)
  return (
    <svg aria-hidden="true" className={styles['picture']} width={chart.width} height={chart.height}>
      {chart.marks.map((mark, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity of their own
        <Drawn key={place} mark={mark} chosen={chosen} />
      ))}
    </svg>
  )
}

function Drawn({ mark, chosen }: { readonly mark: Mark; readonly chosen: string | null }) {
  const look = styles[mark.look]
  switch (mark.tag) {
    case 'text':
      return (
        <text className={look} x={mark.x} y={mark.y} textAnchor={mark.anchor}>
          {mark.text}
        </text>
      )
    case 'path':
      return (
        <path
          className={classes(
            look,
            mark.event === chosen && mark.event !== undefined && styles['here'],
          )}
          d={mark.d}
        />
      )
    case 'rect':
      return (
        <rect
          className={classes(
            look,
            mark.event === chosen && mark.event !== undefined && styles['here'],
          )}
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          rx={mark.rounded ? 2 : 0}
        />
      )
  }
}

const SIGNS = [
  ['actual', 'Actual'],
  ['planned', 'Planned'],
  ['estimated', 'Estimated'],
  ['baseline', 'Baseline'],
  ['slip', 'Slip not accepted'],
] as const

function Key() {
  return (
    <p className={styles['key']} aria-hidden="true">
      {SIGNS.map(([look, words]) => (
        <span key={look}>
          <svg aria-hidden="true" width="24" height="12">
            <rect
              className={styles[look]}
              x="1"
              y={look === 'baseline' ? 5 : 1}
              width="22"
              height={look === 'baseline' ? 3 : 10}
              rx="2"
            />
          </svg>
          {words}
        </span>
      ))}
    </p>
  )
}
