/** Generated redlines for the Word tests: documents with a table, gestures by three people, and what they come to. */
import fc from 'fast-check'
import type { Change } from '../../legal-text/changes.ts'
import type { Redline } from '../../legal-text/formats/redline.ts'
import { settledRedline } from '../../legal-text/formats/settled.ts'
import { computeNumbers } from '../../legal-text/numbering.ts'
import { type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { plainText, type Resolve, textRun } from '../../legal-text/text.ts'
import {
  type ProvisionView,
  readingRuns,
  resolverOf,
  viewDocument,
} from '../../legal-text/views.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { documents } from './generate.ts'
import { type AnyGesture, allGestures, perform } from './gestures.ts'

export interface Case {
  readonly base: Provisions
  readonly changes: readonly Change[]
  readonly renumber: boolean
}

/** How provisions in force are numbered: by the style, by the style but for gaps and insertions of old, or anyhow. */
const NUMBERS = ['counted', 'with gaps', 'anyhow'] as const

function withNumbers(
  document: Provisions,
  numbers: (typeof NUMBERS)[number],
  odd: number,
): Provisions {
  if (numbers === 'anyhow') return document
  const plain = document.map((provision) => ({ ...provision, number: null }))
  if (numbers === 'counted') return plain
  const computed = computeNumbers(plain, SEC_APPENDIX_STYLE)
  return plain.map((provision, index) => {
    const number = computed.get(provision.id) ?? null
    const kept = { ...provision, number }
    if (number === null || index % 7 !== odd) return kept
    // As insertions and repeals of old leave them: what follows 4.1, 4.2A is 4.3.
    return {
      ...kept,
      number: index % 2 === 0 ? number.replace(/(\w)(\)?)$/, '$1A$2') : `${number}.`,
    }
  })
}

export const cases: fc.Arbitrary<Case> = fc
  .record({
    document: documents,
    list: allGestures,
    renumber: fc.boolean(),
    numbers: fc.constantFrom(...NUMBERS),
    odd: fc.nat({ max: 6 }),
  })
  .map(({ document, list, renumber, numbers, odd }) => {
    const whole = withNumbers(document, numbers, odd)
    let minted = 0
    let changes: readonly Change[] = []
    for (const gesture of list) {
      changes = performOne(whole, changes, gesture, () => {
        minted += 1
        return `id-${minted}`
      })
    }
    return { base: whole, changes, renumber }
  })

export function performOne(
  base: Provisions,
  changes: readonly Change[],
  gesture: AnyGesture,
  mint: () => string,
): readonly Change[] {
  const contexts = (author: number) => ({
    author: `author-${author}`,
    at: '2024-01-09T09:00:00Z',
    draft: 'draft',
    document: 'document',
    pinned: new Set<string>(),
    mint,
  })
  if (gesture.kind === 'review' && gesture.action !== 'accept') return changes
  const done = perform(base, changes, gesture, contexts)
  if (gesture.kind !== 'insert' || done.made === null) return done.changes
  // An empty provision says too little.
  const splice = { provision: done.made, start: 0, end: 0, insert: [textRun('A new provision.')] }
  return writeSplice(base, done.changes, splice, contexts(gesture.author))
}

export interface Settled {
  /** The proposed text alone. */
  readonly clean: Redline
}

export interface Readings {
  readonly accepted: readonly string[]
  readonly rejected: readonly string[]
}

/** What the writer is given, and what a naive reading of the two views says the file must come to. */
export function redlineOf({ base, changes, renumber }: Case): Redline & Readings & Settled {
  const options = { renumber }
  const views = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'redline', options)
  const baseline = viewDocument(base, SEC_APPENDIX_STYLE, [], 'baseline')
  const proposed = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'proposed', options)
  const authors = new Map(changes.map(({ id, author }) => [id, author]))
  const numbers = new Map(views.map(({ id, number }) => [id, number]))
  const redline: Redline = {
    views,
    resolve: resolverOf(views),
    resolveBaseline: resolverOf(baseline),
    attribution: (change, person) => ({
      author: person ?? authors.get(change ?? '') ?? 'Somebody',
      date: '2024-01-09T09:00:00Z',
    }),
    insertionsIllustrative: false,
  }
  const numberOf = ({ id }: ProvisionView) => numbers.get(id) ?? null
  return {
    ...redline,
    clean: settledRedline(redline, proposed, redline.resolve, numberOf),
    accepted: lines(proposed, redline.resolve, numberOf),
    rejected: lines(baseline, resolverOf(baseline), ({ number }) => number),
  }
}

function lines(
  views: readonly ProvisionView[],
  resolve: Resolve,
  numberOf: (view: ProvisionView) => string | null,
): readonly string[] {
  const read: string[] = []
  let inTable = false
  for (const view of views) {
    const goesOn = view.kind === 'row' || view.kind === 'cell'
    if (inTable && !goesOn) read.push('')
    inTable = goesOn && (inTable || view.kind === 'cell')
    if (view.kind === 'table' || view.kind === 'row') continue
    const number = view.kind === 'cell' ? null : numberOf(view)
    const words = plainText(readingRuns(view.segments), resolve)
    read.push(number === null ? words : `${number}\t${words}`)
  }
  return inTable ? [...read, ''] : read
}
