import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { addDays } from '../../../shared/timetable/days.ts'
import { findingsOf, lastDay, timetableFacts } from '../../../shared/timetable/findings.ts'
import { type Slip, type SlipBy, slip, slipArguments } from '../../../shared/timetable/slip.ts'
import type { WorkingDays } from '../../../shared/timetable/working-days.ts'
import { applyPatches, invertPatches, type Workspace } from '../../../shared/workspace.ts'
import { englishWorkingDays, eventLike, sampleWith, workspaceWithEvents } from './fixture.ts'

const RUNS = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 300)
let days: WorkingDays

beforeAll(async () => {
  days = await englishWorkingDays()
})

function slipped(workspace: Workspace, event: string, by: SlipBy, more = {}): Slip {
  const result = slip(workspace, 'dp255', { event, by, ...more }, days)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function accept(workspace: Workspace, made: Slip) {
  const executed = execute(workspace, {
    name: 'event.slip',
    args: slipArguments(made),
    author: 'sample-author',
    at: '2026-01-05T09:00:00Z',
    seed: 'seed-of-slip',
  })
  if (!executed.ok) throw new Error(executed.error.message)
  return executed.value
}

const words = ({ moves }: Slip) =>
  moves.map(({ event, to }) => `${event.id.slice('dp255-event-'.length)} ${to.start}`)

describe('slipping an event of DP255', () => {
  test('by Working Days passes weekends and the bank holiday, and keeps the length of a range', () => {
    const { moves } = slipped(dp255Workspace(), 'dp255-event-pa', { kind: 'workingDays', count: 5 })
    const [assessment] = moves
    expect(assessment?.to).toEqual({ start: '2024-04-22', end: '2024-05-22' })
    expect(assessment?.workingDays).toBe(5)
    expect(days.count('2024-04-22', '2024-05-22')).toBe(22)
  })

  test('uses up the slack behind it before it pushes anything', () => {
    const { moves } = slipped(dp255Workspace(), 'dp255-event-pa', { kind: 'workingDays', count: 5 })
    expect(moves).toHaveLength(1)
  })

  test('pushes what waits no further than it has to go, and says which meetings are missed', () => {
    const made = slipped(dp255Workspace(), 'dp255-event-pa', { kind: 'workingDays', count: 20 })
    expect(words(made)).toEqual([
      'pa 2024-05-14',
      'pa-working-group 2024-06-13',
      'pa-tabasc 2024-06-13',
      'pa-opsg 2024-06-13',
    ])
    expect(made.findings.map(({ message }) => message)).toContain(
      'Working Group meets on first Wednesdays: the next is on 3 Jul 2024.',
    )
    expect(made.findings.find(({ event }) => event.endsWith('pa-working-group'))?.offer).toBe(
      '2024-07-03',
    )
  })

  test('puts what is pushed on its next meeting where that is asked for', () => {
    const made = slipped(
      dp255Workspace(),
      'dp255-event-pa',
      { kind: 'workingDays', count: 20 },
      { toMeetings: true },
    )
    expect(words(made)).toEqual([
      'pa 2024-05-14',
      'pa-working-group 2024-07-03',
      'consultation 2024-07-03',
      'pa-tabasc 2024-07-04',
      'pa-opsg 2024-07-09',
    ])
    expect(made.findings.filter(({ kind }) => kind === 'meeting')).toEqual([])
  })

  test('says where papers would be due before the assessment that they are about has ended', () => {
    const made = slipped(dp255Workspace(), 'dp255-event-pa', { kind: 'workingDays', count: 11 })
    expect(made.moves).toHaveLength(1)
    expect(made.findings[0]).toMatchObject({
      event: 'dp255-event-pa-working-group',
      kind: 'papers',
      message:
        'Papers for Working Group are due on 29 May 2024, before “Preliminary Assessment” ends on 31 May 2024.',
      offer: '2024-07-03',
    })
  })

  test('says where a release is missed, and which comes next', () => {
    const workspace = sampleWith({ approved: { release: 'june' } })
    const releases = [
      { id: 'june', name: 'First release', day: '2024-12-20', basis: null },
      { id: 'november', name: 'Second release', day: '2025-06-26', basis: null },
    ]
    const bound = { ...workspace, release: new Map(releases.map((each) => [each.id, each])) }
    const made = slipped(bound, 'dp255-event-approved', { kind: 'days', count: 7 })
    expect(made.findings.map(({ message }) => message)).toContain(
      'Misses “First release” on 20 Dec 2024: the next is “Second release” on 26 Jun 2025.',
    )
    expect(made.ends).toEqual({ from: '2024-12-17', to: '2024-12-24' })
  })

  test('calendar days that lead to a bank holiday go on to the next Working Day', () => {
    const workspace = sampleWith({ approved: { start: '2024-12-18' } })
    const { moves } = slipped(workspace, 'dp255-event-approved', { kind: 'days', count: 7 })
    expect(moves[0]?.to.start).toBe('2024-12-27')
  })

  test('a day that a person names is kept, and said to be no Working Day', () => {
    const to = { kind: 'to', day: '2024-12-25' } as const
    const { moves, findings } = slipped(dp255Workspace(), 'dp255-event-approved', to)
    expect(moves[0]?.to.start).toBe('2024-12-25')
    expect(findings.map(({ message }) => message)).toContain(
      '25 Dec 2024 is no Working Day (Christmas Day).',
    )
  })

  test('what took place neither slips nor is pushed', () => {
    const raised = slip(
      dp255Workspace(),
      'dp255',
      { event: 'dp255-event-raised', by: { kind: 'days', count: 1 } },
      days,
    )
    expect(raised).toMatchObject({ ok: false, error: { code: 'slip/actual' } })
    const workspace = sampleWith({ 'pa-working-group': { state: 'actual' } })
    const { moves } = slipped(workspace, 'dp255-event-pa', { kind: 'workingDays', count: 40 })
    expect(moves.map(({ event }) => event.id)).not.toContain('dp255-event-pa-working-group')
  })

  test('a slip of nothing is refused', () => {
    const request = { event: 'dp255-event-pa', by: { kind: 'days', count: 0 } } as const
    expect(slip(dp255Workspace(), 'dp255', request, days)).toMatchObject({
      ok: false,
      error: { code: 'slip/nothing' },
    })
  })

  test('a slip that was worked out on other dates is refused whole', () => {
    const workspace = dp255Workspace()
    const made = slipped(workspace, 'dp255-event-pa', { kind: 'workingDays', count: 20 })
    const meanwhile = sampleWith({ 'pa-tabasc': { start: '2024-06-07' } })
    const executed = execute(meanwhile, {
      name: 'event.slip',
      args: slipArguments(made),
      author: 'sample-author',
      at: '2026-01-05T09:00:00Z',
      seed: 'seed-of-slip',
    })
    expect(executed).toMatchObject({ ok: false, error: { code: 'event/moved' } })
  })
})

const timetable = fc
  .array(
    fc.record({
      offset: fc.integer({ min: 0, max: 700 }),
      length: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null, freq: 1 }),
      before: fc.array(
        fc.record({ back: fc.integer({ min: 1, max: 6 }), lag: fc.integer({ min: -3, max: 8 }) }),
        {
          maxLength: 3,
        },
      ),
      actual: fc.integer({ min: 0, max: 9 }),
      forum: fc.constantFrom(null, 'csc', 'opsg', 'tabasc', 'ssc'),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ offset, length, before, actual, forum }, index) => {
      const start = addDays('2024-01-01', offset)
      return eventLike({
        id: `e${index}`,
        order: index,
        start,
        end: length === null ? null : addDays(start, length),
        state: actual === 0 ? 'actual' : 'planned',
        committee: forum,
        predecessors: before.flatMap(({ back, lag }) =>
          back <= index ? [{ event: `e${index - back}`, lag, basis: null }] : [],
        ),
      })
    }),
  )

const by = fc.oneof(
  fc.integer({ min: 1, max: 90 }).map((count): SlipBy => ({ kind: 'workingDays', count })),
  fc.integer({ min: 1, max: 130 }).map((count): SlipBy => ({ kind: 'days', count })),
)

describe('whatever the timetable', () => {
  const forward = fc.record({ events: timetable, which: fc.nat(20), by, toMeetings: fc.boolean() })
  type Case = typeof forward extends fc.Arbitrary<infer Kind> ? Kind : never

  function eachSlip(check: (workspace: Workspace, made: Slip, drawn: Case) => void): void {
    fc.assert(
      fc.property(forward, (drawn) => {
        const { events, which, toMeetings } = drawn
        const workspace = workspaceWithEvents(events)
        const event = `e${which % events.length}`
        const made = slip(workspace, 'dp255', { event, by: drawn.by, toMeetings }, days)
        if (made.ok) check(workspace, made.value, drawn)
        else expect(['slip/actual', 'slip/nothing']).toContain(made.error.code)
      }),
      { numRuns: RUNS },
    )
  }

  test('a slip forwards moves no date backwards, and nothing that took place', () => {
    eachSlip((_, { moves }) => {
      for (const { event, from, to } of moves) {
        expect(event.state).toBe('planned')
        expect(to.start > from.start).toBe(true)
        expect((to.end ?? to.start) >= (from.end ?? from.start)).toBe(true)
      }
    })
  })

  test('nothing that moves lands on a day that is no Working Day', () => {
    eachSlip((_, { moves }) => {
      for (const { to } of moves) {
        expect(days.whyNot(to.start)).toBeNull()
        if (to.end !== null) expect(days.whyNot(to.end)).toBeNull()
      }
    })
  })

  test('whatever waits for something that moved comes behind it', () => {
    eachSlip((workspace, made) => {
      const after = applyPatches(workspace, accept(workspace, made).patches)
      const facts = timetableFacts(after, 'dp255', days)
      const moved = new Set(made.moves.map(({ event }) => event.id))
      for (const event of facts.events.values()) {
        if (event.state === 'actual' || event.id === made.event.id) continue
        const waiting = event.predecessors.filter((before) => moved.has(before.event))
        const alone = { ...event, predecessors: waiting }
        expect(findingsOf(alone, facts).filter(({ kind }) => kind === 'waiting')).toEqual([])
      }
    })
  })

  test('a range takes no fewer Working Days than before', () => {
    eachSlip((_, { moves }) => {
      for (const { from, to } of moves) {
        if (from.end === null || to.end === null) continue
        expect(days.count(to.start, to.end)).toBeGreaterThanOrEqual(
          days.count(from.start, from.end),
        )
      }
    })
  })

  test('one undo puts every date back', () => {
    eachSlip((workspace, made) => {
      const { patches } = accept(workspace, made)
      expect(patches).toHaveLength(made.moves.length)
      const after = applyPatches(workspace, patches)
      for (const { event, to } of made.moves) expect(after.event.get(event.id)).toMatchObject(to)
      expect(applyPatches(after, invertPatches(patches))).toEqual(workspace)
    })
  })

  test('on its next meeting means on a meeting, where the forum has a pattern', () => {
    eachSlip((workspace, made, { toMeetings }) => {
      if (!toMeetings) return
      for (const { event, because } of made.moves) {
        if (because === null) continue
        const found = made.findings.filter((finding) => finding.event === event.id)
        expect(found.filter(({ kind }) => kind === 'meeting')).toEqual([])
      }
      expect(made.ends.to >= made.ends.from || lastDay(made.event) === made.ends.from).toBe(true)
      expect(workspace.event.size).toBeGreaterThan(0)
    })
  })
})
