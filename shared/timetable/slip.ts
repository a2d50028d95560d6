/**
 * What comes of moving one event: what moves with it, and what would then miss a meeting, its paper day or a release.
 * Works out and changes nothing; `event.slip` puts it into effect once a person has accepted it.
 */

import { failed, ok, type Result } from '../result.ts'
import type { Workspace } from '../workspace.ts'
import { addDays, formatDay } from './days.ts'
import {
  earliestAfter,
  type Finding,
  findingsOf,
  forumOf,
  lastDay,
  meetingInTime,
  type TimetableEvent,
  type TimetableFacts,
  timetableFacts,
} from './findings.ts'
import type { WorkingDays } from './working-days.ts'

export type SlipBy =
  /** Negative counts move it forward in the calendar, to an earlier day. */
  | { readonly kind: 'workingDays'; readonly count: number }
  /** Calendar days. Where that is no Working Day, the next one on that way is taken. */
  | { readonly kind: 'days'; readonly count: number }
  /** Just there, Working Day or not: a person has said so. */
  | { readonly kind: 'to'; readonly day: string }

export interface SlipRequest {
  readonly event: string
  readonly by: SlipBy
  /** Puts what moves along and goes to a forum with a stated pattern on its next meeting. */
  readonly toMeetings?: boolean
  /** First days that a person has chosen for events, the slipped one among them, by id. */
  readonly places?: ReadonlyMap<string, string>
}

export interface Dates {
  readonly start: string
  readonly end: string | null
}

export interface SlipMove {
  readonly event: TimetableEvent
  readonly from: Dates
  readonly to: Dates
  /** Working Days between the two first days; negative for an earlier one. */
  readonly workingDays: number
  /** Id of what it had to wait for; null where a person moved it. */
  readonly because: string | null
}

export interface Slip {
  readonly event: TimetableEvent
  readonly moves: readonly SlipMove[]
  /** Of everything that moves, and of what waits for that. */
  readonly findings: readonly Finding[]
  /** Every event by id, with the dates that it would have. */
  readonly events: ReadonlyMap<string, TimetableEvent>
  /** The last day of the whole timetable, before and after. */
  readonly ends: { readonly from: string; readonly to: string }
}

/** Fails where there is no such event, where it took place already, and where it would not move at all. */
export function slip(
  workspace: Workspace,
  modification: string,
  request: SlipRequest,
  days: WorkingDays,
): Result<Slip> {
  const facts = timetableFacts(workspace, modification, days)
  const event = facts.events.get(request.event)
  if (event === undefined) {
    return failed('slip/missing', 'The event that should slip is no longer there.')
  }
  if (event.state === 'actual') {
    return failed(
      'slip/actual',
      `“${event.title}” took place on ${formatDay(event.start)}: what has happened cannot slip.`,
      'Edit it where its date is wrong, or mark it as planned.',
    )
  }
  const start = request.places?.get(event.id) ?? startOf(event, request.by, days)
  if (start === event.start) {
    return failed('slip/nothing', `“${event.title}” would stay on ${formatDay(start)}.`)
  }
  const moved = movedBy(facts, event, start, request)
  return ok(outcome(facts, event, moved))
}

function startOf(event: TimetableEvent, by: SlipBy, days: WorkingDays): string {
  switch (by.kind) {
    case 'to':
      return by.day
    case 'workingDays':
      return by.count === 0 ? event.start : days.add(event.start, by.count)
    case 'days': {
      if (by.count === 0) return event.start
      return days.onOr(by.count > 0 ? 'after' : 'before', addDays(event.start, by.count))
    }
  }
}

interface Moved extends Dates {
  readonly because: string | null
}

/** New dates by id, of what moves. What waits is pushed no further than it has to be, and never to an earlier day. */
function movedBy(
  facts: TimetableFacts,
  slipped: TimetableEvent,
  start: string,
  { places, toMeetings = false }: SlipRequest,
): ReadonlyMap<string, Moved> {
  const moved = new Map<string, Moved>()
  const move = (event: TimetableEvent, to: string, because: string | null) => {
    if (to === event.start) return
    moved.set(event.id, { start: to, end: endFrom(event, to, facts.days), because })
  }
  move(slipped, start, null)
  for (const event of inOrderOfWaiting([...facts.events.values()])) {
    if (event.id === slipped.id || event.state === 'actual') continue
    const place = places?.get(event.id)
    if (place !== undefined) {
      move(event, place, null)
      continue
    }
    const pushed = pushOf(event, moved, facts)
    if (pushed === null) continue
    const meeting = toMeetings
      ? meetingInTime(forumOf(facts, event), pushed.start, pushed.ready, facts.days)
      : null
    move(event, meeting ?? pushed.start, pushed.because)
  }
  return moved
}

interface Push {
  readonly start: string
  /** The last day of what is waited for. */
  readonly ready: string
  readonly because: string
}

/** The first day that the moved predecessors leave an event, and which of them decides; null where it can stay. */
function pushOf(
  event: TimetableEvent,
  moved: ReadonlyMap<string, Moved>,
  { events, days }: TimetableFacts,
): Push | null {
  let latest: Push | null = null
  for (const { event: id, lag } of event.predecessors) {
    const before = events.get(id)
    const dates = moved.get(id)
    if (before === undefined || dates === undefined) continue
    const earliest = earliestAfter({ ...before, ...dates }, lag, days)
    const stays = event.start >= (lag === 0 ? lastDay(dates) : earliest)
    if (!stays && (latest === null || earliest > latest.start)) {
      latest = { start: earliest, ready: lastDay(dates), because: id }
    }
  }
  return latest !== null && latest.start > event.start ? latest : null
}

/** The last day of a range that begins on `start`: it takes as many Working Days as before. */
function endFrom(event: TimetableEvent, start: string, days: WorkingDays): string | null {
  if (event.end === null) return null
  const length = Math.max(1, days.count(event.start, event.end))
  const first = days.onOr('after', start)
  const end = length === 1 ? first : days.add(first, length - 1)
  // An end that a person put on a Sunday counts no Working Day more than the Friday before it.
  const forward = start > event.start
  return forward && end < event.end ? days.onOr('after', event.end) : end
}

function outcome(
  facts: TimetableFacts,
  event: TimetableEvent,
  moved: ReadonlyMap<string, Moved>,
): Slip {
  const events = new Map(
    [...facts.events].map(([id, known]) => {
      const dates = moved.get(id)
      return [id, dates === undefined ? known : { ...known, start: dates.start, end: dates.end }]
    }),
  )
  const after = { ...facts, events }
  const findings = [...events.values()].sort(byStart).flatMap((known) => {
    const justMoved = moved.has(known.id)
    const waits = known.predecessors.some((before) => moved.has(before.event))
    return justMoved || waits
      ? findingsOf(known, after, { justMoved }).filter(({ kind }) => kind !== 'state')
      : []
  })
  const moves = [...moved].flatMap(([id, { start, end, because }]): readonly SlipMove[] => {
    const known = facts.events.get(id)
    if (known === undefined) return []
    return [
      {
        event: known,
        from: { start: known.start, end: known.end },
        to: { start, end },
        workingDays: facts.days.between(known.start, start),
        because,
      },
    ]
  })
  moves.sort((left, right) =>
    byStart({ ...left.event, ...left.to }, { ...right.event, ...right.to }),
  )
  return {
    event,
    moves,
    findings,
    events,
    ends: { from: lastOf(facts.events), to: lastOf(events) },
  }
}

function lastOf(events: ReadonlyMap<string, TimetableEvent>): string {
  return [...events.values()].map(lastDay).sort().pop() ?? ''
}

/** The arguments of `event.slip` that put a slip into effect. */
export function slipArguments({ event, moves }: Slip) {
  return { id: event.id, moves: moves.map(({ event: { id }, from, to }) => ({ id, from, to })) }
}

/** Events in an order in which each stands behind what it waits for. Those in a circle, if any, come last. */
function inOrderOfWaiting(events: readonly TimetableEvent[]): readonly TimetableEvent[] {
  const known = new Map(events.map((event) => [event.id, event]))
  const placed = new Set<string>()
  const ordered: TimetableEvent[] = []
  let rest = [...events].sort(byStart)
  while (rest.length > 0) {
    const free = rest.filter(({ predecessors }) =>
      predecessors.every((before) => placed.has(before.event) || !known.has(before.event)),
    )
    if (free.length === 0) return [...ordered, ...rest]
    for (const event of free) {
      placed.add(event.id)
      ordered.push(event)
    }
    rest = rest.filter((event) => !placed.has(event.id))
  }
  return ordered
}

function byStart(left: TimetableEvent, right: TimetableEvent): number {
  if (left.start !== right.start) return left.start < right.start ? -1 : 1
  return left.order - right.order || (left.id < right.id ? -1 : 1)
}
