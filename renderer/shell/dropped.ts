/** A document that was dropped on the window and waits to be imported. */
import { createStore } from '../store.ts'

interface DroppedFile {
  readonly path: string
  readonly name: string
}

const store = createStore<{ readonly file: DroppedFile | null }>({ file: null })

export const useDroppedFile = () => store.use((state) => state.file)

export function keepDropped(file: DroppedFile): void {
  store.set({ file })
}

/** The file, once: what asks for one again asks the person. */
export function takeDropped(): DroppedFile | null {
  const { file } = store.get()
  store.set({ file: null })
  return file
}

export type DroppedAs = 'codeDocument' | 'returned' | 'report'

/** What a document with an ending can be taken in as; nothing where the workbench does not read it. Pure. */
export function readingsOf(name: string): readonly DroppedAs[] {
  const ending = /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? ''
  return READINGS[ending] ?? []
}

const READINGS: Readonly<Record<string, readonly DroppedAs[]>> = {
  '.docx': ['codeDocument', 'returned', 'report'],
  '.xml': ['codeDocument'],
  '.txt': ['codeDocument', 'report'],
  '.md': ['report'],
}
