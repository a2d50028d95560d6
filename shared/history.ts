/** The journal as people read it: by days, newest first, with what has been undone shown as such. */
import type { JournalEntry } from './channels.ts'
import { formatWeekday } from './timetable/days.ts'

export interface HistoryLine {
  readonly revision: number
  /** "14:05", in the reader's own time. */
  readonly time: string
  readonly who: string
  readonly what: string
  /** A later entry undid it, and none did it again. */
  readonly undone: boolean
}

export interface HistoryDay {
  readonly day: string
  readonly heading: string
  readonly lines: readonly HistoryLine[]
}

/**
 * @param entries Journal entries, in any order.
 * @param nameOf The name of a person by id.
 * @param timeZone IANA name; the reader's own where absent.
 */
export function historyByDay(
  entries: readonly JournalEntry[],
  nameOf: (author: string) => string,
  timeZone?: string,
): readonly HistoryDay[] {
  const newestFirst = [...entries].sort((left, right) => right.revision - left.revision)
  const undone = undoneEntries(newestFirst)
  const clock = clockIn(timeZone)
  const days = new Map<string, HistoryLine[]>()
  for (const entry of newestFirst) {
    const { day, time } = clock(entry.at)
    const lines = days.get(day) ?? []
    days.set(day, lines)
    lines.push({
      revision: entry.revision,
      time,
      who: nameOf(entry.author),
      what: whatOf(entry),
      undone: entry.kind === 'do' && undone.has(entry.revision),
    })
  }
  return [...days].map(([day, lines]) => ({ day, heading: formatWeekday(day), lines }))
}

/** The newest word on an entry counts: undone, and done again, stands. */
function undoneEntries(newestFirst: readonly JournalEntry[]): ReadonlySet<number> {
  const decided = new Map<number, boolean>()
  for (const { kind, target } of newestFirst) {
    if (kind !== 'do' && target !== null && !decided.has(target))
      decided.set(target, kind === 'undo')
  }
  return new Set([...decided].filter(([, isUndone]) => isUndone).map(([revision]) => revision))
}

function whatOf({ kind, label }: JournalEntry): string {
  const words = label.replace(/^(?:Undo|Redo): /, '')
  if (kind === 'undo') return `Undid: ${words}`
  return kind === 'redo' ? `Did again: ${words}` : words
}

function clockIn(
  timeZone?: string,
): (at: string) => { readonly day: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  })
  return (at) => {
    const parts = new Map(
      format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
    )
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? ''
    return {
      day: `${part('year')}-${part('month')}-${part('day')}`,
      time: `${part('hour')}:${part('minute')}`,
    }
  }
}
