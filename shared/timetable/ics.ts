/**
 * The timetable as a calendar file (RFC 5545, RFC 5546) that Outlook, Google and Apple take. Each event and each day on
 * which papers are due is an all-day entry with an id that stays, and a number that grows with every change, so that a
 * file that is imported again updates what is there.
 */
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { RecordKind } from '../records/index.ts'
import { TimetableEvent as EventSchema, ForumMeetings } from '../records/timetable.ts'
import type { Workspace } from '../workspace.ts'
import { addDays, formatLongDay } from './days.ts'
import {
  forumOf,
  lastDay,
  type TimetableEvent,
  type TimetableFacts,
  timetableFacts,
} from './findings.ts'
import { meetsOn, paperDay } from './forums.ts'
import type { WorkingDays } from './working-days.ts'

/** The journal entry that last touched a record; `removed` is what stood there, where that entry took it away. */
export interface RecordTouch {
  readonly kind: RecordKind
  readonly id: string
  /** Grows with every entry, undo included. */
  readonly revision: number
  /** ISO 8601 instant. */
  readonly at: string
  readonly removed: unknown
  /** The record as it stood before earlier entries, as far as the journal goes back. */
  readonly earlier: readonly unknown[]
}

export interface CalendarRequest {
  readonly workspace: Workspace
  readonly modification: string
  readonly days: WorkingDays
  readonly touches: readonly RecordTouch[]
  /** ISO 8601 instant at which the file is made. */
  readonly now: string
}

export interface CalendarFiles {
  /** What there is: METHOD:PUBLISH. */
  readonly calendar: string
  /** What is there no longer: METHOD:CANCEL; null where nothing has to be taken out of anybody's calendar. */
  readonly cancellations: string | null
}

interface Entry {
  readonly uid: string
  readonly title: string
  readonly start: string
  readonly end: string
  readonly sequence: number
  readonly changedAt: string | null
  /** Null for what has been taken out. */
  readonly firm: boolean | null
  readonly description: string
}

const DOMAIN = 'timetable.drafting-workbench'

export function calendarFiles(request: CalendarRequest): CalendarFiles {
  const { workspace, modification, days } = request
  const facts = timetableFacts(workspace, modification, days)
  const reference = workspace.modification.get(modification)?.reference ?? ''
  const touches = new Map(request.touches.map((touch) => [`${touch.kind} ${touch.id}`, touch]))
  const context: Context = { facts, reference, touches }
  const events = [...facts.events.values()].sort((left, right) =>
    left.start < right.start ? -1 : 1,
  )
  const published = events.flatMap((event) => entriesOf(event, context))
  const known = new Set(published.map(({ uid }) => uid))
  const cancelled = [
    ...request.touches.flatMap((touch) => removedEvent(touch, modification, context)),
    ...events.flatMap((event) => formerPapers(event, context)),
  ].filter(({ uid }) => !known.has(uid))
  return {
    calendar: fileOf(published, ICalCalendarMethod.PUBLISH, request, reference),
    cancellations:
      cancelled.length === 0
        ? null
        : fileOf(cancelled, ICalCalendarMethod.CANCEL, request, reference),
  }
}

interface Context {
  readonly facts: TimetableFacts
  readonly reference: string
  readonly touches: ReadonlyMap<string, RecordTouch>
}

function eventUid(id: string): string {
  return `${id}@${DOMAIN}`
}

function papersUid(id: string): string {
  return `${id}.papers@${DOMAIN}`
}

function entriesOf(event: TimetableEvent, context: Context): readonly Entry[] {
  const { facts, reference, touches } = context
  const touch = touches.get(`event ${event.id}`)
  const changed = { sequence: touch?.revision ?? 0, changedAt: touch?.at ?? null }
  const estimated = event.estimated ? ' (estimated)' : ''
  const entry: Entry = {
    ...changed,
    uid: eventUid(event.id),
    title: `${reference}: ${event.title}${estimated}`,
    start: event.start,
    end: lastDay(event),
    firm: event.state === 'actual',
    description: descriptionOf(event, facts),
  }
  const papers = papersOf(event, facts)
  if (papers === null) return [entry]
  const forum = forumOf(facts, event)
  const forumTouch = touches.get(`forum ${forum?.id ?? ''}`)
  const later = (forumTouch?.revision ?? 0) > changed.sequence ? forumTouch : undefined
  return [
    entry,
    {
      uid: papersUid(event.id),
      title: `${reference}: papers due for ${acronymOf(event, facts)}`,
      start: papers,
      end: papers,
      sequence: later?.revision ?? changed.sequence,
      changedAt: later?.at ?? changed.changedAt,
      firm: event.state === 'actual',
      description: `For “${event.title}” on ${formatLongDay(event.start)}.`,
    },
  ]
}

function papersOf(event: TimetableEvent, facts: TimetableFacts): string | null {
  const forum = forumOf(facts, event)
  if (meetsOn(forum, event.start) === false) return null
  return paperDay(forum, event.start, facts.days)
}

function acronymOf(event: TimetableEvent, { committees }: TimetableFacts): string {
  return committees.get(event.committee ?? '')?.acronym ?? 'the forum'
}

function descriptionOf(event: TimetableEvent, facts: TimetableFacts): string {
  const moved = event.start !== event.originalStart || event.end !== event.originalEnd
  return [
    ...(event.state === 'actual' ? ['Took place.'] : ['Planned: the date may still change.']),
    ...(event.committee === null ? [] : [`Forum: ${acronymOf(event, facts)}`]),
    ...(event.owner === '' ? [] : [`Owner: ${event.owner}`]),
    ...(moved ? [`First planned for ${formatLongDay(event.originalStart)}.`] : []),
    ...(event.note === '' ? [] : [event.note]),
  ].join('\n')
}

/** The event and its papers, where the touch took an event of this modification away. */
function removedEvent(
  { kind, id, revision, at, removed }: RecordTouch,
  modification: string,
  { reference }: Context,
): readonly Entry[] {
  if (kind !== 'event' || removed === null) return []
  const parsed = EventSchema.safeParse(removed)
  if (!parsed.success || parsed.data.modification !== modification) return []
  const { title, start, end } = parsed.data
  const gone = { sequence: revision, changedAt: at, firm: null, description: '' }
  return [
    { ...gone, uid: eventUid(id), title: `${reference}: ${title}`, start, end: end ?? start },
    {
      ...gone,
      uid: papersUid(id),
      title: `${reference}: papers due for ${title}`,
      start,
      end: start,
    },
  ]
}

/** Papers that an event had and has no longer, because it, or what its forum wants, has changed. */
function formerPapers(event: TimetableEvent, context: Context): readonly Entry[] {
  const { touches, reference, facts } = context
  if (papersOf(event, facts) !== null) return []
  const touch = touches.get(`event ${event.id}`)
  const versions = (touch?.earlier ?? []).map((version) => EventSchema.safeParse(version))
  const committees = [event.committee, ...versions.map(({ data }) => data?.committee ?? null)]
  const wanted = committees.map((committee) => papersEverWanted(committee, context))
  if (!wanted.some(({ ever }) => ever)) return []
  const [last] = [touch, ...wanted.map(({ touch: of }) => of)]
    .filter((each) => each !== undefined)
    .sort((left, right) => right.revision - left.revision)
  if (last === undefined) return []
  return [
    {
      uid: papersUid(event.id),
      title: `${reference}: papers due for ${event.title}`,
      start: event.start,
      end: event.start,
      sequence: last.revision,
      changedAt: last.at,
      firm: null,
      description: '',
    },
  ]
}

function papersEverWanted(
  committee: string | null,
  { facts, touches }: Context,
): { readonly ever: boolean; readonly touch: RecordTouch | undefined } {
  const forum = facts.forums.get(committee ?? '')
  const touch = touches.get(`forum ${forum?.id ?? ''}`)
  const earlier = (touch?.earlier ?? []).map((version) => ForumMeetings.safeParse(version))
  const days = [forum?.paperDays ?? null, ...earlier.map(({ data }) => data?.paperDays ?? null)]
  return { ever: days.some((lead) => lead !== null), touch }
}

function fileOf(
  entries: readonly Entry[],
  method: ICalCalendarMethod,
  { workspace, modification, now }: CalendarRequest,
  reference: string,
): string {
  const contact = workspace.modification.get(modification)?.contact ?? null
  const calendar = ical({
    name: `${reference} timetable`,
    prodId: { company: 'Drafting Workbench', product: 'Timetable', language: 'EN' },
    method,
  })
  for (const { uid, title, start, end, sequence, changedAt, firm, description } of entries) {
    calendar.createEvent({
      id: uid,
      summary: title,
      allDay: true,
      start: noonOf(start),
      // RFC 5545 3.6.1: the end of an all-day entry is the first day behind it.
      end: noonOf(addDays(end, 1)),
      stamp: new Date(now),
      sequence,
      ...(changedAt !== null && { lastModified: new Date(changedAt) }),
      ...(description !== '' && { description }),
      // RFC 5546 3.2.1 and 3.2.5 ask for an organiser; without an address there can be none.
      ...(contact?.email != null && { organizer: { name: contact.name, email: contact.email } }),
      status: statusOf(firm),
      // A date of the timetable keeps nobody's day from being booked.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    })
  }
  return calendar.toString()
}

function statusOf(firm: boolean | null): ICalEventStatus {
  if (firm === null) return ICalEventStatus.CANCELLED
  return firm ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE
}

/** Noon in UTC lies on the same day in Great Britain, and in whatever zone the file is made in. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}
