/** What a document reads as under a draft: as redline, proposed, agreed or baseline text. */
import type { Change, TextChange } from './changes.ts'
import { changeStatus } from './changes.ts'
import { computeNumbers } from './numbering.ts'
import { placeAll } from './placement.ts'
import type { NumberingStyle, Provenance, ProvisionKind, Provisions } from './provisions.ts'
import { inOrder, provisionIndex } from './state.ts'
import {
  type AuthoredRun,
  bareRuns,
  type Resolve,
  type Run,
  runsLength,
  sliceRuns,
} from './text.ts'

export type View = 'redline' | 'proposed' | 'agreed' | 'baseline'

/** A stretch of text with one fate. `status` and the rest are null for text that no change touches. */
export interface Segment {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly runs: readonly Run[]
  readonly change: string | null
  readonly author: string | null
  /** Somebody else proposes to delete these pending words. */
  readonly deletedBy: string | null
  readonly status: 'pending' | 'accepted' | null
}

export interface ProvisionView {
  readonly id: string
  readonly kind: ProvisionKind
  readonly parent: string | null
  /** 0 at the top. */
  readonly depth: number
  /** As printed in this view, or null where the provision is not numbered. */
  readonly number: string | null
  /** The number in force; null for an inserted provision. */
  readonly baselineNumber: string | null
  readonly presence: 'kept' | 'inserted' | 'deleted'
  /** The changes of structure that make it so. */
  readonly structure: readonly string[]
  readonly segments: readonly Segment[]
  /** Null for a provision that the draft inserts. */
  readonly provenance: Provenance | null
}

/**
 * The document in reading order. `changes` are those of one draft and this document; withdrawn ones do not count.
 * A redline keeps deleted provisions where they stand; the other views show what reads in them.
 */
export function viewDocument(
  provisions: Provisions,
  style: NumberingStyle,
  changes: readonly Change[],
  view: View,
  options: { readonly renumber?: boolean } = {},
): readonly ProvisionView[] {
  const applied = changes.filter((change) => applies(change, view))
  const standing = placeAll(provisions, changes, new Set(applied))
  const remaining = standing.filter(({ presence }) => presence !== 'deleted')
  const placed = view === 'redline' ? standing : remaining
  const renumbers = options.renumber === true && view !== 'baseline'
  // What is deleted still holds its number, so that an inserted provision reads the same in every view.
  const numbers = computeNumbers(renumbers ? remaining : standing, style, { renumber: renumbers })
  const baseline = computeNumbers(provisions, style)
  const index = provisionIndex(provisions)
  const texts = textChangesByProvision(applied)
  return placed.map((provision): ProvisionView => {
    const base = index.get(provision.id)
    const number = baseline.get(provision.id) ?? null
    return {
      id: provision.id,
      kind: provision.kind,
      parent: provision.parent,
      depth: provision.depth,
      number: numbers.get(provision.id) ?? (provision.presence === 'deleted' ? number : null),
      baselineNumber: number,
      presence: provision.presence,
      structure: provision.structure,
      segments:
        provision.presence === 'deleted'
          ? deletedText(base?.text ?? [], provision.structure)
          : segmentsOf(base?.text ?? [], texts.get(provision.id) ?? [], view),
      provenance: base?.provenance ?? null,
    }
  })
}

function applies(change: Change, view: View): boolean {
  if (change.withdrawn || view === 'baseline') return false
  if (view !== 'agreed') return true
  return change.kind === 'text' ? change.agreed !== null : change.accepted
}

function textChangesByProvision(
  changes: readonly Change[],
): ReadonlyMap<string, readonly TextChange[]> {
  const texts = new Map<string, TextChange[]>()
  for (const change of changes) {
    if (change.kind !== 'text') continue
    const list = texts.get(change.provision)
    if (list === undefined) texts.set(change.provision, [change])
    else list.push(change)
  }
  for (const list of texts.values()) list.sort(inOrder)
  return texts
}

function deletedText(base: readonly Run[], structure: readonly string[]): readonly Segment[] {
  const change = structure[structure.length - 1] ?? null
  return base.length === 0
    ? []
    : [{ kind: 'deleted', runs: base, change, author: null, deletedBy: null, status: null }]
}

/**
 * One provision's text in a view. In a redline a change shows what it deletes first, then what it inserts;
 * text that two changes leave alone is kept. `changes` are the live ones of this provision, in order.
 */
export function segmentsOf(
  base: readonly Run[],
  changes: readonly TextChange[],
  view: View,
): readonly Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const change of changes) {
    pushKept(segments, sliceRuns(base, at, change.start))
    pushChange(segments, base, change, view)
    at = change.end
  }
  pushKept(segments, sliceRuns(base, at, Math.max(runsLength(base), at)))
  return segments
}

function pushKept(segments: Segment[], runs: readonly Run[]): void {
  if (runs.length === 0) return
  segments.push({ kind: 'kept', runs, change: null, author: null, deletedBy: null, status: null })
}

function pushChange(
  segments: Segment[],
  base: readonly Run[],
  change: TextChange,
  view: View,
): void {
  const status = changeStatus(change) === 'accepted' ? 'accepted' : 'pending'
  if (view === 'redline') {
    const deleted = sliceRuns(base, change.start, change.end)
    if (deleted.length > 0) {
      segments.push({
        kind: 'deleted',
        runs: deleted,
        change: change.id,
        author: change.author,
        deletedBy: null,
        status,
      })
    }
  }
  const runs = view === 'agreed' ? (change.agreed ?? []) : change.proposed
  for (const group of byAuthor(runs)) {
    const [first] = group
    if (first === undefined || (view !== 'redline' && first.deletedBy !== undefined)) continue
    segments.push({
      kind: 'inserted',
      runs: bareRuns(group),
      change: change.id,
      author: first.author,
      deletedBy: first.deletedBy ?? null,
      status,
    })
  }
}

function byAuthor(runs: readonly AuthoredRun[]): readonly (readonly AuthoredRun[])[] {
  const groups: AuthoredRun[][] = []
  for (const run of runs) {
    const last = groups[groups.length - 1]
    if (last?.[0]?.author === run.author && last[0].deletedBy === run.deletedBy) last.push(run)
    else groups.push([run])
  }
  return groups
}

/** The runs that read in one provision of a view: in a redline, the proposed ones. */
export function readingRuns(segments: readonly Segment[]): readonly Run[] {
  return bareRuns(
    segments
      .filter(({ kind, deletedBy }) => kind !== 'deleted' && deletedBy === null)
      .flatMap(({ runs }) => runs),
  )
}

/** Resolves references to the numbers that a view prints: a footnote mark or reference without one reads "[?]". */
export function resolverOf(views: readonly ProvisionView[]): Resolve {
  const numbers = new Map(views.map(({ id, number }) => [id, number]))
  return (target) => numbers.get(target) ?? '[?]'
}
