/** The redlined legal text of a draft, one Word file for each code document, each read back before it is handed over. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { akomaNtoso } from '../../legal-text/formats/akoma-ntoso.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { rowsInBody } from '../../legal-text/formats/docx/real-notes.ts'
import { receiptFaults } from '../../legal-text/formats/docx/receipt.ts'
import { type Trace, withTrace } from '../../legal-text/formats/docx/trace.ts'
import { framed, type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { NOT_STATED } from '../../shared/report/fields.ts'
import { legalTextNotes } from '../../shared/report/legal-text-notes.ts'
import { withoutBase } from '../../shared/report/legal-text-paper.ts'
import { findModification } from '../../shared/report/model.ts'
import { type DraftRedline, draftRedlines } from '../../shared/report/redline.ts'
import { ProblemError } from '../../shared/result.ts'
import type { Workspace } from '../../shared/workspace.ts'
import type { Made } from './files.ts'
import { inImportedFile } from './imported-file.ts'
import { validate } from './validator.ts'

export interface LegalTextRequest {
  readonly modification: string
  /** Id or name; the preferred draft where absent. */
  readonly draft?: string | undefined
  /** Prints why each change is made as comments in the margin. */
  readonly comments?: boolean | undefined
  /** Made from nothing even where the base version keeps its Word file. */
  readonly anew?: boolean | undefined
}

/** The Word file that an imported version keeps, by its hash; null where it is not there. */
export type PackageBytes = (hash: string) => Promise<Uint8Array | null>

interface LegalTextSource {
  readonly workspace: Workspace
  readonly request: LegalTextRequest
  readonly packageBytes: PackageBytes
}

export async function legalTextDocuments(
  { workspace, request, packageBytes }: LegalTextSource,
  kind: 'redline' | 'clean',
): Promise<readonly Made[]> {
  const found = findModification(workspace, request.modification)
  if (!found.ok) throw new ProblemError(found.error)
  const modification = found.value
  const draft = chooseDraft(workspace, modification, request.draft)
  const redlines = draftRedlines(workspace, draft)
  if (redlines.length === 0) throw new ProblemError(withoutBase(draft))
  return Promise.all(
    redlines.map((made) =>
      oneDocument(workspace, modification, made, {
        kind,
        comments: kind === 'redline' && request.comments === true,
        name: nameOf(modification, made, redlines.length, kind),
        anew: request.anew === true,
        packageBytes,
      }),
    ),
  )
}

/** One Akoma Ntoso file for each code document, with change marks. */
export function akomaNtosoDocuments(
  workspace: Workspace,
  request: LegalTextRequest,
): readonly Made[] {
  const found = findModification(workspace, request.modification)
  if (!found.ok) throw new ProblemError(found.error)
  const modification = found.value
  const draft = chooseDraft(workspace, modification, request.draft)
  const redlines = draftRedlines(workspace, draft)
  if (redlines.length === 0) throw new ProblemError(withoutBase(draft))
  return redlines.map((made) => ({
    name: nameOf(modification, made, redlines.length, 'redline').replace(/docx$/, 'xml'),
    content: akomaNtoso(made.redline, {
      title: `${made.document.shortName} ‘${made.document.title}’`,
      shortName: made.document.shortName,
      base: `${made.document.shortName}, ${made.base}`,
      date: modification.reportDate,
      notes: [`${draft.name}. Base text: ${made.base}.`, ...legalTextNotes(modification, made)],
    }),
  }))
}

/** The preferred draft alone goes by the modification's reference; an alternative never overwrites it. */
function nameOf(
  { reference, legalTextVersion }: RecordOf<'modification'>,
  { draft, document }: DraftRedline,
  documents: number,
  kind: 'redline' | 'clean',
): string {
  const parts = [
    reference,
    'Legal Text',
    ...(draft.preferred ? [] : [draft.name]),
    ...(documents === 1 ? [] : [document.shortName]),
    `v${legalTextVersion} (${kind === 'redline' ? 'redline' : 'proposed'}).docx`,
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

interface HowMade {
  readonly kind: 'redline' | 'clean'
  readonly comments: boolean
  readonly name: string
  readonly anew: boolean
  readonly packageBytes: PackageBytes
}

async function oneDocument(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  made: DraftRedline,
  how: HowMade,
): Promise<Made> {
  const { kind, comments, name } = how
  const { draft, document, base, redline } = made
  const classification =
    modification.classification === null
      ? undefined
      : workspace.classification.get(modification.classification)
  const notes = [`${draft.name}. Base text: ${base}.`, ...legalTextNotes(modification, made)]
  const options: RedlineOptions = {
    name: `${modification.reference} Legal Text`,
    version: modification.legalTextVersion,
    documentTitle: `${document.shortName} ‘${document.title}’`,
    base: `${document.shortName}, ${base}`,
    classification: classification?.name ?? null,
    // The last note tells how insertions look, which is Word's affair; and a clean copy has none.
    notes: notes.slice(0, -1),
    author: modification.contact?.name ?? NOT_STATED,
    numbering: made.numbering,
    ...(kind === 'clean' && { what: 'proposed text' }),
    ...(comments && { reasons: made.reasons }),
  }
  const all = new Set(redline.views.map(({ id }) => id))
  const hashed = (lines: readonly string[]) => hashOf(framed(options, lines))
  const hashes = { base: hashed(made.rejected(all)), proposal: hashed(made.accepted(all)) }
  const trace = { draft: draft.id, document: document.id, ...hashes }
  const about = { ...how, trace, notes: inFileNotes(made, modification) }
  const patched = await inImportedFile(made, options, about)
  const { content, validator, revisions, paragraphs } =
    patched.content === null ? await madeAnew(made, options, kind, trace) : patched
  const changes = new Set(
    redline.views.flatMap(({ segments }) => segments.map(({ change }) => change)),
  )
  changes.delete(null)
  return {
    name,
    content,
    receipt: {
      modification: modification.id,
      draft: draft.id,
      document: document.id,
      kind,
      file: name,
      hashes: { ...hashes, file: bytesToHex(sha256(content)) },
      counts: { changes: changes.size, revisions, paragraphs },
      comments,
      validator,
      madeIn: patched.madeIn,
      checkedAt: new Date().toISOString(),
    },
  }
}

/** What a reader has to know of a text that stands in the user's own file: nothing of how our pages look. */
function inFileNotes(
  made: DraftRedline,
  modification: RecordOf<'modification'>,
): readonly string[] {
  const notes = legalTextNotes(modification, made)
  return [
    `${made.draft.name}. Base text: ${made.base}.`,
    ...notes.filter((note) => !/^(Insertions are|Provisions with a dotted rule)/.test(note)),
  ]
}

/**
 * A document from nothing, read back. Its footnotes are Word's own where Word counts them as the draft does; where a source
 * fixes other numbers, marks and footnotes are words.
 */
async function madeAnew(
  made: DraftRedline,
  options: RedlineOptions,
  kind: 'redline' | 'clean',
  trace: Trace,
) {
  const ownNotes = rowsInBody(made.redline).length < made.redline.views.length
  const first = await writtenAndRead(made, { ...options, ownNotes }, kind, trace)
  const { content, read, faults, paragraphs } =
    ownNotes && first.faults.length > 0 ? await writtenAndRead(made, options, kind, trace) : first
  const validator = faults.length === 0 ? await validate(content) : null
  const found = validator?.outcome === 'findings' ? validator.findings.slice(0, 3) : []
  if (faults.length > 0 || validator === null || validator.outcome === 'findings') {
    throw new ProblemError({
      code: 'export/receipt',
      message: `The Word file does not read back as the draft: ${[...faults, ...found].join('; ')}.`,
      advice: 'It has not been written. Please report this with the workspace.',
    })
  }
  return { content, validator, revisions: read.revisions, paragraphs }
}

async function writtenAndRead(
  made: DraftRedline,
  options: RedlineOptions,
  kind: 'redline' | 'clean',
  trace: Trace,
) {
  const { redline } = made
  // A clean copy is written by itself, so that Word counts all its numbers; both are checked against the same lines.
  const written = await writeRedline(kind === 'clean' ? made.clean() : redline, options)
  const all = new Set(redline.views.map(({ id }) => id))
  const accepted = framed(options, made.accepted(all))
  const rejected = framed(options, made.rejected(all))
  const printed = options.ownNotes === true ? rowsInBody(redline) : redline.views
  const content = kind === 'clean' ? written : withTrace(written, printed, trace)
  const read = readBack(content)
  const faults = [
    ...receiptFaults(read, { accepted, rejected: kind === 'clean' ? accepted : rejected }),
    ...(kind === 'clean' && read.revisions > 0 ? ['tracked changes are left in it'] : []),
  ]
  return { content, read, faults, paragraphs: accepted.length }
}

/** Of lines, one below the other. */
function hashOf(lines: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(lines.join('\n'))))
}
