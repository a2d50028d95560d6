/** Documents of a modification, written as files. */
import type { ExportRequest, Written } from '../../shared/channels.ts'
import { workspaceAt } from '../../shared/report/issues.ts'
import { findModification, reportModel } from '../../shared/report/model.ts'
import { ok, ProblemError, type Result } from '../../shared/result.ts'
import type { RecordTouch } from '../../shared/timetable/ics.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { DOCUMENTS } from './documents.ts'
import { prepareFolder, writeWhole } from './files.ts'
import { readTemplate } from './house-template.ts'
import type { LegalTextRequest, PackageBytes } from './legal-text.ts'
import type { PrintToPdf } from './pdf.ts'
import { writeSet } from './set.ts'

export type { PrintToPdf }

/**
 * Writes the documents asked for into `folder`, which is made where it is missing. One that fails leaves the
 * others written and is listed with the reason; a file that is replaced is replaced whole. `touches` are those of
 * TOUCHED_KINDS: without them a calendar cannot tell an update from what is there already.
 */
export async function exportDocuments(
  present: Workspace,
  request: ExportRequest & LegalTextRequest,
  folder: string,
  printToPdf: PrintToPdf,
  touches: readonly RecordTouch[] = [],
  packageBytes: PackageBytes = async () => null,
): Promise<Result<Written>> {
  const modification = findModification(present, request.modification)
  if (!modification.ok) return modification
  const { id } = modification.value
  const at = workspaceAt(present, id, request.issue)
  if (!at.ok) return at
  const workspace = at.value
  const report = reportModel(workspace, id)
  if (!report.ok) return report
  const prepared = prepareFolder(folder)
  if (!prepared.ok) return prepared
  const template = templateOf(request.template)
  if (!template.ok) return template
  // Its reference may have been another when the issue was frozen; its id is the same.
  const source = {
    present,
    workspace,
    request: { ...request, modification: id },
    report: report.value,
    printToPdf,
    touches,
    packageBytes,
    template: template.value,
  }
  const written: string[] = []
  const receipts: Written['receipts'] = []
  const failures: { format: string; reason: string }[] = []
  for (const format of request.formats) {
    try {
      if (format === 'set.zip') {
        const set = await writeSet(source, folder)
        written.push(...set.paths)
        receipts.push(...set.receipts)
        continue
      }
      for (const document of await DOCUMENTS[format](source)) {
        written.push(writeWhole(folder, document))
        if (document.receipt !== undefined) receipts.push(document.receipt)
      }
    } catch (error) {
      failures.push({ format, reason: reasonOf(error) })
    }
  }
  return ok({ written, failed: failures, receipts })
}

function templateOf(path: string | undefined): Result<Uint8Array | null> {
  try {
    return ok(path === undefined || path === '' ? null : readTemplate(path))
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, error: error.problem }
    throw error
  }
}

function reasonOf(error: unknown): string {
  const problem = error instanceof ProblemError ? error.problem : null
  const advice = problem?.advice === undefined ? '' : ` ${problem.advice}`
  return `${(error as Error).message}${advice}`
}
