/**
 * The tree of a draft: what is done to it is done again in order, over the slots that all changes make. Any set of
 * changes gives a tree, whichever of them count: what makes no sense without another is left out until that counts too.
 */
import type {
  Change,
  DeleteChange,
  InsertChange,
  JoinChange,
  MoveChange,
  NotUsedChange,
  OrderedChange,
  Place,
  RelevelChange,
  SplitChange,
} from '../changes.ts'
import type { ProvisionKind, Provisions } from '../provisions.ts'
import { provisionIndex } from '../state.ts'
import { levelsBetween } from './levels.ts'
import { holdsPosition, type Piece, type Position, wholeOf } from './pieces.ts'
import { headOf, type Slots, slotsOf } from './slots.ts'

export type Moved = MoveChange | RelevelChange

export class Arrangement {
  readonly slots: Slots
  readonly insertions = new Map<string, InsertChange>()
  readonly deletions = new Map<string, DeleteChange>()
  readonly unused = new Map<string, NotUsedChange>()
  /** The splits that count, by the provision they make. */
  readonly splits = new Map<string, SplitChange>()
  /** What has been joined to another, and by which change. */
  readonly joins = new Map<string, { into: string; readonly change: string }>()
  /** The last move of a provision that counts. */
  readonly moves = new Map<string, Moved>()
  /** What counts and yet does nothing, since it makes no sense with the others that count. */
  readonly ineffective = new Set<string>()
  private readonly provisions: Provisions
  private readonly heads = new Map<string | null, readonly string[]>()
  /** Second halves whose split does not count, and what holds their words. */
  private readonly aliases = new Map<string, string>()
  private readonly pieces = new Map<string, readonly Piece[]>()
  private readonly holders = new Map<string, readonly string[]>()
  private readonly owners = new Map<string, string | null>()
  /** By head: how many levels deeper what follows reads than what it stands under would make it. */
  private readonly extra = new Map<string, number>()
  /** By head: the change that gave it to what it stands under. */
  readonly givenBy = new Map<string, string>()

  constructor(provisions: Provisions, changes: readonly Change[], applied: ReadonlySet<Change>) {
    this.provisions = provisions
    this.slots = slotsOf(provisions, changes)
    this.note(applied)
    const ordered = changes.filter((change): change is OrderedChange => 'order' in change)
    ordered.sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
    for (const change of ordered) {
      const applies = applied.has(change)
      if (!this.perform(change, applies) && applies) this.ineffective.add(change.id)
    }
    for (const change of ordered) {
      if (change.kind === 'split' && this.aliases.has(change.newProvision)) this.follow(change)
    }
  }

  private note(applied: ReadonlySet<Change>): void {
    for (const change of applied) {
      if (change.kind === 'insert') this.insertions.set(change.provision, change)
      if (change.kind === 'delete') this.deletions.set(change.provision, change)
      if (change.kind === 'notUsed') this.unused.set(change.provision, change)
    }
  }

  private perform(change: OrderedChange, applies: boolean): boolean {
    if (change.kind === 'split') return this.split(change, applies)
    if (!applies) return false
    return change.kind === 'join' ? this.join(change) : this.move(change)
  }

  /** True where nothing is moved, split or joined. */
  get isPlain(): boolean {
    return this.splits.size + this.joins.size + this.moves.size + this.aliases.size === 0
  }

  exists(id: string): boolean {
    return provisionIndex(this.provisions).has(id) || this.insertions.has(id) || this.splits.has(id)
  }

  /** The provision that a provision is read in: itself, or another after a join or without its split; null for none. */
  host(id: string): string | null {
    let at = id
    for (
      let next = this.aliases.get(at) ?? this.joins.get(at)?.into;
      next !== undefined;
      next = this.aliases.get(at) ?? this.joins.get(at)?.into
    ) {
      at = next
    }
    return this.exists(at) ? at : null
  }

  /** Whether a provision is read on its own. */
  stands(id: string): boolean {
    return this.host(id) === id
  }

  /** The words that are read in a provision, in order. */
  piecesOf(id: string): readonly Piece[] {
    return this.pieces.get(id) ?? [wholeOf(id)]
  }

  /** Heads of the chains of slots under a provision. */
  under(id: string | null): readonly string[] {
    return this.heads.get(id) ?? this.slots.heads.get(id) ?? []
  }

  slotOf(id: string): string {
    return this.moves.get(id)?.id ?? id
  }

  parentOf(id: string): string | null {
    return this.ownerOf(this.slotOf(id))
  }

  /** The provision that a slot stands under. */
  ownerOf(slot: string): string | null {
    const head = headOf(this.slots, slot)
    const owner = this.owners.get(head)
    if (owner !== undefined) return owner
    const made = this.slots.made.get(head)
    const parent =
      made === undefined
        ? (provisionIndex(this.provisions).get(head)?.parent ?? null)
        : made.place.parent
    return parent
  }

  /** Whether a provision is, or stands under, another. */
  isWithin(id: string | null, above: string): boolean {
    const seen = new Set<string>()
    for (let at = id; at !== null && !seen.has(at); at = this.parentOf(at)) {
      if (at === above) return true
      seen.add(at)
    }
    return false
  }

  /** What a provision is where it was first made, before anything above it was re-levelled. */
  ownKind(id: string): ProvisionKind | null {
    return (
      provisionIndex(this.provisions).get(id)?.kind ??
      this.insertions.get(id)?.provisionKind ??
      this.splits.get(id)?.provisionKind ??
      null
    )
  }

  /** What is recorded of a provision's kind: that which it has but for what it stands under. */
  recordedKind(id: string): ProvisionKind | null {
    return this.moves.get(id)?.provisionKind ?? this.ownKind(id)
  }

  /** How many levels deeper something reads in a slot than it is recorded. */
  shiftAt(slot: string): number {
    return this.shiftUnder(this.ownerOf(slot)) + this.extraOf(slot)
  }

  /** The same for a place that has no slot yet. */
  shiftFor({ parent, after }: Pick<Place, 'parent' | 'after'>): number {
    return this.shiftUnder(parent) + (after === null ? 0 : this.extraOf(after))
  }

  private shiftUnder(parent: string | null): number {
    if (parent === null) return 0
    const own = this.ownKind(parent)
    const recorded = this.recordedKind(parent)
    const here = own === null || recorded === null ? 0 : levelsBetween(own, recorded)
    return here + this.shiftAt(this.slotOf(parent))
  }

  extraOf(slot: string): number {
    return this.extra.size === 0 ? 0 : (this.extra.get(headOf(this.slots, slot)) ?? 0)
  }

  /** The provision that shows a point among the words of a carrier. */
  holderOf(carrier: string, at: Position): { readonly id: string; readonly index: number } | null {
    for (const id of this.holders.get(carrier) ?? [carrier]) {
      const index = this.piecesOf(id).findIndex(
        (piece) => piece.carrier === carrier && holdsPosition(piece, at),
      )
      if (index !== -1 && this.stands(id)) return { id, index }
    }
    return null
  }

  private split(change: SplitChange, applies: boolean): boolean {
    const { newProvision, carrier, offset, rank } = change
    if (this.exists(newProvision) || this.aliases.has(newProvision)) return false
    const at = { offset, rank }
    const holder = applies ? this.holderOf(carrier, at) : null
    const piece = holder === null ? undefined : this.piecesOf(holder.id)[holder.index]
    if (holder === null || piece === undefined) {
      this.doNotSplit(change)
      return false
    }
    const { id, index } = holder
    const pieces = this.piecesOf(id)
    const behind = pieces.slice(index + 1)
    this.splits.set(newProvision, change)
    this.pieces.set(id, [...pieces.slice(0, index), { ...piece, to: at }])
    this.pieces.set(newProvision, [{ ...piece, from: at, joined: null }, ...behind])
    for (const { joined } of behind) {
      const join = joined === null ? undefined : this.joins.get(joined.provision)
      if (join !== undefined) join.into = newProvision
    }
    for (const moved of [piece, ...behind]) {
      const known = this.holders.get(moved.carrier) ?? [moved.carrier]
      this.holders.set(moved.carrier, [...known, newProvision])
    }
    const takes = new Set(change.takes)
    const deeper = this.shiftUnder(id) - this.shiftUnder(newProvision)
    if (takes.size === 0 || this.isWithin(newProvision, id)) return true
    const under = this.under(id)
    this.give(
      id,
      under.filter((head) => !takes.has(head)),
    )
    const taken = under.filter((head) => takes.has(head))
    this.give(newProvision, [...this.under(newProvision), ...taken])
    this.shift(taken, deeper)
    for (const head of taken) this.givenBy.set(head, change.id)
    return true
  }

  /** Without its split, a second half is read where its words are, and what stands under it stands there. */
  private doNotSplit({ provision, newProvision, takes }: SplitChange): void {
    const host = this.host(provision)
    if (host === null || provision === newProvision) return
    this.aliases.set(newProvision, provision)
    const orphans = this.under(newProvision)
    if (orphans.length === 0) return
    // As deep as beside the first half: what the second half would have added is not there.
    this.shift(orphans, this.shiftAt(this.slotOf(host)) - this.shiftUnder(host))
    const taken = new Set(takes)
    const under = this.under(host)
    const at = under.findIndex((head) => taken.has(head))
    const place = at === -1 ? under.length : at
    this.give(host, [...under.slice(0, place), ...orphans, ...under.slice(place)])
    this.give(newProvision, [])
  }

  /** What a split that does not count took stands where the words in front of it are read by now. */
  private follow({ provision, newProvision, carrier, offset, rank, takes }: SplitChange): void {
    const host = this.host(provision)
    const holder = this.holderOf(carrier, { offset, rank })?.id
    if (host === null || holder === undefined || holder === host) return
    // Joined words that are read on their own again took nothing along.
    if (!this.splits.has(holder)) return
    this.aliases.set(newProvision, holder)
    const taken = new Set(takes)
    const moved = this.under(host).filter((head) => taken.has(head))
    if (moved.length === 0 || this.isWithin(holder, host)) return
    this.shift(moved, this.shiftUnder(host) - this.shiftUnder(holder))
    this.give(
      host,
      this.under(host).filter((head) => !taken.has(head)),
    )
    this.give(holder, [...this.under(holder), ...moved])
    const maker = this.splits.get(holder)?.id
    if (maker !== undefined) for (const head of moved) this.givenBy.set(head, maker)
  }

  private give(owner: string, heads: readonly string[]): void {
    this.heads.set(owner, heads)
    for (const head of heads) this.owners.set(head, owner)
  }

  private shift(heads: readonly string[], by: number): void {
    if (by === 0) return
    for (const head of heads) this.extra.set(head, (this.extra.get(head) ?? 0) + by)
  }

  private join({ id: change, provision, into }: JoinChange): boolean {
    const host = this.host(into)
    if (!this.stands(provision) || host === null || host === provision) return false
    // A deletion, too, says what becomes of the words: it goes before the join.
    if (this.deletions.has(provision) || this.unused.has(provision)) return false
    if (this.isWithin(host, provision)) return false
    const [first, ...rest] = this.piecesOf(provision)
    if (first === undefined) return false
    const joined = { ...first, joined: { provision, change } }
    this.pieces.set(host, [...this.piecesOf(host), joined, ...rest])
    this.pieces.set(provision, [])
    for (const { carrier } of [first, ...rest]) {
      const known = this.holders.get(carrier) ?? [carrier]
      this.holders.set(carrier, [...known, host])
    }
    this.joins.set(provision, { into: host, change })
    const given = this.under(provision)
    if (given.length === 0) return true
    this.shift(given, this.shiftUnder(provision) - this.shiftUnder(host))
    this.give(host, [...this.under(host), ...given])
    for (const head of given) this.givenBy.set(head, change)
    this.give(provision, [])
    return true
  }

  private move(change: Moved): boolean {
    const { id, provision } = change
    if (!this.stands(provision)) return false
    const owner = this.ownerOf(id)
    if (owner !== null && (!this.stands(owner) || this.isWithin(owner, provision))) return false
    this.moves.set(provision, change)
    return true
  }
}
