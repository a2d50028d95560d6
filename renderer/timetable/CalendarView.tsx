import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { addDays, firstOfMonth, formatWeekday } from '../../shared/timetable/days.ts'
import { type TimetableFacts, timetableFacts } from '../../shared/timetable/findings.ts'
import {
  type CalendarDay,
  calendarMonth,
  type DayEntry,
  mondayOf,
  monthName,
} from '../../shared/timetable/month.ts'
import type { WorkingDays } from '../../shared/timetable/working-days.ts'
import { Button, classes, IconButton } from '../design/controls.tsx'
import { LoadingState } from '../design/surfaces.tsx'
import { announce } from '../interface/messages.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './calendar.module.css'
import { goToDay, startAdding, startEditing, useTimetable } from './state.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

interface CalendarViewProps {
  readonly modification: string
  readonly asAt: string
  readonly days: WorkingDays | null
  readonly editable: boolean
}

/** One month; the arrows go from day to day, Page Up and Page Down from month to month. */
export function CalendarView({ modification, asAt, days, editable }: CalendarViewProps) {
  const workspace = useWorkspace((state) => state.workspace)
  if (days === null) return <LoadingState label="Looking up the bank holidays" />
  const facts = timetableFacts(workspace, modification, days)
  return <Month facts={facts} asAt={asAt} editable={editable} />
}

interface MonthProps {
  readonly facts: TimetableFacts
  readonly asAt: string
  readonly editable: boolean
}

function Month({ facts, asAt, editable }: MonthProps) {
  const day = useTimetable((state) => state.calendarDay) ?? asAt
  const grid = useRef<HTMLTableElement>(null)
  const weeks = calendarMonth(day, facts)
  const name = monthName(day)
  const go = (to: string) => {
    goToDay(to)
    if (to.slice(0, 7) !== day.slice(0, 7)) announce(monthName(to))
    // The day may stand in a month that is only drawn after this.
    requestAnimationFrame(() => focusDay(grid.current, to))
  }
  return (
    <section aria-label={`Calendar, ${name}`}>
      <div className={styles['tools']}>
        <IconButton
          icon={ChevronLeft}
          label="Month before"
          onClick={() => goToDay(firstOfMonth(day, -1))}
        />
        <h3 className={styles['month']}>{name}</h3>
        <IconButton
          icon={ChevronRight}
          label="Month after"
          onClick={() => goToDay(firstOfMonth(day, 1))}
        />
        <Button onClick={() => go(asAt)}>Go to the “as at” day</Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is gone through day by day */}
      <table ref={grid} role="grid" aria-label={name} className={styles['grid']}>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col" abbr={weekday}>
                {weekday.slice(0, 3)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((each) => (
                <Day
                  key={each.day}
                  shown={each}
                  current={each.day === day}
                  asAt={each.day === asAt}
                  editable={editable}
                  onGo={go}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['help']}>
        Arrows: from day to day. Page Up and Page Down: from month to month. Enter opens what stands
        on a day{editable ? ', or adds an event to an empty one' : ''}.
      </p>
    </section>
  )
}

function focusDay(grid: HTMLElement | null, day: string): void {
  grid?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
}

const STEPS: Readonly<Record<string, ((day: string) => string) | undefined>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: mondayOf,
  End: (day) => addDays(mondayOf(day), 6),
  PageUp: (day) => sameDayOfMonth(day, -1),
  PageDown: (day) => sameDayOfMonth(day, 1),
}

/** 31 March and a month back is 29 February, or 28. */
function sameDayOfMonth(day: string, months: number): string {
  const first = firstOfMonth(day, months)
  const wanted = `${first.slice(0, 8)}${day.slice(8)}`
  const last = addDays(firstOfMonth(first, 1), -1)
  return wanted > last ? last : wanted
}

interface DayProps {
  readonly shown: CalendarDay
  readonly current: boolean
  readonly asAt: boolean
  readonly editable: boolean
  readonly onGo: (day: string) => void
}

function Day({ shown, current, asAt, editable, onGo }: DayProps) {
  const { day, inMonth, off, entries } = shown
  const onKeyDown = (key: KeyboardEvent<HTMLElement>) => {
    if (key.altKey || key.ctrlKey || key.metaKey) return
    const inside = key.target !== key.currentTarget
    if (inside) {
      if (moveInside(key)) key.preventDefault()
      return
    }
    const step = STEPS[key.key]
    if (step !== undefined) onGo(step(day))
    else if (key.key !== 'Enter' && key.key !== ' ') return
    else if (entries.some(({ event }) => event !== null)) {
      key.currentTarget.querySelector<HTMLElement>('button')?.focus()
    } else if (editable) startAdding(day)
    key.preventDefault()
  }
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid takes the focus itself
      role="gridcell"
      data-day={day}
      tabIndex={current ? 0 : -1}
      aria-selected={current}
      aria-label={dayWords(shown, asAt)}
      className={classes(
        !inMonth && styles['outside'],
        off !== null && styles['off'],
        asAt && styles['asAt'],
      )}
      onKeyDown={onKeyDown}
      onFocus={(focus) => focus.target === focus.currentTarget && goToDay(day)}
    >
      <span className={styles['number']} aria-hidden="true">
        {Number(day.slice(8))}
        {asAt && <span className={styles['note']}>As at</span>}
        {off !== null && off !== 'Saturday' && off !== 'Sunday' && (
          <span className={styles['note']}>{off}</span>
        )}
      </span>
      {entries.map((entry) => (
        <Entry
          key={`${entry.kind} ${entry.event?.id ?? entry.text}`}
          entry={entry}
          editable={editable}
        />
      ))}
    </td>
  )
}

/** Up and down go between the entries of a day, Escape back to the day. */
function moveInside(key: KeyboardEvent<HTMLElement>): boolean {
  const buttons = [...key.currentTarget.querySelectorAll<HTMLElement>('button')]
  const place = buttons.indexOf(key.target as HTMLElement)
  if (key.key === 'Escape') key.currentTarget.focus()
  else if (key.key === 'ArrowDown') buttons[place + 1]?.focus()
  else if (key.key === 'ArrowUp') buttons[place - 1]?.focus()
  else return false
  return true
}

function dayWords({ day, off, entries }: CalendarDay, asAt: boolean): string {
  const isHoliday = off !== null && off !== 'Saturday' && off !== 'Sunday'
  return [
    formatWeekday(day),
    ...(asAt ? ['the as at day'] : []),
    ...(isHoliday ? [off] : []),
    ...entries.map(entryWords),
  ].join('; ')
}

const PARTS = { all: '', first: ' begins', middle: ' goes on', last: ' ends' } as const

function entryWords({ kind, event, text, part }: DayEntry): string {
  if (kind === 'papers') return `${text}: ${event?.title ?? ''}`
  return kind === 'release' ? `release ${text}` : `${text}${PARTS[part]}, ${event?.state ?? ''}`
}

function Entry({ entry, editable }: { readonly entry: DayEntry; readonly editable: boolean }) {
  const { kind, event, text, part } = entry
  const className = classes(
    styles['entry'],
    styles[kind],
    event?.state === 'planned' && kind === 'event' && styles['planned'],
    event?.estimated === true && kind === 'event' && styles['estimated'],
    part === 'middle' && styles['middle'],
  )
  if (event === null) return <span className={className}>{text}</span>
  return (
    <button
      type="button"
      tabIndex={-1}
      className={className}
      title={kind === 'papers' ? `${text}: ${event.title}` : event.title}
      aria-label={`Edit ${entryWords(entry)}`}
      onClick={() => editable && startEditing(event.id)}
    >
      {text}
    </button>
  )
}
