import { describe, expect, it } from 'vitest'
import { plainText } from '../../../legal-text/text.ts'
import { execute } from '../../../shared/execute.ts'
import { readBlocks } from '../../../shared/narrative-text.ts'
import type { RecordKind, RecordOf } from '../../../shared/records/index.ts'
import { compareReports } from '../../../shared/report/compare.ts'
import {
  compareVersions,
  frozenWorkspace,
  issuesOf,
  workspaceAt,
} from '../../../shared/report/issues.ts'
import { reportModel } from '../../../shared/report/model.ts'
import { linesOfReport } from '../../../shared/report/report-lines.ts'
import { DP255, OPTION_A } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../../shared/workspace.ts'

let seed = 0
function run(workspace: Workspace, name: string, args: unknown): Workspace {
  return done(workspace, name, args).workspace
}

function done(workspace: Workspace, name: string, args: unknown) {
  seed += 1
  const at = '2024-01-09T12:00:00Z'
  const ran = execute(workspace, { name, args, author: 'sample-author', at, seed: `seed-${seed}` })
  if (!ran.ok) throw new Error(ran.error.message)
  return { ...ran.value, workspace: applyPatches(workspace, ran.value.patches) }
}

function refusal(workspace: Workspace, name: string, args: unknown): string {
  const ran = execute(workspace, {
    name,
    args,
    author: 'sample-author',
    at: '2024-01-09T12:00:00Z',
    seed: 'refused-seed',
  })
  return ran.ok ? '' : ran.error.message
}

/** As it comes back from a file. */
function stored(workspace: Workspace): Workspace {
  return Object.fromEntries(
    Object.entries(workspace).map(([kind, records]) => [
      kind,
      new Map([...records].map(([id, record]) => [id, JSON.parse(JSON.stringify(record))])),
    ]),
  ) as unknown as Workspace
}

const frozen = run(dp255Workspace(), 'issue.freeze', { modification: DP255, reason: 'For the CSC' })
const issue = issuesOf(frozen, DP255)[0] as RecordOf<'issue'>

function opened(of: RecordOf<'issue'>): Workspace {
  const workspace = frozenWorkspace(of)
  if (!workspace.ok) throw new Error(workspace.error.message)
  return workspace.value
}

function reportOf(workspace: Workspace, reference: string) {
  const report = reportModel(workspace, reference)
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

describe('an issue', () => {
  it('is frozen with its date, author and reason, and the report goes on to the next version', () => {
    expect(issue).toMatchObject({
      reference: 'DP255',
      version: '0.2',
      date: '2024-01-09',
      author: 'sample-author',
      reason: 'For the CSC',
    })
    expect(frozen.modification.get(DP255)?.reportVersion).toBe('0.3')
  })

  it('gives the very same report again, whatever is written afterwards', () => {
    const before = JSON.stringify(reportOf(dp255Workspace(), 'DP255'))
    let later = run(frozen, 'event.edit', {
      id: 'dp255-event-ssc',
      fields: { start: '2024-03-01' },
    })
    later = run(later, 'modification.edit', { id: DP255, fields: { title: 'Otherwise' } })
    const kept = issuesOf(stored(later), DP255)[0] as RecordOf<'issue'>
    expect(JSON.stringify(reportOf(opened(kept), 'DP255'))).toBe(before)
  })

  it('is not issued twice under one version', () => {
    const again = run(frozen, 'modification.edit', {
      id: DP255,
      fields: { reportVersion: '0.2' },
    })
    expect(refusal(again, 'issue.freeze', { modification: DP255, reason: '' })).toBe(
      'Version 0.2 of DP255 has been issued already.',
    )
  })

  it('is refused where somebody has changed it in the file', () => {
    const records = issue.records.map((entry) =>
      entry.record.id === 'dp255-event-ssc'
        ? { ...entry, record: { ...entry.record, title: 'Something else' } }
        : entry,
    )
    expect(frozenWorkspace({ ...issue, records })).toMatchObject({
      ok: false,
      error: { code: 'issue/damaged' },
    })
  })

  it('is found by its version, and said not to be there', () => {
    expect(workspaceAt(frozen, DP255, '0.2').ok).toBe(true)
    expect(workspaceAt(frozen, DP255, '0.7')).toMatchObject({
      ok: false,
      error: { advice: 'There are: 0.2.' },
    })
    expect(compareVersions('0.10', '0.9')).toBeGreaterThan(0)
  })
})

describe('two issues compared', () => {
  let later = run(frozen, 'event.edit', { id: 'dp255-event-ssc', fields: { start: '2024-03-01' } })
  later = run(later, 'glossary.put', {
    id: 'wan',
    modification: DP255,
    acronym: 'WAN',
    term: 'Wide Area Network',
  })
  later = run(later, 'section.edit', {
    id: 'dp255-section-summary',
    blocks: readBlocks('Said anew.'),
  })
  later = run(later, 'text.edit', {
    draft: OPTION_A,
    document: 'appendix-ac',
    splices: [
      {
        provision: 'ac-4.1',
        start: 0,
        end: 5,
        insert: [{ kind: 'text', text: 'When', marks: [] }],
      },
    ],
  })
  const before = { workspace: opened(issue), modification: DP255 }
  const compared = compareReports(before, { workspace: later, modification: DP255 })
  if (!compared.ok) throw new Error(compared.error.message)
  const { html, list } = compared.value
  const said = list.map(({ where, what }) => `${where}: ${what}`)

  it('are listed: what moved, what is new, what reads otherwise', () => {
    expect(said).toContain('Cover: Version: 0.2, now 0.3')
    expect(said).toContain(
      'Timetable: “Modification discussed with SSC” moved from 28 Feb 2024 to 1 Mar 2024.',
    )
    expect(said).toContain('Glossary: “WAN” is new.')
    expect(said.find((line) => line.startsWith('1. Summary:'))).toMatch(/change/)
    expect(said.find((line) => line.startsWith('Legal text:'))).toMatch(/4\.1/)
    expect(said.find((line) => line.startsWith('2. Issue'))).toBeUndefined()
  })

  it('are a redline, report and legal text together', () => {
    expect(html).toContain('DP255 Modification Report v0.2')
    expect(html).toMatch(/<ins[^>]*>.*Said anew/)
    expect(html).toMatch(/<del[^>]*>.*28 Feb/)
    expect(html).toMatch(/<ins[^>]*>.*When/)
  })

  it('have nothing to list where nothing changed', () => {
    const same = compareReports(before, before)
    expect(same.ok && same.value.list).toEqual([])
  })
})

describe('conversion', () => {
  it('makes DP255 MP255 in one step, and leaves the issue as it went out', () => {
    const { workspace, label, patches } = done(frozen, 'modification.convert', { id: DP255 })
    expect(label).toBe('Convert DP255 to MP255')
    expect(workspace.modification.get(DP255)).toMatchObject({
      reference: 'MP255',
      stage: 'Modification Proposal',
    })
    expect(workspace.issue).toBe(frozen.issue)
    expect(reportOf(opened(issue), 'DP255').reference).toBe('DP255')
    const summary = reportOf(workspace, 'MP255').sections.find(({ id }) => id === 'summary')
    expect(JSON.stringify(summary)).toContain('MP255')
    expect(applyPatches(workspace, invertPatches(patches))).toEqual(frozen)
  })

  it('splits into A and B in the same step, each with all that there was', () => {
    const { workspace, label } = done(frozen, 'modification.convert', { id: DP255, split: true })
    expect(label).toBe('Split DP255 into MP255A and MP255B')
    const [first, second] = [...workspace.modification.values()]
    expect([first?.reference, second?.reference]).toEqual(['MP255A', 'MP255B'])
    const kinds: readonly RecordKind[] = ['event', 'input', 'section', 'draft', 'change', 'outcome']
    for (const kind of kinds) {
      expect(workspace[kind].size, kind).toBe(frozen[kind].size * 2)
    }
    expect(workspace.issue.size).toBe(1)
    const own = [...workspace.input.values()].filter(
      ({ modification }) => modification === second?.id,
    )
    for (const event of own.flatMap(({ events }) => events)) {
      expect(workspace.event.get(event)?.modification).toBe(second?.id)
    }
    const lines = (reference: string) =>
      linesOfReport(reportOf(workspace, reference)).map(({ text }) =>
        plainText(text).replaceAll(reference, ''),
      )
    expect(lines('MP255B')).toEqual(lines('MP255A'))
  })

  it('is refused for what is no Draft Proposal, and where the reference is taken', () => {
    const converted = run(frozen, 'modification.convert', { id: DP255 })
    expect(refusal(converted, 'modification.convert', { id: DP255 })).toMatch(/no Draft Proposal/)
    const split = run(converted, 'modification.convert', { id: DP255, split: true })
    expect([...split.modification.values()].map(({ reference }) => reference)).toEqual([
      'MP255A',
      'MP255B',
    ])
    const two = run(split, 'modification.edit', { id: DP255, fields: { reference: 'DP255' } })
    expect(refusal(two, 'modification.convert', { id: DP255, split: true })).toMatch(
      /MP255B already/,
    )
  })
})
