/** What is taken in of a returned copy, as arguments of the command `copy.take`. */
import type { ReturnedKind } from '../../legal-text/returned.ts'
import type { TakenItem } from './items.ts'

const ACTIONS = {
  'as sent': 'comment',
  accepted: 'accept',
  rejected: 'reject',
  altered: 'reword',
  'taken away': 'delete',
  new: 'insert',
} as const satisfies Readonly<Record<ReturnedKind, string>>

/** Null where an item has no place in the draft. */
export function entryOf(item: TakenItem) {
  const provision = item.provision ?? item.after
  if (provision === null) return null
  return {
    action: ACTIONS[item.kind],
    provision,
    words: item.words,
    reviewer: item.author,
    at: instantOf(item.at),
    comments: item.comments.map(({ author, text }) => ({ author, text })),
  }
}

/** Programs print times with and without seconds, zones and fractions; what is no instant says nothing. */
function instantOf(date: string | null): string | null {
  if (date === null) return null
  const time = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Whether it can be taken in without a person looking: matched, and nothing has changed here since. */
export function isSafe({ kind, changedSince }: TakenItem): boolean {
  return kind !== 'new' && !changedSince
}
