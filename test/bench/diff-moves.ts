/** What an answer says of provisions that were moved, and of those that stayed. */
import { type ComparedLists, groupsOf } from '../../legal-text/diff/compare.ts'
import type { Pair } from './diff-pairs.ts'
import type { Span } from './diff-peers.ts'
import type { Row } from './report.ts'

/**
 * Changes of a pair whose moves are on record, but for those in moved provisions. These say too little side by side: here a
 * move is one change and each rewording inside it another, where a program without moves deletes the provision in one
 * place, inserts it in another, and leaves the rewording for the reader to find.
 */
export function ownChangesInPlace(compared: ComparedLists): number {
  let changes = 0
  for (const { moved, before, after, diff } of groupsOf(compared)) {
    if (moved) continue
    changes += before.length === 0 || after.length === 0 ? 1 : diff.changes.length
  }
  return changes
}

/** The same of a peer: changes that touch a line which stayed, on either side. */
export function peerChangesInPlace(pair: Pair, spans: readonly Span[]): number {
  const moves = pair.moves ?? []
  const [olds, news] = [lineStarts(pair.before), lineStarts(pair.after)]
  const left = new Set(moves.map(([from]) => from))
  const right = new Set(moves.map(([, to]) => to))
  return spans.filter(
    ({ start, end, otherStart, otherEnd }) =>
      touchesOther(olds, start, end, left) || touchesOther(news, otherStart, otherEnd, right),
  ).length
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const line of text.split('\n')) starts.push((starts.at(-1) ?? 0) + line.length + 1)
  return starts.slice(0, -1)
}

/** Whether a stretch, if any, reaches into a line that is not among some. */
function touchesOther(
  starts: readonly number[],
  from: number,
  to: number,
  lines: ReadonlySet<number>,
): boolean {
  if (from === to) return false
  for (let line = lineAt(starts, from); line <= lineAt(starts, to - 1); line += 1) {
    if (!lines.has(line)) return true
  }
  return false
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Moves that were found of those on record, and such as are on no record. */
export function moveRows(pair: Pair, compared: ComparedLists): readonly Row[] {
  if (pair.moves === null || pair.moves.length === 0) return []
  const made = new Set(pair.moves.map(([from, to]) => `${from} ${to}`))
  const groups = groupsOf(compared).filter(({ moved, after }) => moved && after.length > 0)
  const said = groups.map(({ before, after }) => `${before[0]} ${after[0]}`)
  const right = said.filter((move) => made.has(move)).length
  const [found, wrong] = [right / made.size, said.length === 0 ? 0 : 1 - right / said.length]
  const inside = groups.reduce((sum, { diff }) => sum + diff.changes.length, 0)
  const row = (what: string) => `${pair.name} · ${what}`
  return [
    {
      what: row(`moves found of ${made.size}`),
      value: percent(found),
      goal: '≥ 95 %',
      met: found >= 0.95,
    },
    {
      what: row('moves that were none'),
      value: percent(wrong),
      goal: '≤ 2 %',
      met: wrong <= 0.02,
    },
    { what: row('changes shown inside moved provisions'), value: `${inside}, of a peer none` },
  ]
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
