/** Two drafts of one document, row beside row. Pure. */
import { diffRuns } from '../../../legal-text/diff/runs.ts'
import { plainText, type Resolve, type Run, sameRuns, sliceRuns } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns } from '../../../legal-text/views.ts'

/** A draft as it is compared. */
export interface Side {
  /** The redline's provisions. */
  readonly views: readonly ProvisionView[]
  readonly resolve: Resolve
  readonly citations: ReadonlyMap<string, string>
}

export interface DraftRow {
  readonly key: string
  /** Null where the draft has nothing there. */
  readonly left: ProvisionView | null
  readonly right: ProvisionView | null
  /** The two propose something else. */
  readonly differs: boolean
}

/**
 * All provisions of both, in their order. A provision that each draft inserts on its own stands beside the one of the
 * other with the same kind and number.
 */
export function alignDrafts(left: Side, right: Side): readonly DraftRow[] {
  const partners = partnersOf(left, right)
  const places = new Map(right.views.map(({ id }, index) => [id, index]))
  const rows: DraftRow[] = []
  const used = new Set<string>()
  let next = 0
  const rightOnly = (until: number) => {
    for (; next < until; next += 1) {
      const view = right.views[next]
      if (view === undefined || used.has(view.id)) continue
      // What stands further on at the left waits for its partner.
      if (partners.rightToLeft.has(view.id)) continue
      rows.push(rowOf(null, view, left, right))
    }
  }
  for (const view of left.views) {
    const partner = partners.leftToRight.get(view.id)
    const place = partner === undefined ? undefined : places.get(partner)
    if (place === undefined) {
      rows.push(rowOf(view, null, left, right))
      continue
    }
    if (place >= next) {
      rightOnly(place)
      next = place + 1
    }
    const other = right.views[place] ?? null
    if (other !== null) used.add(other.id)
    rows.push(rowOf(view, other, left, right))
  }
  rightOnly(right.views.length)
  return rows
}

interface Partners {
  readonly leftToRight: ReadonlyMap<string, string>
  readonly rightToLeft: ReadonlyMap<string, string>
}

function partnersOf(left: Side, right: Side): Partners {
  const leftToRight = new Map<string, string>()
  const rightToLeft = new Map<string, string>()
  const pair = (one: string, other: string) => {
    leftToRight.set(one, other)
    rightToLeft.set(other, one)
  }
  const known = new Set(right.views.map(({ id }) => id))
  for (const { id } of left.views) if (known.has(id)) pair(id, id)
  const free = new Map<string, string>()
  for (const view of right.views) {
    if (!rightToLeft.has(view.id)) free.set(nameOf(view, right), view.id)
  }
  for (const view of left.views) {
    const other = leftToRight.has(view.id) ? undefined : free.get(nameOf(view, left))
    if (other === undefined) continue
    free.delete(nameOf(view, left))
    pair(view.id, other)
  }
  return { leftToRight, rightToLeft }
}

function nameOf({ id, kind }: ProvisionView, { citations }: Side): string {
  return `${kind} ${citations.get(id) ?? ''}`
}

function rowOf(
  one: ProvisionView | null,
  other: ProvisionView | null,
  left: Side,
  right: Side,
): DraftRow {
  const key = `${one?.id ?? ''} ${other?.id ?? ''}`
  return { key, left: one, right: other, differs: differs(one, other, left, right) }
}

function differs(
  one: ProvisionView | null,
  other: ProvisionView | null,
  left: Side,
  right: Side,
): boolean {
  // What is struck reads as what is not there.
  if (one === null || other === null) return (one ?? other)?.presence !== 'deleted'
  if ((one.presence === 'deleted') !== (other.presence === 'deleted')) return true
  if (one.presence === 'deleted') return false
  const movedHere = ({ moved }: ProvisionView) => moved?.end === 'to' && moved.itself
  if (one.kind !== other.kind || movedHere(one) !== movedHere(other)) return true
  return !sameRuns(comparable(one, left), comparable(other, right))
}

/** References to what each draft inserts on its own are the same where they read the same. */
function comparable(view: ProvisionView, { citations }: Side): readonly Run[] {
  return readingRuns(view.segments).map((run) =>
    run.kind === 'text' ? run : { ...run, target: citations.get(run.target) || run.target },
  )
}

export interface DifferencePiece {
  readonly kind: 'kept' | 'deleted' | 'inserted'
  readonly text: string
}

/** What would change in the words of the left draft for them to read as those of the right. */
export function differenceOf(row: DraftRow, left: Side, right: Side): readonly DifferencePiece[] {
  if (row.left === null || row.right === null) return []
  const before = comparable(row.left, left)
  const after = comparable(row.right, right)
  const resolve: Resolve = (target) => target
  const words = (runs: readonly Run[]) => plainText(runs, resolve)
  const pieces: DifferencePiece[] = []
  const add = (kind: DifferencePiece['kind'], runs: readonly Run[]) => {
    if (runs.length > 0) pieces.push({ kind, text: words(runs) })
  }
  let at = 0
  for (const { start, end, runs } of diffRuns(before, after).changes) {
    add('kept', sliceRuns(before, at, start))
    add('deleted', sliceRuns(before, start, end))
    add('inserted', runs)
    at = end
  }
  add('kept', sliceRuns(before, at))
  return pieces
}
