/** One document as one draft has it, read once for all that is asked of it. */
import { citationsOf } from '../../legal-text/citations.ts'
import { plainText, type Resolve } from '../../legal-text/text.ts'
import {
  type ProvisionView,
  readingRuns,
  resolverOf,
  viewDocument,
} from '../../legal-text/views.ts'
import type { Workspace } from '../workspace.ts'

/** How one draft cites its provisions. */
export type Citations = ReadonlyMap<string, string>

export interface Drafted {
  /** Every row of the redline, in reading order. */
  readonly redline: readonly ProvisionView[]
  readonly citations: Citations
  readonly resolve: Resolve
  /** Place of each provision in the redline, from 0. */
  readonly places: ReadonlyMap<string, number>
  /** What each provision stands under. */
  readonly parents: ReadonlyMap<string, string | null>
  /** What reads in each provision of the proposed text; one that the draft deletes has none. */
  readonly proposed: () => ReadonlyMap<string, string>
}

const NOTHING: Drafted = {
  redline: [],
  citations: new Map(),
  resolve: () => '[?]',
  places: new Map(),
  parents: new Map(),
  proposed: () => new Map(),
}

// Numbering a document again for each question would be slow; records are values, so this is safe.
const drafted = new WeakMap<Workspace['change'], Map<string, Drafted>>()

export function draftedOf(workspace: Workspace, draft: string, document: string): Drafted {
  let known = drafted.get(workspace.change)
  if (known === undefined) {
    known = new Map()
    drafted.set(workspace.change, known)
  }
  const key = `${draft} ${document}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = readDraft(workspace, draft, document)
  known.set(key, made)
  return made
}

function readDraft(workspace: Workspace, draftId: string, document: string): Drafted {
  const draft = workspace.draft.get(draftId)
  const base = draft?.bases.find((candidate) => candidate.document === document)
  const version = base === undefined ? undefined : workspace.version.get(base.version)
  if (draft === undefined || version === undefined) return NOTHING
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draftId && change.document === document,
  )
  const options = { renumber: draft.renumbers.includes(document) }
  const { provisions, numbering } = version
  const views = viewDocument(provisions, numbering, changes, 'redline', options)
  let proposed: ReadonlyMap<string, string> | null = null
  return {
    redline: views,
    citations: citationsOf(views),
    resolve: resolverOf(views),
    places: new Map(views.map(({ id }, place) => [id, place])),
    parents: new Map(views.map(({ id, parent }) => [id, parent])),
    proposed() {
      proposed ??= readingsOf(viewDocument(provisions, numbering, changes, 'proposed', options))
      return proposed
    },
  }
}

function readingsOf(views: readonly ProvisionView[]): ReadonlyMap<string, string> {
  const resolve = resolverOf(views)
  return new Map(views.map(({ id, segments }) => [id, plainText(readingRuns(segments), resolve)]))
}
