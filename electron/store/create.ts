/** Making a workspace file. */
import { existsSync } from 'node:fs'
import { failed, ok, type Result } from '../../shared/result.ts'
import { makeDurable, openDatabase } from './database.ts'
import { APPLICATION_ID } from './format.ts'
import { migrate } from './migrations/index.ts'
import { moveInPlace, removeUnfinished, unfinishedNameOf } from './paths.ts'
import type { StoredRecord } from './read-records.ts'

/**
 * Makes a new workspace file. Refuses to overwrite; leaves nothing behind where it fails, and no half of a file
 * where it is killed: the file gets its name once it is whole.
 */
export function createWorkspaceFile(path: string, records: readonly StoredRecord[]): Result<null> {
  if (existsSync(path)) return exists(path)
  const unfinished = unfinishedNameOf(path)
  try {
    removeUnfinished(unfinished)
    writeFile(unfinished, records)
    if (existsSync(path)) return exists(path)
    moveInPlace(unfinished, path)
    return ok(null)
  } catch (error) {
    return failed(
      'workspace/not-written',
      `“${path}” cannot be written: ${(error as Error).message}.`,
      'Choose a folder that exists, that you may write to and that has room.',
    )
  } finally {
    removeUnfinished(unfinished)
  }
}

function exists(path: string): Result<never> {
  return failed(
    'workspace/exists',
    `“${path}” exists already.`,
    'Choose another name; nothing was overwritten.',
  )
}

function writeFile(path: string, records: readonly StoredRecord[]): void {
  const database = openDatabase(path, {})
  try {
    makeDurable(database)
    database.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(database, 0)
    const insert = database.prepare('INSERT INTO record (kind, id, body) VALUES (?, ?, ?)')
    database.transaction(() => {
      for (const { kind, record } of records) insert.run(kind, record.id, JSON.stringify(record))
      const snapshot = database.prepare('INSERT INTO snapshot (revision, records) VALUES (0, ?)')
      snapshot.run(JSON.stringify(records))
    })()
  } finally {
    database.close()
  }
}
