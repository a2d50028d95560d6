import { describe, expect, it } from 'vitest'
import type { RecordOf } from '../../../shared/records/index.ts'
import { fieldValue } from '../../../shared/report/fields.ts'
import { reportModel } from '../../../shared/report/model.ts'
import { FIELD_NAMES } from '../../../shared/report/outline.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, put } from '../../../shared/workspace.ts'
import { QUOTATION } from './dp255.ts'

const workspace = dp255Workspace()
const modification = [...workspace.modification.values()][0] as RecordOf<'modification'>
const value = (name: string) => fieldValue(workspace, modification, name)

describe('a live field', () => {
  it.each([
    ['reference', 'DP255'],
    ['title', 'WAN issues during Smart Meter installations'],
    ['version', '0.2'],
    ['date', '9 January 2024'],
    ['path', 'not stated'],
    ['count:inputs', '4'],
    ['count:events', '18'],
    ['clause:ac-4.1', QUOTATION],
  ])('%s reads “%s”', (name, text) => {
    expect(value(name)).toEqual({ known: true, text })
  })

  it('is known for every name that is offered', () => {
    for (const name of FIELD_NAMES) expect(value(name).known, name).toBe(true)
  })

  it.each(['colour', 'count:toString', 'count:', 'clause:nowhere', '', 'constructor'])(
    'that names nothing (“%s”) reads as a warning',
    (name) => {
      expect(value(name)).toEqual({ known: false, text: `[no such fact: ${name}]` })
    },
  )

  it('that names nothing is shown in the report, marked, and stops nothing', () => {
    const section = [...workspace.section.values()].find(({ part }) => part === 'summary')
    if (section === undefined) throw new Error('The sample has no summary.')
    const blocks = [
      { kind: 'paragraph' as const, inlines: [{ kind: 'field' as const, name: 'colour' }] },
    ]
    const next = applyPatches(workspace, [put(workspace, 'section', { ...section, blocks })])
    const report = reportModel(next, 'DP255')
    const summary = report.ok ? report.value.sections.find(({ id }) => id === 'summary') : undefined
    expect(summary?.blocks).toEqual([
      { kind: 'paragraph', inlines: [{ text: '[no such fact: colour]', warning: true }] },
    ])
  })

  it('quotes the version that the modification is drafted against', () => {
    const version = [...workspace.version.values()][0] as RecordOf<'version'>
    const other: RecordOf<'version'> = {
      ...version,
      id: 'another',
      provisions: version.provisions.map((provision) =>
        provision.id === 'ac-4.1' ? { ...provision, text: [] } : provision,
      ),
    }
    const both = applyPatches({ ...workspace, version: new Map([['another', other]]) }, [
      put(workspace, 'version', version),
    ])
    expect(fieldValue(both, modification, 'clause:ac-4.1').text).toBe(QUOTATION)
  })
})
