import { describe, expect, test } from 'vitest'
import { execute } from '../../../shared/execute.ts'
import {
  actionsOf,
  decisionOutcomes,
  decisionsOf,
  isOverdue,
  meetingsOf,
  minutedOn,
  subjectLabel,
} from '../../../shared/meetings/minutes.ts'
import { isRewordedSince } from '../../../shared/meetings/wording.ts'
import { APPENDIX_AC, DP255, OPTION_A, SAMPLE_AUTHOR } from '../../../shared/sample/facts.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import {
  applyPatches,
  invertPatches,
  parseRecord,
  type Workspace,
} from '../../../shared/workspace.ts'

let seeds = 0

function run(workspace: Workspace, name: string, args: unknown) {
  seeds += 1
  const at = '2024-04-03T10:00:00.000Z'
  return execute(workspace, { name, args, author: SAMPLE_AUTHOR, at, seed: `seed-${seeds}-test` })
}

function having(workspace: Workspace, name: string, args: unknown): Workspace {
  const done = run(workspace, name, args)
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

const about = { draft: OPTION_A, document: APPENDIX_AC, provision: 'a-4.1A' }
const decision = {
  modification: DP255,
  meeting: { title: 'Walkthrough of DP255', date: '2024-04-03' },
  text: 'Keep the test of commissioned',
  outcome: 'Agreed',
  owner: null,
  on: [{ kind: 'change', id: 'a-c2' }],
  about,
}
const action = {
  modification: DP255,
  meeting: null,
  text: 'Ask for the figures by CSP Region',
  owner: 'DCC',
  due: '2024-04-17',
  on: [{ kind: 'input', id: 'dp255-input-opsg' }],
}

describe('decisions', () => {
  test('the first one begins the meeting, in one step that undo takes back whole', () => {
    const before = dp255Workspace()
    const done = run(before, 'decision.record', decision)
    if (!done.ok) throw new Error(done.error.message)
    expect(done.value.label).toBe('Record decision D1: Agreed')
    const workspace = applyPatches(before, done.value.patches)
    expect(decisionOutcomes(workspace)[0]).toBe('Agreed')
    const [meeting] = meetingsOf(workspace, DP255)
    expect(meeting).toMatchObject({
      title: 'Walkthrough of DP255',
      date: '2024-04-03',
      forum: null,
    })
    const [recorded] = decisionsOf(workspace, DP255)
    expect(recorded).toMatchObject({ number: 1, meeting: meeting?.id, by: SAMPLE_AUTHOR })
    const undone = applyPatches(workspace, invertPatches(done.value.patches))
    expect(undone.decision.size + undone.meeting.size).toBe(0)
  })

  test('a decision keeps the wording it was about, whatever becomes of the clause', () => {
    const decided = having(dp255Workspace(), 'decision.record', decision)
    const [recorded] = decisionsOf(decided, DP255)
    const wording = recorded?.wording
    if (wording == null) throw new Error('No wording was kept')
    expect(wording.citation).toBe('4.1A')
    expect(wording.lines.map(({ number }) => number)).toEqual(['4.1A', '(a)', '(b)'])
    expect(wording.lines.every(({ illustrative }) => illustrative)).toBe(true)
    expect(isRewordedSince(decided, wording)).toBe(false)
    const reworded = having(decided, 'text.edit', {
      draft: OPTION_A,
      document: APPENDIX_AC,
      splices: [
        {
          provision: 'a-4.1A-b',
          start: 0,
          end: 4,
          insert: [{ kind: 'text', text: 'every', marks: [] }],
        },
      ],
    })
    expect(isRewordedSince(reworded, wording)).toBe(true)
    const kept = decisionsOf(reworded, DP255)[0]?.wording
    expect(kept?.lines[2]?.pieces.map(({ text }) => text).join('')).toMatch(/^each other Device/)
  })

  test('numbers go on within the modification, and each is found on what it is about', () => {
    let workspace = having(dp255Workspace(), 'decision.record', decision)
    const [meeting] = workspace.meeting.keys()
    workspace = having(workspace, 'decision.record', {
      ...decision,
      meeting: { id: meeting },
      outcome: 'Deferred',
    })
    expect(decisionsOf(workspace, DP255).map(({ number }) => number)).toEqual([1, 2])
    expect(minutedOn(workspace, { kind: 'change', id: 'a-c2' }).decisions).toHaveLength(2)
    expect(minutedOn(workspace, { kind: 'change', id: 'a-c1' }).decisions).toHaveLength(0)
    expect(subjectLabel(workspace, { kind: 'change', id: 'a-c2' })).toBe('4.1A in Option A')
  })

  test('one without outcome and words is refused; one of a meeting that is gone too', () => {
    const workspace = dp255Workspace()
    const empty = run(workspace, 'decision.record', { ...decision, text: ' ', outcome: null })
    expect(empty).toMatchObject({ ok: false, error: { code: 'decision/empty' } })
    const gone = run(workspace, 'decision.record', { ...decision, meeting: { id: 'nowhere' } })
    expect(gone).toMatchObject({ ok: false, error: { code: 'command/missing' } })
  })

  test('a change that a decision is about stays on record when it is typed back', () => {
    const bare = dp255Workspace()
    const plain = { ...bare, link: new Map(), change: new Map(bare.change) }
    for (const [id, change] of plain.change) plain.change.set(id, { ...change, reason: '' })
    const minuted = having(plain, 'decision.record', {
      ...decision,
      on: [{ kind: 'change', id: 'a-c1' }],
      about: { ...about, provision: 'ac-4.1' },
    })
    const change = minuted.change.get('a-c1')
    if (change?.kind !== 'text') throw new Error('The sample has no such change')
    const length = change.proposed.reduce(
      (sum, run) => sum + (run.kind === 'text' ? run.text.length : 1),
      0,
    )
    const back = having(minuted, 'text.edit', {
      draft: OPTION_A,
      document: APPENDIX_AC,
      splices: [
        { provision: 'ac-4.1', start: change.start, end: change.start + length, insert: [] },
      ],
    })
    expect(back.change.get('a-c1')?.withdrawn).toBe(true)
  })
})

describe('actions', () => {
  test('open ones come first, by when they are due, and are overdue only while they are open', () => {
    let workspace = having(dp255Workspace(), 'action.record', { ...action, due: null })
    workspace = having(workspace, 'action.record', action)
    const order = () => actionsOf(workspace, DP255).map(({ number }) => number)
    expect(order()).toEqual([2, 1])
    const [first] = actionsOf(workspace, DP255)
    if (first === undefined) throw new Error('There is no action')
    expect(isOverdue(first, '2024-04-17')).toBe(false)
    expect(isOverdue(first, '2024-04-18')).toBe(true)
    workspace = having(workspace, 'action.edit', { id: first.id, fields: { done: '2024-04-20' } })
    expect(order()).toEqual([1, 2])
    const closed = actionsOf(workspace, DP255)[1]
    expect(closed !== undefined && isOverdue(closed, '2024-05-01')).toBe(false)
  })

  test('without words it is refused, and a date must exist', () => {
    const workspace = dp255Workspace()
    expect(run(workspace, 'action.record', { ...action, text: '' })).toMatchObject({ ok: false })
    const wrong = run(workspace, 'action.record', { ...action, due: '2024-02-30' })
    expect(wrong.ok ? '' : wrong.error.message).toContain('is not a date that exists')
  })
})

describe('meetings', () => {
  test('one with minutes stays on record', () => {
    const workspace = having(dp255Workspace(), 'decision.record', decision)
    const [id] = workspace.meeting.keys()
    expect(run(workspace, 'meeting.remove', { id })).toMatchObject({
      ok: false,
      error: { code: 'meeting/minuted' },
    })
  })

  test('every record that the commands make is one that a file takes', () => {
    let workspace = having(dp255Workspace(), 'decision.record', decision)
    workspace = having(workspace, 'action.record', action)
    workspace = having(workspace, 'walkthrough.arrange', {
      modification: DP255,
      draft: OPTION_A,
      by: 'change',
      steps: [{ key: 'a-c2', note: 'First', skipped: false }],
    })
    for (const kind of ['meeting', 'decision', 'action', 'walkthrough'] as const) {
      for (const record of workspace[kind].values()) {
        expect(parseRecord(kind, JSON.parse(JSON.stringify(record)))).toEqual({
          ok: true,
          value: record,
        })
      }
      expect(workspace[kind].size).toBe(1)
    }
  })
})
