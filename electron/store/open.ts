/** Opening a workspace file: for writing where that is possible, else for reading, else saying why not. */
import { accessSync, constants } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { failed, ok, type Result } from '../../shared/result.ts'
import { makeDurable, openDatabase } from './database.ts'
import { type FileHeader, readHeader } from './format.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import { claim, whyOwned } from './owner.ts'
import { hasRollbackJournal, realPathOf } from './paths.ts'
import { problemOf } from './read-records.ts'
import { readerOf, type WorkspaceReader } from './reader.ts'
import { upgrade } from './upgrade.ts'
import { type WorkspaceWriter, writerOf } from './writer.ts'

export type OpenWorkspace =
  | { readonly mode: 'write'; readonly file: WorkspaceWriter }
  | { readonly mode: 'read'; readonly file: WorkspaceReader }

const WRITE_PROTECTED = 'The file is write-protected.'

/**
 * Opens for writing where that is possible, else for reading with the reason; or says why it cannot be opened at
 * all. `now` is an ISO 8601 instant. `migrations` are those of the file format, unless a test has others.
 */
export function openWorkspaceFile(
  name: string,
  now: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<OpenWorkspace> {
  const path = realPathOf(name)
  const header = settledHeader(path, migrations.length)
  if (!header.ok) return header
  if (!isWritable(path)) return openToRead(path, WRITE_PROTECTED, migrations)
  const owned = claim(path, now)
  if (!owned.claimed) return openToRead(path, owned.reason, migrations)
  try {
    const file = openDatabaseFile(path, { readonly: false }, (database) => {
      makeDurable(database)
      upgrade(database, path, header.value.version, migrations)
      return writerOf(path, database, owned.release)
    })
    return ok({ mode: 'write', file })
  } catch (error) {
    owned.release()
    const problem = problemOf(path, error)
    if (problem.code !== 'workspace/write-protected') return { ok: false, error: problem }
    return openToRead(path, problem.message, migrations)
  }
}

/** Whether a file could be opened for writing now: nobody else does, and nothing forbids it. */
export function mayBeWritten(path: string): boolean {
  return isWritable(path) && whyOwned(path) === null
}

/** Opens for reading only, beside whoever writes. */
export function openForReading(
  name: string,
  reason: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<WorkspaceReader> {
  const path = realPathOf(name)
  const header = settledHeader(path, migrations.length)
  if (!header.ok) return header
  if (header.value.version < migrations.length) {
    return failed(
      'workspace/older',
      `“${path}” was made by an older Drafting Workbench and cannot be brought up to date now. ${reason}`,
      'Open it in the application, where it can be written to.',
    )
  }
  try {
    const read = (database: Database) => readerOf(path, database, reason)
    return ok(openDatabaseFile(path, { readonly: true }, read))
  } catch (error) {
    return { ok: false, error: problemOf(path, error) }
  }
}

function openToRead(
  path: string,
  reason: string,
  migrations: readonly Migration[],
): Result<OpenWorkspace> {
  const opened = openForReading(path, reason, migrations)
  return opened.ok ? ok({ mode: 'read', file: opened.value }) : opened
}

function openDatabaseFile<File>(
  path: string,
  options: { readonly readonly: boolean },
  use: (database: Database) => File,
): File {
  const database = openDatabase(path, { ...options, fileMustExist: true })
  try {
    return use(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** How often a file is looked at that somebody may be saving to just now. */
const LOOKS = 3

/**
 * The header, once no save is under way. A program that was killed in the middle of a save leaves a rollback journal
 * beside the file, and a file that may look cut off: SQLite puts it back as it was when it next opens it.
 */
function settledHeader(path: string, newest: number): Result<FileHeader> {
  let header = readHeader(path, newest)
  for (let look = 0; look < LOOKS; look += 1) {
    const interrupted = hasRollbackJournal(path)
    const whole = header.ok || header.error.code !== 'workspace/cut-off'
    if (whole && !(interrupted && header.ok)) return header
    if (interrupted) rollBack(path)
    header = readHeader(path, newest)
  }
  return header
}

function rollBack(path: string): void {
  try {
    openDatabaseFile(path, { readonly: false }, (database) => {
      database.prepare('SELECT count(*) FROM sqlite_schema').get()
      database.close()
    })
  } catch {
    // Where it cannot be put back, opening it says why.
  }
}
