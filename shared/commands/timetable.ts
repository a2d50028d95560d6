/** Commands of the timetable. Dates are given, never computed here: both processes have to come to the same. */
import { z } from 'zod'
import { Day, Id } from '../records/basics.ts'
import type { RecordOf } from '../records/index.ts'
import { EventFields, ForumMeetings, Release, TimetableTemplate } from '../records/timetable.ts'
import { failed, ok, type Result } from '../result.ts'
import { formatDates } from '../timetable/days.ts'
import { circleThrough } from '../timetable/network.ts'
import { type Patch, put, remove, type Workspace } from '../workspace.ts'
import { defineCommand } from './command.ts'
import { find, withFields } from './lookup.ts'

type Event = RecordOf<'event'>

export const editEvent = defineCommand({
  name: 'event.edit',
  args: z.object({ id: Id, fields: EventFields.partial() }),
  run: (workspace, { id, fields }) => {
    const event = find(workspace, 'event', id)
    if (!event.ok) return event
    const next = withFields(event.value, fields)
    const problem = whatIsWrong(workspace, next)
    if (problem !== null) return problem
    return ok({ label: eventLabel(event.value, next), patches: [put(workspace, 'event', next)] })
  },
})

/** A history is read for its dates: a moved event says where to. */
function eventLabel(before: Event, next: Event): string {
  if (before.start !== next.start || before.end !== next.end) {
    return `Move “${next.title}” to ${formatDates(next.start, next.end)}`
  }
  return before.state === next.state
    ? `Edit “${before.title}”`
    : `Mark “${before.title}” as ${next.state}`
}

const more = EventFields.omit({ order: true, title: true, start: true, end: true }).partial()

export const addEvent = defineCommand({
  name: 'event.add',
  args: z.object({
    modification: Id,
    title: z.string().trim().min(1),
    start: Day,
    end: Day.nullable(),
    more: more.optional(),
  }),
  run: (workspace, { modification, title, start, end, more: given = {} }, context) => {
    const found = find(workspace, 'modification', modification)
    if (!found.ok) return found
    const event = withFields(
      newEvent(context.mint(), modification, nextOrder(workspace, modification), title, start, end),
      given,
    )
    const problem = whatIsWrong(workspace, event)
    if (problem !== null) return problem
    return ok({ label: `Add “${title}”`, patches: [put(workspace, 'event', event)] })
  },
})

function newEvent(
  id: string,
  modification: string,
  order: number,
  title: string,
  start: string,
  end: string | null,
): Event {
  return {
    id,
    modification,
    order,
    title,
    committee: null,
    start,
    end,
    originalStart: start,
    originalEnd: end,
    state: 'planned',
    estimated: false,
    note: '',
    predecessors: [],
    owner: '',
    release: null,
    basis: null,
  }
}

function eventsOf(workspace: Workspace, modification: string): readonly Event[] {
  return [...workspace.event.values()].filter((event) => event.modification === modification)
}

function nextOrder(workspace: Workspace, modification: string): number {
  return Math.max(-1, ...eventsOf(workspace, modification).map(({ order }) => order)) + 1
}

/** Takes the event out, and out of what waits for it and of the questions that it takes. */
export const removeEvent = defineCommand({
  name: 'event.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const event = find(workspace, 'event', id)
    if (!event.ok) return event
    const waiting = [...workspace.event.values()]
      .filter(({ predecessors }) => predecessors.some((before) => before.event === id))
      .map((other) => {
        const predecessors = other.predecessors.filter((before) => before.event !== id)
        return put(workspace, 'event', { ...other, predecessors })
      })
    const inputs = [...workspace.input.values()]
      .filter(({ events }) => events.includes(id))
      .map((input) => {
        const events = input.events.filter((other) => other !== id)
        return put(workspace, 'input', { ...input, events })
      })
    return ok({
      label: `Remove “${event.value.title}”`,
      patches: [...waiting, ...inputs, remove(workspace, 'event', id)],
    })
  },
})

/** A second event like the first, planned and behind it in order: what took place once has not taken place twice. */
export const duplicateEvent = defineCommand({
  name: 'event.duplicate',
  args: z.object({ id: Id }),
  run: (workspace, { id }, context) => {
    const event = find(workspace, 'event', id)
    if (!event.ok) return event
    const copy: Event = {
      ...event.value,
      id: context.mint(),
      title: `${event.value.title} (copy)`,
      order: nextOrder(workspace, event.value.modification),
      originalStart: event.value.start,
      originalEnd: event.value.end,
      state: 'planned',
      basis: null,
    }
    return ok({
      label: `Duplicate “${event.value.title}”`,
      patches: [put(workspace, 'event', copy)],
    })
  },
})

/** Changes places with the neighbour of the same day. Between days the dates decide. */
export const reorderEvent = defineCommand({
  name: 'event.reorder',
  args: z.object({ id: Id, direction: z.enum(['up', 'down']) }),
  run: (workspace, { id, direction }) => {
    const event = find(workspace, 'event', id)
    if (!event.ok) return event
    const { start, modification, title } = event.value
    const sameDay = eventsOf(workspace, modification)
      .filter((other) => other.start === start)
      .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
    const place = sameDay.findIndex((other) => other.id === id)
    const neighbour = sameDay[place + (direction === 'up' ? -1 : 1)]
    if (neighbour === undefined) {
      return failed(
        'event/order',
        `“${title}” is the ${direction === 'up' ? 'first' : 'last'} of its day.`,
        'Events stand in order of their dates: only those that start on one day change places.',
      )
    }
    const moved = [...sameDay]
    moved.splice(place, 1)
    moved.splice(place + (direction === 'up' ? -1 : 1), 0, event.value)
    const orders = sameDay.map(({ order }) => order)
    // Two of one order would stay where they are, so that the whole day is numbered through.
    const distinct = new Set(orders).size === orders.length
    return ok({
      label: `Move “${title}” ${direction}`,
      patches: moved.flatMap((other, index) => {
        const order = distinct ? (orders[index] ?? index) : index
        return order === other.order ? [] : [put(workspace, 'event', { ...other, order })]
      }),
    })
  },
})

const Move = z.object({
  id: Id,
  /** Where the person who accepted the move saw it stand. */
  from: z.object({ start: Day, end: Day.nullable() }),
  to: z.object({ start: Day, end: Day.nullable() }),
})

/** Moves several events in one step, as `shared/timetable/slip.ts` worked out and a person accepted. */
export const slipEvents = defineCommand({
  name: 'event.slip',
  args: z.object({ id: Id, moves: z.array(Move).min(1) }),
  run: (workspace, { id, moves }) => {
    const slipped = find(workspace, 'event', id)
    if (!slipped.ok) return slipped
    const patches: Patch[] = []
    for (const { id: moved, from, to } of moves) {
      const event = find(workspace, 'event', moved)
      if (!event.ok) return event
      if (event.value.start !== from.start || event.value.end !== from.end) {
        return failed(
          'event/moved',
          `“${event.value.title}” stands on other dates than when this was worked out.`,
          'Nothing has been moved. Look at the slip again.',
        )
      }
      const next = { ...event.value, start: to.start, end: to.end }
      const problem = whatIsWrong(workspace, next)
      if (problem !== null) return problem
      patches.push(put(workspace, 'event', next))
    }
    const others = moves.length - 1
    const title = slipped.value.title
    return ok({
      label: others === 0 ? `Slip “${title}”` : `Slip “${title}” and ${others} more`,
      patches,
    })
  },
})

/** Makes the dates of today the ones that later dates are compared with. */
export const setBaseline = defineCommand({
  name: 'timetable.setBaseline',
  args: z.object({ modification: Id }),
  run: (workspace, { modification }) => {
    const found = find(workspace, 'modification', modification)
    if (!found.ok) return found
    const patches = eventsOf(workspace, modification)
      .filter(({ start, end, originalStart, originalEnd }) => {
        return start !== originalStart || end !== originalEnd
      })
      .map((event) =>
        put(workspace, 'event', {
          ...event,
          originalStart: event.start,
          originalEnd: event.end,
        }),
      )
    return ok({ label: 'Set the dates as the baseline', patches })
  },
})

/** Puts several new events in at once. `after` are places in the list of what they wait for. */
export const fillTimetable = defineCommand({
  name: 'timetable.fill',
  args: z.object({
    modification: Id,
    name: z.string(),
    events: z
      .array(
        EventFields.pick({
          title: true,
          committee: true,
          start: true,
          end: true,
          estimated: true,
          note: true,
        }).extend({
          after: z.array(
            z.object({ place: z.number().int().nonnegative(), lag: z.number().int() }),
          ),
        }),
      )
      .min(1)
      .max(500),
  }),
  run: (workspace, { modification, name, events }, context) => {
    const found = find(workspace, 'modification', modification)
    if (!found.ok) return found
    const ids = events.map(() => context.mint())
    const first = nextOrder(workspace, modification)
    const made = events.map(({ title, start, end, after, ...rest }, index) => ({
      ...newEvent(ids[index] ?? '', modification, first + index, title, start, end),
      ...rest,
      predecessors: after.flatMap(({ place, lag }) => {
        const event = ids[place]
        return event === undefined || place === index ? [] : [{ event, lag, basis: null }]
      }),
    }))
    for (const event of made) {
      if (event.end !== null && event.end < event.start) return endsBeforeItStarts(event.title)
    }
    return ok({
      label: `Begin the timetable from “${name}”`,
      patches: made.map((event) => put(workspace, 'event', event)),
    })
  },
})

export const putForum = defineCommand({
  name: 'forum.put',
  args: ForumMeetings.omit({ id: true, basis: true }),
  run: (workspace, fields) => {
    const committee = find(workspace, 'committee', fields.committee)
    if (!committee.ok) return committee
    const known = [...workspace.forum.values()].find(
      (meetings) => meetings.committee === fields.committee,
    )
    const record = { id: known?.id ?? `forum-${fields.committee}`, ...fields, basis: null }
    return ok({
      label: `Set when ${committee.value.acronym} meets`,
      patches: [put(workspace, 'forum', record)],
    })
  },
})

export const putRelease = defineCommand({
  name: 'release.put',
  args: Release.omit({ id: true, basis: true }).extend({ id: Id.optional() }),
  run: (workspace, { id, ...fields }, context) => {
    const record = { id: id ?? context.mint(), ...fields, basis: null }
    const label = id === undefined ? `Add the release “${fields.name}”` : `Edit “${fields.name}”`
    return ok({ label, patches: [put(workspace, 'release', record)] })
  },
})

export const removeRelease = defineCommand({
  name: 'release.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const release = find(workspace, 'release', id)
    if (!release.ok) return release
    const bound = [...workspace.event.values()]
      .filter((event) => event.release === id)
      .map((event) => put(workspace, 'event', { ...event, release: null }))
    return ok({
      label: `Remove the release “${release.value.name}”`,
      patches: [...bound, remove(workspace, 'release', id)],
    })
  },
})

export const putTemplate = defineCommand({
  name: 'template.put',
  args: TimetableTemplate.omit({ id: true, basis: true }).extend({ id: Id.optional() }),
  run: (workspace, { id, ...fields }, context) => {
    const record = { id: id ?? context.mint(), ...fields, basis: null }
    return ok({
      label: `Keep the timetable template “${fields.name}”`,
      patches: [put(workspace, 'template', record)],
    })
  },
})

export const removeTemplate = defineCommand({
  name: 'template.remove',
  args: z.object({ id: Id }),
  run: (workspace, { id }) => {
    const template = find(workspace, 'template', id)
    if (!template.ok) return template
    return ok({
      label: `Remove the timetable template “${template.value.name}”`,
      patches: [remove(workspace, 'template', id)],
    })
  },
})

function whatIsWrong(workspace: Workspace, event: Event): Result<never> | null {
  if (event.end !== null && event.end < event.start) return endsBeforeItStarts(event.title)
  const circle = circleThrough(workspace, event)
  if (circle === null) return null
  const [first = event] = circle
  return failed(
    'event/circle',
    first.id === event.id
      ? `“${event.title}” cannot wait for itself.`
      : `“${event.title}” cannot wait for “${first.title}”, which waits for it.`,
    'Take one of the two out of what the other waits for.',
  )
}

function endsBeforeItStarts(title: string): Result<never> {
  return failed(
    'event/range',
    `“${title}” would end before it starts.`,
    'Give a last day that is the first day or later, or none.',
  )
}
