/** Writing an open workspace: every answer is given after its transaction is on disk. */
import type { Database } from 'better-sqlite3'
import type { Committed } from '../../shared/channels.ts'
import type { CommandEnvelope } from '../../shared/commands/command.ts'
import { execute } from '../../shared/execute.ts'
import { failed, ok, type Problem, ProblemError, type Result } from '../../shared/result.ts'
import { invertPatches, type Patch } from '../../shared/workspace.ts'
import { checkedPatches } from './checked-patches.ts'
import {
  type BodyOf,
  bodiesIn,
  patchesBackwards,
  patchesForwards,
  patchesSince,
  storedPatch,
  type WordedPatch,
} from './journal-patches.ts'
import { packageTable } from './packages.ts'
import { readingOf, type WorkspaceReader } from './reader.ts'
import { readState, takeIn, undoStateOf } from './state.ts'

/** What the one writer can do besides reading. */
export interface WorkspaceWriter extends WorkspaceReader {
  /**
   * `again` where the command may have been committed already, its answer having been lost: then it is not repeated.
   * `file` is the Word file that a version which it takes over names: kept in the same transaction.
   */
  readonly run: (
    envelope: CommandEnvelope,
    again?: boolean,
    file?: Uint8Array | null,
  ) => Result<Committed>
  readonly undo: (author: string, at: string) => Result<Committed>
  readonly redo: (author: string, at: string) => Result<Committed>
}

/** So many commits, more than a window ever has under way, may have lost their answers when a store dies. */
const MOST_UNANSWERED = 1000

interface Entry {
  readonly at: string
  readonly author: string
  readonly kind: 'do' | 'undo' | 'redo'
  readonly target: number | null
  readonly label: string
  readonly command: CommandEnvelope | null
  readonly patches: readonly Patch[]
  /** What the records have to read as to the letter, a wording for each patch; absent where their values say it. */
  readonly bodies?: readonly (string | null)[]
}

/** `release` gives the right to write back, once the file is closed. */
export function writerOf(path: string, database: Database, release: () => void): WorkspaceWriter {
  const state = readState(path, database)
  const statements = statementsOf(database)
  const bodyOf = bodiesIn(database)
  const packages = packageTable(database)

  const commit = (entry: Entry, file: Uint8Array | null = null): Result<Committed> => {
    const checked = checkedPatches(state.workspace, entry.patches)
    if (!checked.ok) return checked
    const revision = state.revision + 1
    try {
      database
        .transaction(() => {
          packages.keep(checked.value, file)
          write(statements, bodyOf, { ...entry, patches: checked.value }, revision)
        })
        .immediate()
    } catch (error) {
      return { ok: false, error: notSaved(error) }
    }
    const { kind, target, label } = entry
    return ok(takeIn(state, { revision, kind, target, label }, checked.value))
  }

  const turn = (kind: 'undo' | 'redo', author: string, at: string): Result<Committed> => {
    const list = kind === 'undo' ? state.line.done : state.line.undone
    const target = list[list.length - 1]
    if (target === undefined) return failed('undo/nothing', `There is nothing to ${kind}.`)
    const { revision, label } = target
    const stored = statements.patches.get(revision) as string
    // Whatever came after the entry has been taken back: the records stand as it left, or found, them.
    try {
      const told =
        kind === 'undo' ? patchesBackwards(stored, bodyOf) : patchesForwards(stored, bodyOf)
      return commit({
        ...(kind === 'undo' ? takenBack(told) : repeated(told)),
        at,
        author,
        kind,
        target: revision,
        label,
        command: null,
      })
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, error: error.problem }
      throw error
    }
  }

  const committedAs = (seed: string): Committed | null => {
    const found = statements.bySeed.get(state.revision - MOST_UNANSWERED, seed)
    if (found === undefined) return null
    const revision = found as number
    const [entry] = patchesSince(database, revision)
    const patches = (entry?.patches ?? []) as Committed['patches']
    return { revision, patches, undoState: undoStateOf(state) }
  }

  return {
    ...readingOf(path, database, state),
    readOnly: null,
    run(envelope, again = false, file = null) {
      const before = again ? committedAs(envelope.seed) : null
      if (before !== null) return ok(before)
      const executed = execute(state.workspace, envelope)
      if (!executed.ok) return executed
      const { label, patches } = executed.value
      if (patches.length === 0) {
        return ok({ revision: state.revision, patches: [], undoState: undoStateOf(state) })
      }
      const { author, at } = envelope
      return commit(
        { at, author, kind: 'do', target: null, label, command: envelope, patches },
        file,
      )
    },
    undo: (author, at) => turn('undo', author, at),
    redo: (author, at) => turn('redo', author, at),
    catchUp: () => [],
    close() {
      database.close()
      release()
    },
  }
}

function takenBack(told: readonly WordedPatch[]): Pick<Entry, 'patches' | 'bodies'> {
  const bodies = told.map(({ bodies: { before } }) => before).reverse()
  return { patches: invertPatches(told), bodies }
}

function repeated(told: readonly WordedPatch[]): Pick<Entry, 'patches' | 'bodies'> {
  return { patches: told, bodies: told.map(({ bodies: { after } }) => after) }
}

function statementsOf(database: Database) {
  return {
    put: database.prepare('INSERT OR REPLACE INTO record (kind, id, body) VALUES (?, ?, ?)'),
    remove: database.prepare('DELETE FROM record WHERE kind = ? AND id = ?'),
    append: database.prepare(
      `INSERT INTO journal (revision, at, author, kind, target, label, command, patches)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    patches: database.prepare('SELECT patches FROM journal WHERE revision = ?').pluck(),
    latest: database.prepare('SELECT ifnull(max(revision), 0) FROM journal').pluck(),
    bySeed: database
      .prepare(
        "SELECT revision FROM journal WHERE revision > ? AND json_extract(command, '$.seed') = ?",
      )
      .pluck(),
  }
}

function write(
  statements: ReturnType<typeof statementsOf>,
  bodyOf: BodyOf,
  { at, author, kind, target, label, command, patches, bodies }: Entry,
  revision: number,
): void {
  // The owner file keeps others from writing; where somebody took it away, this does.
  if (statements.latest.get() !== revision - 1) {
    throw new ProblemError({
      code: 'workspace/changed-elsewhere',
      message: 'Somebody else has written to this workspace meanwhile. The change was not saved.',
      advice: 'Open the workspace again and repeat the change.',
    })
  }
  const stored = patches.map((patch, index) => {
    const { kind: of, id, after } = patch
    const before = bodyOf(of, id)
    const body = bodies?.[index] ?? (after === null ? null : JSON.stringify(after))
    if (body === null) statements.remove.run(of, id)
    else statements.put.run(of, id, body)
    return storedPatch(patch, before, body)
  })
  const envelope = command === null ? null : JSON.stringify(command)
  const told = JSON.stringify(stored)
  statements.append.run(revision, at, author, kind, target, label, envelope, told)
}

function notSaved(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const { code, message } = error as { code?: string; message: string }
  if (code === 'SQLITE_FULL') {
    return {
      code: 'workspace/disk-full',
      message: 'The change was not saved: the disk is full.',
      advice: 'Make room on it and repeat the change. Nothing already saved is lost.',
    }
  }
  return {
    code: 'workspace/not-saved',
    message: `The change was not saved: ${message}.`,
    advice: 'Save a copy elsewhere and repeat the change there. Nothing already saved is lost.',
  }
}
