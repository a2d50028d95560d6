/** The window's only way to the main process: requests with checked answers, and events. */
import { z } from 'zod'
import {
  type AnswerOf,
  type EventName,
  type EventOf,
  events,
  type RequestName,
  type RequestOf,
  requests,
  type WorkbenchBridge,
} from '../shared/channels.ts'
import { failed, ok, type Problem, type Result } from '../shared/result.ts'

declare global {
  interface Window {
    readonly workbench: WorkbenchBridge
  }
}

// The content security policy forbids making code from strings, which zod would otherwise try.
z.config({ jitless: true })

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.string(), message: z.string(), advice: z.string().optional() }),
  }),
])

type Value<Name extends RequestName> =
  undefined extends RequestOf<Name>
    ? readonly [value?: RequestOf<Name>]
    : readonly [value: RequestOf<Name>]

/**
 * Asks the main process. Never rejects: what goes wrong on the way is a problem in the answer.
 */
export async function request<Name extends RequestName>(
  name: Name,
  ...value: Value<Name>
): Promise<Result<AnswerOf<Name>>> {
  try {
    return readAnswer(name, await window.workbench.request(name, value[0]))
  } catch (error) {
    return failed(
      'bridge/broken',
      `The window could not reach the program (${describe(error)}).`,
      'Nothing that was shown as saved is lost. Close the window and open it again.',
    )
  }
}

function readAnswer<Name extends RequestName>(
  name: Name,
  message: unknown,
): Result<AnswerOf<Name>> {
  const answer = Answer.safeParse(message)
  if (!answer.success) return unreadable(name)
  if (!answer.data.ok) {
    const { code, message: text, advice } = answer.data.error
    return failed(code, text, advice)
  }
  const parsed = requests[name].answer.safeParse(answer.data.value)
  return parsed.success ? ok(parsed.data as AnswerOf<Name>) : unreadable(name)
}

function unreadable(name: string): Result<never> {
  return failed(
    'bridge/answer',
    `The program gave an answer to “${name}” that the window does not understand.`,
    'The two are probably of different versions: install the Drafting Workbench again.',
  )
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Listens to the main process. Messages that do not fit the map are dropped. Returns how to stop. */
export function subscribe<Name extends EventName>(
  name: Name,
  listener: (value: EventOf<Name>) => void,
): () => void {
  return window.workbench.subscribe(name, (message) => {
    const parsed = events[name].safeParse(message)
    if (parsed.success) listener(parsed.data as EventOf<Name>)
  })
}

/** Path of a file that was dropped on the window. */
export function pathOfFile(file: File): string {
  return window.workbench.pathOfFile(file)
}

/** A problem in one sentence or two, as the message line prints it. */
export function problemText({ message, advice }: Problem): string {
  return advice === undefined ? message : `${message} ${advice}`
}
