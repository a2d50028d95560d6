import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlainText } from '../../legal-text/formats/plain-text.ts'
import { definedTerms, termsOf } from '../../legal-text/terms.ts'
import { tokenise, tokenText } from '../../legal-text/tokens.ts'
import { PROPERTY_RUNS } from './generate.ts'

function tokens(text: string, terms: readonly string[] = []): readonly string[] {
  const cut = tokenise(text, termsOf(terms))
  return cut.classes.map((_, index) => tokenText(cut, index)).filter((token) => token.trim() !== '')
}

describe('legal tokens', () => {
  it.each([
    ['clause 17.3(b)(ii) and Section F2.9', ['clause', '17.3(b)(ii)', 'and', 'Section', 'F2.9']],
    [
      'within five (5) or ninety-five (95) days',
      ['within', 'five (5)', 'or', 'ninety-five (95)', 'days'],
    ],
    ['Sixteen (16) or six (6)', ['Sixteen (16)', 'or', 'six (6)']],
    ['five and six (6)', ['five', 'and', 'six (6)']],
    ['one hundred and five (105) units', ['one hundred and five (105)', 'units']],
    [
      'on 16 January 2024 for £2,000 or 95 %',
      ['on', '16 January 2024', 'for', '£2,000', 'or', '95 %'],
    ],
    [
      'the 1st March at 17:00 for £2 million.',
      ['the', '1st March', 'at', '17:00', 'for', '£2 million', '.'],
    ],
    [
      "a post-commissioning status of 'commissioned'",
      ['a', 'post-commissioning', 'status', 'of', "'commissioned'"],
    ],
    ['‘installed not commissioned’, or', ['‘installed not commissioned’', ',', 'or']],
    [
      '4.1A(c) [TBC] the Supplier’s G7.16(a)',
      ['4.1A(c)', '[', 'TBC', ']', 'the', 'Supplier’s', 'G7.16(a)'],
    ],
    ['SMETS2 and café-bar', ['SMETS2', 'and', 'café-bar']],
    ['👩‍👩‍👧 e\u0301 שלום 🇬🇧🇫🇷', ['👩‍👩‍👧', 'e\u0301', 'שלום', '🇬🇧', '🇫🇷']],
  ])('of %s', (text, expected) => {
    expect(tokens(text)).toEqual(expected)
  })

  it('a term of several words that the document defines is one', () => {
    const code = '“Smart Metering Inventory” means the list that the DCC keeps.\nOther words.'
    const terms = definedTerms(readPlainText(code, 'x'))
    expect(terms).toEqual(['Smart Metering Inventory'])
    expect(tokens('the Smart Metering Inventory, or Smart Metering Inventorying', terms)).toEqual([
      'the',
      'Smart Metering Inventory',
      ',',
      'or',
      'Smart',
      'Metering',
      'Inventorying',
    ])
  })

  const bits = fc.constantFrom(
    ...'five (5)|Section F2.9|17.3(b)(ii)|ninety-five|the|Party’s|e\u0301|\u0301|’|-|‑|\u00a0|\u2003| |  |(a)|5|%|£|,|.|‘pending’|😀|é|A1|x2'.split(
      '|',
    ),
  )
  const mixed = fc.array(bits, { maxLength: 12 }).map((list) => list.join(''))

  it('cover any text without gaps, in classes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), mixed), (text) => {
        const cut = tokenise(text)
        expect(cut.classes.map((_, index) => tokenText(cut, index)).join('')).toBe(text)
        expect(cut.starts).toHaveLength(cut.classes.length + 1)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('no token but the first of a text begins with a combining mark, or inside a surrogate pair', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        for (const start of tokenise(text).starts.slice(1, -1)) {
          expect(text.slice(start)).not.toMatch(/^(?:\p{M}|[\udc00-\udfff])/u)
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})
