/**
 * The timetable as a Gantt chart: what is drawn, and where, as plain marks. A window draws them with its own colours and
 * puts its list of events beside them; `gantt-svg.ts` makes a picture of them that stands alone.
 */
import { addDays, daysBetween, firstOfMonth, formatDay, formatMonth } from './days.ts'
import { lastDay, type TimetableEvent } from './findings.ts'

export const ROW_HEIGHT = 30
/** Room above the rows, for months, releases and the "as at" day. */
export const HEAD_HEIGHT = 46
const BAR = 12
const DIAMOND = 7

/** What a mark is, which decides how it looks. Never told by colour alone. */
export type Look =
  | 'stripe'
  | 'month'
  | 'monthName'
  | 'today'
  | 'todayName'
  | 'release'
  | 'releaseName'
  | 'dependency'
  | 'arrow'
  | 'baseline'
  | 'actual'
  | 'planned'
  | 'estimated'
  | 'slip'
  | 'slipTrail'

export type Mark =
  | {
      readonly tag: 'rect'
      readonly look: Look
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly rounded: boolean
      /** Id of the event that it stands for. */
      readonly event?: string
    }
  | { readonly tag: 'path'; readonly look: Look; readonly d: string; readonly event?: string }
  | {
      readonly tag: 'text'
      readonly look: Look
      readonly x: number
      readonly y: number
      readonly anchor: 'start' | 'end'
      readonly text: string
    }

export interface GanttRequest {
  /** In the order in which they stand. */
  readonly events: readonly TimetableEvent[]
  readonly asAt: string
  readonly releases: readonly { readonly name: string; readonly day: string | null }[]
  /** Where events would go in a slip that has not been accepted, by id. */
  readonly slipped?: ReadonlyMap<string, { readonly start: string; readonly end: string | null }>
  /** Pixels for a day; chosen to fill `width` where absent. */
  readonly dayWidth?: number
  /** Pixels that there are for the chart; it may need more. */
  readonly width: number
}

export interface Gantt {
  readonly width: number
  readonly height: number
  /** In the order in which they are drawn, the last on top. */
  readonly marks: readonly Mark[]
}

/** Some twenty years fit into a window; more than that is scrolled. */
const LEAST_DAY_WIDTH = 0.1
/** Chart that is kept free behind the last day, for names that stand right of a line. */
const MARGIN = 8

export function ganttChart(request: GanttRequest): Gantt | null {
  const { events, asAt, slipped = new Map() } = request
  if (events.length === 0) return null
  const dates = events.flatMap((event) => [event, slipped.get(event.id) ?? event])
  const first = firstOfMonth(
    [...dates.map(({ start }) => start), ...baselines(events)].sort()[0] ?? asAt,
  )
  const last = dates.map(lastDay).sort().pop() ?? asAt
  const end = firstOfMonth(last, 1)
  const length = daysBetween(first, end)
  const dayWidth = request.dayWidth ?? Math.max(LEAST_DAY_WIDTH, (request.width - MARGIN) / length)
  const scale = (day: string) => Math.round(daysBetween(first, day) * dayWidth * 10) / 10
  const height = HEAD_HEIGHT + events.length * ROW_HEIGHT + 4
  const drawing: Drawing = { scale, dayWidth, height, rows: rowsOf(events), slipped }
  return {
    width: Math.ceil(scale(end) + MARGIN),
    height,
    marks: [
      ...stripes(events.length, scale(end)),
      ...months(first, end, drawing),
      ...request.releases.flatMap((release) => releaseMarks(release, first, end, drawing)),
      ...(asAt >= first && asAt <= end ? todayMarks(asAt, end, drawing) : []),
      ...events.flatMap((event) => dependencies(event, drawing)),
      ...events.flatMap((event) => eventMarks(event, drawing)),
    ],
  }
}

interface Drawing {
  readonly scale: (day: string) => number
  readonly dayWidth: number
  readonly height: number
  readonly rows: ReadonlyMap<string, { readonly event: TimetableEvent; readonly middle: number }>
  readonly slipped: ReadonlyMap<string, { readonly start: string; readonly end: string | null }>
}

function baselines(events: readonly TimetableEvent[]): readonly string[] {
  return events.map(({ originalStart }) => originalStart)
}

function rowsOf(events: readonly TimetableEvent[]): Drawing['rows'] {
  return new Map(
    events.map((event, row) => [
      event.id,
      { event, middle: HEAD_HEIGHT + row * ROW_HEIGHT + ROW_HEIGHT / 2 },
    ]),
  )
}

function stripes(rows: number, width: number): readonly Mark[] {
  return Array.from({ length: Math.ceil(rows / 2) }, (_, pair) => ({
    tag: 'rect',
    look: 'stripe',
    x: 0,
    y: HEAD_HEIGHT + pair * 2 * ROW_HEIGHT,
    width: width + MARGIN,
    height: ROW_HEIGHT,
    rounded: false,
  }))
}

/** Names of months need about so many pixels. */
const NAME_WIDTH = 54

function months(first: string, end: string, { scale, height }: Drawing): readonly Mark[] {
  const marks: Mark[] = []
  let free = 0
  for (let day = first; day < end; day = firstOfMonth(day, 1)) {
    const x = scale(day)
    marks.push({ tag: 'path', look: 'month', d: `M${x} ${HEAD_HEIGHT - 16}V${height}` })
    if (x < free) continue
    // The first month says its year too: the chart may begin in any.
    const text = day === first ? formatDay(day).slice(2) : formatMonth(day)
    marks.push({
      tag: 'text',
      look: 'monthName',
      x: x + 4,
      y: HEAD_HEIGHT - 6,
      anchor: 'start',
      text,
    })
    free = x + (text.length > 4 ? NAME_WIDTH : NAME_WIDTH / 2)
  }
  return marks
}

function lineWithName(
  looks: readonly [Look, Look],
  text: string,
  x: number,
  y: number,
  { scale, height }: Drawing,
  end: string,
): readonly Mark[] {
  const leansLeft = x > scale(end) * 0.75
  return [
    { tag: 'path', look: looks[0], d: `M${x} ${y - 9}V${height}` },
    {
      tag: 'text',
      look: looks[1],
      x: leansLeft ? x - 5 : x + 5,
      y,
      anchor: leansLeft ? 'end' : 'start',
      text,
    },
  ]
}

function todayMarks(asAt: string, end: string, drawing: Drawing): readonly Mark[] {
  const name = `As at ${formatDay(asAt)}`
  return lineWithName(['today', 'todayName'], name, drawing.scale(asAt), 12, drawing, end)
}

function releaseMarks(
  { name, day }: GanttRequest['releases'][number],
  first: string,
  end: string,
  drawing: Drawing,
): readonly Mark[] {
  if (day === null || day < first || day > end) return []
  return lineWithName(['release', 'releaseName'], name, drawing.scale(day), 24, drawing, end)
}

/** Where an event's sign begins and ends. A single day is a diamond around the middle of its day. */
function extent(
  { start, end }: { readonly start: string; readonly end: string | null },
  { scale, dayWidth }: Drawing,
): { readonly left: number; readonly right: number } {
  if (end !== null) return { left: scale(start), right: scale(addDays(end, 1)) }
  const middle = round(scale(start) + dayWidth / 2)
  return { left: middle - DIAMOND, right: middle + DIAMOND }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** From the end of what is waited for down to the start of what waits, bent twice where there is no room for once. */
function dependencies(event: TimetableEvent, drawing: Drawing): readonly Mark[] {
  const to = drawing.rows.get(event.id)
  if (to === undefined) return []
  return event.predecessors.flatMap(({ event: id }): readonly Mark[] => {
    const from = drawing.rows.get(id)
    if (from === undefined) return []
    const start = extent(from.event, drawing).right
    const end = extent(event, drawing).left
    const turn = start + 5
    const down = to.middle > from.middle ? 1 : -1
    const d =
      end - 6 >= turn
        ? `M${start} ${from.middle}H${turn}V${to.middle}H${end - 4}`
        : `M${start} ${from.middle}H${turn}V${to.middle - down * (ROW_HEIGHT / 2)}H${end - 9}V${to.middle}H${end - 4}`
    return [
      { tag: 'path', look: 'dependency', d },
      { tag: 'path', look: 'arrow', d: `M${end} ${to.middle}l-5 -3.5v7z` },
    ]
  })
}

function eventMarks(event: TimetableEvent, drawing: Drawing): readonly Mark[] {
  const row = drawing.rows.get(event.id)
  if (row === undefined) return []
  const moved = event.start !== event.originalStart || event.end !== event.originalEnd
  const slip = drawing.slipped.get(event.id)
  const look = event.state === 'actual' ? 'actual' : event.estimated ? 'estimated' : 'planned'
  return [
    ...(moved ? [baselineMark(event, row.middle, drawing)] : []),
    sign(event, look, row.middle, drawing, event.id),
    ...(slip === undefined ? [] : slipMarks(event, slip, row.middle, drawing)),
  ]
}

function sign(
  dates: { readonly start: string; readonly end: string | null },
  look: Look,
  middle: number,
  drawing: Drawing,
  event?: string,
): Mark {
  const { left, right } = extent(dates, drawing)
  const about = event === undefined ? {} : { event }
  if (dates.end === null) {
    const d = `M${left} ${middle}l${DIAMOND} -${DIAMOND}l${DIAMOND} ${DIAMOND}l-${DIAMOND} ${DIAMOND}z`
    return { tag: 'path', look, d, ...about }
  }
  const width = Math.max(4, round(right - left))
  return {
    tag: 'rect',
    look,
    x: left,
    y: middle - BAR / 2,
    width,
    height: BAR,
    rounded: true,
    ...about,
  }
}

/** The first dates, as a thin line under the sign. */
function baselineMark(event: TimetableEvent, middle: number, drawing: Drawing): Mark {
  const { left, right } = extent({ start: event.originalStart, end: event.originalEnd }, drawing)
  const width = round(right - left)
  return { tag: 'rect', look: 'baseline', x: left, y: middle + 9, width, height: 3, rounded: false }
}

function slipMarks(
  event: TimetableEvent,
  to: { readonly start: string; readonly end: string | null },
  middle: number,
  drawing: Drawing,
): readonly Mark[] {
  const from = extent(event, drawing)
  const there = extent(to, drawing)
  const forward = to.start > event.start
  const d = forward
    ? `M${from.right} ${middle}H${Math.max(from.right, there.left)}`
    : `M${from.left} ${middle}H${Math.min(from.left, there.right)}`
  return [{ tag: 'path', look: 'slipTrail', d }, sign(to, 'slip', middle, drawing)]
}
