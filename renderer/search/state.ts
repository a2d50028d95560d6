/** Whether the search is open, and what is looked for; it stays while results are visited. */
import { createStore } from '../store.ts'

interface SearchState {
  readonly open: boolean
  readonly query: string
  /** Grows each time the search is asked for, so that its field takes the focus again. */
  readonly asked: number
}

const store = createStore<SearchState>({ open: false, query: '', asked: 0 })

export const useSearchState = store.use

export function openSearch(): void {
  store.set({ open: true, asked: store.get().asked + 1 })
}

export function closeSearch(): void {
  store.set({ open: false })
}

export function setQuery(query: string): void {
  store.set({ query })
}
