import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitProvision } from '../../legal-text/boundaries.ts'
import type { Change } from '../../legal-text/changes.ts'
import { marksIn } from '../../legal-text/footnotes.ts'
import { deleteFootnote, insertFootnote } from '../../legal-text/noting.ts'
import { type Provision, type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { restore } from '../../legal-text/restoring.ts'
import { accept, reject, withdraw } from '../../legal-text/review.ts'
import { deleteProvision, insertProvision } from '../../legal-text/structure.ts'
import { type Run, runsLength, textRun } from '../../legal-text/text.ts'
import { readingRuns, resolverOf, type View, viewDocument } from '../../legal-text/views.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { cells, PROPERTY_RUNS, provisions } from './generate.ts'
import { type AnyGesture, allGestures, outsidePair, perform } from './gestures.ts'
import { baselineOf, proposedOf } from './redline-readings.ts'

let minted = 0

function context(author: string | number = 'anna') {
  return {
    author: typeof author === 'number' ? `author-${author}` : author,
    at: new Date(Date.UTC(2026, 0, 5) + minted * 1000).toISOString(),
    draft: 'draft',
    document: 'document',
    pinned: new Set<string>(),
    mint: () => {
      minted += 1
      return `id-${minted}`
    },
  }
}

const provenance = { status: 'imported', source: 'test' } as const
const mark = (target: string): Run => ({ kind: 'footnote', target, marks: ['superscript'] })

function provision(
  id: string,
  kind: Provision['kind'],
  number: string | null,
  text: readonly Run[],
  parent: string | null,
): Provision {
  return { id, parent, kind, number, text, provenance }
}

const BASE: Provisions = [
  provision('s', 'section', '1', [textRun('Steps')], null),
  provision('a', 'clause', '1.1', [textRun('First words'), mark('f'), textRun(' go on.')], 's'),
  provision('f', 'footnote', '1', [textRun('As it was.')], 'a'),
  provision('b', 'clause', '1.2', [textRun('Second words.')], 's'),
]

function see(changes: readonly Change[], view: View = 'proposed', base = BASE) {
  return viewDocument(base, SEC_APPENDIX_STYLE, changes, view)
}

function lines(changes: readonly Change[], view: View = 'proposed', base = BASE) {
  const views = see(changes, view, base)
  const resolve = resolverOf(views)
  return views.map(({ number, segments, presence }) => {
    const words = readingRuns(segments)
      .map((run) => (run.kind === 'text' ? run.text : `^${resolve(run.target, run.kind)}`))
      .join('')
    return `${presence === 'deleted' ? '- ' : ''}${number ?? ''} ${words}`
  })
}

function noted(
  changes: readonly Change[],
  provisionId: string,
  offset: number,
  words = 'New.',
  author?: string,
): readonly Change[] {
  const by = context(author)
  const text = [textRun(words)]
  const wanted = { provision: provisionId, offset, footnote: by.mint(), text }
  const answer = insertFootnote(BASE, changes, wanted, by)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.changes
}

const inForce = ['1 Steps', '1.1 First words^1 go on.', '1 As it was.', '1.2 Second words.']
const withOne = [
  '1 Steps',
  '1.1 First^1 words^2 go on.',
  '1 New.',
  '2 As it was.',
  '1.2 Second words.',
]

describe('a footnote', () => {
  it('comes with its mark, and those behind it are counted on', () => {
    const changes = noted([], 'a', 5)
    expect(lines(changes)).toEqual(withOne)
    expect(lines(changes, 'baseline')).toEqual(inForce)
    expect(lines(noted(changes, 'b', 6, 'Last.')).slice(-2)).toEqual([
      '1.2 Second^3 words.',
      '3 Last.',
    ])
  })

  it('is rejected with its mark, by either of the two records, and restored by either', () => {
    const changes = noted([], 'a', 5)
    const [insertion, ...texts] = changes
    const marking = texts.find((change) => change.kind === 'text' && change.provision === 'a')
    for (const chosen of [insertion, marking]) {
      const id = chosen?.id ?? ''
      const rejected = reject(BASE, changes, [id], context())
      expect(lines(rejected)).toEqual(inForce)
      for (const other of [insertion, marking]) {
        expect(lines(restore(BASE, rejected, [other?.id ?? ''], context()))).toEqual(withOne)
      }
      const accepted = accept(BASE, changes, [id], context())
      expect(lines(accepted, 'agreed')).toEqual(withOne)
      expect(lines(withdraw(BASE, accepted, [id], context()))).toEqual(inForce)
    }
  })

  it('stays a change of its own among words that the same person types around it', () => {
    let changes = writeSplice(
      BASE,
      [],
      { provision: 'b', start: 6, end: 6, insert: [textRun(' and third')] },
      context(),
    )
    changes = noted(changes, 'b', 10)
    changes = writeSplice(
      BASE,
      changes,
      { provision: 'b', start: 10, end: 10, insert: [textRun('!')] },
      context(),
    )
    changes = writeSplice(
      BASE,
      changes,
      { provision: 'b', start: 12, end: 12, insert: [textRun('?')] },
      context(),
    )
    expect(lines(changes).slice(-2)).toEqual(['1.2 Second and!^2? third words.', '2 New.'])
    const insertion = changes.find(({ kind }) => kind === 'insert')
    const rejected = reject(BASE, changes, [insertion?.id ?? ''], context())
    expect(lines(rejected).at(-1)).toBe('1.2 Second and!? third words.')
  })

  it('goes when its mark is deleted, and comes back when that is rejected', () => {
    const cut = { provision: 'a', start: 11, end: 12, insert: [] }
    const changes = writeSplice(BASE, [], cut, context())
    expect(lines(changes)).toEqual(['1 Steps', '1.1 First words go on.', '1.2 Second words.'])
    expect(lines(changes, 'redline')[2]).toBe('- 1 ')
    const [change] = changes
    expect(see(changes, 'redline')[2]?.structure).toEqual([change?.id])
    expect(lines(reject(BASE, changes, [change?.id ?? ''], context()))).toEqual(inForce)
  })

  it('leaves no record where its author deletes the mark again', () => {
    const changes = noted([], 'a', 5)
    const cut = { provision: 'a', start: 5, end: 6, insert: [] }
    expect(writeSplice(BASE, changes, cut, context())).toEqual([])
    const byBen = writeSplice(BASE, changes, cut, context('ben'))
    expect(lines(byBen)).toEqual(inForce)
    expect(
      lines(
        reject(
          BASE,
          byBen,
          byBen.map(({ id }) => id),
          context(),
        ),
      ),
    ).toEqual(inForce)
  })

  it('is deleted by deleting its mark, wherever that stands', () => {
    const changes = noted([], 'a', 5)
    const gone = deleteFootnote(BASE, changes, 'f', see(changes), context())
    if (!gone.ok) throw new Error(gone.reason)
    expect(lines(gone.changes)).toEqual([
      '1 Steps',
      '1.1 First^1 words go on.',
      '1 New.',
      '1.2 Second words.',
    ])
    const again = deleteFootnote(BASE, gone.changes, 'f', see(gone.changes), context())
    expect(again).toEqual({ ok: false, reason: 'No words point at this footnote any more.' })
  })

  it('keeps the number that the source fixes, and a new one is numbered between', () => {
    const base = BASE.map((each) => (each.id === 'f' ? { ...each, number: '7' } : each))
    const changes = noted([], 'b', 6, 'After.')
    expect(lines(changes, 'proposed', base).slice(-1)).toEqual(['8 After.'])
    expect(lines(changes, 'proposed', base)[2]).toBe('7 As it was.')
  })

  it('goes with the half of a split provision that its mark is in', () => {
    const changes = noted([], 'a', 14, 'Behind.')
    const by = context()
    const point = { provision: 'a', offset: 12, newProvision: by.mint() }
    const split = splitProvision(BASE, changes, point, by)
    if (!split.ok) throw new Error(split.reason)
    const half = { provision: point.newProvision }
    const cut = deleteProvision(BASE, split.changes, half, by)
    if (!cut.ok) throw new Error(cut.reason)
    expect(lines(cut.changes).slice(1, 3)).toEqual(['1.1 First words^1', '1 As it was.'])
  })

  it('refuses what would part it from its mark', () => {
    const by = context()
    expect(deleteProvision(BASE, [], { provision: 'f' }, by).ok).toBe(false)
    const insertion = {
      provision: 'x',
      provisionKind: 'footnote',
      parent: 'a',
      after: 'f',
    } as const
    expect(insertProvision(BASE, [], insertion, by).ok).toBe(false)
    const inside = { provision: 'f', offset: 0, footnote: 'y', text: [] }
    expect(insertFootnote(BASE, [], inside, by).ok).toBe(false)
  })
})

interface Noting {
  readonly kind: 'footnote'
  readonly provision: number
  readonly at: number
  readonly author: number
}

const notings: fc.Arbitrary<Noting> = fc.record({
  kind: fc.constant('footnote' as const),
  provision: fc.nat({ max: 1000 }),
  at: fc.nat({ max: 1000 }),
  author: fc.nat({ max: 2 }),
})

/** Gestures of every kind with footnotes put in between. */
const withNotes = fc
  .tuple(
    allGestures,
    fc.array(notings, { minLength: 1, maxLength: 5 }),
    fc.infiniteStream(fc.nat()),
  )
  .map(([plain, notes, turns]) => {
    const list: (AnyGesture | Noting)[] = [...plain]
    for (const note of notes) {
      list.splice((turns.next().value as number) % (list.length + 1), 0, note)
    }
    return list
  })

function performAny(
  base: Provisions,
  changes: readonly Change[],
  gesture: AnyGesture | Noting,
): readonly Change[] {
  if (gesture.kind !== 'footnote') return perform(base, changes, gesture, context).changes
  const there = see(changes, 'proposed', base)
  const target = there[gesture.provision % Math.max(1, there.length)]
  if (target === undefined) return changes
  const text = readingRuns(target.segments)
  const offset = outsidePair(text, gesture.at % (runsLength(text) + 1))
  const by = context(gesture.author)
  const wanted = { provision: target.id, offset, footnote: by.mint(), text: [textRun('Note')] }
  const answer = insertFootnote(base, changes, wanted, by)
  return answer.ok ? answer.changes : changes
}

function play(base: Provisions, list: readonly (AnyGesture | Noting)[]): readonly Change[] {
  minted = 0
  let changes: readonly Change[] = []
  for (const gesture of list) changes = performAny(base, changes, gesture)
  return changes
}

function read(base: Provisions, changes: readonly Change[], view: View) {
  return see(changes, view, base).map(({ id, parent, kind, segments }) => {
    return { id, parent, kind, text: cells(readingRuns(segments)) }
  })
}

describe('footnotes among gestures of every kind', () => {
  it('stand exactly where their marks are read, numbered in the order of these, in every view', () => {
    fc.assert(
      fc.property(provisions, withNotes, (base, list) => {
        const changes = play(base, list)
        for (const view of ['proposed', 'agreed', 'redline'] as const) {
          const live = see(changes, view, base).filter(({ presence }) => presence !== 'deleted')
          const shown = live.filter(({ kind }) => kind === 'footnote')
          const ids = new Set(shown.map(({ id }) => id))
          const marks = live.flatMap(({ segments }) => marksIn(readingRuns(segments)))
          const inOrder = [...new Set(marks)].filter((id) => ids.has(id))
          const numbers = new Map(shown.map(({ id, number }) => [id, number]))
          expect(inOrder.map((id) => numbers.get(id))).toEqual(inOrder.map((_, at) => `${at + 1}`))
          expect(ids.size).toBe(inOrder.length)
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('are agreed, rejected and withdrawn as everything else is', () => {
    fc.assert(
      fc.property(provisions, withNotes, (base, list) => {
        const changes = play(base, list)
        const ids = changes.map(({ id }) => id)
        const agreed = read(base, changes, 'agreed')
        const proposed = read(base, changes, 'proposed')
        expect(read(base, reject(base, changes, ids, context()), 'proposed')).toEqual(agreed)
        expect(read(base, withdraw(base, changes, ids, context()), 'proposed')).toEqual(
          read(base, [], 'baseline'),
        )
        expect(read(base, accept(base, changes, ids, context()), 'agreed')).toEqual(proposed)
        let oneByOne = changes
        for (const { id, withdrawn } of changes) {
          if (!withdrawn) oneByOne = accept(base, oneByOne, [id], context())
        }
        expect(read(base, oneByOne, 'agreed')).toEqual(proposed)
        const redline = see(changes, 'redline', base)
        expect(new Set(redline.map(({ id }) => id)).size).toBe(redline.length)
        expect(baselineOf(redline)).toEqual(base.map(({ id, text }) => ({ id, text: cells(text) })))
        expect(proposedOf(redline)).toEqual(proposed.map(({ id, text }) => ({ id, text })))
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})
