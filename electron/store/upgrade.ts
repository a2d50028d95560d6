/** Bringing an older file to this program's format. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { type Migration, migrate } from './migrations/index.ts'
import { moveInPlace, removeUnfinished, unfinishedNameOf } from './paths.ts'
import { readRecords } from './read-records.ts'

/** Brings an older file to this program's format, all or nothing, and keeps a copy of it as it was. */
export function upgrade(
  database: Database,
  path: string,
  version: number,
  migrations: readonly Migration[],
): void {
  if (version === migrations.length) return
  const backup = backupName(path, version)
  keepCopy(path, backup)
  try {
    migrate(database, version, migrations, () => void readRecords(path, database))
  } catch (error) {
    rmSync(backup, { force: true })
    throw error
  }
}

function keepCopy(path: string, backup: string): void {
  const unfinished = unfinishedNameOf(backup)
  try {
    copyFileSync(path, unfinished)
    moveInPlace(unfinished, backup)
  } finally {
    removeUnfinished(unfinished)
  }
}

/** A name that no earlier backup has. */
function backupName(path: string, version: number): string {
  const name = `${path}.backup-format-${version}`
  let free = name
  for (let count = 2; existsSync(free); count += 1) free = `${name}-${count}`
  return free
}
