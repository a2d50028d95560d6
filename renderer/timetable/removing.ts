import type { TimetableEvent } from '../../shared/timetable/timetable.ts'
import { announce, say } from '../interface/messages.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { attempt } from '../workspace/author.ts'

/** Takes an event out, and offers to put it back. True where it is gone. */
export function removeEvent(event: TimetableEvent): boolean {
  if (!attempt('event.remove', { id: event.id })) return false
  say(`“${event.title}” has been removed.`, {
    label: 'Undo',
    run: () => {
      runInterfaceCommand('edit.undo')
      announce(`“${event.title}” is back`)
    },
  })
  return true
}
