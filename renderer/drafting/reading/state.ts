/** How the drafting room is read: as the page, as one linear text, or with two drafts beside each other. */
import { createStore } from '../../store.ts'

interface Reading {
  readonly mode: 'page' | 'linear' | 'drafts'
  /** Only the clause with the caret and its neighbours stand out. */
  readonly near: boolean
}

const store = createStore<Reading>({ mode: 'page', near: false })

export const useReading = store.use
export const reading = store.get

export function read(mode: Reading['mode']): void {
  store.set({ mode })
}

export function standOut(near: boolean): void {
  store.set({ near })
}
