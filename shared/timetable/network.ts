/** What waits for what. Working days come in with `slip.ts`; here only who is before whom. */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'

type Event = RecordOf<'event'>

/**
 * The predecessors of `event`, each in turn, that lead back to it; null where none does. `event` is taken as it is
 * given, whatever stands under its id in the workspace.
 */
export function circleThrough(
  workspace: Pick<Workspace, 'event'>,
  event: Event,
): readonly Event[] | null {
  const seen = new Set<string>()
  const leadsBack = (id: string): boolean => {
    if (id === event.id) return true
    if (seen.has(id)) return false
    seen.add(id)
    const before = workspace.event.get(id)?.predecessors ?? []
    return before.some((predecessor) => leadsBack(predecessor.event))
  }
  for (const predecessor of event.predecessors) {
    if (!leadsBack(predecessor.event)) continue
    const first = predecessor.event === event.id ? event : workspace.event.get(predecessor.event)
    return first === undefined ? [] : [first]
  }
  return null
}
