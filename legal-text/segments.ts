/** The words of a provision in a view, as stretches with one fate each. */
import { type Change, changeStatus, type TextChange } from './changes.ts'
import type { Placed, RowPiece } from './placement.ts'
import { NOT_USED } from './provisions.ts'
import { inOrder } from './state.ts'
import { type AuthoredRun, bareRuns, type Run, runsLength, sliceRuns, textRun } from './text.ts'
import { holdsChange, type Piece } from './tree/pieces.ts'

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
  /** The provision whose base text the words are anchored to; absent where it is the row's own. */
  readonly provision?: string
  /** The change because of which words do not stand where they do in force: "from" their place in force, "to" the other. */
  readonly moved?: { readonly end: 'from' | 'to'; readonly change: string | null }
}

/** Where the words of a row come from. */
export interface Words {
  readonly base: (carrier: string) => readonly Run[]
  /** The changes that count of one carrier, in order. */
  readonly changes: (carrier: string) => readonly TextChange[]
  readonly record: (id: string) => Change | undefined
}

export function segmentsOfRow(
  { provision }: Pick<Placed, 'provision'>,
  pieces: readonly RowPiece[],
  words: Words,
  view: View,
): readonly Segment[] {
  const [only] = pieces
  if (pieces.length === 1 && only?.kind === 'words' && only.carrier === provision) {
    return readWords(only, words, view)
  }
  return pieces.flatMap((piece): readonly Segment[] => {
    if (piece.kind === 'notUsed') return [notUsedWords(words.record(piece.change), piece.change)]
    const segments = piece.kind === 'gone' ? goneWords(piece, words) : readWords(piece, words, view)
    const { carrier } = piece
    return carrier === provision
      ? segments
      : segments.map((segment) => ({ ...segment, provision: carrier }))
  })
}

function readWords(
  piece: Extract<RowPiece, { kind: 'words' }>,
  words: Words,
  view: View,
): readonly Segment[] {
  const { carrier, moved } = piece
  const segments = segmentsOf(words.base(carrier), words.changes(carrier), view, piece)
  return moved === null ? segments : withMove(segments, moved.change)
}

function goneWords(
  { carrier, from, to, change }: Extract<RowPiece, { kind: 'gone' }>,
  words: Words,
): readonly Segment[] {
  const runs = sliceRuns(words.base(carrier), from?.offset ?? 0, to?.offset)
  if (runs.length === 0) return []
  const gone = {
    kind: 'deleted',
    runs,
    change,
    author: null,
    deletedBy: null,
    status: null,
  } as const
  const moved = change !== null && displaces(words.record(change))
  return [moved ? { ...gone, moved: { end: 'from', change } } : gone]
}

function displaces(change: Change | undefined): boolean {
  return change !== undefined && change.kind !== 'delete' && change.kind !== 'notUsed'
}

function withMove(segments: readonly Segment[], change: string | null): readonly Segment[] {
  const moved = { end: 'to', change } as const
  return segments.map((segment) => ({ ...segment, moved }))
}

function notUsedWords(change: Change | undefined, id: string): Segment {
  return {
    kind: 'inserted',
    runs: [textRun(NOT_USED)],
    change: id,
    author: change?.author ?? null,
    deletedBy: null,
    status: change !== undefined && changeStatus(change) === 'accepted' ? 'accepted' : 'pending',
  }
}

/**
 * The words of a stretch of one carrier in a view. In a redline a change shows what it deletes first, then what it
 * inserts; text that two changes leave alone is kept. `changes` are the live ones of the carrier, in order.
 */
export function segmentsOf(
  base: readonly Run[],
  changes: readonly TextChange[],
  view: View,
  { from, to }: Pick<Piece, 'from' | 'to'> = WHOLE,
): readonly Segment[] {
  const segments: Segment[] = []
  let at = from?.offset ?? 0
  const end = to?.offset ?? runsLength(base)
  for (const change of changes) {
    if (!holdsChange({ from, to }, change)) continue
    pushKept(segments, sliceRuns(base, at, change.start))
    pushChange(segments, base, change, view)
    at = change.end
  }
  pushKept(segments, sliceRuns(base, at, Math.max(end, at)))
  return segments
}

const WHOLE = { from: null, to: null }

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

export function textChangesByProvision(
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

export function piecesRead({ notUsed, reads }: Placed): readonly RowPiece[] {
  if (notUsed !== null) return [{ kind: 'notUsed', change: notUsed }]
  return reads.map(({ carrier, from, to }) => ({ kind: 'words', carrier, from, to, moved: null }))
}
