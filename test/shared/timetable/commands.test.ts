import { describe, expect, test } from 'vitest'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../../shared/workspace.ts'
import { sampleWith } from './fixture.ts'

let seeds = 0

function attempt(workspace: Workspace, name: string, args: unknown) {
  seeds += 1
  return execute(workspace, {
    name,
    args,
    author: 'sample-author',
    at: '2026-01-05T09:00:00Z',
    seed: `seed-${String(seeds).padStart(8, '0')}`,
  })
}

/** What the command makes of the workspace; that one undo brings the old one back is checked each time. */
function run(workspace: Workspace, name: string, args: unknown): Workspace {
  const executed = attempt(workspace, name, args)
  if (!executed.ok) throw new Error(executed.error.message)
  const after = applyPatches(workspace, executed.value.patches)
  expect(applyPatches(after, invertPatches(executed.value.patches))).toEqual(workspace)
  return after
}

const SSC = 'dp255-event-ssc'

describe('events', () => {
  test('an edit leaves alone what it does not name', () => {
    const after = run(dp255Workspace(), 'event.edit', { id: SSC, fields: { owner: 'SECAS' } })
    expect(after.event.get(SSC)).toEqual({ ...dp255Workspace().event.get(SSC), owner: 'SECAS' })
  })

  test('a copy is planned, has its own baseline and stands behind the others', () => {
    const moved = sampleWith({ ssc: { start: '2024-03-06', state: 'actual' } })
    const after = run(moved, 'event.duplicate', { id: SSC })
    const copy = [...after.event.values()].find(({ title }) => title.endsWith('(copy)'))
    expect(copy).toMatchObject({
      start: '2024-03-06',
      originalStart: '2024-03-06',
      state: 'planned',
      committee: 'ssc',
      order: 18,
      basis: null,
    })
  })

  test('one that is removed is taken out of what waited for it and of the questions it takes', () => {
    const after = run(dp255Workspace(), 'event.remove', { id: 'dp255-event-pa' })
    expect(after.event.get('dp255-event-pa-opsg')?.predecessors).toEqual([])
    const gone = run(dp255Workspace(), 'event.remove', { id: SSC })
    expect(gone.input.get('dp255-input-ssc')?.events).toEqual([])
  })

  test('events of one day change places; of different days they do not', () => {
    const sameDay = sampleWith({ tabasc: { start: '2024-02-28' }, opsg: { start: '2024-02-28' } })
    const order = (workspace: Workspace) =>
      [...workspace.event.values()]
        .filter(({ start }) => start === '2024-02-28')
        .sort((left, right) => left.order - right.order)
        .map(({ committee }) => committee)
    expect(order(sameDay)).toEqual(['ssc', 'tabasc', 'opsg'])
    const up = run(sameDay, 'event.reorder', { id: 'dp255-event-opsg', direction: 'up' })
    expect(order(up)).toEqual(['ssc', 'opsg', 'tabasc'])
    const alone = attempt(dp255Workspace(), 'event.reorder', { id: SSC, direction: 'up' })
    expect(alone).toMatchObject({ ok: false, error: { code: 'event/order' } })
  })

  test('nothing waits for itself, straight or round about', () => {
    const wait = (event: string, before: string) =>
      attempt(dp255Workspace(), 'event.edit', {
        id: `dp255-event-${event}`,
        fields: { predecessors: [{ event: `dp255-event-${before}`, lag: 0, basis: null }] },
      })
    expect(wait('pa', 'pa')).toMatchObject({ ok: false, error: { code: 'event/circle' } })
    expect(wait('raised', 'approved')).toMatchObject({
      ok: false,
      error: {
        message:
          '“Draft Proposal raised” cannot wait for “Modification Report approved by CSC”, which waits for it.',
      },
    })
    expect(wait('approved', 'raised').ok).toBe(true)
  })
})

describe('the baseline', () => {
  test('is set for what has moved, in one step', () => {
    const moved = sampleWith({ pa: { end: '2024-05-22' }, ssc: { start: '2024-03-06' } })
    const executed = attempt(moved, 'timetable.setBaseline', { modification: 'dp255' })
    expect(executed.ok && executed.value.patches).toHaveLength(2)
    const after = run(moved, 'timetable.setBaseline', { modification: 'dp255' })
    expect(after.event.get(SSC)?.originalStart).toBe('2024-03-06')
  })
})

describe('what a timetable begins from', () => {
  test('several events are put in at once, and wait for one another', () => {
    const event = { committee: null, end: null, estimated: false, note: '' }
    const after = run(dp255Workspace(), 'timetable.fill', {
      modification: 'dp255',
      name: 'Report Phase',
      events: [
        { ...event, title: 'Consultation', start: '2025-01-06', end: '2025-01-24', after: [] },
        { ...event, title: 'Vote', start: '2025-02-19', after: [{ place: 0, lag: 1 }] },
      ],
    })
    const [consultation, vote] = [...after.event.values()].slice(-2)
    expect(vote?.predecessors).toEqual([{ event: consultation?.id, lag: 1, basis: null }])
    expect(consultation).toMatchObject({ originalEnd: '2025-01-24', state: 'planned', order: 18 })
  })

  test('the pattern of a forum is one record, whoever sets it', () => {
    const pattern = { kind: 'weekday', weeks: [4], weekday: 3, months: [] }
    const once = run(dp255Workspace(), 'forum.put', { committee: 'ssc', pattern, paperDays: 5 })
    const twice = run(once, 'forum.put', { committee: 'ssc', pattern: null, paperDays: null })
    expect([...twice.forum.values()].filter(({ committee }) => committee === 'ssc')).toHaveLength(1)
  })

  test('a release that is removed frees what was bound to it', () => {
    const put = run(dp255Workspace(), 'release.put', { name: 'A release', day: '2025-02-27' })
    const [release] = [...put.release.values()]
    const bound = run(put, 'event.edit', { id: SSC, fields: { release: release?.id } })
    const free = run(bound, 'release.remove', { id: release?.id })
    expect(free.event.get(SSC)?.release).toBeNull()
  })
})
