import { diffArrays } from 'diff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffSequences, newBudget, type SequenceDiff } from '../../legal-text/diff/sequence.ts'
import { PROPERTY_RUNS } from './generate.ts'

function apply(before: Int32Array, after: Int32Array, { edits }: SequenceDiff): number[] {
  const made: number[] = []
  let at = 0
  for (const { start, end, otherStart, otherEnd } of edits) {
    made.push(...before.subarray(at, start), ...after.subarray(otherStart, otherEnd))
    at = end
  }
  made.push(...before.subarray(at))
  return made
}

function size({ edits }: SequenceDiff): number {
  return edits.reduce(
    (sum, edit) => sum + edit.end - edit.start + edit.otherEnd - edit.otherStart,
    0,
  )
}

const sequence = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 })

describe('the difference of two sequences', () => {
  it('applied to the left is the right, in order and apart, and is as small as jsdiff’s', () => {
    fc.assert(
      fc.property(sequence, sequence, (left, right) => {
        const [before, after] = [Int32Array.from(left), Int32Array.from(right)]
        const diff = diffSequences(before, after)
        expect(diff.exact).toBe(true)
        expect(apply(before, after, diff)).toEqual(right)
        let last = -1
        for (const { start, end } of diff.edits) {
          expect(start).toBeGreaterThan(last)
          last = end
        }
        const oracle = diffArrays(left, right)
          .filter(({ added, removed }) => added || removed)
          .reduce((sum, { value }) => sum + value.length, 0)
        expect(size(diff)).toBe(oracle)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('is empty for equal sequences', () => {
    const same = Int32Array.from({ length: 1000 }, (_, index) => index % 7)
    expect(diffSequences(same, same)).toEqual({ edits: [], exact: true })
  })

  it('says so where it hits its bound, and is correct all the same', () => {
    const before = Int32Array.from({ length: 400 }, (_, index) => (index * 7) % 13)
    const after = Int32Array.from({ length: 400 }, (_, index) => (index * 5) % 11)
    const diff = diffSequences(before, after, newBudget(500))
    expect(diff.exact).toBe(false)
    expect(apply(before, after, diff)).toEqual([...after])
  })
})
