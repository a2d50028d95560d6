import { describe, expect, it } from 'vitest'
import { runsOf, textRun } from '../../../legal-text/text.ts'
import type { Segment } from '../../../legal-text/views.ts'
import {
  deletion,
  difference,
  endOfChange,
  endsWord,
  hasMark,
  marksAt,
  proposedString,
  replacement,
} from '../../../renderer/drafting/offsets.ts'

function segment(kind: Segment['kind'], text: string, change: string | null = null): Segment {
  return { kind, runs: runsOf(text), change, author: null, deletedBy: null, status: null }
}

function at(offset: number) {
  return { start: offset, end: offset }
}

describe('deleting', () => {
  const text = 'the DCC shall'

  it('takes a character before or after the caret', () => {
    expect(deletion(text, at(3), 'deleteContentBackward')).toEqual({ start: 2, end: 3 })
    expect(deletion(text, at(3), 'deleteContentForward')).toEqual({ start: 3, end: 4 })
  })

  it('takes a whole character where it is made of several units', () => {
    expect(deletion('a👩‍🔧b', at(6), 'deleteContentBackward')).toEqual({ start: 1, end: 6 })
    expect(deletion('e\u0301', at(2), 'deleteContentBackward')).toEqual({ start: 0, end: 2 })
    expect(deletion('a👩‍🔧b', at(1), 'deleteContentForward')).toEqual({ start: 1, end: 6 })
  })

  it('takes the word with the spaces between', () => {
    expect(deletion(text, at(8), 'deleteWordBackward')).toEqual({ start: 4, end: 8 })
    expect(deletion(text, at(4), 'deleteWordForward')).toEqual({ start: 4, end: 8 })
  })

  it('takes the rest of the line either way', () => {
    expect(deletion(text, at(4), 'deleteHardLineBackward')).toEqual({ start: 0, end: 4 })
    expect(deletion(text, at(4), 'deleteHardLineForward')).toEqual({ start: 4, end: 13 })
  })

  it('takes the selection where there is one, whatever the key', () => {
    const selected = { start: 2, end: 9 }
    expect(deletion(text, selected, 'deleteWordBackward')).toEqual(selected)
    expect(deletion(text, selected, 'deleteByCut')).toEqual(selected)
  })

  it('takes nothing at the edges', () => {
    expect(deletion(text, at(0), 'deleteContentBackward')).toEqual(at(0))
    expect(deletion(text, at(13), 'deleteContentForward')).toEqual(at(13))
    expect(deletion('', at(0), 'deleteWordBackward')).toEqual(at(0))
  })
})

describe('what changed between two texts', () => {
  it('is nothing, an insertion, a deletion or a replacement', () => {
    expect(difference('abc', 'abc')).toBeNull()
    expect(difference('ac', 'abc')).toEqual({ start: 1, end: 1, text: 'b' })
    expect(difference('abc', 'ac')).toEqual({ start: 1, end: 2, text: '' })
    expect(difference('abc', 'axc')).toEqual({ start: 1, end: 2, text: 'x' })
  })

  it('is where the selection was, though the letters would fit elsewhere', () => {
    expect(replacement('aa', 'aaa', at(2))).toEqual({ start: 2, end: 2, text: 'a' })
    expect(replacement('a is', 'a was', { start: 2, end: 4 })).toEqual({
      start: 2,
      end: 4,
      text: 'was',
    })
  })

  it('is found anyway where it is not at the selection', () => {
    expect(replacement('abc', 'xabc', at(3))).toEqual({ start: 0, end: 0, text: 'x' })
  })
})

describe('the proposed text', () => {
  const segments = [
    segment('kept', 'one '),
    segment('deleted', 'two', 'c1'),
    segment('inserted', 'three', 'c1'),
    segment('kept', ' four'),
  ]

  it('leaves struck words out', () => {
    expect(proposedString(segments)).toBe('one three four')
  })

  it('knows where the words of a change end, and where it was once it is gone', () => {
    expect(endOfChange(segments, 'c1', 7)).toBe(9)
    expect(endOfChange([segment('kept', 'one two four')], 'c1', 7)).toBe(7)
    expect(endOfChange([segment('deleted', 'one two four', 'c2')], 'c1', 7)).toBe(0)
  })

  it('gives typed words the marks of what stands before them', () => {
    const marked = [{ ...segment('kept', ''), runs: [textRun('a', ['bold']), textRun('b')] }]
    expect(marksAt(marked, 1)).toEqual(['bold'])
    expect(marksAt(marked, 0)).toEqual(['bold'])
    expect(marksAt(marked, 2)).toEqual([])
    expect(hasMark(marked, { start: 0, end: 1 }, 'bold')).toBe(true)
    expect(hasMark(marked, { start: 0, end: 2 }, 'bold')).toBe(false)
  })
})

describe('the end of a word', () => {
  it('is the space behind it, so that a sign and the space after it are one step of undo', () => {
    expect(['a ', 'a. ', 'a\u00a0'].every(endsWord)).toBe(true)
    expect(['a', 'a.', "Supplier'", 'a-'].some(endsWord)).toBe(false)
  })
})
