/** The views of the timetable, which can be gone to from every room. */
import { announce } from '../interface/messages.ts'
import { navigate } from '../interface/navigation.ts'
import { flushEdits } from '../workspace/store.ts'
import { showView, type TimetableView } from './state.ts'

export const VIEW_NAMES: Readonly<Record<TimetableView, string>> = {
  table: 'Table',
  gantt: 'Gantt chart',
  calendar: 'Calendar',
  due: 'What is due',
}

export const timetableCommands: Readonly<Record<string, () => void>> = Object.fromEntries(
  Object.keys(VIEW_NAMES).map((name) => [
    `timetable.${name}`,
    () => {
      const view = name as TimetableView
      flushEdits()
      showView(view)
      navigate({ room: 'timetable' })
      announce(`Timetable: ${VIEW_NAMES[view]}`)
    },
  ]),
)
