import { describe, expect, it } from 'vitest'
import { extendSpan, idsInSpan } from '../../../renderer/drafting/selection.ts'

const ORDER = ['a', 'b', 'c', 'd']

describe('a selection of whole provisions', () => {
  it('goes from one end to the other, whichever way it was made', () => {
    expect(idsInSpan(ORDER, { anchor: 'b', focus: 'd' })).toEqual(['b', 'c', 'd'])
    expect(idsInSpan(ORDER, { anchor: 'd', focus: 'c' })).toEqual(['c', 'd'])
  })

  it('is none where there is none, or one of its ends is gone', () => {
    expect(idsInSpan(ORDER, null)).toEqual([])
    expect(idsInSpan(ORDER, { anchor: 'b', focus: 'x' })).toEqual([])
  })

  it('begins where the caret is and moves at its other end', () => {
    const down = extendSpan(ORDER, null, 'b', { direction: 1, to: 'next' })
    expect(down).toEqual({ anchor: 'b', focus: 'c' })
    expect(extendSpan(ORDER, down, 'c', { direction: -1, to: 'next' })).toEqual({
      anchor: 'b',
      focus: 'b',
    })
    expect(extendSpan(ORDER, down, 'c', { direction: -1, to: 'edge' })).toEqual({
      anchor: 'b',
      focus: 'a',
    })
  })

  it('stops at the ends of the document', () => {
    expect(extendSpan(ORDER, null, 'd', { direction: 1, to: 'next' })).toBeNull()
    expect(extendSpan(ORDER, null, 'd', { direction: 1, to: 'edge' })).toBeNull()
    expect(extendSpan(ORDER, null, 'x', { direction: 1, to: 'next' })).toBeNull()
  })
})
