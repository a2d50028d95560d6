/** Calendar days as people in Great Britain write and read them. A day is "2024-01-09": no time, no zone. */
import { failed, ok, type Result } from '../result.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const

const DAY_MILLISECONDS = 86_400_000
const EXAMPLE = 'Write it as 9 Jan 2024 or 09/01/2024.'

interface Parts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/**
 * The day that somebody has typed: "9 Jan 2024", "9th January 2024", "Tue 9 Jan 2024", "09/01/2024"
 * (day first) or "2024-01-09". Fails with what is wrong with it, in words.
 */
export function readDay(text: string): Result<string> {
  const typed = text.trim().replace(/\s+/g, ' ')
  if (typed === '') return failed('date/empty', 'There is no date here.', EXAMPLE)
  const parts = partsOf(typed)
  if (parts === null) return failed('date/words', `“${typed}” is not a date.`, EXAMPLE)
  if ('problem' in parts) return failed('date/words', parts.problem, EXAMPLE)
  return existing(parts)
}

function partsOf(typed: string): Parts | { readonly problem: string } | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso !== null) return numbers(iso[1], iso[2], iso[3])
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d+)$/.exec(typed)
  if (figures !== null) return withYear(figures[3] ?? '', figures[2] ?? '', figures[1] ?? '')
  const words =
    /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?([a-z]+)\.?,?[ -]?(\d+)$/i.exec(typed)
  if (words === null) return null
  const month = monthNumber(words[2] ?? '')
  if (month === null) return { problem: `“${words[2]}” is not a month.` }
  return withYear(words[3] ?? '', String(month), words[1] ?? '')
}

function withYear(year: string, month: string, day: string): Parts | { readonly problem: string } {
  if (year.length !== 4) return { problem: `The year “${year}” needs four figures.` }
  return numbers(year, month, day)
}

function numbers(year = '', month = '', day = ''): Parts {
  return { year: Number(year), month: Number(month), day: Number(day) }
}

/** "Jan", "Sept" and "January" alike; null for a word that begins no month, or more than one. */
function monthNumber(word: string): number | null {
  const lower = word.toLowerCase()
  if (lower.length < 3) return null
  const index = MONTHS.findIndex((name) => name.toLowerCase().startsWith(lower))
  return index === -1 ? null : index + 1
}

function existing({ year, month, day }: Parts): Result<string> {
  const name = MONTHS[month - 1]
  if (name === undefined) {
    return failed('date/month', `There is no month ${month}.`, `Day, month, year: ${EXAMPLE}`)
  }
  if (year < 1000) return failed('date/year', `The year ${year} is too early to be meant.`, EXAMPLE)
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1 || day > length) {
    return failed(
      'date/day',
      `${day} ${name} ${year} does not exist.`,
      `${name} ${year} has ${length} days.`,
    )
  }
  return ok(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

/**
 * A first and a last day as typed; the last may be left empty, and one that equals the first is left out.
 * The problem says which of the two fields it is about.
 */
export function readDates(
  start: string,
  end: string,
): Result<{ readonly start: string; readonly end: string | null }> & {
  readonly field?: 'start' | 'end'
} {
  const first = readDay(start)
  if (!first.ok) return { ...first, field: 'start' }
  if (end.trim() === '') return ok({ start: first.value, end: null })
  const last = readDay(end)
  if (!last.ok) return { ...last, field: 'end' }
  if (last.value < first.value) {
    const problem = failed(
      'date/range',
      `It would end on ${formatDay(last.value)}, before it starts on ${formatDay(first.value)}.`,
      'Give a last day that is the first day or later, or none.',
    )
    return { ...problem, field: 'end' }
  }
  return ok({ start: first.value, end: last.value === first.value ? null : last.value })
}

function partsOfDay(day: string): Parts {
  const [year, month, date] = day.split('-')
  return numbers(year, month, date)
}

/** "9 Jan 2024", as the Modification Report's timetable prints it. */
export function formatDay(day: string): string {
  const { year, month, day: date } = partsOfDay(day)
  return `${date} ${MONTHS[month - 1]?.slice(0, 3)} ${year}`
}

/** "9 January 2024" */
export function formatLongDay(day: string): string {
  const { year, month, day: date } = partsOfDay(day)
  return `${date} ${MONTHS[month - 1]} ${year}`
}

/** "Tuesday 9 January 2024" */
export function formatWeekday(day: string): string {
  return `${weekday(day)} ${formatLongDay(day)}`
}

export function weekday(day: string): string {
  return WEEKDAYS[new Date(dayTime(day)).getUTCDay()] ?? ''
}

/** "15 Apr 2024 – 15 May 2024", or the one day. */
export function formatDates(start: string, end: string | null): string {
  return end === null ? formatDay(start) : `${formatDay(start)} – ${formatDay(end)}`
}

/** "Apr" and, in January, the year with it. */
export function formatMonth(day: string): string {
  const { year, month } = partsOfDay(day)
  const name = MONTHS[month - 1]?.slice(0, 3) ?? ''
  return month === 1 ? `${name} ${year}` : name
}

/** Milliseconds at the start of the day in UTC, for distances only. */
function dayTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Whole days from `from` to `to`; negative where `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayTime(to) - dayTime(from)) / DAY_MILLISECONDS)
}

export function addDays(day: string, count: number): string {
  return new Date(dayTime(day) + count * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

/** The first of the month in which `day` lies, or of the month `later` months on. */
export function firstOfMonth(day: string, later = 0): string {
  const { year, month } = partsOfDay(day)
  return new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10)
}
