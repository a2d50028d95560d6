/**
 * The one map of what windows may ask of the main process, and what the main process tells windows. Both
 * sides validate with it: requests before they are acted on, answers before they are believed.
 * Every answer is a Result: {ok: true, value} or {ok: false, error}.
 */
import { z } from 'zod'
import { MARKS } from '../legal-text/text.ts'
import { EXPORT_FORMATS } from './exports.ts'
import { RECORD_KINDS, type RecordKind } from './records/index.ts'
import { ReceiptFacts } from './records/receipts.ts'
import { NumberingStyleRecord, PackageRecord, ProvisionRecord } from './records/text.ts'
import { ReadReport } from './report/import/imported.ts'
import { ROLES } from './roles.ts'
import { PresenterView, PresenterWish } from './walkthrough/presenter.ts'
import { WordProgress } from './word-progress.ts'

const Kind = z.enum(RECORD_KINDS as readonly [RecordKind, ...RecordKind[]])
/** Records are checked against their schema where they enter the store; here only their shape counts. */
const AnyRecord = z.looseObject({ id: z.string() })
const Nothing = z.undefined()
/** A file that was dropped on the window; without one, a dialog asks. */
const Dropped = z.object({ path: z.string() }).optional()

export const PatchMessage = z.object({
  kind: Kind,
  id: z.string(),
  before: AnyRecord.nullable(),
  after: AnyRecord.nullable(),
})

export const Envelope = z.object({
  name: z.string(),
  args: z.unknown(),
  author: z.string().min(1),
  at: z.iso.datetime(),
  seed: z.string().min(8).max(64),
})

/** What undo and redo would do next, in words; null where there is nothing. */
const UndoState = z.object({ undo: z.string().nullable(), redo: z.string().nullable() })

/** Answer to anything that changed the workspace. `revision` counts journal entries from 1. */
const Committed = z.object({
  revision: z.number().int(),
  patches: z.array(PatchMessage),
  undoState: UndoState,
})

export const WorkspaceFile = z.object({
  path: z.string(),
  name: z.string(),
  /** Why nothing can be written, or null where it can. */
  readOnly: z.string().nullable(),
})

const Snapshot = z.object({
  file: WorkspaceFile,
  revision: z.number().int(),
  records: z.array(z.object({ kind: Kind, record: AnyRecord })),
  undoState: UndoState,
})

export const JournalEntry = z.object({
  revision: z.number().int(),
  at: z.string(),
  author: z.string(),
  label: z.string(),
  /** "do" is a command; "undo" and "redo" name the entry they concern. */
  kind: z.enum(['do', 'undo', 'redo']),
  target: z.number().int().nullable(),
})

/** A journal entry that touched one record, with the record before and after it. */
const RecordEntry = JournalEntry.extend({
  before: AnyRecord.nullable(),
  after: AnyRecord.nullable(),
})

/** Where something that was found stands; what does not apply is null. */
const SearchPlace = z.object({
  kind: z.enum(['version', 'draft', 'reason', 'comment']),
  document: z.string().nullable(),
  version: z.string().nullable(),
  draft: z.string().nullable(),
  provision: z.string().nullable(),
  change: z.string().nullable(),
  comment: z.string().nullable(),
})

const SearchHit = SearchPlace.extend({
  /** The provision as it is cited there; empty where it has no number. */
  citation: z.string(),
  /** Where the first match begins in the text, in UTF-16 units; null where only the number matches. */
  offset: z.number().int().nullable(),
  /** The words around it. */
  pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })),
})

const SearchFound = z.object({
  groups: z.array(
    z.object({
      kind: z.enum(['draft', 'note', 'version']),
      /** All that match; `hits` are the first of them. */
      total: z.number().int(),
      hits: z.array(SearchHit),
    }),
  ),
})

const ExportRequest = z.object({
  modification: z.string(),
  /** Draft whose redline is exported; the preferred one where absent. */
  draft: z.string().optional(),
  /** Id or title of the meeting whose minutes are exported; the last one where absent. */
  meeting: z.string().optional(),
  formats: z.array(z.enum(EXPORT_FORMATS)).min(1),
  /** Prints why each change is made as comments in the margin of the legal text. */
  comments: z.boolean().optional(),
  /** Makes legal text anew even where the base version keeps the Word file that it was imported from. */
  anew: z.boolean().optional(),
  /** An issue that has been frozen, by its id or version; the report as it is now where absent. */
  issue: z.string().optional(),
  /** The user's own Word template, whose styles, headers and footers the report takes. */
  template: z.string().optional(),
  /** Folder to write to; asked for with a dialog where absent. */
  folder: z.string().optional(),
})

const Written = z.object({
  written: z.array(z.string()),
  /** Formats that could not be written, each with the reason. */
  failed: z.array(z.object({ format: z.string(), reason: z.string() })),
  /** What was checked of each file of legal text before it was handed over. */
  receipts: z.array(ReceiptFacts).default([]),
})

const MarkedRange = z.object({
  /** UTF-16 units of the words. */
  start: z.number().int(),
  end: z.number().int(),
  marks: z.array(z.enum(MARKS)),
})
const Presence = z.enum(['kept', 'inserted', 'deleted'])

const ReturnedParagraph = z.object({
  bookmark: z.string().nullable(),
  accepted: z.string(),
  rejected: z.string(),
  marks: z.array(MarkedRange),
  remarked: z.array(MarkedRange),
  mark: Presence,
  move: z.object({ name: z.string(), end: z.enum(['from', 'to']) }).nullable(),
  cell: z
    .object({
      row: z.string(),
      column: z.number().int(),
      columns: z.number().int(),
      presence: Presence,
    })
    .nullable(),
  note: z.enum(['footnote', 'endnote']).nullable(),
  added: z.array(z.string()),
  number: z.string().nullable().default(null),
  presence: z.enum(['kept', 'inserted', 'deleted']),
  author: z.string().nullable(),
  at: z.string().nullable(),
  comments: z.array(
    z.object({ author: z.string().nullable(), at: z.string().nullable(), text: z.string() }),
  ),
})

/** A Word file with tracked changes, with what it says of the draft that it was sent from. */
const ReturnedFile = z.object({
  path: z.string(),
  name: z.string(),
  /** SHA-256 of its bytes. */
  hash: z.string(),
  copy: z.object({
    trace: z
      .object({ draft: z.string(), document: z.string(), base: z.string(), proposal: z.string() })
      .nullable(),
    sent: z.array(
      z.object({
        provision: z.string(),
        baseline: z.string(),
        proposed: z.string(),
        marks: z.array(MarkedRange).nullable(),
        mark: Presence,
        at: z.string().nullable(),
      }),
    ),
    paragraphs: z.array(ReturnedParagraph),
  }),
})

const ImportProgress = WordProgress.extend({
  /** Of the file, without its folder. */
  file: z.string(),
  /** Which of how many files it is, counted from 1. */
  place: z.number().int(),
  files: z.number().int(),
})

/** A code document as it was read from a file, to be reviewed before it becomes a version. */
const CodeDocumentRead = z.object({
  name: z.string(),
  title: z.string().nullable(),
  provisions: z.array(ProvisionRecord).min(1),
  numbering: NumberingStyleRecord,
  findings: z.array(
    z.object({
      provision: z.string(),
      kind: z.enum(['guessed', 'not understood']),
      what: z.string(),
    }),
  ),
  /** What was left out, in sentences. */
  leftOut: z.array(z.string()),
  /** The Word file that the version keeps; its bytes stay with the main process until it is taken over. */
  package: PackageRecord.nullable(),
})
export type CodeDocumentRead = z.infer<typeof CodeDocumentRead>

export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** 1 is 100 %. */
  zoom: z.number().min(0.5).max(3),
  /** Name of who works here; empty until asked. */
  authorName: z.string().max(200),
  recentFiles: z.array(z.string()).max(12),
  /** Path of the house template for reports in Word; empty where there is none. */
  houseTemplate: z.string().max(4000).default(''),
  /** Whether side panels are open, and which. */
  panels: z.object({ outline: z.boolean(), inspector: z.boolean() }),
  role: z.enum(ROLES),
  /** How the timetable was last looked at, and which notice of what is due has been put away. */
  timetable: z.object({
    view: z.enum(['table', 'gantt', 'calendar', 'due']),
    dismissed: z.string(),
  }),
})
export type Preferences = z.infer<typeof Preferences>

/** Cells of text, by sheet and row. */
const TableRead = z.object({
  name: z.string(),
  sheets: z.array(z.object({ name: z.string(), cells: z.array(z.array(z.string())) })),
  note: z.string().nullable(),
})

export const requests = {
  /** Everything a window needs to begin: the open workspace's records. */
  'workspace.snapshot': { request: Nothing, answer: Snapshot },
  'workspace.run': { request: Envelope, answer: Committed },
  'workspace.undo': { request: z.object({ author: z.string() }), answer: Committed },
  'workspace.redo': { request: z.object({ author: z.string() }), answer: Committed },
  'workspace.history': {
    request: z.object({
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(500),
    }),
    answer: z.array(JournalEntry),
  },
  /** What has happened to one record, newest first. */
  'workspace.historyOf': {
    request: z.object({ kind: Kind, id: z.string() }),
    answer: z.array(RecordEntry),
  },
  /** Full-text search over versions, proposals, reasons and comments; at most `limit` of each group. */
  'workspace.search': {
    request: z.object({ query: z.string().max(500), limit: z.number().int().min(1).max(200) }),
    answer: SearchFound,
  },
  /** New, open and copy show the system's dialogs; null means that the person cancelled. */
  'file.new': { request: Nothing, answer: WorkspaceFile.nullable() },
  'file.newSample': { request: Nothing, answer: WorkspaceFile.nullable() },
  'file.open': { request: Nothing, answer: WorkspaceFile.nullable() },
  'file.openPath': { request: z.object({ path: z.string() }), answer: WorkspaceFile },
  'file.saveCopy': { request: Nothing, answer: z.string().nullable() },
  'file.show': { request: z.object({ path: z.string() }), answer: Nothing },
  /** A published Modification Report, read and not yet taken in; asked for with a dialog. Null: cancelled. */
  'import.report': {
    request: Dropped,
    answer: z.object({ path: z.string(), read: ReadReport }).nullable(),
  },
  'export.write': { request: ExportRequest, answer: Written.nullable() },
  /** Asks for a house template; null means that the person cancelled. */
  'export.template': { request: Nothing, answer: z.string().nullable() },
  'export.preview': {
    request: z.object({ modification: z.string(), issue: z.string().optional() }),
    answer: z.string(),
  },
  /** Bank holidays of England and Wales from 2013 to 2045, in order. */
  'calendar.bankHolidays': {
    request: Nothing,
    answer: z.array(z.object({ day: z.string(), name: z.string() })),
  },
  /** The walkthrough has the whole screen, or gives it back. */
  'walkthrough.screen': { request: z.object({ on: z.boolean() }), answer: Nothing },
  /** Opens the presenter's window, or brings it to the front. */
  'walkthrough.presenter': { request: Nothing, answer: Nothing },
  /** What the room sees, for the presenter's window. */
  'walkthrough.show': { request: PresenterView, answer: Nothing },
  /** What the presenter's window asks of the walkthrough. */
  'walkthrough.drive': { request: PresenterWish, answer: Nothing },
  /** Asks which file to read as a code document, and reads it; null means that the person cancelled. */
  'import.codeDocument': { request: Dropped, answer: CodeDocumentRead.nullable() },
  /** Copies that reviewers sent back, asked for with a dialog and read; null: cancelled. */
  'import.returned': { request: Dropped, answer: z.array(ReturnedFile).nullable() },
  /** A table of responses or requirements, asked for with a dialog and read; null: cancelled. */
  'import.table': { request: Nothing, answer: TableRead.nullable() },
  /** Gives up reading the file that is being read. */
  'import.cancel': { request: Nothing, answer: Nothing },
  'preferences.get': { request: Nothing, answer: Preferences },
  'preferences.set': { request: Preferences.partial(), answer: Preferences },
  'application.info': {
    request: Nothing,
    answer: z.object({
      version: z.string(),
      electron: z.string(),
      chrome: z.string(),
      node: z.string(),
      platform: z.string(),
    }),
  },
  /** The window has painted an editable clause: start-up is over. */
  'window.ready': { request: Nothing, answer: Nothing },
} as const

export const events = {
  /** Another workspace is open in this window now: fetch the snapshot. */
  'workspace.opened': WorkspaceFile,
  /** The path of a file that the system, the menu or another start of the program wants opened here. */
  'file.asked': z.string(),
  /** Somebody else's commit to the open workspace. */
  'workspace.changed': Committed,
  /** How far the file is that is being read for an import. */
  'import.progress': ImportProgress,
  /** A menu item or shortcut of the main process: an id of `shared/interface.ts`. */
  'interface.command': z.string(),
  /** To the presenter's window: what the room sees. */
  'walkthrough.shown': PresenterView,
  /** To the walkthrough: what the presenter's window asks for. */
  'walkthrough.asked': PresenterWish,
  /** A problem to show in the window's message line. */
  problem: z.object({ code: z.string(), message: z.string(), advice: z.string().optional() }),
  'preferences.changed': Preferences,
} as const

export type RequestName = keyof typeof requests
export type RequestOf<Name extends RequestName> = z.infer<(typeof requests)[Name]['request']>
export type AnswerOf<Name extends RequestName> = z.infer<(typeof requests)[Name]['answer']>
export type EventName = keyof typeof events
export type EventOf<Name extends EventName> = z.infer<(typeof events)[Name]>
export type UndoState = z.infer<typeof UndoState>
export type Committed = z.infer<typeof Committed>
export type Snapshot = z.infer<typeof Snapshot>
export type JournalEntry = z.infer<typeof JournalEntry>
export type RecordEntry = z.infer<typeof RecordEntry>
export type SearchPlace = z.infer<typeof SearchPlace>
export type SearchHit = z.infer<typeof SearchHit>
export type SearchFound = z.infer<typeof SearchFound>
export type WorkspaceFile = z.infer<typeof WorkspaceFile>
export type ExportRequest = z.infer<typeof ExportRequest>
export type Written = z.infer<typeof Written>

/** What the preload hands a window, as `window.workbench`: two functions and nothing else. */
export interface WorkbenchBridge {
  readonly request: (name: RequestName, value: unknown) => Promise<unknown>
  readonly subscribe: (name: EventName, listener: (value: unknown) => void) => () => void
  /** The path of a file dropped on the window. */
  readonly pathOfFile: (file: object) => string
}
