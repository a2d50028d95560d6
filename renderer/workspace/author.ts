/**
 * Who drafts. Nobody is stopped for it: what is typed before a name is given is recorded as by "Not stated",
 * saved at once, and carries the name as soon as there is one.
 */
import type { Execution } from '../../shared/commands/command.ts'
import { failed, type Result } from '../../shared/result.ts'
import type { Patch } from '../../shared/workspace.ts'
import { reportProblem } from '../interface/messages.ts'
import { preferences, setPreferences } from '../preferences.ts'
import { createStore } from '../store.ts'
import { flushEdits, runCommandAs, stepBack, workspaceState } from './store.ts'

const NOT_STATED = 'Not stated'

interface AuthorState {
  /** Whether the question for the name is on screen. */
  readonly asking: boolean
}

const store = createStore<AuthorState>({ asking: false })
export const useAskingAuthor = () => store.use((state) => state.asking)

export function askAuthor(): void {
  store.set({ asking: true })
}

export function stopAskingAuthor(): void {
  store.set({ asking: false })
}

/** Runs a command of `shared/commands` as the person who works here. */
export function runCommand(name: string, args: unknown): Result<Execution> {
  const author = ensureAuthor()
  return author.ok ? runCommandAs(author.value, name, args) : author
}

/** Runs a command and says what is in the way where it fails. True where it ran. */
export function attempt(name: string, args: unknown): boolean {
  const ran = runCommand(name, args)
  if (!ran.ok) reportProblem(ran.error)
  return ran.ok
}

export function undo(): Promise<Result<readonly Patch[]>> {
  flushEdits()
  return stepBack(knownAuthor() ?? NOT_STATED, 'undo')
}

export function redo(): Promise<Result<readonly Patch[]>> {
  flushEdits()
  return stepBack(knownAuthor() ?? NOT_STATED, 'redo')
}

/** Id of the person who works here, where the workspace knows them. */
export function knownAuthor(): string | null {
  return personNamed(preferences().authorName || NOT_STATED)
}

function personNamed(name: string): string | null {
  for (const person of workspaceState().workspace.person.values()) {
    if (person.name.toLocaleLowerCase() === name.toLocaleLowerCase()) return person.id
  }
  return null
}

/** Id of the person who works here; makes their record at their first edit. */
export function ensureAuthor(): Result<string> {
  // Every role may minute, and so needs a name.
  const { minutesReadOnly } = workspaceState()
  if (minutesReadOnly !== null) return failed('workspace/readOnly', minutesReadOnly)
  const name = preferences().authorName
  if (name === '') askAuthor()
  const known = knownAuthor()
  if (known !== null) return { ok: true, value: known }
  return addPerson(name || NOT_STATED)
}

function addPerson(name: string, id = `person-${crypto.randomUUID()}`): Result<string> {
  const added = runCommandAs(id, 'person.add', { id, name })
  return added.ok ? { ok: true, value: id } : added
}

/** Sets who drafts from here on, and puts the name on what was recorded without one. */
export function setAuthor(name: string): void {
  const trimmed = name.trim()
  if (trimmed === '') return
  flushEdits()
  const unnamed = personNamed(NOT_STATED)
  const known = personNamed(trimmed)
  setPreferences({ authorName: trimmed })
  if (unnamed !== null && known === null && workspaceState().minutesReadOnly === null) {
    const renamed = addPerson(trimmed, unnamed)
    if (!renamed.ok) reportProblem(renamed.error)
  }
  stopAskingAuthor()
}
