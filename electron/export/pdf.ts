/**
 * The report as PDF. Which sheet a section begins on is only known once the page is printed, so it is printed, read, and
 * printed again with the numbers in its contents.
 */
import { reportHtml } from '../../shared/report/html.ts'
import { footerText, type Report, reportName } from '../../shared/report/report.ts'
import { withInformation } from './pdf-information.ts'
import { sheetsOf } from './pdf-reading.ts'

/** Prints a page to PDF with `footer` at the foot of each page; rejects where no Electron can be had. */
export type PrintToPdf = (html: string, footer: string) => Promise<Uint8Array>

/** Numbers of two figures can make a line of the contents run over, and so move what stands behind it. */
const MOST_PRINTS = 3

export async function reportPdf(report: Report, printToPdf: PrintToPdf): Promise<Uint8Array> {
  const footer = footerText(report)
  const ids = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'contents' ? block.entries.map(({ id }) => id) : [])),
  )
  let pages: ReadonlyMap<string, number> = new Map()
  let printed = await printToPdf(reportHtml(report, { furniture: 'printer' }), footer)
  for (let count = 1; count < MOST_PRINTS; count += 1) {
    const found = await sheetsOf(printed, ids)
    if (found === null || sameSheets(found, pages)) break
    pages = found
    printed = await printToPdf(reportHtml(report, { furniture: 'printer', pages }), footer)
  }
  return withInformation(printed, {
    Title: `${reportName(report)} v${report.version}`,
    Author: report.author,
    Subject: report.title,
    Keywords: [report.reference, report.documentName, report.stage].join(', '),
    Creator: 'Drafting Workbench',
  })
}

function sameSheets(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([id, sheet]) => other.get(id) === sheet)
}
