/** One modification's timetable as people read it: in order of dates, with the "as at" day between. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { formatDates, formatDay } from './days.ts'

export type TimetableEvent = RecordOf<'event'>

export interface TimetableRow {
  readonly event: TimetableEvent
  /** Acronym and name of the forum that it goes to; null where it goes to none. */
  readonly forum: { readonly acronym: string; readonly name: string } | null
  readonly dates: string
  /** The first dates it was given, where they have moved since. */
  readonly originalDates: string | null
  readonly finding: string | null
}

export interface Timetable {
  readonly asAt: string
  /** What began on or before the "as at" day. */
  readonly before: readonly TimetableRow[]
  readonly after: readonly TimetableRow[]
}

/** The note under the report's table, which tells what its italics mean. */
export const PLANNED_NOTE = 'Events in italics are planned and may still change'

export function timetableOf(workspace: Workspace, modification: string): Timetable {
  const asAt = workspace.settings.get('workspace')?.asAt ?? ''
  const rows = [...workspace.event.values()]
    .filter((event) => event.modification === modification)
    .sort(byDate)
    .map((event) => rowOf(workspace, event, asAt))
  return {
    asAt,
    before: rows.filter((row) => row.event.start <= asAt),
    after: rows.filter((row) => row.event.start > asAt),
  }
}

function byDate(left: TimetableEvent, right: TimetableEvent): number {
  if (left.start !== right.start) return left.start < right.start ? -1 : 1
  return left.order - right.order || (left.id < right.id ? -1 : 1)
}

function rowOf(workspace: Workspace, event: TimetableEvent, asAt: string): TimetableRow {
  const committee = event.committee === null ? undefined : workspace.committee.get(event.committee)
  const moved = event.start !== event.originalStart || event.end !== event.originalEnd
  return {
    event,
    forum: committee === undefined ? null : { acronym: committee.acronym, name: committee.name },
    dates: formatDates(event.start, event.end),
    originalDates: moved ? formatDates(event.originalStart, event.originalEnd) : null,
    finding: stateFinding(event, asAt),
  }
}

/**
 * Where state and date do not go together. Passing a date never makes an event actual, a person does: so
 * this is said and nothing is changed.
 */
export function stateFinding(event: TimetableEvent, asAt: string): string | null {
  if (event.state === 'planned' && (event.end ?? event.start) <= asAt) {
    return 'Its date has passed. Still planned, or did it take place?'
  }
  if (event.state === 'actual' && event.start > asAt) {
    return `Marked as actual, but ${formatDay(event.start)} lies ahead.`
  }
  return null
}
