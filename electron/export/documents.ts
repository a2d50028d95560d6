/** What makes each document of `shared/exports.ts`. A document that is added there is made here, on one line. */
import type { ExportFormat } from '../../shared/exports.ts'
import { reportHtml } from '../../shared/report/html.ts'
import { instructionsPaper } from '../../shared/report/instructions.ts'
import { legalTextPaper } from '../../shared/report/legal-text-paper.ts'
import { findModification } from '../../shared/report/model.ts'
import { type Report, reportName } from '../../shared/report/report.ts'
import { ProblemError } from '../../shared/result.ts'
import type { RecordTouch } from '../../shared/timetable/ics.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { changesDocument } from './changes.ts'
import type { Made } from './files.ts'
import { withTemplate } from './house-template.ts'
import {
  akomaNtosoDocuments,
  chooseDraft,
  type LegalTextRequest,
  legalTextDocuments,
  type PackageBytes,
} from './legal-text.ts'
import { handoutDocument, type MeetingRequest, minutesDocuments } from './meeting-documents.ts'
import { type PrintToPdf, reportPdf } from './pdf.ts'
import { reportDocument } from './report-docx.ts'
import {
  type TimetableSource,
  timetableCalendar,
  timetablePicture,
  timetableValues,
  timetableWorkbook,
} from './timetable-files.ts'
import { TRACING_DOCUMENTS } from './tracing.ts'

/** What a document is made from. */
export interface ExportSource {
  /** As it was when the issue was frozen that is exported, or as it is. */
  readonly workspace: Workspace
  /** As it is, with all issues. */
  readonly present: Workspace
  readonly request: LegalTextRequest & MeetingRequest
  readonly report: Report
  readonly printToPdf: PrintToPdf
  /** The bytes of the user's own Word template, or null. */
  readonly template: Uint8Array | null
  /** The Word file that an imported version keeps, by its hash; null where it is not there. */
  readonly packageBytes: PackageBytes
  /** Which journal entry last touched what the timetable is made of. */
  readonly touches: readonly RecordTouch[]
}

/** Makes one document, which may be several files. Throws a ProblemError that says what is in the way. */
export type MakeDocument = (source: ExportSource) => Promise<readonly Made[]>

/** All but the set, which is made of them. */
export type SingleFormat = Exclude<ExportFormat, 'set.zip'>

export const DOCUMENTS: Readonly<Record<SingleFormat, MakeDocument>> = {
  'report.docx': async ({ report, template }) => {
    const content = await reportDocument(report)
    return [
      {
        name: `${versionedName(report)}.docx`,
        content: template === null ? content : withTemplate(content, template),
      },
    ]
  },
  'report.html': async ({ report }) => [
    { name: `${versionedName(report)}.html`, content: reportHtml(report) },
  ],
  'report.pdf': async ({ report, printToPdf }) => [
    { name: `${versionedName(report)}.pdf`, content: await reportPdf(report, printToPdf) },
  ],
  'legal-text.docx': (source) => legalTextDocuments(source, 'redline'),
  'legal-text.html': async ({ workspace, report, request }) => {
    const modification = findModification(workspace, request.modification)
    if (!modification.ok) throw new ProblemError(modification.error)
    const draft = chooseDraft(workspace, modification.value, request.draft)
    const paper = legalTextPaper(workspace, report, modification.value, draft)
    if (!paper.ok) throw new ProblemError(paper.error)
    return [
      { name: `${versionedName(paper.value)} (redline).html`, content: reportHtml(paper.value) },
    ]
  },
  'legal-text.xml': async ({ workspace, request }) => akomaNtosoDocuments(workspace, request),
  'proposed-text.docx': (source) => legalTextDocuments(source, 'clean'),
  'instructions.docx': async (source) => {
    const paper = instructionsOf(source)
    return [{ name: `${versionedName(paper)}.docx`, content: await reportDocument(paper) }]
  },
  'instructions.html': async (source) => {
    const paper = instructionsOf(source)
    return [{ name: `${versionedName(paper)}.html`, content: reportHtml(paper) }]
  },
  'minutes.docx': ({ workspace, request }) => minutesDocuments(workspace, request, 'docx'),
  'minutes.html': ({ workspace, request }) => minutesDocuments(workspace, request, 'html'),
  'handout.html': ({ workspace, request }) => handoutDocument(workspace, request),
  ...TRACING_DOCUMENTS,
  'changes.html': changesDocument,
  'timetable.ics': (source) => timetableCalendar(timetableOf(source)),
  'timetable.xlsx': (source) => timetableWorkbook(timetableOf(source)),
  'timetable.csv': (source) => timetableValues(timetableOf(source)),
  'timetable.svg': (source) => timetablePicture(timetableOf(source)),
}

function instructionsOf({ workspace, report, request }: ExportSource): Report {
  const modification = findModification(workspace, request.modification)
  if (!modification.ok) throw new ProblemError(modification.error)
  const draft = chooseDraft(workspace, modification.value, request.draft)
  const paper = instructionsPaper(workspace, report, modification.value, draft)
  if (!paper.ok) throw new ProblemError(paper.error)
  return paper.value
}

/** "DP255 Modification Report v0.2", as files of the field are named. */
function versionedName(report: Report): string {
  return `${reportName(report)} v${report.version}`
}

function timetableOf({ workspace, request, report, touches }: ExportSource): TimetableSource {
  const modification = findModification(workspace, request.modification)
  if (!modification.ok) throw new ProblemError(modification.error)
  const name = `${report.reference} Timetable v${report.version}`
  const { id, reportDate } = modification.value
  return { workspace, modification: id, name, date: reportDate, touches }
}
