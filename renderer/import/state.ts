/** A report that has been read and waits for a person to take it in. */
import type { ReadReport } from '../../shared/report/import/imported.ts'
import { request } from '../bridge.ts'
import { reportProblem } from '../interface/messages.ts'
import { openDialog } from '../shell/dialogs.ts'
import { createStore } from '../store.ts'
import { flushEdits } from '../workspace/store.ts'

interface Waiting {
  readonly path: string
  readonly read: ReadReport
}

const store = createStore<{ readonly waiting: Waiting | null }>({ waiting: null })

export const useWaitingReport = () => store.use((state) => state.waiting)

/** Reads a file that was dropped, or asks for one, and shows what was made of it. Nothing is taken in yet. */
export async function chooseReport(dropped?: { readonly path: string }): Promise<void> {
  flushEdits()
  const answer = await request('import.report', dropped)
  if (!answer.ok) return reportProblem(answer.error)
  if (answer.value === null) return
  store.set({ waiting: answer.value })
  openDialog('importReport')
}
