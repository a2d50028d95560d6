import type { Database } from 'better-sqlite3'
import { recordsAndJournal } from './0001-records-and-journal.ts'
import { packages } from './0002-packages.ts'

/** One step of the file format. A step never changes once it has been released. */
export interface Migration {
  /** 1, 2, 3 …: the file's user_version behind this step. */
  readonly version: number
  readonly up: (database: Database) => void
}

export const MIGRATIONS: readonly Migration[] = [recordsAndJournal, packages]

/**
 * Brings a database from format `from` (0 where it is new) to the newest one, all steps in one transaction. `check`
 * sees the outcome and may throw; then nothing has changed. A file that existed gets a snapshot: its journal's older
 * patches speak of the older format, and are never replayed again.
 */
export function migrate(
  database: Database,
  from: number,
  migrations: readonly Migration[] = MIGRATIONS,
  check: () => void = () => undefined,
): void {
  for (const [index, { version }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`Migration ${version} stands at place ${index + 1}`)
  }
  database.transaction(() => {
    for (const { version, up } of migrations) if (version > from) up(database)
    database.pragma(`user_version = ${migrations.length}`)
    if (from > 0) writeSnapshot(database)
    check()
  })()
}

function writeSnapshot(database: Database): void {
  database.exec(`
    INSERT OR REPLACE INTO snapshot (revision, records)
    SELECT
      (SELECT ifnull(max(revision), 0) FROM journal),
      (SELECT json_group_array(json_object('kind', kind, 'record', json(body))) FROM record)
  `)
}
