/** One workspace file, open for reading or for writing. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { Committed, JournalEntry, UndoState } from '../../shared/channels.ts'
import type { CommandEnvelope } from '../../shared/commands/command.ts'
import { execute } from '../../shared/execute.ts'
import { failed, ok, type Problem, type Result } from '../../shared/result.ts'
import {
  applyPatches,
  invertPatches,
  type Patch,
  parseRecord,
  type Workspace,
  workspaceOf,
} from '../../shared/workspace.ts'
import { makeDurable, openDatabase } from './database.ts'
import { APPLICATION_ID, readHeader } from './format.ts'
import { migrate, NEWEST_VERSION } from './migrations/index.ts'
import { claim } from './owner.ts'
import { problemOf, readRecords, type StoredRecord } from './read-records.ts'
import { advance, EMPTY_LINE, type LineEntry, lineOf, type UndoLine } from './undo-line.ts'

/** What reading a workspace offers; several may read beside one writer. */
export interface WorkspaceReader {
  readonly path: string
  /** Why nothing can be written, or null where it can. */
  readonly readOnly: string | null
  readonly workspace: () => Workspace
  readonly revision: () => number
  readonly undoState: () => UndoState
  /** Newest first. `before` is a revision; the entry with it is left out. */
  readonly history: (limit: number, before?: number) => readonly JournalEntry[]
  /** A complete copy of the file, made while it may be in use. Fails where it cannot be written. */
  readonly copyTo: (path: string) => Promise<void>
  readonly close: () => void
}

/** What the one writer can do besides. Each answer is given after its transaction is on disk. */
export interface WorkspaceWriter extends WorkspaceReader {
  readonly run: (envelope: CommandEnvelope) => Result<Committed>
  readonly undo: (author: string, at: string) => Result<Committed>
  readonly redo: (author: string, at: string) => Result<Committed>
}

export type OpenWorkspace =
  | { readonly mode: 'write'; readonly file: WorkspaceWriter }
  | { readonly mode: 'read'; readonly file: WorkspaceReader }

/** Makes a new workspace file. Refuses to overwrite; leaves nothing behind where it fails. */
export function createWorkspaceFile(path: string, records: readonly StoredRecord[]): Result<null> {
  if (existsSync(path)) {
    return failed(
      'workspace/exists',
      `“${path}” exists already.`,
      'Choose another name; nothing was overwritten.',
    )
  }
  try {
    const database = openDatabase(path, {})
    try {
      makeDurable(database)
      database.pragma(`application_id = ${APPLICATION_ID}`)
      migrate(database, 0)
      writeAll(database, records)
    } finally {
      database.close()
    }
    return ok(null)
  } catch (error) {
    rmSync(path, { force: true })
    return failed(
      'workspace/not-written',
      `“${path}” cannot be written: ${(error as Error).message}`,
      'Choose a folder that exists and that you may write to.',
    )
  }
}

function writeAll(database: Database, records: readonly StoredRecord[]): void {
  const insert = database.prepare('INSERT INTO record (kind, id, body) VALUES (?, ?, ?)')
  database.transaction(() => {
    for (const { kind, record } of records) insert.run(kind, record.id, JSON.stringify(record))
    const snapshot = database.prepare('INSERT INTO snapshot (revision, records) VALUES (0, ?)')
    snapshot.run(JSON.stringify(records))
  })()
}

/** Opens for writing where that is possible, else for reading with the reason; or says why it cannot be opened at all. */
export function openWorkspaceFile(path: string, now: string): Result<OpenWorkspace> {
  const header = readHeader(path, NEWEST_VERSION)
  if (!header.ok) return header
  const owned = claim(path, now)
  if (!owned.claimed) return openForReading(path, owned.reason)
  try {
    const database = openDatabase(path, { fileMustExist: true })
    try {
      makeDurable(database)
      upgrade(database, path, header.value.version)
      return ok({ mode: 'write', file: writerOf(path, database, owned.release) })
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    owned.release()
    const problem = problemOf(path, error)
    if (problem.code === 'workspace/write-protected') return openForReading(path, problem.message)
    return { ok: false, error: problem }
  }
}

/** Opens for reading only, beside whoever writes. */
export function openForReading(path: string, reason: string): Result<OpenWorkspace> {
  const header = readHeader(path, NEWEST_VERSION)
  if (!header.ok) return header
  if (header.value.version < NEWEST_VERSION) {
    return failed(
      'workspace/older',
      `“${path}” was made by an older Drafting Workbench and cannot be brought up to date now. ${reason}`,
      'Open it where it can be written to.',
    )
  }
  try {
    const database = openDatabase(path, { readonly: true, fileMustExist: true })
    try {
      return ok({ mode: 'read', file: readerOf(path, database, reason) })
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    return { ok: false, error: problemOf(path, error) }
  }
}

function upgrade(database: Database, path: string, version: number): void {
  if (version === NEWEST_VERSION) return
  copyFileSync(path, `${path}.backup-format-${version}`)
  migrate(database, version)
}

interface State {
  workspace: Workspace
  revision: number
  line: UndoLine
}

function stateOf(path: string, database: Database): State {
  const entries = database
    .prepare('SELECT revision, kind, target, label FROM journal ORDER BY revision')
    .all() as readonly LineEntry[]
  return {
    workspace: readRecords(path, database),
    revision: entries[entries.length - 1]?.revision ?? 0,
    line: entries.length === 0 ? EMPTY_LINE : lineOf(entries),
  }
}

function undoStateOf({ line }: State): UndoState {
  return {
    undo: line.done[line.done.length - 1]?.label ?? null,
    redo: line.undone[line.undone.length - 1]?.label ?? null,
  }
}

function readerOf(path: string, database: Database, readOnly: string): WorkspaceReader {
  return {
    ...readingOf(path, database, stateOf(path, database)),
    readOnly,
    close: () => database.close(),
  }
}

function readingOf(path: string, database: Database, state: State) {
  return {
    path,
    workspace: () => state.workspace,
    revision: () => state.revision,
    undoState: () => undoStateOf(state),
    history: (limit: number, before = Number.MAX_SAFE_INTEGER) =>
      database
        .prepare(
          'SELECT revision, at, author, label, kind, target FROM journal WHERE revision < ? ORDER BY revision DESC LIMIT ?',
        )
        .all(before, limit) as readonly JournalEntry[],
    copyTo: async (target: string) => {
      await database.backup(target)
    },
  }
}

function writerOf(path: string, database: Database, release: () => void): WorkspaceWriter {
  const state = stateOf(path, database)
  const statements = statementsOf(database)

  const commit = (entry: Entry): Result<Committed> => {
    const invalid = firstInvalid(entry.patches)
    if (invalid !== null) return { ok: false, error: invalid }
    const revision = state.revision + 1
    try {
      database.transaction(() => write(statements, entry, revision))()
    } catch (error) {
      return failed(
        'workspace/not-saved',
        `The change could not be saved: ${(error as Error).message}`,
        'Make room on the disk or save a copy elsewhere, then try again. Nothing already saved is lost.',
      )
    }
    state.workspace = applyPatches(state.workspace, entry.patches)
    state.revision = revision
    const { kind, target, label } = entry
    state.line = advance(state.line, { revision, kind, target, label })
    return ok({
      revision,
      patches: entry.patches as Committed['patches'],
      undoState: undoStateOf(state),
    })
  }

  const turn = (kind: 'undo' | 'redo', author: string, at: string): Result<Committed> => {
    const list = kind === 'undo' ? state.line.done : state.line.undone
    const target = list[list.length - 1]
    if (target === undefined) return failed('undo/nothing', `There is nothing to ${kind}.`)
    const stored = statements.patches.get(target.revision) as { patches: string }
    const patches = JSON.parse(stored.patches) as readonly Patch[]
    return commit({
      at,
      author,
      kind,
      target: target.revision,
      label: target.label,
      command: null,
      patches: kind === 'undo' ? invertPatches(patches) : patches,
    })
  }

  return {
    ...readingOf(path, database, state),
    readOnly: null,
    run(envelope) {
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
    close() {
      database.close()
      release()
    },
  }
}

interface Entry {
  readonly at: string
  readonly author: string
  readonly kind: 'do' | 'undo' | 'redo'
  readonly target: number | null
  readonly label: string
  readonly command: CommandEnvelope | null
  readonly patches: readonly Patch[]
}

function statementsOf(database: Database) {
  return {
    put: database.prepare('INSERT OR REPLACE INTO record (kind, id, body) VALUES (?, ?, ?)'),
    remove: database.prepare('DELETE FROM record WHERE kind = ? AND id = ?'),
    append: database.prepare(
      'INSERT INTO journal (revision, at, author, kind, target, label, command, patches) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    patches: database.prepare('SELECT patches FROM journal WHERE revision = ?'),
  }
}

function write(
  statements: ReturnType<typeof statementsOf>,
  { at, author, kind, target, label, command, patches }: Entry,
  revision: number,
): void {
  for (const patch of patches) {
    if (patch.after === null) statements.remove.run(patch.kind, patch.id)
    else statements.put.run(patch.kind, patch.id, JSON.stringify(patch.after))
  }
  const envelope = command === null ? null : JSON.stringify(command)
  statements.append.run(
    revision,
    at,
    author,
    kind,
    target,
    label,
    envelope,
    JSON.stringify(patches),
  )
}

/** Records are validated where they enter, and a file is where they stay. */
function firstInvalid(patches: readonly Patch[]): Problem | null {
  for (const { kind, after } of patches) {
    if (after === null) continue
    const parsed = parseRecord(kind, after)
    if (!parsed.ok) return parsed.error
  }
  return null
}

/** The workspace as its journal tells it: the latest snapshot and every patch since. For checking a file. */
export function replayJournal(path: string): Workspace {
  const database = openDatabase(path, { readonly: true, fileMustExist: true })
  try {
    const snapshot = database
      .prepare('SELECT revision, records FROM snapshot ORDER BY revision DESC LIMIT 1')
      .get() as { revision: number; records: string }
    const rows = database
      .prepare('SELECT patches FROM journal WHERE revision > ? ORDER BY revision')
      .all(snapshot.revision) as readonly { patches: string }[]
    let workspace = workspaceOf(JSON.parse(snapshot.records) as readonly StoredRecord[])
    for (const { patches } of rows) workspace = applyPatches(workspace, JSON.parse(patches))
    return workspace
  } finally {
    database.close()
  }
}
