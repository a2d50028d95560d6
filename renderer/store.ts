import { useCallback, useRef, useSyncExternalStore } from 'react'

export interface Store<State> {
  readonly get: () => State
  readonly set: (part: Partial<State>) => void
  readonly subscribe: (listener: () => void) => () => void
  /** The selected part, compared shallowly, so that a selector may build an array or object. */
  readonly use: <Part>(selector: (state: State) => Part) => Part
}

/** A value outside React that components follow. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function set(part: Partial<State>): void {
    const keys = Object.keys(part) as (keyof State)[]
    if (keys.every((key) => Object.is(state[key], part[key]))) return
    state = { ...state, ...part }
    for (const listener of [...listeners]) listener()
  }

  const get = () => state
  return {
    get,
    set,
    subscribe,
    use: (selector) => useSelected(subscribe, get, selector),
  }
}

function useSelected<State, Part>(
  subscribe: (listener: () => void) => () => void,
  get: () => State,
  selector: (state: State) => Part,
): Part {
  const last = useRef<{ readonly part: Part } | null>(null)
  const select = useCallback(() => {
    const part = selector(get())
    if (last.current !== null && shallowlyEqual(last.current.part, part)) return last.current.part
    last.current = { part }
    return part
  }, [selector, get])
  return useSyncExternalStore(subscribe, select)
}

export function shallowlyEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (!isPlain(left) || !isPlain(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.is(left[key], right[key]))
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype
}
