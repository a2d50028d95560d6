import type { ExportFormat } from '../../shared/exports.ts'
import { request } from '../bridge.ts'
import { reportProblem, say } from '../interface/messages.ts'
import { flushEdits } from '../workspace/store.ts'

/** Writes tables into a folder that is asked for, and says where they are. */
export async function exportTables(
  modification: string,
  draft: string,
  formats: readonly ExportFormat[],
): Promise<void> {
  flushEdits()
  const answer = await request('export.write', { modification, draft, formats: [...formats] })
  if (!answer.ok) return reportProblem(answer.error)
  if (answer.value === null) return
  const { written, failed } = answer.value
  const [problem] = failed
  if (problem !== undefined) {
    reportProblem({ code: 'export/failed', message: `${problem.format}: ${problem.reason}` })
    return
  }
  const [path] = written
  if (path === undefined) return
  say(written.length === 1 ? `Written as ${path}.` : `${written.length} files are written.`, {
    label: 'Show in folder',
    run: () => void request('file.show', { path }),
  })
}
