import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { bareRuns, type Run } from './text.ts'

/**
 * SHA-256, in hexadecimal, of what runs say: characters in Unicode normal form C, marks and target ids. Numbers,
 * authors and status do not count, so that renumbering or accepting leaves a fingerprint as it is.
 */
export function fingerprintOfRuns(runs: readonly Run[]): string {
  const canonical = bareRuns(runs).map((run) =>
    run.kind === 'text'
      ? ['text', run.text.normalize('NFC'), ...run.marks]
      : [run.kind, run.target, ...run.marks],
  )
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical))))
}
