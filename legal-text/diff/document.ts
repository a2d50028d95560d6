/** Two versions of a document compared: provisions aligned, then their texts told apart by legal tokens and marks. */
import type { Provision, Provisions } from '../provisions.ts'
import { definedTerms, termsOf } from '../terms.ts'
import { canonicalRuns, plainText, type Run } from '../text.ts'
import {
  type ComparedGroup,
  type ComparedLists,
  compareLists,
  groupsOf,
  type TextList,
} from './compare.ts'
import { isEqualRow, type Row } from './rows.ts'
import type { RunsChange } from './runs.ts'
import { newBudget } from './sequence.ts'
import { isPlain, keyOfRuns, type TargetName } from './vocabulary.ts'

export type ComparedKind =
  | 'same'
  | 'edited'
  | 'split'
  | 'merged'
  | 'inserted'
  | 'deleted'
  /** Stands where a provision was that is now elsewhere, where it is shown. */
  | 'moved away'

/** Provisions of both versions that are one another; several on one side where one was split or some were merged. */
export interface ComparedPair {
  readonly kind: ComparedKind
  readonly moved: boolean
  /** A number reads differently. */
  readonly renumbered: boolean
  readonly before: readonly Provision[]
  readonly after: readonly Provision[]
  /** Of the texts before, joined by a line break where there are several; none unless edited, split or merged. */
  readonly changes: readonly RunsChange[]
}

export interface Comparison {
  /** In the order of the version after; what was deleted or moved away stands where it stood. */
  readonly pairs: readonly ComparedPair[]
  readonly provisions: { readonly before: number; readonly after: number }
  /** Separate changes: of words, provisions that were inserted, deleted, split or merged, and neighbours that moved as one. */
  readonly changes: number
  /** Tokens, counted before neighbouring changes are joined. */
  readonly inserted: number
  readonly deleted: number
  /** Provisions that stand elsewhere, edited or not. */
  readonly moved: number
  /** Provisions whose number alone reads differently. Numbers are not text and no change. */
  readonly renumbered: number
  /** False where a bound was hit: the comparison holds, but may not be the smallest. */
  readonly exact: boolean
}

export interface CompareOptions {
  /** Steps that the comparison may take, about 400,000,000 a second. */
  readonly steps?: number
}

/** Compares what provisions say. Numbers do not count, so that renumbering alone changes nothing. */
export function compareDocuments(
  before: Provisions,
  after: Provisions,
  options: CompareOptions = {},
): Comparison {
  const compared = compareProvisions(before, after, options)
  const groups = groupsOf(compared)
  const pairs = pairsOf(compared, before, after)
  const sum = (count: (group: ComparedGroup) => number) =>
    groups.reduce((total, group) => total + count(group), 0)
  return {
    pairs,
    provisions: { before: before.length, after: after.length },
    changes: sum(changesIn) + moves(groups),
    inserted: sum(({ diff }) => diff.insertedTokens),
    deleted: sum(({ diff }) => diff.deletedTokens),
    moved: sum((group) => (arrives(group) ? group.before.length : 0)),
    renumbered: pairs.filter(({ renumbered }) => renumbered).length,
    exact: compared.exact,
  }
}

/**
 * Provisions are aligned with all targets of references alike: which target of one version is which of the other is only
 * known then. Their texts are compared with it known, so that a reference that was only renumbered has not changed.
 */
function compareProvisions(
  before: Provisions,
  after: Provisions,
  { steps }: CompareOptions,
): ComparedLists {
  const terms = termsOf([...definedTerms(before), ...definedTerms(after)])
  const atomless = [before, after].every((side) => side.every(({ text }) => text.every(isText)))
  const alike = () => ''
  return compareLists(
    textsOf(before, alike),
    textsOf(after, alike),
    terms,
    newBudget(steps),
    atomless
      ? null
      : (rows) => {
          const names = namesByRow(rows, before, after)
          return [textsOf(before, (id) => id), textsOf(after, (id) => names.get(id) ?? id)]
        },
  )
}

function isText(run: Run): boolean {
  return run.kind === 'text'
}

function textsOf(provisions: Provisions, nameOf: TargetName): TextList {
  const runs = provisions.map(({ text }) => (isPlain(text) ? text : canonicalRuns(text)))
  return {
    keys: runs.map((text) => keyOfRuns(text, plainText(text), nameOf)),
    runsAt: (index) => runs[index] ?? [],
    numberAt: (index) => provisions[index]?.number ?? null,
    nameOf,
  }
}

/** The id before of what each id after is. Of a provision that was split, the first part is what it was. */
function namesByRow(
  rows: readonly Row[],
  before: Provisions,
  after: Provisions,
): ReadonlyMap<string, string> {
  // What has no counterpart gets a name of its own, lest an id that both versions use mean two provisions.
  const names = new Map(after.map(({ id }) => [id, `new ${id}`]))
  const note = (old: number | undefined, now: number | undefined): void => {
    const [from, to] = [before[old ?? -1], after[now ?? -1]]
    if (from !== undefined && to !== undefined) names.set(to.id, from.id)
  }
  for (const row of rows) {
    if (!isEqualRow(row)) note(row.before[0], row.after[0])
    else {
      for (let index = 0; index < row.length; index += 1) {
        note(row.before + index, row.after + index)
      }
    }
  }
  return names
}

function pairsOf(
  { rows }: ComparedLists,
  before: Provisions,
  after: Provisions,
): readonly ComparedPair[] {
  const pairs: ComparedPair[] = []
  for (const row of rows) {
    if (!isEqualRow(row)) {
      pairs.push(pairOf(row, before, after))
      continue
    }
    for (let index = 0; index < row.length; index += 1) {
      const old = before[row.before + index] as Provision
      const now = after[row.after + index] as Provision
      pairs.push({
        kind: 'same',
        moved: false,
        renumbered: old.number !== now.number,
        before: [old],
        after: [now],
        changes: [],
      })
    }
  }
  return pairs
}

function pairOf(group: ComparedGroup, before: Provisions, after: Provisions): ComparedPair {
  const olds = group.before.map((index) => before[index] as Provision)
  const news = group.after.map((index) => after[index] as Provision)
  const both = olds.length > 0 && news.length > 0
  return {
    kind: kindOf(group, olds.length, news.length),
    moved: group.moved,
    renumbered: both && olds[0]?.number !== news[0]?.number,
    before: olds,
    after: news,
    changes: group.diff.changes,
  }
}

function kindOf({ moved, diff }: ComparedGroup, olds: number, news: number): ComparedKind {
  if (olds === 0) return 'inserted'
  if (news === 0) return moved ? 'moved away' : 'deleted'
  if (news > 1) return 'split'
  if (olds > 1) return 'merged'
  return diff.changes.length === 0 ? 'same' : 'edited'
}

/** What came from elsewhere, as opposed to the place it left. */
function arrives({ moved, after }: ComparedGroup): boolean {
  return moved && after.length > 0
}

function changesIn({ before, after, moved, diff }: ComparedGroup): number {
  const isLone = before.length === 0 || after.length === 0
  return isLone ? (moved ? 0 : 1) : diff.changes.length
}

/** Neighbours that moved as one are one move. */
function moves(groups: readonly ComparedGroup[]): number {
  let count = 0
  let [old, now] = [-1, -1]
  for (const group of groups.filter(arrives)) {
    if (group.before[0] !== old || group.after[0] !== now) count += 1
    old = (group.before[group.before.length - 1] as number) + 1
    now = (group.after[group.after.length - 1] as number) + 1
  }
  return count
}
