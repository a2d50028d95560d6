/** Reading an open workspace; several may read beside one writer. */
import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { Committed, JournalEntry, UndoState } from '../../shared/channels.ts'
import { ProblemError } from '../../shared/result.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { patchesSince } from './journal-patches.ts'
import { whyOwned } from './owner.ts'
import { moveInPlace, realPathOf, removeUnfinished, unfinishedNameOf } from './paths.ts'
import { readState, type State, takeIn, undoStateOf } from './state.ts'
import type { LineEntry } from './undo-line.ts'

export interface WorkspaceReader {
  readonly path: string
  /** Why nothing can be written, or null where it can. */
  readonly readOnly: string | null
  readonly workspace: () => Workspace
  readonly revision: () => number
  readonly undoState: () => UndoState
  /** Newest first. `before` is a revision; the entry with it is left out. */
  readonly history: (limit: number, before?: number) => readonly JournalEntry[]
  /**
   * A complete copy of the file, made while it may be in use. A file that is replaced is replaced whole; one that
   * somebody has open is refused. Rejects where it cannot be written, and leaves nothing behind then.
   */
  readonly copyTo: (path: string) => Promise<void>
  /** What somebody else has committed since this was last asked, taken in here. */
  readonly catchUp: () => readonly Committed[]
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
  return {
    path,
    workspace: () => state.workspace,
    revision: () => state.revision,
    undoState: () => undoStateOf(state),
    history: (limit: number, before = Number.MAX_SAFE_INTEGER) =>
      history.all(before, limit) as readonly JournalEntry[],
    copyTo: (target: string) => copy(path, database, target),
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
