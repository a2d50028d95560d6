/** The provision for which another place is being chosen. */
import { createStore } from '../store.ts'

const store = createStore<{ readonly moving: string | null }>({ moving: null })

export const useMoving = () => store.use((state) => state.moving)

export function askWhere(moving: string | null): void {
  store.set({ moving })
}
