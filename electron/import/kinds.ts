/** What can be imported from the command line. A kind that is added here is known to `workbench import`. */
import { extname } from 'node:path'
import { ok, type Result } from '../../shared/result.ts'
import type { TellProgress } from '../../shared/word-progress.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { runGuarded } from '../word/guard.ts'
import { codeDocument } from './code-document.ts'
import { REPORT_ENDINGS, readReportFile } from './report.ts'
import { returned } from './returned.ts'
import { requirements, responses } from './tables.ts'

/** What a file comes to: the command that takes it in, and what a person is told. */
export interface Import {
  /** A command of `shared/commands` with its arguments. */
  readonly command: { readonly name: string; readonly args: unknown }
  /** The Word file that is kept with what the command makes, where it names one. */
  readonly file?: Uint8Array | null
  /** What was read, guessed and not understood, a line each. */
  readonly summary: readonly string[]
  /** The same for programs. */
  readonly details: unknown
  /** How much a person has to look at before it can be relied on. */
  readonly open: number
}

export interface ImportRequest {
  readonly path: string
  /** What is there already; null where the workspace is still to be made. */
  readonly workspace: Workspace
  /** Reference of the modification that it belongs to, where it was named. */
  readonly modification: string | undefined
  /** The number of the version, where it was named. */
  readonly label: string | undefined
  /** Hears how far a Word file is. */
  readonly tell?: TellProgress
}

export interface ImportKind {
  /** As `--as` names it. */
  readonly name: string
  readonly what: string
  /** Endings of the files that it reads, without a full stop. */
  readonly endings: readonly string[]
  readonly read: (request: ImportRequest) => Promise<Result<Import>>
}

const report: ImportKind = {
  name: 'report',
  what: 'a published Modification Report',
  endings: REPORT_ENDINGS,
  async read({ path }) {
    const read = await readReportFile(path, runGuarded)
    if (!read.ok) return read
    const { report: found, account, guesses } = read.value
    const of = (fate: string) => account.filter((line) => line.fate === fate)
    const lines = (fate: string) =>
      of(fate).map(
        ({ line, text, note }) => `  line ${line}: ${note === '' ? '' : `${note}: `}${text}`,
      )
    return ok({
      command: { name: 'report.import', args: { report: found } },
      summary: [
        `${found.source}: ${found.sections.length} parts of narrative, ${found.inputs.length} inputs, ${found.events.length} timetable events, ${found.glossary.length} glossary entries.`,
        `${of('read').length} lines read, ${of('computed').length} that the workbench makes itself.`,
        `${of('guessed').length} lines guessed:`,
        ...lines('guessed'),
        ...guesses.map((guess) => `  ${guess}`),
        `${of('not understood').length} lines not understood${of('not understood').length === 0 ? '.' : ', kept under “Not placed by the import”:'}`,
        ...lines('not understood'),
      ],
      details: { source: found.source, account, guesses },
      open: of('not understood').length,
    })
  },
}

export const IMPORT_KINDS: readonly ImportKind[] = [
  report,
  codeDocument,
  returned,
  responses,
  requirements,
]

/** The kinds that read files with the ending of this one. */
export function kindsFor(path: string): readonly ImportKind[] {
  const ending = extname(path).slice(1).toLowerCase()
  return IMPORT_KINDS.filter(({ endings }) => endings.includes(ending))
}
