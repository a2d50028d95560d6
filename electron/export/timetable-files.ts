/** The timetable as files: for calendars, for spreadsheets and as a picture. */
import writeXlsxFile, { type Row } from 'write-excel-file/node'
import { ProblemError } from '../../shared/result.ts'
import { ganttPicture } from '../../shared/timetable/gantt-svg.ts'
import { calendarFiles, type RecordTouch } from '../../shared/timetable/ics.ts'
import { type SheetCell, timetableCsv, timetableSheet } from '../../shared/timetable/sheet.ts'
import { workingDays } from '../../shared/timetable/working-days.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { bankHolidays } from '../timetable/bank-holidays.ts'
import type { Made } from './files.ts'

export interface TimetableSource {
  readonly workspace: Workspace
  /** Id of the modification. */
  readonly modification: string
  /** "DP255 Timetable v0.2", without an ending. */
  readonly name: string
  /** The day of the report. */
  readonly date: string
  readonly touches: readonly RecordTouch[]
}

/** The calendar and, where something has been taken out, a second file that takes it out of people's calendars. */
export async function timetableCalendar(source: TimetableSource): Promise<readonly Made[]> {
  const { workspace, modification, name, date, touches } = source
  const days = workingDays(await bankHolidays())
  // The same timetable makes the same file: it is of the day of its last change, or of the report's.
  const now =
    touches
      .map(({ at }) => at)
      .sort()
      .pop() ?? `${date}T00:00:00Z`
  const made = calendarFiles({ workspace, modification, days, touches, now })
  return [
    { name: `${name}.ics`, content: made.calendar },
    ...(made.cancellations === null
      ? []
      : [{ name: `${name} (cancellations).ics`, content: made.cancellations }]),
  ]
}

export async function timetableValues(source: TimetableSource): Promise<readonly Made[]> {
  const { workspace, modification, name } = source
  const days = workingDays(await bankHolidays())
  return [{ name: `${name}.csv`, content: timetableCsv(workspace, modification, days) }]
}

export async function timetableWorkbook(source: TimetableSource): Promise<readonly Made[]> {
  const { workspace, modification, name } = source
  const sheet = timetableSheet(workspace, modification, workingDays(await bankHolidays()))
  const head: Row = sheet.columns.map(({ title }) => ({
    value: title,
    type: String,
    fontWeight: 'bold',
    wrap: true,
  }))
  const rows = sheet.rows.map(
    ({ planned, cells }): Row => cells.map((cell) => excelCell(cell, planned)),
  )
  const content = await writeXlsxFile([head, ...rows], {
    sheet: 'Timetable',
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer()
  return [{ name: `${name}.xlsx`, content: new Uint8Array(content) }]
}

/** Words are always words: a title that begins with "=" is no formula. Planned events are in italics, as in the report. */
function excelCell(cell: SheetCell, planned: boolean): Row[number] {
  const look = planned ? ({ fontStyle: 'italic' } as const) : {}
  if (cell === null) return null
  if (typeof cell === 'string') return { value: cell, type: String, wrap: true, ...look }
  if (typeof cell === 'number') return { value: cell, type: Number, ...look }
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'd mmm yyyy', ...look }
}

export async function timetablePicture(source: TimetableSource): Promise<readonly Made[]> {
  const { workspace, modification, name } = source
  const picture = ganttPicture(workspace, modification)
  if (picture === null) {
    throw new ProblemError({
      code: 'timetable/empty',
      message: 'The timetable has no events, so there is nothing to draw.',
    })
  }
  return [{ name: `${name}.svg`, content: picture.svg }]
}
