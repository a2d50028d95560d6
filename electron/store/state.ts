/** What is kept in memory of an open workspace, and how it is read from its file. */
import type { Database } from 'better-sqlite3'
import type { Committed, UndoState } from '../../shared/channels.ts'
import { applyPatches, type Patch, type Workspace } from '../../shared/workspace.ts'
import { readRecords } from './read-records.ts'
import { advance, type LineEntry, lineOf, type UndoLine } from './undo-line.ts'

export interface State {
  workspace: Workspace
  revision: number
  line: UndoLine
}

/** A consistent view of the file: a writer's commit in between is in all of it or in none. Throws what is damaged. */
export function readState(path: string, database: Database): State {
  return database.transaction(() => {
    const workspace = readRecords(path, database)
    const revision = database.prepare('SELECT ifnull(max(revision), 0) FROM journal').pluck().get()
    // Patches from before a migration speak the older format's language: the snapshot it wrote is a line that
    // undo does not cross.
    const entries = database
      .prepare(
        `SELECT revision, kind, target, label FROM journal
         WHERE revision > (SELECT max(revision) FROM snapshot) ORDER BY revision`,
      )
      .all() as readonly LineEntry[]
    return { workspace, revision: revision as number, line: lineOf(entries) }
  })()
}

export function undoStateOf({ line }: State): UndoState {
  return {
    undo: line.done[line.done.length - 1]?.label ?? null,
    redo: line.undone[line.undone.length - 1]?.label ?? null,
  }
}

/** Takes a commit that is on disk into the state, and gives what is told about it. */
export function takeIn(state: State, entry: LineEntry, patches: readonly Patch[]): Committed {
  state.workspace = applyPatches(state.workspace, patches)
  state.revision = entry.revision
  state.line = advance(state.line, entry)
  return {
    revision: entry.revision,
    patches: patches as Committed['patches'],
    undoState: undoStateOf(state),
  }
}
