import { describe, expect, test } from 'vitest'
import type { Execution } from '../../../shared/commands/command.ts'
import { execute } from '../../../shared/execute.ts'
import { isOutdated, isSuspect, linkSource } from '../../../shared/linking.ts'
import type { Result } from '../../../shared/result.ts'
import { DP255, OPTION_A, SAMPLE_AUTHOR } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { entriesOf } from '../../../shared/tracing/entries.ts'
import { applyPatches, invertPatches, type Workspace } from '../../../shared/workspace.ts'

const sample = dp255Workspace()
let seeds = 0

function run(workspace: Workspace, name: string, args: unknown): Result<Execution> {
  seeds += 1
  const seed = `seed-${String(seeds).padStart(4, '0')}`
  return execute(workspace, { name, args, author: SAMPLE_AUTHOR, at: '2024-02-01T10:00:00Z', seed })
}

/** The workspace after a command, having checked that one step takes all of it back. */
function done(workspace: Workspace, name: string, args: unknown): Workspace {
  const ran = run(workspace, name, args)
  if (!ran.ok) throw new Error(ran.error.message)
  const next = applyPatches(workspace, ran.value.patches)
  expect(applyPatches(next, invertPatches(ran.value.patches))).toEqual(workspace)
  return next
}

function withRequirements(...numbers: readonly string[]): Workspace {
  return numbers.reduce(
    (workspace, number) =>
      done(workspace, 'entry.add', {
        kind: 'requirement',
        modification: DP255,
        fields: { number, text: `What ${number} asks for`, keywords: [] },
      }),
    sample,
  )
}

describe('entries', () => {
  test('are added at the end, edited, moved and removed, each in one step', () => {
    let workspace = withRequirements('1', '2', '3')
    const numbers = () => entriesOf(workspace, 'requirement', DP255).map(({ number }) => number)
    const idOf = (number: string) =>
      entriesOf(workspace, 'requirement', DP255).find((entry) => entry.number === number)?.id
    expect(numbers()).toEqual(['1', '2', '3'])
    workspace = done(workspace, 'entry.move', { kind: 'requirement', id: idOf('3'), to: 0 })
    expect(numbers()).toEqual(['3', '1', '2'])
    workspace = done(workspace, 'entry.edit', {
      kind: 'requirement',
      id: idOf('1'),
      fields: { text: 'Otherwise', keywords: ['each other Device'] },
    })
    workspace = done(workspace, 'entry.remove', { kind: 'requirement', id: idOf('3') })
    expect(entriesOf(workspace, 'requirement', DP255)).toMatchObject([
      { number: '1', text: 'Otherwise', keywords: ['each other Device'] },
      { number: '2', text: 'What 2 asks for' },
    ])
  })

  test('with a number that another has are refused', () => {
    const twice = { number: '1', text: 'Again', keywords: [] }
    const ran = run(withRequirements('1'), 'entry.add', {
      kind: 'requirement',
      modification: DP255,
      fields: twice,
    })
    expect(ran).toMatchObject({
      ok: false,
      error: { message: 'There is a requirement 1 already.' },
    })
  })

  test('say which field is wrong, and take none that their kind does not have', () => {
    const add = (fields: object) =>
      run(sample, 'entry.add', { kind: 'requirement', modification: DP255, fields })
    expect(add({ number: '1', keywords: [] })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('text') },
    })
    expect(add({ number: '1', text: 'x', keywords: [], basis: null }).ok).toBe(false)
  })

  test('lose their source when reworded, and keep it when only their state changes', () => {
    const edit = (fields: object) =>
      done(sample, 'entry.edit', { kind: 'topic', id: 'dp255-topic-tests', fields }).topic.get(
        'dp255-topic-tests',
      )
    expect(edit({ status: 'closed' })?.basis?.standing).toBe('stated')
    expect(edit({ title: 'Otherwise' })?.basis).toBeNull()
  })

  test('take their links and outcomes with them', () => {
    const workspace = done(sample, 'entry.remove', { kind: 'scenario', id: 'dp255-s1' })
    const outcomes = [...workspace.outcome.values()]
    expect(outcomes.some(({ scenario }) => scenario === 'dp255-s1')).toBe(false)
    expect([...workspace.link.values()].some(({ to }) => to.id === 'dp255-s1')).toBe(false)
    expect(workspace.link.size).toBeLessThan(sample.link.size)
  })

  test('are imported by the hundred in one step, replacing those that have an id', () => {
    const workspace = withRequirements('1')
    const [first] = entriesOf(workspace, 'requirement', DP255)
    const rows = Array.from({ length: 300 }, (_, index) => ({
      id: index === 0 ? (first?.id ?? '') : null,
      fields: { number: String(index + 1), text: `Row ${index + 1}`, keywords: [] },
    }))
    const imported = done(workspace, 'entry.import', {
      kind: 'requirement',
      modification: DP255,
      rows,
    })
    const texts = entriesOf(imported, 'requirement', DP255).map(({ text }) => text)
    expect(texts).toEqual(rows.map(({ fields }) => fields.text))
  })
})

describe('links to requirements and from provisions', () => {
  test('hold, until exactly the linked wording changes', () => {
    let workspace = withRequirements('1', '2')
    const [first, second] = entriesOf(workspace, 'requirement', DP255)
    workspace = done(workspace, 'link.add', {
      from: { kind: 'provision', id: 'ac-4.1' },
      to: { kind: 'requirement', id: first?.id },
      note: 'The trigger',
    })
    workspace = done(workspace, 'link.add', {
      from: { kind: 'change', id: 'a-c2' },
      to: { kind: 'requirement', id: second?.id },
    })
    const suspects = (of: Workspace) =>
      [...of.link.values()].filter((link) => isSuspect(of, link)).map(({ to }) => to.id)
    expect(suspects(workspace)).toEqual([])
    const reworded = done(workspace, 'entry.edit', {
      kind: 'requirement',
      id: second?.id,
      fields: { text: 'Something else' },
    })
    expect(suspects(reworded)).toEqual([second?.id])
    const withdrawn = done(workspace, 'change.review', { action: 'withdraw', changes: ['a-c1'] })
    expect(suspects(withdrawn)).toEqual([first?.id])
    const ids = [...withdrawn.link.values()].filter((link) => isSuspect(withdrawn, link))
    const confirmed = done(withdrawn, 'link.confirm', {
      ids: ids.map(({ id }) => id),
      reason: 'Read again',
    })
    expect(suspects(confirmed)).toEqual([])
    expect(confirmed.link.get(ids[0]?.id ?? '')?.confirmed.reason).toBe('Read again')
  })

  test('a provision reads as the preferred draft proposes it', () => {
    const wording = linkSource(sample, { kind: 'provision', id: 'ac-4.1' })?.wording
    expect(wording).toMatch(/^Where the DCC receives .*, but that update shall not of itself mean/)
    const inserted = linkSource(sample, { kind: 'provision', id: 'a-4.1A' })?.wording
    expect(inserted).toMatch(/^The installation of a Smart Metering System/)
    expect(linkSource(sample, { kind: 'provision', id: 'nowhere' })).toBeNull()
  })
})

describe('outcomes', () => {
  const assess = {
    scenario: 'dp255-s1',
    draft: OPTION_A,
    verdict: 'not successful',
    summary: 'Read with 4.1A',
    provisions: ['a-4.1A'],
    statuses: [{ device: 'Gas Smart Meter', status: 'pending', basis: null }],
    duties: [{ who: 'The Supplier', what: 'Return', basis: null }],
    tests: [{ test: 'connected', result: 'not met', basis: null }],
  }

  test('say who assessed them and when, and turn when what decides them is reworded', () => {
    const workspace = done(sample, 'outcome.assess', assess)
    const outcome = workspace.outcome.get(`dp255-s1-${OPTION_A}`)
    expect(outcome).toMatchObject({
      assessed: { by: SAMPLE_AUTHOR, at: '2024-02-01T10:00:00Z' },
      basis: null,
      statuses: assess.statuses,
    })
    if (outcome === undefined) return
    expect(isOutdated(workspace, outcome)).toBe(false)
    const elsewhere = done(workspace, 'change.review', { action: 'withdraw', changes: ['a-c1'] })
    expect(isOutdated(elsewhere, outcome)).toBe(false)
    const here = done(workspace, 'change.review', { action: 'withdraw', changes: ['a-c2'] })
    expect(isOutdated(here, outcome)).toBe(true)
  })

  test('are made where nobody has assessed, and taken back', () => {
    const bare = done(sample, 'outcome.remove', { id: `dp255-s1-${OPTION_A}` })
    const workspace = done(bare, 'outcome.assess', assess)
    expect(workspace.outcome.size).toBe(sample.outcome.size)
  })
})

describe('effects and waivers', () => {
  test('one line a change, taken back by an empty one', () => {
    const workspace = done(sample, 'effect.set', { change: 'a-c1', text: ' One\nline ' })
    expect([...workspace.effect.values()]).toMatchObject([{ change: 'a-c1', text: 'One line' }])
    const again = done(workspace, 'effect.set', { change: 'a-c1', text: 'Another' })
    expect([...again.effect.values()].map(({ text }) => text)).toEqual(['Another'])
    expect(done(again, 'effect.set', { change: 'a-c1', text: '' }).effect.size).toBe(0)
  })

  test('a finding is waived with a reason, never without', () => {
    const args = { modification: DP255, findings: ['question.answer dp255-input-ssc'] }
    expect(run(sample, 'finding.waive', { ...args, reason: ' ' })).toMatchObject({ ok: false })
    const workspace = done(sample, 'finding.waive', { ...args, reason: 'Asked in February' })
    const [waiver] = workspace.waiver.values()
    expect(waiver).toMatchObject({ by: SAMPLE_AUTHOR, reason: 'Asked in February' })
    expect(done(workspace, 'finding.unwaive', { id: waiver?.id }).waiver.size).toBe(0)
  })
})
