/** Reading an open workspace; several may read beside one writer. */
import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { Committed, JournalEntry, RecordEntry, UndoState } from '../../shared/channels.ts'
import type { RecordKind } from '../../shared/records/index.ts'
import { ProblemError } from '../../shared/result.ts'
import type { RecordTouch } from '../../shared/timetable/ics.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { patchesSince, recordBackwards } from './journal-patches.ts'
import { whyOwned } from './owner.ts'
import { packageTable } from './packages.ts'
import { moveInPlace, realPathOf, removeUnfinished, unfinishedNameOf } from './paths.ts'
import { readState, type State, takeIn, undoStateOf } from './state.ts'
import { latestTouches } from './touches.ts'
import type { LineEntry } from './undo-line.ts'

/** So many entries about one record are read at most. */
const MOST_ENTRIES = 500

export interface WorkspaceReader {
  readonly path: string
  /** Why nothing can be written, or null where it can. */
  readonly readOnly: string | null
  readonly workspace: () => Workspace
  readonly revision: () => number
  readonly undoState: () => UndoState
  /** Newest first. `before` is a revision; the entry with it is left out. */
  readonly history: (limit: number, before?: number) => readonly JournalEntry[]
  /** The entries that touched one record, newest first, with the record before and after each. */
  readonly historyOf: (kind: RecordKind, id: string) => readonly RecordEntry[]
  /**
   * A complete copy of the file, made while it may be in use. A file that is replaced is replaced whole; one that
   * somebody has open is refused. Rejects where it cannot be written, and leaves nothing behind then.
   */
  readonly copyTo: (path: string) => Promise<void>
  /** What somebody else has committed since this was last asked, taken in here. */
  readonly catchUp: () => readonly Committed[]
  /** The journal entry that last touched each record of these kinds, those that are gone among them. */
  readonly touched: (kinds: readonly RecordKind[]) => readonly RecordTouch[]
  /** The bytes of a Word file that an imported version keeps, by its hash; null where it is not there. */
  readonly packageBytes: (hash: string) => Uint8Array | null
  readonly close: () => void
}

export function readerOf(path: string, database: Database, readOnly: string): WorkspaceReader {
  const state = readState(path, database)
  return {
    ...readingOf(path, database, state),
    readOnly,
    catchUp: catcherUp(database, state),
    close: () => database.close(),
  }
}

/** What reader and writer have in common. */
export function readingOf(path: string, database: Database, state: State) {
  const history = database.prepare(
    `SELECT revision, at, author, label, kind, target FROM journal
     WHERE revision < ? ORDER BY revision DESC LIMIT ?`,
  )
  // Patches from before a migration speak an older format's language.
  const touching = database.prepare(
    `SELECT revision, at, author, label, kind, target, patches FROM journal
     WHERE revision > (SELECT max(revision) FROM snapshot) AND instr(patches, ?) > 0
     ORDER BY revision DESC LIMIT ?`,
  )
  const historyOf = (kind: RecordKind, id: string): readonly RecordEntry[] => {
    const rows = touching.all(JSON.stringify(id), MOST_ENTRIES) as readonly (JournalEntry & {
      patches: string
    })[]
    const stored = rows.map(({ patches }) => patches)
    const told = recordBackwards(database, stored, kind, id)
    return rows.flatMap(({ patches: _, ...entry }, index) => {
      const own = told[index]
      return own == null ? [] : [{ ...entry, ...own }]
    })
  }
  return {
    path,
    historyOf,
    touched: (kinds: readonly RecordKind[]) =>
      latestTouches(database, kinds).map((touch) => {
        const earlier = historyOf(touch.kind, touch.id).map(({ before }) => before)
        return { ...touch, earlier }
      }),
    workspace: () => state.workspace,
    revision: () => state.revision,
    undoState: () => undoStateOf(state),
    history: (limit: number, before = Number.MAX_SAFE_INTEGER) =>
      history.all(before, limit) as readonly JournalEntry[],
    copyTo: (target: string) => copy(path, database, target),
    packageBytes: packageTable(database).bytes,
  }
}

async function copy(path: string, database: Database, name: string): Promise<void> {
  const target = realPathOf(name)
  if (target === path) {
    throw new ProblemError({
      code: 'workspace/same',
      message: 'The copy cannot have the name of the workspace itself.',
      advice: 'Choose another name.',
    })
  }
  const taken = existsSync(target) ? whyOwned(target) : null
  if (taken !== null) {
    throw new ProblemError({
      code: 'workspace/in-use',
      message: `“${target}” is a workspace that is in use. ${taken}`,
      advice: 'Choose another name.',
    })
  }
  const unfinished = unfinishedNameOf(target)
  try {
    await database.backup(unfinished)
    moveInPlace(unfinished, target)
  } finally {
    removeUnfinished(unfinished)
  }
}

function catcherUp(database: Database, state: State): () => readonly Committed[] {
  const entries = database.prepare(
    'SELECT revision, kind, target, label FROM journal WHERE revision > ? ORDER BY revision',
  )
  const news = database.transaction(() => ({
    rows: entries.all(state.revision) as readonly LineEntry[],
    told: patchesSince(database, state.revision + 1),
  }))
  let seen = database.pragma('data_version', { simple: true })
  return () => {
    const version = database.pragma('data_version', { simple: true })
    if (version === seen) return []
    seen = version
    const { rows, told } = news()
    return rows.map((entry, index) => takeIn(state, entry, told[index]?.patches ?? []))
  }
}
