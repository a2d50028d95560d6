/** The main process's end of the store's process. Restarts it when it dies; what was acknowledged is on disk by then. */
import { join } from 'node:path'
import { type UtilityProcess, utilityProcess } from 'electron'
import type { Committed, WorkspaceFile } from '../../shared/channels.ts'
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

export interface StoreListeners {
  /** The store died. The workspace that it had open, open again, or why it is not. */
  readonly onRestart: (reopened: Result<WorkspaceFile>) => void
  /** Whoever wrote to the workspace that is open for reading has closed it: it is open for writing here now. */
  readonly onWritable: (file: WorkspaceFile) => void
  /** Somebody else has committed to the workspace that is open for reading. */
  readonly onCommit: (committed: Committed) => void
}

interface Waiting {
  readonly call: StoreCall
  readonly settle: (answer: Result<unknown>) => void
  /** Sent a second time already: what made the store die twice is not sent again. */
  readonly repeated: boolean
}

/** How long closing the file may take at the end, in milliseconds. */
const CLOSE_WITHIN = 5000

/** A store that dies this often within the time, in milliseconds, is left alone until somebody asks it something new. */
const MOST_DEATHS = 3
const DEATHS_WITHIN = 30_000

/** How often a workspace that is open for reading is looked at for what its writer has committed, in milliseconds. */
const LOOK_EVERY = 1000

/** Starts the store's process at once, so that it comes up while the window does. */
export function startStore({ onRestart, onWritable, onCommit }: StoreListeners): StoreProcess {
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let openPath: string | null = null
  let stopping = false
  let deaths: number[] = []
  let child: UtilityProcess | null = start()

  function start(): UtilityProcess {
    const started = utilityProcess.fork(join(import.meta.dirname, 'store.js'), [], {
      serviceName: 'Workspace store',
      stdio: 'inherit',
    })
    started.on('message', ({ call, answer }: StoreAnswer) => {
      const waited = waiting.get(call)
      waiting.delete(call)
      waited?.settle(answer)
    })
    started.on('exit', () => {
      if (!stopping) restart()
    })
    return started
  }

  function restart(): void {
    const lost = [...waiting.values()]
    waiting.clear()
    child = null
    const now = Date.now()
    deaths = [...deaths.filter((time) => now - time < DEATHS_WITHIN), now]
    if (deaths.length > MOST_DEATHS) {
      giveUp(lost)
      return
    }
    // Answers come in the order of the calls: what was open is opened again before what was asked is asked again.
    if (openPath !== null) void store.open(openPath).then(onRestart)
    for (const { call: lostCall, settle, repeated } of lost) {
      const again = repeated ? null : repeatable(lostCall)
      if (again === null) settle(LOST)
      else send({ call: again, settle, repeated: true })
    }
  }

  function giveUp(lost: readonly Waiting[]): void {
    openPath = null
    for (const { settle } of lost) settle(KEEPS_STOPPING)
    onRestart(KEEPS_STOPPING)
  }

  function send(message: Waiting): void {
    child ??= start()
    waiting.set(message.call.call, message)
    child.postMessage(message.call)
  }

  function call(method: keyof StoreMethods, args: readonly unknown[]): Promise<Result<unknown>> {
    calls += 1
    const number = calls
    return new Promise((settle) => {
      send({ call: { call: number, method, args }, settle, repeated: false })
    })
  }

  const store = new Proxy({} as Store, {
    get:
      (_, method: keyof StoreMethods) =>
      async (...args: readonly unknown[]) => {
        const answer = await call(method, args)
        if (method === 'open' && answer.ok) openPath = args[0] as string
        return answer
      },
  })

  const looking = setInterval(() => {
    if (child === null || openPath === null) return
    void store.catchUp().then((commits) => {
      if (commits.ok) for (const committed of commits.value) onCommit(committed)
    })
    void store.claim().then((claimed) => {
      if (claimed.ok && claimed.value !== null) onWritable(claimed.value)
    })
  }, LOOK_EVERY)

  return {
    store,
    async stop() {
      stopping = true
      clearInterval(looking)
      if (child === null) return
      await Promise.race([call('close', []), after(CLOSE_WITHIN)])
      child.kill()
    },
  }
}

const LOST = failed(
  'store/crashed',
  'The store stopped unexpectedly; this may not have been saved.',
  'It has been started again. Everything that was shown as saved is still there.',
)

const KEEPS_STOPPING = failed(
  'store/keeps-stopping',
  'The store stops whenever it is asked something; this may not have been saved.',
  'Everything that was shown as saved is still there. Open the workspace again, or a backup of it.',
)

/** The call as it can be asked again of a fresh store, or null where doing it twice would do it twice. */
function repeatable(call: StoreCall): StoreCall | null {
  switch (call.method) {
    case 'undo':
    case 'redo':
    case 'create':
      return null
    case 'run':
      // The store looks whether it had committed it before it died.
      return { ...call, args: [call.args[0], true, ...call.args.slice(2)] }
    default:
      return call
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((settle) => setTimeout(settle, milliseconds))
}
