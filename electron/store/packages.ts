/**
 * The Word files that imported versions keep. They lie beside the records: a version names its file by hash, and patches,
 * journal and windows never see the bytes. What is undone leaves its file where it is, since redoing it needs it again.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Database } from 'better-sqlite3'
import type { RecordOf } from '../../shared/records/index.ts'
import { ProblemError } from '../../shared/result.ts'
import type { Patch } from '../../shared/workspace.ts'

export interface PackageTable {
  /** The bytes of a file, or null where none with the hash is kept. */
  readonly bytes: (hash: string) => Uint8Array | null
  /**
   * Keeps the file that a version among the patches names. `file` is what was handed over with the command. Throws a
   * ProblemError where the version names a file that is neither kept nor handed over. To be called in a transaction.
   */
  readonly keep: (patches: readonly Patch[], file: Uint8Array | null) => void
}

export function packageTable(database: Database): PackageTable {
  const select = database.prepare('SELECT bytes FROM package WHERE hash = ?').pluck()
  const has = database.prepare('SELECT 1 FROM package WHERE hash = ?').pluck()
  const insert = database.prepare('INSERT INTO package (hash, bytes) VALUES (?, ?)')
  return {
    bytes(hash) {
      const bytes = select.get(hash) as Buffer | undefined
      return bytes === undefined ? null : new Uint8Array(bytes)
    },
    keep(patches, file) {
      for (const { kind, after } of patches) {
        if (kind !== 'version' || after === null) continue
        const named = (after as RecordOf<'version'>).package
        if (named === null || has.get(named.hash) !== undefined) continue
        if (file === null || bytesToHex(sha256(file)) !== named.hash) throw notAtHand(named.name)
        insert.run(named.hash, Buffer.from(file.buffer, file.byteOffset, file.byteLength))
      }
    },
  }
}

function notAtHand(name: string): ProblemError {
  return new ProblemError({
    code: 'version/package',
    message: `The Word file “${name}” is no longer at hand, so the version was not taken over.`,
    advice: 'Import it again.',
  })
}
