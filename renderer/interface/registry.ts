/** What the commands of `shared/interface.ts` do in this window, bound by whoever can do it now. */
import { useEffect, useRef } from 'react'
import { INTERFACE_COMMANDS, type InterfaceCommand } from '../../shared/interface.ts'
import { createStore } from '../store.ts'
import { refuse } from './messages.ts'

export interface Handler {
  readonly run: () => void
  /** Why it cannot be done now, or null where it can. Said when it is tried. */
  readonly blocked?: () => string | null
}

type Handlers = Readonly<Record<string, Handler | (() => void)>>

interface Bindings {
  readonly handlers: ReadonlyMap<string, Handler>
}

const store = createStore<Bindings>({ handlers: new Map() })

/** What is bound, the latest last: a binding that ends uncovers the one before it. */
let layers: readonly ReadonlyMap<string, Handler>[] = []

/** Binds handlers to ids until the returned function is called. The latest binding of an id wins. */
export function bindCommands(handlers: Handlers): () => void {
  const bound = new Map<string, Handler>()
  for (const [id, handler] of Object.entries(handlers)) {
    bound.set(id, typeof handler === 'function' ? { run: handler } : handler)
  }
  setLayers([...layers, bound])
  return () => setLayers(layers.filter((layer) => layer !== bound))
}

function setLayers(next: typeof layers): void {
  layers = next
  store.set({ handlers: new Map(layers.flatMap((layer) => [...layer])) })
}

/** Binds handlers while the component is shown. The ids must stay the same; what they do may change. */
export function useCommands(handlers: Handlers): void {
  const latest = useRef(handlers)
  latest.current = handlers
  const ids = Object.keys(handlers).join(' ')
  useEffect(() => {
    const current = (id: string): Handler => {
      const handler = latest.current[id]
      return typeof handler === 'function'
        ? { run: handler }
        : (handler ?? { run: () => undefined })
    }
    return bindCommands(
      Object.fromEntries(
        ids
          .split(' ')
          .map((id) => [
            id,
            { run: () => current(id).run(), blocked: () => current(id).blocked?.() ?? null },
          ]),
      ),
    )
  }, [ids])
}

/** Runs a command, or says why not. False where nothing in this window answers to the id. */
export function runInterfaceCommand(id: string): boolean {
  const handler = store.get().handlers.get(id)
  if (handler === undefined) return false
  const reason = handler.blocked?.() ?? null
  if (reason === null) handler.run()
  else refuse(reason)
  return true
}

/** The commands that can be run here and now, in the order of the menus. */
export function useAvailableCommands(): readonly InterfaceCommand[] {
  return store.use(({ handlers }) => INTERFACE_COMMANDS.filter(({ id }) => handlers.has(id)))
}

export function interfaceCommand(id: string): InterfaceCommand | undefined {
  return INTERFACE_COMMANDS.find((command) => command.id === id)
}
