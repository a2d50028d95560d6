/** The timetable as a picture: places on a line, and the same in words for those who do not see it. */
import { addDays, daysBetween, firstOfMonth, formatDay, formatMonth } from './days.ts'
import { lastDay } from './findings.ts'
import type { TimetableEvent } from './timetable.ts'

export interface TimelineBar {
  readonly id: string
  readonly title: string
  /** Places from 0, the left end, to 1; equal for a single day. */
  readonly from: number
  readonly to: number
  readonly range: boolean
  readonly actual: boolean
  readonly estimated: boolean
  /** Line it stands on, from 0: bars that would touch stand under each other. */
  readonly lane: number
}

export interface Timeline {
  readonly bars: readonly TimelineBar[]
  readonly months: readonly { readonly label: string; readonly at: number }[]
  readonly lanes: number
  /** Place of the "as at" day, or null where it lies outside. */
  readonly asAt: number | null
  readonly description: string
}

/** Share of the line that has to be free between two marks on one lane. */
const CLEARANCE = 0.012

export function timelineOf(events: readonly TimetableEvent[], asAt: string): Timeline | null {
  const ordered = [...events].sort((left, right) => (left.start < right.start ? -1 : 1))
  const first = ordered[0]
  if (first === undefined) return null
  const last = ordered.map((event) => event.end ?? event.start).reduce(later)
  const start = firstOfMonth(first.start)
  const length = daysBetween(start, firstOfMonth(last, 1))
  const placeOf = (day: string) => daysBetween(start, day) / length
  const bars = inLanes(ordered.map((event) => barOf(event, placeOf)))
  const asAtPlace = placeOf(asAt)
  return {
    bars,
    months: monthsOf(start, length, placeOf),
    lanes: Math.max(...bars.map((bar) => bar.lane)) + 1,
    asAt: asAtPlace >= 0 && asAtPlace <= 1 ? asAtPlace : null,
    description: describeTimeline(ordered, asAt),
  }
}

function later(left: string, right: string): string {
  return left > right ? left : right
}

function barOf(event: TimetableEvent, placeOf: (day: string) => number): TimelineBar {
  const range = event.end !== null
  return {
    id: event.id,
    title: event.title,
    from: placeOf(event.start),
    to: event.end === null ? placeOf(event.start) : placeOf(addDays(event.end, 1)),
    range,
    actual: event.state === 'actual',
    estimated: event.estimated,
    lane: 0,
  }
}

/** Each bar on the first lane where it touches nothing. */
function inLanes(bars: readonly TimelineBar[]): readonly TimelineBar[] {
  const ends: number[] = []
  return bars.map((bar) => {
    const free = ends.findIndex((end) => bar.from - end >= CLEARANCE)
    const lane = free === -1 ? ends.length : free
    ends[lane] = bar.to
    return { ...bar, lane }
  })
}

function monthsOf(start: string, length: number, placeOf: (day: string) => number) {
  const days: string[] = []
  for (let day = start; daysBetween(start, day) < length; day = firstOfMonth(day, 1)) days.push(day)
  return days.map((day, place) => {
    // The first month says its year too: the line may begin in any.
    const label = place === 0 ? formatDay(day).slice(2) : formatMonth(day)
    const before = place === 1 || days[place - 1]?.slice(5, 7) === '01'
    const room = roomForName(days.length, day.slice(5, 7), before)
    return { label: room || place === 0 ? label : '', at: placeOf(day) }
  })
}

/** So many months have room for their names, and so many where none stands right behind a name with its year. */
const ALL_NAMED = 15
const MOST_NAMED = 27

function roomForName(months: number, month: string, behindYear: boolean): boolean {
  if (months <= ALL_NAMED) return true
  return months <= MOST_NAMED ? !behindYear : month === '01'
}

/** How many events from when to when, what is actual, and what comes next. */
export function describeTimeline(events: readonly TimetableEvent[], asAt: string): string {
  const last = events.map(lastDay).sort().pop() ?? asAt
  const actual = events.filter((event) => event.state === 'actual').length
  const first = events[0]?.start ?? asAt
  const next = events.find((event) => event.start > asAt)
  const count = `${events.length} ${events.length === 1 ? 'event' : 'events'}`
  const span = `${count} from ${formatDay(first)} to ${formatDay(last)}`
  const state = `${actual} actual, ${events.length - actual} planned, as at ${formatDay(asAt)}`
  const following = next === undefined ? '' : ` Next: ${next.title}, ${formatDay(next.start)}.`
  return `Timeline of ${span}: ${state}.${following}`
}
