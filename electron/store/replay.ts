import { applyPatches, type Workspace, workspaceOf } from '../../shared/workspace.ts'
import { openDatabase } from './database.ts'
import { type Bodies, bodyKey, patchesForwards } from './journal-patches.ts'
import { readStored, type StoredRecord } from './read-records.ts'

/** The workspace as its journal tells it: the latest snapshot and every patch since. For checking a file. */
export function replayJournal(path: string): Workspace {
  const database = openDatabase(path, { readonly: true, fileMustExist: true })
  try {
    const snapshot = database
      .prepare('SELECT revision, records FROM snapshot ORDER BY revision DESC LIMIT 1')
      .get() as { revision: number; records: string }
    const rows = database
      .prepare('SELECT patches FROM journal WHERE revision > ? ORDER BY revision')
      .pluck()
      .all(snapshot.revision) as readonly string[]
    const records = JSON.parse(snapshot.records) as readonly StoredRecord[]
    const bodies: Bodies = new Map()
    for (const { kind, record } of records) {
      bodies.set(bodyKey(kind, record.id), JSON.stringify(record))
    }
    let workspace = workspaceOf(records.map(readStored))
    for (const stored of rows) {
      const patches = patchesForwards(stored, () => null, bodies)
      workspace = applyPatches(workspace, patches)
    }
    return workspace
  } finally {
    database.close()
  }
}
