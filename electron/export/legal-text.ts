/** The redlined legal text of a draft, one Word file for each code document, each read back before it is handed over. */
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { receiptFaults } from '../../legal-text/formats/docx/receipt.ts'
import { framed, type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { legalTextNotes } from '../../shared/report/blocks.ts'
import { NOT_STATED } from '../../shared/report/fields.ts'
import { findModification } from '../../shared/report/model.ts'
import { type DraftRedline, draftRedlines } from '../../shared/report/redline.ts'
import { ProblemError } from '../../shared/result.ts'
import type { Workspace } from '../../shared/workspace.ts'
import type { Made } from './files.ts'

export interface LegalTextRequest {
  readonly modification: string
  /** Id or name; the preferred draft where absent. */
  readonly draft?: string | undefined
  /** Prints why each change is made as comments in the margin. */
  readonly comments?: boolean | undefined
}

export async function legalTextDocuments(
  workspace: Workspace,
  request: LegalTextRequest,
): Promise<readonly Made[]> {
  const found = findModification(workspace, request.modification)
  if (!found.ok) throw new ProblemError(found.error)
  const modification = found.value
  const draft = chooseDraft(workspace, modification, request.draft)
  const redlines = draftRedlines(workspace, draft)
  if (redlines.length === 0) {
    throw new ProblemError({
      code: 'draft/no-base',
      message: `${draft.name} is not drafted against any version that this workspace holds.`,
      advice: 'Give the draft a base version of the document it changes.',
    })
  }
  return Promise.all(
    redlines.map(async (made) => ({
      name: nameOf(modification, made, redlines.length),
      content: await oneDocument(workspace, modification, made, request.comments === true),
    })),
  )
}

/** The preferred draft alone goes by the modification's reference; an alternative never overwrites it. */
function nameOf(
  { reference, legalTextVersion }: RecordOf<'modification'>,
  { draft, document }: DraftRedline,
  documents: number,
): string {
  const parts = [
    reference,
    'Legal Text',
    ...(draft.preferred ? [] : [draft.name]),
    ...(documents === 1 ? [] : [document.shortName]),
    `v${legalTextVersion} (redline).docx`,
  ]
  return parts.join(' ')
}

export function chooseDraft(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  wanted: string | undefined,
): RecordOf<'draft'> {
  const drafts = [...workspace.draft.values()].filter(
    (draft) => draft.modification === modification.id,
  )
  const chosen =
    wanted === undefined
      ? drafts.find(({ preferred }) => preferred)
      : drafts.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase())
  if (chosen !== undefined) return chosen
  throw new ProblemError({
    code: 'draft/missing',
    message:
      wanted === undefined
        ? `${modification.reference} has no preferred draft.`
        : `${modification.reference} has no draft “${wanted}”.`,
    advice: `It has: ${drafts.map(({ name }) => name).join(', ') || 'none'}.`,
  })
}

async function oneDocument(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  made: DraftRedline,
  comments: boolean,
): Promise<Uint8Array> {
  const { draft, document, base, redline } = made
  const classification =
    modification.classification === null
      ? undefined
      : workspace.classification.get(modification.classification)
  const options: RedlineOptions = {
    name: `${modification.reference} Legal Text`,
    version: modification.legalTextVersion,
    documentTitle: `${document.shortName} ‘${document.title}’`,
    base: `${document.shortName}, ${base}`,
    classification: classification?.name ?? null,
    notes: [`${draft.name}. Base text: ${base}.`, ...legalTextNotes(modification, made)],
    author: modification.contact?.name ?? NOT_STATED,
    ...(comments && { reasons: made.reasons }),
  }
  const content = await writeRedline(redline, options)
  const all = new Set(redline.views.map(({ id }) => id))
  const faults = receiptFaults(readBack(content), {
    accepted: framed(options, made.accepted(all)),
    rejected: framed(options, made.rejected(all)),
  })
  if (faults.length === 0) return content
  throw new ProblemError({
    code: 'export/receipt',
    message: `The Word file does not read back as the draft: ${faults.join('; ')}.`,
    advice: 'It has not been written. Please report this with the workspace.',
  })
}
