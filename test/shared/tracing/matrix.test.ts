import { describe, expect, test } from 'vitest'
import { execute } from '../../../shared/execute.ts'
import { DP255, OPTION_A, SAMPLE_AUTHOR } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { absentWords, findingsOf } from '../../../shared/tracing/findings.ts'
import { cellKey, matrixOf } from '../../../shared/tracing/matrix.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'
import { largeTracing } from '../../fixtures/large-tracing.ts'

const sample = dp255Workspace()
let seeds = 0

function run(workspace: Workspace, name: string, args: unknown): Workspace {
  seeds += 1
  const ran = execute(workspace, {
    name,
    args,
    author: SAMPLE_AUTHOR,
    at: '2024-02-01T10:00:00Z',
    seed: `matrix-${seeds}`,
  })
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(workspace, ran.value.patches)
}

function keys(workspace: Workspace): readonly string[] {
  return findingsOf(workspace, DP255, OPTION_A).map(({ key }) => key)
}

describe('the matrix of DP255', () => {
  test('has the changes of a draft against nine scenarios and three questions', () => {
    const { rows, columns, cells } = matrixOf(sample, DP255, OPTION_A)
    expect(rows.map(({ change }) => change.citation)).toEqual(['4.1', '4.1A', '4.1A(a)', '4.1A(b)'])
    expect(columns.map(({ name }) => name).join(' ')).toBe(
      'S1 S2 S3 S4 S5 S6 S7 S8 S9 OPSG SSC TABASC',
    )
    expect(cells.get(cellKey('a-c2', { kind: 'scenario', id: 'dp255-s4' }))?.suspect).toBe(false)
    expect(cells.has(cellKey('a-c1', { kind: 'scenario', id: 'dp255-s4' }))).toBe(false)
    expect(columns.find(({ name }) => name === 'S7')?.linked).toBe(0)
  })
})

describe('gaps', () => {
  test('in DP255: nobody has answered, S7 is not touched; what nobody anticipates is none', () => {
    expect(keys(sample)).toEqual([
      'question.answer dp255-input-opsg',
      'question.answer dp255-input-ssc',
      'question.answer dp255-input-tabasc',
      `scenario.change dp255-s7 ${OPTION_A}`,
    ])
  })

  test('a change has no purpose until it is linked; what stands in a linked insertion shares its purpose', () => {
    const bare = [...sample.link.values()]
      .filter(({ from }) => from.id === 'a-c2')
      .reduce((workspace, { id }) => run(workspace, 'link.remove', { id }), sample)
    const purposeless = (workspace: Workspace) =>
      keys(workspace).filter((key) => key.startsWith('change.purpose'))
    expect(purposeless(bare)).toEqual([
      'change.purpose a-c2',
      'change.purpose a-c2-a',
      'change.purpose a-c2-b',
    ])
    const linked = run(bare, 'link.add', {
      from: { kind: 'change', id: 'a-c2' },
      to: { kind: 'topic', id: 'dp255-topic-tests' },
    })
    expect(purposeless(linked)).toEqual([])
  })

  test('a requirement wants a change, and its words in the clauses that are to meet it', () => {
    let workspace = run(sample, 'entry.add', {
      kind: 'requirement',
      modification: DP255,
      fields: {
        number: '1',
        text: 'All count',
        keywords: ['each other  Device', 'SMWAN', 'hexadecimal representation of'],
      },
    })
    const [id] = workspace.requirement.keys()
    const found = () =>
      findingsOf(workspace, DP255, OPTION_A).filter(({ kind }) => kind.startsWith('requirement'))
    expect(found().map(({ words }) => words)).toEqual([
      'No change of this draft meets requirement 1.',
      'Requirement 1: “hexadecimal representation of” is not in the proposed text.',
    ])
    workspace = run(workspace, 'link.add', {
      from: { kind: 'change', id: 'a-c2' },
      to: { kind: 'requirement', id },
    })
    expect(found().map(({ words }) => words)).toEqual([
      'Requirement 1: “SMWAN”, “hexadecimal representation of” are not in the proposed text of the clauses linked to it.',
    ])
  })

  test('are waived with a reason, and come back where something else is found', () => {
    let workspace = run(sample, 'entry.add', {
      kind: 'requirement',
      modification: DP255,
      fields: { number: '1', text: 'All count', keywords: ['nowhere'] },
    })
    const [id] = workspace.requirement.keys()
    const words = () =>
      findingsOf(workspace, DP255, OPTION_A).find(({ kind }) => kind === 'requirement.words')
    workspace = run(workspace, 'finding.waive', {
      modification: DP255,
      findings: [words()?.key],
      reason: 'Guidance',
    })
    expect(words()?.waiver?.reason).toBe('Guidance')
    workspace = run(workspace, 'entry.edit', {
      kind: 'requirement',
      id,
      fields: { keywords: ['nowhere', 'neither'] },
    })
    expect(words()?.waiver).toBeNull()
  })

  test('key words are whole words, however they are spaced, quoted or capitalised', () => {
    const text = 'Each other\nDevice has an SMI Status of ‘commissioned’'
    expect(absentWords(['each other device', "'commissioned'", 'SMI Status'], text)).toEqual([])
    expect(absentWords(['Devices', 'evic', 'a+b'], text)).toEqual(['Devices', 'evic', 'a+b'])
  })
})

test('three hundred changes against three hundred purposes are all traced', () => {
  const { workspace, modification, draft } = largeTracing(300, 300)
  const { rows, columns, cells } = matrixOf(workspace, modification, draft)
  const findings = findingsOf(workspace, modification, draft)
  expect([rows.length, columns.length]).toEqual([300, 300])
  expect(cells.size).toBeGreaterThan(1000)
  expect(findings.length).toBeGreaterThan(0)
})
