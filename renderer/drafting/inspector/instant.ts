// Making a format costs milliseconds, and one serves all.
const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A moment as people write it, in the reader's own time: "9 Jan 2024, 14:05". */
export function instant(at: string): string {
  return format.format(new Date(at))
}
