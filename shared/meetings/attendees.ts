/** Who was at a meeting, as people write it: one a line, the organisation behind the first comma. */
import type { Meeting } from './minutes.ts'

export function readAttendees(lines: string): Meeting['attendees'] {
  return lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== ',')
    .map((line) => {
      const comma = line.indexOf(',')
      const name = comma === -1 ? line : line.slice(0, comma).trim()
      const organisation = comma === -1 ? '' : line.slice(comma + 1).trim()
      return {
        name: name || organisation,
        organisation: name && organisation ? organisation : null,
      }
    })
}

export function attendeeLines(attendees: Meeting['attendees']): string {
  return attendees
    .map(({ name, organisation }) => (organisation === null ? name : `${name}, ${organisation}`))
    .join('\n')
}
