/** One modification's timetable as people read it: in order of dates, with the "as at" day between. */
import type { Workspace } from '../workspace.ts'
import { formatDates } from './days.ts'
import {
  type Finding,
  findingsOf,
  stateFinding,
  type TimetableEvent,
  timetableFacts,
} from './findings.ts'
import type { WorkingDays } from './working-days.ts'

export type { TimetableEvent } from './findings.ts'

export interface TimetableRow {
  readonly event: TimetableEvent
  /** Acronym and name of the forum that it goes to; null where it goes to none. */
  readonly forum: { readonly acronym: string; readonly name: string } | null
  readonly dates: string
  /** The first dates it was given, where they have moved since. */
  readonly originalDates: string | null
  readonly findings: readonly Finding[]
}

export interface Timetable {
  readonly asAt: string
  /** What began on or before the "as at" day. */
  readonly before: readonly TimetableRow[]
  readonly after: readonly TimetableRow[]
}

/** The note under the report's table, which tells what its italics mean. */
export const PLANNED_NOTE = 'Events in italics are planned and may still change'

/** @param days Null where bank holidays are not known (yet): then dates are held against nothing but the "as at" day. */
export function timetableOf(
  workspace: Workspace,
  modification: string,
  days: WorkingDays | null = null,
): Timetable {
  const facts = days === null ? null : timetableFacts(workspace, modification, days)
  const findings = (event: TimetableEvent) => {
    if (facts !== null) return findingsOf(event, facts)
    const state = stateFinding(event, asAt)
    return state === null
      ? []
      : [{ event: event.id, kind: 'state' as const, message: state, offer: null }]
  }
  const asAt = workspace.settings.get('workspace')?.asAt ?? ''
  const rows = [...workspace.event.values()]
    .filter((event) => event.modification === modification)
    .sort(byDate)
    .map((event) => rowOf(workspace, event, findings(event)))
  return {
    asAt,
    before: rows.filter((row) => row.event.start <= asAt),
    after: rows.filter((row) => row.event.start > asAt),
  }
}

/** The order of every timetable: by first days and, within a day, as a person has put them. */
export function byDate(left: TimetableEvent, right: TimetableEvent): number {
  if (left.start !== right.start) return left.start < right.start ? -1 : 1
  return left.order - right.order || (left.id < right.id ? -1 : 1)
}

function rowOf(
  workspace: Workspace,
  event: TimetableEvent,
  findings: readonly Finding[],
): TimetableRow {
  const committee = event.committee === null ? undefined : workspace.committee.get(event.committee)
  const moved = event.start !== event.originalStart || event.end !== event.originalEnd
  return {
    event,
    forum: committee === undefined ? null : { acronym: committee.acronym, name: committee.name },
    dates: formatDates(event.start, event.end),
    originalDates: moved ? formatDates(event.originalStart, event.originalEnd) : null,
    findings,
  }
}
