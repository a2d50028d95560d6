import { describe, expect, it } from 'vitest'
import type { Change, TextChange } from '../../legal-text/changes.ts'
import { type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { accept, reject } from '../../legal-text/review.ts'
import { plainText, textRun } from '../../legal-text/text.ts'
import { readingRuns, type View, viewDocument } from '../../legal-text/views.ts'
import { joinChanges, splitChangeAt, splitOffPart } from '../../legal-text/writing/parts.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'

const BASE: Provisions = [
  {
    id: 'c',
    parent: null,
    kind: 'clause',
    number: '4.1',
    text: [textRun('The DCC shall update the status.')],
    provenance: { status: 'imported', source: 'test' },
  },
]

let minted = 0
function context(author = 'anna', pinned: readonly string[] = []) {
  minted += 1
  const made = minted
  return {
    author,
    at: `2026-01-05T09:00:${String(made % 60).padStart(2, '0')}Z`,
    draft: 'draft',
    document: 'document',
    pinned: new Set(pinned),
    mint: () => {
      minted += 1
      return `id-${minted}`
    },
  }
}

function type(changes: readonly Change[], start: number, end: number, words: string) {
  const insert = words === '' ? [] : [textRun(words)]
  return writeSplice(BASE, changes, { provision: 'c', start, end, insert }, context())
}

function reads(changes: readonly Change[], view: View = 'proposed') {
  const [row] = viewDocument(BASE, SEC_APPENDIX_STYLE, changes, view)
  return plainText(readingRuns(row?.segments ?? []))
}

const idOf = (changes: readonly Change[], index = 0) => changes[index]?.id ?? ''

describe('splitting a change', () => {
  it('keeps the id on the left and reads as before', () => {
    const typed = type([], 8, 13, 'must promptly')
    const answer = splitChangeAt(typed, idOf(typed), { base: 13, proposed: 4 }, context())
    if (!answer.ok) throw new Error(answer.reason)
    expect(answer.left).toBe(idOf(typed))
    expect(answer.changes as readonly TextChange[]).toMatchObject([
      { id: answer.left, start: 8, end: 13, proposed: [{ text: 'must' }] },
      { id: answer.right, start: 13, end: 13, proposed: [{ text: ' promptly' }] },
    ])
    expect(reads(answer.changes)).toBe(reads(typed))
  })

  it('parts agreed words where the proposed ones part', () => {
    const typed = type([], 4, 4, 'one two ')
    const agreed = accept(BASE, typed, [idOf(typed)], context())
    const answer = splitChangeAt(agreed, idOf(agreed), { base: 4, proposed: 4 }, context())
    if (!answer.ok) throw new Error(answer.reason)
    expect(answer.changes).toMatchObject([
      { agreed: [{ text: 'one ' }] },
      { agreed: [{ text: 'two ' }] },
    ])
    expect(reads(answer.changes, 'agreed')).toBe(reads(agreed, 'agreed'))
  })

  it('never cuts a surrogate pair and refuses a half with nothing in it', () => {
    const typed = type([], 0, 0, '😀a')
    const inside = splitChangeAt(typed, idOf(typed), { base: 0, proposed: 1 }, context())
    expect(inside).toEqual({ ok: false, reason: 'Nothing stands before this point.' })
    const end = splitChangeAt(typed, idOf(typed), { base: 0, proposed: 3 }, context())
    expect(end).toEqual({ ok: false, reason: 'Nothing stands behind this point.' })
  })

  it('lets a part be accepted and the rest be rejected', () => {
    const typed = type([], 4, 4, 'one two three ')
    const { changes, part, made } = splitOffPart(
      typed,
      idOf(typed),
      { from: { base: 4, proposed: 4 }, to: { base: 4, proposed: 8 } },
      context(),
    )
    expect(made).toHaveLength(2)
    const accepted = accept(BASE, changes, [part], context())
    const rest = accepted.map(({ id }) => id).filter((id) => id !== part)
    expect(reads(reject(BASE, accepted, rest, context()))).toBe(
      'The two DCC shall update the status.',
    )
  })
})

describe('joining two changes by hand', () => {
  it('keeps the older id and both reasons', () => {
    const typed = type([], 8, 13, 'must promptly')
    const split = splitChangeAt(typed, idOf(typed), { base: 13, proposed: 4 }, context())
    if (!split.ok) throw new Error(split.reason)
    const reasoned = split.changes.map((change, index) => ({
      ...change,
      reason: `Reason ${index}`,
    }))
    const answer = joinChanges(reasoned, [split.right, split.left], context())
    expect(answer).toMatchObject({
      ok: true,
      kept: split.left,
      gone: split.right,
      changes: [{ start: 8, end: 13, reason: 'Reason 0\nReason 1' }],
    })
    expect(answer.ok && reads(answer.changes)).toBe(reads(typed))
  })

  it('refuses changes that do not touch, and those of different standing', () => {
    const apart = type(type([], 0, 0, 'Now '), 12, 17, 'must')
    expect(joinChanges(apart, [idOf(apart), idOf(apart, 1)], context())).toMatchObject({
      reason: 'Other words stand between the changes.',
    })
    const typed = type([], 4, 4, 'one two ')
    const split = splitChangeAt(typed, idOf(typed), { base: 4, proposed: 4 }, context())
    if (!split.ok) throw new Error(split.reason)
    const half = accept(BASE, split.changes, [split.left], context())
    expect(joinChanges(half, [split.left, split.right], context())).toMatchObject({
      reason: 'One of the changes has been accepted, the other never was.',
    })
  })
})
