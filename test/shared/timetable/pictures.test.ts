import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { addDays } from '../../../shared/timetable/days.ts'
import { dueLine, whatIsDue, whenWords } from '../../../shared/timetable/due.ts'
import { timetableFacts } from '../../../shared/timetable/findings.ts'
import { ganttChart, HEAD_HEIGHT, ROW_HEIGHT } from '../../../shared/timetable/gantt.ts'
import { ganttPicture } from '../../../shared/timetable/gantt-svg.ts'
import { calendarMonth, monthName } from '../../../shared/timetable/month.ts'
import type { WorkingDays } from '../../../shared/timetable/working-days.ts'
import { englishWorkingDays, eventLike, sampleWith, workspaceWithEvents } from './fixture.ts'

let days: WorkingDays

beforeAll(async () => {
  days = await englishWorkingDays()
})

function chartOf(events = [...dp255Workspace().event.values()], more = {}) {
  const chart = ganttChart({ events, asAt: '2024-01-09', releases: [], width: 760, ...more })
  if (chart === null) throw new Error('There is no chart')
  return chart
}

describe('the Gantt chart', () => {
  test('has a sign for each event on its row, and fills the width that there is', () => {
    const { marks, width, height } = chartOf()
    const signs = marks.filter((mark) => 'event' in mark && mark.event !== undefined)
    expect(signs).toHaveLength(18)
    expect(signs.filter(({ look }) => look === 'actual')).toHaveLength(2)
    expect(signs.filter(({ look }) => look === 'estimated')).toHaveLength(2)
    expect(width).toBeLessThanOrEqual(761)
    expect(height).toBe(HEAD_HEIGHT + 18 * ROW_HEIGHT + 4)
  })

  test('draws what waits for what, once for each pair', () => {
    const looks = chartOf().marks.map(({ look }) => look)
    expect(looks.filter((look) => look === 'dependency')).toHaveLength(17)
    expect(looks.filter((look) => look === 'arrow')).toHaveLength(17)
  })

  test('shows the baseline of what has moved, and a slip that has not been accepted', () => {
    const events = [...sampleWith({ pa: { end: '2024-05-22' } }).event.values()]
    const slipped = new Map([['dp255-event-ssc', { start: '2024-03-06', end: null }]])
    const looks = chartOf(events, { slipped }).marks.map(({ look }) => look)
    expect(looks.filter((look) => look === 'baseline')).toHaveLength(1)
    expect(looks.filter((look) => look === 'slip')).toHaveLength(1)
  })

  test('stays within its picture, however far the dates lie apart', () => {
    const events = [
      eventLike({ id: 'a', start: '1999-12-31', originalStart: '1999-12-31' }),
      eventLike({ id: 'b', start: '2045-06-01', end: '2045-12-31', originalStart: '2044-01-01' }),
    ]
    const { marks, width } = chartOf(events)
    for (const mark of marks) {
      if (mark.tag !== 'rect') continue
      expect(mark.x).toBeGreaterThanOrEqual(0)
      expect(mark.x + mark.width).toBeLessThanOrEqual(width + 8)
    }
  })

  test('is nothing where there is no event', () => {
    expect(ganttChart({ events: [], asAt: '2024-01-09', releases: [], width: 760 })).toBeNull()
    expect(ganttPicture(workspaceWithEvents([]), 'dp255')).toBeNull()
  })
})

describe('the Gantt chart as a picture that stands alone', () => {
  const elementsOf = (svg: string) => {
    const names: string[] = []
    const parser = new SaxesParser()
    parser.on('error', (error) => {
      throw error
    })
    parser.on('opentag', ({ name }) => names.push(name))
    parser.write(svg).close()
    return names
  }

  test('is well formed, has a name and says in words what it shows', () => {
    const picture = ganttPicture(dp255Workspace(), 'dp255')
    expect(elementsOf(picture?.svg ?? '').slice(0, 3)).toEqual(['svg', 'title', 'desc'])
    expect(picture?.svg).toContain('Timetable of DP255 as at 9 Jan 2024')
    expect(picture?.description).toContain('18 events from 14 Nov 2023 to 17 Dec 2024')
    expect(picture?.svg).not.toMatch(/NaN|undefined|https?:(?!\/\/www\.w3\.org)/)
  })

  test('takes titles with every kind of sign, and 100 events with long titles', () => {
    const title = '<b>"Refinement" & more</b> '.repeat(12)
    const events = Array.from({ length: 100 }, (_, place) =>
      eventLike({ id: `e${place}`, title, start: addDays('2024-01-01', place * 3) }),
    )
    const picture = ganttPicture(workspaceWithEvents(events), 'dp255')
    expect(elementsOf(picture?.svg ?? '')).not.toContain('b')
    expect(picture?.svg).toContain('…</tspan>')
    expect(picture?.height).toBeGreaterThan(3000)
  })
})

describe('what is due', () => {
  test('on 9 January 2024 is the papers for CSC, today, and CSC itself', () => {
    const due = whatIsDue(dp255Workspace(), 'dp255', days, 5)
    expect(due.map(dueLine)).toEqual(['Papers for CSC, 9 Jan 2024', 'CSC, 16 Jan 2024'])
    expect(due.map((each) => whenWords(each.workingDays, each.day, '2024-01-09'))).toEqual([
      'today',
      'in 5 Working Days',
    ])
  })

  test('keeps what was planned and has passed, and the papers of a meeting that is still to come', () => {
    const settings = dp255Workspace().settings.get('workspace')
    if (settings === undefined) throw new Error('The sample has no settings')
    const later = {
      ...dp255Workspace(),
      settings: new Map([['workspace', { ...settings, asAt: '2024-03-01' }]]),
    }
    const due = whatIsDue(later, 'dp255', days, 5)
    expect(due.map(dueLine)).toEqual([
      'CSC converts Draft Proposal to Modification Proposal: still planned, 16 Jan 2024',
      'Business requirements developed with Proposer and DCC: still planned, 5 Feb 2024',
      'Modification discussed with SSC: still planned, 28 Feb 2024',
      'Papers for TABASC, 29 Feb 2024',
      'Papers for OPSG, 5 Mar 2024',
      'TABASC, 7 Mar 2024',
    ])
    expect(whenWords(due[3]?.workingDays ?? 0, '2024-02-29', '2024-03-01')).toBe(
      '1 Working Day ago',
    )
  })

  test('lists nothing that took place', () => {
    const workspace = sampleWith({ 'csc-converts': { state: 'actual' } })
    expect(whatIsDue(workspace, 'dp255', days, 5)).toEqual([])
  })
})

describe('a month of the calendar', () => {
  test('is whole weeks from Monday, each day once', () => {
    const weeks = calendarMonth('2024-05-20', timetableFacts(dp255Workspace(), 'dp255', days))
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7])
    expect(weeks[0]?.[0]?.day).toBe('2024-04-29')
    expect(weeks[4]?.[6]?.day).toBe('2024-06-02')
    expect(monthName('2024-05-20')).toBe('May 2024')
  })

  test('shows ranges over all their days, papers on theirs, and bank holidays by name', () => {
    const facts = timetableFacts(dp255Workspace(), 'dp255', days)
    const may = new Map(
      calendarMonth('2024-05-01', facts)
        .flat()
        .map((day) => [day.day, day]),
    )
    expect(may.get('2024-05-06')).toMatchObject({
      off: 'Early May bank holiday',
      entries: [{ text: 'Preliminary Assessment', part: 'middle' }],
    })
    expect(may.get('2024-05-15')?.entries[0]?.part).toBe('last')
    expect(may.get('2024-05-16')?.entries).toEqual([])
    expect(may.get('2024-05-29')?.entries.map(({ text }) => text)).toEqual([
      'Papers for Working Group',
    ])
  })
})
