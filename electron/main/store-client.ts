/** The main process's end of the store's process. Restarts it when it dies; what was acknowledged is on disk by then. */
import { join } from 'node:path'
import { type UtilityProcess, utilityProcess } from 'electron'
import { failed, type Result } from '../../shared/result.ts'
import type { StoreAnswer, StoreCall } from '../store/process.ts'
import type { StoreMethods } from '../store/service.ts'

export type Store = {
  readonly [Method in keyof StoreMethods]: (
    ...args: Parameters<StoreMethods[Method]>
  ) => Promise<Awaited<ReturnType<StoreMethods[Method]>>>
}

interface StoreProcess {
  readonly store: Store
  readonly stop: () => Promise<void>
}

/** How long closing the file may take at the end, in milliseconds. */
const CLOSE_WITHIN = 5000

/**
 * Starts the store. `onCrash` is told the path that was open, behind a fresh process that has it open again, or the
 * problem that kept it from that.
 */
export function startStore(onCrash: (reopened: Result<unknown>) => void): StoreProcess {
  const waiting = new Map<number, (answer: Result<unknown>) => void>()
  let calls = 0
  let child: UtilityProcess | null = null
  let openPath: string | null = null
  let stopping = false

  const start = (): UtilityProcess => {
    const started = utilityProcess.fork(join(import.meta.dirname, 'store.js'), [], {
      serviceName: 'Workspace store',
      stdio: 'inherit',
    })
    started.on('message', ({ call, answer }: StoreAnswer) => {
      waiting.get(call)?.(answer)
      waiting.delete(call)
    })
    started.on('exit', () => {
      child = null
      const lost = failed(
        'store/crashed',
        'The store stopped unexpectedly; this change may not have been saved.',
        'It has been started again. Everything that was shown as saved is still there.',
      )
      for (const settle of waiting.values()) settle(lost)
      waiting.clear()
      if (!stopping) void reopen()
    })
    return started
  }

  const reopen = async (): Promise<void> => {
    child = start()
    onCrash(
      openPath === null
        ? failed('workspace/none', 'No workspace is open.')
        : await call('open', [openPath]),
    )
  }

  const call = (method: keyof StoreMethods, args: readonly unknown[]): Promise<Result<unknown>> => {
    child ??= start()
    calls += 1
    const message: StoreCall = { call: calls, method, args }
    return new Promise((settle) => {
      waiting.set(message.call, settle)
      child?.postMessage(message)
    })
  }

  child = start()
  const store = new Proxy({} as Store, {
    get:
      (_, method: keyof StoreMethods) =>
      async (...args: readonly unknown[]) => {
        const answer = await call(method, args)
        if (method === 'open' && answer.ok) openPath = args[0] as string
        return answer
      },
  })

  return {
    store,
    async stop() {
      stopping = true
      const late = new Promise((settle) => setTimeout(settle, CLOSE_WITHIN))
      if (child !== null) await Promise.race([call('close', []), late])
      child?.kill()
    },
  }
}
