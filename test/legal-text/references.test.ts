import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../legal-text/changes.ts'
import { fingerprintOfRuns } from '../../legal-text/fingerprint.ts'
import { type Provision, type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { consequentialChanges, referencesOf } from '../../legal-text/references.ts'
import { deleteProvision, insertProvision } from '../../legal-text/structure.ts'
import { type Run, textRun } from '../../legal-text/text.ts'
import { type View, viewDocument } from '../../legal-text/views.ts'
import { PROPERTY_RUNS, provisions } from './generate.ts'

const to = (target: string): Run => ({ kind: 'reference', target, marks: [] })

function clause(id: string, number: string, text: readonly Run[]): Provision {
  const provenance = { status: 'imported', source: 'test' } as const
  return { id, parent: 's', kind: 'clause', number, text, provenance }
}

const BASE: Provisions = [
  { ...clause('s', '1', [textRun('Steps')]), parent: null, kind: 'section' },
  clause('a', '1.1', [textRun('As '), to('c'), textRun(' says.')]),
  clause('b', '1.2', [textRun('Second.')]),
  clause('c', '1.3', [textRun('After '), to('b'), textRun(', see '), to('c')]),
]

let minted = 0
const context = {
  author: 'anna',
  at: '2026-01-05T09:00:00Z',
  draft: 'draft',
  document: 'document',
  pinned: new Set<string>(),
  mint: () => {
    minted += 1
    return `id-${minted}`
  },
}

function inserted(base: Provisions, parent: string | null, after: string | null) {
  const provision = context.mint()
  const place = { provision, provisionKind: 'clause', parent, after } as const
  const answer = insertProvision(base, [], place, context)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.changes
}

function see(base: Provisions, changes: readonly Change[], view: View, renumber: boolean) {
  return viewDocument(base, SEC_APPENDIX_STYLE, changes, view, { renumber })
}

function consequences(changes: readonly Change[], renumber: boolean) {
  const baseline = see(BASE, [], 'baseline', false)
  const [redline = [], proposed = []] = (['redline', 'proposed'] as const).map((view) =>
    consequentialChanges(BASE, see(BASE, changes, view, renumber), baseline),
  )
  expect(redline).toEqual(proposed)
  return proposed
}

describe('what a draft changes elsewhere', () => {
  it('is nothing where it keeps the numbers in force', () => {
    expect(consequences(inserted(BASE, 's', 'a'), false)).toEqual([])
  })

  it('is every renumbered step and every reference to one, inside the step itself too', () => {
    // BSC CP1279: steps 3.3.2 and 3.3.3 were renumbered, a reference inside 3.3.4 was not.
    expect(consequences(inserted(BASE, 's', 'a'), true)).toEqual([
      { kind: 'reference', provision: 'a', offset: 3, target: 'c', before: '1.3', after: '1.4' },
      { kind: 'renumbered', provision: 'b', before: '1.2', after: '1.3' },
      { kind: 'renumbered', provision: 'c', before: '1.3', after: '1.4' },
      { kind: 'reference', provision: 'c', offset: 6, target: 'b', before: '1.2', after: '1.3' },
      { kind: 'reference', provision: 'c', offset: 13, target: 'c', before: '1.3', after: '1.4' },
    ])
  })

  it('is a reference whose target is deleted', () => {
    const answer = deleteProvision(BASE, [], { provision: 'b' }, context)
    if (!answer.ok) throw new Error(answer.reason)
    expect(consequences(answer.changes, false)).toEqual([
      { kind: 'reference', provision: 'c', offset: 6, target: 'b', before: '1.2', after: null },
    ])
  })

  it('never changes what a reference points at, nor a fingerprint', () => {
    fc.assert(
      fc.property(provisions, fc.nat(), (base, which) => {
        const after = base[which % base.length]
        const changes = inserted(base, after?.parent ?? null, after?.id ?? null)
        const [kept, fresh] = [false, true].map((renumber) =>
          see(base, changes, 'proposed', renumber),
        )
        expect(referencesOf(fresh ?? [])).toEqual(referencesOf(kept ?? []))
        const prints = (views: typeof kept) =>
          views?.map(({ segments }) => fingerprintOfRuns(segments.flatMap(({ runs }) => runs)))
        expect(prints(fresh)).toEqual(prints(kept))
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})

describe('a fingerprint', () => {
  const print = fingerprintOfRuns
  it('says what the words say, however they are composed, cut into runs and written by whom', () => {
    const whole = print([textRun('Caf\u00e9 opens')])
    expect(print([textRun('Cafe\u0301'), textRun(' opens')])).toBe(whole)
    expect(print([{ ...textRun('Caf\u00e9 opens'), author: 'ben' } as Run])).toBe(whole)
    expect(whole).toMatch(/^[0-9a-f]{64}$/)
  })

  it('differs by words, marks and targets', () => {
    const prints = [
      print([]),
      print([textRun('a')]),
      print([textRun('a', ['bold'])]),
      print([to('a')]),
      print([to('b')]),
      print([{ ...to('a'), kind: 'footnote' } as Run]),
    ]
    expect(new Set(prints).size).toBe(prints.length)
  })
})
