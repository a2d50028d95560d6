/** New words for a provision whose references are live, as splices that leave alone what stays. */
import { diffText } from '../../legal-text/diff/runs.ts'
import { plainText, type Resolve, type Run, textRun } from '../../legal-text/text.ts'

export interface Rewording {
  readonly start: number
  readonly end: number
  readonly insert: readonly Run[]
}

/**
 * Splices of the runs, the last first, after which they read as `words`. A reference whose number stays is left alone; one
 * that reads differently becomes words.
 */
export function rewording(
  runs: readonly Run[],
  words: string,
  resolve: Resolve,
): readonly Rewording[] {
  const stretches = stretchesOf(runs, resolve)
  const text = stretches.map((stretch) => stretch.words).join('')
  return diffText(text, words)
    .changes.toReversed()
    .map((change) => {
      const from = whereIn(stretches, change.start, 'start')
      const to = change.start === change.end ? from : whereIn(stretches, change.end, 'end')
      const kept = (start: number, end: number) => text.slice(start, end)
      const inserted =
        kept(from.printed, change.start) +
        change.runs.map((run) => (run.kind === 'text' ? run.text : '')).join('') +
        kept(change.end, Math.max(change.end, to.printed))
      return { start: from.at, end: to.at, insert: inserted === '' ? [] : [textRun(inserted)] }
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
