/** Generated redlines for the Word tests: documents with a table, gestures by three people, and what they come to. */
import fc from 'fast-check'
import type { Change } from '../../legal-text/changes.ts'
import type { Redline } from '../../legal-text/formats/redline.ts'
import {
  type Provision,
  type ProvisionKind,
  type Provisions,
  SEC_APPENDIX_STYLE,
} from '../../legal-text/provisions.ts'
import { accept } from '../../legal-text/review.ts'
import { deleteProvision, insertProvision } from '../../legal-text/structure.ts'
import { plainText, type Resolve, runsLength, textRun } from '../../legal-text/text.ts'
import {
  type ProvisionView,
  readingRuns,
  resolverOf,
  viewDocument,
} from '../../legal-text/views.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { type Gesture, gestures, provisions, runs } from './generate.ts'

export interface Case {
  readonly base: Provisions
  readonly changes: readonly Change[]
  readonly renumber: boolean
}

const table = fc.record({
  at: fc.nat({ max: 10 }),
  rows: fc.array(fc.tuple(runs, runs), { minLength: 1, maxLength: 3 }),
})

/** A definition table put behind one of the provisions, under it. */
function withTable(base: Provisions, { at, rows }: { at: number; rows: [unknown, unknown][] }) {
  const index = at % base.length
  const provision = (
    id: string,
    parent: string | null,
    kind: ProvisionKind,
    text: Provision['text'] = [],
  ): Provision => ({
    id,
    parent,
    kind,
    number: null,
    text,
    provenance: { status: 'illustrative', source: 'generated' },
  })
  const made = rows.flatMap((cells, row): readonly Provision[] => [
    provision(`row${row}`, 'table', 'row'),
    ...cells.map((text, column) =>
      provision(`cell${row}.${column}`, `row${row}`, 'cell', text as Provision['text']),
    ),
  ])
  const parent = base[index]?.id ?? null
  return [
    ...base.slice(0, index + 1),
    provision('table', parent, 'table'),
    ...made,
    ...base.slice(index + 1),
  ]
}

export const cases: fc.Arbitrary<Case> = fc
  .record({ base: provisions, table: fc.option(table), list: gestures, renumber: fc.boolean() })
  .map(({ base, table: rows, list, renumber }) => {
    const whole = rows === null ? base : withTable(base, rows)
    let minted = 0
    let changes: readonly Change[] = []
    for (const gesture of list) {
      changes = perform(whole, changes, gesture, () => {
        minted += 1
        return `id-${minted}`
      })
    }
    return { base: whole, changes, renumber }
  })

function perform(
  base: Provisions,
  changes: readonly Change[],
  gesture: Gesture,
  mint: () => string,
): readonly Change[] {
  const context = (author: number) => ({
    author: `author-${author}`,
    at: '2024-01-09T09:00:00Z',
    draft: 'draft',
    document: 'document',
    pinned: new Set<string>(),
    mint,
  })
  if (gesture.kind === 'review') {
    const chosen = changes[gesture.change % Math.max(1, changes.length)]
    if (chosen === undefined || gesture.action !== 'accept') return changes
    return accept(base, changes, [chosen.id], context(0))
  }
  const there = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'proposed')
  const pick = gesture.kind === 'insert' ? gesture.after : gesture.provision
  const target = there[pick % Math.max(1, there.length)]
  if (target === undefined) return changes
  const write = context(gesture.author)
  if (gesture.kind === 'delete') {
    const answer = deleteProvision(base, changes, { provision: target.id }, write)
    return answer.ok ? answer.changes : changes
  }
  if (gesture.kind === 'insert') return insertBehind(base, changes, target, write)
  const text = readingRuns(target.segments)
  const start = gesture.from % (runsLength(text) + 1)
  const end = Math.min(runsLength(text), start + gesture.length)
  return writeSplice(
    base,
    changes,
    { provision: target.id, start, end, insert: gesture.insert },
    write,
  )
}

/** A provision with words in it: an empty one says too little. */
function insertBehind(
  base: Provisions,
  changes: readonly Change[],
  { id, parent }: ProvisionView,
  write: Parameters<typeof writeSplice>[3],
): readonly Change[] {
  const provision = write.mint()
  const place = { provision, provisionKind: 'clause' as const, parent, after: id }
  const answer = insertProvision(base, changes, place, write)
  if (!answer.ok) return changes
  const insert = [textRun('A new provision.')]
  return writeSplice(base, answer.changes, { provision, start: 0, end: 0, insert }, write)
}

export interface Readings {
  readonly accepted: readonly string[]
  readonly rejected: readonly string[]
}

/** What the writer is given, and what a naive reading of the two views says the file must come to. */
export function redlineOf({ base, changes, renumber }: Case): Redline & Readings {
  const options = { renumber }
  const views = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'redline', options)
  const baseline = viewDocument(base, SEC_APPENDIX_STYLE, [], 'baseline')
  const proposed = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'proposed', options)
  const numbers = new Map(views.map(({ id, number }) => [id, number]))
  return {
    views,
    resolve: resolverOf(views),
    resolveBaseline: resolverOf(baseline),
    attribution: (_, person) => ({ author: person ?? 'Somebody', date: '2024-01-09T09:00:00Z' }),
    insertionsIllustrative: false,
    accepted: lines(proposed, resolverOf(views), ({ id }) => numbers.get(id) ?? null),
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
    const isPart = view.kind === 'table' || view.kind === 'row' || view.kind === 'cell'
    if (inTable && !isPart) read.push('')
    inTable = isPart && (inTable || view.kind === 'cell')
    if (view.kind === 'table' || view.kind === 'row') continue
    const number = view.kind === 'cell' ? null : numberOf(view)
    const words = plainText(readingRuns(view.segments), resolve)
    read.push(number === null ? words : `${number}\t${words}`)
  }
  return inTable ? [...read, ''] : read
}
