/** An event as it is typed, and how it becomes a record. */
import { formatDay, readDates } from '../../shared/timetable/days.ts'
import type { TimetableEvent } from '../../shared/timetable/timetable.ts'
import { problemText } from '../bridge.ts'
import { attempt } from '../workspace/author.ts'

/** What an event waits for, as typed. */
export interface Wait {
  readonly event: string
  readonly lag: string
}

export interface Typed {
  readonly title: string
  readonly committee: string
  readonly start: string
  readonly end: string
  readonly state: TimetableEvent['state']
  readonly estimated: boolean
  readonly note: string
  readonly owner: string
  readonly release: string
  readonly waits: readonly Wait[]
}

export interface Refusal {
  readonly field: 'title' | 'start' | 'end' | 'waits'
  readonly message: string
}

export function typedOf(event: TimetableEvent | null, day: string | null): Typed {
  if (event === null) {
    return {
      title: '',
      committee: '',
      start: day === null ? '' : formatDay(day),
      end: '',
      state: 'planned',
      estimated: false,
      note: '',
      owner: '',
      release: '',
      waits: [],
    }
  }
  return {
    title: event.title,
    committee: event.committee ?? '',
    start: formatDay(event.start),
    end: event.end === null ? '' : formatDay(event.end),
    state: event.state,
    estimated: event.estimated,
    note: event.note,
    owner: event.owner,
    release: event.release ?? '',
    waits: event.predecessors.map(({ event: id, lag }) => ({ event: id, lag: String(lag) })),
  }
}

/** True where it is kept, false where the command refused and has said why, else what is wrong. */
export function keepEvent(
  modification: string,
  event: TimetableEvent | null,
  typed: Typed,
): boolean | Refusal {
  const title = typed.title.trim()
  if (title === '') return { field: 'title', message: 'Say what takes place.' }
  const dates = readDates(typed.start, typed.end)
  if (!dates.ok) return { field: dates.field ?? 'start', message: problemText(dates.error) }
  const predecessors = predecessorsOf(event, typed.waits)
  if (typeof predecessors === 'string') return { field: 'waits', message: predecessors }
  const { start, end } = dates.value
  const more = {
    committee: typed.committee === '' ? null : typed.committee,
    state: typed.state,
    estimated: typed.estimated,
    note: typed.note.trim(),
    owner: typed.owner.trim(),
    release: typed.release === '' ? null : typed.release,
    predecessors,
  }
  if (event === null) return attempt('event.add', { modification, title, start, end, more })
  const fields = { title, start, end, ...more }
  const same = Object.entries(fields).every(([name, value]) => {
    return JSON.stringify(event[name as keyof typeof fields]) === JSON.stringify(value)
  })
  return same || attempt('event.edit', { id: event.id, fields })
}

/** A lag that stays as it was keeps what is known about it. */
function predecessorsOf(
  event: TimetableEvent | null,
  waits: readonly Wait[],
): TimetableEvent['predecessors'] | string {
  const predecessors: TimetableEvent['predecessors'][number][] = []
  for (const { event: id, lag } of waits) {
    if (id === '') continue
    const figures = lag.trim().replace('−', '-')
    if (figures !== '' && !/^[+-]?\d{1,3}$/.test(figures)) {
      return `“${lag}” is no number of Working Days.`
    }
    const count = Number(figures)
    const known = event?.predecessors.find((before) => before.event === id && before.lag === count)
    predecessors.push(known ?? { event: id, lag: count, basis: null })
  }
  return predecessors
}
