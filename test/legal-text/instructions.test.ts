import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Change } from '../../legal-text/changes.ts'
import { applyInstruction, applyInstructions } from '../../legal-text/instructions/apply.ts'
import { instructionsFor } from '../../legal-text/instructions/generate.ts'
import { type Line, type Tree, treeOf } from '../../legal-text/instructions/tree.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { plainText, runsOf } from '../../legal-text/text.ts'
import { resolverOf, type View, viewDocument } from '../../legal-text/views.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { PROPERTY_RUNS, provisions } from './generate.ts'
import { allGestures, perform } from './gestures.ts'

const line = (kind: Line['kind'], number: string | null, text: string, parent: string | null) => ({
  id: `${kind}-${number}`,
  kind,
  number,
  parent,
  runs: runsOf(text),
})

const BASE: Tree = [
  line('section', '4', 'Commissioning', null),
  line('clause', '4.1', 'The DCC shall update the SMI Status of the Device.', 'section-4'),
  line('clause', '4.2', 'The Party shall tell the DCC, and the DCC shall record it.', 'section-4'),
  line('paragraph', '(a)', 'at once; or', 'clause-4.2'),
]

/** The base with some lines changed, and the sentences that make it. */
function sentences(change: (tree: Tree) => Tree): readonly string[] {
  const proposed = change(BASE)
  const made = instructionsFor(BASE, proposed).map(({ text }) => text)
  expect(reading(applyInstructions(BASE, made))).toEqual(reading(proposed))
  return made
}

const worded = (id: string, text: string) => (tree: Tree) =>
  tree.map((one) => (one.id === id ? { ...one, runs: runsOf(text) } : one))

/** What a tree says: kinds, numbers, depths, words and marks, whatever its ids. */
function reading(tree: Tree) {
  const depths = new Map<string, number>()
  return tree.map(({ id, kind, number, parent, runs }) => {
    const depth = parent === null ? 0 : (depths.get(parent) ?? 0) + 1
    depths.set(id, depth)
    return { kind, number, depth, runs }
  })
}

describe('amendment instructions', () => {
  it('insert words after words that stand there once', () => {
    expect(
      sentences(
        worded('clause-4.1', 'The DCC shall promptly update the SMI Status of the Device.'),
      ),
    ).toEqual(['In clause 4.1, after the words “shall”, insert “promptly”.'])
  })

  it('say which, where words occur more than once', () => {
    expect(
      sentences(worded('clause-4.2', 'The Party shall tell the DCC, and the DCC may record it.')),
    ).toEqual([
      'In clause 4.2, for the words “shall” (the second time they occur) substitute “may”.',
    ])
  })

  it('delete words, insert at the end, and omit a provision', () => {
    expect(sentences(worded('clause-4.1', 'The DCC shall update the SMI Status.'))).toEqual([
      'In clause 4.1, delete the words “of the Device”.',
    ])
    expect(
      sentences(worded('paragraph-(a)', 'at once; or within 5 Working Days; or')),
    ).toHaveLength(1)
    expect(sentences((tree) => tree.filter(({ number }) => number !== '(a)'))).toEqual([
      'Omit paragraph 4.2(a) with all that stands under it.',
    ])
  })

  it('insert a provision with what stands under it', () => {
    expect(
      sentences((tree) => [
        ...tree.slice(0, 2),
        line('clause', '4.1A', 'Only where:', 'section-4'),
        line('paragraph', 'x', 'its Hub; and', 'clause-4.1A'),
        ...tree.slice(2),
      ]),
    ).toEqual([
      'After clause 4.1 insert a new clause 4.1A: “Only where:”.',
      'In clause 4.1A, insert as the first provision under it a new paragraph x: “its Hub; and”.',
    ])
  })

  it('renumber, and set words in another type', () => {
    expect(
      sentences((tree) =>
        tree.map((one) => (one.id === 'clause-4.2' ? { ...one, number: '4.3' } : one)),
      ),
    ).toEqual(['Renumber clause 4.2 as “4.3”.'])
    expect(
      sentences((tree) =>
        tree.map((one) =>
          one.id === 'section-4'
            ? {
                ...one,
                runs: [{ kind: 'text' as const, text: 'Commissioning', marks: ['bold' as const] }],
              }
            : one,
        ),
      ),
    ).toEqual(['In section 4, set the words “Commissioning” in bold.'])
  })

  it('quote words that hold quotes', () => {
    const paired = 'The DCC shall update the “SMI Status” of the Device.'
    expect(sentences(worded('clause-4.1', paired)).join(' ')).toContain('“')
    const unpaired = 'The DCC shall update the ”odd⟧ SMI Status of the Device.'
    expect(sentences(worded('clause-4.1', unpaired)).join(' ')).toContain('⟧⟧')
  })

  it('are refused in words where they do not fit', () => {
    const refused = (sentence: string) => () => applyInstruction(BASE, sentence)
    expect(refused('In clause 9.9, delete the words “shall”.')).toThrow('There is no clause 9.9.')
    expect(refused('In clause 4.1, delete the words “may”.')).toThrow('“may” are not there')
    expect(refused('In clause 4.2, delete the words “shall”.')).toThrow('more than once')
    expect(refused('Please do something.')).toThrow('no instruction that can be applied')
  })

  it('of Option A of the sample insert words in 4.1 and a clause 4.1A behind it', () => {
    const workspace = dp255Workspace()
    const [version] = [...workspace.version.values()]
    const changes = [...workspace.change.values()].filter(({ draft }) => draft === 'dp255-option-a')
    if (version === undefined) throw new Error('The sample has no version.')
    const read = (view: View) => {
      const views = viewDocument(version.provisions, version.numbering, changes, view)
      return treeOf(views, resolverOf(views))
    }
    const made = instructionsFor(read('baseline'), read('proposed')).map(({ text }) => text)
    expect(made[0]).toMatch(
      /^At the end of clause 4\.1 insert “, but that update|^In clause 4\.1, /,
    )
    expect(made[1]).toMatch(/^After clause 4\.1 insert a new clause 4\.1A: “The installation/)
    expect(made[2]).toMatch(
      /^In clause 4\.1A, insert as the first provision under it a new paragraph \(a\)/,
    )
    expect(made[3]).toMatch(/^After paragraph 4\.1A\(a\) insert a new paragraph \(b\)/)
  })
})

let minted = 0
function context(author: number) {
  return {
    author: `author-${author}`,
    at: '2024-01-09T09:00:00Z',
    draft: 'draft',
    document: 'document',
    pinned: new Set<string>(),
    mint: () => {
      minted += 1
      return `id-${minted}`
    },
  }
}

test('generated instructions, parsed and applied to the baseline, give the proposed text', () => {
  fc.assert(
    fc.property(provisions, allGestures, (base, gestures) => {
      let changes: readonly Change[] = []
      for (const gesture of gestures) changes = perform(base, changes, gesture, context).changes
      const read = (view: View) => {
        const views = viewDocument(base, SEC_APPENDIX_STYLE, changes, view)
        return treeOf(views, resolverOf(views))
      }
      const [baseline, proposed] = [read('baseline'), read('proposed')]
      const made = instructionsFor(baseline, proposed).map(({ text }) => text)
      expect(reading(applyInstructions(baseline, made))).toEqual(reading(proposed))
      const words = (tree: Tree) => tree.map(({ runs }) => plainText(runs))
      if (JSON.stringify(reading(baseline)) === JSON.stringify(reading(proposed))) {
        expect(made).toEqual([])
      } else expect(words(applyInstructions(baseline, made))).toEqual(words(proposed))
    }),
    { numRuns: PROPERTY_RUNS },
  )
})
