import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appendixAcProvisions } from '../../legal-text/appendix-ac/clauses.ts'
import { plainText } from '../../legal-text/text.ts'
import { isSuspect } from '../../shared/linking.ts'
import { type RecordOf, recordSchemas } from '../../shared/records/index.ts'
import { SCENARIO_FACTS } from '../../shared/records/tracing.ts'
import { dp255Sample, dp255Workspace } from '../../shared/sample/index.ts'
import { parseRecord } from '../../shared/workspace.ts'

function factsOf(scenario: RecordOf<'scenario'>) {
  return SCENARIO_FACTS.map((name) => scenario[name]).filter(
    (fact) => fact?.basis?.standing === 'stated',
  )
}

/** The report's text on one line, or null where it is not at hand. */
function readReport(): string | null {
  try {
    const path = resolve(import.meta.dirname, '../../../shared/dp255/modification-report-v0.2.txt')
    return readFileSync(path, 'utf8').replace(/\s+/g, ' ')
  } catch {
    return null
  }
}

/** Kinds that state no fact of their own: the settings, who wrote, and changes, which their draft answers for. */
const WITHOUT_BASIS = new Set(['settings', 'person', 'change'])

describe('the guard on the DP255 sample', () => {
  it('gives every fact a source and one of three words', () => {
    for (const { kind, record } of dp255Sample()) {
      if (WITHOUT_BASIS.has(kind)) continue
      const { basis } = record as { basis?: { standing: string; source: string } | null }
      expect(basis, `${kind} ${record.id} has no basis`).toBeTruthy()
      expect(['stated', 'inferred', 'illustrative']).toContain(basis?.standing)
      expect(basis?.source.length ?? 0, `${kind} ${record.id} names no source`).toBeGreaterThan(20)
    }
  })

  it('gives every fact of a scenario and of an outcome a source of its own', () => {
    const { scenario, outcome } = dp255Workspace()
    const facts = [
      ...[...scenario.values()].flatMap((record) => SCENARIO_FACTS.map((name) => record[name])),
      ...[...outcome.values()].flatMap(({ statuses, duties, tests }) => [
        ...statuses,
        ...duties,
        ...tests,
      ]),
    ].filter((fact) => fact !== null)
    expect(facts.length).toBeGreaterThan(50)
    for (const fact of facts) {
      expect(fact.basis, JSON.stringify(fact)).not.toBeNull()
      expect(fact.basis?.source.length ?? 0, JSON.stringify(fact)).toBeGreaterThan(20)
    }
  })

  it('states nothing of a scenario in words that the report lacks', ({ skip }) => {
    const report = readReport()
    if (report === null) skip('the DP255 report is not beside the checkout')
    const facts = JSON.stringify([...dp255Workspace().scenario.values()].map(factsOf))
    const quotations = [...facts.matchAll(/“([^”]+)”/g)]
    expect(quotations.length).toBeGreaterThan(15)
    for (const [, words = ''] of quotations)
      for (const part of words.split(' … ')) expect(report).toContain(part)
  })

  it('says under which wording an outcome is illustrative, and claims no region and no requirement', () => {
    const { scenario, outcome, requirement, response } = dp255Workspace()
    for (const { draft, statuses, tests } of outcome.values()) {
      if (draft === null) continue
      for (const fact of [...statuses, ...tests]) expect(fact.basis?.standing).toBe('illustrative')
    }
    for (const { region } of scenario.values()) expect(region).toBeNull()
    expect([requirement.size, response.size]).toEqual([0, 0])
  })

  it('has an illustrative draft behind every change', () => {
    const workspace = dp255Workspace()
    for (const change of workspace.change.values()) {
      expect(workspace.draft.get(change.draft)?.basis?.standing).toBe('illustrative')
    }
  })

  it('quotes 4.1 and its heading, and marks every other provision as illustrative', () => {
    const quoted = appendixAcProvisions().filter(({ provenance }) => provenance.status === 'quoted')
    expect(quoted.map(({ id }) => id)).toEqual(['ac-4-heading', 'ac-4.1'])
    expect(quoted.map(({ text }) => plainText(text))).toEqual([
      'Commissioning of Communications Hub Functions',
      "Where the DCC receives a communication originating from a Communications Hub Function which does not have an SMI Status of 'commissioned' confirming that it has connected to the SMWAN, the DCC shall update the SMI Status of the Communications Hub Function to 'commissioned'",
    ])
    for (const { id, provenance } of appendixAcProvisions()) {
      if (provenance.status === 'quoted') continue
      expect(provenance.source, id).toContain('illustrative, not in-force text')
    }
  })

  it('has 18 events, three ranges, two of them estimated, all planned after 9 January 2024', () => {
    const events = [...dp255Workspace().event.values()]
    expect(events).toHaveLength(18)
    expect(events.filter(({ end }) => end !== null)).toHaveLength(3)
    expect(events.filter(({ estimated }) => estimated).map(({ title }) => title)).toEqual([
      'Preliminary Assessment',
      'Impact Assessment',
    ])
    expect(events.filter(({ state }) => state === 'actual')).toHaveLength(2)
    for (const { start, state } of events) expect(state === 'planned').toBe(start > '2024-01-09')
  })

  it('asks three questions, anticipates none of SMKI PMA, and answers nothing', () => {
    const inputs = [...dp255Workspace().input.values()]
    expect(inputs.filter(({ kind }) => kind === 'question')).toHaveLength(3)
    expect(
      inputs.filter(({ kind }) => kind === 'none anticipated').map(({ committee }) => committee),
    ).toEqual(['smki-pma'])
    expect(inputs.every(({ response }) => response === null)).toBe(true)
  })

  it('leaves out what the report does not say', () => {
    const workspace = dp255Workspace()
    expect(workspace.modification.get('dp255')?.path).toBeNull()
    const [version] = [...workspace.version.values()]
    expect(version).toMatchObject({ label: null, effectiveFrom: null, effectiveTo: null })
  })

  it('has 15 glossary rows, and WAN is not one of them', () => {
    const acronyms = [...dp255Workspace().glossary.values()].map(({ acronym }) => acronym)
    expect(acronyms).toHaveLength(15)
    expect(acronyms).not.toContain('WAN')
  })

  it('holds no figure from another modification', () => {
    const text = JSON.stringify(dp255Sample())
    for (const foreign of ['MP281', '7,000', '7000', 'MP121', '90-day', '£2,000', 'MP178']) {
      expect(text).not.toContain(foreign)
    }
  })

  it('is made of records that pass their schemas', () => {
    for (const { kind, record } of dp255Sample()) {
      expect(recordSchemas[kind], kind).toBeDefined()
      expect(parseRecord(kind, record), `${kind} ${record.id}`).toMatchObject({ ok: true })
    }
  })

  it('has no dead end: what is pointed at is there, and links say what they said', () => {
    const workspace = dp255Workspace()
    for (const link of workspace.link.values()) expect(isSuspect(workspace, link)).toBe(false)
    const forums = [...workspace.event.values()].flatMap(({ committee }) => committee ?? [])
    for (const committee of forums) expect(workspace.committee.has(committee)).toBe(true)
    const meetings = [...workspace.input.values()].flatMap(({ events }) => events)
    for (const event of meetings) expect(workspace.event.has(event)).toBe(true)
    const provisions = appendixAcProvisions()
    const targets = new Set(provisions.map(({ id }) => id))
    const runs = provisions.flatMap(({ text }) => text)
    for (const run of runs) if (run.kind === 'reference') expect(targets).toContain(run.target)
  })
})
