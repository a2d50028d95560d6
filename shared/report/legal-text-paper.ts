/** The redlined legal text of a draft as a paper of its own, with the cover and foot of the report. */
import type { RecordOf } from '../records/index.ts'
import { ok, type Problem, type Result } from '../result.ts'
import type { Workspace } from '../workspace.ts'
import { legalTextNotes } from './legal-text-notes.ts'
import { draftRedlines } from './redline.ts'
import type { Report, ReportBlock, ReportSection } from './report.ts'

export function legalTextPaper(
  workspace: Workspace,
  report: Report,
  modification: RecordOf<'modification'>,
  draft: RecordOf<'draft'>,
): Result<Report> {
  const made = draftRedlines(workspace, draft)
  if (made.length === 0) return { ok: false, error: withoutBase(draft) }
  const sections = made.map((each, index): ReportSection => {
    const { document, base, redline, accepted, rejected } = each
    const shown = redline.views
    const all = new Set(shown.map(({ id }) => id))
    const words = `${document.shortName} ‘${document.title}’. ${draft.name}, against ${base}.`
    const blocks: readonly ReportBlock[] = [
      { kind: 'paragraph', inlines: [{ text: words }] },
      ...legalTextNotes(modification, each).map((text): ReportBlock => ({ kind: 'note', text })),
      { kind: 'redline', redline, shown, accepted: accepted(all), rejected: rejected(all) },
    ]
    return {
      id: `legal-text-${index + 1}`,
      number: String(index + 1),
      heading: document.shortName,
      level: 1,
      appendix: false,
      blocks,
    }
  })
  const name = draft.preferred ? 'Legal Text' : `Legal Text ${draft.name}`
  return ok({ ...report, documentName: name, version: modification.legalTextVersion, sections })
}

/** What is said of a draft that is drafted against nothing the workspace holds. */
export function withoutBase({ name }: RecordOf<'draft'>): Problem {
  return {
    code: 'draft/no-base',
    message: `${name} is not drafted against any version that this workspace holds.`,
    advice: 'Give the draft a base version of the document it changes.',
  }
}
