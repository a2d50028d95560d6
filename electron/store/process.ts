/** Entry of the store's own process: a slow query or a hostile file never freezes a window. */
import { failed, ProblemError, type Result } from '../../shared/result.ts'
import { createStore, type StoreMethods } from './service.ts'

/** A call from the main process, and its answer. */
export interface StoreCall {
  readonly call: number
  readonly method: keyof StoreMethods
  readonly args: readonly unknown[]
}

export interface StoreAnswer {
  readonly call: number
  readonly answer: Result<unknown>
}

const store = createStore(() => new Date().toISOString())

process.parentPort.on('message', ({ data }) => {
  void answer(data as StoreCall)
})

async function answer({ call, method, args }: StoreCall): Promise<void> {
  const run = store[method] as (...values: readonly unknown[]) => unknown
  let result: Result<unknown>
  try {
    result = (await run(...args)) as Result<unknown>
  } catch (error) {
    result =
      error instanceof ProblemError
        ? { ok: false, error: error.problem }
        : failed('store/failure', `The store failed (${method}): ${(error as Error).message}`)
  }
  process.parentPort.postMessage({ call, answer: result } satisfies StoreAnswer)
}
