/** What has to be done to the blocks of one story for it to read as those of another. */
import { type ComparedLists, compareLists } from '../../../diff/compare.ts'
import { isEqualRow } from '../../../diff/rows.ts'
import type { Budget } from '../../../diff/sequence.ts'
import { NO_TERMS } from '../../../terms.ts'
import { runsLength } from '../../../text.ts'
import type { ParagraphBlock, TableBlock, WordBlock } from '../blocks-of.ts'
import type { Group, LineChange } from './paragraphs.ts'
import { type Texts, textList } from './texts.ts'

export type Operation =
  | ({ readonly kind: 'group' } & Group)
  | { readonly kind: 'tables'; readonly before: TableBlock; readonly after: TableBlock }
  | { readonly kind: 'delete'; readonly block: WordBlock }
  | { readonly kind: 'insert'; readonly block: WordBlock }

export interface Tally {
  /** Separate changes: a replacement is one, a paragraph or row that comes or goes is one. */
  changes: number
  /** The same with what goes and what comes counted apart, as most comparers do. */
  revisions: number
  /** Places where only marks or the looks of a paragraph differ. */
  formats: number
  moved: number
  /** False where a bound was hit: the redline holds, but may not be the smallest. */
  exact: boolean
}

export interface ComparedSides {
  readonly before: Texts
  readonly after: Texts
  readonly budget: Budget
  readonly tally: Tally
}

/** In the order in which they read; all blocks before are in it once, in their order. */
export function operations(
  before: readonly WordBlock[],
  after: readonly WordBlock[],
  sides: ComparedSides,
): readonly Operation[] {
  const kindOf = ({ kind }: WordBlock) => (kind === 'table' ? '\u0001' : '')
  const compared = compareLists(
    textList(before, sides.before.ofBlock, kindOf),
    textList(after, sides.after.ofBlock, kindOf),
    NO_TERMS,
    sides.budget,
  )
  const found = operationsFor(compared, before, after)
  count(compared, found, sides.tally)
  return withKeptEnd(found, sides)
}

function operationsFor(
  { rows }: ComparedLists,
  before: readonly WordBlock[],
  after: readonly WordBlock[],
): readonly Operation[] {
  return rows.flatMap((row): readonly Operation[] => {
    if (isEqualRow(row)) {
      return Array.from({ length: row.length }, (_, index) =>
        pairOf(before[row.before + index] as WordBlock, after[row.after + index] as WordBlock),
      )
    }
    const olds = row.before.map((index) => before[index] as WordBlock)
    const news = row.after.map((index) => after[index] as WordBlock)
    if (row.moved) {
      return news.length > 0
        ? news.map((block) => insertion(block))
        : olds.map((block) => deletion(block))
    }
    const [old, now] = [olds[0], news[0]]
    if (olds.length === 1 && news.length === 1 && old?.kind === 'table' && now?.kind === 'table') {
      return [{ kind: 'tables', before: old, after: now }]
    }
    const both = olds.length > 0 && news.length > 0
    if (both && olds.every(isParagraph) && news.every(isParagraph)) {
      const changes = row.diff.changes.map((change): LineChange => {
        const { start, end, otherStart, otherEnd, nature, runs } = change
        // One atom for another is no matter of marks, though both read as the same letter.
        const marksOnly = nature === 'marks' && runs.every(({ kind }) => kind === 'text')
        return { start, end, otherStart, otherEnd, marksOnly }
      })
      return [{ kind: 'group', before: olds, after: news, changes }]
    }
    return [...olds.map((block) => deletion(block)), ...news.map((block) => insertion(block))]
  })
}

function pairOf(before: WordBlock, after: WordBlock): Operation {
  if (before.kind === 'table' && after.kind === 'table') return { kind: 'tables', before, after }
  return {
    kind: 'group',
    before: [before as ParagraphBlock],
    after: [after as ParagraphBlock],
    changes: [],
  }
}

function deletion(block: WordBlock): Operation {
  return { kind: 'delete', block }
}

function insertion(block: WordBlock): Operation {
  return { kind: 'insert', block }
}

function isParagraph(block: WordBlock): block is ParagraphBlock {
  return block.kind === 'paragraph'
}

function count({ rows, exact }: ComparedLists, found: readonly Operation[], tally: Tally): void {
  tally.exact &&= exact
  for (const row of rows) {
    if (!isEqualRow(row) && row.moved && row.after.length > 0) tally.moved += row.before.length
  }
  for (const operation of found) {
    if (operation.kind === 'group')
      for (const change of operation.changes) countChange(change, tally)
    if (operation.kind === 'delete' || operation.kind === 'insert') countLone(tally)
  }
}

/** A paragraph, a table or a row that comes or goes. */
export function countLone(tally: Tally): void {
  tally.changes += 1
  tally.revisions += 1
}

function countChange(change: LineChange, tally: Tally): void {
  if (change.marksOnly) {
    tally.formats += 1
    return
  }
  tally.changes += 1
  tally.revisions += change.end > change.start ? 1 : 0
  tally.revisions += change.otherEnd > change.otherStart ? 1 : 0
}

/**
 * Word cannot take away the last mark of a story or a cell, nor reject it: what is in front of that mark runs on to it.
 * So the last mark is kept, and the marks in front of what comes or goes at the end come or go instead.
 */
function withKeptEnd(found: readonly Operation[], sides: ComparedSides): readonly Operation[] {
  let start = found.length
  while (start > 0 && isLone(found[start - 1])) start -= 1
  const gone = found.slice(start).filter((operation) => operation.kind === 'delete')
  const come = found.slice(start).filter((operation) => operation.kind === 'insert')
  const head = found.slice(0, start)
  const [lastGone, lastCome] = [gone[gone.length - 1]?.block, come[come.length - 1]?.block]
  if (lastGone !== undefined && lastCome !== undefined) {
    if (!isParagraph(lastGone) || !isParagraph(lastCome)) return found
    const replaced = replacement([lastGone], [lastCome], { before: [], after: [] }, [], sides)
    return [...head, ...gone.slice(0, -1), ...come.slice(0, -1), replaced]
  }
  const last = head[head.length - 1]
  const lone = [...gone, ...come].map(({ block }) => block)
  if (last?.kind !== 'group' || lone.length === 0 || !lone.every(isParagraph)) return found
  const olds = gone.length > 0 ? [...last.before, ...lone] : last.before
  const news = come.length > 0 ? [...last.after, ...lone] : last.after
  return [...head.slice(0, -1), replacement(olds, news, last, last.changes, sides)]
}

/** Paragraphs of which those in `kept` differ by `changes`, and the rest goes and comes. */
function replacement(
  before: readonly ParagraphBlock[],
  after: readonly ParagraphBlock[],
  kept: Pick<Group, 'before' | 'after'>,
  changes: readonly LineChange[],
  sides: ComparedSides,
): Operation {
  const length = (blocks: readonly ParagraphBlock[], side: 'before' | 'after') =>
    blocks.reduce((sum, block) => sum + runsLength(sides[side].ofBlock(block)), 0) +
    Math.max(0, blocks.length - 1)
  const rest: LineChange = {
    start: length(kept.before, 'before'),
    end: length(before, 'before'),
    otherStart: length(kept.after, 'after'),
    otherEnd: length(after, 'after'),
    marksOnly: false,
  }
  return { kind: 'group', before, after, changes: [...changes, rest] }
}

function isLone(operation: Operation | undefined): boolean {
  return operation?.kind === 'delete' || operation?.kind === 'insert'
}
