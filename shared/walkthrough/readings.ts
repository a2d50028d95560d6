/** One draft of one document as a room reads it: each reading made when it is first asked for, and indexed. */
import type { Change } from '../../legal-text/changes.ts'
import type { Resolve } from '../../legal-text/text.ts'
import { type ProvisionView, resolverOf, type View, viewDocument } from '../../legal-text/views.ts'
import type { RecordOf } from '../records/index.ts'
import { type Drafted, draftedOf } from '../tracing/drafted.ts'
import type { Workspace } from '../workspace.ts'

export type Reading = Extract<View, 'redline' | 'proposed' | 'baseline'>
export const READINGS: readonly Reading[] = ['redline', 'proposed', 'baseline']

export interface ReadText {
  readonly views: readonly ProvisionView[]
  readonly resolve: Resolve
  /** Rows by their id: the place that a moved provision has left is a row of its own. */
  readonly rows: ReadonlyMap<string, ProvisionView>
  /** Places of the rows in reading order. */
  readonly places: ReadonlyMap<string, number>
  readonly children: ReadonlyMap<string | null, readonly ProvisionView[]>
  /** In a redline, the places that moved provisions have left, by provision. */
  readonly left: ReadonlyMap<string, ProvisionView>
}

export interface DraftText {
  readonly draft: RecordOf<'draft'>
  readonly document: RecordOf<'document'>
  readonly version: RecordOf<'version'>
  readonly changes: readonly Change[]
  readonly citations: Drafted['citations']
  readonly reading: (reading: Reading) => ReadText
}

// Records are values: what was read from these changes holds as long as they do.
const texts = new WeakMap<Workspace['change'], Map<string, DraftText | null>>()
const baselines = new WeakMap<RecordOf<'version'>['provisions'], ReadText>()

/** Null where the draft has no base version of the document. */
export function draftText(
  workspace: Workspace,
  draftId: string,
  documentId: string,
): DraftText | null {
  let known = texts.get(workspace.change)
  if (known === undefined) {
    known = new Map()
    texts.set(workspace.change, known)
  }
  const key = `${draftId} ${documentId}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = readDraft(workspace, draftId, documentId)
  known.set(key, made)
  return made
}

function readDraft(workspace: Workspace, draftId: string, documentId: string): DraftText | null {
  const draft = workspace.draft.get(draftId)
  const base = draft?.bases.find((candidate) => candidate.document === documentId)
  const version = base === undefined ? undefined : workspace.version.get(base.version)
  const document = workspace.document.get(documentId)
  if (draft === undefined || version === undefined || document === undefined) return null
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draftId && change.document === documentId,
  )
  const drafted = draftedOf(workspace, draftId, documentId)
  const made = new Map<Reading, ReadText>()
  const read = (reading: Reading): ReadText => {
    if (reading === 'redline') return indexed(drafted.redline)
    if (reading === 'baseline') return baselineOf(version)
    const options = { renumber: draft.renumbers.includes(documentId) }
    const { provisions, numbering } = version
    return indexed(viewDocument(provisions, numbering, changes, 'proposed', options))
  }
  return {
    draft,
    document,
    version,
    changes,
    citations: drafted.citations,
    reading(reading) {
      const known = made.get(reading) ?? read(reading)
      made.set(reading, known)
      return known
    },
  }
}

/** In force for every draft alike, and the same until the version is another. */
function baselineOf({ provisions, numbering }: RecordOf<'version'>): ReadText {
  const known =
    baselines.get(provisions) ?? indexed(viewDocument(provisions, numbering, [], 'baseline'))
  baselines.set(provisions, known)
  return known
}

function indexed(views: readonly ProvisionView[]): ReadText {
  const children = new Map<string | null, ProvisionView[]>()
  const left = new Map<string, ProvisionView>()
  for (const view of views) {
    const siblings = children.get(view.parent)
    if (siblings === undefined) children.set(view.parent, [view])
    else siblings.push(view)
    if (view.id !== view.provision) left.set(view.provision, view)
  }
  return {
    views,
    resolve: resolverOf(views),
    rows: new Map(views.map((view) => [view.id, view])),
    places: new Map(views.map(({ id }, place) => [id, place])),
    children,
    left,
  }
}
