import { useEffect } from 'react'
import { type WorkingDays, workingDays } from '../../shared/timetable/working-days.ts'
import { request } from '../bridge.ts'
import { reportProblem } from '../interface/messages.ts'
import { createStore } from '../store.ts'

const store = createStore<{ readonly days: WorkingDays | null }>({ days: null })
let asked = false

/** Working Days of England and Wales; null until the host has said which days are bank holidays. */
export function useWorkingDays(): WorkingDays | null {
  const days = store.use((state) => state.days)
  useEffect(() => {
    if (asked) return
    asked = true
    void request('calendar.bankHolidays').then((answer) => {
      if (answer.ok) return store.set({ days: workingDays(answer.value) })
      asked = false
      reportProblem(answer.error)
    })
  }, [])
  return days
}
