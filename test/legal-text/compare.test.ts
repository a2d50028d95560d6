import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignTexts } from '../../legal-text/diff/align.ts'
import { type Comparison, compareDocuments } from '../../legal-text/diff/document.ts'
import { comparisonHtml } from '../../legal-text/diff/html.ts'
import { comparisonText } from '../../legal-text/diff/linear.ts'
import { applyDifferences } from '../../legal-text/diff/words.ts'
import { readPlainText } from '../../legal-text/formats/plain-text.ts'
import { plainText } from '../../legal-text/text.ts'
import { PROPERTY_RUNS } from './generate.ts'

function compare(before: string, after: string): Comparison {
  return compareDocuments(readPlainText(before, 'before'), readPlainText(after, 'after'))
}

const CODE = `1 Interpretation
1.1 In this Appendix the words below have the meaning given.
4 Commissioning
4.1 The DCC shall update the SMI Status of the Device within five (5) days.
(a) first paragraph about installation of the hub; and
(b) second paragraph about other devices at the premises.
4.2 The DCC shall tell the Installing Supplier of an update without delay.
4.3 [Not used]`

describe('plain text with clause numbering', () => {
  it('is a tree of provisions with the numbers as printed', () => {
    const rows = readPlainText(CODE, 'x').map(({ kind, number, parent }) => [kind, number, parent])
    expect(rows).toEqual([
      ['section', '1', null],
      ['clause', '1.1', 'line-1'],
      ['section', '4', null],
      ['clause', '4.1', 'line-3'],
      ['paragraph', '(a)', 'line-4'],
      ['paragraph', '(b)', 'line-4'],
      ['clause', '4.2', 'line-3'],
      ['clause', '4.3', 'line-3'],
    ])
  })

  it('takes (i) behind (h) for a letter, and elsewhere for a numeral', () => {
    const kinds = (text: string) => readPlainText(text, 'x').map(({ kind }) => kind)
    expect(kinds('1.1 x\n(h) eight\n(i) nine')).toEqual(['clause', 'paragraph', 'paragraph'])
    expect(kinds('1.1 x\n(a) one\n(i) first\n(ii) second\n(A) deep\n(b) two')).toEqual([
      'clause',
      'paragraph',
      'subparagraph',
      'subparagraph',
      'item',
      'paragraph',
    ])
  })
})

describe('two versions of a document', () => {
  it('that are equal have no changes', () => {
    expect(compare(CODE, CODE)).toMatchObject({
      changes: 0,
      inserted: 0,
      deleted: 0,
      moved: 0,
      exact: true,
    })
    expect(comparisonText(compare(CODE, CODE))).toBe('The two texts say the same.')
  })

  it('that are only renumbered have no changes, and say which numbers read differently', () => {
    const result = compare(CODE, CODE.replaceAll(/^4/gm, '5'))
    expect(result.changes).toBe(0)
    expect(result.rows.filter(({ renumbered }) => renumbered)).toHaveLength(4)
  })

  it('show an edit as its words', () => {
    const result = compare(CODE, CODE.replace('five (5)', 'ten (10)'))
    expect(result).toMatchObject({ changes: 1, inserted: 1, deleted: 1, moved: 0 })
    expect(comparisonText(result)).toContain('within [deleted: five (5)][inserted: ten (10)] days.')
  })

  it('show a provision inserted and one deleted', () => {
    const after = CODE.replace(
      '4.3 [Not used]',
      '4.3 A new duty is put on every Party to the Code.',
    )
    expect(
      compare(CODE, after).rows.filter(({ kind }) => kind === 'inserted' || kind === 'deleted'),
    ).toHaveLength(2)
  })

  it('recognise a paragraph that is moved and reworded', () => {
    const moved = '(b) second paragraph about other devices at the premises.'
    const after = `${CODE.replace(`${moved}\n`, '')}\n5 Afterwards\n5.1 the second paragraph about other devices at the premises now.`
    const result = compare(CODE, after)
    expect(result.moved).toBe(1)
    expect(comparisonText(result)).toContain('[moved from (b)]')
  })

  it('make a page that holds both, with real ins and del and no script', () => {
    const html = comparisonHtml(
      compare(CODE, CODE.replace('shall tell', 'must <b>tell</b>')),
      'a.txt',
      'b.txt',
    )
    expect(html).toContain('<del>')
    expect(html).toContain('&lt;b&gt;')
    expect(html).not.toMatch(/<script|https?:/)
  })

  const line = fc.constantFrom(
    ...CODE.split('\n'),
    'Equal paragraph.',
    'Equal paragraph.',
    'one two three four five six',
    '',
  )
  const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'))

  it('give back the right from the left, each provision once', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const before = readPlainText(left, 'left')
        const after = readPlainText(right, 'right')
        const { rows, exact } = compareDocuments(before, after)
        expect(exact).toBe(true)
        const rebuilt = rows.flatMap((row) =>
          row.after === null
            ? []
            : row.before === null
              ? [plainText(row.after.text)]
              : [applyDifferences(plainText(row.before.text), row.differences)],
        )
        expect(rebuilt).toEqual(after.map((provision) => plainText(provision.text)))
        const olds = rows.flatMap((row) => row.before ?? [])
        expect(new Set(olds).size).toBe(before.length)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('are aligned in time that grows with their length, not with its square', () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, index) => `Provision ${index} says something of its own.`,
    )
    const edited = lines.map((words, index) =>
      index % 400 === 0 ? words.replace('something', 'a thing') : words,
    )
    expect(alignTexts(lines, edited)).toMatchObject({ exact: true })
  })
})
