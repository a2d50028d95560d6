/** Where a workspace lies, what may lie beside it, and writing it in one step. */
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/** The one name of a file that links may give several; the path as it is where there is no such file. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** What a workspace file is called on screen. */
export function workspaceName(path: string): string {
  return basename(path).replace(/\.workbench$/i, '')
}

/** Whether a transaction is under way, or was when its process ended: SQLite keeps what was there before in a file. */
export function hasRollbackJournal(path: string): boolean {
  return (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** A name beside `path` for what is still being made. */
export function unfinishedNameOf(path: string): string {
  return `${path}.${process.pid}.unfinished`
}

/** Gives a finished file its name, replacing what had it, so that it lasts through a loss of power. */
export function moveInPlace(finished: string, path: string): void {
  synchronise(finished, 'r+')
  renameSync(finished, path)
  try {
    synchronise(dirname(path), 'r')
  } catch {
    // Windows cannot do this to a folder, nor needs it.
  }
}

function synchronise(path: string, flags: string): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Removes an unfinished file and the journal that SQLite may have left beside it. */
export function removeUnfinished(path: string): void {
  try {
    for (const file of [path, `${path}-journal`]) rmSync(file, { force: true })
  } catch {
    // A folder that cannot be written to: the failure to write says so.
  }
}
