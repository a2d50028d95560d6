/** Changes as people count them when they trace: one line each, with its clause and its words. */
import { type Change, changeStatus, type TextChange } from '../../legal-text/changes.ts'
import { baseText } from '../../legal-text/state.ts'
import { plainText, type Resolve, type Run, sliceRuns } from '../../legal-text/text.ts'
import { type ProvisionView, resolverOf, viewDocument } from '../../legal-text/views.ts'
import { wordsOfChange, wordsOfProvision } from '../linking.ts'
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'

export interface TracedChange {
  readonly id: string
  readonly draft: string
  readonly draftName: string
  readonly document: string
  readonly provision: string
  /** The clause as it is cited, "4.1A(b)"; "unnumbered" for a provision without a number. */
  readonly citation: string
  readonly act: string
  /** Words that go, and words that come; either may be empty. */
  readonly deleted: string
  readonly inserted: string
  readonly withdrawn: boolean
}

/** How one draft cites its provisions. */
export type Citations = ReadonlyMap<string, string>

interface Drafted {
  readonly citations: Citations
  readonly resolve: Resolve
}

// Numbering a document again for each question would be slow; records are values, so this is safe.
const drafted = new WeakMap<Workspace['change'], Map<string, Drafted>>()

function draftedOf(workspace: Workspace, draft: string, document: string): Drafted {
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
  if (draft === undefined || version === undefined) {
    return { citations: new Map(), resolve: () => '[?]' }
  }
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draftId && change.document === document,
  )
  const views = viewDocument(version.provisions, version.numbering, changes, 'redline', {
    renumber: draft.renumbers.includes(document),
  })
  return { citations: citationsOf(views), resolve: resolverOf(views) }
}

const INSIDE: ReadonlySet<string> = new Set(['paragraph', 'subparagraph', 'item'])

/** "(b)" under 4.1A is cited as 4.1A(b); an unnumbered provision by what it stands under. */
export function citationsOf(views: readonly ProvisionView[]): Citations {
  const citations = new Map<string, string>()
  for (const { id, kind, parent, number } of views) {
    const above = parent === null ? '' : (citations.get(parent) ?? '')
    const own = number ?? ''
    citations.set(id, INSIDE.has(kind) || own === '' ? above + own : own)
  }
  return citations
}

/** How a draft cites a provision; what its base version says where the draft no longer has it. */
export function citationIn(
  workspace: Workspace,
  draftId: string,
  provision: string,
): string | null {
  for (const { document } of workspace.draft.get(draftId)?.bases ?? []) {
    const citation = draftedOf(workspace, draftId, document).citations.get(provision)
    if (citation !== undefined && citation !== '') return citation
  }
  return null
}

/** The numbered provisions that a draft has or, for the baseline, those of them that are in force. */
export function citedProvisions(
  workspace: Workspace,
  draftId: string,
  baseline: boolean,
): readonly { readonly id: string; readonly citation: string; readonly words: string }[] {
  const draft = workspace.draft.get(draftId)
  return (draft?.bases ?? []).flatMap(({ document, version }) => {
    const inForce = new Set(workspace.version.get(version)?.provisions.map(({ id }) => id))
    const { citations, resolve } = draftedOf(workspace, draftId, document)
    return [...citations]
      .filter(([id, citation]) => citation !== '' && (!baseline || inForce.has(id)))
      .map(([id, citation]) => {
        const runs = wordsOfProvision(workspace, id, draftId) ?? []
        return { id, citation, words: plainText(runs, resolve) }
      })
  })
}

/**
 * The changes of a draft, in the order of the text. Words written in a provision that the draft inserts
 * belong to the insertion and are no line of their own.
 */
export function changesOfDraft(workspace: Workspace, draftId: string): readonly TracedChange[] {
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draftId && !change.withdrawn,
  )
  const inserted = new Set(
    changes.filter((change) => change.kind === 'insert').map((change) => change.provision),
  )
  const own = changes.filter((change) => change.kind !== 'text' || !inserted.has(change.provision))
  return own
    .map((change) => ({ change, place: placeIn(workspace, change) }))
    .sort((left, right) => left.place - right.place || startOf(left.change) - startOf(right.change))
    .map(({ change }) => tracedChange(workspace, change))
}

function placeIn(workspace: Workspace, change: Change): number {
  const order = [...draftedOf(workspace, change.draft, change.document).citations.keys()]
  return order.indexOf(change.provision)
}

function startOf(change: Change): number {
  return change.kind === 'text' ? change.start : -1
}

export function tracedChange(workspace: Workspace, change: RecordOf<'change'>): TracedChange {
  const { citations, resolve } = draftedOf(workspace, change.draft, change.document)
  const words = (runs: readonly Run[]) => plainText(runs, resolve)
  const common = {
    id: change.id,
    draft: change.draft,
    draftName: workspace.draft.get(change.draft)?.name ?? 'Draft not stated',
    document: change.document,
    provision: change.provision,
    citation: citations.get(change.provision) || 'unnumbered',
    withdrawn: changeStatus(change) === 'withdrawn',
  }
  if (change.kind === 'text') {
    const deleted = words(deletedRuns(workspace, change))
    const inserted = words(wordsOfChange(workspace, change))
    return { ...common, act: textAct(deleted, inserted), deleted, inserted }
  }
  const subject = words(wordsOfChange(workspace, change))
  if (change.kind === 'insert') {
    return { ...common, act: `Inserts ${change.provisionKind}`, deleted: '', inserted: subject }
  }
  return { ...common, act: 'Deletes', deleted: subject, inserted: '' }
}

function textAct(deleted: string, inserted: string): string {
  if (deleted === '') return 'Inserts'
  return inserted === '' ? 'Deletes' : 'Replaces'
}

function deletedRuns(workspace: Workspace, change: TextChange): readonly Run[] {
  const base = workspace.draft
    .get(change.draft)
    ?.bases.find(({ document }) => document === change.document)
  const version = base === undefined ? undefined : workspace.version.get(base.version)
  if (version === undefined) return []
  return sliceRuns(baseText(version.provisions, change.provision), change.start, change.end)
}
