/** What is due: papers to be sent, events about to take place, and what should have taken place by now. */
import { formatDay } from './days.ts'
import {
  forumOf,
  lastDay,
  type TimetableEvent,
  type TimetableRecords,
  timetableFacts,
} from './findings.ts'
import { meetsOn, paperDay } from './forums.ts'
import { formatWorkingDays, type WorkingDays } from './working-days.ts'

export interface Due {
  readonly kind: 'overdue' | 'papers' | 'begins' | 'ends'
  readonly event: TimetableEvent
  /** Acronym of the forum; null where there is none. */
  readonly forum: string | null
  readonly day: string
  /** From the "as at" day; negative for what lies behind it. */
  readonly workingDays: number
}

/**
 * In order of days. Everything planned that lies behind the "as at" day, and what comes within so many Working Days of it.
 * Papers whose day has passed are listed until the meeting has: whether they were sent is not recorded.
 */
export function whatIsDue(
  workspace: TimetableRecords,
  modification: string,
  days: WorkingDays,
  within: number,
): readonly Due[] {
  const facts = timetableFacts(workspace, modification, days)
  const { asAt } = facts
  const horizon = days.add(asAt, within)
  const due = [...facts.events.values()].flatMap((event): readonly Due[] => {
    if (event.state === 'actual') return []
    const forum = forumOf(facts, event)
    const acronym = workspace.committee.get(event.committee ?? '')?.acronym ?? null
    const about = (kind: Due['kind'], day: string): Due => {
      return { kind, event, forum: acronym, day, workingDays: days.between(asAt, day) }
    }
    if (lastDay(event) < asAt) return [about('overdue', lastDay(event))]
    const papers = meetsOn(forum, event.start) === false ? null : paperDay(forum, event.start, days)
    return [
      ...(papers !== null && papers <= horizon && event.start >= asAt
        ? [about('papers', papers)]
        : []),
      ...(event.start >= asAt && event.start <= horizon ? [about('begins', event.start)] : []),
      ...(event.end !== null && event.end <= horizon ? [about('ends', event.end)] : []),
    ]
  })
  return due.sort((left, right) => {
    if (left.day !== right.day) return left.day < right.day ? -1 : 1
    return left.event.order - right.event.order
  })
}

/** "today", "in 5 Working Days", "2 Working Days ago" */
export function whenWords(workingDays: number, day: string, asAt: string): string {
  if (day === asAt) return 'today'
  // A weekend away is no Working Day away, and not today either.
  if (workingDays === 0)
    return day > asAt ? 'before the next Working Day' : 'since the last Working Day'
  return workingDays > 0
    ? `in ${formatWorkingDays(workingDays)}`
    : `${formatWorkingDays(-workingDays)} ago`
}

/** "Papers for CSC", "CSC", "Refinement Consultation ends", in the few words that a strip has room for. */
export function dueWords({ kind, event, forum }: Due): string {
  switch (kind) {
    case 'papers':
      return `Papers for ${forum ?? event.title}`
    case 'begins':
      return event.end === null ? (forum ?? event.title) : `${event.title} begins`
    case 'ends':
      return `${event.title} ends`
    case 'overdue':
      return `${event.title}: still planned`
  }
}

/** What a strip says of one thing: "Papers for CSC, 9 Jan 2024". */
export function dueLine(due: Due): string {
  return `${dueWords(due)}, ${formatDay(due.day)}`
}
