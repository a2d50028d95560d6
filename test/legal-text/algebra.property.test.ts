import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, changeStatus } from '../../legal-text/changes.ts'
import { type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { accept, reject, withdraw } from '../../legal-text/review.ts'
import { liveSplits, liveTextChanges } from '../../legal-text/state.ts'
import { canonicalRuns, runsLength, sliceRuns } from '../../legal-text/text.ts'
import { readingRuns, type View, viewDocument } from '../../legal-text/views.ts'
import { joinChanges, splitChangeAt } from '../../legal-text/writing/parts.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import {
  cells,
  documents,
  type Gesture,
  PROPERTY_RUNS,
  provisions,
  splices,
  structureGestures,
} from './generate.ts'
import { type AnyGesture, allGestures, perform, spliceOf } from './gestures.ts'
import { baselineOf, proposedOf } from './redline-readings.ts'

let minted = 0
/** A third of all changes has something that points at it. */
const PINNED = new Set(Array.from({ length: 50_000 }, (_, at) => `id-${at * 3}`))

function context(author: number) {
  return {
    author: `author-${author}`,
    at: `2024-01-09T09:00:${String(minted % 60).padStart(2, '0')}Z`,
    draft: 'draft',
    document: 'document',
    pinned: PINNED,
    mint: () => {
      minted += 1
      return `id-${minted}`
    },
  }
}

function read(base: Provisions, changes: readonly Change[], view: View) {
  return viewDocument(base, SEC_APPENDIX_STYLE, changes, view).map(
    ({ id, kind, parent, segments }) => ({
      id,
      kind,
      parent,
      text: cells(readingRuns(segments)),
    }),
  )
}

function play(base: Provisions, list: readonly AnyGesture[]): readonly Change[] {
  let changes: readonly Change[] = []
  for (const gesture of list) changes = perform(base, changes, gesture, context).changes
  return changes
}

function expectOrdered(base: Provisions, changes: readonly Change[]): void {
  expect(new Set(ids(changes)).size).toBe(changes.length)
  for (const provision of new Set(changes.map((change) => change.provision))) {
    const length = runsLength(base.find(({ id }) => id === provision)?.text ?? [])
    let at = 0
    let last: readonly [number, number] | null = null
    for (const change of liveTextChanges(changes, provision)) {
      expect(change.start).toBeGreaterThanOrEqual(at)
      expect(change.end).toBeGreaterThanOrEqual(change.start)
      expect(change.end).toBeLessThanOrEqual(length)
      if (last !== null && last[0] === change.start) expect(change.rank).toBeGreaterThan(last[1])
      expect(change.proposed).toEqual(canonicalRuns(change.proposed))
      at = change.end
      last = [change.start, change.rank]
    }
    expectSplits(changes, provision)
  }
}

/** A split lies inside no change, and has a rank of its own among what stands at its offset. */
function expectSplits(changes: readonly Change[], carrier: string): void {
  const texts = liveTextChanges(changes, carrier)
  const splits = liveSplits(changes, carrier)
  for (const { offset } of splits) {
    for (const { start, end } of texts) expect(start < offset && offset < end).toBe(false)
    const ranks = [
      ...texts.filter(({ start }) => start === offset),
      ...splits.filter((split) => split.offset === offset),
    ].map(({ rank }) => rank)
    expect(new Set(ranks).size).toBe(ranks.length)
  }
}

interface Row {
  readonly id: string
  readonly parent: string | null
}

/** Where the rows of one provision end: at the next row that does not stand under it. */
function endOfRows(rows: readonly Row[], id: string): number {
  const inside = new Set([id])
  let end = rows.findIndex((row) => row.id === id) + 1
  while (inside.has(rows[end]?.parent ?? '')) {
    inside.add(rows[end]?.id ?? '')
    end += 1
  }
  return end
}

/** The naive model of structure: it knows the rows, and of the last change only the id that was minted for it. */
function placeRows(
  rows: readonly Row[],
  gesture: Gesture,
  last: Change | null | undefined,
): readonly Row[] {
  if (gesture.kind === 'insert' && last?.kind === 'insert') {
    const after = rows[gesture.after % Math.max(1, rows.length)]
    const at = after === undefined ? 0 : endOfRows(rows, after.id)
    return rows.toSpliced(at, 0, { id: last.provision, parent: after?.parent ?? null })
  }
  const target = gesture.kind === 'delete' ? rows[gesture.provision % rows.length] : undefined
  if (target === undefined || last === null) return rows
  const start = rows.indexOf(target)
  return rows.toSpliced(start, endOfRows(rows, target.id) - start)
}

const ids = (changes: readonly Change[]) => changes.map(({ id }) => id)
const cases = fc.tuple(documents, allGestures)

describe('the change algebra over generated documents and gestures', () => {
  it('proposes exactly what a naive model of the keys pressed reads', () => {
    fc.assert(
      fc.property(provisions, fc.array(splices, { maxLength: 14 }), (base, list) => {
        const model = new Map(base.map(({ id, text }) => [id, text]))
        let changes: readonly Change[] = []
        for (const gesture of list) {
          if (gesture.kind !== 'splice') continue
          const id = base[gesture.provision % base.length]?.id ?? ''
          const text = model.get(id) ?? []
          const splice = spliceOf(id, text, gesture)
          changes = writeSplice(base, changes, splice, context(gesture.author))
          const next = [
            ...sliceRuns(text, 0, splice.start),
            ...splice.insert,
            ...sliceRuns(text, splice.end),
          ]
          model.set(id, canonicalRuns(next))
        }
        for (const { id, text } of read(base, changes, 'proposed')) {
          expect(text).toEqual(cells(model.get(id) ?? []))
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('places provisions exactly where a plain list of rows would, whoever inserts and deletes', () => {
    fc.assert(
      fc.property(provisions, structureGestures, (base, list) => {
        let rows: readonly Row[] = base.map(({ id, parent }) => ({ id, parent }))
        let changes: readonly Change[] = []
        for (const gesture of list) {
          if (gesture.kind === 'review') continue
          const before = changes
          changes = perform(base, before, gesture, context).changes
          rows = placeRows(rows, gesture, changes === before ? null : changes.at(-1))
        }
        const shown = read(base, changes, 'proposed').map(({ id, parent }) => ({ id, parent }))
        expect(shown).toEqual(rows)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('reads as the agreed text once all that is pending is rejected', () => {
    fc.assert(
      fc.property(cases, ([base, list]) => {
        const changes = play(base, list)
        const rejected = reject(base, changes, ids(changes), context(0))
        const agreed = read(base, changes, 'agreed')
        expect(read(base, rejected, 'proposed')).toEqual(agreed)
        expect(read(base, rejected, 'agreed')).toEqual(agreed)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('reads as the baseline once all is withdrawn', () => {
    fc.assert(
      fc.property(cases, ([base, list]) => {
        const changes = play(base, list)
        const withdrawn = withdraw(base, changes, ids(changes), context(0))
        expect(read(base, withdrawn, 'proposed')).toEqual(read(base, [], 'baseline'))
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('agrees to the proposed text once all is accepted, in one go or one by one', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ([base, list], turn) => {
        const changes = play(base, list)
        const proposed = read(base, changes, 'proposed')
        const atOnce = accept(base, changes, ids(changes), context(0))
        expect(read(base, atOnce, 'agreed')).toEqual(proposed)
        const live = ids(changes.filter(({ withdrawn }) => !withdrawn))
        const turned = [
          ...live.slice(turn % (live.length + 1)),
          ...live.slice(0, turn % (live.length + 1)),
        ]
        let oneByOne = changes
        for (const id of turned) oneByOne = accept(base, oneByOne, [id], context(0))
        expect(read(base, oneByOne, 'agreed')).toEqual(proposed)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('reads the same in every view when a change is split anywhere, and when its halves are joined', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.nat(), fc.nat(), ([base, list], which, base1, proposed1) => {
        const changes = play(base, list)
        const texts = changes.filter((change) => change.kind === 'text' && !change.withdrawn)
        const change = texts[which % Math.max(1, texts.length)]
        if (change?.kind !== 'text') return
        const point = {
          base: change.start + (base1 % (change.end - change.start + 1)),
          proposed: proposed1 % (runsLength(change.proposed) + 1),
        }
        const split = splitChangeAt(changes, change.id, point, context(0))
        if (!split.ok) return
        expectOrdered(base, split.changes)
        const joined = joinChanges(split.changes, [split.left, split.right], context(0))
        expect(joined.ok).toBe(true)
        if (!joined.ok) return
        expectOrdered(base, joined.changes)
        for (const view of ['proposed', 'agreed', 'baseline'] as const) {
          expect(read(base, split.changes, view)).toEqual(read(base, changes, view))
          expect(read(base, joined.changes, view)).toEqual(read(base, changes, view))
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('keeps live changes of a provision disjoint, ordered and canonical', () => {
    fc.assert(
      fc.property(cases, ([base, list]) => {
        const changes = play(base, list)
        expectOrdered(base, changes)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('leaves other records alone: what a gesture does not touch keeps its identity', () => {
    fc.assert(
      fc.property(cases, splices, ([base, list], last) => {
        const before = play(base, list)
        const after = perform(base, before, last, context).changes
        if (last.kind !== 'splice') return
        const there = viewDocument(base, SEC_APPENDIX_STYLE, before, 'proposed')
        const target = there[last.provision % Math.max(1, there.length)]
        const carriers = new Set(
          target?.pieces.map((piece) => (piece.kind === 'words' ? piece.carrier : '')),
        )
        for (const change of before) {
          const carrier = change.kind === 'split' ? change.carrier : change.provision
          if (!carriers.has(carrier)) expect(after).toContain(change)
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('shows every word of base and proposal in the redline, base first where it is replaced', () => {
    fc.assert(
      fc.property(cases, ([base, list]) => {
        const changes = play(base, list)
        const redline = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'redline')
        expect(new Set(redline.map(({ id }) => id)).size).toBe(redline.length)
        expect(baselineOf(redline)).toEqual(base.map(({ id, text }) => ({ id, text: cells(text) })))
        expect(proposedOf(redline)).toEqual(
          read(base, changes, 'proposed').map(({ id, text }) => ({ id, text })),
        )
        for (const change of changes)
          expect(['pending', 'accepted', 'withdrawn']).toContain(changeStatus(change))
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})
