/** The message line: what the tool has to say, one thing at a time, read aloud as it appears. */
import type { Problem } from '../../shared/result.ts'
import { problemText } from '../bridge.ts'
import { createStore } from '../store.ts'

export interface MessageAction {
  readonly label: string
  readonly run: () => void
}

export interface Message {
  /** Grows by one, so that the same words said twice are two messages. */
  readonly number: number
  readonly tone: 'note' | 'refusal' | 'problem'
  readonly text: string
  readonly action: MessageAction | null
}

interface Messages {
  readonly message: Message | null
  /** Said to screen readers only, for what everybody else sees happen. */
  readonly announcement: string
}

/** How long a note stays; problems stay until they are dismissed. */
const NOTE_MILLISECONDS = 8000

const store = createStore<Messages>({ message: null, announcement: '' })
let count = 0
let timer: ReturnType<typeof setTimeout> | undefined

export const useMessage = () => store.use((state) => state.message)

export const useAnnouncement = () => store.use((state) => state.announcement)

/** Reads words aloud without showing them; the same words again are read again. */
export function announce(text: string): void {
  const repeated = store.get().announcement === text
  store.set({ announcement: repeated ? `${text}\u00a0` : text })
}

/** Something that went as asked and is worth saying. */
export function say(text: string, action: MessageAction | null = null): void {
  show('note', text, action)
}

/** Something that was not done, and why. Nothing is broken. */
export function refuse(text: string, action: MessageAction | null = null): void {
  show('refusal', text, action)
}

/** Something that went wrong. */
export function reportProblem(problem: Problem, action: MessageAction | null = null): void {
  show('problem', problemText(problem), action)
}

/** What was refused no longer matters once something has been done. */
export function dismissRefusal(): void {
  if (store.get().message?.tone === 'refusal') dismissMessage()
}

export function dismissMessage(): void {
  clearTimeout(timer)
  store.set({ message: null })
}

function show(tone: Message['tone'], text: string, action: MessageAction | null): void {
  count += 1
  clearTimeout(timer)
  store.set({ message: { number: count, tone, text, action } })
  if (tone !== 'problem') timer = setTimeout(dismissMessage, NOTE_MILLISECONDS)
}
