import { describe, expect, it } from 'vitest'
import { appendixAcProvisions } from '../../legal-text/appendix-ac/clauses.ts'
import { type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { plainText, runsOf } from '../../legal-text/text.ts'
import { citingRuns, typedReferences, wordBefore } from '../../legal-text/typed-references.ts'
import { resolverOf, viewDocument } from '../../legal-text/views.ts'
import { citationsOf } from '../../shared/tracing/changes.ts'

function viewsWith(words: string) {
  const provisions: Provisions = appendixAcProvisions().map((provision) =>
    provision.id === 'ac-6.3' ? { ...provision, text: runsOf(words) } : provision,
  )
  return viewDocument(provisions, SEC_APPENDIX_STYLE, [], 'proposed')
}

function found(words: string) {
  const views = viewsWith(words)
  return typedReferences(views, citationsOf(views)).map(({ text, target }) => [text, target])
}

const views = viewsWith('')
const byId = new Map(views.map((view) => [view.id, view]))

describe('references written as words', () => {
  it('are found where they name a provision of the document', () => {
    expect(found('Under clause 4.1, section 2 and Clause 9.9.')).toEqual([
      ['4.1', 'ac-4.1'],
      ['2', 'ac-2'],
    ])
  })

  it('are found down to the item, and in lists', () => {
    expect(found('under clause 3.1(b)(ii)(A)')).toEqual([['3.1(b)(ii)(A)', 'ac-3.1-b-ii-A']])
    expect(found('clauses 4.1, 4.2 and 4.3; sections 2 to 4')).toEqual([
      ['4.1', 'ac-4.1'],
      ['4.2', 'ac-4.2'],
      ['4.3', 'ac-4.3'],
      ['2', 'ac-2'],
      ['4', 'ac-4'],
    ])
  })

  it('are left alone where they name another document, or nothing but a number', () => {
    expect(found('clause 4.1 of Appendix AB, Section F2.9 and 4.1')).toEqual([])
  })

  it('are none where the reference is live already, or is to the provision itself', () => {
    expect(found('as clause 6.3 says')).toEqual([])
    const live = typedReferences(views, citationsOf(views))
    expect(live).toEqual([])
  })
})

describe('a reference to a provision', () => {
  it('cites it in full, each part live', () => {
    const runs = citingRuns('ac-3.1-b-ii', byId) ?? []
    expect(runs.map((run) => run.kind)).toEqual(['reference', 'reference', 'reference'])
    expect(plainText(runs, resolverOf(views))).toBe('3.1(b)(ii)')
    expect(citingRuns('ac-4-heading', byId)).toBeNull()
  })

  it('brings the word for what it points at, unless that is written already', () => {
    expect(wordBefore('ac-3.1-b', byId, 'as set out in ')).toBe('clause ')
    expect(wordBefore('ac-4', byId, '')).toBe('section ')
    expect(wordBefore('ac-4.1', byId, 'under clause ')).toBe('')
    expect(wordBefore('ac-4.1', byId, 'under clauses 2.1 and ')).toBe('')
  })
})
