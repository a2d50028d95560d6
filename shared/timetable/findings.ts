/** What a timetable's dates do not fit. A finding warns and may offer another day; nothing is ever put right by itself. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { formatDay } from './days.ts'
import { type Forum, meetsOn, nextMeeting, paperDay, patternWords } from './forums.ts'
import { formatWorkingDays, type WorkingDays } from './working-days.ts'

export type TimetableEvent = RecordOf<'event'>

export interface Finding {
  readonly event: string
  readonly kind: 'state' | 'day' | 'meeting' | 'papers' | 'waiting' | 'release'
  readonly message: string
  /** A first day that would do, where one is known. */
  readonly offer: string | null
}

/** All that dates are held against. */
export interface TimetableFacts {
  readonly events: ReadonlyMap<string, TimetableEvent>
  /** By committee. */
  readonly forums: ReadonlyMap<string, Forum>
  readonly committees: Workspace['committee']
  readonly releases: Workspace['release']
  readonly days: WorkingDays
  readonly asAt: string
}

/** What of a workspace a timetable is made of. */
export type TimetableRecords = Pick<
  Workspace,
  'event' | 'forum' | 'committee' | 'release' | 'settings'
>

export function timetableFacts(
  workspace: TimetableRecords,
  modification: string,
  days: WorkingDays,
): TimetableFacts {
  const events = [...workspace.event.values()].filter(
    (event) => event.modification === modification,
  )
  return {
    events: new Map(events.map((event) => [event.id, event])),
    forums: new Map([...workspace.forum.values()].map((forum) => [forum.committee, forum])),
    committees: workspace.committee,
    releases: workspace.release,
    days,
    asAt: workspace.settings.get('workspace')?.asAt ?? '',
  }
}

export function forumOf(facts: TimetableFacts, event: TimetableEvent): Forum | null {
  return event.committee === null ? null : (facts.forums.get(event.committee) ?? null)
}

export function lastDay(event: Pick<TimetableEvent, 'start' | 'end'>): string {
  return event.end ?? event.start
}

/**
 * Everything that is amiss with one event. `settled` dates, those that a person keeps, are only held against what is
 * around them; a date that has just been worked out is held against its paper day too.
 */
export function findingsOf(
  event: TimetableEvent,
  facts: TimetableFacts,
  { justMoved = false } = {},
): readonly Finding[] {
  const state = stateFinding(event, facts.asAt)
  const found: (Omit<Finding, 'event'> | null)[] = [
    state === null ? null : { kind: 'state', message: state, offer: null },
  ]
  // What took place took place: its day can no longer be missed.
  if (event.state === 'planned') {
    found.push(
      dayFinding(event, facts),
      meetingFinding(event, facts),
      papersFinding(event, facts, justMoved),
      waitingFinding(event, facts),
      releaseFinding(event, facts),
    )
  }
  return found.flatMap((finding) => (finding === null ? [] : [{ event: event.id, ...finding }]))
}

type Found = Omit<Finding, 'event'> | null

/**
 * Where state and date do not go together. Passing a date never makes an event actual, a person does: so
 * this is said and nothing is changed.
 */
export function stateFinding(event: TimetableEvent, asAt: string): string | null {
  if (event.state === 'planned' && lastDay(event) <= asAt) {
    return 'Its date has passed. Still planned, or did it take place?'
  }
  if (event.state === 'actual' && event.start > asAt) {
    return `Marked as actual, but ${formatDay(event.start)} lies ahead.`
  }
  return null
}

function dayFinding({ start, end }: TimetableEvent, { days }: TimetableFacts): Found {
  for (const day of end === null ? [start] : [start, end]) {
    const why = days.whyNot(day)
    if (why === null) continue
    return {
      kind: 'day',
      message: `${formatDay(day)} is no Working Day (${why}).`,
      offer: day === start ? days.onOr('after', start) : null,
    }
  }
  return null
}

function meetingFinding(event: TimetableEvent, facts: TimetableFacts): Found {
  const forum = forumOf(facts, event)
  if (meetsOn(forum, event.start) !== false) return null
  const next = nextMeeting(forum, event.start, facts.days)
  const ready = beforeOf(event, facts)
    .map(({ before }) => lastDay(before))
    .sort()
    .pop()
  const inTime = meetingInTime(forum, event.start, ready ?? '', facts.days)
  const words = patternWords(forum?.pattern ?? null)
  const later =
    inTime === next ? '' : `, the next for which papers can be ready on ${formatDay(inTime ?? '')}`
  const after =
    next === null
      ? 'no later meeting is known'
      : `the next is on ${formatDay(next)}${inTime === null ? '' : later}`
  return {
    kind: 'meeting',
    message: `${acronymOf(facts, event)} meets on ${words}: ${after}.`,
    offer: inTime,
  }
}

function papersFinding(event: TimetableEvent, facts: TimetableFacts, justMoved: boolean): Found {
  const forum = forumOf(facts, event)
  const due = paperDay(forum, event.start, facts.days)
  // Where there is no meeting, that is what has to be said.
  if (forum === null || due === null || meetsOn(forum, event.start) === false) return null
  const papers = `Papers for ${acronymOf(facts, event)} are due on ${formatDay(due)}`
  const late = beforeOf(event, facts)
    .filter(({ before }) => lastDay(before) > due)
    .sort((left, right) => (lastDay(left.before) < lastDay(right.before) ? 1 : -1))[0]
  if (late !== undefined) {
    const ends = lastDay(late.before)
    return {
      kind: 'papers',
      message: `${papers}, before “${late.before.title}” ends on ${formatDay(ends)}.`,
      offer: meetingInTime(forum, event.start, ends, facts.days),
    }
  }
  if (!justMoved || due >= facts.asAt) return null
  return {
    kind: 'papers',
    message: `${papers}, which lies before the “as at” day.`,
    offer: meetingInTime(forum, event.start, facts.asAt, facts.days),
  }
}

/** The next meeting from `start` whose papers are due on `ready` or later; `ready` is empty where nothing is waited for. */
export function meetingInTime(
  forum: Forum | null,
  start: string,
  ready: string,
  days: WorkingDays,
): string | null {
  const lead = forum?.paperDays ?? 0
  const earliest = ready === '' ? start : days.add(ready, lead)
  return nextMeeting(forum, earliest > start ? earliest : start, days)
}

interface Before {
  readonly before: TimetableEvent
  readonly lag: number
}

function beforeOf(event: TimetableEvent, facts: TimetableFacts): readonly Before[] {
  return event.predecessors.flatMap(({ event: id, lag }) => {
    const before = facts.events.get(id)
    return before === undefined ? [] : [{ before, lag }]
  })
}

/** The first day that what an event waits for allows. With a lag of 0 that is the last day of the other, whatever it is. */
export function earliestAfter(before: TimetableEvent, lag: number, days: WorkingDays): string {
  return days.add(lastDay(before), lag)
}

function waitingFinding(event: TimetableEvent, facts: TimetableFacts): Found {
  for (const { before, lag } of beforeOf(event, facts)) {
    if (event.start >= (lag === 0 ? lastDay(before) : earliestAfter(before, lag, facts.days))) {
      continue
    }
    const earliest = earliestAfter(before, lag, facts.days)
    const apart = lag === 0 ? '' : `, ${formatWorkingDays(lag)} apart`
    return {
      kind: 'waiting',
      message: `Waits for “${before.title}”, which ends on ${formatDay(lastDay(before))}${apart}.`,
      offer: earliest,
    }
  }
  return null
}

function releaseFinding(event: TimetableEvent, { releases }: TimetableFacts): Found {
  const release = event.release === null ? undefined : releases.get(event.release)
  if (release === undefined || release.day === null || lastDay(event) <= release.day) return null
  const next = [...releases.values()]
    .filter(({ day }) => day !== null && day >= lastDay(event))
    .sort((left, right) => ((left.day ?? '') < (right.day ?? '') ? -1 : 1))[0]
  const after =
    next === undefined || next.day === null
      ? 'no later release is known'
      : `the next is “${next.name}” on ${formatDay(next.day)}`
  return {
    kind: 'release',
    message: `Misses “${release.name}” on ${formatDay(release.day)}: ${after}.`,
    offer: null,
  }
}

function acronymOf({ committees }: TimetableFacts, { committee }: TimetableEvent): string {
  return committees.get(committee ?? '')?.acronym ?? 'The forum'
}
