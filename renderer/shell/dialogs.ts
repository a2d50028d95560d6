import { createStore } from '../store.ts'

export type DialogName =
  | 'palette'
  | 'dropped'
  | 'shortcuts'
  | 'export'
  | 'about'
  | 'importDocument'
  | 'importReport'
  | 'copies'
  | 'returned'

const store = createStore<{ readonly open: DialogName | null }>({ open: null })

export const useOpenDialog = () => store.use((state) => state.open)

export function openDialog(open: DialogName): void {
  store.set({ open })
}

export function closeDialog(): void {
  store.set({ open: null })
}
