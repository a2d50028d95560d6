/** New words for a provision whose references are live, as splices that leave alone what stays. */
import { diffText } from '../../legal-text/diff/runs.ts'
import { type MarkedRange, markedRuns } from '../../legal-text/marked.ts'
import { plainText, type Resolve, type Run } from '../../legal-text/text.ts'
import { merging } from './merging.ts'

export interface Rewording {
  readonly start: number
  readonly end: number
  readonly insert: readonly Run[]
}

export interface RewordingOptions {
  readonly marks?: readonly MarkedRange[]
  /** What the words were made from; where it reads otherwise here, both are kept if they do not touch. */
  readonly sent?: string | null
}

/**
 * Splices of the runs, the last first, after which they read as `words`. A reference whose number stays is left alone; one
 * that reads differently becomes words.
 */
export function rewording(
  runs: readonly Run[],
  words: string,
  resolve: Resolve,
  { marks = [], sent = null }: RewordingOptions = {},
): readonly Rewording[] {
  const stretches = stretchesOf(runs, resolve)
  const text = stretches.map((stretch) => stretch.words).join('')
  const merged = sent === null ? null : merging(sent, text, words)
  return (merged ?? diffText(text, words).changes).toReversed().map((change) => {
    const from = whereIn(stretches, change.start, 'start')
    const to = change.start === change.end ? from : whereIn(stretches, change.end, 'end')
    // What is kept of a reference at either end reads the same in both.
    const start = change.otherStart - (change.start - from.printed)
    const end = change.otherEnd + (Math.max(change.end, to.printed) - change.end)
    return { start: from.at, end: to.at, insert: markedRuns(words, marks, start, end) }
  })
}

interface Stretch {
  readonly words: string
  /** Offset in the runs, and in what they read as. */
  readonly at: number
  readonly printed: number
  readonly atom: boolean
}

function stretchesOf(runs: readonly Run[], resolve: Resolve): readonly Stretch[] {
  let [at, printed] = [0, 0]
  return runs.map((run) => {
    const words = plainText([run], resolve)
    const stretch = { words, at, printed, atom: run.kind !== 'text' }
    at += run.kind === 'text' ? words.length : 1
    printed += words.length
    return stretch
  })
}

/** Where a stretch of what the runs read as is in them; a reference that it touches is in it whole. */
export function stretchIn(
  runs: readonly Run[],
  range: { readonly start: number; readonly end: number },
  resolve: Resolve,
): { readonly start: number; readonly end: number } {
  const stretches = stretchesOf(runs, resolve)
  return {
    start: whereIn(stretches, range.start, 'start').at,
    end: whereIn(stretches, range.end, 'end').at,
  }
}

/** A place in what is printed as a place in the runs; one inside a reference is at that end of it. */
function whereIn(
  stretches: readonly Stretch[],
  place: number,
  end: 'start' | 'end',
): { readonly at: number; readonly printed: number } {
  for (const { words, at, printed, atom } of stretches) {
    const last = printed + words.length
    if (place > last || (place === last && end === 'start')) continue
    if (!atom || place === printed) return { at: at + (atom ? 0 : place - printed), printed: place }
    return end === 'start' ? { at, printed } : { at: at + 1, printed: last }
  }
  const final = stretches[stretches.length - 1]
  if (final === undefined) return { at: 0, printed: 0 }
  const at = final.at + (final.atom ? 1 : final.words.length)
  return { at, printed: final.printed + final.words.length }
}
