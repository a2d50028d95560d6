/** Rows of a progression timetable as events, and the forums that they go to. */
import { readDay } from '../../timetable/days.ts'
import type { ImportedReport } from './imported.ts'
import type { SourceLine } from './lines.ts'
import type { Note } from './read-report.ts'

export interface RawEvent {
  readonly line: SourceLine
  readonly title: string
  readonly dates: string
  readonly note: Note
}

type Event = ImportedReport['events'][number]
type Committee = ImportedReport['committees'][number]

const ESTIMATED = /\s*\(estimated\)\s*$/i
/** "discussed with SSC", "Presented to CSC for initial comment", "at Change Board", "approved by CSC". */
const FORUM =
  /\b(?:discussed with|presented to|request at|approved by|discussed at)\s+(.+?)(?:\s+for\b.*)?$/i
const SUBJECT = /^(\p{Lu}{2,}(?: \p{Lu}{2,})?) (?:converts|approves|discusses)\b/u

/**
 * @param date The day of the report: where italics are lost, what lies behind it is taken as actual.
 */
export function eventsOf(
  rows: readonly RawEvent[],
  {
    inputs,
    glossary,
  }: {
    readonly inputs: ImportedReport['inputs']
    readonly glossary: ImportedReport['glossary']
  },
  date: string,
  guesses: string[],
): { readonly events: Event[]; readonly committees: Committee[] } {
  const names = new Map(glossary.map(({ acronym, term }) => [acronym, term]))
  const committees = new Map<string, Committee>()
  const committee = (acronym: string) =>
    committees.set(acronym, { acronym, name: names.get(acronym) ?? acronym })
  for (const input of inputs) committee(input.committee)
  const events: Event[] = []
  let italicsLost = 0
  for (const { line, title, dates, note } of rows) {
    const range = readRange(dates)
    if (range === null) {
      note(line, 'not understood', `“${dates}” is not a date`)
      continue
    }
    const forum = forumOf(title)
    if (forum !== null) committee(forum)
    if (line.italic === null) italicsLost += 1
    const planned = line.italic ?? range.start > date
    events.push({
      title: title.replace(ESTIMATED, ''),
      committee: forum,
      ...range,
      state: planned ? 'planned' : 'actual',
      estimated: ESTIMATED.test(title),
    })
    note(line, 'read', 'timetable event')
  }
  if (italicsLost > 0) {
    const planned = events.filter(({ state }) => state === 'planned').length
    guesses.push(
      `The source keeps no italics: ${events.length - planned} events up to the day of the report are taken as actual, ${planned} after it as planned.`,
    )
  }
  const forums = events.filter((event) => event.committee !== null).length
  if (forums > 0) guesses.push(`${forums} events go to the forum that their own words name.`)
  return { events, committees: [...committees.values()] }
}

function readRange(dates: string): { readonly start: string; readonly end: string | null } | null {
  const [first = '', last] = dates.split(/\s+[–—-]\s+|\s+to\s+/)
  const start = readDay(first)
  if (!start.ok) return null
  if (last === undefined) return { start: start.value, end: null }
  const end = readDay(last)
  return end.ok && end.value >= start.value ? { start: start.value, end: end.value } : null
}

function forumOf(title: string): string | null {
  const found = FORUM.exec(title)?.[1] ?? SUBJECT.exec(title)?.[1]
  return found === undefined ? null : found.trim()
}
