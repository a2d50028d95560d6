/** What makes a file a workspace, read from its first bytes: a file that is refused is never opened, nor touched. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { failed, ok, type Result } from '../../shared/result.ts'

/** "DWB1" as SQLite's application_id (https://www.sqlite.org/fileformat.html, offset 68). */
export const APPLICATION_ID = 0x44574231

const HEADER_LENGTH = 100
const MAGIC = 'SQLite format 3\u0000'
const CHOOSE =
  'Choose a file that the Drafting Workbench has made; its name usually ends in .workbench.'

export interface FileHeader {
  /** Version of the workspace's tables: the number of the last migration. */
  readonly version: number
}

/** The header of a workspace file, or why it is not one that this program can open. `newest` is a format. */
export function readHeader(path: string, newest: number): Result<FileHeader> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    return unreadable(path, error)
  }
  try {
    if (fstatSync(file).isDirectory()) {
      return failed('workspace/not-one', `“${path}” is a folder, not a workspace.`, CHOOSE)
    }
    const header = Buffer.alloc(HEADER_LENGTH)
    const length = readSync(file, header, 0, HEADER_LENGTH, 0)
    // The size comes last: a save that ends meanwhile makes the file longer, never shorter than its header says.
    return judge(path, header.subarray(0, length), fstatSync(file).size, newest)
  } catch (error) {
    return unreadable(path, error)
  } finally {
    closeSync(file)
  }
}

function unreadable(path: string, error: unknown): Result<never> {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') {
    return failed(
      'workspace/missing',
      `There is no file “${path}”.`,
      'It may have been moved or renamed.',
    )
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return failed(
      'workspace/unreadable',
      `“${path}” may not be read.`,
      'Ask for the right to read it.',
    )
  }
  return failed('workspace/unreadable', `“${path}” cannot be read: ${(error as Error).message}`)
}

function judge(path: string, header: Buffer, size: number, newest: number): Result<FileHeader> {
  if (size === 0) {
    return failed('workspace/not-one', `“${path}” is empty.`, CHOOSE)
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return failed('workspace/not-one', `“${path}” is not a workspace.`, CHOOSE)
  }
  if (header.length < HEADER_LENGTH) return cutOff(path)
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    return failed('workspace/not-one', `“${path}” is a database of another program.`, CHOOSE)
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  if (size < pageSize * header.readUInt32BE(28)) return cutOff(path)
  const version = header.readUInt32BE(60)
  if (version > newest) {
    return failed(
      'workspace/newer',
      `“${path}” was written by a newer Drafting Workbench (its format is ${version}, this program knows up to ${newest}).`,
      'Install the newer version. The file has not been touched.',
    )
  }
  return ok({ version })
}

function cutOff(path: string): Result<never> {
  return failed(
    'workspace/cut-off',
    `“${path}” is cut off: its end is missing.`,
    'Copy it again from where it came from, or open a backup. The file has not been touched.',
  )
}
