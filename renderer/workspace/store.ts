/**
 * The window's workspace. Commands run ahead here, in one code path with the store, and the store decides:
 * what it answers differently is taken over, what it refuses is taken back.
 */
import type { Committed, Snapshot, UndoState, WorkspaceFile } from '../../shared/channels.ts'
import type { CommandEnvelope, Execution } from '../../shared/commands/command.ts'
import { execute } from '../../shared/execute.ts'
import type { AnyRecord } from '../../shared/records/index.ts'
import { failed, ok, type Problem, type Result } from '../../shared/result.ts'
import { type Role, refusalFor, roleReason } from '../../shared/roles.ts'
import { EMPTY_WORKSPACE, type Patch, type Workspace, workspaceOf } from '../../shared/workspace.ts'
import { request, subscribe } from '../bridge.ts'
import { reportProblem } from '../interface/messages.ts'
import { onPreferences, preferences } from '../preferences.ts'
import { createStore } from '../store.ts'
import {
  acknowledge,
  type Commit,
  expectAnswer,
  foreign,
  type Line,
  lineOf,
  type Reconciled,
  refuse,
  runAhead,
} from './line.ts'

export interface WorkspaceState {
  readonly status: 'loading' | 'ready' | 'failed'
  /** Why there is no workspace, where the status is "failed". */
  readonly problem: Problem | null
  /** All records, with what was run ahead already in them. */
  readonly workspace: Workspace
  readonly file: WorkspaceFile | null
  /** Why nothing can be changed, or null where it can. */
  readonly readOnly: string | null
  /** Why not even comments and decisions can be written, or null where they can. */
  readonly discussionReadOnly: string | null
  /** Why what a room decides cannot be minuted, or null where it can. */
  readonly minutesReadOnly: string | null
  /** Why the file itself cannot be written to, whatever the role. */
  readonly fileReadOnly: string | null
  readonly role: Role
  readonly revision: number
  readonly undoState: UndoState
  /** "saved" only while the store has acknowledged everything. */
  readonly saving: 'saved' | 'saving'
}

const NOTHING_TO_UNDO: UndoState = { undo: null, redo: null }

const store = createStore<WorkspaceState>({
  status: 'loading',
  problem: null,
  workspace: EMPTY_WORKSPACE,
  file: null,
  readOnly: null,
  discussionReadOnly: null,
  minutesReadOnly: null,
  fileReadOnly: null,
  role: 'drafting',
  revision: 0,
  undoState: NOTHING_TO_UNDO,
  saving: 'saved',
})

let line: Line = lineOf(EMPTY_WORKSPACE, 0)
/** Counts snapshots: an answer to something sent before the last one no longer concerns anybody. */
let generation = 0
const flushers = new Set<() => void>()
const stepListeners = new Set<(patches: readonly Patch[]) => void>()

export const workspaceState = store.get
/** Tells of every change of the state. Returns how to stop. */
export const onWorkspaceState = store.subscribe
/** `useWorkspace((state) => state.workspace.event)`: renders again when what is selected changes. */
export const useWorkspace = store.use

/** What was done since the role was chosen: a role that may not draft undoes no drafting. */
let stepsInRole = { done: 0, undone: 0 }

/** Takes on a role: what it may not do is refused from here on, and not offered. */
function takeRole(role: Role): void {
  if (role === store.get().role) return
  flushEdits()
  stepsInRole = { done: 0, undone: 0 }
  store.set({ role, ...reasons(store.get().fileReadOnly, role) })
}

function reasons(fileReadOnly: string | null, role: Role) {
  return {
    fileReadOnly,
    readOnly: fileReadOnly ?? roleReason(role, 'text'),
    discussionReadOnly: fileReadOnly ?? roleReason(role, 'discussion'),
    minutesReadOnly: fileReadOnly ?? roleReason(role, 'minutes'),
  }
}

/** Fetches the open workspace, and follows it from then on. Call once, at start-up. */
export async function connectWorkspace(): Promise<void> {
  onPreferences(() => takeRole(preferences().role))
  takeRole(preferences().role)
  subscribe('workspace.opened', () => void load())
  subscribe('workspace.changed', (committed) => {
    reconcile(foreign(line, commitOf(committed), execute), committed.undoState)
  })
  await load()
}

export async function load(): Promise<void> {
  generation += 1
  const mine = generation
  const snapshot = await request('workspace.snapshot')
  if (mine !== generation) return
  if (snapshot.ok) adopt(snapshot.value)
  else store.set({ status: 'failed', problem: snapshot.error })
}

function adopt({ file, revision, records, undoState }: Snapshot): void {
  line = lineOf(
    workspaceOf(records.map(({ kind, record }) => ({ kind, record: record as AnyRecord }))),
    revision,
  )
  store.set({
    status: 'ready',
    problem: null,
    workspace: line.workspace,
    file,
    ...reasons(file.readOnly, store.get().role),
    revision,
    undoState,
    saving: 'saved',
  })
}

/**
 * Runs a command of `shared/commands` as `author`: at once in this window, then in the store.
 * Fails without a trace where the workspace is read only or the command refuses.
 */
export function runCommandAs(author: string, name: string, args: unknown): Result<Execution> {
  const { fileReadOnly, role, status } = store.get()
  if (status !== 'ready') return failed('workspace/none', 'No workspace is open.')
  if (fileReadOnly !== null) return failed('workspace/readOnly', fileReadOnly)
  const refused = refusalFor(role, name)
  if (refused !== null) return { ok: false, error: refused }
  const envelope: CommandEnvelope = {
    name,
    args,
    author,
    at: new Date().toISOString(),
    seed: crypto.randomUUID(),
  }
  const ran = runAhead(line, envelope, execute)
  if (!ran.ok) return ran
  if (ran.value.execution.patches.length === 0) return ok(ran.value.execution)
  move(ran.value.line)
  stepsInRole = { done: stepsInRole.done + 1, undone: 0 }
  void send(() => request('workspace.run', envelope))
  return ok(ran.value.execution)
}

/** Asks the store to undo or redo; what it did, for the caret to follow. */
export async function stepBack(
  author: string,
  direction: 'undo' | 'redo',
): Promise<Result<readonly Patch[]>> {
  const { fileReadOnly, readOnly, undoState } = store.get()
  if (fileReadOnly !== null) return failed('workspace/readOnly', fileReadOnly)
  const own = direction === 'undo' ? stepsInRole.done : stepsInRole.undone
  if (readOnly !== null && own === 0) return failed('role/refused', readOnly)
  const nothingLeft = undoState[direction] === null && line.pending.length === 0
  if (nothingLeft) return failed('undo/none', `There is nothing to ${direction}.`)
  move(expectAnswer(line, direction))
  const stepped = await send(() => request(`workspace.${direction}`, { author }))
  const by = direction === 'undo' ? -1 : 1
  stepsInRole = {
    done: Math.max(0, stepsInRole.done + by),
    undone: Math.max(0, stepsInRole.undone - by),
  }
  if (stepped.ok) for (const listener of stepListeners) listener(stepped.value)
  return stepped
}

/** Listens to what undo and redo did, so that the caret can go there. */
export function onStepBack(listener: (patches: readonly Patch[]) => void): () => void {
  stepListeners.add(listener)
  return () => stepListeners.delete(listener)
}

async function send(ask: () => Promise<Result<Committed>>): Promise<Result<readonly Patch[]>> {
  const mine = generation
  const answer = await ask()
  if (mine !== generation) return ok([])
  if (!answer.ok) {
    move(refuse(line, execute))
    reportProblem(answer.error)
    return answer
  }
  const commit = commitOf(answer.value)
  reconcile(acknowledge(line, commit, execute), answer.value.undoState)
  return ok(commit.patches)
}

function commitOf({ revision, patches }: Committed): Commit {
  return { revision, patches: patches as readonly Patch[] }
}

function reconcile(next: Reconciled, undoState: UndoState): void {
  if (next === 'reload') void load()
  else move(next, undoState)
}

function move(next: Line, undoState = store.get().undoState): void {
  line = next
  store.set({
    workspace: line.workspace,
    revision: line.revision,
    saving: line.pending.length === 0 ? 'saved' : 'saving',
    undoState,
  })
}

/** Registers work, such as committing what was typed, that has to be done before anything else runs. */
export function onFlush(flush: () => void): () => void {
  flushers.add(flush)
  return () => flushers.delete(flush)
}

/** Commits everything that is typed and not yet a record. */
export function flushEdits(): void {
  for (const flush of flushers) flush()
}
