import { diffArrays } from 'diff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, diffRuns, diffText } from '../../legal-text/diff/runs.ts'
import { newBudget } from '../../legal-text/diff/sequence.ts'
import {
  canonicalRuns,
  plainText,
  type Run,
  runsOf,
  sameRuns,
  textRun,
} from '../../legal-text/text.ts'
import { tokenise, tokenText } from '../../legal-text/tokens.ts'
import { runs as anyRuns, PROPERTY_RUNS } from './generate.ts'

function marked(before: string, after: string): readonly (readonly [string, string])[] {
  return diffText(before, after).changes.map(({ start, end, runs }) => [
    before.slice(start, end),
    plainText(runs),
  ])
}

describe('the difference of two texts', () => {
  it.each([
    ['see 17.3(b)(ii) below', 'see 17.4(b)(iii) below', [['17.3(b)(ii)', '17.4(b)(iii)']]],
    ['within 5 days', 'within five (5) days', [['5', 'five (5)']]],
    [
      'at ninety-five (95) per cent',
      'at ninety-nine (99) per cent',
      [['ninety-five (95)', 'ninety-nine (99)']],
    ],
    ['the old red status applies', 'the new blue status applies', [['old red', 'new blue']]],
    ['one two three four five', 'uno two tres four five', [['one two three', 'uno two tres']]],
    [
      'the Panel and the DCC may act',
      'the Panel, the User and the DCC may act',
      [['', ', the User']],
    ],
    [
      'It shall act. It shall tell.',
      'It shall act. It shall wait. It shall tell.',
      [['', 'It shall wait. ']],
    ],
  ])('%s → %s', (before, after, expected) => {
    expect(marked(before, after)).toEqual(expected)
  })

  it('is typographic only where quotes or spaces are all that differs', () => {
    expect(diffText("the 'pending' state", 'the ‘pending’ state').changes).toMatchObject([
      { nature: 'typographic' },
    ])
    expect(diffText('two  spaces here', 'two spaces here').changes).toMatchObject([
      { nature: 'typographic' },
    ])
  })

  it('is in marks alone where the words stay', () => {
    const after = [textRun('the '), textRun('Panel', ['bold']), textRun(' may act')]
    expect(diffRuns(runsOf('the Panel may act'), after)).toMatchObject({
      changes: [{ start: 4, end: 9, nature: 'marks' }],
      deletedTokens: 1,
    })
  })

  it('sees that a reference points elsewhere', () => {
    const reference = (target: string): readonly Run[] => [
      textRun('see '),
      { kind: 'reference', target, marks: [] },
    ]
    expect(diffRuns(reference('a'), reference('a')).changes).toEqual([])
    expect(diffRuns(reference('a'), reference('b')).changes).toMatchObject([
      { start: 4, end: 5, runs: [{ target: 'b' }] },
    ])
  })

  it('of unrelated texts is a whole replacement', () => {
    const before = 'The DCC shall establish and maintain an inventory of all Devices.'
    const after = 'Where no agreement is reached, Ofgem may direct another course within a month.'
    expect(marked(before, after)).toEqual([[before, after]])
  })

  const piece = fc.constantFrom(
    ..."the |DCC |shall |may |not |4.1(b)(ii) |five (5) |e\u0301|😀 |שלום |‘|'|  |. |16 January 2024 |Device|and |95 % |post-commissioning |\u200f|\u202e".split(
      '|',
    ),
  )
  const phrase = fc.array(piece, { maxLength: 40 }).map((words) => words.join(''))
  const marks = fc.subarray(['bold', 'italic', 'underline', 'superscript'] as const)
  const styled = fc
    .array(fc.tuple(phrase, marks), { maxLength: 3 })
    .map((list) => canonicalRuns<Run>(list.map(([text, own]) => textRun(text, own))))
  const text = fc.oneof(
    phrase.map((words) => runsOf(words)),
    styled,
    anyRuns,
  )

  it('applied to the left is the right, in characters, marks and targets; empty for equal texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { changes, exact } = diffRuns(before, after)
        expect(exact).toBe(true)
        expect(sameRuns(applyChanges(before, changes), after)).toBe(true)
        expect(diffRuns(after, after).changes).toEqual([])
        if (changes.length === 0) expect(sameRuns(before, after)).toBe(true)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('ends on tokens of both texts, and its changes are two words or more apart', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const left = tokenise(plainText(before))
        const right = tokenise(plainText(after))
        const [bounds, otherBounds] = [new Set(left.starts), new Set(right.starts)]
        let last = -1
        for (const { start, end, otherStart, otherEnd } of diffRuns(before, after).changes) {
          expect(bounds.has(start) && bounds.has(end)).toBe(true)
          expect(otherBounds.has(otherStart) && otherBounds.has(otherEnd)).toBe(true)
          if (last !== -1) expect(wordsBetween(left, last, start)).toBeGreaterThanOrEqual(2)
          last = end
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('is as small as jsdiff’s, before neighbours are joined', () => {
    fc.assert(
      fc.property(phrase, phrase, (before, after) => {
        const { deletedTokens, insertedTokens } = diffText(before, after)
        const oracle = diffArrays(words(before), words(after))
          .filter(({ added, removed }) => added || removed)
          .reduce((sum, { value }) => sum + value.length, 0)
        expect(deletedTokens + insertedTokens).toBe(oracle)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('of 10,000 tokens that all differ, or of which one in ten does, holds and is exact', () => {
    const long = (seed: number, every: number) =>
      Array.from({ length: 10_000 }, (_, index) =>
        index % every === 0 ? `w${(index * seed) % 7919}` : `same${index % 31}`,
      ).join(' ')
    for (const every of [1, 10]) {
      const [before, after] = [long(31, every), long(57, every)]
      const { changes, exact } = diffText(before, after)
      expect(exact).toBe(true)
      expect(sameRuns(applyChanges(runsOf(before), changes), runsOf(after))).toBe(true)
    }
  })

  it('says so where it hits its bound, and holds all the same', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `w${(index * 7) % 113}`).join(' ')
    const after = Array.from({ length: 3000 }, (_, index) => `w${(index * 5) % 127}`).join(' ')
    const { changes, exact } = diffText(before, after, { budget: newBudget(2000) })
    expect(exact).toBe(false)
    expect(sameRuns(applyChanges(runsOf(before), changes), runsOf(after))).toBe(true)
  })
})

function words(text: string): string[] {
  const cut = tokenise(text)
  return cut.classes.map((_, index) => tokenText(cut, index))
}

function wordsBetween(tokens: ReturnType<typeof tokenise>, start: number, end: number): number {
  return tokens.classes.filter((kind, index) => {
    const at = tokens.starts[index] as number
    return kind === 'word' && at >= start && at < end
  }).length
}
