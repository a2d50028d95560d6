/** What has happened to one change, read from the journal's entries that touched it. */
import { type Change, changeStatus } from '../legal-text/changes.ts'
import { plainText } from '../legal-text/text.ts'
import type { RecordEntry } from './channels.ts'

export interface ChangeEvent {
  readonly revision: number
  /** ISO 8601 instant. */
  readonly at: string
  readonly who: string
  readonly what: string
  /** The words as they were proposed from then on, where these changed; null where they did not. */
  readonly words: string | null
  /** The change began with it. */
  readonly first: boolean
}

const BY = { do: '', undo: ', by undoing', redo: ', by redoing' } as const

/** @param entries Newest first, as the store gives them; the events come in the same order. */
export function changeEvents(
  entries: readonly RecordEntry[],
  nameOf: (author: string) => string,
): readonly ChangeEvent[] {
  return entries.map(({ revision, at, author, kind, before, after }) => {
    const [old, next] = [before, after] as unknown as readonly [Change | null, Change | null]
    const what = `${whatHappened(old, next)}${BY[kind]}`
    const words = wordsOf(next)
    return {
      revision,
      at,
      who: nameOf(author),
      what,
      words: words === wordsOf(old) ? null : words,
      first: old === null,
    }
  })
}

function whatHappened(old: Change | null, next: Change | null): string {
  if (next === null) return 'Taken back, or joined to another'
  if (old === null) return 'Made'
  if (old.withdrawn !== next.withdrawn) return next.withdrawn ? 'Withdrawn' : 'Restored'
  if (old.reason !== next.reason) {
    return next.reason === '' ? 'Reason taken away' : `Reason given: ${next.reason}`
  }
  const [before, after] = [changeStatus(old), changeStatus(next)]
  if (before !== after) return after === 'accepted' ? 'Accepted' : 'Open again'
  if (wordsOf(old) !== wordsOf(next)) return 'Reworded'
  return rangeOf(old) === rangeOf(next) ? 'Kept as it was' : 'Reaches over other words'
}

function wordsOf(change: Change | null): string | null {
  if (change?.kind !== 'text') return null
  const reading = change.proposed.filter((run) => run.deletedBy === undefined)
  return plainText(reading, () => '[reference]')
}

function rangeOf(change: Change): string {
  return change.kind === 'text' ? `${change.start} ${change.end}` : change.kind
}
