/** What is done with Word files, each time in a process of its own: see `guard.ts`. */
import { readFileSync, statSync } from 'node:fs'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import {
  circularStyles,
  externalTargets,
  markingsOf,
  opaqueParts,
} from '../../legal-text/formats/docx/faults.ts'
import { compareWord } from '../../legal-text/formats/docx/patch/compare-word.ts'
import {
  bodyLines,
  commentsOf,
  linearLine,
  type Note,
  notesOf,
  type WordComment,
  type WordLine,
  type WordView,
} from '../../legal-text/formats/docx/reading.ts'
import { type ReturnedCopy, readReturned } from '../../legal-text/formats/docx/returned.ts'
import { verifyRedline } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile, type WordFile } from '../../legal-text/formats/docx/word-file.ts'
import { failed, ok, ProblemError, type Result } from '../../shared/result.ts'
import type { TableFile } from '../../shared/tracing/import.ts'
import type { TellProgress } from '../../shared/word-progress.ts'
import { readTemplate } from '../export/house-template.ts'
import { readTable } from '../import/table.ts'
import { type CodeFile, readCodeFile } from './code-document.ts'

export interface ReadJob {
  readonly kind: 'read'
  readonly path: string
  readonly view: WordView
}

export interface CodeDocumentJob {
  readonly kind: 'code document'
  readonly path: string
}

/** Two files to a redline that patches the first one's package. */
export interface CompareJob {
  readonly kind: 'compare'
  readonly before: string
  readonly after: string
  readonly author: string
  /** ISO 8601 instant in UTC. */
  readonly at: string
}

export interface VerifyJob {
  readonly kind: 'verify'
  readonly redline: string
  readonly baseline: string
  readonly proposed: string
}

/** A file with tracked changes that is to be taken into a draft. */
export interface ReturnedJob {
  readonly kind: 'returned'
  readonly path: string
}

/** A house template is looked over before the window's own process believes it. */
export interface TemplateJob {
  readonly kind: 'template'
  readonly path: string
}

export type WordJob =
  | ReadJob
  | ReturnedJob
  | CodeDocumentJob
  | CompareJob
  | VerifyJob
  | TableJob
  | TemplateJob

export interface WordCompared {
  readonly redline: Uint8Array
  readonly changes: number
  /** What goes and what comes counted apart, as most comparers count. */
  readonly revisions: number
  /** Places where only marks or the looks of a paragraph differ. */
  readonly formats: number
  readonly moved: number
  readonly exact: boolean
  readonly milliseconds: number
  readonly paragraphs: { readonly before: number; readonly after: number }
  /** Paragraphs in which something differs, as lines to be read aloud or in a terminal. */
  readonly lines: readonly string[]
  /** What the reader should know of how the files were taken. */
  readonly notes: readonly string[]
}

export interface WordVerified {
  /** Why the redline is not what it should be; none where it is. */
  readonly reasons: readonly string[]
  readonly revisions: number
}
/** A table of responses or requirements: no Word file, and no more to be trusted. */
export interface TableJob {
  readonly kind: 'table'
  readonly path: string
}

export interface WordRead {
  readonly view: WordView
  readonly paragraphs: readonly WordLine[]
  readonly footnotes: readonly Note[]
  readonly endnotes: readonly Note[]
  readonly comments: readonly WordComment[]
  readonly revisions: number
  /** What is in the text and is no words, by kind. */
  readonly opaque: Readonly<Record<string, number>>
  /** What the file names outside itself; never fetched. */
  readonly external: readonly string[]
  readonly faults: readonly string[]
  /** The paragraphs as lines to be read aloud or in a terminal. */
  readonly lines: readonly string[]
}

interface Answers {
  readonly read: WordRead
  readonly 'code document': CodeFile
  readonly returned: ReturnedCopy & { readonly hash: string }
  readonly compare: WordCompared
  readonly verify: WordVerified
  readonly table: TableFile
  readonly template: null
}

export type AnswerOf<Job extends WordJob> = Answers[Job['kind']]

const silent: TellProgress = () => undefined

/** Larger than any document: what is larger is a mistake, or meant to do harm. */
const MOST_BYTES = 64 * 1024 * 1024

/** @param tell Hears how far the job is, now and then. */
export async function runWordJob<Job extends WordJob>(
  job: Job,
  tell: TellProgress = () => undefined,
): Promise<Result<AnswerOf<Job>>> {
  switch (job.kind) {
    case 'read':
      return readJob(job) as Result<AnswerOf<Job>>
    case 'code document':
      return readCodeFile(job.path, tell) as Result<AnswerOf<Job>>
    case 'returned':
      return withFile(job.path, tell, (file) =>
        ok({ ...readReturned(file), hash: bytesToHex(sha256(file.bytes)) }),
      ) as Result<AnswerOf<Job>>
    case 'compare':
      return compareJob(job, tell) as Result<AnswerOf<Job>>
    case 'verify':
      return verifyJob(job) as Result<AnswerOf<Job>>
    case 'template':
      return templateJob(job.path) as Result<AnswerOf<Job>>
    case 'table':
      return (await readTable(job.path)) as Result<AnswerOf<Job>>
  }
}

function templateJob(path: string): Result<null> {
  try {
    readTemplate(path)
    return ok(null)
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, error: error.problem }
    throw error
  }
}

function readJob({ path, view }: ReadJob): Result<WordRead> {
  return withFile(path, silent, (file) => {
    const paragraphs = bodyLines(file, view)
    const { revisions, faults } = markingsOf(file)
    const circular = circularStyles(file)
    return ok({
      view,
      paragraphs,
      footnotes: notesOf(file, 'footnotes', view),
      endnotes: notesOf(file, 'endnotes', view),
      comments: commentsOf(file),
      revisions,
      opaque: opaqueParts(file),
      external: externalTargets(file),
      faults:
        circular.length === 0
          ? faults
          : [...faults, `styles are based on one another in a circle: ${circular.join(', ')}`],
      lines: paragraphs.map(linearLine),
    })
  })
}

function compareJob(
  { before, after, author, at }: CompareJob,
  tell: TellProgress,
): Result<WordCompared> {
  return withFile(before, tell, (old) =>
    withFile(after, tell, (now) => {
      tell({ stage: 'comparing', done: 0, total: 0 })
      const started = performance.now()
      const compared = compareWord(old.bytes, now.bytes, { author, at })
      const milliseconds = Math.round((performance.now() - started) * 10) / 10
      tell({ stage: 'checking', done: 0, total: 0 })
      const made = openWordFile(compared.redline)
      const reasons = verifyRedline(made, old, now)
      if (reasons.length > 0) {
        return failed(
          'compare/receipt',
          `The redline does not read back as the two files: ${reasons.join('; ')}.`,
          'It has not been written. Please report this with both files.',
        )
      }
      const { redline, changes, revisions, formats, moved, exact } = compared
      return ok({
        redline,
        changes,
        revisions,
        formats,
        moved,
        exact,
        milliseconds,
        paragraphs: {
          before: bodyLines(old, 'accepted').length,
          after: bodyLines(now, 'accepted').length,
        },
        lines: bodyLines(made, 'redline').filter(isChanged).map(linearLine),
        notes: compared.settled.map((side) =>
          side === 'before'
            ? `“${before}” holds tracked changes; they are taken as accepted.`
            : `“${after}” holds tracked changes; they are taken as accepted.`,
        ),
      })
    }),
  )
}

function isChanged({ pieces, mark }: WordLine): boolean {
  return mark !== 'kept' || pieces.some(({ kind }) => kind !== 'kept')
}

function verifyJob({ redline, baseline, proposed }: VerifyJob): Result<WordVerified> {
  return withFile(redline, silent, (made) =>
    withFile(baseline, silent, (before) =>
      withFile(proposed, silent, (after) =>
        ok({
          reasons: verifyRedline(made, before, after),
          revisions: markingsOf(made).revisions,
        }),
      ),
    ),
  )
}

/** Opens a Word file, and says in words where it cannot be. */
function withFile<Value>(
  path: string,
  tell: TellProgress,
  use: (file: WordFile) => Result<Value>,
): Result<Value> {
  let bytes: Uint8Array
  try {
    if (statSync(path).size > MOST_BYTES) {
      return failed('word/size', `“${path}” is larger than 64 MB.`, 'Take its images out.')
    }
    bytes = new Uint8Array(readFileSync(path))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENOENT'
      ? failed('word/missing', `There is no file “${path}”.`)
      : failed('word/unreadable', `“${path}” cannot be read: ${message}`)
  }
  let file: WordFile
  try {
    file = openWordFile(bytes, (done, total) => tell({ stage: 'XML', done, total }))
  } catch (error) {
    return failed(
      'word/file',
      `“${path}” cannot be read as a Word file. ${(error as Error).message}`,
      'Open it in Word and save it anew, or ask for another copy.',
    )
  }
  return use(file)
}
