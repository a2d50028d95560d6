/** The difference of two texts, characters and marks alike: by legal tokens, in few changes, none cut inside a token. */

import { NO_TERMS, type Terms } from '../terms.ts'
import { canonicalRuns, plainText, type Run, runsOf, sameRuns, sliceRuns } from '../text.ts'
import { plainToken, tokenise } from '../tokens.ts'
import { type Encoded, readableEdits } from './readable.ts'
import { type Budget, diffSequences, type Edit, newBudget } from './sequence.ts'
import { type TargetName, Vocabulary } from './vocabulary.ts'

/** What kind of difference a change makes: in words, in quotes or spaces alone, in marks alone. */
export type Nature = 'wording' | 'typographic' | 'marks'

/** before[start, end) becomes `runs`, which is after[otherStart, otherEnd). Offsets are UTF-16 units. */
export interface RunsChange {
  readonly start: number
  readonly end: number
  readonly otherStart: number
  readonly otherEnd: number
  readonly runs: readonly Run[]
  readonly nature: Nature
}

export interface RunsDiff {
  /** In order; two words or more apart. */
  readonly changes: readonly RunsChange[]
  /** Tokens that go and tokens that come, before neighbours are joined: the size of the difference. */
  readonly deletedTokens: number
  readonly insertedTokens: number
  /** False where the bound was hit: the changes hold, but may not be the smallest. */
  readonly exact: boolean
}

export interface DiffOptions {
  /** Defined terms, which are one token each. */
  readonly terms?: Terms
  readonly budget?: Budget
}

const EQUAL: RunsDiff = { changes: [], deletedTokens: 0, insertedTokens: 0, exact: true }

/** What has to change in `before` for it to read as `after`: empty for equal texts. */
export function diffRuns(
  before: readonly Run[],
  after: readonly Run[],
  { terms = NO_TERMS, budget = newBudget() }: DiffOptions = {},
): RunsDiff {
  if (sameRuns(before, after)) return EQUAL
  const vocabulary = new Vocabulary()
  const own: TargetName = (target) => target
  const left = encode(canonicalRuns(before), vocabulary, terms, own)
  const right = encode(canonicalRuns(after), vocabulary, terms, own)
  return diffEncoded(left, right, budget)
}

export function diffText(before: string, after: string, options: DiffOptions = {}): RunsDiff {
  return before === after ? EQUAL : diffRuns(runsOf(before), runsOf(after), options)
}

/** A text with its runs, cut into tokens that are integers. */
export interface EncodedRuns extends Encoded {
  readonly runs: readonly Run[]
  /** The codes of the tokens that may differ, and the index of the first of these. */
  readonly codes: Int32Array
  readonly first: number
}

export function encode(
  runs: readonly Run[],
  vocabulary: Vocabulary,
  terms: Terms,
  nameOf: TargetName,
): EncodedRuns {
  const tokens = tokenise(plainText(runs), terms)
  const codes = vocabulary.encode(tokens, runs, nameOf)
  return { runs, tokens, codes, first: 0, codeAt: (index) => codes[index] as number }
}

/** With `related`, the two are parts of texts that are known to be versions of each other. `first` is the same on both sides. */
export function diffEncoded(
  left: EncodedRuns,
  right: EncodedRuns,
  budget: Budget,
  related = false,
): RunsDiff {
  const found = diffSequences(left.codes, right.codes, budget)
  const { exact } = found
  const edits =
    left.first === 0 ? found.edits : found.edits.map((edit) => shifted(edit, left.first))
  let [deletedTokens, insertedTokens] = [0, 0]
  for (const { start, end, otherStart, otherEnd } of edits) {
    deletedTokens += end - start
    insertedTokens += otherEnd - otherStart
  }
  const readable = readableEdits(left, right, edits, related)
  const changes = readable.map((edit) => changeOf(left, right, edit))
  return { changes, deletedTokens, insertedTokens, exact }
}

function shifted({ start, end, otherStart, otherEnd }: Edit, by: number): Edit {
  return { start: start + by, end: end + by, otherStart: otherStart + by, otherEnd: otherEnd + by }
}

function changeOf(left: EncodedRuns, right: EncodedRuns, edit: Edit): RunsChange {
  const start = left.tokens.starts[edit.start] as number
  const end = left.tokens.starts[edit.end] as number
  const otherStart = right.tokens.starts[edit.otherStart] as number
  const otherEnd = right.tokens.starts[edit.otherEnd] as number
  const runs = sliceRuns(right.runs, otherStart, otherEnd)
  const deleted = left.tokens.text.slice(start, end)
  const inserted = right.tokens.text.slice(otherStart, otherEnd)
  return { start, end, otherStart, otherEnd, runs, nature: natureOf(deleted, inserted) }
}

function natureOf(deleted: string, inserted: string): Nature {
  if (deleted === inserted) return 'marks'
  if (beginsWithWord(deleted) && beginsWithWord(inserted)) {
    if (deleted.charCodeAt(0) !== inserted.charCodeAt(0)) return 'wording'
  }
  return plainToken(deleted) === plainToken(inserted) ? 'typographic' : 'wording'
}

/** Whether the first character is one of those that typography leaves alone: a letter or digit of ASCII. */
function beginsWithWord(text: string): boolean {
  const code = text.charCodeAt(0) | 0x20
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
}

/** The text after, made from the text before: what a difference is worth is that this holds. */
export function applyChanges(
  before: readonly Run[],
  changes: readonly Pick<RunsChange, 'start' | 'end' | 'runs'>[],
): readonly Run[] {
  const made: Run[] = []
  let at = 0
  for (const { start, end, runs } of changes) {
    made.push(...sliceRuns(before, at, start), ...runs)
    at = end
  }
  made.push(...sliceRuns(before, at))
  return canonicalRuns(made)
}
