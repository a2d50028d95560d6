/** Generated documents and gestures, and a naive model of the keys pressed that knows nothing of changes. */
import fc from 'fast-check'
import type { Provision, ProvisionKind, Provisions } from '../../legal-text/provisions.ts'
import { canonicalRuns, MARKS, type Mark, type Run } from '../../legal-text/text.ts'

export const PROPERTY_RUNS = Number(process.env.WORKBENCH_PROPERTY_RUNS ?? 500)

const words = fc.constantFrom(
  'the ',
  'DCC ',
  'shall ',
  '4.1(b)(ii) ',
  'five (5) ',
  'é',
  'e\u0301',
  '😀',
  '👩‍👩‍👧',
  'שלום ',
  'עברית',
  '‘commissioned’ ',
  ' ',
  '.',
)

const marks = fc.subarray([...MARKS] as Mark[], { maxLength: 2 })

export const runs: fc.Arbitrary<readonly Run[]> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant('text' as const), text: words, marks }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constantFrom('reference' as const, 'footnote' as const),
          target: fc.constantFrom('p0', 'p1'),
          marks: fc.constant([]),
        }),
      },
    ),
    { maxLength: 6 },
  )
  .map((list) => canonicalRuns<Run>(list))

const LEVELS: readonly ProvisionKind[] = ['section', 'clause', 'paragraph', 'subparagraph', 'item']

/** A paragraph of ten thousand words, with something else somewhere in it. */
const longRuns: fc.Arbitrary<readonly Run[]> = fc
  .record({ start: fc.nat({ max: 10_000 }), words, marks, inside: runs })
  .map(({ start, words: word, marks: marked, inside }) => {
    const filled = (count: number): Run => ({
      kind: 'text',
      text: 'shall '.repeat(count),
      marks: [],
    })
    return canonicalRuns<Run>([
      filled(start),
      { kind: 'text', text: word, marks: marked },
      ...inside,
      filled(10_000 - start),
    ])
  })

const LONG = 200

const anyText = fc.oneof({ weight: LONG, arbitrary: runs }, { weight: 1, arbitrary: longRuns })

/** A tree of provisions, five levels deep at most; in a quarter of them every text is one of two. */
export const provisions: fc.Arbitrary<Provisions> = fc
  .record({
    rows: fc.array(fc.record({ down: fc.integer({ min: -4, max: 1 }), text: anyText }), {
      minLength: 1,
      maxLength: 10,
    }),
    repeated: fc.option(fc.tuple(runs, runs), { freq: 3 }),
  })
  .map(({ rows, repeated }) =>
    repeated === null ? rows : rows.map((row, at) => ({ ...row, text: repeated[at % 2] ?? [] })),
  )
  .map((rows) => {
    const path: string[] = []
    return rows.map(({ down, text }, index): Provision => {
      const depth = Math.max(0, Math.min(path.length + down - 1, path.length, LEVELS.length - 1))
      path.length = depth
      const parent = path[depth - 1] ?? null
      path.push(`p${index}`)
      return {
        id: `p${index}`,
        parent,
        kind: LEVELS[depth] ?? 'item',
        number: `#${index}`,
        text,
        provenance: { status: 'imported', source: 'generated' },
      }
    })
  })

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

/** Trees of provisions, half of them with a table somewhere. */
export const documents: fc.Arbitrary<Provisions> = fc
  .record({ base: provisions, table: fc.option(table, { freq: 2 }) })
  .map(({ base, table: rows }) => (rows === null ? base : withTable(base, rows)))

export type Gesture =
  | {
      readonly kind: 'splice'
      readonly provision: number
      readonly from: number
      readonly length: number
      readonly insert: readonly Run[]
      readonly author: number
    }
  | { readonly kind: 'insert'; readonly after: number; readonly author: number }
  | { readonly kind: 'delete'; readonly provision: number; readonly author: number }
  | {
      readonly kind: 'review'
      readonly action: 'accept' | 'reject' | 'withdraw' | 'restore'
      readonly change: number
    }

const author = fc.integer({ min: 0, max: 2 })
const pick = fc.nat({ max: 1000 })

/** More than any text has: to the end. */
const WHOLE = 1_000_000

export const splices: fc.Arbitrary<Gesture> = fc.record({
  kind: fc.constant('splice' as const),
  provision: pick,
  from: fc.oneof(
    { weight: 9, arbitrary: pick },
    { weight: 1, arbitrary: fc.nat({ max: 100_000 }) },
  ),
  length: fc.oneof(
    { weight: 9, arbitrary: fc.nat({ max: 12 }) },
    { weight: 1, arbitrary: fc.constant(WHOLE) },
  ),
  insert: fc.oneof(fc.constant([] as readonly Run[]), runs),
  author,
})

/** Each of the first provisions is replaced from end to end: in most documents that is everything. */
const rewriting: fc.Arbitrary<readonly Gesture[]> = fc
  .tuple(runs, author, fc.integer({ min: 1, max: 12 }))
  .map(([insert, by, count]) =>
    Array.from({ length: count }, (_, provision): Gesture => {
      return { kind: 'splice', provision, from: 0, length: WHOLE, insert, author: by }
    }),
  )

const anyGestures: fc.Arbitrary<readonly Gesture[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: splices },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('insert' as const), after: pick, author }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('delete' as const), provision: pick, author }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('review' as const),
        action: fc.constantFrom(
          'accept' as const,
          'reject' as const,
          'withdraw' as const,
          'restore' as const,
        ),
        change: pick,
      }),
    },
  ),
  { maxLength: 14 },
)

/** None at all, some, or, in one of twelve, everything written anew before or after the others. */
export const gestures: fc.Arbitrary<readonly Gesture[]> = fc.oneof(
  { weight: 11, arbitrary: anyGestures },
  {
    weight: 1,
    arbitrary: fc
      .tuple(rewriting, anyGestures, fc.boolean())
      .map(([all, some, first]) => (first ? [...all, ...some] : [...some, ...all])),
  },
)

/** Text as one cell per UTF-16 unit or atom, with its marks: what an independent model edits. */
export function cells(text: readonly Run[]): readonly string[] {
  return text.flatMap((run) =>
    run.kind === 'text'
      ? Array.from(
          { length: run.text.length },
          (_, at) => `${run.text.charCodeAt(at)}|${run.marks.join()}`,
        )
      : [`${run.kind}:${run.target}|${run.marks.join()}`],
  )
}

/** Mostly insertions and deletions of whole provisions, so that many stand one behind the other. */
export const structureGestures: fc.Arbitrary<readonly Gesture[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('insert' as const), after: pick, author }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('delete' as const), provision: pick, author }),
    },
    { weight: 1, arbitrary: splices },
  ),
  { minLength: 2, maxLength: 16 },
)
