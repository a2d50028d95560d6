import { describe, expect, test } from 'vitest'
import { DP255, OPTION_A, SAMPLE_AUTHOR } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { changesOfDraft } from '../../../shared/tracing/changes.ts'
import { questionsOf } from '../../../shared/tracing/questions.ts'
import { scenarioTableOf } from '../../../shared/tracing/scenarios.ts'
import { alternativesIn, topicsOf } from '../../../shared/tracing/topics.ts'
import { applyPatches, put } from '../../../shared/workspace.ts'

const workspace = dp255Workspace()

describe('tracing DP255', () => {
  test('counts a change once, by the clause as it is cited', () => {
    const changes = changesOfDraft(workspace, OPTION_A)
    expect(changes.map(({ citation, act }) => `${citation} ${act}`)).toEqual([
      '4.1 Inserts',
      '4.1A Inserts a clause',
      '4.1A(a) Inserts a paragraph',
      '4.1A(b) Inserts a paragraph',
    ])
    expect(changes[0]?.inserted).toMatch(/^, but that update/)
    expect(changes[0]?.deleted).toBe('')
  })

  test('four questions in the report’s order; the one that is not anticipated has no gap', () => {
    const questions = questionsOf(workspace, DP255)
    expect(questions.map(({ acronym }) => acronym)).toEqual(['OPSG', 'SMKI PMA', 'SSC', 'TABASC'])
    const [opsg, pma, ssc] = questions
    expect(opsg?.changes.map(({ end }) => end.citation)).toEqual(['4.1', '4.1A'])
    expect(opsg?.scenarios.map(({ end }) => end.reference)).toEqual(['S1', 'S2', 'S3', 'S8'])
    expect(opsg?.meetings.map(({ dates }) => dates)).toEqual(['12 Mar 2024', '11 Jun 2024'])
    expect(pma?.input.kind).toBe('none anticipated')
    expect(pma?.changes).toEqual([])
    expect(ssc?.meetings).toHaveLength(1)
  })

  test('rewording a change makes exactly its links suspect', () => {
    const change = workspace.change.get('a-c1')
    if (change?.kind !== 'text') throw new Error('The sample has no such change')
    const proposed = [
      { kind: 'text', text: ', and no more', marks: [], author: SAMPLE_AUTHOR } as const,
    ]
    const reworded = applyPatches(workspace, [put(workspace, 'change', { ...change, proposed })])
    const suspects = questionsOf(reworded, DP255).flatMap(({ changes }) =>
      changes.filter(({ suspect }) => suspect).map(({ link }) => link.from.id),
    )
    expect(new Set(suspects)).toEqual(new Set(['a-c1']))
    expect(
      questionsOf(workspace, DP255).some(({ changes }) => changes.some((c) => c.suspect)),
    ).toBe(false)
  })

  test('nine scenarios stand beside the baseline and both options', () => {
    const { columns, rows } = scenarioTableOf(workspace, DP255)
    expect(columns.map(({ name }) => name)).toEqual(['Baseline', 'Option A', 'Option B'])
    expect(rows.map(({ scenario }) => scenario.reference).join(' ')).toBe(
      'S1 S2 S3 S4 S5 S6 S7 S8 S9',
    )
    expect(rows.every(({ outcomes }) => outcomes.every((outcome) => outcome !== null))).toBe(true)
    const first = rows[0]?.outcomes.map((outcome) => outcome?.decidedBy.map((by) => by.citation))
    expect(first).toEqual([['4.1'], ['4.1', '4.1A'], ['4.1', '4.1A']])
  })

  test('the choice between four tests of success comes first', () => {
    const [first, ...others] = topicsOf(workspace, DP255)
    expect(first?.alternatives).toEqual([
      'connected',
      'enrolled',
      'commissioned',
      'operating fully',
    ])
    expect(others.every(({ alternatives }) => alternatives.length === 0)).toBe(true)
    expect(alternativesIn('How often, where and by whom.')).toEqual([])
  })
})
