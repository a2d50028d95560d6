/** The check before a Word file is handed over: what it reads as, beside what it should. */
import { plainText, type Resolve } from '../../text.ts'
import { type ProvisionView, readingRuns } from '../../views.ts'
import { blocksOf } from '../redline.ts'
import type { ReadBack } from './read.ts'

export interface Expected {
  readonly accepted: readonly string[]
  readonly rejected: readonly string[]
}

/**
 * What a view's paragraphs read as in a file: number, tab, words. `views` are those of the proposed or of the baseline
 * text; `numberOf` gives what is printed in front of each. An empty line follows each table.
 */
export function expectedLines(
  views: readonly ProvisionView[],
  resolve: Resolve,
  numberOf: (view: ProvisionView) => string | null,
): readonly string[] {
  const wordsOf = ({ segments }: ProvisionView) => plainText(readingRuns(segments), resolve)
  return blocksOf(views).flatMap((block) => {
    if (block.kind === 'table') {
      return [...block.rows.flatMap(({ cells }) => cells.map(wordsOf)), '']
    }
    const number = numberOf(block.view)
    const words = wordsOf(block.view)
    return [number === null ? words : `${number}\t${words}`]
  })
}

/** What is wrong with a file, in words; empty where it says what it should, in both readings. */
export function receiptFaults(read: ReadBack, expected: Expected): readonly string[] {
  return [
    difference('with all changes accepted', read.accepted, expected.accepted),
    difference('with all changes rejected', read.rejected, expected.rejected),
    ...read.faults,
  ].filter((fault) => fault !== null)
}

function difference(
  when: string,
  read: readonly string[],
  expected: readonly string[],
): string | null {
  const length = Math.max(read.length, expected.length)
  for (let index = 0; index < length; index += 1) {
    if (read[index] === expected[index]) continue
    return `${when}, paragraph ${index + 1} reads “${read[index] ?? 'nothing'}” instead of “${expected[index] ?? 'nothing'}”`
  }
  return null
}
