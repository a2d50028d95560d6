/** Marks of plain words, as ranges: how words travel between a file and the runs of a provision. */
import { canonicalMarks, MARKS, type Mark, type TextRun, textRun } from './text.ts'

export interface MarkedRange {
  /** UTF-16 units of the words. */
  readonly start: number
  readonly end: number
  /** At least one, in the order of MARKS. */
  readonly marks: readonly Mark[]
}

/** The marked ranges of pieces that stand one behind the other. */
export function rangesOf(
  pieces: readonly { readonly text: string; readonly marks: readonly Mark[] }[],
): readonly MarkedRange[] {
  const ranges: MarkedRange[] = []
  let at = 0
  for (const { text, marks } of pieces) {
    const [start, end] = [at, at + text.length]
    at = end
    if (marks.length === 0 || start === end) continue
    const last = ranges[ranges.length - 1]
    if (last?.end === start && sameMarks(last.marks, marks)) {
      ranges[ranges.length - 1] = { ...last, end }
    } else ranges.push({ start, end, marks: canonicalMarks(marks) })
  }
  return ranges
}

/** What is between `start` and `end`, counted from `start`. */
export function cutRanges(
  ranges: readonly MarkedRange[],
  start: number,
  end: number,
): readonly MarkedRange[] {
  return ranges.flatMap((range) => {
    const [from, to] = [Math.max(range.start, start), Math.min(range.end, end)]
    return from < to ? [{ ...range, start: from - start, end: to - start }] : []
  })
}

/** The part of the words between `start` and `end` as runs. */
export function markedRuns(
  words: string,
  ranges: readonly MarkedRange[],
  start = 0,
  end = words.length,
): readonly TextRun[] {
  const runs: TextRun[] = []
  let at = start
  const to = (until: number, marks: readonly Mark[]): void => {
    if (until > at) runs.push(textRun(words.slice(at, until), marks))
    at = Math.max(at, until)
  }
  for (const range of ranges) {
    if (range.end <= start || range.start >= end) continue
    to(Math.max(range.start, start), [])
    to(Math.min(range.end, end), range.marks)
  }
  to(end, [])
  return runs
}

/** Stretches of the same words whose marks differ, with the marks of the second; these may be none. */
export function remarked(
  before: readonly MarkedRange[],
  after: readonly MarkedRange[],
  length: number,
): readonly MarkedRange[] {
  const edges = new Set([0, length])
  for (const { start, end } of [...before, ...after]) edges.add(start).add(end)
  const points = [...edges].filter((point) => point <= length).sort((one, other) => one - other)
  return points.slice(1).flatMap((end, index) => {
    const start = points[index] ?? 0
    const marks = marksAt(after, start)
    return sameMarks(marks, marksAt(before, start)) ? [] : [{ start, end, marks }]
  })
}

function marksAt(ranges: readonly MarkedRange[], at: number): readonly Mark[] {
  return ranges.find(({ start, end }) => start <= at && at < end)?.marks ?? []
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark) => other.includes(mark))
}

/** "0-5 bold, 8-9 italic+underline". */
export function printRanges(ranges: readonly MarkedRange[]): string {
  return ranges.map(({ start, end, marks }) => `${start}-${end} ${marks.join('+')}`).join(', ')
}

/** What `printRanges` printed; what is no such thing counts for nothing. */
export function readRanges(printed: string): readonly MarkedRange[] {
  return printed.split(', ').flatMap((each) => {
    const [, start, end, marks = ''] = /^(\d+)-(\d+) ([a-z+]+)$/.exec(each) ?? []
    const known = MARKS.filter((mark) => marks.split('+').includes(mark))
    return start === undefined || known.length === 0
      ? []
      : [{ start: Number(start), end: Number(end), marks: known }]
  })
}
