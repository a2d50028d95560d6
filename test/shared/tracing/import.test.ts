import { describe, expect, test } from 'vitest'
import { execute } from '../../../shared/execute.ts'
import { DP255, SAMPLE_AUTHOR } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import {
  countStates,
  guessMapping,
  type ImportedKind,
  importRows,
  reviewImport,
} from '../../../shared/tracing/import.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const sample = dp255Workspace()

function review(
  kind: ImportedKind,
  cells: readonly (readonly string[])[],
  workspace: Workspace = sample,
) {
  return reviewImport(workspace, DP255, kind, cells, guessMapping(kind, cells[0] ?? []))
}

function imported(kind: ImportedKind, cells: readonly (readonly string[])[]): Workspace {
  const ran = execute(sample, {
    name: 'entry.import',
    args: { kind, modification: DP255, rows: importRows(review(kind, cells)) },
    author: SAMPLE_AUTHOR,
    at: '2024-02-01T10:00:00Z',
    seed: 'import-000',
  })
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(sample, ran.value.patches)
}

describe('columns', () => {
  test('are matched by their name first, then by what else they go by', () => {
    expect(
      guessMapping('response', ['Comments', 'Organisation', 'VIEW:', 'Notes', 'Response']),
    ).toEqual({
      party: 1,
      category: null,
      question: null,
      view: 2,
      extract: 4,
      disposition: null,
      clause: null,
      reply: null,
    })
  })

  test('that are matched to nothing are named with what they hold', () => {
    const { unread } = review('response', [
      ['Party', 'Internal note', ''],
      ['A', 'secret', ''],
      ['B', '', ''],
    ])
    expect(unread).toEqual([{ column: 'Internal note', cells: 1 }])
  })

  test('that have to be there and are not stop the import', () => {
    expect(review('requirement', [['Number'], ['1']]).missing).toEqual(['Requirement'])
  })
})

describe('rows', () => {
  test('with a problem are named by row and column, and the rest is taken', () => {
    const found = review('requirement', [
      ['Number', 'Requirement', 'Key words'],
      ['1', 'One', 'a\nb'],
      ['', 'No number', ''],
      ['', '', ''],
      ['1', 'Again', ''],
      ['3', 'Three', '', 'left over'],
      ['x'.repeat(41), 'Long', ''],
    ])
    expect(found.problems).toEqual([
      { row: 3, column: 'Number', message: 'is empty' },
      { row: 5, column: 'Number', message: '“1” is the number of row 2, too' },
      {
        row: 6,
        column: 'Column 4',
        message: '“left over” stands in a column that the first row does not name',
      },
      { row: 7, column: 'Number', message: 'has 41 characters, and 40 is the most' },
    ])
    expect(countStates(found)).toEqual({ new: 1, changed: 0, same: 0, empty: 1, problem: 4 })
    expect(importRows(found)).toEqual([
      { id: null, fields: { number: '1', text: 'One', keywords: ['a', 'b'] } },
    ])
  })

  test('that are there already are left, and one with a known number changes it', () => {
    const cells = [
      ['Number', 'Requirement'],
      ['1', 'One'],
      ['2', 'Two'],
    ]
    const workspace = imported('requirement', cells)
    const again = review(
      'requirement',
      [cells[0] ?? [], ['1', 'One'], ['2', 'Otherwise']],
      workspace,
    )
    expect(again.rows.map(({ state }) => state)).toEqual(['same', 'changed'])
    expect(importRows(again)).toHaveLength(1)
  })

  test('equal answers of two parties count as often as they were given', () => {
    const cells = [
      ['Party', 'View'],
      ['A', 'Yes'],
      ['A', 'Yes'],
    ]
    const workspace = imported('response', cells)
    expect(workspace.response.size).toBe(2)
    const third = review('response', [...cells, ['A', 'Yes']], workspace)
    expect(third.rows.map(({ state }) => state)).toEqual(['same', 'same', 'new'])
  })
})
