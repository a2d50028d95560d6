/** Provisions split in two and joined into one: only boundaries move, edits stay where they are anchored. */
import type { Change, InsertChange, JoinChange } from './changes.ts'
import { marksIn } from './footnotes.ts'
import type { ProvisionKind, Provisions } from './provisions.ts'
import {
  common,
  insertProvision,
  isOwnPending,
  refused,
  type StructureContext,
  takeBack,
  WITH_MARK,
} from './structure.ts'
import { sliceRuns } from './text.ts'
import { comparePositions, type Piece } from './tree/pieces.ts'
import { isAnchor, nearestRank, nextOrder, Reading } from './tree/reading.ts'
import {
  giveRest,
  type Parted,
  pieceLength,
  pieceText,
  takeOver,
  writeSplit,
} from './writing/cut.ts'
import { proposedText } from './writing/writer.ts'

export type SplitProvisionAnswer =
  | {
      readonly ok: true
      readonly changes: readonly Change[]
      /** The change that the point lay inside of, now two: what points at the left is to point at both. */
      readonly parted: Parted | null
    }
  | { readonly ok: false; readonly reason: string }

const NOT_TEXT: ReadonlySet<ProvisionKind> = new Set(['table', 'row', 'cell'])

interface SplitPoint {
  readonly provision: string
  /** In the proposed text of the provision, in UTF-16 units. */
  readonly offset: number
  /** Id of the second half. */
  readonly newProvision: string
}

/**
 * Splits a provision in two; what stands under it goes with the second half. At either end there is nothing to split:
 * an empty provision is put beside it instead.
 */
export function splitProvision(
  provisions: Provisions,
  changes: readonly Change[],
  point: SplitPoint,
  context: StructureContext,
): SplitProvisionAnswer {
  const reading = new Reading(provisions, changes)
  const { tree } = reading
  const { provision, newProvision } = point
  const kind = reading.kindOf(provision)
  if (kind === null || !reading.isRead(provision)) return refused('This provision does not read.')
  if (NOT_TEXT.has(kind)) return refused('A table cannot be split: insert a row instead.')
  if (kind === 'footnote') return refused('A footnote is one paragraph: it cannot be split.')
  if (tree.unused.has(provision)) {
    return refused('It reads “[Not used]”: reject that first to work on its words.')
  }
  if (tree.exists(newProvision)) return refused('A provision with this id exists already.')
  const found = pieceAt(provisions, changes, tree.piecesOf(provision), point.offset)
  if (found === null) {
    const after = point.offset <= 0 ? (reading.before(provision).at(-1) ?? null) : provision
    const place = { parent: tree.parentOf(provision), after }
    const insertion = { provision: newProvision, provisionKind: kind, ...place }
    const inserted = insertProvision(provisions, changes, insertion, context)
    return inserted.ok ? { ...inserted, parted: null } : inserted
  }
  const own = tree.insertions.get(provision)
  const simple =
    own !== undefined &&
    isOwnPending(own, context) &&
    !tree.moves.has(provision) &&
    tree.piecesOf(provision).length === 1 &&
    found.piece.to === null &&
    tree.under(provision).length === 0
  if (simple) return splitInsertion(provisions, changes, own, found, newProvision, context)
  const parent = tree.parentOf(provision)
  const after = tree.slotOf(provision)
  // Footnotes stay with the marks of the first half.
  const stay = new Set(
    marksIn(sliceRuns(proposedText(provisions, changes, provision), 0, point.offset)),
  )
  const split = {
    ...common(context),
    kind: 'split',
    provision,
    newProvision,
    provisionKind: tree.recordedKind(provision) ?? kind,
    place: { parent, after, rank: nearestRank(changes, { parent, after }) },
    takes: tree
      .under(provision)
      .filter((head) => !stay.has(head) || reading.kindOf(head) !== 'footnote'),
    accepted: false,
    order: nextOrder(changes),
  } as const
  const { piece, offset } = found
  return { ok: true, ...writeSplit(provisions, changes, piece, offset, split, context) }
}

function splitInsertion(
  provisions: Provisions,
  changes: readonly Change[],
  own: InsertChange,
  { piece, offset }: { readonly piece: Piece; readonly offset: number },
  newProvision: string,
  context: StructureContext,
): SplitProvisionAnswer {
  const given = giveRest(provisions, changes, piece, offset, newProvision, context)
  const { parent } = own.place
  const after = own.provision
  const insertion: InsertChange = {
    ...common(context),
    kind: 'insert',
    provision: newProvision,
    provisionKind: own.provisionKind,
    place: { parent, after, rank: nearestRank(changes, { parent, after }) },
    accepted: false,
  }
  return { ok: true, changes: [...given.changes, insertion], parted: given.parted }
}

/** The piece that an offset lies in, and the offset in that; null at either end of the provision. */
function pieceAt(
  provisions: Provisions,
  changes: readonly Change[],
  pieces: readonly Piece[],
  offset: number,
): { readonly piece: Piece; readonly offset: number } | null {
  const whole = pieces.map((piece) => pieceText(provisions, changes, piece)).join('')
  const low = whole.charCodeAt(offset)
  const high = whole.charCodeAt(offset - 1)
  const inPair = low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff
  const wanted = inPair ? offset - 1 : offset
  if (wanted <= 0 || wanted >= whole.length) return null
  let at = 0
  for (const piece of pieces) {
    const from = at
    at += pieceLength(provisions, changes, piece)
    if (wanted <= at) return { piece, offset: wanted - from }
  }
  return null
}

/** Joins a provision onto the one before it, whose number stays; what stands under it stands under that. */
export function joinProvision(
  provisions: Provisions,
  changes: readonly Change[],
  { provision }: { readonly provision: string },
  context: StructureContext,
):
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly reason: string } {
  const reading = new Reading(provisions, changes)
  const { tree } = reading
  if (!reading.isRead(provision)) return refused('This provision does not read.')
  const into = reading.before(provision).at(-1)
  if (into === undefined) return refused('Nothing of its level stands before it to be joined with.')
  const kind = reading.kindOf(provision)
  if (kind === null || NOT_TEXT.has(kind))
    return refused('Tables, rows and cells cannot be joined.')
  if (kind === 'footnote') return refused(WITH_MARK)
  const above = reading.kindOf(into)
  if (kind !== above) {
    return refused(
      `The ${kind} cannot be joined to the ${above ?? 'provision'} before it: they are of different kinds.`,
    )
  }
  if (reading.under(into).some((id) => reading.kindOf(id) !== 'footnote')) {
    return refused('Provisions stand under the one before it: they would come between its words.')
  }
  if (tree.unused.has(provision) || tree.unused.has(into)) {
    return refused('One of the two reads “[Not used]”.')
  }
  const split = tree.splits.get(provision)
  const end = tree.piecesOf(into).at(-1)
  const undoes =
    split !== undefined &&
    isOwnPending(split, context) &&
    !tree.moves.has(provision) &&
    end?.carrier === split.carrier &&
    end.to !== null &&
    comparePositions(end.to, split) === 0 &&
    // Without the split, what stands under the second half stands under what was split.
    (into === tree.host(split.provision) || tree.under(provision).length === 0)
  if (undoes) {
    const stays = context.pinned.has(split.id) || isAnchor(changes, split.newProvision)
    return { ok: true, changes: without(changes, split.id, stays, context) }
  }
  const own = tree.insertions.get(provision)
  const pieces = tree.piecesOf(provision)
  const last = tree.piecesOf(into).at(-1)
  const simple =
    own !== undefined &&
    isOwnPending(own, context) &&
    !tree.moves.has(provision) &&
    pieces.length === 1 &&
    pieces[0]?.to === null &&
    tree.under(provision).length === 0
  if (simple && last !== undefined) {
    const taken = takeOver(provisions, changes, provision, last, context)
    return { ok: true, changes: takeBack(taken, provision, context) }
  }
  const join: JoinChange = {
    ...common(context),
    kind: 'join',
    provision,
    into,
    accepted: false,
    order: nextOrder(changes),
  }
  return { ok: true, changes: [...changes, join] }
}

/** The changes without one, or with it withdrawn where something points at it or at the place that it makes. */
export function without(
  changes: readonly Change[],
  id: string,
  stays: boolean,
  { at }: Pick<StructureContext, 'at'>,
): readonly Change[] {
  return changes.flatMap((change): readonly Change[] => {
    if (change.id !== id) return [change]
    return stays ? [{ ...change, withdrawn: true, changedAt: at }] : []
  })
}
