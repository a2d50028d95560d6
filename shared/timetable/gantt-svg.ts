/** The Gantt chart as a picture that stands alone: one SVG file, with its events' names and a key, for reports too. */
import type { Workspace } from '../workspace.ts'
import { formatDates, formatDay } from './days.ts'
import { type Gantt, ganttChart, HEAD_HEIGHT, type Look, type Mark, ROW_HEIGHT } from './gantt.ts'
import { describeTimeline } from './timeline.ts'
import { timetableOf } from './timetable.ts'

const NAMES_WIDTH = 350
const DATES_WIDTH = 190
const KEY_HEIGHT = 34
/** Letters of 12 px that fit before the dates, on each of two lines. */
const NAME_LETTERS = 50

export interface GanttPicture {
  readonly svg: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** The same in words, for those who do not see it. */
  readonly description: string
}

export interface GanttPictureOptions {
  /** Of the whole picture, in pixels. */
  readonly width?: number
  /** Whether the dates stand beside the names; a table next to the picture may have them already. */
  readonly dates?: boolean
}

/** Null where the modification has no events. */
export function ganttPicture(
  workspace: Workspace,
  modification: string,
  { width = 1280, dates: withDates = true }: GanttPictureOptions = {},
): GanttPicture | null {
  const { asAt, before, after } = timetableOf(workspace, modification)
  const rows = [...before, ...after]
  const events = rows.map(({ event }) => event)
  const aside = NAMES_WIDTH + (withDates ? DATES_WIDTH : 0)
  const releases = [...workspace.release.values()]
  const chart = ganttChart({ events, asAt, releases, width: width - aside })
  if (chart === null) return null
  const description = describeTimeline(events, asAt)
  const reference = workspace.modification.get(modification)?.reference ?? ''
  const whole = { width: aside + chart.width, height: chart.height + KEY_HEIGHT }
  const names = rows.map(({ event, dates }, row) => {
    const y = HEAD_HEIGHT + row * ROW_HEIGHT + ROW_HEIGHT / 2 + 4
    const look = event.state === 'planned' ? `${TEXT} font-style="italic"` : TEXT
    const title = event.estimated ? `${event.title} (estimated)` : event.title
    const name = `<text ${look}><title>${escaped(title)}, ${escaped(dates)}</title>${nameLines(title, y)}</text>`
    if (!withDates) return name
    return `${name}<text x="${NAMES_WIDTH + 8}" y="${y}" ${look}>${escaped(formatDates(event.start, event.end))}</text>`
  })
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(description)}" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}">`,
    `<title>${escaped(`Timetable of ${reference} as at ${formatDay(asAt)}`)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<rect fill="#fff" width="${whole.width}" height="${whole.height}"/>`,
    `<g transform="translate(${aside} 0)">${drawn(chart)}</g>`,
    ...names,
    keyOf(chart.height + 20),
    '</svg>',
  ].join('\n')
  return { svg, ...whole, description }
}

function drawn({ marks }: Gantt): string {
  return marks.map(drawMark).join('\n')
}

function drawMark(mark: Mark): string {
  switch (mark.tag) {
    case 'rect': {
      const { look, x, y, width, height, rounded } = mark
      const corners = rounded ? ' rx="2"' : ''
      return `<rect ${LOOKS[look]} x="${x}" y="${y}" width="${width}" height="${height}"${corners}/>`
    }
    case 'path':
      return `<path ${LOOKS[mark.look]} d="${mark.d}"/>`
    case 'text': {
      const { look, x, y, anchor, text } = mark
      return `<text ${LOOKS[look]} x="${x}" y="${y}" text-anchor="${anchor}">${escaped(text)}</text>`
    }
  }
}

const FONT = `font-family="'Segoe UI', Arial, sans-serif"`
const TEXT = `${FONT} font-size="12" fill="#1c1d20"`
const OUTLINE = 'stroke="#17508f" stroke-width="1.5"'

/**
 * Dark on white, with differences that survive a photocopier. As attributes, which every program that draws SVG follows
 * and which reach nothing else on a page.
 */
const LOOKS: Readonly<Record<Look, string>> = {
  stripe: 'fill="#f5f5f2"',
  month: 'fill="none" stroke="#d5d3cc"',
  monthName: `${FONT} font-size="11" fill="#4d4f54"`,
  today: 'fill="none" stroke="#1c1d20" stroke-width="1.5"',
  todayName: `${TEXT} font-weight="600"`,
  release: 'fill="none" stroke="#2c6438" stroke-width="1.5" stroke-dasharray="6 3"',
  releaseName: `${FONT} font-size="12" fill="#2c6438"`,
  dependency: 'fill="none" stroke="#66676c"',
  arrow: 'fill="#66676c"',
  baseline: 'fill="#8b877d"',
  actual: `fill="#17508f" ${OUTLINE}`,
  planned: `fill="#fff" ${OUTLINE}`,
  estimated: `fill="#fff" ${OUTLINE} stroke-dasharray="4 2.5"`,
  slip: 'fill="none" stroke="#7c5200" stroke-width="1.5" stroke-dasharray="2 2"',
  slipTrail: 'fill="none" stroke="#7c5200" stroke-dasharray="2 2"',
}

const KEY: readonly (readonly [Look, string])[] = [
  ['actual', 'Actual'],
  ['planned', 'Planned'],
  ['estimated', 'Estimated'],
  ['baseline', 'Baseline, where moved'],
]

/** What the signs mean, in a line under the chart. */
function keyOf(y: number): string {
  return KEY.map(([look, words], place) => {
    const x = 8 + place * 150
    const height = look === 'baseline' ? 3 : 12
    const top = look === 'baseline' ? y - 5 : y - 10
    return `<rect ${LOOKS[look]} x="${x}" y="${top}" width="26" height="${height}" rx="2"/><text ${TEXT} x="${x + 33}" y="${y}">${words}</text>`
  }).join('\n')
}

/** A name on one line, or on two around the middle of its row; what fits on neither ends in "…". */
function nameLines(title: string, y: number): string {
  const lines = brokenAt(title, NAME_LETTERS)
  return lines
    .map((line, place) => {
      const shift = lines.length === 1 ? 0 : place * 13 - 6.5
      return `<tspan x="8" y="${y + shift}">${escaped(line)}</tspan>`
    })
    .join('')
}

function brokenAt(text: string, letters: number): readonly string[] {
  if (text.length <= letters) return [text]
  const [first, rest] = cutAt(text, letters)
  if (rest.length <= letters) return [first, rest]
  return [first, `${cutAt(rest, letters - 1)[0]}…`]
}

/** At the last space that leaves a line of that length, or in the middle of a word that is longer than the line. */
function cutAt(text: string, letters: number): readonly [string, string] {
  const space = text.lastIndexOf(' ', letters)
  const at = space > letters / 2 ? space : letters
  return [text.slice(0, at), text.slice(at).trimStart()]
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
