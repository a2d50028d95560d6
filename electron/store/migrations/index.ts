import type { Database } from 'better-sqlite3'
import { recordsAndJournal } from './0001-records-and-journal.ts'

/** One step of the file format. A step never changes once it has been released. */
export interface Migration {
  /** 1, 2, 3 …: the file's user_version behind this step. */
  readonly version: number
  readonly up: (database: Database) => void
}

export const MIGRATIONS: readonly Migration[] = [recordsAndJournal]

/** The newest format that this program knows. */
export const NEWEST_VERSION = MIGRATIONS.length

/** Brings a database from `from` to the newest format, all steps in one transaction. */
export function migrate(
  database: Database,
  from: number,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  for (const [index, { version }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`Migration ${version} stands at place ${index + 1}`)
  }
  const steps = migrations.filter(({ version }) => version > from)
  database.transaction(() => {
    for (const step of steps) step.up(database)
    database.pragma(`user_version = ${migrations.length}`)
  })()
}
