/** When forums meet and when they want their papers. What is not stated stays so: no pattern is assumed. */
import type { RecordOf } from '../records/index.ts'
import { addDays, firstOfMonth, formatDay, weekday } from './days.ts'
import type { WorkingDays } from './working-days.ts'

export type Forum = RecordOf<'forum'>
type WeekdayPattern = Extract<Forum['pattern'], { kind: 'weekday' }>

/** Months ahead in which a next meeting is looked for; a forum that has none by then has no pattern worth the name. */
const MONTHS_AHEAD = 36

/** Whether the pattern has a meeting on that day; null where no pattern is stated. */
export function meetsOn(forum: Forum | null, day: string): boolean | null {
  const pattern = forum?.pattern ?? null
  if (pattern === null) return null
  if (pattern.kind === 'dates') return pattern.dates.includes(day)
  return meetingsOfMonth(pattern, firstOfMonth(day)).includes(day)
}

/**
 * The first meeting on or after `day` that falls on a Working Day; null where none is known. A meeting that the pattern
 * puts on a bank holiday is passed over: where it would be held instead is not for a pattern to say.
 */
export function nextMeeting(forum: Forum | null, day: string, days: WorkingDays): string | null {
  return meetingsFrom(forum, day, days, 1)[0] ?? null
}

/** The next so many meetings on or after `day`, bank holidays passed over. */
export function meetingsFrom(
  forum: Forum | null,
  day: string,
  days: WorkingDays,
  count: number,
): readonly string[] {
  const pattern = forum?.pattern ?? null
  if (pattern === null) return []
  const candidates =
    pattern.kind === 'dates'
      ? [...pattern.dates].sort()
      : Array.from({ length: MONTHS_AHEAD }, (_, later) => firstOfMonth(day, later)).flatMap(
          (month) => meetingsOfMonth(pattern, month),
        )
  return candidates
    .filter((candidate) => candidate >= day && days.whyNot(candidate) === null)
    .slice(0, count)
}

/** @param first The first day of the month. */
function meetingsOfMonth(
  { weeks, weekday: wanted, months }: WeekdayPattern,
  first: string,
): readonly string[] {
  const month = Number(first.slice(5, 7))
  if (months.length > 0 && !months.includes(month)) return []
  const all: string[] = []
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) {
    if (new Date(`${day}T00:00:00Z`).getUTCDay() === wanted) all.push(day)
  }
  const chosen = weeks.map((week) => (week === -1 ? all[all.length - 1] : all[week - 1]))
  return [...new Set(chosen.filter((day) => day !== undefined))].sort()
}

/** The day on which papers for a meeting are due; null where the forum's lead is not stated. */
export function paperDay(forum: Forum | null, meeting: string, days: WorkingDays): string | null {
  const lead = forum?.paperDays ?? null
  if (lead === null) return null
  return lead === 0 ? meeting : days.add(meeting, -lead)
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'] as const
const MONTH_NAMES = Array.from({ length: 12 }, (_, month) =>
  formatDay(`2024-${String(month + 1).padStart(2, '0')}-01`).slice(2, 5),
)
/** A Monday, to count weekdays from. */
const A_MONDAY = '2024-01-01'

/** "first Wednesdays", "second and last Tuesdays of Mar and Sep", "6 Mar 2024 and 3 Apr 2024", "not stated". */
export function patternWords(pattern: Forum['pattern']): string {
  if (pattern === null) return 'not stated'
  if (pattern.kind === 'dates') {
    return pattern.dates.length === 0 ? 'no date known' : listed(pattern.dates.map(formatDay))
  }
  const weeks = pattern.weeks.map((week) => (week === -1 ? 'last' : (ORDINALS[week - 1] ?? '')))
  const months = pattern.months.map((month) => MONTH_NAMES[month - 1]?.trim() ?? '')
  const day = weekday(addDays(A_MONDAY, pattern.weekday - 1))
  return `${listed(weeks)} ${day}s${months.length === 0 ? '' : ` of ${listed(months)}`}`
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`
}
