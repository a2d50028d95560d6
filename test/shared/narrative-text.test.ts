import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBlocks, printBlocks, readBlocks } from '../../shared/narrative-text.ts'
import type { NarrativeBlock } from '../../shared/records/index.ts'
import { sampleSections } from '../../shared/sample/narrative.ts'

const marks = fc.subarray(['bold', 'italic', 'underline', 'superscript'] as const)
const awkward = fc.constantFrom(
  ...['**', '*', '_', '__', '^', '[', ']', '[TBC]', '[reference]', '[=x]', '\\', '\n', '\r\n'],
  ...['- ', '> ', ' ', '\t', '\u00a0', 'a_b', '\ud83d\ude00', '“4.1(b)”', '5 * 3'],
)
const words = fc.array(fc.oneof(fc.string(), awkward), { maxLength: 5 }).map((all) => all.join(''))
const text = fc.record({ kind: fc.constant('text' as const), text: words, marks })
const field = fc.record({
  kind: fc.constant('field' as const),
  name: fc.oneof(fc.constantFrom('reference', 'clause:ac-4.1', 'TBC', ''), words),
})
const block: fc.Arbitrary<NarrativeBlock> = fc.record({
  kind: fc.constantFrom('paragraph', 'bullet', 'quotation'),
  inlines: fc.array(fc.oneof(text, field), { maxLength: 5 }),
})

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
    expect(blocks[0]?.inlines[1]).toEqual({ kind: 'field', name: 'proposer' })
    expect(blocks[1]?.inlines[1]).toEqual({ kind: 'text', text: 'bold', marks: ['bold'] })
    expect(blocks[3]?.inlines).toEqual([{ kind: 'field', name: 'clause:ac-4.1' }])
  })

  test('leaves placeholders and lonely signs as words', () => {
    expect(readBlocks('test [TBC], 5 * 3')[0]?.inlines).toEqual([
      { kind: 'text', text: 'test [TBC], 5 * 3', marks: [] },
    ])
  })
})
