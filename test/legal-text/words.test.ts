import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyDifferences, diffText } from '../../legal-text/diff/words.ts'
import { tokenise, tokenText } from '../../legal-text/tokens.ts'
import { PROPERTY_RUNS } from './generate.ts'

function tokens(text: string): readonly string[] {
  const cut = tokenise(text)
  return cut.classes.map((_, index) => tokenText(cut, index)).filter((token) => token.trim() !== '')
}

function marked(before: string, after: string): readonly (readonly [string, string])[] {
  return diffText(before, after).differences.map(({ deleted, inserted }) => [deleted, inserted])
}

describe('legal tokens', () => {
  it.each([
    ['clause 17.3(b)(ii) and Section F2.9', ['clause', '17.3(b)(ii)', 'and', 'Section', 'F2.9']],
    [
      'within five (5) or ninety-five (95) days',
      ['within', 'five (5)', 'or', 'ninety-five (95)', 'days'],
    ],
    [
      'on 16 January 2024 for £2,000 or 95 %',
      ['on', '16 January 2024', 'for', '£2,000', 'or', '95 %'],
    ],
    [
      "a post-commissioning status of 'commissioned'",
      ['a', 'post-commissioning', 'status', 'of', "'commissioned'"],
    ],
    [
      '4.1A(c) [TBC] the Supplier’s G7.16(a)',
      ['4.1A(c)', '[', 'TBC', ']', 'the', 'Supplier’s', 'G7.16(a)'],
    ],
    ['one hundred (100) “units”', ['one hundred (100)', '“', 'units', '”']],
    ['👩‍👩‍👧 e\u0301 שלום', ['👩‍👩‍👧', 'e\u0301', 'שלום']],
  ])('of %s', (text, expected) => {
    expect(tokens(text)).toEqual(expected)
  })

  it('cover any text without gaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const cut = tokenise(text)
        expect(cut.classes.map((_, index) => tokenText(cut, index)).join('')).toBe(text)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})

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
  ])('%s → %s', (before, after, expected) => {
    expect(marked(before, after)).toEqual(expected)
  })

  it('is typographic only where quotes or spaces are all that differs', () => {
    const { differences } = diffText("the 'pending' state", 'the ‘pending’ state')
    expect(differences).toMatchObject([{ typographic: true }])
  })

  it('of unrelated texts is a whole replacement', () => {
    const before = 'The DCC shall establish and maintain an inventory of all Devices.'
    const after = 'Where no agreement is reached, Ofgem may direct another course within a month.'
    expect(marked(before, after)).toEqual([[before, after]])
  })

  const phrase = fc
    .array(
      fc.constantFrom(
        'the ',
        'DCC ',
        'shall ',
        '4.1(b)(ii) ',
        'five (5) ',
        'e\u0301',
        '😀 ',
        'שלום ',
        '‘',
        "'",
        '  ',
        '. ',
        '16 January 2024 ',
        'Device',
      ),
      { maxLength: 40 },
    )
    .map((words) => words.join(''))

  it('applied to the left is the right, and is empty for equal texts', () => {
    fc.assert(
      fc.property(phrase, phrase, (before, after) => {
        const { differences } = diffText(before, after)
        expect(applyDifferences(before, differences)).toBe(after)
        expect(diffText(before, before).differences).toEqual([])
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('ends on tokens of both texts, and its changes are two words or more apart', () => {
    fc.assert(
      fc.property(phrase, phrase, (before, after) => {
        const left = tokenise(before)
        const bounds = new Set(left.starts)
        let last = -1
        for (const { start, end } of diffText(before, after).differences) {
          expect(bounds.has(start) && bounds.has(end)).toBe(true)
          if (last !== -1) {
            const between = left.classes.filter((kind, index) => {
              const at = left.starts[index] as number
              return kind === 'word' && at >= last && at < start
            })
            expect(between.length).toBeGreaterThanOrEqual(2)
          }
          last = end
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('of long unrelated texts ends quickly enough to be waited for', () => {
    const text = (seed: number) =>
      Array.from({ length: 9000 }, (_, index) => `w${(index * seed) % 7919}`).join(' ')
    const { differences } = diffText(text(31), text(57))
    expect(applyDifferences(text(31), differences)).toBe(text(57))
  })
})
