/** What the timetable shows and what is being done in it; kept while other rooms are visited. */
import type { Slip, SlipBy } from '../../shared/timetable/slip.ts'
import { preferences, setPreferences } from '../preferences.ts'
import { createStore } from '../store.ts'

export type TimetableView = 'table' | 'gantt' | 'calendar' | 'due'

interface TimetableState {
  readonly ganttScale: 'fit' | 'weeks'
  /** The event that the pictures point out. */
  readonly chosen: string | null
  /** The event that is being edited, or "new" for one that begins on `newDay`. */
  readonly editing: string | null
  readonly newDay: string | null
  /** What stands open above the views. */
  readonly panel: 'templates' | 'forums' | null
  /** The day that the calendar stands on; the "as at" day until somebody goes elsewhere. */
  readonly calendarDay: string | null
  /** The event that is being slipped, and how far it was asked to go. */
  readonly slipping: { readonly event: string; readonly by: SlipBy } | null
  /** What the slip would come to, for the pictures. */
  readonly preview: Slip | null
}

const store = createStore<TimetableState>({
  ganttScale: 'fit',
  chosen: null,
  editing: null,
  newDay: null,
  panel: null,
  calendarDay: null,
  slipping: null,
  preview: null,
})

export const useTimetable = store.use

/** Kept on this machine: the timetable opens as it was last looked at. */
export function showView(view: TimetableView): void {
  setPreferences({ timetable: { ...preferences().timetable, view } })
}

export function setGanttScale(ganttScale: TimetableState['ganttScale']): void {
  store.set({ ganttScale })
}

export function chooseEvent(chosen: string): void {
  store.set({ chosen })
}

export function startEditing(id: string): void {
  store.set({ editing: id, newDay: null, slipping: null, preview: null, chosen: id })
}

export function startAdding(day: string | null = null): void {
  store.set({ editing: 'new', newDay: day, slipping: null, preview: null })
}

export function stopEditing(): void {
  store.set({ editing: null, newDay: null })
}

export function goToDay(calendarDay: string): void {
  store.set({ calendarDay })
}

/** Opens the preview of a slip; nothing moves before it is accepted there. */
export function openSlip(event: string, by: SlipBy = { kind: 'workingDays', count: 5 }): void {
  store.set({ slipping: { event, by }, editing: null, newDay: null, chosen: event })
}

export function closeSlip(): void {
  store.set({ slipping: null, preview: null })
}

export function showPreview(preview: Slip | null): void {
  store.set({ preview })
}

export function openPanel(panel: TimetableState['panel']): void {
  store.set({ panel })
}
