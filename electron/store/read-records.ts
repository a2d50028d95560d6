/** The records of a workspace file, each validated as it enters, and what is said where that fails. */
import type { Database } from 'better-sqlite3'
import type { AnyRecord, RecordKind } from '../../shared/records/index.ts'
import { failed, type Problem, ProblemError, type Result } from '../../shared/result.ts'
import { parseRecord, type Workspace, workspaceOf } from '../../shared/workspace.ts'

export interface StoredRecord {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

/** Every record, or a ProblemError that names the damage. */
export function readRecords(path: string, database: Database): Workspace {
  const damage = database.pragma('quick_check(1)', { simple: true })
  if (damage !== 'ok') throw damaged(path, String(damage))
  const rows = database.prepare('SELECT kind, id, body FROM record').iterate() as IterableIterator<{
    kind: RecordKind
    id: string
    body: string
  }>
  const records: StoredRecord[] = []
  for (const { kind, id, body } of rows) {
    const record = readRecord(kind, body)
    if (!record.ok) throw damaged(path, `the record ${kind} “${id}”: ${record.error.message}`)
    records.push({ kind, record: record.value })
  }
  return workspaceOf(records)
}

/** A record of a snapshot, with what an older program did not know. */
export function readStored({ kind, record }: StoredRecord): StoredRecord {
  const read = parseRecord(kind, record)
  if (read.ok) return { kind, record: read.value }
  throw new ProblemError(read.error)
}

function readRecord(kind: RecordKind, body: string): Result<AnyRecord> {
  try {
    return parseRecord(kind, JSON.parse(body))
  } catch (error) {
    return failed('record/invalid', (error as Error).message)
  }
}

function damaged(path: string, what: string): ProblemError {
  return new ProblemError({
    code: 'workspace/damaged',
    message: `“${path}” is damaged: ${what}.`,
    advice: 'Open a backup or a copy. The file has not been touched.',
  })
}

/** What SQLite, or a check, found wrong with a file, for a person. */
export function problemOf(path: string, error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const code = (error as { code?: string }).code ?? ''
  if (code === 'SQLITE_READONLY_ROLLBACK' || code === 'SQLITE_READONLY_RECOVERY') {
    return {
      code: 'workspace/interrupted',
      message: `“${path}” was left in the middle of a save, and cannot be put in order where it lies.`,
      advice: 'Copy it, with the file that ends in “-journal”, to a folder that can be written to.',
    }
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return {
      code: 'workspace/busy',
      message: `“${path}” is in use by another program just now.`,
      advice: 'Try again in a moment.',
    }
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') {
    return {
      code: 'workspace/write-protected',
      message: 'The file, or its folder, is write-protected.',
    }
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return {
      code: 'workspace/damaged',
      message: `“${path}” is damaged.`,
      advice: 'Open a backup or a copy. The file has not been touched.',
    }
  }
  return {
    code: 'workspace/unreadable',
    message: `“${path}” cannot be opened: ${(error as Error).message}`,
  }
}
