import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeNumbers, formatCounter, parseCounter } from '../../legal-text/numbering.ts'
import { type ProvisionKind, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { PROPERTY_RUNS } from './generate.ts'

type Row = readonly [id: string, parent: string | null, kind: ProvisionKind, number: string | null]

function numbers(rows: readonly Row[], renumber = false): Record<string, string> {
  const provisions = rows.map(([id, parent, kind, number]) => ({ id, parent, kind, number }))
  return Object.fromEntries(computeNumbers(provisions, SEC_APPENDIX_STYLE, { renumber }))
}

const SECTION: Row = ['s', null, 'section', '4']

describe('computed numbers', () => {
  it('keep what is in force and put 4.1A and 4.1B between 4.1 and 4.2', () => {
    expect(
      numbers([
        SECTION,
        ['a', 's', 'clause', '4.1'],
        ['x', 's', 'clause', null],
        ['y', 's', 'clause', null],
        ['b', 's', 'clause', '4.2'],
      ]),
    ).toEqual({ s: '4', a: '4.1', x: '4.1A', y: '4.1B', b: '4.2' })
  })

  it('do not take a letter that is taken: behind 4.1A in force comes 4.1AA', () => {
    expect(
      numbers([
        SECTION,
        ['a', 's', 'clause', '4.1'],
        ['x', 's', 'clause', null],
        ['b', 's', 'clause', '4.1A'],
        ['y', 's', 'clause', null],
        ['c', 's', 'clause', '4.2'],
      ]),
    ).toMatchObject({ x: '4.1B', y: '4.1AA' })
  })

  it('go on at the end of a list', () => {
    expect(
      numbers([SECTION, ['a', 's', 'clause', '4.6'], ['x', 's', 'clause', null]]),
    ).toMatchObject({ x: '4.7' })
  })

  it('count afresh under an inserted provision', () => {
    expect(
      numbers([
        SECTION,
        ['a', 's', 'clause', '4.1'],
        ['x', 's', 'clause', null],
        ['p', 'x', 'paragraph', null],
        ['q', 'x', 'paragraph', null],
        ['r', 'q', 'subparagraph', null],
        ['t', 'r', 'item', null],
        ['b', 's', 'clause', '4.2'],
      ]),
    ).toMatchObject({ p: '(a)', q: '(b)', r: '(i)', t: '(A)' })
  })

  it('put (aa) between (a) and (b), (ia) between (i) and (ii), and A1 before 1', () => {
    expect(
      numbers([
        ['c', null, 'clause', '1.1'],
        ['a', 'c', 'paragraph', '(a)'],
        ['x', 'c', 'paragraph', null],
        ['b', 'c', 'paragraph', '(b)'],
      ]),
    ).toMatchObject({ x: '(aa)' })
    expect(
      numbers([
        ['a', 'c', 'subparagraph', '(i)'],
        ['x', 'c', 'subparagraph', null],
        ['b', 'c', 'subparagraph', '(ii)'],
      ]),
    ).toMatchObject({ x: '(ia)' })
    expect(
      numbers([SECTION, ['x', 's', 'clause', null], ['a', 's', 'clause', '4.1']]),
    ).toMatchObject({ x: '4.A1' })
  })

  it('are all fresh where a draft renumbers', () => {
    expect(
      numbers(
        [
          SECTION,
          ['a', 's', 'clause', '4.1'],
          ['x', 's', 'clause', null],
          ['b', 's', 'clause', '4.2'],
        ],
        true,
      ),
    ).toEqual({ s: '1', a: '1.1', x: '1.2', b: '1.3' })
  })

  it('give no number twice in a list, whatever is in force there and wherever it is inserted', () => {
    const slot = fc.option(fc.nat({ max: 40 }), { nil: null })
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 30 }), (slots) => {
        const inForce = ['4.1', '4.1A', '4.1AA', '4.A1', '4.2']
        const seen = new Set<number>()
        const rows = slots.map((stored, index): Row => {
          const free = stored !== null && !seen.has(stored)
          if (free) seen.add(stored)
          return [`p${index}`, 's', 'clause', free ? (inForce[stored] ?? `4.${stored}`) : null]
        })
        const given = Object.values(numbers([SECTION, ...rows]))
        expect(new Set(given).size).toBe(rows.length + 1)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('leave headings and unnumbered text without one', () => {
    expect(numbers([SECTION, ['h', 's', 'heading', null], ['t', 's', 'text', null]])).toEqual({
      s: '4',
    })
  })

  it('read back what they write', () => {
    for (const format of [
      'decimal',
      'lower-alpha',
      'upper-alpha',
      'lower-roman',
      'upper-roman',
    ] as const) {
      for (let counter = 1; counter <= 60; counter += 1) {
        expect(parseCounter(formatCounter(counter, format), format)).toBe(counter)
      }
    }
    expect(formatCounter(27, 'lower-alpha')).toBe('aa')
    expect(formatCounter(14, 'lower-roman')).toBe('xiv')
  })
})
