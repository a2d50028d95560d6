/** A timetable, and a slip, as the command line tells them: in lines for people, in JSON for programs. */
import { formatDates, formatDay } from './days.ts'
import { type Finding, lastDay } from './findings.ts'
import type { Slip } from './slip.ts'
import type { Timetable, TimetableRow } from './timetable.ts'
import { formatWorkingDays, type WorkingDays } from './working-days.ts'

export function timetableText({ asAt, before, after }: Timetable): string {
  return [
    ...before.flatMap(rowText),
    `As at ${asAt === '' ? 'no day' : formatDay(asAt)}`,
    ...after.flatMap(rowText),
  ].join('\n')
}

function rowText({ event, forum, dates, originalDates, findings }: TimetableRow): string[] {
  const signs = [
    event.state,
    ...(event.estimated ? ['estimated'] : []),
    ...(forum === null ? [] : [forum.acronym]),
    ...(originalDates === null ? [] : [`originally ${originalDates}`]),
  ]
  return [
    `${dates.padEnd(27)}  ${event.title} (${signs.join(', ')})`,
    ...findings.map(({ message }) => `${' '.repeat(29)}! ${message}`),
  ]
}

export function timetableJson({ asAt, before, after }: Timetable, days: WorkingDays) {
  return {
    asAt,
    events: [...before, ...after].map(({ event, forum, findings }) => ({
      id: event.id,
      title: event.title,
      forum: forum?.acronym ?? null,
      start: event.start,
      end: event.end,
      workingDays: days.count(event.start, lastDay(event)),
      state: event.state,
      estimated: event.estimated,
      owner: event.owner === '' ? null : event.owner,
      baseline: { start: event.originalStart, end: event.originalEnd },
      predecessors: event.predecessors.map(({ event: id, lag }) => ({ event: id, lag })),
      findings: findings.map(findingJson),
    })),
  }
}

function findingJson({ kind, message, offer }: Finding) {
  return { kind, message, offer }
}

export function slipText({ moves, findings, ends, events }: Slip): string {
  const titleOf = (id: string) => events.get(id)?.title ?? id
  const lines = moves.map(({ event: moved, from, to, workingDays, because }) => {
    const why = because === null ? '' : `, waits for “${titleOf(because)}”`
    const dates = `${formatDates(from.start, from.end)} → ${formatDates(to.start, to.end)}`
    return `${moved.title}: ${dates} (${signed(workingDays)}${why})`
  })
  const warnings = findings.map(({ event, message }) => `! ${titleOf(event)}: ${message}`)
  const end =
    ends.from === ends.to
      ? `The timetable ends on ${formatDay(ends.to)} as before.`
      : `The timetable ends on ${formatDay(ends.to)} instead of ${formatDay(ends.from)}.`
  return [...lines, ...warnings, end].join('\n')
}

/** "+5 Working Days" */
export function signed(count: number): string {
  return `${count > 0 ? '+' : ''}${formatWorkingDays(count).replace('-', '−')}`
}

export function slipJson({ event, moves, findings, ends }: Slip) {
  return {
    event: { id: event.id, title: event.title },
    moves: moves.map(({ event: moved, from, to, workingDays, because }) => ({
      id: moved.id,
      title: moved.title,
      from,
      to,
      workingDays,
      because,
    })),
    findings: findings.map((finding) => ({ event: finding.event, ...findingJson(finding) })),
    ends,
  }
}
