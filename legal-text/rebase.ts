/**
 * A draft's changes on another version of its document. Each ends carried, moved, already made or in conflict: none is
 * dropped, and none says something else than it did.
 */
import type { Change, SplitChange, StructureChange, TextChange } from './changes.ts'
import { diffRuns, type RunsChange } from './diff/runs.ts'
import type { Provision, Provisions } from './provisions.ts'
import { bareRuns, plainText, type Run, runsLength, sameRuns, sliceRuns } from './text.ts'

export type RebaseFate = 'carried' | 'moved' | 'already made' | 'in conflict'

export interface RebaseOutcome {
  readonly change: string
  readonly fate: RebaseFate
  /** In a sentence, for a person; empty where the change is simply carried. */
  readonly why: string
}

export interface Rebase {
  /**
   * In the order given. What is already made or in conflict is withdrawn, so that it stays on record and can be taken up
   * again; records that stay as they were keep their identity.
   */
  readonly changes: readonly Change[]
  /** Of every change that was live. */
  readonly outcomes: readonly RebaseOutcome[]
}

interface Rebased {
  readonly change: Change
  readonly fate: RebaseFate
  readonly why: string
}

/**
 * @param before The version that the changes are of. @param after The other, with the ids it inherits: see `inherit.ts`.
 * @param at ISO 8601 instant in UTC, noted on the changes that are withdrawn or shifted.
 */
export function rebaseChanges(
  before: Provisions,
  after: Provisions,
  changes: readonly Change[],
  at: string,
): Rebase {
  const rebase = new Rebasing(before, after, changes, at)
  const rebased = changes.map((change) => (change.withdrawn ? null : rebase.rebased(change)))
  return {
    changes: changes.map((change, index) => rebased[index]?.change ?? change),
    outcomes: rebased.flatMap((each) =>
      each === null ? [] : [{ change: each.change.id, fate: each.fate, why: each.why }],
    ),
  }
}

class Rebasing {
  private readonly olds: ReadonlyMap<string, Provision>
  private readonly news: ReadonlyMap<string, Provision>
  private readonly insertedTexts: ReadonlyMap<string, string>
  private readonly at: string
  private readonly order: Provisions
  private readonly diffs = new Map<string, readonly RunsChange[]>()

  constructor(before: Provisions, after: Provisions, changes: readonly Change[], at: string) {
    this.olds = indexed(before)
    this.news = indexed(after)
    this.order = before
    this.at = at
    this.insertedTexts = textsInserted(changes)
  }

  rebased(change: Change): Rebased {
    return change.kind === 'text' ? this.text(change) : this.structure(change)
  }

  private text(change: TextChange): Rebased {
    const old = this.olds.get(change.provision)
    if (old === undefined) return carried(change)
    const now = this.news.get(change.provision)
    if (now === undefined) {
      return this.conflict(change, `${called(old)} is not in the other version.`)
    }
    const diffs = this.diffsOf(old, now)
    const touching = diffs.filter((diff) => touches(diff, change))
    if (touching.length > 0) return this.touched(change, old, now, touching)
    if (change.start === change.end && keepsNoWord(old, diffs)) {
      const words = shortened(plainText(now.text))
      return this.conflict(change, `${called(now)} says something else: “${words}”.`)
    }
    const start = shifted(change, diffs)
    const end = start + change.end - change.start
    const place = this.movedTo(old, now)
    const stays = start === change.start && end === change.end
    const next = stays ? change : { ...change, start, end, changedAt: this.at }
    return { change: next, fate: place === '' ? 'carried' : 'moved', why: place }
  }

  private touched(
    change: TextChange,
    old: Provision,
    now: Provision,
    touching: readonly RunsChange[],
  ): Rebased {
    const start = Math.min(change.start, ...touching.map((diff) => diff.start))
    const end = Math.max(change.end, ...touching.map((diff) => diff.end))
    const first = touching[0] as RunsChange
    const last = touching[touching.length - 1] as RunsChange
    const made = [
      ...sliceRuns(old.text, start, change.start),
      ...bareRuns(change.proposed),
      ...sliceRuns(old.text, change.end, end),
    ]
    const there = sliceRuns(
      now.text,
      first.otherStart - (first.start - start),
      last.otherEnd + (end - last.end),
    )
    if (sameRuns(made, there)) {
      return this.withdrawn(change, 'already made', `${called(now)} reads so already.`)
    }
    const words = plainText(sliceRuns(now.text, first.otherStart, last.otherEnd))
    const said = words === '' ? 'words are gone there' : `it says “${shortened(words)}” there`
    return this.conflict(change, `${called(now)} reads differently in the other version: ${said}.`)
  }

  private structure(change: StructureChange): Rebased {
    if (change.kind === 'insert') {
      const text = this.insertedTexts.get(change.provision) ?? ''
      const twin = text === '' ? undefined : this.newWith(text, change.place.parent)
      if (twin !== undefined) {
        return this.withdrawn(change, 'already made', `${called(twin)} says so already.`)
      }
    }
    const lost = idsOf(change).find((id) => this.olds.has(id) && !this.news.has(id))
    const old = this.olds.get(lost ?? '')
    if (old === undefined) return change.kind === 'split' ? this.split(change) : this.kept(change)
    const removes = change.kind === 'delete' || change.kind === 'notUsed'
    if (removes && lost === change.provision) {
      return this.withdrawn(change, 'already made', `${called(old)} is not in the other version.`)
    }
    if (isPlaced(change) && lost === change.place.after) return this.behindAnother(change)
    return this.conflict(change, `${called(old)} is not in the other version.`)
  }

  /** The boundary keeps its place between the same words. */
  private split(change: SplitChange): Rebased {
    const old = this.olds.get(change.carrier)
    const now = this.news.get(change.carrier)
    if (old === undefined || now === undefined) return this.kept(change)
    const at = { start: change.offset, end: change.offset }
    const diffs = this.diffsOf(old, now)
    if (diffs.some((diff) => touches(diff, at))) {
      return this.conflict(change, `${called(now)} reads differently where it is split.`)
    }
    const offset = shifted(at, diffs)
    return this.kept(offset === change.offset ? change : { ...change, offset, changedAt: this.at })
  }

  private kept(change: StructureChange): Rebased {
    const unused = this.news.get(change.provision)
    if (change.kind === 'notUsed' && unused !== undefined && isNotUsed(unused)) {
      return this.withdrawn(change, 'already made', `${called(unused)} is not used there either.`)
    }
    const old = this.olds.get(change.provision)
    const now = this.news.get(change.provision)
    const place = old === undefined || now === undefined ? '' : this.movedTo(old, now)
    return { change, fate: place === '' ? 'carried' : 'moved', why: place }
  }

  /** Behind the nearest sibling in front that is still there. */
  private behindAnother(change: PlacedChange): Rebased {
    const { parent, after } = change.place
    const siblings = this.order.filter((provision) => provision.parent === parent)
    const index = siblings.findIndex(({ id }) => id === after)
    const left = siblings
      .slice(0, Math.max(index, 0))
      .reverse()
      .find(({ id }) => this.news.get(id)?.parent === parent)
    const gone = this.olds.get(after ?? '')
    const place = { ...change.place, after: left?.id ?? null }
    const why = `${gone === undefined ? 'What it followed' : called(gone)} is not in the other version: it follows ${left === undefined ? 'nothing' : called(left)} there.`
    return { change: { ...change, place, changedAt: this.at }, fate: 'moved', why }
  }

  private newWith(text: string, parent: string | null): Provision | undefined {
    for (const provision of this.news.values()) {
      const isNew = !this.olds.has(provision.id) && provision.parent === parent
      if (isNew && plainText(provision.text) === text) return provision
    }
    return undefined
  }

  private diffsOf(old: Provision, now: Provision): readonly RunsChange[] {
    let diffs = this.diffs.get(old.id)
    if (diffs === undefined) {
      diffs = diffRuns(old.text, now.text).changes
      this.diffs.set(old.id, diffs)
    }
    return diffs
  }

  private movedTo(old: Provision, now: Provision): string {
    if (old.number !== now.number) return `${called(old)} is ${called(now)} there.`
    const stays = old.parent === now.parent || !this.olds.has(now.parent ?? '')
    return stays ? '' : `${called(old)} stands elsewhere there.`
  }

  private conflict(change: Change, why: string): Rebased {
    return this.withdrawn(change, 'in conflict', why)
  }

  private withdrawn(change: Change, fate: RebaseFate, why: string): Rebased {
    return { change: { ...change, withdrawn: true, changedAt: this.at }, fate, why }
  }
}

function carried(change: Change): Rebased {
  return { change, fate: 'carried', why: '' }
}

function indexed(provisions: Provisions): ReadonlyMap<string, Provision> {
  return new Map(provisions.map((provision) => [provision.id, provision]))
}

/** The provisions that a draft makes. */
function madeBy(change: Change): readonly string[] {
  return change.kind === 'insert' ? [change.provision] : []
}

type PlacedChange = Extract<Change, { readonly kind: 'insert' | 'move' | 'relevel' }>

function isPlaced(change: StructureChange): change is PlacedChange {
  return change.kind === 'insert' || change.kind === 'move' || change.kind === 'relevel'
}

/** Ids of provisions that a change of structure needs to be there. A slot that a move made is none of them. */
function idsOf(change: StructureChange): readonly string[] {
  const place = 'place' in change ? [change.place.parent, change.place.after] : []
  const carrier = change.kind === 'split' ? [change.carrier] : []
  const into = change.kind === 'join' ? [change.into] : []
  return [change.provision, ...carrier, ...into, ...place].flatMap((id) => id ?? [])
}

function isNotUsed({ text }: Provision): boolean {
  return /^\[not used\]\.?$/i.test(plainText(text).trim())
}

/** What each inserted provision reads as, as proposed. */
function textsInserted(changes: readonly Change[]): ReadonlyMap<string, string> {
  const inserted = new Set(changes.flatMap(madeBy))
  const texts = new Map<string, Run[]>()
  for (const change of changes) {
    if (change.kind !== 'text' || change.withdrawn || !inserted.has(change.provision)) continue
    const runs = texts.get(change.provision) ?? []
    runs.push(...bareRuns(change.proposed.filter(({ deletedBy }) => deletedBy === undefined)))
    texts.set(change.provision, runs)
  }
  return new Map([...texts].map(([id, runs]) => [id, plainText(runs)]))
}

type Span = Pick<TextChange, 'start' | 'end'>

/** Whether what the other version changes and what the draft changes are the same words, or come in the same place. */
function touches(diff: RunsChange, change: Span): boolean {
  const inserts = change.start === change.end
  if (diff.start === diff.end) {
    // A stop that the version adds ends what it follows, and the draft's words with it.
    return inserts
      ? diff.start === change.start && !isStop(diff)
      : change.start < diff.start && diff.start < change.end
  }
  return inserts
    ? diff.start < change.start && change.start < diff.end
    : diff.start < change.end && change.start < diff.end
}

const WORD = /[\p{L}\p{N}]/u

/** Whether nothing of what stood around an insertion is left: it would then say something else, if it says anything. */
function keepsNoWord({ text }: Provision, diffs: readonly RunsChange[]): boolean {
  if (!WORD.test(plainText(text))) return false
  const ends = [0, ...diffs.map(({ end }) => end)]
  const starts = [...diffs.map(({ start }) => start), runsLength(text)]
  return ends.every(
    (end, index) => !WORD.test(plainText(sliceRuns(text, end, starts[index] ?? end))),
  )
}

function isStop({ runs }: RunsChange): boolean {
  return /^[.,;:]$/.test(plainText(runs))
}

/** Where the words that the draft changes begin in the other version, which leaves them alone. */
function shifted({ start, end }: Span, diffs: readonly RunsChange[]): number {
  let by = 0
  for (const diff of diffs) {
    // What comes at the very start of words that the draft replaces stands before them.
    const ahead = diff.end < start || (diff.end === start && (diff.start < start || start < end))
    if (ahead) by += diff.otherEnd - diff.otherStart - (diff.end - diff.start)
  }
  return start + by
}

function called({ number, kind, text }: Provision): string {
  if (number !== null) return number
  const words = plainText(text)
  return words === '' ? `A ${kind}` : `“${shortened(words)}”`
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 57)}…` : words
}
