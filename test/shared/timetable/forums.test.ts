import { beforeAll, describe, expect, test } from 'vitest'
import { sampleForums } from '../../../shared/sample/forums.ts'
import { sampleEvents } from '../../../shared/sample/timetable.ts'
import {
  type Forum,
  meetingsFrom,
  meetsOn,
  nextMeeting,
  paperDay,
  patternWords,
} from '../../../shared/timetable/forums.ts'
import type { WorkingDays } from '../../../shared/timetable/working-days.ts'
import { englishWorkingDays } from './fixture.ts'

let days: WorkingDays

beforeAll(async () => {
  days = await englishWorkingDays()
})

function forumWith(pattern: Forum['pattern'], paperDays: number | null = 5): Forum {
  return { id: 'forum', committee: 'csc', pattern, paperDays, basis: null }
}

describe('the forums of DP255', () => {
  test('each date in Appendix 1 is on the pattern that is inferred from them', () => {
    for (const forum of sampleForums()) {
      const dates = sampleEvents().filter(({ committee }) => committee === forum.committee)
      expect(dates.length).toBeGreaterThan(1)
      for (const { start } of dates) expect(meetsOn(forum, start), start).toBe(true)
    }
  })

  test('SSC and the Change Board have none, since their dates show none', () => {
    const known = sampleForums().map(({ committee }) => committee)
    expect(known).not.toContain('ssc')
    expect(known).not.toContain('change-board')
    expect(meetsOn(null, '2024-02-28')).toBeNull()
    expect(nextMeeting(null, '2024-02-28', days)).toBeNull()
  })

  test('papers for CSC of 16 January 2024 are due on the day of v0.2', () => {
    const csc = sampleForums().find(({ committee }) => committee === 'csc') ?? null
    expect(paperDay(csc, '2024-01-16', days)).toBe('2024-01-09')
  })
})

describe('meeting patterns', () => {
  test.each([
    [{ weeks: [1], weekday: 3, months: [] }, 'first Wednesdays', '2024-05-01'],
    [{ weeks: [2, 4], weekday: 2, months: [] }, 'second and fourth Tuesdays', '2024-04-23'],
    [{ weeks: [-1], weekday: 5, months: [3, 9] }, 'last Fridays of Mar and Sep', '2024-09-27'],
    [{ weeks: [5], weekday: 4, months: [] }, 'fifth Thursdays', '2024-05-30'],
  ])('%j reads as words and finds its next meeting', (pattern, words, next) => {
    const forum = forumWith({ kind: 'weekday', ...pattern })
    expect(patternWords(forum.pattern)).toBe(words)
    expect(nextMeeting(forum, '2024-04-17', days)).toBe(next)
    expect(meetsOn(forum, next)).toBe(true)
    expect(meetsOn(forum, '2024-04-18')).toBe(false)
  })

  test('a meeting that would fall on a bank holiday is passed over', () => {
    const forum = forumWith({ kind: 'weekday', weeks: [1], weekday: 1, months: [] })
    expect(meetingsFrom(forum, '2024-04-01', days, 2)).toEqual(['2024-06-03', '2024-07-01'])
  })

  test('days that follow no rule are listed', () => {
    const forum = forumWith({ kind: 'dates', dates: ['2024-08-21', '2024-06-19'] }, null)
    expect(patternWords(forum.pattern)).toBe('21 Aug 2024 and 19 Jun 2024')
    expect(nextMeeting(forum, '2024-06-20', days)).toBe('2024-08-21')
    expect(nextMeeting(forum, '2024-08-22', days)).toBeNull()
    expect(paperDay(forum, '2024-08-21', days)).toBeNull()
  })
})
