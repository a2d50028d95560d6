/** What a document defines: in a table of two columns, or in a provision that says what a term means. */
import { ATOM, plainText, type Resolve } from './text.ts'
import { type ProvisionView, readingRuns, type Segment } from './views.ts'

export interface DefinedTerm {
  readonly term: string
  /** From "means" on, as it reads in the view. */
  readonly meaning: string
  /** The provision that holds the meaning. */
  readonly provision: string
}

const MEANS = /^(?:means|shall mean|includes|has the meaning|have the meaning)\b/u
// Every word of a term has a capital, but for the small ones between: "Use of Devices" is one, "Where a Device" is not.
const DEFINES =
  /^[“"‘']?(\p{Lu}[\p{L}\p{N}]*(?:[ -](?:[\p{Lu}\p{N}][\p{L}\p{N}]*|of|and|or|for|the|to|in)){0,7})[”"’']?\s+(?:means|shall mean|has the meaning)\b/u

/** The terms that are defined in a view, in reading order; struck definitions do not count. */
export function definitionsIn(
  views: readonly ProvisionView[],
  resolve: Resolve,
): readonly DefinedTerm[] {
  const terms: DefinedTerm[] = []
  let before: ProvisionView | null = null
  for (const view of views) {
    if (view.presence !== 'deleted') {
      const found = definitionAt(view, before, resolve)
      if (found !== null) terms.push(found)
    }
    before = view
  }
  return terms
}

function definitionAt(
  view: ProvisionView,
  before: ProvisionView | null,
  resolve: Resolve,
): DefinedTerm | null {
  const { means, defines } = readingOf(view.segments)
  const meaning = () => plainText(readingRuns(view.segments), resolve)
  if (view.kind === 'cell') {
    const beside = before?.kind === 'cell' && before.parent === view.parent
    if (!means || !beside) return null
    const term = readingOf(before.segments).words.replace(/^[“"‘']|[”"’']$/gu, '')
    return term === '' ? null : { term, meaning: meaning(), provision: view.id }
  }
  if (defines === null) return null
  const said = meaning()
  return { term: defines, meaning: said.slice(said.search(MEANS_IN)), provision: view.id }
}

const MEANS_IN = /\b(?:means|shall mean|has the meaning)\b/u

interface Reading {
  readonly words: string
  /** Whether they say what something means. */
  readonly means: boolean
  /** The term that they define by themselves. */
  readonly defines: string | null
}

const known = new WeakMap<readonly Segment[], Reading>()

/** Views whose words have not changed are the same values, and are read once. */
function readingOf(segments: readonly Segment[]): Reading {
  let reading = known.get(segments)
  if (reading === undefined) {
    const words = plainText(readingRuns(segments)).replaceAll(ATOM, '').trim()
    reading = { words, means: MEANS.test(words), defines: DEFINES.exec(words)?.[1] ?? null }
    known.set(segments, reading)
  }
  return reading
}

const WORD = /[\p{L}\p{M}\p{N}]/u

/** The term that stands at an offset of a text, the longest where several do; null where none does. */
export function termAround(
  text: string,
  offset: number,
  terms: readonly DefinedTerm[],
): { readonly term: DefinedTerm; readonly start: number; readonly end: number } | null {
  let best: { term: DefinedTerm; start: number; end: number } | null = null
  for (const term of terms) {
    const { length } = term.term
    if (best !== null && length <= best.end - best.start) continue
    let start = text.indexOf(term.term, Math.max(0, offset - length))
    for (; start !== -1 && start <= offset; start = text.indexOf(term.term, start + 1)) {
      const end = start + length
      const plural = text.startsWith('s', end) ? 1 : 0
      const whole = !WORD.test(text.charAt(start - 1)) && !WORD.test(text.charAt(end + plural))
      if (whole && offset <= end + plural) best = { term, start, end: end + plural }
    }
  }
  return best
}

/** How many words back a term may begin that is being typed. */
const LONGEST_TERM_WORDS = 8
const SHORTEST_START = 3

/**
 * The terms that the words before the caret may be the beginning of, and where that beginning is. It has to begin
 * with a capital, as terms do, and to be longer than a couple of letters.
 */
export function completions(
  before: string,
  terms: readonly DefinedTerm[],
): { readonly start: number; readonly terms: readonly DefinedTerm[] } | null {
  const starts = [...before.matchAll(/(?<![\p{L}\p{M}\p{N}])\p{Lu}/gu)]
    .map(({ index }) => index)
    .slice(-LONGEST_TERM_WORDS)
  for (const start of starts) {
    const typed = before.slice(start)
    if (typed.length < SHORTEST_START) break
    const found = terms.filter(
      ({ term }) =>
        term.length > typed.length && term.toLowerCase().startsWith(typed.toLowerCase()),
    )
    if (found.length > 0) return { start, terms: found }
  }
  return null
}
