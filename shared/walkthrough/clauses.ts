/** The clauses of a draft as a room reads them: each with what stands under it, in three readings. */
import type { Change } from '../../legal-text/changes.ts'
import { isIllustrative, numberPieces, piecesOf } from '../../legal-text/formats/redline.ts'
import type { ProvisionKind } from '../../legal-text/provisions.ts'
import { type ProvisionView, resolverOf, type View, viewDocument } from '../../legal-text/views.ts'
import type { RecordOf } from '../records/index.ts'
import { citationsOf } from '../tracing/changes.ts'
import type { Workspace } from '../workspace.ts'

export type Reading = Extract<View, 'redline' | 'proposed' | 'baseline'>
export const READINGS: readonly Reading[] = ['redline', 'proposed', 'baseline']

export interface ClausePiece {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
  /** The change that these words belong to, or null for words that no change touches. */
  readonly change: string | null
}

export interface ClauseLine {
  readonly provision: string
  readonly kind: ProvisionKind
  readonly number: string | null
  /** Of the number, where the draft changes it; else one piece, or none. */
  readonly numberPieces: readonly ClausePiece[]
  /** 0 for the clause itself. */
  readonly depth: number
  readonly presence: 'kept' | 'inserted' | 'deleted'
  readonly illustrative: boolean
  readonly pieces: readonly ClausePiece[]
  /** "Moved to 4.2", "Joined to 4.3", where that has become of it; null where nothing has. */
  readonly moved: string | null
}

export interface Clause {
  readonly document: RecordOf<'document'>
  /** The provision at its head. */
  readonly root: string
  readonly citation: string
  /** What it stands under, the outermost first: section titles and the sub-heading above it. */
  readonly above: readonly string[]
  readonly lines: readonly ClauseLine[]
}

/** One draft of one document, read once. */
export interface DraftText {
  readonly draft: RecordOf<'draft'>
  readonly document: RecordOf<'document'>
  readonly version: RecordOf<'version'>
  readonly changes: readonly Change[]
  readonly views: Readonly<Record<Reading, readonly ProvisionView[]>>
  readonly citations: ReadonlyMap<string, string>
  readonly parents: ReadonlyMap<string, string | null>
  readonly kinds: ReadonlyMap<string, ProvisionKind>
}

// Records are values: what was read from these changes holds as long as they do.
const texts = new WeakMap<Workspace['change'], Map<string, DraftText | null>>()

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
  const made = readText(workspace, draftId, documentId)
  known.set(key, made)
  return made
}

function readText(workspace: Workspace, draftId: string, documentId: string): DraftText | null {
  const draft = workspace.draft.get(draftId)
  const base = draft?.bases.find((candidate) => candidate.document === documentId)
  const version = base === undefined ? undefined : workspace.version.get(base.version)
  const document = workspace.document.get(documentId)
  if (draft === undefined || version === undefined || document === undefined) return null
  const changes = [...workspace.change.values()].filter(
    (change) => change.draft === draftId && change.document === documentId,
  )
  const { provisions, numbering } = version
  const options = { renumber: draft.renumbers.includes(documentId) }
  const redline = viewDocument(provisions, numbering, changes, 'redline', options)
  return {
    draft,
    document,
    version,
    changes,
    views: {
      redline,
      proposed: viewDocument(provisions, numbering, changes, 'proposed', options),
      baseline: viewDocument(provisions, numbering, [], 'baseline'),
    },
    citations: citationsOf(redline),
    parents: new Map(redline.map(({ id, parent }) => [id, parent])),
    kinds: new Map(redline.map(({ id, kind }) => [id, kind])),
  }
}

/** What stands inside a clause and is read together with it. */
const INSIDE: ReadonlySet<ProvisionKind> = new Set([
  'paragraph',
  'subparagraph',
  'item',
  'text',
  'row',
  'cell',
])
const ABOVE: ReadonlySet<ProvisionKind> = new Set(['schedule', 'part', 'section'])

/** The clause, definition or table that a provision belongs to. */
export function rootOf({ parents, kinds }: DraftText, provision: string): string {
  let id = provision
  for (;;) {
    const kind = kinds.get(id)
    const parent = parents.get(id) ?? null
    if (kind === undefined || !INSIDE.has(kind) || parent === null) return id
    const above = kinds.get(parent)
    if (above === undefined || ABOVE.has(above)) return id
    id = parent
  }
}

/** The clause as one reading of the draft has it; no lines where it is not there in that reading. */
export function clauseOf(text: DraftText, provision: string, reading: Reading): Clause {
  const root = rootOf(text, provision)
  const views = text.views[reading]
  const isRedline = reading === 'redline'
  const resolve = resolverOf(views)
  const numbers = {
    resolve,
    resolveBaseline: isRedline ? resolverOf(text.views.baseline) : resolve,
  }
  const draft = { insertionsIllustrative: text.draft.basis?.standing === 'illustrative' }
  const inside = new Set(
    [root, ...companionsOf(text, root)].flatMap((id) => [...subtree(views, id)]),
  )
  const top = views.find(({ id }) => id === root)?.depth ?? 0
  return {
    document: text.document,
    root,
    citation: citationOf(text, root),
    above: headingsAbove(text, root),
    lines: views
      .filter(({ id, provision: own }) => inside.has(id) || (isRedline && inside.has(own)))
      .map((view): ClauseLine => {
        const plain = !isRedline
        const pieces = view.segments
          .flatMap((segment) => piecesOf(segment, numbers))
          .map(
            ({ kind, text: words, change, deletedBy }): ClausePiece => ({
              kind: plain ? 'kept' : deletedBy === null ? kind : 'deleted',
              text: words,
              change: plain ? null : change,
            }),
          )
        const number = numberPieces(view).map(
          ({ kind, text: words, change }): ClausePiece => ({ kind, text: words, change }),
        )
        return {
          provision: view.id,
          kind: view.kind,
          number: view.number,
          numberPieces: plain ? ownNumber(view.number) : number,
          depth: Math.max(0, view.depth - top),
          presence: plain ? 'kept' : view.presence,
          illustrative: isIllustrative(view, draft),
          pieces: joined(pieces),
          moved: plain ? null : movedWords(text, view),
        }
      }),
  }
}

/** How a clause is cited; one that is joined to another by the number that it has in force. */
export function citationOf(text: DraftText, provision: string): string {
  const row = text.views.redline.find(({ id }) => id === provision)
  const cited = text.citations.get(provision) ?? ''
  if (row?.number === null && row.baselineNumber !== null) return row.baselineNumber
  return cited || 'Unnumbered'
}

/** What a clause is read together with: the other half of a split, what it is joined to. */
function companionsOf(text: DraftText, root: string): readonly string[] {
  return text.changes.flatMap((change): readonly string[] => {
    if (change.withdrawn) return []
    if (change.kind === 'split') return othersOf([change.provision, change.newProvision], root)
    if (change.kind === 'join') return othersOf([change.provision, change.into], root)
    return []
  })
}

function othersOf(pair: readonly string[], own: string): readonly string[] {
  return pair.includes(own) ? pair.filter((id) => id !== own) : []
}

function movedWords(text: DraftText, view: ProvisionView): string | null {
  if (view.joinedTo !== null) return `Joined to ${citationOf(text, view.joinedTo)}`
  if (view.moved === null) return null
  return view.presence === 'deleted'
    ? `Moved to ${citationOf(text, view.provision)}`
    : `Moved from ${view.baselineNumber ?? 'another place'}`
}

function ownNumber(number: string | null): readonly ClausePiece[] {
  return number === null ? [] : [{ kind: 'kept', text: number, change: null }]
}

function subtree(views: readonly ProvisionView[], root: string): ReadonlySet<string> {
  const inside = new Set([root])
  // Parents stand before their children.
  for (const { id, parent, kind } of views) {
    if (parent !== null && inside.has(parent) && INSIDE.has(kind)) inside.add(id)
  }
  return inside
}

/** Neighbours of one fate and one change are one piece, so that its ends are announced once. */
function joined(pieces: readonly ClausePiece[]): readonly ClausePiece[] {
  const all: ClausePiece[] = []
  for (const piece of pieces) {
    const last = all[all.length - 1]
    if (last !== undefined && last.kind === piece.kind && last.change === piece.change) {
      all[all.length - 1] = { ...last, text: last.text + piece.text }
    } else all.push(piece)
  }
  return all
}

function headingsAbove(text: DraftText, root: string): readonly string[] {
  const { redline } = text.views
  const resolve = resolverOf(redline)
  const words = (view: ProvisionView) =>
    [
      view.number ?? '',
      piecesText(
        view.segments.flatMap((segment) =>
          piecesOf(segment, { resolve, resolveBaseline: resolve }),
        ),
      ),
    ]
      .filter((part) => part !== '')
      .join(' ')
  const titles: string[] = []
  let parent = text.parents.get(root) ?? null
  while (parent !== null) {
    const view = redline.find(({ id }) => id === parent)
    if (view !== undefined) titles.unshift(words(view))
    parent = text.parents.get(parent) ?? null
  }
  const own = text.parents.get(root) ?? null
  const at = redline.findIndex(({ id }) => id === root)
  const heading = redline
    .slice(0, at)
    .findLast(({ kind, parent: under }) => kind === 'heading' && under === own)
  return heading === undefined ? titles : [...titles, words(heading)]
}

function piecesText(
  pieces: readonly { readonly kind: ClausePiece['kind']; readonly text: string }[],
): string {
  return pieces
    .filter(({ kind }) => kind !== 'deleted')
    .map(({ text }) => text)
    .join('')
}
