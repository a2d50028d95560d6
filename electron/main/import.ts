/** What windows ask about files that are to be taken into the workspace. */
import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { AnswerOf } from '../../shared/channels.ts'
import { ok } from '../../shared/result.ts'
import type { TellProgress } from '../../shared/word-progress.ts'
import { TABLE_ENDINGS } from '../import/endings.ts'
import { CODE_DOCUMENT_ENDINGS } from '../word/code-document.ts'
import type { CodeDocumentJob, ReturnedJob, TableJob } from '../word/jobs.ts'
import { type Handlers, sendEvent } from './channels.ts'
import { askWhatToImport, askWhichCopies } from './dialogs.ts'
import { startWordJob, type WordWork } from './word.ts'

type ReturnedFile = NonNullable<AnswerOf<'import.returned'>>[number]

type ImportHandlers = Pick<
  Handlers,
  'import.codeDocument' | 'import.returned' | 'import.table' | 'import.cancel'
>

export interface Imports {
  readonly handlers: ImportHandlers
  /** The bytes of the Word file that was read last, for the version that is taken over from it; null for all else. */
  readonly fileFor: (envelope: { readonly name: string }) => Uint8Array | null
}

/** Tells the window how far a file is. */
function teller(window: () => BrowserWindow, path: string, place = 1, files = 1): TellProgress {
  const file = basename(path)
  return (progress) => sendEvent(window(), 'import.progress', { ...progress, file, place, files })
}

export function createImports(window: () => BrowserWindow): Imports {
  let work: Pick<WordWork<ReturnedJob>, 'cancel'> | null = null
  let latest: Uint8Array | null = null
  const handlers: ImportHandlers = {
    'import.codeDocument': async (dropped) => {
      const path =
        dropped?.path ??
        (await askWhatToImport(window(), 'Import a code document', CODE_DOCUMENT_ENDINGS))
      if (path === null) return ok(null)
      work?.cancel()
      const reading = startWordJob<CodeDocumentJob>(
        { kind: 'code document', path },
        teller(window, path),
      )
      work = reading
      const read = await reading.answer
      work = null
      if (!read.ok) return read
      const { title, provisions, numbering, findings, leftOut, package: file } = read.value
      latest = file?.bytes ?? null
      return ok({
        name: basename(path),
        title,
        provisions: [...provisions],
        numbering,
        findings: [...findings],
        leftOut: [...leftOut],
        package: file === null ? null : { hash: file.hash, name: file.name, size: file.size },
      })
    },
    'import.table': async () => {
      const path = await askWhatToImport(window(), 'Import a table', TABLE_ENDINGS)
      if (path === null) return ok(null)
      work?.cancel()
      const reading = startWordJob<TableJob>({ kind: 'table', path })
      work = reading
      const read = await reading.answer
      work = null
      if (!read.ok) return read
      const { name, sheets, note } = read.value
      return ok({
        name,
        note,
        sheets: sheets.map((sheet) => ({
          name: sheet.name,
          cells: sheet.cells.map((row) => [...row]),
        })),
      })
    },
    'import.returned': async (dropped) => {
      const paths = dropped === undefined ? await askWhichCopies(window()) : [dropped.path]
      if (paths === null) return ok(null)
      const files: ReturnedFile[] = []
      work?.cancel()
      for (const [index, path] of paths.entries()) {
        const tell = teller(window, path, index + 1, paths.length)
        tell({ stage: 'XML', done: 0, total: 0 })
        const reading = startWordJob<ReturnedJob>({ kind: 'returned', path }, tell)
        work = reading
        const read = await reading.answer
        work = null
        if (!read.ok) return read
        const { hash, ...copy } = read.value
        files.push({ path, name: basename(path), hash, copy: copy as ReturnedFile['copy'] })
      }
      return ok(files)
    },
    'import.cancel': () => {
      work?.cancel()
      return ok(undefined)
    },
  }
  return { handlers, fileFor: ({ name }) => (name === 'version.import' ? latest : null) }
}
