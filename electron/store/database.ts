import SQLite, { type Database, type Options } from 'better-sqlite3'

/** Node-API version from which better-sqlite3's own prebuilt binaries run. */
const PREBUILT_NODE_API = 10

/**
 * Opens a database file. On runtimes older than the prebuilt binaries the bootstrap names one built for them, since
 * a prebuilt one would end the process without a word.
 */
export function openDatabase(path: string, options: Options): Database {
  const binding = process.env.WORKBENCH_SQLITE_BINDING
  if (Number(process.versions.napi) >= PREBUILT_NODE_API) return new SQLite(path, options)
  if (binding === undefined || binding === '') {
    throw new Error(
      'This runtime needs its own build of SQLite, which npm start prepares: WORKBENCH_SQLITE_BINDING names no file.',
    )
  }
  return new SQLite(path, { ...options, nativeBinding: binding })
}

/** A write is on disk, and so is the removal of its rollback journal, before it is acknowledged. */
export function makeDurable(database: Database): void {
  database.pragma('journal_mode = DELETE')
  database.pragma('synchronous = EXTRA')
}
