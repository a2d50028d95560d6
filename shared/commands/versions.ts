/** Commands that take over versions of code documents, and carry drafts to them. */
import { z } from 'zod'
import type { Change } from '../../legal-text/changes.ts'
import { inheritIds } from '../../legal-text/inherit.ts'
import type { Provisions } from '../../legal-text/provisions.ts'
import { type RebaseOutcome, rebaseChanges } from '../../legal-text/rebase.ts'
import { plainText } from '../../legal-text/text.ts'
import { Day, Id } from '../records/basics.ts'
import type { RecordOf } from '../records/index.ts'
import { NumberingStyleRecord, PackageRecord, ProvisionRecord } from '../records/text.ts'
import { failed, ok } from '../result.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'
import { defineCommand } from './command.ts'
import { draftedDocument, find } from './lookup.ts'

/** How a draft fares on another version of a document. */
export interface CarriedDraft {
  readonly draft: RecordOf<'draft'>
  readonly changes: readonly Change[]
  readonly outcomes: readonly RebaseOutcome[]
}

export interface CarriedVersion {
  /** The new version's provisions under the ids they inherit. */
  readonly provisions: Provisions
  readonly drafts: readonly CarriedDraft[]
  /** How many provisions are in both versions, and read the same. */
  readonly matched: number
  readonly same: number
  /** Numbers, or kinds, of provisions that the new version no longer has. */
  readonly gone: readonly string[]
  /** Provisions that the drafts change the words of, and that do not read in the new version as they quote them. */
  readonly mismatches: readonly Mismatch[]
}

export interface Mismatch {
  /** Number, or kind, in the version before. */
  readonly cited: string
  readonly was: string
  readonly reads: string
}

/**
 * What a new version of a document comes to: ids are inherited from the version that the first of the drafts is based on,
 * or from the newest one. For a preview and for the command alike.
 */
export function carryVersion(
  workspace: Workspace,
  document: string,
  provisions: Provisions,
  drafts: readonly string[],
  context: { readonly at: string; readonly mint: () => string },
): CarriedVersion {
  const drafted = drafts.flatMap((id) => {
    const found = draftedDocument(workspace, id, document)
    return found.ok ? [found.value] : []
  })
  const older = drafted[0]?.version ?? newestVersion(workspace, document)
  const inherited = inheritIds(older?.provisions ?? [], provisions, context.mint)
  return {
    provisions: inherited.provisions,
    drafts: drafted.map(({ draft, version, changes }) => ({
      draft,
      ...rebaseChanges(version.provisions, inherited.provisions, changes, context.at),
    })),
    matched: inherited.matches.length,
    same: inherited.matches.filter(({ same }) => same).length,
    gone: inherited.gone.map(({ number, kind }) => number ?? kind),
    mismatches: mismatchesOf(
      older?.provisions ?? [],
      inherited.provisions,
      drafted.flatMap(({ changes }) => changes),
    ),
  }
}

/** What is gone is told elsewhere; what only reads differently could be overlooked where a change is carried to it. */
function mismatchesOf(
  older: Provisions,
  newer: Provisions,
  changes: readonly Change[],
): readonly Mismatch[] {
  const changed = new Set(
    changes.flatMap((change) =>
      change.kind === 'text' && !change.withdrawn ? change.provision : [],
    ),
  )
  const reading = readingOf(newer)
  const quoted = readingOf(older)
  return older.flatMap(({ id, number, kind }) => {
    const [was, reads] = [quoted(id), reading(id)]
    if (!changed.has(id) || was === null || reads === null || was === reads) return []
    return [{ cited: number ?? kind, was, reads }]
  })
}

function readingOf(provisions: Provisions): (id: string) => string | null {
  const byId = new Map(provisions.map((provision) => [provision.id, provision]))
  const resolve = (id: string) => byId.get(id)?.number ?? ''
  return (id) => {
    const text = byId.get(id)?.text
    return text === undefined ? null : plainText(text, resolve).normalize('NFC')
  }
}

function newestVersion(workspace: Workspace, document: string): RecordOf<'version'> | undefined {
  return [...workspace.version.values()].filter((version) => version.document === document).at(-1)
}

export const importVersion = defineCommand({
  name: 'version.import',
  args: z.object({
    /** A document of the workspace, or one that is made with the title given. */
    document: z.union([
      z.object({ id: Id }),
      z.object({ shortName: z.string().trim().min(1), title: z.string().trim().min(1) }),
    ]),
    label: z.string().trim().min(1).nullable(),
    effectiveFrom: Day.nullable(),
    effectiveTo: Day.nullable(),
    numbering: NumberingStyleRecord,
    provisions: z.array(ProvisionRecord).min(1),
    /** The Word file that it was read from, to be kept; null where it was read from none. */
    package: PackageRecord.nullable().default(null),
    /** The drafts that are carried to it. */
    drafts: z.array(Id),
  }),
  run: (workspace, args, context) => {
    const unknown = orphanOf(args.provisions)
    if (unknown !== null) {
      return failed('version/tree', `The provision “${unknown}” stands under one that comes later.`)
    }
    const patches: Patch[] = []
    let document: string
    if ('id' in args.document) {
      const found = find(workspace, 'document', args.document.id)
      if (!found.ok) return found
      document = found.value.id
    } else {
      document = context.mint()
      const { shortName, title } = args.document
      const record = { id: document, shortName, title, aliases: [], basis: null }
      patches.push(put(workspace, 'document', record))
    }
    for (const id of args.drafts) {
      const drafted = draftedDocument(workspace, id, document)
      if (!drafted.ok) return drafted
    }
    const version = context.mint()
    const carried = carryVersion(workspace, document, args.provisions, args.drafts, context)
    const { label, effectiveFrom, effectiveTo, numbering } = args
    patches.push(
      put(workspace, 'version', {
        id: version,
        document,
        label,
        effectiveFrom,
        effectiveTo,
        numbering,
        provisions: carried.provisions,
        basis: null,
        package: args.package,
      }),
      ...carried.drafts.flatMap((each) => carriedDraft(workspace, each, document, version)),
    )
    const name = label === null ? 'a version' : `version ${label}`
    return ok({ label: `Take over ${name}`, patches })
  },
})

/** The draft stands on the new version; why a change could not be carried is noted on it. */
function carriedDraft(
  workspace: Workspace,
  { draft, changes, outcomes }: CarriedDraft,
  document: string,
  version: string,
): readonly Patch[] {
  const bases = draft.bases.map((base) =>
    base.document === document ? { document, version } : base,
  )
  const reasons = new Map(
    outcomes
      .filter(({ fate }) => fate === 'in conflict' || fate === 'already made')
      .map(({ change, fate, why }) => [
        change,
        `${fate === 'in conflict' ? 'In conflict' : 'Already made'}: ${why}`,
      ]),
  )
  return [
    put(workspace, 'draft', { ...draft, bases }),
    ...changes
      .map((change) => {
        const why = reasons.get(change.id)
        if (why === undefined) return change
        const reason = change.reason === '' ? why : `${change.reason}\n${why}`
        return { ...change, reason }
      })
      .filter((change) => workspace.change.get(change.id) !== change)
      .map((change) => put(workspace, 'change', change)),
  ]
}

/** The first provision whose parent does not stand before it, or null. */
function orphanOf(provisions: Provisions): string | null {
  const seen = new Set<string>()
  for (const { id, parent } of provisions) {
    if (parent !== null && !seen.has(parent)) return id
    seen.add(id)
  }
  return null
}
