/** The redlined legal text of a draft, one Word file for each code document, each read back before it is handed over. */

import { readParagraphs } from '../../legal-text/formats/docx/read.ts'
import type { Attribution } from '../../legal-text/formats/docx/revisions.ts'
import {
  frontMatterText,
  type RedlineOptions,
  writeRedline,
} from '../../legal-text/formats/docx/write.ts'
import { plainText } from '../../legal-text/text.ts'
import {
  type ProvisionView,
  readingRuns,
  resolverOf,
  viewDocument,
} from '../../legal-text/views.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { NOT_STATED } from '../../shared/report/fields.ts'
import { findModification, legalTextNote } from '../../shared/report/model.ts'
import { ProblemError } from '../../shared/result.ts'
import type { Workspace } from '../../shared/workspace.ts'

interface Made {
  readonly name: string
  readonly content: Uint8Array
}

/** Version of a legal text that has not been issued yet. */
const FIRST_DRAFT = '0.1'

export async function legalTextDocument(
  workspace: Workspace,
  modificationName: string,
  draftId: string | undefined,
): Promise<readonly Made[]> {
  const found = findModification(workspace, modificationName)
  if (!found.ok) throw new ProblemError(found.error)
  const modification = found.value
  const draft = chooseDraft(workspace, modification, draftId)
  return Promise.all(
    draft.bases.map(async (base) => {
      const made = await oneDocument(workspace, modification, draft, base)
      const which = draft.bases.length === 1 ? '' : ` ${made.document.shortName}`
      const name = `${modification.reference} Legal Text${which} v${FIRST_DRAFT} (redline).docx`
      return { name, content: made.content }
    }),
  )
}

function chooseDraft(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  draftId: string | undefined,
): RecordOf<'draft'> {
  const drafts = [...workspace.draft.values()].filter(
    (draft) => draft.modification === modification.id,
  )
  const chosen =
    draftId === undefined
      ? drafts.find(({ preferred }) => preferred)
      : drafts.find(({ id, name }) => id === draftId || name === draftId)
  if (chosen !== undefined) return chosen
  throw new ProblemError({
    code: 'draft/missing',
    message:
      draftId === undefined
        ? `${modification.reference} has no preferred draft.`
        : `${modification.reference} has no draft “${draftId}”.`,
    advice: `It has: ${drafts.map(({ name }) => name).join(', ') || 'none'}.`,
  })
}

async function oneDocument(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  draft: RecordOf<'draft'>,
  base: RecordOf<'draft'>['bases'][number],
): Promise<{ readonly content: Uint8Array; readonly document: RecordOf<'document'> }> {
  const version = workspace.version.get(base.version)
  const document = workspace.document.get(base.document)
  if (version === undefined || document === undefined) {
    throw new ProblemError({ code: 'draft/no-base', message: `${draft.name} has no base version.` })
  }
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draft.id && change.document === document.id,
  )
  const { provisions, numbering } = version
  const renumber = { renumber: draft.renumbers.includes(document.id) }
  const redline = viewDocument(provisions, numbering, changes, 'redline', renumber)
  const classification =
    modification.classification === null
      ? null
      : (workspace.classification.get(modification.classification)?.name ?? null)
  const options: RedlineOptions = {
    name: `${modification.reference} Legal Text`,
    version: FIRST_DRAFT,
    documentTitle: `${document.shortName} ‘${document.title}’`,
    classification,
    notes: [
      `${draft.name}, drafted against ${version.label === null ? `a version that is ${NOT_STATED}` : `version ${version.label}`}. Insertions are underlined and deletions struck through, as tracked changes.`,
      legalTextNote(modification, draft),
      'Provisions with a dotted rule in the margin are illustrative, not in-force text.',
    ],
    author: modification.contact?.name ?? NOT_STATED,
    attribution: attributionOf(workspace),
    resolve: resolverOf(redline),
  }
  const content = await writeRedline(redline, options)
  const front = frontMatterText(options)
  const proposed = viewDocument(provisions, numbering, changes, 'proposed', renumber)
  checkReceipt(content, {
    accepted: [...front, ...linesOf(proposed, redline, false)],
    rejected: [
      ...front,
      ...linesOf(viewDocument(provisions, numbering, [], 'baseline'), redline, true),
    ],
  })
  return { content, document }
}

function attributionOf(workspace: Workspace): Attribution {
  const changeOf = (id: string | null) => (id === null ? undefined : workspace.change.get(id))
  return {
    nameOf: (person, change) => {
      const id = person ?? changeOf(change)?.author
      return (id === undefined ? undefined : workspace.person.get(id)?.name) ?? NOT_STATED
    },
    timeOf: (change) => changeOf(change)?.changedAt ?? '1970-01-01T00:00:00Z',
  }
}

/** What each paragraph reads as: number, tab, words. References read as the redline prints them, in both readings. */
function linesOf(
  views: readonly ProvisionView[],
  redline: readonly ProvisionView[],
  baseline: boolean,
): readonly string[] {
  const resolve = resolverOf(redline)
  return views
    .filter(({ kind }) => kind !== 'table' && kind !== 'row')
    .map(({ number, baselineNumber, kind, segments }) => {
      const printed = kind === 'cell' ? null : baseline ? baselineNumber : number
      const words = plainText(readingRuns(segments), resolve)
      return printed === null ? words : `${printed}\t${words}`
    })
}

/** An export that does not read back as what it should say is not handed over. */
function checkReceipt(
  content: Uint8Array,
  expected: { readonly accepted: readonly string[]; readonly rejected: readonly string[] },
): void {
  const read = readParagraphs(content)
  const faults = [
    difference('with all changes accepted', read.accepted, expected.accepted),
    difference('with all changes rejected', read.rejected, expected.rejected),
    new Set(read.revisionIds).size === read.revisionIds.length
      ? null
      : 'two revision marks have the same id',
  ].filter((fault) => fault !== null)
  if (faults.length === 0) return
  throw new ProblemError({
    code: 'export/receipt',
    message: `The Word file does not read back as the draft: ${faults.join('; ')}.`,
    advice: 'It has not been written. Please report this with the workspace.',
  })
}

function difference(
  when: string,
  read: readonly string[],
  expected: readonly string[],
): string | null {
  const length = Math.max(read.length, expected.length)
  for (let index = 0; index < length; index += 1) {
    if (read[index] === expected[index]) continue
    return `${when}, paragraph ${index + 1} reads “${read[index] ?? 'nothing'}” instead of “${expected[index] ?? 'nothing'}”`
  }
  return null
}
