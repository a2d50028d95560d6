import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import type { ReceiptFacts } from '../../shared/records/receipts.ts'
import { failed, ok, ProblemError, type Result } from '../../shared/result.ts'

/** A document that is ready to be written. */
export interface Made {
  readonly name: string
  readonly content: string | Uint8Array
  /** What was checked of it, where it is legal text. */
  readonly receipt?: z.infer<typeof ReceiptFacts>
}

const CHOOSE = 'Choose a folder that you may write to.'

/** Makes the folder where it is missing, and says early where it cannot be written to. */
export function prepareFolder(folder: string): Result<null> {
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) {
      return failed('export/folder', `“${folder}” is not a folder.`, CHOOSE)
    }
    accessSync(folder, constants.W_OK)
    return ok(null)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      return failed('export/folder', `“${folder}” is not a folder.`, CHOOSE)
    }
    return failed('export/folder', `“${folder}” cannot be written to (${code}).`, CHOOSE)
  }
}

/** Node's own recursive mkdir never ends where a folder is there and takes no other, as /proc is and does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  try {
    mkdirSync(folder)
  } catch (error) {
    // Somebody else may have made it in between.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Writes a file in one step: a reader finds the old one or the new one, never half of either. Gives its path. */
export function writeWhole(folder: string, { name, content }: Made): string {
  const path = join(folder, fileNameOf(name))
  const unfinished = `${path}.${process.pid}.unfinished`
  try {
    writeThrough(unfinished, content)
    renameSync(unfinished, path)
    return path
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw new ProblemError({
      code: 'export/not-written',
      message: `“${path}” cannot be written (${(error as NodeJS.ErrnoException).code}).`,
      advice: 'Close it where it is open, or choose another folder.',
    })
  }
}

/** On the disk, not only on its way there: a rename may otherwise outlive what it names. */
function writeThrough(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'w')
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A name that Windows, macOS and document libraries take. */
export function fileNameOf(name: string): string {
  return name.replace(/[<>:"/\\|?*\p{Cc}]/gu, '-')
}
