/** The rows of a redline: what is read, what has gone, and the two ends of what has moved. */
import type { Moved, Placed, RowPiece } from '../placement.ts'
import type { Provision, Provisions } from '../provisions.ts'
import { provisionPlaces } from '../state.ts'
import { anchorsOf } from './anchors.ts'
import type { Arrangement } from './arrange.ts'
import { type Continuation, FlowReader, movedPiece } from './flow.ts'
import { type Step, walk } from './walk.ts'

/** The id of the row where a provision was that is read in another place. */
function leftPlaceOf(provision: string): string {
  return `${provision}:left`
}

export class Rows {
  private readonly provisions: Provisions
  private readonly tree: Arrangement
  private readonly steps: readonly Step[]
  private readonly places: ReadonlyMap<string, number>
  private readonly anchors: Int32Array
  private readonly flow: FlowReader
  /** What is read on its own, by provision: its step. */
  private readonly readAt = new Map<string, number>()
  /** By provision in force: the change that deletes it, wherever it would stand. */
  private readonly deletions = new Map<string, string>()
  private depths: Map<string | null, number> | null = null

  constructor(provisions: Provisions, tree: Arrangement) {
    this.provisions = provisions
    this.tree = tree
    this.steps = walk(provisions, tree)
    this.places = provisionPlaces(provisions)
    this.anchors = anchorsOf(this.steps, provisions.length)
    this.flow = new FlowReader(this.steps, tree, this.anchors, this.places)
    for (const [at, { id, is, deletion }] of this.steps.entries()) {
      if (is === 'read') this.readAt.set(id, at)
      else if (deletion !== null) this.deletions.set(id, deletion)
    }
  }

  all(): readonly Placed[] {
    const rows: Placed[] = []
    this.addMissing(rows, -1)
    for (const [at, step] of this.steps.entries()) {
      const row = this.rowAt(step, at)
      if (row !== null) rows.push(row)
      for (const continuation of this.flow.continuations.get(at) ?? []) {
        rows.push(this.continuationRow(continuation, step))
      }
      this.addMissing(rows, at)
    }
    return this.tree.splits.size + this.tree.joins.size === 0 ? rows : this.withAllChanges(rows)
  }

  private addMissing(rows: Placed[], at: number): void {
    for (const base of this.flow.missing.get(at) ?? []) {
      const provision = this.provisions[base]
      if (provision !== undefined) rows.push(this.goneRow(provision))
    }
  }

  private rowAt(step: Step, at: number): Placed | null {
    const inPlace = step.base !== -1 && this.anchors[step.base] === at
    if (step.is === 'read') return this.readRow(step, at, inPlace)
    if (!inPlace || this.flow.consumed.has(at)) return null
    const provision = this.provisions[step.base]
    return provision === undefined ? null : this.goneRow(provision, step)
  }

  private readRow(step: Step, at: number, inPlace: boolean): Placed {
    const { id, kind, base } = step
    const line = this.flow.lines.get(at)
    const provision = this.provisions[base]
    const displaced = step.displaced ?? (inPlace || base === -1 ? null : step.given)
    const moved: Moved | null =
      base === -1 || inPlace
        ? null
        : {
            end: 'to',
            change: displaced,
            other: leftPlaceOf(id),
            itself: this.tree.moves.has(id),
          }
    const keepsNumber = provision?.kind === kind && moved?.itself !== true
    const unused = this.tree.unused.get(id)?.id ?? null
    return {
      id,
      provision: id,
      kind,
      parent: step.parent,
      depth: step.depth,
      number: keepsNumber ? provision.number : null,
      presence: base === -1 ? 'inserted' : 'kept',
      structure: present([
        this.tree.insertions.get(id)?.id ?? this.tree.splits.get(id)?.id,
        displaced,
        unused,
      ]),
      moved,
      joinedTo: null,
      runsOn: line?.runsOn ?? null,
      continues: base === -1 && line !== undefined,
      notUsed: unused,
      shows: line?.shows ?? this.elsewhere(id, unused, displaced),
      reads: this.tree.piecesOf(id),
    }
  }

  /** What a row shows that is not in place: nothing of it is there in force. */
  private elsewhere(
    id: string,
    unused: string | null,
    displaced: string | null,
  ): readonly RowPiece[] {
    if (unused !== null) return [{ kind: 'notUsed', change: unused }]
    const split = this.tree.splits.get(id)?.id ?? null
    return this.tree
      .piecesOf(id)
      .map((piece) => movedPiece(piece, this.places, displaced ?? piece.joined?.change ?? split))
  }

  private continuationRow({ id, base, change, ...line }: Continuation, host: Step): Placed {
    const provision = this.provisions[base]
    return {
      id,
      provision: id,
      kind: provision?.kind ?? host.kind,
      parent: provision === undefined ? host.parent : this.rowOfParent(provision),
      depth: host.depth,
      number: provision?.number ?? null,
      presence: 'kept',
      structure: [change],
      moved: null,
      joinedTo: line.joinedTo,
      runsOn: line.runsOn,
      continues: false,
      notUsed: null,
      shows: line.shows,
      reads: [],
    }
  }

  /** A provision in force that is deleted, or whose place is left; `step` where it stands in place. */
  private goneRow(provision: Provision, step?: Step): Placed {
    const { id, kind, number } = provision
    const reading = this.readAt.get(id)
    const join = this.tree.joins.get(id)
    const deletion = this.deletions.get(id) ?? null
    const elsewhere = reading === undefined ? undefined : this.steps[reading]
    const displaced = elsewhere && (elsewhere.displaced ?? elsewhere.given)
    const change = displaced ?? join?.change ?? deletion
    const moved: Moved | null =
      elsewhere !== undefined
        ? { end: 'from', change, other: id, itself: this.tree.moves.has(id) }
        : join !== undefined
          ? { end: 'from', change, other: this.tree.host(id), itself: true }
          : null
    return {
      id: reading === undefined ? id : leftPlaceOf(id),
      provision: id,
      kind,
      parent: this.rowOfParent(provision),
      depth: step?.depth ?? this.depthInForce(provision),
      number,
      presence: 'deleted',
      structure: present([change]),
      moved,
      joinedTo: null,
      runsOn: null,
      continues: false,
      notUsed: null,
      shows: [{ kind: 'gone', carrier: id, from: null, to: null, change }],
      reads: [],
    }
  }

  private rowOfParent({ parent }: Provision): string | null {
    if (parent === null) return null
    const at = this.readAt.get(parent)
    const base = this.places.get(parent) ?? -1
    return at === undefined || this.anchors[base] === at ? parent : leftPlaceOf(parent)
  }

  private depthInForce(provision: Provision): number {
    if (this.depths === null) {
      this.depths = new Map([[null, -1]])
      for (const { id, parent } of this.provisions) {
        this.depths.set(id, (this.depths.get(parent) ?? -1) + 1)
      }
    }
    return this.depths.get(provision.id) ?? 0
  }

  /** Changes that no row has become one of are said at the row that their words are read in. */
  private withAllChanges(rows: readonly Placed[]): readonly Placed[] {
    const said = new Set(rows.flatMap(({ structure }) => structure))
    const { splits, joins, deletions } = this.tree
    const unsaid = new Map<string, string[]>()
    const say = (change: string, provision: string) => {
      if (said.has(change)) return
      const row = this.tree.host(provision) ?? provision
      unsaid.set(row, [...(unsaid.get(row) ?? []), change])
    }
    for (const { id, provision } of splits.values()) say(id, provision)
    for (const [provision, { change }] of joins) say(change, provision)
    for (const [provision, { id }] of deletions) {
      const split = splits.get(provision)
      if (split !== undefined) say(id, split.provision)
    }
    if (unsaid.size === 0) return rows
    return rows.map((row) => {
      const more = unsaid.get(row.id)
      return more === undefined ? row : { ...row, structure: [...row.structure, ...more] }
    })
  }
}

function present(ids: readonly (string | null | undefined)[]): readonly string[] {
  return ids.filter((id): id is string => id !== null && id !== undefined)
}
