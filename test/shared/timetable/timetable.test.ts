import { describe, expect, test } from 'vitest'
import { DP255 } from '../../../shared/sample/facts.ts'
import { sampleCommittees, sampleEvents } from '../../../shared/sample/timetable.ts'
import { stateFinding } from '../../../shared/timetable/findings.ts'
import { timelineOf } from '../../../shared/timetable/timeline.ts'
import { timetableOf } from '../../../shared/timetable/timetable.ts'
import { workspaceOf } from '../../../shared/workspace.ts'

const settings = {
  id: 'workspace',
  name: 'Test',
  asAt: '2024-01-09',
  stages: [],
  paths: [],
} as const
const events = sampleEvents()

function workspaceWith(changed = events) {
  return workspaceOf([
    { kind: 'settings', record: settings },
    ...sampleCommittees().map((record) => ({ kind: 'committee' as const, record })),
    ...changed.map((record) => ({ kind: 'event' as const, record })),
  ])
}

describe('the timetable of DP255', () => {
  test('has 18 events, two of them behind the “as at” day', () => {
    const timetable = timetableOf(workspaceWith(), DP255)
    expect(timetable.before.map(({ event }) => event.title)).toEqual([
      'Draft Proposal raised',
      'Presented to CSC for initial comment',
    ])
    expect(timetable.after).toHaveLength(16)
    expect(timetable.after[0]?.forum?.acronym).toBe('CSC')
  })

  test('prints ranges, and the original date only where it has moved', () => {
    const moved = events.map((event) =>
      event.id === 'dp255-event-pa' ? { ...event, end: '2024-05-17' } : event,
    )
    const rows = timetableOf(workspaceWith(moved), DP255).after
    const assessment = rows.find(({ event }) => event.id === 'dp255-event-pa')
    expect(assessment?.dates).toBe('15 Apr 2024 – 17 May 2024')
    expect(assessment?.originalDates).toBe('15 Apr 2024 – 15 May 2024')
    expect(rows.filter((row) => row.originalDates !== null)).toHaveLength(1)
  })

  test('says where a state and its date do not go together, and changes neither', () => {
    const event = events.find(({ id }) => id === 'dp255-event-csc-converts')
    if (event === undefined) throw new Error('The sample has no such event')
    expect(stateFinding(event, '2024-01-09')).toBeNull()
    expect(stateFinding(event, '2024-01-20')).toContain('has passed')
    expect(stateFinding({ ...event, state: 'actual' }, '2024-01-09')).toContain('lies ahead')
  })
})

describe('the timeline', () => {
  test('stands every event within the line, in words too', () => {
    const timeline = timelineOf(events, '2024-01-09')
    expect(timeline?.bars).toHaveLength(18)
    for (const { from, to } of timeline?.bars ?? []) {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(1)
      expect(to).toBeGreaterThanOrEqual(from)
    }
    expect(timeline?.description).toBe(
      'Timeline of 18 events from 14 Nov 2023 to 17 Dec 2024: 2 actual, 16 planned, as at 9 Jan 2024. Next: CSC converts Draft Proposal to Modification Proposal, 16 Jan 2024.',
    )
  })

  test('puts nothing on top of anything else', () => {
    const bars = timelineOf(events, '2024-01-09')?.bars ?? []
    for (const bar of bars) {
      for (const other of bars) {
        if (bar === other || bar.lane !== other.lane) continue
        expect(bar.to < other.from || other.to < bar.from).toBe(true)
      }
    }
  })

  test('is nothing where there is no event', () => {
    expect(timelineOf([], '2024-01-09')).toBeNull()
  })
})

describe('the names of months on the timeline', () => {
  const months = (last: string) => {
    const [first] = events
    if (first === undefined) throw new Error('The sample has no events')
    const far = { ...first, id: 'far', start: last }
    return timelineOf([first, far], '2024-01-09')?.months.map(({ label }) => label) ?? []
  }

  test('all stand there for a year, and give way to their years for two, and to nothing else for more', () => {
    expect(months('2024-12-17')).not.toContain('')
    const two = months('2025-11-17')
    expect(two.slice(0, 5)).toEqual(['Nov 2023', '', 'Jan 2024', '', 'Mar'])
    expect(months('2027-01-17').filter((label) => label !== '')).toEqual([
      'Nov 2023',
      'Jan 2024',
      'Jan 2025',
      'Jan 2026',
      'Jan 2027',
    ])
  })
})
