/** A moment as people write it, in the reader's own time: "9 Jan 2024, 14:05". */
export function instant(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}
