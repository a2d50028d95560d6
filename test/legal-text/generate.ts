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

/** A tree of provisions, five levels deep at most; equal texts occur often. */
export const provisions: fc.Arbitrary<Provisions> = fc
  .array(fc.record({ down: fc.integer({ min: -4, max: 1 }), text: runs }), {
    minLength: 1,
    maxLength: 10,
  })
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

export const splices: fc.Arbitrary<Gesture> = fc.record({
  kind: fc.constant('splice' as const),
  provision: pick,
  from: pick,
  length: fc.nat({ max: 12 }),
  insert: fc.oneof(fc.constant([] as readonly Run[]), runs),
  author,
})

export const gestures: fc.Arbitrary<readonly Gesture[]> = fc.array(
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
