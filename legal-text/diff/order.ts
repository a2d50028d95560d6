/** Which of many pairs keep their order: what does not is moved. */

export interface WeightedPair {
  readonly before: number
  readonly after: number
  /** How much it would say to call this one moved; above 0. */
  readonly weight: number
}

/**
 * The heaviest of the pairs that cross none of each other. Pairs come in the order of `after`, each index once a side.
 * A Fenwick tree of prefix maxima over `before`: time grows with n log n.
 */
export function inOrder<P extends WeightedPair>(pairs: readonly P[]): readonly P[] {
  let most = 0
  for (const { before } of pairs) if (before > most) most = before
  const best = new Int32Array(most + 2).fill(-1)
  const total = new Float64Array(pairs.length)
  const previous = new Int32Array(pairs.length).fill(-1)
  let last = -1
  for (let index = 0; index < pairs.length; index += 1) {
    const { before, weight } = pairs[index] as P
    let from = -1
    for (let node = before; node > 0; node -= node & -node) {
      from = heavier(total, from, best[node] as number)
    }
    previous[index] = from
    total[index] = weight + (from === -1 ? 0 : (total[from] as number))
    for (let node = before + 1; node < best.length; node += node & -node) {
      best[node] = heavier(total, best[node] as number, index)
    }
    last = heavier(total, last, index)
  }
  const kept: P[] = []
  for (let index = last; index !== -1; index = previous[index] as number) {
    kept.push(pairs[index] as P)
  }
  return kept.reverse()
}

function heavier(total: Float64Array, left: number, right: number): number {
  if (left === -1) return right
  if (right === -1) return left
  return (total[right] as number) > (total[left] as number) ? right : left
}
