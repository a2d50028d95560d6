/** What windows ask about files that are to be taken into the workspace. */
import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import { ok } from '../../shared/result.ts'
import { CODE_DOCUMENT_ENDINGS } from '../word/code-document.ts'
import type { CodeDocumentJob } from '../word/jobs.ts'
import type { Handlers } from './channels.ts'
import { askWhatToImport } from './dialogs.ts'
import { startWordJob, type WordWork } from './word.ts'

type ImportHandlers = Pick<Handlers, 'import.codeDocument' | 'import.cancel'>

export function createImports(window: () => BrowserWindow): ImportHandlers {
  let work: WordWork<CodeDocumentJob> | null = null
  return {
    'import.codeDocument': async () => {
      const path = await askWhatToImport(window(), 'Import a code document', CODE_DOCUMENT_ENDINGS)
      if (path === null) return ok(null)
      work?.cancel()
      work = startWordJob({ kind: 'code document', path })
      const read = await work.answer
      work = null
      if (!read.ok) return read
      const { title, provisions, numbering, findings, leftOut } = read.value
      return ok({
        name: basename(path),
        title,
        provisions: [...provisions],
        numbering,
        findings: [...findings],
        leftOut: [...leftOut],
      })
    },
    'import.cancel': () => {
      work?.cancel()
      return ok(undefined)
    },
  }
}
