import { diffArrays } from 'diff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLists, type TextList } from '../../legal-text/diff/compare.ts'
import { fewEdits } from '../../legal-text/diff/few-edits.ts'
import { interner } from '../../legal-text/diff/intern.ts'
import { compareTexts, linesOfBoth } from '../../legal-text/diff/lines.ts'
import { oneSidedEdits } from '../../legal-text/diff/one-sided.ts'
import { diffPlain } from '../../legal-text/diff/plain.ts'
import { applyChanges, diffText } from '../../legal-text/diff/runs.ts'
import { newBudget } from '../../legal-text/diff/sequence.ts'
import { sharedAtEnd, sharedFrom } from '../../legal-text/diff/shared.ts'
import { Vocabulary } from '../../legal-text/diff/vocabulary.ts'
import { windowOf } from '../../legal-text/diff/windows.ts'
import { termsOf } from '../../legal-text/terms.ts'
import { runsOf, sameRuns } from '../../legal-text/text.ts'
import { tokenise } from '../../legal-text/tokens.ts'
import { PROPERTY_RUNS } from './generate.ts'

const line = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')

describe.each([
  ['few', fewEdits, 8],
  ['one-sided', oneSidedEdits, 0],
] as const)('the %s edits between two lists', (_, editsOf, least) => {
  it('make one of the other and are as few as jsdiff’s, or are too many to be told', () => {
    const list = fc.array(line, { maxLength: 24 })
    const own = fc.constantFrom<string>('a', 'b', 'x', 'y', 'z')
    const edited = fc
      .tuple(list, fc.array(fc.tuple(fc.nat(24), fc.nat(2), fc.array(own))))
      .map(([before, splices]): [string[], string[]] => {
        const after: string[] = [...before]
        for (const [at, gone, come] of splices.slice(0, 4)) after.splice(at, gone, ...come)
        return [before, after]
      })
    fc.assert(
      fc.property(fc.oneof(fc.tuple(list, list), edited), ([before, after]) => {
        const box = { start: 0, end: before.length, otherStart: 0, otherEnd: after.length }
        const edits = editsOf(before, after, box)
        const oracle = diffArrays(before, after)
          .filter(({ added, removed }) => added || removed)
          .reduce((sum, { value }) => sum + value.length, 0)
        if (edits === null) {
          expect(oracle).toBeGreaterThan(least)
          return
        }
        const made: string[] = []
        let at = 0
        for (const { start, end, otherStart, otherEnd } of edits) {
          made.push(...before.slice(at, start), ...after.slice(otherStart, otherEnd))
          at = end
        }
        expect([...made, ...before.slice(at)]).toEqual(after)
        const size = edits.reduce(
          (sum, edit) => sum + edit.end - edit.start + edit.otherEnd - edit.otherStart,
          0,
        )
        expect(size).toBe(oracle)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('are told of a long list however many stay', () => {
    const before = Array.from({ length: 4000 }, (_, index) => `clause ${index}`)
    const after = before.map((text, index) => (index % 200 === 7 ? `${text} as amended` : text))
    const box = { start: 0, end: 4000, otherStart: 0, otherEnd: 4000 }
    expect(editsOf(before, after, box)).toHaveLength(20)
  })
})

describe('texts as integers', () => {
  it('are the same integer where they are equal, however alike the others are', () => {
    const texts = fc.array(
      fc
        .tuple(fc.nat(40), fc.nat(3))
        .map(([n, m]) => `Provision ${n} of the Code shall apply ${m}`),
      { maxLength: 200 },
    )
    fc.assert(
      fc.property(texts, (list) => {
        const code = interner(4)
        const codes = list.map(code)
        const known = new Map<string, number>()
        for (const text of list) if (!known.has(text)) known.set(text, known.size)
        expect(codes).toEqual(list.map((text) => known.get(text)))
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('are told as quickly where they differ in one character alone', () => {
    const code = interner(200_000)
    const started = process.cpuUsage()
    for (let index = 100_000; index < 200_000; index += 1) code(`Clause ${index} shall apply`)
    expect(code('Clause 100000 shall apply')).toBe(0)
    expect(process.cpuUsage(started).user).toBeLessThan(3_000_000)
  })
})

describe('what two texts share', () => {
  const letters = fc
    .array(fc.constantFrom('a', 'b', '’', '😀'), { maxLength: 6 })
    .map((l) => l.join(''))
  const block = fc.tuple(letters, fc.nat(400)).map(([text, times]) => text.repeat(times))

  it('is counted in blocks as it is by characters', () => {
    fc.assert(
      fc.property(block, letters, letters, block, (head, one, other, tail) => {
        const [left, right] = [`x${head}${one}${tail}`, `${head}${other}${tail}`]
        let start = 0
        while (start < right.length && left[1 + start] === right[start]) start += 1
        expect(sharedFrom(left, right, 1, 0)).toBe(start)
        const most = right.length - start
        let end = 0
        while (end < most && left.at(-1 - end) === right.at(-1 - end)) end += 1
        expect(sharedAtEnd(left, right, most)).toBe(end)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  const lines = fc.array(
    fc.constantFrom(
      '',
      'The DCC shall act at once.',
      'The User shall pay.',
      'a',
      'b',
      'c',
      'd',
      '’',
    ),
    { maxLength: 40 },
  )
  const listOf = (text: string): TextList => {
    const keys = text.split('\n')
    return {
      keys,
      runsAt: (index) => runsOf(keys[index] ?? ''),
      numberAt: () => null,
      nameOf: (target) => target,
    }
  }

  it('is cut into lines as each is alone, and compares as these do', () => {
    fc.assert(
      fc.property(lines, lines, fc.nat(40), fc.nat(40), (one, other, from, until) => {
        const before = one.join('\n')
        const after = [...one.slice(0, from), ...other, ...one.slice(until)].join('\n')
        expect(linesOfBoth(before, after)).toEqual([before.split('\n'), after.split('\n')])
        expect(compareTexts(before, after)).toEqual(compareLists(listOf(before), listOf(after)))
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})

describe('the window in which two texts differ', () => {
  const words = fc.constantFrom(
    'The DCC shall',
    'five (5)',
    'one hundred and five (105)',
    '16 January 2024',
    '£2,000',
    '£2 million',
    '95 %',
    "'installed not commissioned'",
    '4.1A(b)(ii)',
    'Smart Metering Inventory',
    'post-commissioning',
    '10:30',
    'e\u0301t',
    '“quoted”',
    'and',
    'the Device',
  )
  const stop = fc.constantFrom(', ', '; ', '. ', ': ', ' ', ',\u0301 ', ',  ')
  const text = fc
    .array(fc.tuple(words, stop), { minLength: 4, maxLength: 24 })
    .map((parts) => parts.flat().join(''))
  const terms = termsOf(['Smart Metering Inventory', 'The DCC shall, five'])

  it('begins and ends where tokens of the whole texts do, and these are the same as its own', () => {
    fc.assert(
      fc.property(text, text, fc.nat(200), (whole, other, at) => {
        const after = `${whole.slice(0, at)}${other.slice(0, 12)}${whole.slice(at + 5)}`
        const window = windowOf(whole, after)
        const { start, end, otherStart, otherEnd, prefix, suffix } = window
        expect(whole.slice(start, start + prefix)).toBe(
          after.slice(otherStart, otherStart + prefix),
        )
        expect(whole.slice(end - suffix, end)).toBe(after.slice(otherEnd - suffix, otherEnd))
        expect(whole.slice(0, start)).toBe(after.slice(0, otherStart))
        expect(whole.slice(end)).toBe(after.slice(otherEnd))
        for (const [full, from, until] of [
          [whole, start, end],
          [after, otherStart, otherEnd],
        ] as const) {
          const all = tokenise(full, terms).starts.filter((each) => each >= from && each <= until)
          const own = tokenise(full.slice(from, until), terms).starts.map((each) => each + from)
          expect(own).toEqual(all)
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('holds all that differs: in it the difference is as small as in the whole texts', () => {
    fc.assert(
      fc.property(text, text, fc.nat(200), (whole, other, at) => {
        const after = `${whole.slice(0, at)}${other.slice(0, 12)}${whole.slice(at + 5)}`
        const plain = diffPlain(whole, after, new Vocabulary(), terms, newBudget())
        const long = diffText(whole, after, { terms })
        expect(plain.deletedTokens + plain.insertedTokens).toBe(
          long.deletedTokens + long.insertedTokens,
        )
        expect(sameRuns(applyChanges(runsOf(whole), plain.changes), runsOf(after))).toBe(true)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})
