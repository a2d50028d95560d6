import { describe, expect, test } from 'vitest'
import { execute } from '../../../shared/execute.ts'
import { DP255, OPTION_A, SAMPLE_AUTHOR } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { guardCell, unguardCell } from '../../../shared/tracing/cells.ts'
import { readCsv, writeCsv } from '../../../shared/tracing/csv.ts'
import {
  consultationTable,
  findingsTable,
  matrixTable,
  scenariosTable,
  traceabilityTable,
  viewsTable,
} from '../../../shared/tracing/tables.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const sample = dp255Workspace()

function withResponses(...rows: readonly (readonly [string, string, string])[]): Workspace {
  const ran = execute(sample, {
    name: 'entry.import',
    args: {
      kind: 'response',
      modification: DP255,
      rows: rows.map(([party, category, view]) => ({
        id: null,
        fields: {
          party,
          category,
          view,
          question: '',
          extract: '',
          disposition: '',
          clause: '',
          reply: '',
        },
      })),
    },
    author: SAMPLE_AUTHOR,
    at: '2024-02-01T10:00:00Z',
    seed: 'tables-00',
  })
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(sample, ran.value.patches)
}

describe('the tables of DP255', () => {
  test('a row for each change, with what it is for', () => {
    const { rows } = traceabilityTable(sample, DP255, OPTION_A)
    expect(rows.map(([clause]) => clause)).toEqual(['4.1', '4.1A', '4.1A(a)', '4.1A(b)'])
    expect(rows[1]?.slice(4, 6)).toEqual(['S1, S2, S3, S4, S5, S6, S8, S9', 'OPSG, SSC, TABASC'])
  })

  test('the matrix, the findings and the scenarios have as many cells in each row', () => {
    for (const { header, rows } of [
      matrixTable(sample, DP255, OPTION_A),
      findingsTable(sample, DP255, OPTION_A),
      scenariosTable(sample, DP255),
    ]) {
      expect(rows.length).toBeGreaterThan(3)
      for (const row of rows) expect(row).toHaveLength(header.length)
    }
  })

  test('an outcome under illustrative wording says so', () => {
    const [first] = scenariosTable(sample, DP255).rows
    expect(first?.[9]).toBe('not successful: Hub commissioned; 4.1A(b) is not met (illustrative)')
  })

  test('views are counted by party category, those that are not stated as such', () => {
    const workspace = withResponses(
      ['A', 'Supplier', 'Yes'],
      ['B', 'Supplier', 'No'],
      ['C', '', 'Yes'],
    )
    expect(viewsTable(workspace, DP255)).toMatchObject({
      header: ['Party category', 'Yes', 'No', 'All'],
      rows: [
        ['Supplier', '1', '1', '2'],
        ['not stated', '1', '0', '1'],
      ],
    })
    expect(consultationTable(workspace, DP255).rows[2]?.slice(0, 2)).toEqual(['C', 'not stated'])
  })
})

describe('cells that would be formulas', () => {
  const hostile = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    "'=1",
    "''=1",
    '＝1',
    '=HYPERLINK("x")',
  ]

  test('begin with an apostrophe on the way out, and come back as they were', () => {
    for (const cell of hostile) {
      expect(guardCell(cell)[0]).toBe("'")
      expect(unguardCell(guardCell(cell))).toBe(cell)
    }
    for (const cell of ["'quoted'", 'a=b', '', '4.1', "'"]) {
      expect(guardCell(cell)).toBe(cell)
      expect(unguardCell(cell)).toBe(cell)
    }
  })

  test('survive comma-separated text, whatever stands in them', () => {
    const rows = [...hostile, 'a,b;c|d', '"', '""', 'x\r\ny', '  ', '﻿bom', ''].map((cell) => [
      cell,
      'end',
    ])
    const read = readCsv(writeCsv({ title: 'T', header: ['One', 'Two'], rows }))
    expect(read.ok && read.value.slice(1).map((row) => row.map(unguardCell))).toEqual(rows)
  })

  test('a quotation mark that is never closed is named by its row', () => {
    expect(readCsv('a,b\nc,"d\ne,f')).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/quotation mark in row \d/) },
    })
  })

  test('other delimiters are found, and rows keep their numbers', () => {
    expect(readCsv('Party;View\n\nA;Yes\n')).toEqual({
      ok: true,
      value: [['Party', 'View'], [''], ['A', 'Yes']],
    })
  })
})
