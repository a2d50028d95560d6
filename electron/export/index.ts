/** Documents of a modification, written as files. */
import type { ExportFormat, ExportRequest, Written } from '../../shared/channels.ts'
import { reportHtml } from '../../shared/report/html.ts'
import { reportModel } from '../../shared/report/model.ts'
import { footerText, type Report, reportName } from '../../shared/report/report.ts'
import { ok, ProblemError, type Result } from '../../shared/result.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { type Made, prepareFolder, writeWhole } from './files.ts'
import { type LegalTextRequest, legalTextDocuments } from './legal-text.ts'
import { reportDocument } from './report-docx.ts'

/** Prints a page to PDF with `footer` at the foot of each page; rejects where no Electron can be had. */
export type PrintToPdf = (html: string, footer: string) => Promise<Uint8Array>

/**
 * Writes the documents asked for into `folder`, which is made where it is missing. One that fails leaves the
 * others written and is listed with the reason; a file that is replaced is replaced whole.
 */
export async function exportDocuments(
  workspace: Workspace,
  request: ExportRequest & LegalTextRequest,
  folder: string,
  printToPdf: PrintToPdf,
): Promise<Result<Written>> {
  const report = reportModel(workspace, request.modification)
  if (!report.ok) return report
  const prepared = prepareFolder(folder)
  if (!prepared.ok) return prepared
  const written: string[] = []
  const failures: { format: string; reason: string }[] = []
  for (const format of request.formats) {
    try {
      const made = await make(workspace, request, report.value, format, printToPdf)
      for (const document of made) written.push(writeWhole(folder, document))
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : null
      const advice = problem?.advice === undefined ? '' : ` ${problem.advice}`
      failures.push({ format, reason: `${(error as Error).message}${advice}` })
    }
  }
  return ok({ written, failed: failures })
}

async function make(
  workspace: Workspace,
  request: LegalTextRequest,
  report: Report,
  format: ExportFormat,
  printToPdf: PrintToPdf,
): Promise<readonly Made[]> {
  const name = `${reportName(report)} v${report.version}`
  switch (format) {
    case 'report.html':
      return [{ name: `${name}.html`, content: reportHtml(report) }]
    case 'report.pdf': {
      const content = await printToPdf(
        reportHtml(report, { furniture: 'printer' }),
        footerText(report),
      )
      return [{ name: `${name}.pdf`, content }]
    }
    case 'report.docx':
      return [{ name: `${name}.docx`, content: await reportDocument(report) }]
    case 'legal-text.docx':
      return legalTextDocuments(workspace, request)
  }
}
