/** What the timetable shows and what is being done in it; kept while other rooms are visited. */
import type { Slip, SlipBy } from '../../shared/timetable/slip.ts'
import { createStore } from '../store.ts'

interface TimetableState {
  /** The event that is being slipped, and how far it was asked to go. */
  readonly slipping: { readonly event: string; readonly by: SlipBy } | null
  /** What the slip would come to, for the pictures. */
  readonly preview: Slip | null
}

const store = createStore<TimetableState>({ slipping: null, preview: null })

export const useTimetable = store.use

/** Opens the preview of a slip; nothing moves before it is accepted there. */
export function openSlip(event: string, by: SlipBy = { kind: 'workingDays', count: 5 }): void {
  store.set({ slipping: { event, by } })
}

export function closeSlip(): void {
  store.set({ slipping: null, preview: null })
}

export function showPreview(preview: Slip | null): void {
  store.set({ preview })
}
