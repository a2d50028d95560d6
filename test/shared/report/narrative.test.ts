import { describe, expect, it } from 'vitest'
import { readBlocks } from '../../../shared/narrative-text.ts'
import type { RecordOf } from '../../../shared/records/index.ts'
import { reportHtml } from '../../../shared/report/html.ts'
import { reportModel } from '../../../shared/report/model.ts'
import { outlineOf, wholeOutlineOf } from '../../../shared/report/outline.ts'
import type { Report, ReportBlock } from '../../../shared/report/report.ts'
import { DP255 } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, put, type Workspace } from '../../../shared/workspace.ts'
import { QUOTATION } from './dp255.ts'

function modelOf(workspace: Workspace): Report {
  const made = reportModel(workspace, 'DP255')
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

/** The sample with other words in one part. */
function written(part: string, typed: string, workspace = dp255Workspace()): Workspace {
  const section = [...workspace.section.values()].find((candidate) => candidate.part === part)
  const own = {
    ...section,
    id: section?.id ?? `own-${part}`,
    modification: DP255,
    part,
    heading: section?.heading ?? '',
    order: section?.order ?? 99,
    level: section?.level ?? 3,
    blocks: readBlocks(typed),
    basis: null,
  }
  return applyPatches(workspace, [put(workspace, 'section', own)])
}

function withFacts(fields: Partial<RecordOf<'modification'>>, workspace = dp255Workspace()) {
  const modification = workspace.modification.get(DP255) as RecordOf<'modification'>
  return applyPatches(workspace, [put(workspace, 'modification', { ...modification, ...fields })])
}

function blocksOf(workspace: Workspace, id: string): readonly ReportBlock[] {
  return modelOf(workspace).sections.find((section) => section.id === id)?.blocks ?? []
}

const words = (block: ReportBlock | undefined) =>
  block !== undefined && 'inlines' in block ? block.inlines.map(({ text }) => text).join('') : ''

describe('rich narrative in the report', () => {
  it('makes tables of rows, counts them with all others, and refers to them by number', () => {
    const typed =
      'See [table:summary] and [table:timetable].\n\nCaption: Cost by Party\n| Party | Cost |\n| Large Supplier | not stated |'
    const workspace = written('summary', typed)
    const [paragraph, table] = blocksOf(workspace, 'summary')
    expect(words(paragraph)).toBe('See Table 1 and Table 5.')
    expect(table).toMatchObject({
      kind: 'table',
      number: 1,
      caption: 'Cost by Party',
      columns: [
        { heading: 'Party', width: 50 },
        { heading: 'Cost', width: 50 },
      ],
      rows: [{ cells: [[{ text: 'Large Supplier' }], [{ text: 'not stated' }]] }],
    })
    expect(blocksOf(workspace, 'timetable')[0]).toMatchObject({ number: 5 })
  })

  it('sets lists within lists in the page', () => {
    const workspace = written('summary', '1. one\n  - inside\n2. two\n- other')
    expect(reportHtml(modelOf(workspace))).toContain(
      '<ol><li>one<ul><li>inside</li></ul></li><li>two</li></ol><ul><li>other</li></ul>',
    )
  })

  it('shows a picture with its alternative text and caption, and marks one that is not there', () => {
    const picture = {
      id: 'dot',
      modification: DP255,
      name: 'dot.png',
      type: 'image/png' as const,
      width: 1,
      height: 1,
      data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    }
    const typed = '![A dot](dot)\nCaption: The dot\n\n![Gone](gone)'
    const sample = written('summary', typed)
    const workspace = applyPatches(sample, [put(sample, 'picture', picture)])
    const html = reportHtml(modelOf(workspace))
    expect(html).toContain('alt="A dot" width="1" height="1"><figcaption>Figure 1: The dot')
    expect(html).toContain('<mark>[no such picture: gone]</mark>')
  })

  it('refers to sections by the number that they have now', () => {
    const typed = 'See [section:assessment], [section:timetable] and [section:issue.problem].'
    const [paragraph] = blocksOf(written('summary', typed), 'summary')
    expect(words(paragraph)).toBe('See section 3, Appendix 1 and section 2, ‘What is the issue?’.')
  })
})

describe('a quotation that says whose words it has', () => {
  it('is left alone while they are those in force, the full stop aside', () => {
    const workspace = written('issue.current', `> [quote:ac-4.1]${QUOTATION}`)
    expect(words(blocksOf(workspace, 'issue-current')[0])).toBe(QUOTATION)
  })

  it('is flagged once they are not', () => {
    const workspace = written(
      'issue.current',
      `> [quote:ac-4.1]${QUOTATION.replace('shall', 'may')}`,
    )
    expect(words(blocksOf(workspace, 'issue-current')[0])).toContain(
      '[These are not the words of 4.1 as it is in force.]',
    )
  })
})

describe('the parts of the report', () => {
  const later = withFacts({ stage: 'Modification Proposal' })
  const headings = (workspace: Workspace) =>
    outlineOf(workspace, DP255).map(({ number, heading }) => [number, heading])

  it('of later stages are switched on by the stage, and the sections are numbered anew', () => {
    expect(headings(dp255Workspace()).map(([, heading]) => heading)).not.toContain('Costs')
    const found = headings(later).filter(([number]) => /^\d+$/.test(number ?? ''))
    expect(found.map(([number, heading]) => `${number} ${heading}`)).toEqual([
      '1 Summary',
      '2 Issue',
      '3 Solution',
      '4 Impacts',
      '5 Costs',
      '6 Implementation approach',
      '7 Assessment of the proposal',
      '8 Case for change',
    ])
    expect(modelOf(later).sections.map(({ id }) => id)).toContain('solution-changes')
  })

  it('can be switched on and off for one modification, and go with their section', () => {
    const chosen = withFacts({ reportParts: { costs: true, issue: false } })
    const names = headings(chosen).map(([, heading]) => heading)
    expect(names).toContain('Costs')
    expect(names).not.toContain('Issue')
    expect(names).not.toContain('What is the issue?')
    const left = wholeOutlineOf(chosen, DP255).find(({ part }) => part.id === 'issue.problem')
    expect(left).toMatchObject({ included: false, section: { part: 'issue.problem' } })
  })

  it('that a person made stand where they were written', () => {
    const own = written('assessment.fees', 'Words.', withFacts({}))
    const ids = outlineOf(own, DP255).map(({ part }) => part.id)
    expect(ids.indexOf('assessment.fees')).toBeGreaterThan(ids.indexOf('assessment.devices'))
    expect(ids.indexOf('assessment.fees')).toBeLessThan(ids.indexOf('timetable'))
  })

  it('print receipts in the Report Phase, of each file the newest', () => {
    const phase = withFacts({ stage: 'Report Phase' })
    const hash = 'a'.repeat(64)
    const receipt = (id: string, checkedAt: string, changes: number): RecordOf<'receipt'> => ({
      id,
      author: 'sample-author',
      at: checkedAt,
      modification: DP255,
      draft: 'dp255-option-a',
      document: 'appendix-ac',
      kind: 'redline',
      file: 'DP255 Legal Text v0.1 (redline).docx',
      hashes: { base: hash, proposal: hash, file: hash },
      counts: { changes, revisions: 6, paragraphs: 20 },
      comments: false,
      validator: { outcome: 'not run', reason: 'not installed' },
      madeIn: null,
      checkedAt,
    })
    const workspace = applyPatches(phase, [
      put(phase, 'receipt', receipt('one', '2024-01-09T09:00:00Z', 3)),
      put(phase, 'receipt', receipt('two', '2024-01-10T09:00:00Z', 4)),
    ])
    const table = blocksOf(workspace, 'receipt').find(({ kind }) => kind === 'table')
    const cells = table?.kind === 'table' ? table.rows.map((row) => row.cells.flat()) : []
    expect(cells.map((row) => row.map(({ text }) => text))).toEqual([
      [
        'DP255 Legal Text v0.1 (redline).docx',
        '2024-01-10 09:00 UTC',
        '4 changes, 6 revision marks',
        'not run: not installed',
        hash,
      ],
    ])
    expect(JSON.stringify(blocksOf(phase, 'receipt'))).toContain('No legal text has been exported')
    expect(blocksOf(dp255Workspace(), 'receipt')).toEqual([])
  })

  it('print what changes are for, once there is a solution', () => {
    const trace = modelOf(later).sections.find(({ id }) => id === 'traceability')
    const [table] = trace?.blocks ?? []
    expect(table?.kind === 'table' ? table.rows.length : 0).toBeGreaterThan(1)
    expect(JSON.stringify(table)).toContain('Input of OPSG')
  })
})
