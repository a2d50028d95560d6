/**
 * What the keys of an editor mean in the proposed text of one provision. Offsets are UTF-16 units; a reference is one
 * atom of length 1. Pure.
 */
import { ATOM, type Mark, plainText, type Run, sliceRuns } from '../../legal-text/text.ts'
import { readingRuns, type Segment } from '../../legal-text/views.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

/** The proposed text as a string in which offsets hold: each atom is one character. */
export function proposedString(segments: readonly Segment[]): string {
  return plainText(readingRuns(segments))
}

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })
const words = new Intl.Segmenter('en-GB', { granularity: 'word' })

/**
 * What a deleting key takes away from `text`, given the selection. The input types are those of the Input Events
 * specification (https://www.w3.org/TR/input-events-2/); an unknown one deletes the selection only.
 */
export function deletion(text: string, { start, end }: Span, inputType: string): Span {
  if (start !== end) return { start, end }
  switch (inputType) {
    case 'deleteContent':
    case 'deleteContentBackward':
      return { start: graphemeBefore(text, start), end }
    case 'deleteContentForward':
      return { start, end: graphemeAfter(text, end) }
    case 'deleteWordBackward':
      return { start: wordBefore(text, start), end }
    case 'deleteWordForward':
      return { start, end: wordAfter(text, end) }
    case 'deleteSoftLineBackward':
    case 'deleteHardLineBackward':
      return { start: 0, end }
    case 'deleteSoftLineForward':
    case 'deleteHardLineForward':
      return { start, end: text.length }
    default:
      return { start, end }
  }
}

function graphemeBefore(text: string, offset: number): number {
  return offset === 0 ? 0 : (graphemes.segment(text).containing(offset - 1)?.index ?? 0)
}

function graphemeAfter(text: string, offset: number): number {
  const found = graphemes.segment(text).containing(offset)
  return found === undefined ? text.length : found.index + found.segment.length
}

/** Start of the word before `offset`, with the spaces between, as Word deletes it. */
function wordBefore(text: string, offset: number): number {
  let start = offset
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start -= 1
  return start === 0 ? 0 : (words.segment(text).containing(start - 1)?.index ?? 0)
}

/** End of the word after `offset`, with the spaces behind it. */
function wordAfter(text: string, offset: number): number {
  const found = words.segment(text).containing(offset)
  let end = found === undefined ? text.length : found.index + found.segment.length
  while (end < text.length && /\s/.test(text[end] ?? '')) end += 1
  return end
}

/** The single replacement that turns `before` into `after`, or null where they are equal. */
export function difference(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly text: string } | null {
  if (before === after) return null
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start += 1
  let tail = 0
  while (
    tail < least - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1
  }
  return {
    start,
    end: before.length - tail,
    text: after.slice(start, after.length - tail).replaceAll(ATOM, ''),
  }
}

/**
 * What was put in place of the selection when `before` became `after` by typing there: an input method leaves only
 * its outcome behind. `at` is the selection it began with.
 */
export function replacement(
  before: string,
  after: string,
  at: Span,
): { readonly start: number; readonly end: number; readonly text: string } | null {
  const grown = after.length - before.length
  const end = at.end + grown
  const fits =
    end >= at.start &&
    before.slice(0, at.start) === after.slice(0, at.start) &&
    before.slice(at.end) === after.slice(end)
  if (!fits) return difference(before, after)
  const text = after.slice(at.start, end)
  return text === before.slice(at.start, at.end) ? null : { ...at, text }
}

/** Marks that typed words take on at an offset: those of the character before it, else of the one behind. */
export function marksAt(segments: readonly Segment[], offset: number): readonly Mark[] {
  const runs = readingRuns(segments)
  const [run] = sliceRuns<Run>(runs, Math.max(0, offset - 1), Math.max(1, offset))
  return run?.kind === 'text' ? run.marks : []
}

/** Whether the whole span carries the mark, so that the key for it takes it away. */
export function hasMark(segments: readonly Segment[], { start, end }: Span, mark: Mark): boolean {
  const runs = sliceRuns(readingRuns(segments), start, end)
  return runs.length > 0 && runs.every((run) => run.marks.includes(mark))
}

/** A word has ended: what was typed so far is worth a step of undo of its own. */
export function endsWord(inserted: string): boolean {
  return /\s$/.test(inserted)
}

/** The proposed offset behind the words of a change, or where its base text would have been. */
export function endOfChange(segments: readonly Segment[], change: string, baseEnd: number): number {
  let proposed = 0
  let base = 0
  let found: number | null = null
  let passed: number | null = null
  for (const segment of segments) {
    const length = segment.runs.reduce(
      (sum, run) => sum + (run.kind === 'text' ? run.text.length : 1),
      0,
    )
    const struck = segment.kind === 'deleted' || segment.deletedBy !== null
    if (segment.kind !== 'inserted') {
      if (passed === null && base + length >= baseEnd) {
        passed = struck ? proposed : proposed + Math.max(0, baseEnd - base)
      }
      base += length
    }
    if (!struck) proposed += length
    if (segment.change === change) found = proposed
  }
  return found ?? passed ?? proposed
}
