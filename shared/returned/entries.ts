/** What is taken in of a returned copy, as arguments of the command `copy.take`. */
import type { TakenItem } from './items.ts'

const ACTIONS = {
  'as sent': 'comment',
  accepted: 'accept',
  rejected: 'reject',
  altered: 'reword',
  marked: 'reword',
  split: 'split',
  joined: 'join',
  moved: 'move',
  'taken away': 'delete',
  new: 'insert',
  'new row': 'insert row',
} as const satisfies Readonly<Record<TakenItem['kind'], string>>

/** Null where an item has no place in the draft. */
export function entryOf(item: TakenItem) {
  const provision = item.provision ?? item.after
  if (provision === null) return null
  return {
    action: ACTIONS[item.kind],
    provision,
    after: item.provision === null ? null : item.after,
    words: item.words,
    sent: item.collides ? null : item.sentWords,
    marks: [...item.marks],
    remarked: [...item.remarked],
    parts: [...item.rest, ...item.cells],
    reviewer: item.author,
    at: instantOf(item.at),
    comments: item.comments.map(({ author, at, text }) => ({ author, at: instantOf(at), text })),
  }
}

/** Programs print times with and without seconds, zones and fractions; what is no instant says nothing. */
function instantOf(date: string | null): string | null {
  if (date === null) return null
  const time = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Whether it can be taken in without a person looking: matched, and beside all that has changed here since. */
export function isSafe({ kind, provision, collides, added }: TakenItem): boolean {
  return provision !== null && kind !== 'joined' && !collides && added.length === 0
}
