import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  firstOfMonth,
  formatDates,
  formatDay,
  formatLongDay,
  formatWeekday,
  readDates,
  readDay,
} from '../../../shared/timetable/days.ts'

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('days as they are written', () => {
  test.each([
    ['9 Jan 2024', '2024-01-09'],
    ['09/01/2024', '2024-01-09'],
    ['9.1.2024', '2024-01-09'],
    ['2024-01-09', '2024-01-09'],
    ['  9th  January 2024 ', '2024-01-09'],
    ['Tuesday 9 January 2024', '2024-01-09'],
    ['Tue, 9 Sept 2024', '2024-09-09'],
    ['29 Feb 2024', '2024-02-29'],
  ])('reads “%s”', (typed, read) => {
    expect(readDay(typed)).toEqual({ ok: true, value: read })
  })

  test.each([
    ['31 Feb 2024', '31 February 2024 does not exist.', 'February 2024 has 29 days.'],
    ['29/02/2023', '29 February 2023 does not exist.', 'February 2023 has 28 days.'],
    ['2024-13-01', 'There is no month 13.', undefined],
    ['soon', '“soon” is not a date.', 'Write it as 9 Jan 2024 or 09/01/2024.'],
    ['9 Foo 2024', '“Foo” is not a month.', undefined],
    ['9 Ma 2024', '“Ma” is not a month.', undefined],
    ['9/1/24', 'The year “24” needs four figures.', undefined],
    ['0 Jan 2024', '0 January 2024 does not exist.', undefined],
    ['', 'There is no date here.', undefined],
  ])('refuses “%s” and says why', (typed, message, advice) => {
    const read = readDay(typed)
    expect(read).toMatchObject({ ok: false, error: { message } })
    if (advice !== undefined) expect(read).toMatchObject({ error: { advice } })
  })

  test('every printed day reads back', () => {
    fc.assert(
      fc.property(day, (value) => {
        for (const print of [formatDay, formatLongDay, formatWeekday]) {
          expect(readDay(print(value))).toEqual({ ok: true, value })
        }
      }),
    )
  })

  test('counts days over months, years and clock changes', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1000, max: 1000 }), (value, count) => {
        expect(daysBetween(value, addDays(value, count))).toBe(count)
      }),
    )
    expect(firstOfMonth('2024-12-17', 1)).toBe('2025-01-01')
    expect(formatDates('2024-04-15', '2024-05-15')).toBe('15 Apr 2024 – 15 May 2024')
  })
})

describe('first and last day', () => {
  test('an empty last day is a single day, and so is the same day twice', () => {
    const single = { ok: true, value: { start: '2024-02-28', end: null } }
    expect(readDates('28 Feb 2024', ' ')).toEqual(single)
    expect(readDates('28 Feb 2024', '28/02/2024')).toEqual(single)
  })

  test('an end before the start is refused, at the end’s field', () => {
    const read = readDates('15 Apr 2024', '14 Apr 2024')
    expect(read).toMatchObject({ ok: false, field: 'end', error: { code: 'date/range' } })
  })

  test('the field that is wrong is named', () => {
    expect(readDates('soon', '')).toMatchObject({ ok: false, field: 'start' })
    expect(readDates('15 Apr 2024', '31 Apr 2024')).toMatchObject({ ok: false, field: 'end' })
  })
})
