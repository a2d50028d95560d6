/** A draft's redline of one code document, with all that its exports print and are checked against. */
import { expectedLines } from '../../legal-text/formats/docx/receipt.ts'
import type { Attribution, Redline } from '../../legal-text/formats/redline.ts'
import { settledRedline } from '../../legal-text/formats/settled.ts'
import type { NumberingStyle } from '../../legal-text/provisions.ts'
import { type ConsequentialChange, consequentialChanges } from '../../legal-text/references.ts'
import { type ProvisionView, resolverOf, viewDocument } from '../../legal-text/views.ts'
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import { NOT_STATED } from './fields.ts'

export interface DraftRedline {
  readonly draft: RecordOf<'draft'>
  readonly document: RecordOf<'document'>
  /** "version 8.1" or "version not stated". */
  readonly base: string
  readonly redline: Redline
  readonly version: RecordOf<'version'>
  /** What reads with everything accepted, and the number that each row prints. */
  readonly proposed: readonly ProvisionView[]
  readonly numberOf: (row: Pick<ProvisionView, 'id'>) => string | null
  /** How the base version numbers its provisions. */
  readonly numbering: NumberingStyle
  /** The proposed text alone, with nothing left to accept. */
  readonly clean: () => Redline
  /** What reads differently although no change says so. */
  readonly consequential: readonly ConsequentialChange[]
  /** Why each change is made, by its id; changes without a reason are left out. */
  readonly reasons: ReadonlyMap<string, string>
  /** What the provisions chosen read as with all changes accepted, and with all rejected. */
  readonly accepted: (shown: ReadonlySet<string>) => readonly string[]
  readonly rejected: (shown: ReadonlySet<string>) => readonly string[]
}

/** One for each code document of the draft whose base version the workspace holds. */
export function draftRedlines(
  workspace: Workspace,
  draft: RecordOf<'draft'>,
): readonly DraftRedline[] {
  return draft.bases.flatMap((base) => {
    const version = workspace.version.get(base.version)
    const document = workspace.document.get(base.document)
    if (version === undefined || document === undefined) return []
    return [redlineOf(workspace, draft, document, version)]
  })
}

function redlineOf(
  workspace: Workspace,
  draft: RecordOf<'draft'>,
  document: RecordOf<'document'>,
  version: RecordOf<'version'>,
): DraftRedline {
  const { provisions, numbering, label } = version
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draft.id && change.document === document.id,
  )
  const options = { renumber: draft.renumbers.includes(document.id) }
  const views = viewDocument(provisions, numbering, changes, 'redline', options)
  const proposed = viewDocument(provisions, numbering, changes, 'proposed', options)
  const baseline = viewDocument(provisions, numbering, [], 'baseline')
  // A deleted provision keeps its number, so what refers to it still reads, and what follows it is not numbered anew.
  const numbers = new Map(views.map(({ id, number }) => [id, number]))
  const resolve = resolverOf(views)
  const resolveBaseline = resolverOf(baseline)
  const among = (list: readonly ProvisionView[], shown: ReadonlySet<string>) =>
    list.filter(({ id }) => shown.has(id))
  const redline: Redline = {
    views,
    resolve,
    resolveBaseline,
    attribution: attributionOf(workspace, changes),
    insertionsIllustrative: draft.basis?.standing === 'illustrative',
  }
  return {
    draft,
    document,
    base: `version ${label ?? NOT_STATED}`,
    redline,
    version,
    proposed,
    numberOf: ({ id }) => numbers.get(id) ?? null,
    numbering,
    clean: () => settledRedline(redline, proposed, resolve, ({ id }) => numbers.get(id) ?? null),
    consequential: consequentialChanges(provisions, views, baseline),
    reasons: new Map(
      changes.filter(({ reason }) => reason !== '').map(({ id, reason }) => [id, reason]),
    ),
    accepted: (shown) =>
      expectedLines(among(proposed, shown), resolve, ({ id }) => numbers.get(id) ?? null),
    rejected: (shown) =>
      expectedLines(among(baseline, shown), resolveBaseline, ({ number }) => number),
  }
}

/** Name of whoever follows from other people's changes, as a revision's author must have one. */
const CONSEQUENTIAL = 'Consequential change'
const UNDATED = '1970-01-01T00:00:00Z'

function attributionOf(workspace: Workspace, changes: readonly RecordOf<'change'>[]): Attribution {
  const latest =
    changes
      .map(({ changedAt }) => changedAt)
      .sort()
      .at(-1) ?? UNDATED
  return (id, person) => {
    const change = id === null ? undefined : workspace.change.get(id)
    const who = person ?? change?.author
    if (who === undefined) return { author: CONSEQUENTIAL, date: latest }
    return {
      author: workspace.person.get(who)?.name ?? NOT_STATED,
      date: change?.changedAt ?? latest,
    }
  }
}

/** Whether a provision itself, rather than one under it, differs between baseline and proposal. */
function isChanged(view: ProvisionView, { resolve, resolveBaseline }: Redline): boolean {
  if (view.presence !== 'kept' || view.number !== view.baselineNumber) return true
  if (view.moved !== null || view.joinedTo !== null || view.runsOn !== null) return true
  return view.segments.some(
    ({ kind, runs }) =>
      kind !== 'kept' ||
      runs.some(
        (run) =>
          run.kind !== 'text' &&
          resolve(run.target, run.kind) !== resolveBaseline(run.target, run.kind),
      ),
  )
}

/**
 * The changed provisions with what they stand under, the sub-heading above them and, in a table, their whole row, so
 * that they read on their own.
 */
export function changedProvisions(redline: Redline): readonly ProvisionView[] {
  const { views } = redline
  const parents = new Map(views.map(({ id, parent }) => [id, parent]))
  const shown = new Set<string>()
  const headings = new Map<string | null, string>()
  for (const view of views) {
    if (view.kind === 'heading') headings.set(view.parent, view.id)
    if (!isChanged(view, redline)) continue
    const heading = headings.get(view.parent)
    if (heading !== undefined) shown.add(heading)
    let id: string | null = view.id
    while (id !== null) {
      shown.add(id)
      id = parents.get(id) ?? null
    }
  }
  return views.filter(
    ({ id, kind, parent }) => shown.has(id) || (kind === 'cell' && shown.has(parent ?? '')),
  )
}
