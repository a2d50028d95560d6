import { X } from 'lucide-react'
import { type Due, dueLine, whatIsDue } from '../../shared/timetable/due.ts'
import { Button, IconButton } from '../design/controls.tsx'
import { usePlace } from '../interface/navigation.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { preferences, setPreferences, usePreferences } from '../preferences.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import styles from './due.module.css'
import { useWorkingDays } from './useWorkingDays.ts'

/** A week of work ahead. */
const WITHIN = 5
/** Milliseconds, behind which the window has long been painted. */
const AFTER = 1000
/** More than these would make a strip into a list, which the timetable has. */
const MOST = 3

/** What is due in a line that is put away with one press, until something else is due. */
export function DueStrip() {
  const current = useCurrent()
  const days = useWorkingDays(AFTER)
  const workspace = useWorkspace(
    ({ workspace: { event, forum, committee, settings, release } }) => ({
      event,
      forum,
      committee,
      settings,
      release,
    }),
  )
  const { dismissed, view } = usePreferences((state) => state.timetable)
  const room = usePlace((place) => place.room)
  if (current === null || days === null || (room === 'timetable' && view === 'due')) return null
  const due = whatIsDue(workspace, current.modification.id, days, WITHIN)
  const key = keyOf(current.modification.id, due)
  if (due.length === 0 || dismissed === key) return null
  return (
    <aside className={styles['strip']} aria-label="What is due">
      <strong>Due</strong>
      <ul>
        {due.slice(0, MOST).map((each) => (
          <li key={`${each.kind} ${each.event.id}`} title={each.event.title}>
            {dueLine(each)}
          </li>
        ))}
        {due.length > MOST && <li>and {due.length - MOST} more</li>}
      </ul>
      <Button look="quiet" onClick={() => runInterfaceCommand('timetable.due')}>
        Show all
      </Button>
      <IconButton icon={X} label="Put away what is due" onClick={() => putAway(key)} />
    </aside>
  )
}

function keyOf(modification: string, due: readonly Due[]): string {
  return [modification, ...due.map(({ kind, event, day }) => `${kind} ${event.id} ${day}`)].join(
    ';',
  )
}

function putAway(dismissed: string): void {
  setPreferences({ timetable: { ...preferences().timetable, dismissed } })
}
