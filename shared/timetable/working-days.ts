/**
 * Working Days: any day other than a Saturday, a Sunday or a bank holiday of England and Wales, Good Friday and Christmas
 * Day among them. The Smart Energy Code's own definition was not at hand and is to be checked; the sums that DP255's dates
 * give are tested.
 */
import { addDays, daysBetween } from './days.ts'

/** A bank holiday of England and Wales, Good Friday and Christmas Day among them. */
export interface BankHoliday {
  readonly day: string
  readonly name: string
}

export interface WorkingDays {
  readonly is: (day: string) => boolean
  /** "Saturday", "Good Friday" …; null for a Working Day. */
  readonly whyNot: (day: string) => string | null
  /** The day itself where it is a Working Day, else the next one in that direction. */
  readonly onOr: (direction: 'after' | 'before', day: string) => string
  /**
   * The Working Day that lies `count` behind `day` (before it where `count` is negative), `day` not counted. 0 gives
   * the day itself where it is a Working Day, else the next one.
   */
  readonly add: (day: string, count: number) => string
  /** Working Days from first to last day, both counted; 0 where the last comes first. */
  readonly count: (first: string, last: string) => number
  /** How many Working Days `to` lies behind `from`, the first day not counted; negative where it lies before. */
  readonly between: (from: string, to: string) => number
  readonly holidays: readonly BankHoliday[]
}

/** @param holidays In any order; a day twice counts once. */
export function workingDays(holidays: readonly BankHoliday[]): WorkingDays {
  const names = new Map(holidays.map(({ day, name }) => [day, name]))
  const whyNot = (day: string): string | null => {
    const holiday = names.get(day)
    if (holiday !== undefined) return holiday
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (weekday === 6) return 'Saturday'
    return weekday === 0 ? 'Sunday' : null
  }
  const is = (day: string) => whyNot(day) === null
  const onOr = (direction: 'after' | 'before', day: string): string => {
    const step = direction === 'after' ? 1 : -1
    let candidate = day
    while (!is(candidate)) candidate = addDays(candidate, step)
    return candidate
  }
  const add = (day: string, count: number): string => {
    if (count === 0) return onOr('after', day)
    const step = count > 0 ? 1 : -1
    let current = day
    for (let left = Math.abs(count); left > 0; ) {
      current = addDays(current, step)
      if (is(current)) left -= 1
    }
    return current
  }
  const count = (first: string, last: string): number => {
    let counted = 0
    for (let day = first; day <= last; day = addDays(day, 1)) if (is(day)) counted += 1
    return counted
  }
  return {
    is,
    whyNot,
    onOr,
    add,
    count,
    between: (from, to) =>
      daysBetween(from, to) >= 0 ? count(addDays(from, 1), to) : -count(addDays(to, 1), from),
    holidays: [...names].map(([day, name]) => ({ day, name })).sort(byDay),
  }
}

function byDay(left: BankHoliday, right: BankHoliday): number {
  return left.day < right.day ? -1 : 1
}

/** "22 Working Days", "1 Working Day" */
export function formatWorkingDays(count: number): string {
  return `${count} Working ${Math.abs(count) === 1 ? 'Day' : 'Days'}`
}
