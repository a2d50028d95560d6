/** Copies that have been read and wait for a person to take them in. */
import type { AnswerOf } from '../../shared/channels.ts'
import { request } from '../bridge.ts'
import { reportProblem } from '../interface/messages.ts'
import { openDialog } from '../shell/dialogs.ts'
import { createStore } from '../store.ts'
import { flushEdits } from '../workspace/store.ts'

export type ReturnedFile = NonNullable<AnswerOf<'import.returned'>>[number]

const store = createStore<{ readonly files: readonly ReturnedFile[] }>({ files: [] })

export const useReturnedFiles = () => store.use((state) => state.files)

/** Asks for files, reads them and shows what there is to take in. Nothing is taken in yet. */
export async function chooseReturned(): Promise<void> {
  flushEdits()
  const answer = await request('import.returned')
  if (!answer.ok) return reportProblem(answer.error)
  if (answer.value === null) return
  store.set({ files: answer.value })
  openDialog('returned')
}
