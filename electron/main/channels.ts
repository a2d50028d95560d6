/** The main process's side of the channel map: the only place that speaks raw ipc. */
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import {
  type AnswerOf,
  type EventName,
  type EventOf,
  type RequestName,
  type RequestOf,
  requests,
} from '../../shared/channels.ts'
import { failed, ProblemError, type Result } from '../../shared/result.ts'
import { APPLICATION_ORIGIN } from './security.ts'

export type Handlers = {
  readonly [Name in RequestName]: (
    value: RequestOf<Name>,
  ) => Result<AnswerOf<Name>> | Promise<Result<AnswerOf<Name>>>
}

export function handleRequests(handlers: Handlers): void {
  ipcMain.handle('workbench:request', async (event, name: unknown, value: unknown) => {
    if (!isOurs(event)) return failed('bridge/sender', 'This page may not speak to the program.')
    if (typeof name !== 'string' || !Object.hasOwn(requests, name)) {
      return failed('bridge/unknown', `There is no request “${String(name)}”.`)
    }
    return answer(handlers, name as RequestName, value)
  })
}

/** Only the application's own page, and only its main frame, is listened to. */
function isOurs({ senderFrame }: IpcMainInvokeEvent): boolean {
  return (
    senderFrame !== null && senderFrame.parent === null && senderFrame.origin === APPLICATION_ORIGIN
  )
}

async function answer<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
  value: unknown,
): Promise<Result<unknown>> {
  const parsed = requests[name].request.safeParse(value ?? undefined)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return failed('bridge/request', `${name}: ${issue?.path.join('.')} ${issue?.message}`)
  }
  try {
    return await handlers[name](parsed.data as RequestOf<Name>)
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, error: error.problem }
    return failed('program/failure', `“${name}” failed: ${(error as Error).message}`)
  }
}

export function sendEvent<Name extends EventName>(
  window: BrowserWindow,
  name: Name,
  value: EventOf<Name>,
): void {
  if (!window.isDestroyed()) window.webContents.send('workbench:event', name, value)
}
