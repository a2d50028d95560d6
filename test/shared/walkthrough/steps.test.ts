import { describe, expect, test } from 'vitest'
import type { Change } from '../../../legal-text/changes.ts'
import { execute } from '../../../shared/execute.ts'
import { DP255, OPTION_A, SAMPLE_AUTHOR } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { clauseOf, rootOf } from '../../../shared/walkthrough/clauses.ts'
import { purposeOf } from '../../../shared/walkthrough/purpose.ts'
import { draftText } from '../../../shared/walkthrough/readings.ts'
import {
  arrangedSteps,
  stepsOf,
  type WalkthroughOrder,
  withStep,
  withStepMoved,
} from '../../../shared/walkthrough/steps.ts'
import { applyPatches, put } from '../../../shared/workspace.ts'

const workspace = dp255Workspace()
const choice = (by: WalkthroughOrder) => ({ modification: DP255, draft: OPTION_A, by })
const APPENDIX = 'appendix-ac'
const document = workspace.draft.get(OPTION_A)?.bases[0]?.document ?? APPENDIX

function option() {
  const text = draftText(workspace, OPTION_A, document)
  if (text === null) throw new Error('Option A has no text')
  return text
}

const words = (lines: ReturnType<typeof clauseOf>['lines']) =>
  lines.map(({ number, pieces }) => `${number} ${pieces.map(({ text }) => text).join('')}`)

describe('the steps of DP255', () => {
  test('by change: a clause that is inserted whole is one step', () => {
    expect(stepsOf(workspace, choice('change')).map(({ title }) => title)).toEqual(['4.1', '4.1A'])
  })

  test('by change: words that nobody has given a purpose are read with the clause that has one', () => {
    const added = {
      ...workspace.change.get('a-c1'),
      id: 'a-added',
      reason: '',
      start: 0,
      end: 0,
    } as Change
    const changed = applyPatches(workspace, [put(workspace, 'change', added)])
    const steps = stepsOf(changed, choice('change'))
    expect(steps.map(({ title }) => title)).toEqual(['4.1', '4.1A'])
    expect(steps[0]).toMatchObject({ key: 'a-c1', others: ['a-added'] })
    const purposeful = { ...added, reason: 'Says who' }
    const told = applyPatches(workspace, [put(workspace, 'change', purposeful)])
    expect(stepsOf(told, choice('change')).map(({ key }) => key)).toEqual([
      'a-added',
      'a-c1',
      'a-c2',
    ])
  })

  test('by question: each question with its changes, and one without any still has its step', () => {
    const steps = stepsOf(workspace, choice('question'))
    expect(steps.map(({ group, title }) => `${group?.name} ${title}`)).toEqual([
      'OPSG 4.1',
      'OPSG 4.1A',
      'SMKI PMA SMKI PMA',
      'SSC 4.1',
      'SSC 4.1A',
      'TABASC 4.1A',
    ])
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length)
  })

  test('by scenario: every scenario is there, also S7, on which no change bears', () => {
    const steps = stepsOf(workspace, choice('scenario'))
    expect(new Set(steps.map(({ group }) => group?.name))).toEqual(
      new Set(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9']),
    )
    expect(steps.find(({ group }) => group?.name === 'S7')?.change).toBeNull()
  })

  test('an order, notes and what is left out are kept; a step that comes later has its place', () => {
    const steps = arrangedSteps(workspace, choice('question'))
    const moved = withStepMoved(steps, steps[1]?.key ?? '', -1)
    const walkthrough = {
      id: 'w',
      modification: DP255,
      draft: OPTION_A,
      by: 'question' as const,
      // The last step is not there yet.
      steps: moved.slice(0, -1),
    }
    const arranged = applyPatches(workspace, [put(workspace, 'walkthrough', walkthrough)])
    const titles = arrangedSteps(arranged, choice('question')).map(
      ({ group, title }) => `${group?.name} ${title}`,
    )
    expect(titles).toEqual([
      'OPSG 4.1A',
      'OPSG 4.1',
      'SMKI PMA SMKI PMA',
      'SSC 4.1',
      'SSC 4.1A',
      'TABASC 4.1A',
    ])
    const noted = withStep(steps, steps[0]?.key ?? '', { note: 'Say what 4.1 does not say' })
    expect(noted[0]).toMatchObject({ note: 'Say what 4.1 does not say', skipped: false })
  })
})

describe('a clause as a room reads it', () => {
  test('a paragraph belongs to its clause, a clause to itself', () => {
    expect(rootOf(option(), 'a-4.1A-b')).toBe('a-4.1A')
    expect(rootOf(option(), 'ac-4.1')).toBe('ac-4.1')
  })

  test('three readings of 4.1, under its section and heading', () => {
    const redline = clauseOf(option(), 'ac-4.1', 'redline')
    expect(redline.citation).toBe('4.1')
    expect(redline.above.at(-1)).toBe('Commissioning of Communications Hub Functions')
    expect(redline.lines[0]?.pieces.map(({ kind }) => kind)).toEqual(['kept', 'inserted'])
    expect(redline.lines[0]?.illustrative).toBe(false)
    const [proposed] = words(clauseOf(option(), 'ac-4.1', 'proposed').lines)
    const [baseline] = words(clauseOf(option(), 'ac-4.1', 'baseline').lines)
    expect(proposed).toContain('shall not of itself mean')
    expect(baseline).not.toContain('shall not of itself mean')
  })

  test('an inserted clause comes with its paragraphs, is marked as ours, and has no baseline', () => {
    const redline = clauseOf(option(), 'a-4.1A-b', 'redline')
    expect(redline.lines.map(({ number, depth }) => `${number} ${depth}`)).toEqual([
      '4.1A 0',
      '(a) 1',
      '(b) 1',
    ])
    expect(redline.lines.every(({ illustrative }) => illustrative)).toBe(true)
    expect(clauseOf(option(), 'a-4.1A', 'baseline').lines).toEqual([])
  })
})

describe('changes of structure', () => {
  const changed = (name: string, args: object) => {
    const done = execute(workspace, {
      name,
      args: { draft: OPTION_A, document, ...args },
      author: SAMPLE_AUTHOR,
      at: '2024-04-03T10:00:00.000Z',
      seed: `structure-${name}`,
    })
    if (!done.ok) throw new Error(done.error.message)
    const after = applyPatches(workspace, done.value.patches)
    const text = draftText(after, OPTION_A, document)
    const step = stepsOf(after, choice('change')).find(
      ({ change }) => change?.provision === 'ac-4.4',
    )
    if (text === null || step?.change == null) throw new Error('There is no step')
    return { step, clause: clauseOf(text, step.change.provision, 'redline') }
  }

  test('both halves of a split are read together', () => {
    const { step, clause } = changed('provision.split', { provision: 'ac-4.4', offset: 30 })
    expect(step.title).toBe('4.4')
    expect(clause.lines.map(({ number }) => number)).toEqual(['4.4', '4.5'])
  })

  test('a clause that is joined to another is read with it, and says so', () => {
    const { step, clause } = changed('provision.join', { provision: 'ac-4.4' })
    expect(step.title).toBe('4.4')
    expect(clause.lines.map(({ number, moved }) => [number, moved])).toEqual([
      ['4.3', null],
      [null, 'Joined to 4.3'],
    ])
  })

  test('a moved clause is read at both places', () => {
    const { clause } = changed('provision.move', {
      provision: 'ac-4.4',
      parent: 'ac-4',
      after: 'ac-4.1',
    })
    expect(clause.lines.map(({ moved }) => moved)).toEqual(['Moved from 4.4', 'Moved to 4.1A'])
  })
})

describe('the purpose beside it', () => {
  test('reason, scenarios with both outcomes, and questions', () => {
    const [step] = stepsOf(workspace, choice('change'))
    if (step === undefined) throw new Error('There is no step')
    const purpose = purposeOf(workspace, OPTION_A, step)
    expect(purpose.reason).toContain('Leaves the status trigger alone')
    expect(purpose.questions.map(({ acronym }) => acronym)).toEqual(['OPSG', 'SSC'])
    const first = purpose.scenarios.find(({ reference }) => reference === 'S1')
    expect(first?.baseline?.verdict).toBe('successful')
    expect(first?.proposed?.verdict).toBe('not successful')
    expect(purpose.illustrative?.standing).toBe('illustrative')
  })

  test('a question on which no change bears says what it is about, and that nothing is asked', () => {
    const step = stepsOf(workspace, choice('question')).find(({ change }) => change === null)
    if (step === undefined) throw new Error('There is no step')
    const { questions, reason } = purposeOf(workspace, OPTION_A, step)
    expect(questions).toMatchObject([{ acronym: 'SMKI PMA', asked: false }])
    expect(reason).toBe('')
  })
})
