/** The provisions for which another place is being chosen. */
import { createStore } from '../store.ts'

const store = createStore<{ readonly moving: readonly string[] }>({ moving: [] })

export const useMoving = () => store.use((state) => state.moving)

/** One behind the other in the text; none: nothing is being moved any more. */
export function askWhere(moving: readonly string[]): void {
  store.set({ moving })
}
