/** The timetable as rows and columns, for spreadsheets. */
import Papa from 'papaparse'
import type { Workspace } from '../workspace.ts'
import {
  forumOf,
  lastDay,
  type TimetableEvent,
  type TimetableFacts,
  timetableFacts,
} from './findings.ts'
import { meetsOn, paperDay } from './forums.ts'
import { timetableOf } from './timetable.ts'
import type { WorkingDays } from './working-days.ts'

/** A cell: words, a number, a day, or nothing. */
export type SheetCell = string | number | { readonly day: string } | null

export interface TimetableSheet {
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly { readonly planned: boolean; readonly cells: readonly SheetCell[] }[]
}

interface Column {
  readonly title: string
  /** In letters. */
  readonly width: number
  readonly cell: (event: TimetableEvent, facts: TimetableFacts) => SheetCell
}

function day(value: string | null): SheetCell {
  return value === null ? null : { day: value }
}

const COLUMNS: readonly Column[] = [
  { title: 'Event', width: 60, cell: ({ title }) => title },
  {
    title: 'Forum',
    width: 16,
    cell: ({ committee }, { committees }) => committees.get(committee ?? '')?.acronym ?? null,
  },
  { title: 'First day', width: 13, cell: ({ start }) => day(start) },
  { title: 'Last day', width: 13, cell: (event) => day(lastDay(event)) },
  {
    title: 'Working Days',
    width: 14,
    cell: (event, { days }) => days.count(event.start, lastDay(event)),
  },
  { title: 'State', width: 10, cell: ({ state }) => (state === 'actual' ? 'Actual' : 'Planned') },
  { title: 'Estimated', width: 11, cell: ({ estimated }) => (estimated ? 'Estimated' : null) },
  { title: 'Baseline first day', width: 18, cell: ({ originalStart }) => day(originalStart) },
  {
    title: 'Baseline last day',
    width: 18,
    cell: ({ originalStart, originalEnd }) => day(originalEnd ?? originalStart),
  },
  {
    title: 'Working Days from baseline',
    width: 26,
    cell: ({ start, originalStart }, { days }) => days.between(originalStart, start),
  },
  {
    title: 'Papers due',
    width: 13,
    cell: (event, facts) => {
      const forum = forumOf(facts, event)
      return meetsOn(forum, event.start) === false
        ? null
        : day(paperDay(forum, event.start, facts.days))
    },
  },
  {
    title: 'Waits for',
    width: 40,
    cell: ({ predecessors }, { events }) =>
      predecessors.map(({ event }) => events.get(event)?.title ?? '').join('; ') || null,
  },
  { title: 'Owner', width: 20, cell: ({ owner }) => owner || null },
  {
    title: 'Release',
    width: 20,
    cell: ({ release }, { releases }) => releases.get(release ?? '')?.name ?? null,
  },
  { title: 'Note', width: 40, cell: ({ note }) => note || null },
]

export function timetableSheet(
  workspace: Workspace,
  modification: string,
  days: WorkingDays,
): TimetableSheet {
  const facts = timetableFacts(workspace, modification, days)
  const { before, after } = timetableOf(workspace, modification)
  return {
    columns: COLUMNS.map(({ title, width }) => ({ title, width })),
    rows: [...before, ...after].map(({ event }) => ({
      planned: event.state === 'planned',
      cells: COLUMNS.map(({ cell }) => cell(event, facts)),
    })),
  }
}

/**
 * As comma-separated values: days as 2024-01-16, UTF-8 with the mark that Excel wants, and nothing that a spreadsheet
 * would take for a formula.
 */
export function timetableCsv(
  workspace: Workspace,
  modification: string,
  days: WorkingDays,
): string {
  const { columns, rows } = timetableSheet(workspace, modification, days)
  const table = rows.map(({ cells }) => cells.map(plain))
  return `\ufeff${Papa.unparse([columns.map(({ title }) => title), ...table], { escapeFormulae: true })}\r\n`
}

function plain(cell: SheetCell): string | number {
  if (cell === null) return ''
  return typeof cell === 'object' ? cell.day : cell
}
