import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText, runsOf } from '../../../legal-text/text.ts'
import type { Splice } from '../../../legal-text/writing/writer.ts'
import { addSplice } from '../../../renderer/drafting/splices.ts'

function splice(start: number, end: number, insert: string, provision = 'p'): Splice {
  return { provision, start, end, insert: runsOf(insert) }
}

function joined(...splices: readonly Splice[]): readonly Splice[] {
  return splices.reduce<readonly Splice[]>((all, next) => addSplice(all, next), [])
}

function words(splices: readonly Splice[]) {
  return splices.map(({ start, end, insert }) => [start, end, plainText(insert)])
}

function done(text: string, splices: readonly Splice[]): string {
  return splices.reduce(
    (before, { start, end, insert }) =>
      before.slice(0, start) + plainText(insert) + before.slice(end),
    text,
  )
}

describe('keystrokes put together', () => {
  it('make one insertion of a word that is typed', () => {
    expect(words(joined(splice(5, 5, 'a'), splice(6, 6, 'b'), splice(7, 7, 'c')))).toEqual([
      [5, 5, 'abc'],
    ])
  })

  it('make one deletion of letters that are deleted one by one, backwards and forwards', () => {
    expect(words(joined(splice(4, 5, ''), splice(3, 4, '')))).toEqual([[3, 5, '']])
    expect(words(joined(splice(4, 5, ''), splice(4, 5, '')))).toEqual([[4, 6, '']])
  })

  it('forget a letter that is typed and taken back', () => {
    expect(words(joined(splice(2, 2, 'ab'), splice(3, 4, '')))).toEqual([[2, 2, 'a']])
  })

  it('make one replacement of a selection that is typed over', () => {
    expect(words(joined(splice(2, 9, 'x'), splice(3, 3, 'y')))).toEqual([[2, 9, 'xy']])
  })

  it('reach into the text on both sides of what was typed', () => {
    expect(words(joined(splice(5, 5, 'ab'), splice(4, 8, '')))).toEqual([[4, 6, '']])
  })

  it('stay apart in two places and in two provisions', () => {
    expect(joined(splice(5, 5, 'a'), splice(9, 9, 'b'))).toHaveLength(2)
    expect(joined(splice(5, 5, 'a'), splice(6, 6, 'b', 'q'))).toHaveLength(2)
  })

  it('come to the text that doing them one by one comes to', () => {
    const gesture = fc.record({
      start: fc.nat(24),
      length: fc.nat(4),
      insert: fc.string({ maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 12 }), (gestures) => {
        const base = 'the quick brown fox jumps'
        let text = base
        let together: readonly Splice[] = []
        for (const { start, length, insert } of gestures) {
          const from = Math.min(start, text.length)
          const next = splice(from, Math.min(from + length, text.length), insert)
          text = done(text, [next])
          together = addSplice(together, next)
        }
        expect(done(base, together)).toBe(text)
      }),
    )
  })
})
