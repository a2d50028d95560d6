/** Receipts in words, for the export dialog, the list of them, and a report that prints them. */
import type { z } from 'zod'
import type { RecordOf } from '../records/index.ts'
import type { ReceiptFacts } from '../records/receipts.ts'
import type { Workspace } from '../workspace.ts'

export type Facts = z.infer<typeof ReceiptFacts>

/** What was checked of a file, in one sentence or two. */
export function receiptSentence({ kind, counts, validator, madeIn }: Facts): string {
  const revisions = counts.revisions === 1 ? '1 revision' : `${counts.revisions} revisions`
  const read =
    kind === 'redline'
      ? `Read back with ${revisions}: accepted it is the proposal, rejected the baseline.`
      : 'Read back: it is the proposal, and no tracked change is left in it.'
  return [read, validatorSentence(validator), ...madeInSentence(madeIn)].join(' ')
}

function validatorSentence(validator: Facts['validator']): string {
  switch (validator.outcome) {
    case 'clean':
      return 'The Open XML validator finds nothing.'
    case 'as imported':
      return 'The Open XML validator finds no more than in the imported file.'
    case 'not run':
      return `The Open XML validator was not run: ${validator.reason}.`
  }
}

/** Which file it was made in, where there was a choice; none where there was not. */
export function madeInSentence(madeIn: Facts['madeIn']): readonly string[] {
  if (madeIn === null) return []
  return madeIn.kind === 'imported file'
    ? [`Made in the file that was imported, “${madeIn.name}”.`]
    : [`Made anew: ${madeIn.why}`]
}

/** A hash by its first letters, as people compare them. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12)
}

/** Receipts of a modification, the newest first. */
export function receiptsOf(
  { receipt }: Pick<Workspace, 'receipt'>,
  modification: string,
): readonly RecordOf<'receipt'>[] {
  return [...receipt.values()]
    .filter((each) => each.modification === modification)
    .sort((left, right) => right.at.localeCompare(left.at) || right.id.localeCompare(left.id))
}

/** Copies of a modification that were sent out: those that are not back first, by the day they are due. */
export function copiesOf(
  { copy }: Pick<Workspace, 'copy'>,
  modification: string,
): readonly RecordOf<'copy'>[] {
  const rank = ({ returned, due, sent }: RecordOf<'copy'>) =>
    `${returned === null ? '0' : '1'} ${due ?? '9999'} ${sent}`
  return [...copy.values()]
    .filter((each) => each.modification === modification)
    .sort((left, right) => rank(left).localeCompare(rank(right)))
}

/** Where a copy stands on a day, in words. */
export function copyStanding({ returned, due }: RecordOf<'copy'>, today: string): string {
  if (returned !== null) return 'returned'
  if (due === null) return 'out'
  return due < today ? 'overdue' : 'out'
}
