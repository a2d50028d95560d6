/** What is searched: the words of versions, proposals, reasons and comments, each with where it stands. Pure. */
import type { Change } from '../../legal-text/changes.ts'
import { baseText, liveTextChanges } from '../../legal-text/state.ts'
import { plainText, type Resolve, type Run } from '../../legal-text/text.ts'
import { readingRuns, resolverOf, segmentsOf, viewDocument } from '../../legal-text/views.ts'
import type { SearchPlace } from '../../shared/channels.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { citationsOf } from '../../shared/tracing/changes.ts'
import type { Workspace } from '../../shared/workspace.ts'

export interface Entry {
  readonly citation: string
  /** Each reference or footnote mark is one character, so that offsets hold. */
  readonly words: string
  /** What those characters read as, in order. */
  readonly atoms: readonly string[]
  readonly place: SearchPlace
}

const NOWHERE: SearchPlace = {
  kind: 'version',
  document: null,
  version: null,
  draft: null,
  provision: null,
  change: null,
  comment: null,
}

export function entriesOfVersion(version: RecordOf<'version'>): readonly Entry[] {
  const views = viewDocument(version.provisions, version.numbering, [], 'baseline')
  const citations = citationsOf(views)
  const resolve = resolverOf(views)
  return views.flatMap(({ id, segments }): readonly Entry[] => {
    const place = { ...NOWHERE, document: version.document, version: version.id, provision: id }
    return entry(readingRuns(segments), resolve, citations.get(id) ?? '', place)
  })
}

/** One document as a draft changes it. */
export interface DraftScene {
  readonly draft: RecordOf<'draft'>
  readonly document: string
  readonly version: RecordOf<'version'>
  /** Live ones. */
  readonly changes: readonly Change[]
}

export interface IndexedDraft {
  readonly scene: DraftScene
  readonly citations: ReadonlyMap<string, string>
  /** The provisions that the draft changes, as it proposes them. */
  readonly entries: () => ReadonlyMap<string, Entry>
  /** One provision with other changes of its words: one entry, or none where it has no words or no changes. */
  readonly entryOf: (changes: readonly Change[], provision: string) => readonly Entry[]
}

/** By "draft document". */
export function indexedDrafts(workspace: Workspace): ReadonlyMap<string, DraftScene> {
  const scenes = new Map<string, DraftScene & { readonly changes: Change[] }>()
  for (const draft of workspace.draft.values()) {
    for (const { document, version: base } of draft.bases) {
      const version = workspace.version.get(base)
      if (version === undefined) continue
      scenes.set(`${draft.id} ${document}`, { draft, document, version, changes: [] })
    }
  }
  for (const change of workspace.change.values()) {
    if (!change.withdrawn) scenes.get(`${change.draft} ${change.document}`)?.changes.push(change)
  }
  return scenes
}

export function indexDraft(scene: DraftScene): IndexedDraft {
  const { draft, document, version, changes } = scene
  const views = viewDocument(version.provisions, version.numbering, changes, 'proposed', {
    renumber: draft.renumbers.includes(document),
  })
  const citations = citationsOf(views)
  const resolve = resolverOf(views)
  const standing = new Set(views.map(({ id }) => id))
  const entryFor = (runs: readonly Run[], provision: string) => {
    const place = { ...NOWHERE, kind: 'draft' as const, document, draft: draft.id, provision }
    return entry(runs, resolve, citations.get(provision) ?? '', place)
  }
  return {
    scene,
    citations,
    entries() {
      const changed = new Set(changes.flatMap(provisionsOf))
      const entries = new Map<string, Entry>()
      for (const { id, segments } of views) {
        if (!changed.has(id)) continue
        for (const made of entryFor(readingRuns(segments), id)) entries.set(id, made)
      }
      return entries
    },
    entryOf(next, provision) {
      const live = liveTextChanges(next, provision)
      if (live.length === 0 || !standing.has(provision)) return []
      const base = baseText(version.provisions, provision)
      return entryFor(readingRuns(segmentsOf(base, live, 'proposed')), provision)
    },
  }
}

/** The provisions that read otherwise for a change. */
function provisionsOf(change: Change): readonly string[] {
  if (change.kind === 'split') return [change.provision, change.newProvision]
  return change.kind === 'join' ? [change.provision, change.into] : [change.provision]
}

/** The provisions whose words alone differ, or null where more than words may. */
export function rewordedProvisions(
  { scene: before }: IndexedDraft,
  after: DraftScene,
): ReadonlySet<string> | null {
  if (before.draft !== after.draft || before.version !== after.version) return null
  const old = new Set(before.changes)
  const fresh = new Set(after.changes)
  const provisions = new Set<string>()
  for (const change of [...before.changes, ...after.changes]) {
    // Where boundaries move, the words of one provision read in several.
    if (change.kind === 'split' || change.kind === 'join' || change.kind === 'notUsed') return null
    if (old.has(change) && fresh.has(change)) continue
    if (change.kind !== 'text') return null
    provisions.add(change.provision)
  }
  return provisions
}

type CitationOf = (draft: string, document: string, provision: string) => string

/** Comments, and the reasons of changes: a reason that several changes share stands once at each provision. */
export function entriesOfNotes(workspace: Workspace, citationOf: CitationOf): readonly Entry[] {
  const cite = ({ draft, document, provision }: Change) => citationOf(draft, document, provision)
  const reasons = new Map<string, Entry>()
  for (const change of workspace.change.values()) {
    if (change.reason === '' || change.withdrawn) continue
    const key = `${change.draft} ${change.provision} ${change.reason}`
    if (reasons.has(key)) continue
    const place = placeOfChange(change, 'reason')
    reasons.set(key, { citation: cite(change), words: change.reason, atoms: [], place })
  }
  const comments = [...workspace.comment.values()].flatMap(({ id, on, text }): readonly Entry[] => {
    const change = on.kind === 'change' ? workspace.change.get(on.id) : undefined
    if (on.kind === 'change' && change === undefined) return []
    const place: SearchPlace =
      change === undefined
        ? { ...NOWHERE, kind: 'comment', provision: on.id, comment: id }
        : { ...placeOfChange(change, 'comment'), comment: id }
    const citation = change === undefined ? '' : cite(change)
    return [{ citation, words: text, atoms: [], place }]
  })
  return [...comments, ...reasons.values()]
}

function placeOfChange(change: Change, kind: 'reason' | 'comment'): SearchPlace {
  const { id, draft, document, provision } = change
  return { ...NOWHERE, kind, draft, document, provision, change: id }
}

function entry(
  runs: readonly Run[],
  resolve: Resolve,
  citation: string,
  place: SearchPlace,
): readonly Entry[] {
  const words = plainText(runs)
  if (words === '') return []
  const atoms = runs.flatMap((run) => (run.kind === 'text' ? [] : [resolve(run.target, run.kind)]))
  return [{ citation, words, atoms, place }]
}
