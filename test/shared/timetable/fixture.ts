/** Timetables for tests: records as they would be in a workspace. */
import { bankHolidays } from '../../../electron/timetable/bank-holidays.ts'
import type { RecordOf } from '../../../shared/records/index.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { type WorkingDays, workingDays } from '../../../shared/timetable/working-days.ts'
import { applyPatches, put, type Workspace } from '../../../shared/workspace.ts'

export function englishWorkingDays(): Promise<WorkingDays> {
  return bankHolidays().then(workingDays)
}

export function sampleWith(
  changes: Readonly<Record<string, Partial<RecordOf<'event'>>>>,
  workspace = dp255Workspace(),
): Workspace {
  const patches = Object.entries(changes).map(([id, fields]) => {
    const event = workspace.event.get(`dp255-event-${id}`)
    if (event === undefined) throw new Error(`The sample has no event ${id}`)
    return put(workspace, 'event', { ...event, ...fields })
  })
  return applyPatches(workspace, patches)
}

/** DP255 with other events than its own. */
export function workspaceWithEvents(events: readonly RecordOf<'event'>[]): Workspace {
  const sample = dp255Workspace()
  return { ...sample, event: new Map(events.map((event) => [event.id, event])) }
}

export function eventLike(fields: Partial<RecordOf<'event'>> & { readonly id: string }) {
  return {
    modification: 'dp255',
    order: 0,
    title: `Event ${fields.id}`,
    committee: null,
    start: '2024-03-04',
    end: null,
    originalStart: '2024-03-04',
    originalEnd: null,
    state: 'planned' as const,
    estimated: false,
    note: '',
    predecessors: [],
    owner: '',
    release: null,
    basis: null,
    ...fields,
  }
}
