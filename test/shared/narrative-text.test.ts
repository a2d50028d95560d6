import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blockInlines,
  canonicalBlocks,
  countWords,
  printBlocks,
  readBlocks,
} from '../../shared/narrative-text.ts'
import type { NarrativeBlock } from '../../shared/records/index.ts'
import { sampleSections } from '../../shared/sample/narrative.ts'

const marks = fc.subarray(['bold', 'italic', 'underline', 'superscript'] as const)
const awkward = fc.constantFrom(
  ...['**', '*', '_', '__', '^', '[', ']', '[TBC]', '[reference]', '[=x]', '\\', '\n', '\r\n'],
  ...['- ', '> ', '## ', '1. ', '|', '![', 'Caption: ', '![a](b)'],
  ...[' ', '\t', '\u00a0', 'a_b', '\ud83d\ude00', '“4.1(b)”', '5 * 3'],
)
const words = fc.array(fc.oneof(fc.string(), awkward), { maxLength: 5 }).map((all) => all.join(''))
const text = fc.record({ kind: fc.constant('text' as const), text: words, marks })
const field = fc.record({
  kind: fc.constant('field' as const),
  name: fc.oneof(fc.constantFrom('reference', 'clause:ac-4.1', 'TBC', ''), words),
})
const inlines = fc.array(fc.oneof(text, field), { maxLength: 5 })
const block: fc.Arbitrary<NarrativeBlock> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('paragraph', 'quotation', 'heading', 'caption'),
    inlines,
  }),
  fc.record({
    kind: fc.constantFrom('bullet', 'number'),
    level: fc.integer({ min: 0, max: 2 }),
    inlines,
  }),
  fc.record({
    kind: fc.constant('row' as const),
    cells: fc.array(inlines, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('image' as const),
    image: fc.constantFrom('picture-1', 'a.b'),
    alternative: words.map((some) => some.replace(/[\r\n]/g, ' ')),
  }),
)

describe('narrative as text', () => {
  test('whatever is printed reads back as the same blocks', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        expect(readBlocks(printBlocks(blocks))).toEqual(canonicalBlocks(blocks))
      }),
    )
  })

  test('whatever is typed settles after one reading', () => {
    fc.assert(
      fc.property(words, (typed) => {
        const blocks = readBlocks(typed)
        expect(readBlocks(printBlocks(blocks))).toEqual(blocks)
      }),
    )
  })

  test('the sample’s narrative survives, and prints as it is written', () => {
    for (const section of sampleSections()) {
      const printed = printBlocks(section.blocks)
      expect(readBlocks(printed)).toEqual(canonicalBlocks(section.blocks))
      expect(printed).not.toContain('\\')
    }
  })

  test('reads paragraphs, bullets, quotations, fields and marks', () => {
    const blocks = readBlocks(
      'Raised by [proposer].\n\n- one **bold** word\n- two\n> [clause:ac-4.1]',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'bullet', 'bullet', 'quotation'])
    const words = blocks.map(blockInlines)
    expect(words[0]?.[1]).toEqual({ kind: 'field', name: 'proposer' })
    expect(words[1]?.[1]).toEqual({ kind: 'text', text: 'bold', marks: ['bold'] })
    expect(words[3]).toEqual([{ kind: 'field', name: 'clause:ac-4.1' }])
  })

  test('reads headings, lists within lists, tables with captions, and pictures', () => {
    const typed =
      '## Costs\n\n1. first\n  - inside\n2. second\n\nCaption: Cost by Party\n| Party | Cost |\n| Large Supplier | £5 \\| £6 |\n\n![The path of an alert](picture-1)'
    const blocks = readBlocks(typed)
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'number',
      'bullet',
      'number',
      'caption',
      'row',
      'row',
      'image',
    ])
    expect(blocks[2]).toMatchObject({ level: 1 })
    expect(blocks[6]).toMatchObject({
      cells: [[{ text: 'Large Supplier' }], [{ text: '£5 | £6' }]],
    })
    expect(blocks[7]).toEqual({
      kind: 'image',
      image: 'picture-1',
      alternative: 'The path of an alert',
    })
    expect(printBlocks(blocks)).toBe(typed)
  })

  test('counts words as a word processor does, with fields as they read', () => {
    const blocks = readBlocks('Raised by [proposer] – twice.\n\n| a | b |')
    expect(countWords(blocks, () => 'Emslie Law')).toBe(7)
  })

  test('leaves placeholders and lonely signs as words', () => {
    const [first] = readBlocks('test [TBC], 5 * 3')
    expect(first === undefined ? [] : blockInlines(first)).toEqual([
      { kind: 'text', text: 'test [TBC], 5 * 3', marks: [] },
    ])
  })
})
