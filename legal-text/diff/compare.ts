/** The steps from two lists of texts to what differs: keys, alignment, words of each pair. */
import { NO_TERMS, type Terms } from '../terms.ts'
import { plainText, type Run, textRun } from '../text.ts'
import { tokenCount, tokenise } from '../tokens.ts'
import { align } from './align.ts'
import type { Side } from './gaps.ts'
import { diffPlain } from './plain.ts'
import { type EqualRow, type Group, isEqualRow, type Row } from './rows.ts'
import { diffEncoded, type EncodedRuns, encode, type RunsDiff } from './runs.ts'
import { type Budget, newBudget } from './sequence.ts'
import { type Words, wordsOf } from './similar.ts'
import { isPlain, type TargetName, Vocabulary } from './vocabulary.ts'
import { windowOf } from './windows.ts'

/** The texts of one version: of its provisions, or its lines. */
export interface TextList {
  /** One for each text; equal where two read the same in characters, marks and targets. */
  readonly keys: readonly string[]
  readonly runsAt: (index: number) => readonly Run[]
  /** The printed number, or null. */
  readonly numberAt: (index: number) => string | null
  /** Names the targets of atoms, so that equal targets of both versions have one name. */
  readonly nameOf: TargetName
}

export interface ComparedGroup extends Group {
  /** Of its texts, which a line break joins where there are several; only counts where one side is empty. */
  readonly diff: RunsDiff
}

export type ComparedRow = EqualRow | ComparedGroup

export interface ComparedLists {
  /** In the order of the version after; what was deleted, or moved away, stands where it stood. */
  readonly rows: readonly ComparedRow[]
  /** False where a bound was hit: the comparison holds, but may not be the smallest. */
  readonly exact: boolean
}

/** The rows in which something differs or moved. */
export function groupsOf({ rows }: ComparedLists): readonly ComparedGroup[] {
  return rows.filter((row): row is ComparedGroup => !isEqualRow(row))
}

/** Stands between provisions that were merged or split, where their texts are compared as one. */
const BREAK = textRun('\n')

/** Gives both lists anew once it is known which text of one is which of the other. */
export type Rename = (rows: readonly Row[]) => readonly [before: TextList, after: TextList]

/**
 * Aligns two lists and tells their texts apart. With `rename`, they are aligned with the names that they come with, and
 * told apart with those that it gives.
 */
export function compareLists(
  before: TextList,
  after: TextList,
  terms: Terms = NO_TERMS,
  budget: Budget = newBudget(),
  rename: Rename | null = null,
): ComparedLists {
  const vocabulary = new Vocabulary()
  const aligned = [before, after].map((list) => sideOf(list, vocabulary, terms))
  const alignment = align(aligned[0] as EncodedSide, aligned[1] as EncodedSide, budget)
  const named = rename?.(alignment.rows).map((list) => sideOf(list, vocabulary, terms))
  const [left, right] = (named ?? aligned) as [EncodedSide, EncodedSide]
  const found =
    named === undefined ? alignment.rows : alignment.rows.flatMap(stillEqual(left, right))
  let { exact } = alignment
  const rows = found.map((row): ComparedRow => {
    if (isEqualRow(row)) return row
    const diff = diffOf(row, left, right, budget)
    exact &&= diff.exact
    return { ...row, diff }
  })
  return { rows, exact }
}

/** Cuts a row of equal texts where under their new names two of them differ. */
function stillEqual(left: Side, right: Side): (row: Row) => readonly Row[] {
  return (row) => {
    if (!isEqualRow(row)) return [row]
    const rows: Row[] = []
    let start = 0
    for (let index = 0; index <= row.length; index += 1) {
      const [old, now] = [row.before + index, row.after + index]
      if (index < row.length && left.keys[old] === right.keys[now]) continue
      if (index > start) {
        rows.push({ before: row.before + start, after: row.after + start, length: index - start })
      }
      if (index < row.length) rows.push({ before: [old], after: [now], moved: false })
      start = index + 1
    }
    return rows
  }
}

const SAME: RunsDiff = { changes: [], deletedTokens: 0, insertedTokens: 0, exact: true }

function diffOf(row: Group, left: EncodedSide, right: EncodedSide, budget: Budget): RunsDiff {
  if (row.before.length === 0 || row.after.length === 0) return counts(row, left, right)
  if (row.before.length === 1 && row.after.length === 1) {
    const [old, now] = [row.before[0] as number, row.after[0] as number]
    if (left.keys[old] === right.keys[now]) return SAME
    const [before, after] = [left.plainAt(old), right.plainAt(now)]
    if (before !== null && after !== null) {
      // Cut into tokens already where they had to be told from others.
      const [known, other] = [left.knownAt(old), right.knownAt(now)]
      return known === undefined || other === undefined
        ? left.diffPlain(before, after, budget)
        : diffEncoded(known, other, budget, windowOf(before, after).mostlySame)
    }
  }
  return diffEncoded(left.joined(row.before), right.joined(row.after), budget)
}

/** What was inserted or deleted counts with all its tokens; what moved away is counted where it went. */
function counts({ before, after, moved }: Group, left: EncodedSide, right: EncodedSide): RunsDiff {
  if (moved) return SAME
  const count = (side: EncodedSide, indexes: readonly number[]) =>
    indexes.reduce((sum, index) => sum + side.tokensIn(index), 0)
  return { ...SAME, deletedTokens: count(left, before), insertedTokens: count(right, after) }
}

interface EncodedSide extends Side {
  readonly joined: (indexes: readonly number[]) => EncodedRuns
  /** What has been cut into tokens so far. */
  readonly knownAt: (index: number) => EncodedRuns | undefined
  /** The text, or null where marks or atoms cut it up. */
  readonly plainAt: (index: number) => string | null
  readonly diffPlain: (before: string, after: string, budget: Budget) => RunsDiff
  readonly tokensIn: (index: number) => number
}

/** Each text is cut into tokens when that is first asked for: equal ones never are. */
function sideOf(list: TextList, vocabulary: Vocabulary, terms: Terms): EncodedSide {
  const encoded = new Map<number, EncodedRuns>()
  const words = new Map<number, Words>()
  const encodeRuns = (runs: readonly Run[]) => encode(runs, vocabulary, terms, list.nameOf)
  const encodedAt = remembered(encoded, (index) => encodeRuns(list.runsAt(index)))
  return {
    keys: list.keys,
    numberAt: list.numberAt,
    wordsAt: remembered(words, (index) => wordsOf(vocabulary.words(encodedAt(index).codes))),
    knownAt: (index) => encoded.get(index),
    plainAt(index) {
      const runs = list.runsAt(index)
      return isPlain(runs) ? plainText(runs) : null
    },
    diffPlain: (before, after, budget) => diffPlain(before, after, vocabulary, terms, budget),
    tokensIn: (index) =>
      encoded.get(index)?.codes.length ??
      tokenCount(tokenise(plainText(list.runsAt(index)), terms)),
    joined(indexes) {
      if (indexes.length === 1) return encodedAt(indexes[0] as number)
      const runs = indexes.flatMap((index, at) =>
        at === 0 ? list.runsAt(index) : [BREAK, ...list.runsAt(index)],
      )
      return encodeRuns(runs)
    },
  }
}

function remembered<T>(known: Map<number, T>, make: (index: number) => T): (index: number) => T {
  return (index) => {
    const old = known.get(index)
    if (old !== undefined) return old
    const made = make(index)
    known.set(index, made)
    return made
  }
}
