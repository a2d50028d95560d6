/** A month as a calendar shows it: whole weeks from Monday, and what stands on each day. */
import type { RecordOf } from '../records/index.ts'
import { addDays, firstOfMonth, formatLongDay } from './days.ts'
import { forumOf, lastDay, type TimetableEvent, type TimetableFacts } from './findings.ts'
import { meetsOn, paperDay } from './forums.ts'

export interface DayEntry {
  readonly kind: 'event' | 'papers' | 'release'
  /** Null for a release. */
  readonly event: TimetableEvent | null
  readonly text: string
  /** Which part of a range lies on this day; "all" for a single day. */
  readonly part: 'all' | 'first' | 'middle' | 'last'
}

export interface CalendarDay {
  readonly day: string
  readonly inMonth: boolean
  /** "Saturday", "Good Friday" …; null for a Working Day. */
  readonly off: string | null
  readonly entries: readonly DayEntry[]
}

/** @param day Any day of the month. */
export function calendarMonth(
  day: string,
  facts: TimetableFacts,
): readonly (readonly CalendarDay[])[] {
  const first = firstOfMonth(day)
  const next = firstOfMonth(day, 1)
  const weeks: CalendarDay[][] = []
  for (let monday = mondayOf(first); monday < next; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => calendarDay(addDays(monday, offset), first, facts)),
    )
  }
  return weeks
}

export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

function calendarDay(day: string, first: string, facts: TimetableFacts): CalendarDay {
  const events = [...facts.events.values()].sort((left, right) => left.order - right.order)
  return {
    day,
    inMonth: day.slice(0, 7) === first.slice(0, 7),
    off: facts.days.whyNot(day),
    entries: [
      ...events.flatMap((event) => eventOn(day, event)),
      ...events.flatMap((event) => papersOn(day, event, facts)),
      ...[...facts.releases.values()].flatMap((release) => releaseOn(day, release)),
    ],
  }
}

function eventOn(day: string, event: TimetableEvent): readonly DayEntry[] {
  if (day < event.start || day > lastDay(event)) return []
  const part =
    event.end === null
      ? 'all'
      : day === event.start
        ? 'first'
        : day === event.end
          ? 'last'
          : 'middle'
  return [{ kind: 'event', event, text: event.title, part }]
}

function papersOn(day: string, event: TimetableEvent, facts: TimetableFacts): readonly DayEntry[] {
  if (event.state === 'actual') return []
  const forum = forumOf(facts, event)
  if (meetsOn(forum, event.start) === false) return []
  if (paperDay(forum, event.start, facts.days) !== day) return []
  const acronym = facts.committees.get(event.committee ?? '')?.acronym ?? ''
  return [{ kind: 'papers', event, text: `Papers for ${acronym}`, part: 'all' }]
}

function releaseOn(day: string, release: RecordOf<'release'>): readonly DayEntry[] {
  if (release.day !== day) return []
  return [{ kind: 'release', event: null, text: release.name, part: 'all' }]
}

/** "January 2024" */
export function monthName(day: string): string {
  return formatLongDay(firstOfMonth(day)).slice(2)
}
