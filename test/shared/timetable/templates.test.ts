import { beforeAll, describe, expect, test } from 'vitest'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { sampleEvents } from '../../../shared/sample/timetable.ts'
import { timetableFacts } from '../../../shared/timetable/findings.ts'
import { offeredTemplates, proposeDates, stepsOf } from '../../../shared/timetable/templates.ts'
import type { WorkingDays } from '../../../shared/timetable/working-days.ts'
import { englishWorkingDays } from './fixture.ts'

let days: WorkingDays

beforeAll(async () => {
  days = await englishWorkingDays()
})

const NOWHERE = { stage: null, path: null }

describe('the templates that come with the program', () => {
  test('state no length and no lag, and say where they are from', () => {
    for (const { steps, basis } of offeredTemplates(dp255Workspace(), NOWHERE)) {
      expect(basis?.source.length).toBeGreaterThan(40)
      for (const { lag, length } of steps)
        expect({ lag, length }).toEqual({ lag: null, length: null })
    }
  })

  test('name the steps of DP255 in its words', () => {
    const titles = new Set(sampleEvents().map(({ title }) => title))
    const [first, second] = ['Draft Proposal', 'Modification Proposal'].map(
      (stage) => offeredTemplates(dp255Workspace(), { stage, path: null })[0],
    )
    expect(first?.name).toBe('Draft Proposal until conversion')
    const steps = [...(first?.steps ?? []), ...(second?.steps ?? [])]
    expect(steps).toHaveLength(18)
    for (const { title } of steps) expect(titles).toContain(title)
  })

  test('wait only for steps that stand before them, and find their forums by acronym', () => {
    for (const { steps } of offeredTemplates(dp255Workspace(), NOWHERE)) {
      steps.forEach(({ after }, place) => {
        for (const before of after) expect(before).toBeLessThan(place)
      })
    }
    const bare = { ...dp255Workspace(), committee: new Map() }
    const [template] = offeredTemplates(bare, { stage: 'Draft Proposal', path: null })
    expect(template?.steps.map(({ committee }) => committee)).toEqual([null, null, null])
  })

  test('the one of the path comes first, and one that was edited takes the place of its original', () => {
    const about = { stage: 'Report Phase', path: 'Path 3: Self-Governance' }
    const [fits] = offeredTemplates(dp255Workspace(), about)
    expect(fits?.id).toBe('template-report-self-governance')
    if (fits === undefined) throw new Error('There is no template')
    const edited = { ...fits, name: 'Ours', basis: null }
    const workspace = { ...dp255Workspace(), template: new Map([[fits.id, edited]]) }
    const offered = offeredTemplates(workspace, about)
    expect(offered[0]?.name).toBe('Ours')
    expect(offered.filter(({ id }) => id === fits.id)).toHaveLength(1)
  })
})

describe('dates for a template', () => {
  test('go from meeting to meeting where a forum has a pattern, and say what is not stated', () => {
    const facts = timetableFacts(dp255Workspace(), 'dp255', days)
    const [template] = offeredTemplates(dp255Workspace(), { stage: 'Draft Proposal', path: null })
    const proposed = proposeDates(template?.steps ?? [], '2024-03-02', facts)
    expect(proposed).toEqual([
      // 2 March is a Saturday.
      { start: '2024-03-04', end: null, open: 'length' },
      { start: '2024-03-19', end: null, open: 'lag' },
      { start: '2024-04-16', end: null, open: 'lag' },
    ])
  })

  test('keep the lags and lengths that somebody has stated', () => {
    const facts = timetableFacts(dp255Workspace(), 'dp255', days)
    const step = { title: 'Step', committee: null }
    const proposed = proposeDates(
      [
        { ...step, after: [], lag: null, length: 22 },
        { ...step, after: [0], lag: 1, length: 1 },
      ],
      '2024-04-15',
      facts,
    )
    expect(proposed).toEqual([
      { start: '2024-04-15', end: '2024-05-15', open: 'nothing' },
      { start: '2024-05-16', end: null, open: 'nothing' },
    ])
  })

  test('a timetable that has been kept as a template gives its own lengths again', () => {
    const events = sampleEvents()
    const steps = stepsOf(events, { days }, true)
    expect(steps[8]).toMatchObject({ title: 'Preliminary Assessment', length: 22, after: [7] })
    expect(stepsOf(events, { days }, false)[8]).toMatchObject({ length: null, lag: null })
  })
})
