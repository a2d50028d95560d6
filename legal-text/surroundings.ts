/** What a change cannot be without: what has to be accepted with it. */
import type { Change, InsertChange, SplitChange } from './changes.ts'
import { withTheirNotes } from './footnotes.ts'
import { lastMoves } from './state.ts'

/**
 * The chosen changes, the words of chosen insertions, and what chosen changes cannot be without: the insertions that they
 * stand in, the moves by which these stand there, and the splits that made what they are about.
 */
export function withSurroundings(
  changes: readonly Change[],
  chosen: ReadonlySet<string>,
): ReadonlySet<string> {
  const all = new Set(chosen)
  const made = madeBy(changes)
  const moves = lastMoves(changes)
  addWords(changes, made, all)
  for (const id of withTheirNotes(changes, all, 'come')) all.add(id)
  addWords(changes, made, all)
  const waiting = changes.filter(({ id }) => all.has(id))
  const add = (change: Change) => {
    if (all.has(change.id)) return
    all.add(change.id)
    waiting.push(change)
  }
  const climb = (from: string | null) => {
    const seen = new Set<string>()
    for (let at = from; at !== null && !seen.has(at); ) {
      seen.add(at)
      const maker = made.get(at)
      if (maker === undefined) return
      if (maker.kind === 'insert') add(maker)
      const move = maker.kind === 'insert' ? moves.get(at) : undefined
      if (move !== undefined) add(move)
      at = maker.kind === 'split' ? maker.provision : (move ?? maker).place.parent
    }
  }
  for (let change = waiting.pop(); change !== undefined; change = waiting.pop()) {
    for (const split of changes) {
      if (split.kind === 'split' && !split.withdrawn && isAboutHalf(change, split)) add(split)
    }
    if ('place' in change && change.kind !== 'split') climb(change.place.parent)
    if (change.kind !== 'insert') climb(change.provision)
    else if (moves.has(change.provision)) climb(change.provision)
    if (change.kind === 'join') climb(change.into)
  }
  return all
}

/** The live insertions and splits, by what they make. */
function madeBy(changes: readonly Change[]): ReadonlyMap<string, InsertChange | SplitChange> {
  const made = new Map<string, InsertChange | SplitChange>()
  for (const change of changes) {
    if (change.withdrawn) continue
    if (change.kind === 'insert') made.set(change.provision, change)
    if (change.kind === 'split') made.set(change.newProvision, change)
  }
  return made
}

/** The words of chosen insertions; those of a row are in its cells. */
function addWords(
  changes: readonly Change[],
  made: ReadonlyMap<string, InsertChange | SplitChange>,
  all: Set<string>,
): void {
  for (const change of changes) {
    if (change.kind !== 'insert' || change.provisionKind !== 'cell') continue
    const row = change.place.parent === null ? undefined : made.get(change.place.parent)
    if (row !== undefined && all.has(row.id) && !change.withdrawn) all.add(change.id)
  }
  for (const change of changes) {
    const insertion = change.kind === 'text' ? made.get(change.provision) : undefined
    if (insertion?.kind === 'insert' && all.has(insertion.id)) all.add(change.id)
  }
}

/**
 * Whether a change is about one half of a split provision, so that it would mean the whole without the split. What was
 * done before the split was done to the whole.
 */
export function isAboutHalf(change: Change, split: SplitChange): boolean {
  if (change.kind === 'text' || change.kind === 'insert' || change === split) return false
  if (change.provision === split.newProvision) return true
  const ends = change.kind === 'delete' || change.kind === 'notUsed'
  return ends && change.provision === split.provision && change.createdAt > split.createdAt
}
