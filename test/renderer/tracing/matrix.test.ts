import { describe, expect, test } from 'vitest'
import { editedFields, formOf, typedOf } from '../../../renderer/tracing/entryForms.ts'
import { filterMatrix, type Wanted } from '../../../renderer/tracing/matrix/filter.ts'
import { spotAfter, within } from '../../../renderer/tracing/matrix/keys.ts'
import { DP255, OPTION_A } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { findingsOf } from '../../../shared/tracing/findings.ts'
import { MATRIX_KINDS, matrixOf } from '../../../shared/tracing/matrix.ts'

const workspace = dp255Workspace()
const size = { rows: 4, columns: 12, page: 3 }

describe('keys in the matrix', () => {
  test.each([
    ['ArrowUp', false, { row: 0, column: 2 }, { row: -1, column: 2 }],
    ['ArrowDown', false, { row: 3, column: 2 }, { row: 3, column: 2 }],
    ['ArrowLeft', false, { row: 1, column: 0 }, { row: 1, column: -1 }],
    ['Home', false, { row: 2, column: 5 }, { row: 2, column: -1 }],
    ['Home', true, { row: 2, column: 5 }, { row: -1, column: 0 }],
    ['End', true, { row: 0, column: 0 }, { row: 3, column: 11 }],
    ['PageDown', false, { row: 0, column: 1 }, { row: 3, column: 1 }],
  ])('%s, with Ctrl %s, leads on', (key, control, from, to) => {
    expect(spotAfter(key, control, from, size)).toEqual(to)
  })

  test('never lead to the corner, and other keys lead nowhere', () => {
    expect(within({ row: -1, column: -1 }, size)).toEqual({ row: -1, column: 0 })
    expect(within({ row: -1, column: -1 }, { ...size, columns: 0 })).toEqual({ row: 0, column: -1 })
    expect(spotAfter('a', false, { row: 0, column: 0 }, size)).toBeNull()
  })
})

test('the matrix is narrowed by words, kinds and what is missing', () => {
  const matrix = matrixOf(workspace, DP255, OPTION_A)
  const findings = findingsOf(workspace, DP255, OPTION_A)
  const all: Wanted = {
    kinds: MATRIX_KINDS,
    rows: 'all',
    columns: 'all',
    rowWords: '',
    columnWords: '',
  }
  const names = (wanted: Partial<Wanted>) =>
    filterMatrix(matrix, findings, { ...all, ...wanted }).columns.map(({ name }) => name)
  expect(names({ columns: 'gaps' })).toEqual(['S7', 'OPSG', 'SSC', 'TABASC'])
  expect(names({ kinds: ['input'] })).toEqual(['OPSG', 'SSC', 'TABASC'])
  expect(names({ columnWords: 'prepayment' })).toEqual(['S7'])
  expect(names({ columns: 'suspect' })).toEqual([])
  expect(filterMatrix(matrix, findings, { ...all, rowWords: '4.1a(' }).rows).toHaveLength(2)
})

test('a form gives back only what was reworded, and a fact that was not keeps its source', () => {
  const scenario = workspace.scenario.get('dp255-s1')
  if (scenario === undefined) throw new Error('The sample has no S1')
  const form = formOf(workspace, 'scenario', DP255)
  const typed = typedOf(form, scenario)
  expect(editedFields(form, typed, scenario)).toEqual({})
  expect(editedFields(form, { ...typed, region: 'North', who: '' }, scenario)).toEqual({
    region: { text: 'North', basis: null },
    who: null,
  })
})
