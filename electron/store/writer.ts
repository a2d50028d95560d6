/** Writing an open workspace: every answer is given after its transaction is on disk. */
import type { Database } from 'better-sqlite3'
import type { Committed } from '../../shared/channels.ts'
import type { CommandEnvelope } from '../../shared/commands/command.ts'
import { execute } from '../../shared/execute.ts'
import { failed, ok, type Problem, ProblemError, type Result } from '../../shared/result.ts'
import { invertPatches, type Patch } from '../../shared/workspace.ts'
import { checkedPatches } from './checked-patches.ts'
import { readingOf, type WorkspaceReader } from './reader.ts'
import { readState, takeIn, undoStateOf } from './state.ts'

/** What the one writer can do besides reading. */
export interface WorkspaceWriter extends WorkspaceReader {
  /** `again` where the command may have been committed already, its answer having been lost: then it is not repeated. */
  readonly run: (envelope: CommandEnvelope, again?: boolean) => Result<Committed>
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
}

/** `release` gives the right to write back, once the file is closed. */
export function writerOf(path: string, database: Database, release: () => void): WorkspaceWriter {
  const state = readState(path, database)
  const statements = statementsOf(database)

  const commit = (entry: Entry): Result<Committed> => {
    const checked = checkedPatches(state.workspace, entry.patches)
    if (!checked.ok) return checked
    const revision = state.revision + 1
    try {
      database
        .transaction(() => write(statements, { ...entry, patches: checked.value }, revision))
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
    const patches = JSON.parse(statements.patches.get(revision) as string) as readonly Patch[]
    const turned = kind === 'undo' ? invertPatches(patches) : patches
    return commit({ at, author, kind, target: revision, label, command: null, patches: turned })
  }

  const committedAs = (seed: string): Committed | null => {
    const found = statements.bySeed.get(state.revision - MOST_UNANSWERED, seed)
    if (found === undefined) return null
    const { revision, patches } = found as { revision: number; patches: string }
    return { revision, patches: JSON.parse(patches), undoState: undoStateOf(state) }
  }

  return {
    ...readingOf(path, database, state),
    readOnly: null,
    run(envelope, again = false) {
      const before = again ? committedAs(envelope.seed) : null
      if (before !== null) return ok(before)
      const executed = execute(state.workspace, envelope)
      if (!executed.ok) return executed
      const { label, patches } = executed.value
      if (patches.length === 0) {
        return ok({ revision: state.revision, patches: [], undoState: undoStateOf(state) })
      }
      const { author, at } = envelope
      return commit({ at, author, kind: 'do', target: null, label, command: envelope, patches })
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
    bySeed: database.prepare(
      "SELECT revision, patches FROM journal WHERE revision > ? AND json_extract(command, '$.seed') = ?",
    ),
  }
}

function write(
  statements: ReturnType<typeof statementsOf>,
  { at, author, kind, target, label, command, patches }: Entry,
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
  for (const patch of patches) {
    if (patch.after === null) statements.remove.run(patch.kind, patch.id)
    else statements.put.run(patch.kind, patch.id, JSON.stringify(patch.after))
  }
  const envelope = command === null ? null : JSON.stringify(command)
  const body = JSON.stringify(patches)
  statements.append.run(revision, at, author, kind, target, label, envelope, body)
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
