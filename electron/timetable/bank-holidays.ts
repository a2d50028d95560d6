/**
 * Bank holidays of England and Wales, from date-holidays. Its tables weigh 1.5 MB, so that the host works the days out
 * and hands windows a list of some three hundred.
 */
import type { BankHoliday } from '../../shared/timetable/working-days.ts'

/** The Code was designated in 2013. The package lacks the royal occasions of 2011 and 2012, which no timetable needs. */
const FIRST_YEAR = 2013
/** Further ahead the days follow from the rules alone; single occasions are proclaimed a year or two before. */
const LAST_YEAR = 2045

let loaded: Promise<readonly BankHoliday[]> | null = null

/** From 2013 to 2045, in order. The package is read at the first call. */
export function bankHolidays(): Promise<readonly BankHoliday[]> {
  loaded ??= read()
  return loaded
}

async function read(): Promise<readonly BankHoliday[]> {
  const { default: Holidays } = await import('date-holidays')
  const calendar = new Holidays('GB', 'ENG', { languages: ['en'], types: ['public', 'bank'] })
  const days = new Map<string, string>()
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (const { date, name } of calendar.getHolidays(year)) days.set(date.slice(0, 10), name)
  }
  return [...days].map(([day, name]) => ({ day, name }))
}
