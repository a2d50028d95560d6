import { describe, expect, it } from 'vitest'
import { appendixAcProvisions } from '../../legal-text/appendix-ac/clauses.ts'
import { completions, definitionsIn, termAround } from '../../legal-text/definitions.ts'
import { type Provision, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { textRun } from '../../legal-text/text.ts'
import { resolverOf, viewDocument } from '../../legal-text/views.ts'

function definitionsOf(provisions: readonly Provision[]) {
  const views = viewDocument(provisions, SEC_APPENDIX_STYLE, [], 'proposed')
  return definitionsIn(views, resolverOf(views))
}

function provision(
  id: string,
  kind: Provision['kind'],
  text: string,
  parent: string | null = null,
) {
  const provenance = { status: 'illustrative', source: 'a test' } as const
  return { id, parent, kind, number: null, text: [textRun(text)], provenance }
}

const TERMS = definitionsOf(appendixAcProvisions())

describe('what a document defines', () => {
  it('is read from a table of two columns, references with their numbers', () => {
    expect(TERMS.map(({ term }) => term)).toEqual(['Installing Supplier', 'Installation Visit'])
    expect(TERMS[1]).toEqual({
      term: 'Installation Visit',
      meaning: 'means one attendance at a premises during which the steps in section 3 are begun.',
      provision: 'ac-def-2-meaning',
    })
  })

  it('is read from a provision that says what a term means, with quotes or without', () => {
    const found = definitionsOf([
      provision('a', 'definition', '“Device” means a thing.'),
      provision('b', 'definition', 'Smart Meter has the meaning given in Section A.'),
      provision('c', 'clause', 'Where a Device means nothing.'),
    ])
    expect(found.map(({ term }) => term)).toEqual(['Device', 'Smart Meter'])
    expect(found[0]?.meaning).toBe('means a thing.')
  })
})

describe('a term at a place', () => {
  const text = 'An Installing Supplier and the Installing Suppliers.'

  it('is found from its first to its last letter, in the plural too', () => {
    expect(termAround(text, 3, TERMS)).toMatchObject({ start: 3, end: 22 })
    expect(termAround(text, 22, TERMS)).toMatchObject({ start: 3, end: 22 })
    expect(termAround(text, 40, TERMS)).toMatchObject({ start: 31, end: 51 })
    expect(termAround(text, 24, TERMS)).toBeNull()
  })

  it('is the whole word', () => {
    expect(termAround('Installing Supplierhood', 4, TERMS)).toBeNull()
  })
})

describe('completing a term', () => {
  const offered = (before: string) =>
    completions(before, TERMS)?.terms.map(({ term }) => term) ?? null

  it('begins with a capital and three letters, and goes on over spaces', () => {
    expect(offered('where the Inst')).toEqual(['Installing Supplier', 'Installation Visit'])
    expect(offered('where the Installing S')).toEqual(['Installing Supplier'])
    expect(offered('where the In')).toBeNull()
    expect(offered('where the inst')).toBeNull()
    expect(offered('where the Xinst')).toBeNull()
  })

  it('says where the term begins, and is none once it is complete', () => {
    expect(completions('The Installing Sup', TERMS)?.start).toBe(4)
    expect(offered('The Installing Supplier')).toBeNull()
    expect(offered('The Installing Supplier in')).toBeNull()
  })
})
