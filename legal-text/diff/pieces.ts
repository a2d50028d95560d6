/** What a compared provision reads as: stretches with one fate each, in reading order. */
import type { Provision } from '../provisions.ts'
import {
  plainText,
  type Resolve,
  type Run,
  runsLength,
  runsOf,
  sliceRuns,
  textRun,
} from '../text.ts'
import type { ComparedPair, Comparison } from './document.ts'
import type { Nature } from './runs.ts'

/** A stretch of a compared provision with one fate. */
export interface ComparedPiece {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly runs: readonly Run[]
  /** The runs as they read: references as numbers, a break between provisions as "¶". */
  readonly text: string
  readonly nature: Nature
}

/** What references read as in either version. */
export interface Numbers {
  readonly before: Resolve
  readonly after: Resolve
}

export function numbersOf({ pairs }: Comparison): Numbers {
  const resolve = (provisions: readonly Provision[]): Resolve => {
    const numbers = new Map(provisions.map(({ id, number }) => [id, number]))
    return (target) => numbers.get(target) ?? '[?]'
  }
  return {
    before: resolve(pairs.flatMap(({ before }) => before)),
    after: resolve(pairs.flatMap(({ after }) => after)),
  }
}

/** The words of a compared provision; what goes stands before what comes. Of one that moved away, the first few. */
export function piecesOf(pair: ComparedPair, numbers: Numbers): readonly ComparedPiece[] {
  const before = joinedText(pair.before)
  const after = joinedText(pair.after)
  const gone = (runs: readonly Run[], nature: Nature = 'wording') =>
    piece('deleted', runs, nature, numbers.before)
  const come = (runs: readonly Run[], nature: Nature = 'wording') =>
    piece('inserted', runs, nature, numbers.after)
  const kept = (start: number, end: number) =>
    piece('kept', sliceRuns(after, start, end), 'wording', numbers.after)
  if (pair.kind === 'moved away') return openingWords(before, numbers.before)
  if (pair.kind === 'inserted') return come(after)
  if (pair.kind === 'deleted') return gone(before)
  let at = 0
  const pieces = pair.changes.flatMap(({ start, end, otherStart, otherEnd, runs, nature }) => {
    const unchanged = kept(at, otherStart)
    at = otherEnd
    return [...unchanged, ...gone(sliceRuns(before, start, end), nature), ...come(runs, nature)]
  })
  return [...pieces, ...kept(at, runsLength(after))]
}

/** Enough to know a provision by. */
const OPENING = 8

function openingWords(runs: readonly Run[], resolve: Resolve): readonly ComparedPiece[] {
  const words = readingText(runs, resolve).split(' ')
  const opening =
    words.length > OPENING ? `${words.slice(0, OPENING).join(' ')} …` : words.join(' ')
  return piece('kept', runsOf(opening), 'wording', resolve)
}

function joinedText(provisions: readonly Provision[]): readonly Run[] {
  return provisions.flatMap(({ text }, index) => (index === 0 ? text : [textRun('\n'), ...text]))
}

function piece(
  kind: ComparedPiece['kind'],
  runs: readonly Run[],
  nature: Nature,
  resolve: Resolve,
): readonly ComparedPiece[] {
  if (runs.length === 0) return []
  return [{ kind, runs, text: readingText(runs, resolve), nature }]
}

export function readingText(runs: readonly Run[], resolve: Resolve): string {
  return plainText(runs, resolve).replaceAll('\n', ' ¶ ')
}

export interface NumberPiece {
  readonly kind: ComparedPiece['kind']
  readonly text: string
}

/** The number as pieces: one that reads differently goes and comes like words. What was split or merged has several. */
export function numberPieces({ kind, before, after }: ComparedPair): readonly NumberPiece[] {
  const [old, now] = [numbersIn(before), numbersIn(after)]
  if (kind === 'moved away') return one('kept', old)
  if (kind === 'inserted') return one('inserted', now)
  if (kind === 'deleted') return one('deleted', old)
  let same = 0
  while (same < old.length && same < now.length && old[same] === now[same]) same += 1
  return [
    ...one('kept', old.slice(0, same)),
    ...one('deleted', old.slice(same)),
    ...one('inserted', now.slice(same)),
  ]
}

function numbersIn(provisions: readonly Provision[]): readonly string[] {
  return provisions.flatMap(({ number }) => number ?? [])
}

function one(kind: ComparedPiece['kind'], numbers: readonly string[]): readonly NumberPiece[] {
  return numbers.length === 0 ? [] : [{ kind, text: numbers.join(' ') }]
}

/** In words, what became of a provision beside its text; empty where nothing did. */
export function fateOf({ kind, moved, before, after }: ComparedPair): string {
  const name = (provisions: readonly Provision[]) => provisions[0]?.number ?? 'an unnumbered place'
  if (kind === 'moved away') return 'moved away'
  const divided = kind === 'split' ? ['split'] : kind === 'merged' ? ['merged'] : []
  const from = moved && after.length > 0 ? [`moved from ${name(before)}`] : []
  return [...from, ...divided].join(', ')
}

/** What two versions differ in, in one sentence. */
export function summaryOf({ changes, moved, renumbered, exact }: Comparison): string {
  const bound = exact ? '' : ' A bound was hit: the comparison holds, but may not be the smallest.'
  const numbers =
    renumbered === 0 ? '' : ` ${count(renumbered, 'provision is', 'provisions are')} renumbered.`
  if (changes === 0) return `The two texts say the same.${numbers}${bound}`
  const moves = moved === 0 ? '' : `, ${count(moved, 'provision', 'provisions')} moved`
  return `${count(changes, 'change', 'changes')}${moves}.${numbers}${bound}`
}

function count(number: number, single: string, several: string): string {
  return `${number} ${number === 1 ? single : several}`
}
