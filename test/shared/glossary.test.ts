import { describe, expect, test } from 'vitest'
import { glossaryFindings, glossaryFindingsOf } from '../../shared/glossary.ts'
import { DP255 } from '../../shared/sample/facts.ts'
import { sampleSections } from '../../shared/sample/narrative.ts'
import {
  sampleCommittees,
  sampleEvents,
  sampleGlossary,
  sampleInputs,
} from '../../shared/sample/timetable.ts'
import { workspaceOf } from '../../shared/workspace.ts'

function entry(acronym: string, term: string) {
  return { id: acronym + term, modification: 'm', acronym, term, basis: null }
}

function find(text: string, entries: readonly (readonly [string, string])[], names: string[] = []) {
  const listed = entries.map(([acronym, term]) => entry(acronym, term))
  return glossaryFindings([{ where: 'the text', text }], listed, names).map(
    ({ kind, acronym }) => `${kind}: ${acronym}`,
  )
}

describe('glossary findings', () => {
  test('an acronym that is used has to be listed, plurals and possessives with it', () => {
    expect(
      find('Too little WAN; the CSPs and the DCC’s figures', [
        ['CSP', 'x'],
        ['DCC', 'x'],
      ]),
    ).toEqual(['not listed: WAN'])
  })

  test('a listed acronym has to be used as a word of its own', () => {
    expect(
      find('The SMWAN', [
        ['SMWAN', 'x'],
        ['WAN', 'x'],
      ]),
    ).toEqual(['not used: WAN'])
  })

  test('an acronym of two words is one', () => {
    expect(find('The SMKI PMA meets', [['SMKI PMA', 'x']])).toEqual([])
    expect(find('The SMKI\nPMA meets, SMKI too', [['SMKI PMA', 'x']])).toEqual(['not listed: SMKI'])
  })

  test('references, places in the Code and names are no acronyms', () => {
    expect(find('DP255 by OVO, SEC Appendix AC, Section F2, S1', [['SEC', 'x']], ['OVO'])).toEqual(
      [],
    )
  })

  test('one acronym with two meanings is found, the same twice is not', () => {
    expect(
      find('SMS', [
        ['SMS', 'one'],
        ['SMS', 'two'],
      ]),
    ).toEqual(['two meanings: SMS'])
    expect(
      find('SMS', [
        ['SMS', 'one'],
        ['SMS', 'one '],
      ]),
    ).toEqual([])
  })

  test('DP255 uses “WAN” without listing it', () => {
    const of = (
      kind: 'section' | 'input' | 'event' | 'glossary' | 'committee',
      records: readonly object[],
    ) => records.map((record) => ({ kind, record: record as never }))
    const workspace = workspaceOf([
      ...of('section', sampleSections()),
      ...of('input', sampleInputs()),
      ...of('event', sampleEvents()),
      ...of('committee', sampleCommittees()),
      ...of('glossary', sampleGlossary()),
    ])
    const findings = glossaryFindingsOf(workspace, DP255, () => 'SMI Status')
    const notListed = findings.filter(({ kind }) => kind === 'not listed')
    expect(notListed.map(({ acronym }) => acronym)).toEqual(['WAN'])
  })
})
