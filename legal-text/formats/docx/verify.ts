/** Whether a redline is what it should be: rejected it is the baseline, accepted the proposal, and Word can open it. */
import type { Reading } from './fates.ts'
import { markingsOf } from './faults.ts'
import { bodyLines, notesOf, type WordPiece } from './reading.ts'
import type { WordFile } from './word-file.ts'

/**
 * The paragraphs of a file in one reading, with those of the notes that it refers to behind them, in the order in which it
 * does. An image and the like read as their kind.
 */
export function allLines(file: WordFile, reading: Reading): readonly string[] {
  const body = bodyLines(file, reading)
  const references = body.flatMap(({ pieces }) => pieces.filter(({ note }) => note !== null))
  const notes = {
    footnote: new Map(notesOf(file, 'footnotes', reading).map(({ id, lines }) => [id, lines])),
    endnote: new Map(notesOf(file, 'endnotes', reading).map(({ id, lines }) => [id, lines])),
  }
  const linesOf = ({ atom, note }: WordPiece): readonly string[] =>
    atom === 'footnote' || atom === 'endnote'
      ? (notes[atom].get(note ?? '') ?? ['']).map((line) => `[${atom}] ${line}`)
      : []
  return [...body.map(({ text }) => text), ...references.flatMap(linesOf)]
}

/** The paragraphs of the body with the numbers that Word prints in front of them, counted or typed. */
function printedLines(file: WordFile, reading: Reading): readonly string[] {
  return bodyLines(file, reading).map(({ text, number }) =>
    number === null ? text : `${number}\t${text}`,
  )
}

/** Reasons why it is not, each in words; none where all is well. Tracked changes of the other two count as accepted. */
export function verifyRedline(
  redline: WordFile,
  baseline: WordFile,
  proposed: WordFile,
): readonly string[] {
  return [
    difference('rejected', redline, 'rejected', 'baseline', baseline),
    difference('accepted', redline, 'accepted', 'proposal', proposed),
    ...markingsOf(redline).faults,
  ].filter((reason) => reason !== null)
}

/** A paragraph reads alike where its words do, or where one file counts the number that the other one has typed. */
function difference(
  what: string,
  redline: WordFile,
  reading: Reading,
  name: string,
  other: WordFile,
): string | null {
  const [read, expected] = [allLines(redline, reading), allLines(other, 'accepted')]
  const length = Math.max(read.length, expected.length)
  let printed: readonly (readonly string[])[] | null = null
  for (let index = 0; index < length; index += 1) {
    if (read[index] === expected[index]) continue
    printed ??= [printedLines(redline, reading), printedLines(other, 'accepted')]
    const [one, two] = printed.map((lines) => lines[index])
    if (one !== undefined && one === two) continue
    return `with all changes ${what}, paragraph ${index + 1} reads “${read[index] ?? 'nothing'}”; the ${name} reads “${expected[index] ?? 'nothing'}”`
  }
  return null
}
