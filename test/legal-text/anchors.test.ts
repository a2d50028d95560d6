import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAfter, anchorAt, placeOfAnchor } from '../../legal-text/anchors.ts'
import type { Change } from '../../legal-text/changes.ts'
import { type Provision, type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { liveTextChanges } from '../../legal-text/state.ts'
import { plainText, runsLength, runsOf } from '../../legal-text/text.ts'
import { readingRuns, viewDocument } from '../../legal-text/views.ts'
import type { SpliceContext } from '../../legal-text/writing/nodes.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { cells, PROPERTY_RUNS, provisions } from './generate.ts'
import { type AnyGesture, allGestures, perform } from './gestures.ts'

let minted = 0
function context(author: number): SpliceContext {
  return {
    author: `author-${author}`,
    at: '2024-01-09T09:00:00Z',
    draft: 'draft',
    document: 'document',
    pinned: new Set(),
    mint: () => {
      minted += 1
      return `id-${minted}`
    },
  }
}

function proposed(base: Provisions, changes: readonly Change[]) {
  return viewDocument(base, SEC_APPENDIX_STYLE, changes, 'proposed').map(({ id, segments }) => ({
    id,
    text: readingRuns(segments),
  }))
}

const BASE: Provisions = [
  {
    id: 'a',
    parent: null,
    kind: 'clause',
    number: '1',
    text: runsOf('The DCC shall tell the Users.'),
    provenance: { status: 'imported', source: 'a test' },
  } satisfies Provision,
]

function typed(changes: readonly Change[], start: number, end: number, words: string) {
  const splice = { provision: 'a', start, end, insert: runsOf(words) }
  return { splice, changes: writeSplice(BASE, changes, splice, context(0)) }
}

describe('an anchor', () => {
  it('stays at its letter while words come and go in front of it', () => {
    const anchor = anchorAt(BASE, [], { provision: 'a', offset: 14 }, 'behind')
    if (anchor === null) throw new Error('There is no anchor.')
    let { changes } = typed([], 0, 3, 'At once the')
    expect(placeOfAnchor(BASE, changes, anchor)).toEqual({ provision: 'a', offset: 22 })
    ;({ changes } = typed(changes, 0, 8, ''))
    expect(placeOfAnchor(BASE, changes, anchor)).toEqual({ provision: 'a', offset: 14 })
  })

  it('stays where its letter was once that is gone', () => {
    const anchor = anchorAt(BASE, [], { provision: 'a', offset: 16 }, 'front')
    if (anchor === null) throw new Error('There is no anchor.')
    const { changes } = typed([], 14, 19, '')
    expect(placeOfAnchor(BASE, changes, anchor)).toEqual({ provision: 'a', offset: 14 })
  })

  it('moves with the letters of proposed words', () => {
    let { changes } = typed([], 3, 3, ' good old')
    const anchor = anchorAt(BASE, changes, { provision: 'a', offset: 9 }, 'behind')
    if (anchor === null) throw new Error('There is no anchor.')
    expect(anchor.within).not.toBeNull()
    const before = changes
    const next = typed(changes, 4, 4, 'very ')
    ;({ changes } = next)
    const moved = anchorAfter(BASE, before, changes, next.splice, anchor)
    if (moved === null) throw new Error('The anchor is lost.')
    const place = placeOfAnchor(BASE, changes, moved)
    expect(place).toEqual({ provision: 'a', offset: 14 })
    const text = plainText(proposed(BASE, changes)[0]?.text ?? [])
    expect(text.slice(14, 17)).toBe('old')
  })

  it('is at the same letter in force after anything that people do, as long as that reads', () => {
    const letters = fc.record({ which: fc.nat(1000), where: fc.nat(1000), isFront: fc.boolean() })
    fc.assert(
      fc.property(provisions, allGestures, allGestures, letters, (base, first, then, letter) => {
        const changes = play(base, [], first)
        const placed = place(base, changes, letter)
        const anchor = placed?.anchor ?? null
        if (placed === null || anchor === null) return
        expect(placeOfAnchor(base, changes, anchor)).toEqual(placed.at)
        if (anchor.within !== null) return
        const next = play(base, changes, then)
        const own = letter.isFront ? anchor.offset - 1 : anchor.offset
        const at = placeOfAnchor(base, next, anchor)
        const reads = proposed(base, next).find(({ id }) => id === at?.provision)
        if (at === null || reads === undefined || isCovered(next, anchor.carrier, own)) return
        const carrier = base.find(({ id }) => id === anchor.carrier)
        const found = cells(reads.text)[letter.isFront ? at.offset - 1 : at.offset]
        expect(found).toBe(cells(carrier?.text ?? [])[own])
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})

interface Letter {
  readonly which: number
  readonly where: number
  readonly isFront: boolean
}

/** A place beside some letter of the proposed text, and its anchor. */
function place(base: Provisions, changes: readonly Change[], { which, where, isFront }: Letter) {
  const there = proposed(base, changes).filter(({ text }) => runsLength(text) > 0)
  const target = there[which % Math.max(there.length, 1)]
  if (target === undefined) return null
  const letter = where % runsLength(target.text)
  const at = { provision: target.id, offset: isFront ? letter + 1 : letter }
  return { at, anchor: anchorAt(base, changes, at, isFront ? 'front' : 'behind') }
}

function play(base: Provisions, changes: readonly Change[], gestures: readonly AnyGesture[]) {
  let next = changes
  for (const gesture of gestures) next = perform(base, next, gesture, context).changes
  return next
}

/** Whether a change replaces a letter in force. */
function isCovered(changes: readonly Change[], carrier: string, at: number): boolean {
  return liveTextChanges(changes, carrier).some(({ start, end }) => start <= at && at < end)
}
