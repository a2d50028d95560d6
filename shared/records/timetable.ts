import { z } from 'zod'
import { basis, Day, Id } from './basics.ts'

/** Working Days; ten years either way is more than any timetable spans. */
const WorkingDayCount = z.number().int().min(-2500).max(2500)

/** What an event waits for. It starts `lag` Working Days after that ends: 0 is the same day, 1 the next Working Day. */
const Predecessor = z.object({ event: Id, lag: WorkingDayCount, basis: basis.default(null) })
export type Predecessor = z.infer<typeof Predecessor>

/** What a person can set on an event. No defaults here: a field that is left out of an edit stays as it was. */
export const EventFields = z.object({
  order: z.number(),
  title: z.string().min(1).max(1000),
  committee: Id.nullable(),
  start: Day,
  /** Last day of a range, or null for a single day. */
  end: Day.nullable(),
  state: z.enum(['planned', 'actual']),
  estimated: z.boolean(),
  note: z.string(),
  predecessors: z.array(Predecessor).readonly(),
  /** Who sees to it; empty where nobody is named. */
  owner: z.string().max(200),
  /** The release by whose day it has to have ended, or null. */
  release: Id.nullable(),
})

export const TimetableEvent = z.object({
  id: Id,
  modification: Id,
  ...EventFields.shape,
  /** The baseline: the dates that it was first given, or that somebody has set as the baseline since. */
  originalStart: Day,
  originalEnd: Day.nullable(),
  predecessors: EventFields.shape.predecessors.default([]),
  owner: EventFields.shape.owner.default(''),
  release: EventFields.shape.release.default(null),
  basis,
})

/** "First Wednesday" is `{weeks: [1], weekday: 3}`; week -1 is the last of the month; no months means each of them. */
const WeekdayPattern = z.object({
  kind: z.literal('weekday'),
  weeks: z
    .array(z.union([z.number().int().min(1).max(5), z.literal(-1)]))
    .min(1)
    .readonly(),
  /** 1 is Monday, 5 Friday. */
  weekday: z.number().int().min(1).max(5),
  /** 1 is January. */
  months: z.array(z.number().int().min(1).max(12)).readonly(),
})
/** A forum whose days follow no rule: those that are known. */
const DatesPattern = z.object({ kind: z.literal('dates'), dates: z.array(Day).readonly() })

/** When a forum meets, and how long before it wants its papers. One for each committee at most. */
export const ForumMeetings = z.object({
  id: Id,
  committee: Id,
  /** Null where it is not stated. */
  pattern: z.discriminatedUnion('kind', [WeekdayPattern, DatesPattern]).nullable(),
  /** Working Days from the day on which papers are due to the meeting; null where it is not stated. */
  paperDays: z.number().int().min(0).max(60).nullable(),
  basis,
})

/** A release of the code that events may have to be in time for. */
export const Release = z.object({
  id: Id,
  name: z.string().min(1).max(200),
  /** Null until it is known. */
  day: Day.nullable(),
  basis,
})

const TemplateStep = z.object({
  title: z.string().min(1).max(1000),
  committee: Id.nullable(),
  /** Places in the list of the steps that it waits for. */
  after: z.array(z.number().int().nonnegative()).readonly(),
  /** Working Days after the last of these ends; null where it is not stated. */
  lag: WorkingDayCount.nullable(),
  /** Working Days that it takes, both end days counted; 1 for a single day, null where it is not stated. */
  length: z.number().int().min(1).max(2500).nullable(),
})

/** A timetable to begin from, for a path and a stage; either is null where it fits all of them. */
export const TimetableTemplate = z.object({
  id: Id,
  name: z.string().min(1).max(200),
  path: z.string().nullable(),
  stage: z.string().nullable(),
  steps: z.array(TemplateStep).readonly(),
  basis,
})
