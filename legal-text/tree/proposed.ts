/** The tree as it is proposed, worked out once for each structure of a draft. */
import type { Change } from '../changes.ts'
import type { Provisions } from '../provisions.ts'
import { Arrangement } from './arrange.ts'

interface Known {
  readonly structural: readonly Change[]
  readonly arrangement: Arrangement
}

const known = new WeakMap<Provisions, Known>()

/** The tree with all live changes applied. Typing leaves it as it is, so the last one of a version is kept. */
export function proposedArrangement(
  provisions: Provisions,
  changes: readonly Change[],
): Arrangement {
  const structural = changes.filter(({ kind }) => kind !== 'text')
  const last = known.get(provisions)
  if (
    last !== undefined &&
    last.structural.length === structural.length &&
    last.structural.every((change, index) => change === structural[index])
  ) {
    return last.arrangement
  }
  const applied = new Set(structural.filter(({ withdrawn }) => !withdrawn))
  const arrangement = new Arrangement(provisions, structural, applied)
  known.set(provisions, { structural, arrangement })
  return arrangement
}
