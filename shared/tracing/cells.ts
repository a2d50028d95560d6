/**
 * Cells that a spreadsheet program would take for a formula, made harmless on the way out and restored on the way in.
 * The signs are those of OWASP's “CSV Injection” (checked 2026): = + - @, tab, carriage return and line feed, and the
 * full-width forms that some programs read alike.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^''*[=+\-@\t\r\n＝＋－＠]/

/** The cell with an apostrophe before what would be a formula; an apostrophe of its own gets another. */
export function guardCell(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell
}

/** What `guardCell` was given. */
export function unguardCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}
