import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ComparedPair,
  type Comparison,
  compareDocuments,
} from '../../legal-text/diff/document.ts'
import { comparisonHtml } from '../../legal-text/diff/html.ts'
import { comparisonText } from '../../legal-text/diff/linear.ts'
import { applyChanges } from '../../legal-text/diff/runs.ts'
import { readPlainText } from '../../legal-text/formats/plain-text.ts'
import type { Provision, ProvisionKind, Provisions } from '../../legal-text/provisions.ts'
import {
  canonicalRuns,
  plainText,
  type Run,
  runsOf,
  sameRuns,
  textRun,
} from '../../legal-text/text.ts'
import { tokenise } from '../../legal-text/tokens.ts'
import { PROPERTY_RUNS, provisions as trees } from './generate.ts'

function read(text: string, name = 'x'): Provisions {
  return readPlainText(text, name)
}

function compare(before: string, after: string): Comparison {
  return compareDocuments(read(before), read(after))
}

function provision(id: string, text: readonly Run[], kind: ProvisionKind = 'clause'): Provision {
  const provenance = { status: 'imported', source: 'test' } as const
  return { id, parent: null, kind, number: null, text, provenance }
}

const CODE = `1 Interpretation
1.1 In this Appendix the words below have the meaning given.
4 Commissioning
4.1 The DCC shall update the SMI Status of the Device within five (5) days.
(a) first paragraph about installation of the hub; and
(b) second paragraph about other devices at the premises.
4.2 The DCC shall tell the Installing Supplier of an update without delay.
4.3 [Not used]`

describe('two versions of a document', () => {
  it('that are equal have no changes', () => {
    expect(compare(CODE, CODE)).toMatchObject({
      changes: 0,
      inserted: 0,
      deleted: 0,
      moved: 0,
      renumbered: 0,
      exact: true,
    })
    expect(comparisonText(compare(CODE, CODE))).toBe('The two texts say the same.')
  })

  it('that are only renumbered have no changes, and say which numbers read differently', () => {
    const result = compare(CODE, CODE.replaceAll(/^4/gm, '5'))
    expect(result).toMatchObject({ changes: 0, renumbered: 4 })
    expect(comparisonText(result)).toContain('4 provisions are renumbered.')
    expect(comparisonText(result)).toContain('[deleted: 4.1] [inserted: 5.1] The DCC')
  })

  it('show an edit as its words', () => {
    const result = compare(CODE, CODE.replace('five (5)', 'ten (10)'))
    expect(result).toMatchObject({ changes: 1, inserted: 1, deleted: 1, moved: 0 })
    expect(comparisonText(result)).toContain('within [deleted: five (5)][inserted: ten (10)] days.')
  })

  it('show what was replaced under one number as a whole replacement', () => {
    const after = CODE.replace('4.3 [Not used]', '4.3 A new duty is put on every Party.')
    expect(compare(CODE, after).pairs[7]).toMatchObject({
      kind: 'edited',
      changes: [{ start: 0, end: 10 }],
    })
  })

  it('recognise a paragraph that is moved and reworded', () => {
    const moved = '(b) second paragraph about other devices at the premises.'
    const after = `${CODE.replace(`${moved}\n`, '')}\n5 Afterwards\n5.1 the second paragraph about other devices at the premises now.`
    const result = compare(CODE, after)
    expect(result.moved).toBe(1)
    expect(comparisonText(result)).toContain('[moved away] (b)')
    expect(comparisonText(result)).toContain('[moved from (b)]')
  })

  it('count neighbours that moved together as one change', () => {
    const lines = CODE.split('\n')
    const after = [...lines.slice(0, 4), ...lines.slice(6), ...lines.slice(4, 6)].join('\n')
    expect(compare(CODE, after)).toMatchObject({ moved: 2, changes: 1 })
  })

  it('call moved what is short, not the long provision that it was moved around', () => {
    const long = `4.5 ${'a long duty of every Party to do its utmost at all times, '.repeat(4)}`
    const short = '4.6 A short duty of the Panel.'
    const { pairs } = compare(`${long}\n${short}`, `${short}\n${long}`)
    const moved = pairs.filter((pair) => pair.moved && pair.kind !== 'moved away')
    expect(moved.map(({ before }) => before[0]?.number)).toEqual(['4.6'])
  })

  it('see that a reference points elsewhere, and that a renumbered one does not', () => {
    const referring = (target: string, ids: readonly string[]): Provisions => [
      ...ids.map((id, index) => provision(id, runsOf(`The duty number ${index} of a Party.`))),
      provision('refers', [textRun('See '), { kind: 'reference', target, marks: [] }]),
    ]
    const before = referring('a', ['a', 'b'])
    expect(compareDocuments(before, referring('x', ['x', 'y'])).changes).toBe(0)
    expect(compareDocuments(before, referring('y', ['x', 'y'])).changes).toBe(1)
  })

  it('make a page that holds both, with real ins and del, both ends said, and no script', () => {
    const html = comparisonHtml(
      compare(CODE, CODE.replace('shall tell', 'must <b>tell</b>')),
      'a.txt',
      'b.txt',
    )
    expect(html).toContain('<del role="deletion"><span class="aloud"> [deletion starts] </span>')
    expect(html).toContain('<span class="aloud"> [insertion ends] </span></ins>')
    expect(html).toContain('&lt;b&gt;')
    expect(html).not.toMatch(/<script|https?:/)
  })

  it('show marks in the page, and a change in them alone as formatting', () => {
    const before = [provision('a', runsOf('The Panel may act at once.'))]
    const after = [
      provision('a', [textRun('The '), textRun('Panel', ['bold']), textRun(' may act at once.')]),
    ]
    const comparison = compareDocuments(before, after)
    expect(comparisonHtml(comparison, 'a', 'b')).toMatch(/Formatting only.*<strong>Panel<\/strong>/)
    expect(comparisonText(comparison)).toContain('The [formatted: Panel] may')
  })
})

describe('any two versions', () => {
  const line = fc.constantFrom(
    ...CODE.split('\n'),
    'Equal paragraph.',
    'Equal paragraph.',
    'one two three four five six',
    'one two three',
    'four five six',
    '\u202eעברית שלום\u202c and 👩‍👩‍👧 e\u0301',
    '',
  )
  const lines = fc.array(line, { maxLength: 14 }).map((list) => read(list.join('\n')))
  const cells = fc
    .array(fc.constantFrom('Term', 'means a thing', '£2,000', ''), { maxLength: 8 })
    .map((texts) =>
      texts.map((text, index) =>
        provision(`${index}`, runsOf(text), index % 3 === 0 ? 'row' : 'cell'),
      ),
    )
  const any = fc.oneof(lines, trees, cells)

  /** Texts of one side of a pair, as they are compared. */
  const joined = (side: Provisions): readonly Run[] =>
    canonicalRuns(
      side.flatMap(({ text }, index) => (index === 0 ? text : [textRun('\n'), ...text])),
    )

  /** Runs after with the targets of references named as before, where they are in both. */
  const renamed = (pairs: readonly ComparedPair[], after: Provisions) => {
    const names = new Map(after.map(({ id }) => [id, `new ${id}`]))
    for (const pair of pairs) {
      const [old, now] = [pair.before[0], pair.after[0]]
      if (old !== undefined && now !== undefined) names.set(now.id, old.id)
    }
    return (runs: readonly Run[]): readonly Run[] =>
      runs.map((run) =>
        run.kind === 'text' ? run : { ...run, target: names.get(run.target) ?? run.target },
      )
  }

  it('give back the right from the left, each provision once a side', () => {
    fc.assert(
      fc.property(any, any, (before, after) => {
        const { pairs, exact } = compareDocuments(before, after)
        expect(exact).toBe(true)
        const named = renamed(pairs, after)
        for (const pair of pairs) {
          if (pair.before.length === 0 || pair.after.length === 0) continue
          const changes = pair.changes.map((change) => ({ ...change, runs: named(change.runs) }))
          const made = applyChanges(joined(pair.before), changes)
          expect(sameRuns(made, named(joined(pair.after)))).toBe(true)
        }
        const staying = pairs.filter(({ kind }) => kind !== 'moved away')
        const olds = staying.flatMap((pair) => pair.before.map(({ id }) => id))
        expect([...olds].sort()).toEqual(before.map(({ id }) => id).sort())
        expect(pairs.flatMap((pair) => pair.after)).toEqual(after)
        expect(pairs.filter(({ kind, moved }) => moved && kind !== 'moved away')).toHaveLength(
          pairs.filter(({ kind }) => kind === 'moved away').length,
        )
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('that are one and the same have no changes', () => {
    fc.assert(
      fc.property(any, (document) => {
        const { changes, moved, pairs } = compareDocuments(document, document)
        expect([changes, moved]).toEqual([0, 0])
        expect(pairs.every(({ kind }) => kind === 'same')).toBe(true)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('are never cut inside a token', () => {
    fc.assert(
      fc.property(any, any, (before, after) => {
        for (const pair of compareDocuments(before, after).pairs) {
          const bounds = new Set(tokenise(plainText(joined(pair.before))).starts)
          const otherBounds = new Set(tokenise(plainText(joined(pair.after))).starts)
          for (const { start, end, otherStart, otherEnd } of pair.changes) {
            expect(bounds.has(start) && bounds.has(end)).toBe(true)
            expect(otherBounds.has(otherStart) && otherBounds.has(otherEnd)).toBe(true)
          }
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('are compared in time that grows with their length, not with its square', () => {
    const texts = Array.from(
      { length: 20_000 },
      (_, index) => `Provision ${index} says something of its own.`,
    )
    const edited = texts.map((words, index) =>
      index % 400 === 0 ? words.replace('something', 'a thing') : words,
    )
    const result = compareDocuments(read(texts.join('\n')), read(edited.join('\n')))
    expect(result).toMatchObject({ changes: 50, exact: true })
  })

  it.each([
    ['one character', 'a'],
    ['number words', 'five '],
    ['opened statuses', "'a "],
    ['commas between digits', '1,'],
    ['signs', '.'],
  ])('of a long paragraph of nothing but %s are compared at once', (_, piece) => {
    const long = piece.repeat(40_000)
    const started = process.cpuUsage()
    const { exact } = compareDocuments(read(`1.1 ${long}`), read(`1.1 x ${long} y`))
    const { user } = process.cpuUsage(started)
    expect(exact).toBe(true)
    // In microseconds; a pattern that looks to the end from every token takes a hundred times as long.
    expect(user).toBeLessThan(3_000_000)
  })

  it('hit the bound rather than run away, and hold all the same', () => {
    const text = (seed: number) =>
      Array.from({ length: 4000 }, (_, index) => `w${(index * seed) % 997}`).join(' ')
    const [before, after] = [read(`1.1 ${text(31)}`), read(`1.1 ${text(57)}`)]
    const { pairs, exact } = compareDocuments(before, after, { steps: 5000 })
    expect(exact).toBe(false)
    const [pair] = pairs
    expect(sameRuns(applyChanges(joined(before), pair?.changes ?? []), joined(after))).toBe(true)
  })
})
