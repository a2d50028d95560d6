/** Legal text in the Word file that its base version was imported from, or why it cannot be made in it. */
import { markingsOf } from '../../legal-text/formats/docx/faults.ts'
import { patchFaults } from '../../legal-text/formats/docx/patch/check.ts'
import { patchDraft } from '../../legal-text/formats/docx/patch/draft.ts'
import { NotPatchable } from '../../legal-text/formats/docx/patch/located.ts'
import { bodyLines } from '../../legal-text/formats/docx/reading.ts'
import type { Trace } from '../../legal-text/formats/docx/trace.ts'
import { withPatchTrace } from '../../legal-text/formats/docx/trace-patched.ts'
import { openWordFile, type WordFile } from '../../legal-text/formats/docx/word-file.ts'
import type { RedlineOptions } from '../../legal-text/formats/docx/write.ts'
import type { Facts } from '../../shared/report/receipts.ts'
import type { DraftRedline } from '../../shared/report/redline.ts'
import type { PackageBytes } from './legal-text.ts'
import { validate } from './validator.ts'

export interface ImportedRequest {
  readonly kind: 'redline' | 'clean'
  /** Made from nothing all the same. */
  readonly anew: boolean
  readonly packageBytes: PackageBytes
  /** What the export says of itself where the file itself does not. */
  readonly notes: readonly string[]
  readonly trace: Trace
}

export type InImportedFile =
  | {
      readonly content: Uint8Array
      readonly madeIn: NonNullable<Facts['madeIn']>
      readonly validator: Facts['validator']
      readonly revisions: number
      readonly paragraphs: number
    }
  /** It has to be made from nothing: why, or null where there is nothing to say, the version having no Word file. */
  | { readonly content: null; readonly madeIn: Facts['madeIn'] }

/** Patches the file that the base version keeps, and checks it; any reason against it is told, and nothing is guessed. */
export async function inImportedFile(
  made: DraftRedline,
  options: RedlineOptions,
  request: ImportedRequest,
): Promise<InImportedFile> {
  const kept = made.version.package
  if (kept === null) return { content: null, madeIn: null }
  if (request.anew) return without('as was asked for.')
  const bytes = await request.packageBytes(kept.hash)
  if (bytes === null) return without(`the imported file “${kept.name}” is not in this workspace.`)
  try {
    const original = openWordFile(bytes)
    const content = patchedFile(original, made, options, request)
    const file = openWordFile(content)
    const faults = faultsOf(file, original, made, request.kind)
    const [first] = faults
    if (first !== undefined) return without(`${first}.`)
    const validator = await validatedAgainst(content, bytes)
    if (typeof validator === 'string') return without(validator)
    return {
      content,
      madeIn: { kind: 'imported file', name: kept.name },
      validator,
      revisions: markingsOf(file).revisions,
      paragraphs: bodyLines(file, 'accepted').length,
    }
  } catch (error) {
    if (error instanceof NotPatchable) return without(error.message)
    throw error
  }
}

function without(why: string): InImportedFile {
  const sentence = why.slice(0, 1).toUpperCase() + why.slice(1, 990)
  return { content: null, madeIn: { kind: 'made anew', why: sentence } }
}

function patchedFile(
  original: WordFile,
  made: DraftRedline,
  options: RedlineOptions,
  { kind, notes, trace }: ImportedRequest,
): Uint8Array {
  const { name, version, classification, base, author, reasons } = options
  const draft = version.startsWith('0.') ? ', draft' : ''
  const classified = classification === null ? [] : [`Classification: ${classification}.`]
  const notice = [`${name} v${version}${draft}. ${base}.`, ...classified, ...notes]
  const content = patchDraft(original, {
    provisions: made.version.provisions,
    redline: made.redline,
    settled: kind === 'clean',
    reasons: reasons ?? new Map(),
    notice: kind === 'clean' ? [] : notice,
    author,
  })
  return withPatchTrace(content, made.redline.views, trace, {
    name: `${name} v${version}`,
    classification: classification ?? '',
    notes: notes.join(' '),
  })
}

function faultsOf(
  file: WordFile,
  original: WordFile,
  { version, proposed, numberOf, redline }: DraftRedline,
  kind: 'redline' | 'clean',
): readonly string[] {
  const places = version.provisions.flatMap(({ place }) => {
    const span = /^p(\d+)/.exec(place ?? '')
    return span === null ? [] : [Number(span[1])]
  })
  const expected = { proposed, numberOf, resolve: redline.resolve, places: new Set(places) }
  return patchFaults(file, original, expected, kind === 'clean')
}

/** The user's own file may have findings of its own: the export may not have more. A sentence where it has. */
async function validatedAgainst(
  content: Uint8Array,
  original: Uint8Array,
): Promise<Facts['validator'] | string> {
  const own = await validate(content)
  if (own.outcome !== 'findings') return own
  const before = await validate(original)
  if (before.outcome === 'not run') return before
  const count = before.outcome === 'findings' ? before.findings.length : 0
  if (own.findings.length <= count) return { outcome: 'as imported', findings: count }
  return `the Open XML validator finds ${own.findings.length - count} more than in the imported file, such as: ${own.findings[0]}`
}
