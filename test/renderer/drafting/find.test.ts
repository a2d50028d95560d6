import { describe, expect, it } from 'vitest'
import { plainText, type Run, runsOf, textRun } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../../legal-text/views.ts'
import {
  findHits,
  type Hit,
  nearestHit,
  replacements,
} from '../../../renderer/drafting/find/find.ts'

const NONE = { change: null, author: null, deletedBy: null, status: null } as const
const resolve = (target: string) => (target === 'ac-4.1' ? '4.1' : '[?]')

function view(id: string, ...runs: readonly Run[]): ProvisionView {
  return {
    id,
    kind: 'clause',
    parent: null,
    depth: 0,
    number: '1',
    baselineNumber: '1',
    presence: 'kept',
    structure: [],
    segments: [{ ...NONE, kind: 'kept', runs }],
    provenance: null,
  } as unknown as ProvisionView
}

const LOOSE = { matchCase: false, wholeWord: false }
const REFERENCE: Run = { kind: 'reference', target: 'ac-4.1', marks: [] }

function places(hits: readonly Hit[]) {
  return hits.map(({ start, end }) => [start, end])
}

function find(query: string, options = LOOSE, ...views: readonly ProvisionView[]) {
  return findHits(views, query, options, resolve)
}

describe('finding', () => {
  const device = view('a', ...runsOf('Device, device and devices'))

  it('pays no heed to case unless asked to', () => {
    expect(places(find('device', LOOSE, device))).toEqual([
      [0, 6],
      [8, 14],
      [19, 25],
    ])
    expect(places(find('device', { ...LOOSE, matchCase: true }, device))).toEqual([
      [8, 14],
      [19, 25],
    ])
  })

  it('finds whole words alone where asked to', () => {
    const whole = { ...LOOSE, wholeWord: true }
    expect(places(find('device', whole, device))).toEqual([
      [0, 6],
      [8, 14],
    ])
    expect(find('dev', whole, device)).toEqual([])
    expect(find('é', whole, view('a', ...runsOf('café')))).toEqual([])
  })

  it('takes signs as they are, and quotes, hyphens and spaces in any form', () => {
    expect(places(find('(a.b)', LOOSE, view('a', ...runsOf('(aXb) (a.b)'))))).toEqual([[6, 11]])
    const words = view('a', ...runsOf('status of ‘pre‑pay’\u00a0now'))
    expect(places(find("'pre-pay' now", LOOSE, words))).toEqual([[10, 23]])
  })

  it('finds nothing for nothing, and nothing in what is struck', () => {
    expect(find('', LOOSE, device)).toEqual([])
    const segments = [{ ...NONE, kind: 'deleted' as const, runs: runsOf('device'), change: 'c' }]
    expect(find('device', LOOSE, { ...device, segments })).toEqual([])
    expect(find('device', LOOSE, { ...device, presence: 'deleted' })).toEqual([])
  })

  it('finds words across runs, and a reference by its number, taken whole', () => {
    const words = view(
      'a',
      textRun('under ', ['bold']),
      textRun('clause '),
      REFERENCE,
      textRun('.'),
    )
    expect(places(find('under clause 4.1.', LOOSE, words))).toEqual([[0, 15]])
    expect(places(find('4', LOOSE, words))).toEqual([[13, 14]])
    expect(places(find('1.', LOOSE, words))).toEqual([[13, 15]])
    expect(places(find('.', LOOSE, words))).toEqual([
      [13, 14],
      [14, 15],
    ])
  })

  it('gives what stands around a place', () => {
    const [hit] = find('and', LOOSE, device)
    expect([hit?.before, hit?.text, hit?.after]).toEqual(['Device, device ', 'and', ' devices'])
  })
})

describe('the place to go to', () => {
  const hits = find('x', LOOSE, view('a', ...runsOf('x x')), view('b', ...runsOf('x')))
  const order = new Map([
    ['a', 0],
    ['b', 1],
  ])

  it('is the first from the caret on, and round the end', () => {
    expect(nearestHit(hits, order, { provision: 'a', offset: 0 })).toBe(0)
    expect(nearestHit(hits, order, { provision: 'a', offset: 1 })).toBe(1)
    expect(nearestHit(hits, order, { provision: 'a', offset: 3 })).toBe(2)
    expect(nearestHit(hits, order, { provision: 'b', offset: 1 })).toBe(0)
    expect(nearestHit(hits, order, null)).toBe(0)
    expect(nearestHit([], order, null)).toBe(-1)
  })
})

describe('replacing', () => {
  it('goes from the last to the first, so that every place is hit', () => {
    const words = view('a', ...runsOf('x and x'))
    const splices = replacements([words], find('x', LOOSE, words), 'two')
    expect(splices.map(({ start, end }) => [start, end])).toEqual([
      [6, 7],
      [0, 1],
    ])
    let text = plainText(readingRuns(words.segments))
    for (const { start, end, insert } of splices) {
      text = text.slice(0, start) + plainText(insert) + text.slice(end)
    }
    expect(text).toBe('two and two')
  })

  it('keeps the marks of the words that go', () => {
    const words = view('a', textRun('x', ['bold']), textRun(' y'))
    const [splice] = replacements([words], find('x y', LOOSE, words), 'z')
    expect(splice?.insert).toEqual([textRun('z', ['bold'])])
    expect(replacements([words], find('x', LOOSE, words), '')[0]?.insert).toEqual([])
  })
})
