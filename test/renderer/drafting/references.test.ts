import { describe, expect, it } from 'vitest'
import { definitionsIn } from '../../../legal-text/definitions.ts'
import { readingRuns, resolverOf, viewDocument } from '../../../legal-text/views.ts'
import { referenceChoices } from '../../../renderer/drafting/references/choices.ts'
import { standingAt } from '../../../renderer/drafting/references/standing.ts'
import { usesOf } from '../../../renderer/drafting/references/uses.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { citationsOf } from '../../../shared/tracing/changes.ts'

const [version] = dp255Workspace().version.values()
if (version === undefined) throw new Error('no version')
const views = viewDocument(version.provisions, version.numbering, [], 'proposed')
const resolve = resolverOf(views)
const citations = citationsOf(views)
const citationOf = (id: string) => citations.get(id) ?? ''
const terms = definitionsIn(views, resolve)

function choices(wanted: string) {
  return referenceChoices(views, citationOf, resolve, wanted).map(({ citation }) => citation)
}

describe('the provision that a reference is to point at', () => {
  it('is found by its number first', () => {
    expect(choices('4.1')[0]).toBe('4.1')
    expect(choices('3.1(b)(ii)')[0]).toBe('3.1(b)(ii)')
  })

  it('is found by words, and by the heading above it', () => {
    expect(choices('topped up')).toEqual(['3.1(b)(ii)(B)'])
    expect(choices('commissioning of other')).toEqual(['4.3', '4.4'])
    expect(choices('no such words')).toEqual([])
  })
})

describe('what stands at a place', () => {
  const runs = readingRuns(views.find(({ id }) => id === 'ac-4.2')?.segments ?? [])

  it('is a reference on either side of it, or a defined term', () => {
    const words = 'The DCC shall tell the Installing Supplier of an update made under clause '
    expect(standingAt(runs, words.length, terms)).toEqual({ kind: 'reference', target: 'ac-4.1' })
    expect(standingAt(runs, words.length + 1, terms)).toMatchObject({ kind: 'reference' })
    expect(standingAt(runs, 30, terms)).toMatchObject({ term: { term: 'Installing Supplier' } })
    expect(standingAt(runs, 5, terms)).toBeNull()
  })
})

describe('where something is used', () => {
  it('is every other place that names a term, its definition left out', () => {
    const [term] = terms
    if (term === undefined) throw new Error('no term')
    const uses = usesOf({ kind: 'term', term }, views, resolve)
    expect(uses.map(({ provision }) => citationOf(provision))).toEqual(['3.1', '4.2', '4.3', '5.1'])
  })

  it('is every reference to a provision', () => {
    const uses = usesOf({ kind: 'reference', target: 'ac-4.1' }, views, resolve)
    expect(uses.map(({ provision }) => provision)).toEqual(['ac-4.2', 'ac-4.3'])
    expect(uses[0]?.words).toMatch(/made under clause 4\.1 without delay\.$/)
  })
})
