/** Where a change of text can be cut, and what it can be joined to. Pure. */
import type { Change, TextChange } from '../../../legal-text/changes.ts'
import { liveTextChanges } from '../../../legal-text/state.ts'
import { plainText, type Run, runsLength, sliceRuns } from '../../../legal-text/text.ts'
import { tokenise } from '../../../legal-text/tokens.ts'
import { joinChanges } from '../../../legal-text/writing/parts.ts'

/** The live change that touches another on one side and can be joined to it, or why none can. */
export function joinable(
  changes: readonly Change[],
  change: Change,
  side: 'before' | 'after',
): { readonly id: string } | { readonly refusal: string } {
  if (change.kind !== 'text' || change.withdrawn) {
    return { refusal: 'Only changes of words can be joined.' }
  }
  const live = liveTextChanges(changes, change.provision)
  const neighbour = live[live.indexOf(change) + (side === 'after' ? 1 : -1)]
  if (neighbour === undefined) return { refusal: `No change stands ${side} this one here.` }
  const answer = joinChanges(changes, [change.id, neighbour.id], { at: change.changedAt })
  return answer.ok ? { id: neighbour.id } : { refusal: answer.reason }
}

/** The words that a change strikes and those that it writes, each with the offsets at which it can be cut. */
export interface Cuttable {
  readonly struck: readonly Run[]
  readonly written: readonly Run[]
  /** Offsets in `struck` and in `written`; the first is 0, the last the whole length. */
  readonly struckCuts: readonly number[]
  readonly writtenCuts: readonly number[]
}

export function cuttable(change: TextChange, base: readonly Run[]): Cuttable {
  const struck = sliceRuns(base, change.start, change.end)
  const written = change.proposed
  return { struck, written, struckCuts: cutsOf(struck), writtenCuts: cutsOf(written) }
}

function cutsOf(runs: readonly Run[]): readonly number[] {
  const length = runsLength(runs)
  if (length === 0) return [0]
  return [...new Set([...tokenise(plainText(runs)).starts, length])].filter(
    (offset) => offset <= length,
  )
}

/** Where a cut is offered first: in the middle of the words written, with all that is struck before it. */
export function firstCut({ struckCuts, writtenCuts }: Cuttable): {
  readonly struck: number
  readonly written: number
} {
  if (writtenCuts.length > 2) {
    return { struck: struckCuts.length - 1, written: Math.floor(writtenCuts.length / 2) }
  }
  return { struck: Math.floor(struckCuts.length / 2), written: 0 }
}
