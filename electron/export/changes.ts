/** What changed since the issue before: a list, and report and legal text as a redline. */
import { compareReports } from '../../shared/report/compare.ts'
import { escapeHtml } from '../../shared/report/html-text.ts'
import { compareVersions, frozenWorkspace, issuesOf } from '../../shared/report/issues.ts'
import { reportName } from '../../shared/report/report.ts'
import { ProblemError } from '../../shared/result.ts'
import type { ExportSource } from './documents.ts'
import type { Made } from './files.ts'

export async function changesDocument(source: ExportSource): Promise<readonly Made[]> {
  const { workspace, present, report, request } = source
  const { modification } = request
  const before = issuesOf(present, modification).find(
    ({ version }) => compareVersions(version, report.version) < 0,
  )
  if (before === undefined) {
    throw new ProblemError({
      code: 'issue/none-before',
      message: `No issue before v${report.version} of ${report.reference} has been frozen.`,
      advice: 'Freeze an issue first; what is written after it can be compared with it.',
    })
  }
  const old = frozenWorkspace(before)
  if (!old.ok) throw new ProblemError(old.error)
  const compared = compareReports(
    { workspace: old.value, modification },
    { workspace, modification },
  )
  if (!compared.ok) throw new ProblemError(compared.error)
  const { html, list } = compared.value
  const items = list.map(
    ({ where, what }) => `<li><strong>${escapeHtml(where)}:</strong> ${escapeHtml(what)}</li>`,
  )
  const lead =
    items.length === 0
      ? '<p>Nothing changed.</p>'
      : `<h2>What changed</h2><ul>${items.join('')}</ul>`
  return [
    {
      name: `${reportName(report)} v${report.version} (changes since v${before.version}).html`,
      content: html.replace('</h1>', `</h1>${lead}<h2>Redline</h2>`),
    },
  ]
}
