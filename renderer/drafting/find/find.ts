/** Finding and replacing words in the text that a view shows. Offsets are UTF-16 units; a reference is one. Pure. */
import {
  plainText,
  type Resolve,
  type Run,
  runLength,
  sliceRuns,
  textRun,
} from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns, type Segment } from '../../../legal-text/views.ts'
import type { Splice } from '../../../legal-text/writing/writer.ts'

export interface FindOptions {
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

export interface Hit {
  readonly provision: string
  /** Where it is in the words of the provision; a reference is found by its number and taken whole. */
  readonly start: number
  readonly end: number
  /** As it reads, and what stands around it. */
  readonly text: string
  readonly before: string
  readonly after: string
}

/** How much of what stands around a hit is shown with it. */
const CONTEXT = 48

/** What typewriters and word processors write differently is found either way. */
const ALIKE: Readonly<Record<string, string>> = {
  "'": "['‘’]",
  '"': '["“”]',
  '-': '[-‐‑]',
  ' ': '[ \\u00a0]',
}

/** The pattern for the words that are looked for, or null where there are none. */
export function patternOf(query: string, { matchCase, wholeWord }: FindOptions): RegExp | null {
  if (query === '') return null
  const escaped = [...query]
    .map((sign) => ALIKE[sign] ?? sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('')
  const bounded = wholeWord
    ? `(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`
    : escaped
  return new RegExp(bounded, matchCase ? 'gu' : 'giu')
}

/** All places in reading order, those of struck provisions left out. */
export function findHits(
  views: readonly ProvisionView[],
  query: string,
  options: FindOptions,
  resolve: Resolve,
): readonly Hit[] {
  const pattern = patternOf(query, options)
  if (pattern === null) return []
  return views.flatMap((view): readonly Hit[] => {
    if (view.presence === 'deleted' || view.segments.length === 0) return []
    const words = wordsOf(view.segments, resolve)
    return [...words.text.matchAll(pattern)].map((match) => hitOf(view.id, words, match))
  })
}

interface ReadWords {
  readonly text: string
  /** The runs in order: where each begins in the text as it reads, and in the offsets of the provision. */
  readonly runs: readonly { readonly run: Run; readonly at: number; readonly offset: number }[]
}

const known = new WeakMap<Resolve, WeakMap<readonly Segment[], ReadWords>>()

function wordsOf(segments: readonly Segment[], resolve: Resolve): ReadWords {
  let bySegments = known.get(resolve)
  if (bySegments === undefined) {
    bySegments = new WeakMap()
    known.set(resolve, bySegments)
  }
  const words = bySegments.get(segments) ?? readWords(segments, resolve)
  bySegments.set(segments, words)
  return words
}

function readWords(segments: readonly Segment[], resolve: Resolve): ReadWords {
  let text = ''
  let offset = 0
  const runs = readingRuns(segments).map((run) => {
    const placed = { run, at: text.length, offset }
    text += plainText([run], resolve)
    offset += runLength(run)
    return placed
  })
  return { text, runs }
}

function hitOf(provision: string, words: ReadWords, match: RegExpExecArray): Hit {
  const from = match.index
  const to = from + match[0].length
  const { text } = words
  return {
    provision,
    start: startAt(words, from),
    end: endAt(words, to),
    text: match[0],
    before: text.slice(Math.max(0, from - CONTEXT), from),
    after: text.slice(to, to + CONTEXT),
  }
}

function startAt({ runs }: ReadWords, place: number): number {
  const found = runs.findLast(({ at }) => at <= place)
  if (found === undefined) return 0
  return found.run.kind === 'text' ? found.offset + place - found.at : found.offset
}

function endAt({ runs }: ReadWords, place: number): number {
  const found = runs.findLast(({ at }) => at < place)
  if (found === undefined) return 0
  return found.run.kind === 'text' ? found.offset + place - found.at : found.offset + 1
}

/**
 * What puts `words` in the place of each hit, with the marks of the first character there. The last of a provision
 * come first, so that the offsets of the others hold.
 */
export function replacements(
  views: readonly ProvisionView[],
  hits: readonly Hit[],
  words: string,
): readonly Splice[] {
  const segments = new Map(views.map((view) => [view.id, view.segments]))
  return [...hits].reverse().map(({ provision, start, end }): Splice => {
    const [first] = sliceRuns(readingRuns(segments.get(provision) ?? []), start, start + 1)
    const insert = words === '' ? [] : [textRun(words, first?.marks ?? [])]
    return { provision, start, end, insert }
  })
}

/** The hit to go to from a place: the first at or behind it, or before it; round the ends. */
export function nearestHit(
  hits: readonly Hit[],
  order: ReadonlyMap<string, number>,
  from: { readonly provision: string; readonly offset: number } | null,
): number {
  if (hits.length === 0) return -1
  if (from === null) return 0
  const line = order.get(from.provision) ?? 0
  const at = hits.findIndex(({ provision, start }) => {
    const hitLine = order.get(provision) ?? 0
    return hitLine > line || (hitLine === line && start >= from.offset)
  })
  return Math.max(at, 0)
}

/** Names a hit for as long as the words before it stay the same. */
export function hitKey({ provision, start, end }: Hit): string {
  return `${provision} ${start} ${end}`
}
