/** The amendment instructions of a draft, each document's own, and the paper that they are printed on. */
import { applyInstructions } from '../../legal-text/instructions/apply.ts'
import { instructionsFor } from '../../legal-text/instructions/generate.ts'
import { type Tree, treeOf } from '../../legal-text/instructions/tree.ts'
import { resolverOf, type View, viewDocument } from '../../legal-text/views.ts'
import type { RecordOf } from '../records/index.ts'
import { failed, ok, type Result } from '../result.ts'
import type { Workspace } from '../workspace.ts'
import { legalTextNotes } from './legal-text-notes.ts'
import { withoutBase } from './legal-text-paper.ts'
import { draftRedlines } from './redline.ts'
import type { Report, ReportBlock, ReportSection } from './report.ts'

type Modification = RecordOf<'modification'>

export interface DocumentInstructions {
  readonly document: RecordOf<'document'>
  readonly sentences: readonly string[]
}

/** Written and applied again: what does not come to the proposal is not handed out. */
export function draftInstructions(
  workspace: Workspace,
  draft: RecordOf<'draft'>,
): Result<readonly DocumentInstructions[]> {
  const made: DocumentInstructions[] = []
  for (const base of draft.bases) {
    const version = workspace.version.get(base.version)
    const document = workspace.document.get(base.document)
    if (version === undefined || document === undefined) continue
    const changes = [...workspace.change.values()].filter(
      (change) => change.draft === draft.id && change.document === document.id,
    )
    const read = (view: View): Tree => {
      const options = { renumber: draft.renumbers.includes(document.id) }
      const views = viewDocument(version.provisions, version.numbering, changes, view, options)
      return treeOf(views, resolverOf(views))
    }
    const [baseline, proposed] = [read('baseline'), read('proposed')]
    const sentences = instructionsFor(baseline, proposed).map(({ text }) => text)
    if (said(applyInstructions(baseline, sentences)) !== said(proposed)) {
      return failed(
        'export/receipt',
        `The instructions for ${document.shortName} do not come to what ${draft.name} proposes.`,
        'They have not been written. Please report this with the workspace.',
      )
    }
    made.push({ document, sentences })
  }
  return ok(made)
}

function said(tree: Tree): string {
  return JSON.stringify(tree.map(({ kind, number, runs }) => [kind, number, runs]))
}

/** The instructions as a part of a report. */
export function instructionBlocks(
  workspace: Workspace,
  modification: Modification,
): readonly ReportBlock[] {
  const draft = [...workspace.draft.values()].find(
    (candidate) => candidate.modification === modification.id && candidate.preferred,
  )
  const made = draft === undefined ? ok([]) : draftInstructions(workspace, draft)
  if (!made.ok) return [words(made.error.message, true)]
  if (made.value.length === 0) return [words('There is no legal text yet.')]
  return made.value.flatMap((instructions) => documentBlocks(instructions))
}

function documentBlocks({ document, sentences }: DocumentInstructions): readonly ReportBlock[] {
  return [
    words(`${document.shortName} ‘${document.title}’ is amended as follows:`),
    ...(sentences.length === 0
      ? [words('This draft changes nothing yet.')]
      : sentences.map((text): ReportBlock => ({ kind: 'number', level: 0, inlines: [{ text }] }))),
  ]
}

function words(text: string, warning = false): ReportBlock {
  return { kind: 'paragraph', inlines: [warning ? { text, warning } : { text }] }
}

/** A paper of its own, with the cover and foot of the report. */
export function instructionsPaper(
  workspace: Workspace,
  report: Report,
  modification: Modification,
  draft: RecordOf<'draft'>,
): Result<Report> {
  const made = draftInstructions(workspace, draft)
  if (!made.ok) return made
  const redlines = draftRedlines(workspace, draft)
  const sections = made.value.map((instructions, index): ReportSection => {
    const redline = redlines.find(({ document }) => document.id === instructions.document.id)
    // The last note tells how insertions look, and there are none to be seen here.
    const notes = redline === undefined ? [] : legalTextNotes(modification, redline).slice(0, -1)
    return {
      id: `instructions-${index + 1}`,
      number: String(index + 1),
      heading: instructions.document.shortName,
      level: 1,
      appendix: false,
      blocks: [
        words(`${draft.name}, against ${redline?.base ?? 'no version'}.`),
        ...notes.map((text): ReportBlock => ({ kind: 'note', text })),
        ...documentBlocks(instructions),
      ],
    }
  })
  if (sections.length === 0) return { ok: false, error: withoutBase(draft) }
  return ok({
    ...report,
    documentName: draft.preferred
      ? 'Amendment Instructions'
      : `Amendment Instructions ${draft.name}`,
    version: modification.legalTextVersion,
    sections,
  })
}
