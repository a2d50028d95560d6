/** The store's answers, one workspace at a time. Runs in the utility process, and in tests without one. */
import type {
  Committed,
  JournalEntry,
  RecordEntry,
  SearchFound,
  Snapshot,
  WorkspaceFile,
} from '../../shared/channels.ts'
import type { CommandEnvelope } from '../../shared/commands/command.ts'
import { RECORD_KINDS, type RecordKind } from '../../shared/records/index.ts'
import { failed, ok, ProblemError, type Result } from '../../shared/result.ts'
import { dp255Sample } from '../../shared/sample/index.ts'
import type { RecordTouch } from '../../shared/timetable/ics.ts'
import { createWorkspaceFile } from './create.ts'
import { emptyWorkspace } from './empty.ts'
import { mayBeWritten, type OpenWorkspace, openWorkspaceFile } from './open.ts'
import { realPathOf, workspaceName } from './paths.ts'
import { type SearchIndex, searchIndex } from './search.ts'
import type { WorkspaceWriter } from './writer.ts'

/** What the main process may ask of the store: method by method, arguments and answer. */
export interface StoreMethods {
  /** Makes a new file; does not open it. */
  create: (path: string, content: 'dp255' | 'empty') => Result<null>
  /** Opens a file and closes the one that was open; where that fails, the old one stays open. */
  open: (path: string) => Result<WorkspaceFile>
  snapshot: () => Result<Snapshot>
  /** `again` where an earlier answer was lost, so that it is not known whether it was committed. */
  run: (envelope: CommandEnvelope, again?: boolean, file?: Uint8Array | null) => Result<Committed>
  undo: (author: string) => Result<Committed>
  redo: (author: string) => Result<Committed>
  history: (limit: number, before?: number) => Result<readonly JournalEntry[]>
  touched: (kinds: readonly RecordKind[]) => Result<readonly RecordTouch[]>
  historyOf: (kind: RecordKind, id: string) => Result<readonly RecordEntry[]>
  /** Full-text search; at most `limit` hits of each group. */
  search: (query: string, limit: number) => Result<SearchFound>
  /** The Word file that an imported version keeps, by its hash; null where it is not there. */
  packageBytes: (hash: string) => Result<Uint8Array | null>
  copyTo: (path: string) => Promise<Result<null>>
  /** What somebody else has committed to a workspace that is open for reading. */
  catchUp: () => Result<readonly Committed[]>
  /** Opens for writing what is open for reading, once nobody else writes; null where that is not so. */
  claim: () => Result<WorkspaceFile | null>
  close: () => Result<null>
}

/** Milliseconds of quiet before the search index takes in what was committed. */
const INDEX_AFTER = 250

export function createStore(clock: () => string): StoreMethods {
  let open: OpenWorkspace | null = null
  let index: SearchIndex | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined

  const closeIndex = () => {
    clearTimeout(waiting)
    index?.close()
    index = null
  }
  /** The index follows what is committed while nobody waits for anything. */
  const indexLater = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => index?.refresh(), INDEX_AFTER)
    waiting.unref()
  }

  const opened = <Value>(read: (workspace: OpenWorkspace) => Result<Value>): Result<Value> =>
    open === null
      ? failed('workspace/none', 'No workspace is open.', 'Open one, or make a new one.')
      : read(open)
  const written = (answer: Result<Committed>): Result<Committed> => {
    indexLater()
    return answer
  }
  const writable = (write: (file: WorkspaceWriter) => Result<Committed>): Result<Committed> =>
    opened((workspace) =>
      workspace.mode === 'write'
        ? written(write(workspace.file))
        : failed(
            'workspace/read-only',
            `This workspace is open for reading only. ${workspace.file.readOnly}`,
            'Save a copy to work in it.',
          ),
    )

  return {
    create(path, content) {
      const records =
        content === 'dp255'
          ? dp255Sample()
          : emptyWorkspace(workspaceName(path), clock().slice(0, 10))
      return createWorkspaceFile(path, records)
    },
    open(path) {
      if (open !== null && open.mode === 'write' && open.file.path === realPathOf(path)) {
        return ok(fileOf(open))
      }
      const next = openWorkspaceFile(path, clock())
      if (!next.ok) return next
      closeIndex()
      open?.file.close()
      open = next.value
      return ok(fileOf(open))
    },
    snapshot: () =>
      opened((workspace) => {
        const { file } = workspace
        const state = file.workspace()
        const records = RECORD_KINDS.flatMap((kind) =>
          [...state[kind].values()].map((record) => ({ kind, record })),
        )
        return ok({
          file: fileOf(workspace),
          revision: file.revision(),
          records: records as Snapshot['records'],
          undoState: file.undoState(),
        })
      }),
    run: (envelope, again, bytes) => writable((file) => file.run(envelope, again, bytes)),
    undo: (author) => writable((file) => file.undo(author, clock())),
    redo: (author) => writable((file) => file.redo(author, clock())),
    history: (limit, before) => opened(({ file }) => ok(file.history(limit, before))),
    touched: (kinds) => opened(({ file }) => ok(file.touched(kinds))),
    historyOf: (kind, id) => opened(({ file }) => ok(file.historyOf(kind, id))),
    search: (query, limit) =>
      opened(({ file }) => {
        index ??= searchIndex(file.workspace)
        return ok(index.search(query, limit))
      }),
    packageBytes: (hash) => opened(({ file }) => ok(file.packageBytes(hash))),
    async copyTo(path) {
      if (open === null) return failed('workspace/none', 'No workspace is open.')
      try {
        await open.file.copyTo(path)
        return ok(null)
      } catch (error) {
        if (error instanceof ProblemError) return { ok: false, error: error.problem }
        return failed(
          'workspace/not-written',
          `“${path}” cannot be written: ${(error as Error).message}`,
          'Choose a folder that exists, that you may write to and that has room.',
        )
      }
    },
    catchUp: () => ok(open === null ? [] : open.file.catchUp()),
    claim() {
      if (open === null || open.mode === 'write' || !mayBeWritten(open.file.path)) return ok(null)
      const next = openWorkspaceFile(open.file.path, clock())
      if (!next.ok) return next
      if (next.value.mode === 'read') {
        next.value.file.close()
        return ok(null)
      }
      closeIndex()
      open.file.close()
      open = next.value
      return ok(fileOf(open))
    },
    close() {
      closeIndex()
      open?.file.close()
      open = null
      return ok(null)
    },
  }
}

function fileOf({ file }: OpenWorkspace): WorkspaceFile {
  return { path: file.path, name: workspaceName(file.path), readOnly: file.readOnly }
}
