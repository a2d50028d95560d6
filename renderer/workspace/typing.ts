import { createStore } from '../store.ts'

/** Whether words are on screen that are not yet a record; the status line says "Saving" meanwhile. */
const store = createStore<{ readonly typing: boolean }>({ typing: false })

export const useTyping = () => store.use((state) => state.typing)

export function setTyping(typing: boolean): void {
  store.set({ typing })
}
