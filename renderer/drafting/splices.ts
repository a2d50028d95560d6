/** Keystrokes put together, so that a word typed is one replacement and one step of undo. Pure. */
import { type Run, runsLength, sliceRuns } from '../../legal-text/text.ts'
import type { Splice } from '../../legal-text/writing/writer.ts'

/**
 * The splices with one more. It is joined to the last one where the two replace one stretch of the text before
 * both; doing the answer in order comes to the same text as doing them one by one.
 */
export function addSplice(splices: readonly Splice[], next: Splice): readonly Splice[] {
  const last = splices[splices.length - 1]
  const joined = last === undefined ? null : joinSplices(last, next)
  return joined === null ? [...splices, next] : [...splices.slice(0, -1), joined]
}

function joinSplices(first: Splice, second: Splice): Splice | null {
  if (first.provision !== second.provision) return null
  const length = runsLength(first.insert)
  const insertedEnd = first.start + length
  // The second has to touch what the first has written, or the two are two changes.
  if (second.end < first.start || second.start > insertedEnd) return null
  const before = Math.max(0, first.start - second.start)
  const behind = Math.max(0, second.end - insertedEnd)
  const kept: readonly Run[] = [
    ...sliceRuns(first.insert, 0, Math.max(0, second.start - first.start)),
    ...second.insert,
    ...sliceRuns(first.insert, Math.min(length, Math.max(0, second.end - first.start))),
  ]
  return {
    provision: first.provision,
    start: first.start - before,
    end: first.end + behind,
    insert: kept,
  }
}
