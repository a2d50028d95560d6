/** Which journal entry last touched a record: what a calendar needs to tell an update from what it has already. */
import type { Database } from 'better-sqlite3'
import type { RecordKind } from '../../shared/records/index.ts'
import type { RecordTouch } from '../../shared/timetable/ics.ts'

/** What a calendar's entries are made of. */
export const TOUCHED_KINDS = ['event', 'forum'] as const satisfies readonly RecordKind[]

interface StoredPatch {
  readonly kind: RecordKind
  readonly id: string
  readonly before?: unknown
  readonly after?: unknown
}

/** The latest touch of each record of these kinds, those that are gone among them; what was never touched is left out. */
export function latestTouches(
  database: Database,
  kinds: readonly RecordKind[],
): readonly Omit<RecordTouch, 'earlier'>[] {
  const rows = database
    .prepare('SELECT revision, at, patches FROM journal ORDER BY revision')
    .iterate() as IterableIterator<{ revision: number; at: string; patches: string }>
  const latest = new Map<string, Omit<RecordTouch, 'earlier'>>()
  const signs = kinds.map((kind) => `"kind":"${kind}"`)
  for (const { revision, at, patches } of rows) {
    // Most entries are typing in the legal text: those need not be parsed.
    if (!signs.some((sign) => patches.includes(sign))) continue
    for (const { kind, id, before, after } of JSON.parse(patches) as readonly StoredPatch[]) {
      if (!kinds.includes(kind)) continue
      const removed = after === null && before != null ? before : null
      latest.set(`${kind} ${id}`, { kind, id, revision, at, removed })
    }
  }
  return [...latest.values()]
}
