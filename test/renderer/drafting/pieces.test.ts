import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runsOf, textRun } from '../../../legal-text/text.ts'
import type { Segment } from '../../../legal-text/views.ts'
import {
  changeAt,
  displayText,
  locate,
  type Piece,
  piecesOf,
  snapOut,
  stepAcross,
  suggestionsOf,
  toDisplay,
  toProposed,
} from '../../../renderer/drafting/editor/pieces.ts'

const NONE = { change: null, author: null, deletedBy: null, status: null } as const

function kept(text: string): Segment {
  return { ...NONE, kind: 'kept', runs: runsOf(text) }
}

function changed(kind: 'inserted' | 'deleted', text: string, change = 'c'): Segment {
  return { ...NONE, kind, runs: runsOf(text), change, author: 'a', status: 'pending' }
}

const REFERENCE: Segment = {
  ...NONE,
  kind: 'kept',
  runs: [{ kind: 'reference', target: 'x', marks: [] }],
}

function pieces(...segments: readonly Segment[]): readonly Piece[] {
  return piecesOf(segments, () => '4.1A', false)
}

// On screen: "one two three [4.1A]"; proposed: "one three [reference]".
const line = pieces(
  kept('one '),
  changed('deleted', 'two '),
  changed('inserted', 'three '),
  REFERENCE,
)

describe('the words on screen', () => {
  it('hold struck words and the digits of references', () => {
    expect(displayText(line)).toBe('one two three 4.1A')
  })

  it('count struck words as nothing and a reference as one', () => {
    expect(line.map(({ length }) => length)).toEqual([4, 0, 6, 1])
  })

  it('lose their signs, not their words, in a clean view', () => {
    const clean = piecesOf([changed('inserted', 'new')], () => '', true)
    expect(clean.map(({ fate, text, change }) => [fate, text, change])).toEqual([
      ['kept', 'new', 'c'],
    ])
  })

  it('are struck where somebody else deletes what is inserted', () => {
    const [piece] = pieces({ ...changed('inserted', 'new'), deletedBy: 'b' })
    expect([piece?.fate, piece?.length]).toEqual(['deleted', 0])
  })
})

describe('the two ways of counting', () => {
  it('agree outside of struck words', () => {
    expect([0, 2, 4, 9, 14].map((display) => toProposed(line, display))).toEqual([0, 2, 4, 5, 10])
  })

  it('take all of struck words for one place', () => {
    expect([4, 5, 7, 8].map((display) => toProposed(line, display))).toEqual([4, 4, 4, 4])
    expect(toDisplay(line, 4, 'before')).toBe(4)
    expect(toDisplay(line, 4, 'after')).toBe(8)
  })

  it('take the nearer end of a reference', () => {
    expect([14, 15, 16, 17, 18].map((display) => toProposed(line, display))).toEqual([
      10, 10, 11, 11, 11,
    ])
    expect(toDisplay(line, 11)).toBe(18)
  })

  it('come back to where they began, for every text', () => {
    const segment = fc.record({
      kind: fc.constantFrom('kept', 'inserted', 'deleted', 'reference'),
      text: fc.string({ minLength: 1, maxLength: 5 }),
    })
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (list) => {
        const shown = pieces(
          ...list.map(({ kind, text }) => {
            if (kind === 'reference') return REFERENCE
            return kind === 'kept' ? kept(text) : changed(kind as 'inserted', text)
          }),
        )
        const length = shown.reduce((sum, piece) => sum + piece.length, 0)
        for (let proposed = 0; proposed <= length; proposed += 1) {
          for (const side of ['before', 'after'] as const) {
            expect(toProposed(shown, toDisplay(shown, proposed, side))).toBe(proposed)
          }
        }
      }),
    )
  })
})

describe('a caret', () => {
  it('steps over struck words and references as wholes', () => {
    expect(stepAcross(line, 4, 'right')).toBe(8)
    expect(stepAcross(line, 8, 'left')).toBe(4)
    expect(stepAcross(line, 14, 'right')).toBe(18)
    expect(stepAcross(line, 3, 'right')).toBeNull()
    expect(stepAcross(line, 4, 'left')).toBeNull()
  })

  it('that lands inside one goes on the way it was going', () => {
    expect([snapOut(line, 5, 'left'), snapOut(line, 5, 'right')]).toEqual([4, 8])
    expect([snapOut(line, 5, 'nearest'), snapOut(line, 7, 'nearest')]).toEqual([4, 8])
    expect(snapOut(line, 10, 'nearest')).toBe(10)
  })

  it('between two pieces belongs to the one on its left', () => {
    expect(locate(line, 4)).toEqual({ index: 0, offset: 4 })
    expect(locate(line, 99)).toEqual({ index: 3, offset: 4 })
    expect(locate([], 0)).toBeNull()
  })

  it('is in the change that it touches', () => {
    expect([0, 4, 6, 12].map((display) => changeAt(line, display))).toEqual([null, 'c', 'c', 'c'])
    expect(changeAt(pieces(kept('abc')), 3)).toBeNull()
  })
})

describe('marks', () => {
  it('make pieces of their own', () => {
    const [bold, plain] = pieces({ ...kept(''), runs: [textRun('a', ['bold']), textRun('b')] })
    expect([bold?.marks, plain?.marks]).toEqual([['bold'], []])
  })
})

describe('suggestions', () => {
  const drawn = (...segments: readonly Segment[]) =>
    suggestionsOf(pieces(...segments)).map((group) => group.map(({ text }) => text))

  it('hold together what one change strikes and puts in its place', () => {
    const two = [changed('deleted', 'old'), changed('inserted', 'new')]
    expect(drawn(kept('a'), ...two, kept('b'))).toEqual([['a'], ['old', 'new'], ['b']])
  })

  it('are none where something only comes or only goes', () => {
    expect(drawn(changed('inserted', 'one'), changed('inserted', 'two'))).toEqual([
      ['one'],
      ['two'],
    ])
    expect(drawn(changed('deleted', 'old'), changed('inserted', 'new', 'd'))).toEqual([
      ['old'],
      ['new'],
    ])
  })
})
