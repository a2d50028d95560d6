import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { bankHolidays } from '../../../electron/timetable/bank-holidays.ts'
import { sampleEvents } from '../../../shared/sample/timetable.ts'
import { addDays, daysBetween } from '../../../shared/timetable/days.ts'
import { type WorkingDays, workingDays } from '../../../shared/timetable/working-days.ts'

let days: WorkingDays

beforeAll(async () => {
  days = workingDays(await bankHolidays())
})

const RUNS = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 200)

const anyDay = fc
  .date({ min: new Date('2014-01-01'), max: new Date('2044-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function eventDates(id: string): { readonly start: string; readonly end: string } {
  const event = sampleEvents().find((candidate) => candidate.id === `dp255-event-${id}`)
  if (event === undefined) throw new Error(`The sample has no event ${id}`)
  return { start: event.start, end: event.end ?? event.start }
}

describe('the sums of DP255, as its facts give them', () => {
  test.each([
    ['Preliminary Assessment', 'pa', 22],
    ['Refinement Consultation', 'consultation', 17],
    ['Impact Assessment', 'ia', 44],
  ])('%s spans so many Working Days, both end days counted', (_, id, count) => {
    const { start, end } = eventDates(id)
    expect(days.count(start, end)).toBe(count)
  })

  test('v0.2 of 9 January 2024 is dated five Working Days before the meeting of 16 January', () => {
    expect(days.add('2024-01-16', -5)).toBe('2024-01-09')
    expect(days.between('2024-01-09', '2024-01-16')).toBe(5)
  })

  test('from raised to approval it is 399 calendar days', () => {
    expect(daysBetween(eventDates('raised').start, eventDates('approved').start)).toBe(399)
  })
})

describe('bank holidays of England and Wales', () => {
  test.each([
    ['2024-05-06', 'Early May bank holiday'],
    ['2024-03-29', 'Good Friday'],
    ['2024-12-25', 'Christmas Day'],
    ['2020-05-08', 'Early May bank holiday (VE day)'],
    ['2021-12-28', 'Boxing Day (substitute day)'],
    ['2022-06-02', 'Spring bank holiday'],
    ['2022-09-19', "Queen Elizabeth's Funeral Day"],
    ['2023-05-08', "King Charles III's Coronation"],
    ['2028-01-03', "New Year's Day (substitute day)"],
  ])('%s is %s', (day, name) => {
    expect(days.whyNot(day)).toBe(name)
  })

  test.each(['2024-01-02', '2024-03-18', '2024-07-12', '2024-08-05', '2024-12-02', '2020-05-04'])(
    '%s, which is a holiday elsewhere in the United Kingdom or was moved, is a Working Day',
    (day) => {
      expect(days.is(day)).toBe(true)
    },
  )
})

describe('counting Working Days', () => {
  test('adding and counting agree, and land on Working Days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -120, max: 120 }), (day, count) => {
        const there = days.add(day, count)
        expect(days.is(there)).toBe(true)
        if (count > 0) expect(days.count(addDays(day, 1), there)).toBe(count)
        if (count < 0) expect(days.count(there, addDays(day, -1))).toBe(-count)
        if (count !== 0 && days.is(day)) {
          expect(days.between(day, there)).toBe(count)
          expect(days.add(there, -count)).toBe(day)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('a later day gives a later or the same day, never an earlier one', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(30), fc.integer({ min: -30, max: 30 }), (day, later, count) => {
        fc.pre(count !== 0)
        expect(days.add(addDays(day, later), count) >= days.add(day, count)).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })
})
