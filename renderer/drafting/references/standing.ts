/** What stands at the caret or under the pointer: a reference, or a defined term. */
import { type DefinedTerm, termAround } from '../../../legal-text/definitions.ts'
import { ATOM, plainText, type Run, sliceRuns } from '../../../legal-text/text.ts'
import type { Standing } from './state.ts'

/** At an offset of a text; a reference that the offset touches comes before a term around it. Pure. */
export function standingAt(
  runs: readonly Run[],
  offset: number,
  terms: readonly DefinedTerm[],
): Standing | null {
  for (const start of [offset - 1, offset]) {
    const [run] = start < 0 ? [] : sliceRuns(runs, start, start + 1)
    if (run !== undefined && run.kind === 'reference') {
      return { kind: 'reference', target: run.target }
    }
  }
  const found = termAround(plainText(runs).replaceAll(ATOM, '\u0000'), offset, terms)
  return found === null ? null : { kind: 'term', term: found.term }
}

export function sameStanding(left: Standing | null, right: Standing | null): boolean {
  if (left === null || right === null) return left === right
  if (left.kind === 'term') return right.kind === 'term' && left.term === right.term
  return right.kind === 'reference' && left.target === right.target
}
