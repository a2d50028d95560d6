import { describe, expect, it } from 'vitest'
import { execute } from '../../../shared/execute.ts'
import type { ReadReport } from '../../../shared/report/import/imported.ts'
import { linesOfText } from '../../../shared/report/import/lines.ts'
import { readReport } from '../../../shared/report/import/read-report.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../../shared/workspace.ts'

const COVER = ['DP300', '‘A title’', 'Modification Report', 'Version 0.3', '1 February 2024']

/** A report of our own, with the given lines behind its cover. */
function report(...lines: readonly string[]): ReadReport {
  const read = readReport(linesOfText([...COVER, ...lines].join('\n\n')), 'own.txt')
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function importing(workspace: Workspace, read: ReadReport, groups?: readonly string[]) {
  const done = execute(workspace, {
    name: 'report.import',
    args: { report: read.report, ...(groups !== undefined && { groups }) },
    author: 'someone',
    at: '2024-02-01T09:00:00Z',
    seed: 'import-seed',
  })
  if (!done.ok) throw new Error(done.error.message)
  return { ...done.value, workspace: applyPatches(workspace, done.value.patches) }
}

const fateOf = (read: ReadReport, words: string) =>
  read.account.find(({ text }) => text.includes(words))?.fate

describe('reading a report', () => {
  it('keeps what it does not understand, and says so', () => {
    const read = report(
      '# Appendix 1: Progression timetable',
      'Event/Action\tDate\t',
      'Modification discussed with OPSG\tsoon\t',
      '# 1. Summary',
      'Words.',
    )
    expect(fateOf(read, 'soon')).toBe('not understood')
    expect(read.report.events).toEqual([])
    expect(read.report.unplaced).toEqual(['Modification discussed with OPSG | soon'])
    const { workspace } = importing(dp255Workspace(), read)
    const kept = [...workspace.section.values()].find(({ part }) => part === 'unplaced')
    expect(JSON.stringify(kept?.blocks)).toContain('Modification discussed with OPSG | soon')
  })

  it('joins a paragraph that a page’s end has cut, and no other', () => {
    const { report: read } = report(
      '# 1. Summary',
      'This was cut',
      'Page 1 of 6',
      'in two.',
      'This was not.',
    )
    expect(read.sections[0]?.blocks).toMatchObject([
      { kind: 'paragraph', inlines: [{ text: 'This was cut in two.' }] },
      { kind: 'paragraph', inlines: [{ text: 'This was not.' }] },
    ])
  })

  it('keeps tables that are no records as tables, and lists as lists', () => {
    const { report: read } = report('# 5. Costs', 'Whose\tCost', 'DCC\t£1', '- first', '  - second')
    expect(read.sections[0]).toMatchObject({
      part: 'costs',
      blocks: [{ kind: 'row' }, { kind: 'row' }, { kind: 'bullet', level: 0 }, { level: 1 }],
    })
  })

  it('finds the parts by their words where no style is left', () => {
    const { report: read } = report('Summary', 'Words.', 'Issue', 'What is the issue?', 'More.')
    expect(read.sections.map(({ part }) => part)).toEqual(['summary', 'issue.problem'])
  })

  it('says what a cover lacks, and what is no report', () => {
    const lacking = readReport(linesOfText('DP300\n\nVersion 0.1\n\nSummary\n\nWords.'), 'own.txt')
    expect(lacking).toMatchObject({
      ok: false,
      error: { message: 'The cover has no title and no date.' },
    })
    const none = readReport(linesOfText([...COVER, 'Nothing else.'].join('\n')), 'own.txt')
    expect(none).toMatchObject({ ok: false, error: { code: 'import/nothing' } })
  })
})

describe('taking a report into a workspace', () => {
  const DP255 = ['DP255', 'A new title', 'Modification Report', 'Version 0.3', '1 March 2024']
  const later = [
    ...DP255,
    '# 1. Summary',
    'Said otherwise.',
    '# Appendix 1: Progression timetable',
    'Modification discussed with SSC\t29 Feb 2024',
    '# Appendix 2: Glossary',
    'WAN\tWide Area Network',
  ].join('\n')
  const read = readReport(linesOfText(later), 'later.txt')
  if (!read.ok) throw new Error(read.error.message)
  const value = read.value

  it('brings the modification with its reference up to date, and takes nothing away', () => {
    const before = dp255Workspace()
    const { workspace, label } = importing(before, value)
    expect(label).toBe('Import DP255 Modification Report v0.3')
    expect(workspace.modification.size).toBe(1)
    expect(workspace.modification.get('dp255')).toMatchObject({
      title: 'A new title',
      reportVersion: '0.3',
      proposer: 'Emslie Law',
      classification: 'clear',
    })
    expect(workspace.event.size).toBe(before.event.size)
    expect(workspace.event.get('dp255-event-ssc')).toMatchObject({
      start: '2024-02-29',
      originalStart: '2024-02-28',
    })
    expect(workspace.glossary.size).toBe(before.glossary.size + 1)
    expect(workspace.section.size).toBe(before.section.size)
  })

  it('finds a topic that is there by its heading', () => {
    const text = [...DP255, '# 3. Assessment of the proposal', '## Install and Leave', 'Anew.']
    const topic = readReport(linesOfText(text.join('\n')), 'topic.txt')
    if (!topic.ok) throw new Error(topic.error.message)
    const before = dp255Workspace()
    const { workspace } = importing(before, topic.value)
    const found = [...workspace.section.values()].filter(
      ({ heading }) => heading === 'Install and Leave',
    )
    expect(found).toMatchObject([{ part: 'assessment.installAndLeave' }])
    expect(JSON.stringify(found[0]?.blocks)).toContain('Anew.')
  })

  it('leaves out what a person leaves out', () => {
    const before = dp255Workspace()
    const { workspace } = importing(before, value, ['glossary'])
    expect(workspace.modification.get('dp255')?.title).toBe(before.modification.get('dp255')?.title)
    expect(workspace.event).toEqual(before.event)
    expect(workspace.glossary.size).toBe(before.glossary.size + 1)
  })

  it('is undone in one step', () => {
    const before = dp255Workspace()
    const { workspace, patches } = importing(before, value)
    expect(applyPatches(workspace, invertPatches(patches))).toEqual(before)
  })

  it('holds a quotation against the provision whose words it has', () => {
    const clause = [...dp255Workspace().version.values()][0]?.provisions.find(
      ({ id }) => id === 'ac-4.1',
    )
    const words = clause?.text.map((run) => (run.kind === 'text' ? run.text : '')).join('') ?? ''
    const quoting = report('# 1. Summary', `“${words.replace(/\.$/, '')}”.`)
    const { workspace } = importing(dp255Workspace(), quoting)
    const summary = [...workspace.section.values()].find(
      ({ part, modification }) => part === 'summary' && modification !== 'dp255',
    )
    expect(summary?.blocks[0]).toMatchObject({
      kind: 'quotation',
      inlines: [{ kind: 'field', name: 'quote:ac-4.1' }, { kind: 'text' }],
    })
  })
})
