/** Copies that have been read and wait for a person to take them in. */
import type { AnswerOf } from '../../shared/channels.ts'
import { request, subscribe } from '../bridge.ts'
import { reportProblem } from '../interface/messages.ts'
import { closeDialog, openDialog } from '../shell/dialogs.ts'
import { createStore } from '../store.ts'
import { flushEdits } from '../workspace/store.ts'

export type ReturnedFile = NonNullable<AnswerOf<'import.returned'>>[number]

interface Waiting {
  readonly files: readonly ReturnedFile[]
  /** Whether they are being read still. */
  readonly reading: boolean
}

const store = createStore<Waiting>({ files: [], reading: false })

export const useReturnedFiles = () => store.use((state) => state)

/** Leaves only these to be taken in. */
export function leaveReturned(files: readonly ReturnedFile[]): void {
  store.set({ files, reading: false })
}

/** Reads a file that was dropped, or asks for some, and shows what there is to take in. Nothing is taken in yet. */
export async function chooseReturned(dropped?: { readonly path: string }): Promise<void> {
  flushEdits()
  // The system's own dialog comes first: ours shows once a file is being read.
  const stop = subscribe('import.progress', () => {
    stop()
    store.set({ files: [], reading: true })
    openDialog('returned')
  })
  const answer = await request('import.returned', dropped)
  stop()
  const shown = store.get().reading
  store.set({ files: answer.ok ? (answer.value ?? []) : [], reading: false })
  if (answer.ok && answer.value !== null) return openDialog('returned')
  if (shown) closeDialog()
  if (!answer.ok && answer.error.code !== 'word/cancelled') reportProblem(answer.error)
}
