import { useEffect } from 'react'
import { type WorkingDays, workingDays } from '../../shared/timetable/working-days.ts'
import { request } from '../bridge.ts'
import { reportProblem } from '../interface/messages.ts'
import { createStore } from '../store.ts'

const store = createStore<{ readonly days: WorkingDays | null }>({ days: null })
let asked = false

/**
 * Working Days of England and Wales; null until the host has said which days are bank holidays. `wait`, in milliseconds,
 * is for what is not looked at first: reading the tables keeps the host busy for a tenth of a second.
 */
export function useWorkingDays(wait = 0): WorkingDays | null {
  const days = store.use((state) => state.days)
  useEffect(() => {
    if (asked) return undefined
    const timer = setTimeout(ask, wait)
    return () => clearTimeout(timer)
  }, [wait])
  return days
}

function ask(): void {
  if (asked) return
  asked = true
  void request('calendar.bankHolidays').then((answer) => {
    if (answer.ok) return store.set({ days: workingDays(answer.value) })
    asked = false
    reportProblem(answer.error)
  })
}
