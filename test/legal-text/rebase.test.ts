import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, TextChange } from '../../legal-text/changes.ts'
import { inheritIds } from '../../legal-text/inherit.ts'
import type { Provision, Provisions } from '../../legal-text/provisions.ts'
import { rebaseChanges } from '../../legal-text/rebase.ts'
import { liveTextChanges } from '../../legal-text/state.ts'
import { deleteProvision, insertProvision } from '../../legal-text/structure.ts'
import {
  canonicalRuns,
  plainText,
  runsLength,
  runsOf,
  sameRuns,
  sliceRuns,
} from '../../legal-text/text.ts'
import { writeSplice } from '../../legal-text/writing/writer.ts'
import { type Gesture, PROPERTY_RUNS, provisions, runs, splices } from './generate.ts'

const AT = '2024-02-01T09:00:00Z'
let minted = 0
const context = {
  author: 'ann',
  at: '2024-01-09T09:00:00Z',
  draft: 'draft',
  document: 'document',
  pinned: new Set<string>(),
  mint: () => {
    minted += 1
    return `id-${minted}`
  },
}

function provision(
  id: string,
  number: string | null,
  text: string,
  kind: Provision['kind'] = 'clause',
): Provision {
  return {
    id,
    parent: null,
    kind,
    number,
    text: runsOf(text),
    provenance: { status: 'imported', source: 'a test' },
  }
}

const BEFORE = [
  provision('a', '1.1', 'The DCC shall update the SMI Status within five (5) Working Days.'),
  provision('b', '1.2', 'The User shall tell the DCC.'),
  provision('c', '1.3', 'The Panel may direct otherwise.'),
]

function replaced(words: string, by: string, id = 'a'): readonly Change[] {
  const text = plainText(BEFORE.find((each) => each.id === id)?.text ?? [])
  const start = text.indexOf(words)
  return writeSplice(
    BEFORE,
    [],
    { provision: id, start, end: start + words.length, insert: runsOf(by) },
    context,
  )
}

function withText(id: string, text: string): Provisions {
  return BEFORE.map((each) => (each.id === id ? { ...each, text: runsOf(text) } : each))
}

describe('a draft on another version', () => {
  it('is carried past words that were added in front', () => {
    const changes = replaced('five (5)', 'ten (10)')
    const after = withText(
      'a',
      'From 1 May 2024 the DCC shall update the SMI Status within five (5) Working Days.',
    )
    const { changes: made, outcomes } = rebaseChanges(BEFORE, after, changes, AT)
    expect(outcomes).toMatchObject([{ fate: 'carried', why: '' }])
    const [change] = made as [TextChange]
    expect(plainText(sliceRuns(after[0]?.text ?? [], change.start, change.end))).toBe('five (5)')
  })

  it('is moved with its provision', () => {
    const changes = replaced('tell', 'notify', 'b')
    const after = BEFORE.map((each) => (each.id === 'b' ? { ...each, number: '1.4' } : each))
    expect(rebaseChanges(BEFORE, after, changes, AT).outcomes).toMatchObject([
      { fate: 'moved', why: '1.2 is 1.4 there.' },
    ])
  })

  it('is already made where the version reads so', () => {
    const changes = replaced('five (5)', 'ten (10)')
    const after = withText('a', 'The DCC shall update the SMI Status within ten (10) Working Days.')
    const rebased = rebaseChanges(BEFORE, after, changes, AT)
    expect(rebased.outcomes).toMatchObject([{ fate: 'already made', why: '1.1 reads so already.' }])
    expect(rebased.changes).toMatchObject([{ withdrawn: true }])
  })

  it('is in conflict where the version changes the same words otherwise, and stays on record', () => {
    const changes = replaced('five (5)', 'ten (10)')
    const after = withText('a', 'The DCC shall update the SMI Status within two (2) Working Days.')
    const rebased = rebaseChanges(BEFORE, after, changes, AT)
    expect(rebased.outcomes).toMatchObject([
      {
        fate: 'in conflict',
        why: '1.1 reads differently in the other version: it says “two (2)” there.',
      },
    ])
    expect(rebased.changes).toMatchObject([{ withdrawn: true, proposed: [{ text: 'ten (10)' }] }])
  })

  it('is in conflict where words were added to what now says something else altogether', () => {
    const changes = writeSplice(
      BEFORE,
      [],
      { provision: 'b', start: 28, end: 28, insert: runsOf(' It shall do so promptly.') },
      context,
    )
    const after = withText('b', 'Records are kept for six years')
    expect(rebaseChanges(BEFORE, after, changes, AT).outcomes).toMatchObject([
      {
        fate: 'in conflict',
        why: '1.2 says something else: “Records are kept for six years”.',
      },
    ])
    const edited = withText('b', 'Each User shall tell the DCC.')
    expect(rebaseChanges(BEFORE, edited, changes, AT).outcomes).toMatchObject([{ fate: 'carried' }])
  })

  it('is in conflict where its provision is gone', () => {
    const changes = replaced('tell', 'notify', 'b')
    const after = BEFORE.filter(({ id }) => id !== 'b')
    expect(rebaseChanges(BEFORE, after, changes, AT).outcomes).toMatchObject([
      { fate: 'in conflict', why: '1.2 is not in the other version.' },
    ])
  })

  it('keeps an insertion behind what is left, and knows one that was made', () => {
    const inserted = insertProvision(
      BEFORE,
      [],
      { provision: 'new', provisionKind: 'clause', parent: null, after: 'b' },
      context,
    )
    if (!inserted.ok) throw new Error(inserted.reason)
    const changes = writeSplice(
      BEFORE,
      inserted.changes,
      { provision: 'new', start: 0, end: 0, insert: runsOf('Both shall keep records.') },
      context,
    )
    const without = BEFORE.filter(({ id }) => id !== 'b')
    const moved = rebaseChanges(BEFORE, without, changes, AT)
    expect(moved.outcomes[0]).toMatchObject({
      fate: 'moved',
      why: '1.2 is not in the other version: it follows 1.1 there.',
    })
    expect(moved.changes[0]).toMatchObject({ place: { after: 'a' }, withdrawn: false })
    const made = [...BEFORE, provision('d', '1.4', 'Both shall keep records.')]
    expect(rebaseChanges(BEFORE, made, changes, AT).outcomes[0]).toMatchObject({
      fate: 'already made',
      why: '1.4 says so already.',
    })
  })

  it('has its deletions made already where the provision is gone', () => {
    const deleted = deleteProvision(BEFORE, [], { provision: 'c' }, context)
    if (!deleted.ok) throw new Error(deleted.reason)
    const after = BEFORE.filter(({ id }) => id !== 'c')
    expect(rebaseChanges(BEFORE, after, deleted.changes, AT).outcomes).toMatchObject([
      { fate: 'already made' },
    ])
  })

  const common = {
    draft: 'draft',
    document: 'document',
    author: 'ann',
    createdAt: context.at,
    changedAt: context.at,
    reason: '',
    withdrawn: false,
    accepted: false,
  }

  it('keeps the boundary of a split between the same words', () => {
    const split: Change = {
      ...common,
      kind: 'split',
      id: 'split',
      order: 1,
      provision: 'a',
      carrier: 'a',
      offset: 8,
      rank: 0,
      newProvision: 'half',
      provisionKind: 'clause',
      place: { parent: null, after: 'a', rank: 0 },
      takes: [],
    }
    const text = plainText(BEFORE[0]?.text ?? [])
    const moved = rebaseChanges(BEFORE, withText('a', `From now on ${text}`), [split], AT)
    expect(moved.changes[0]).toMatchObject({ offset: 20, withdrawn: false })
    const other = rebaseChanges(
      BEFORE,
      withText('a', text.replace('DCC shall', 'User may')),
      [split],
      AT,
    )
    expect(other.outcomes).toMatchObject([
      { fate: 'in conflict', why: '1.1 reads differently where it is split.' },
    ])
  })

  it('keeps a move behind what is left, a join only while both are there, and knows what is not used', () => {
    const move: Change = {
      ...common,
      kind: 'move',
      id: 'move',
      order: 1,
      provision: 'a',
      provisionKind: 'clause',
      place: { parent: null, after: 'c', rank: 0 },
    }
    const join: Change = {
      ...common,
      kind: 'join',
      id: 'join',
      order: 2,
      provision: 'b',
      into: 'a',
    }
    const unused: Change = { ...common, kind: 'notUsed', id: 'unused', provision: 'b' }
    const without = BEFORE.filter(({ id }) => id !== 'c')
    expect(rebaseChanges(BEFORE, without, [move], AT).changes[0]).toMatchObject({
      place: { after: 'b' },
    })
    expect(rebaseChanges(BEFORE, without, [join], AT).outcomes).toMatchObject([{ fate: 'carried' }])
    const gone = BEFORE.filter(({ id }) => id !== 'b')
    expect(rebaseChanges(BEFORE, gone, [join], AT).outcomes).toMatchObject([
      { fate: 'in conflict' },
    ])
    const notUsed = withText('b', '[Not used]')
    expect(rebaseChanges(BEFORE, notUsed, [unused], AT).outcomes).toMatchObject([
      { fate: 'already made', why: '1.2 is not used there either.' },
    ])
  })

  function written(base: Provisions, gestures: readonly Gesture[]): readonly Change[] {
    let changes: readonly Change[] = []
    for (const gesture of gestures) {
      if (gesture.kind !== 'splice') continue
      const target = base[gesture.provision % base.length] as Provision
      const start = gesture.from % (runsLength(target.text) + 1)
      const { length, insert } = gesture
      const splice = { provision: target.id, start, end: start + length, insert }
      changes = writeSplice(base, changes, splice, {
        ...context,
        author: `author-${gesture.author}`,
      })
    }
    return changes
  }

  const drafts = fc.tuple(provisions, fc.array(splices, { maxLength: 8 }))

  it('is unchanged on the same version', () => {
    fc.assert(
      fc.property(drafts, ([base, gestures]) => {
        const changes = written(base, gestures)
        const same = base.map((each) => ({ ...each }))
        const rebased = rebaseChanges(base, same, changes, AT)
        expect(rebased.changes.every((change, index) => change === changes[index])).toBe(true)
        expect(rebased.outcomes.every(({ fate }) => fate === 'carried')).toBe(true)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('ends with every change told, none dropped, and those that live say what they said of the same words', () => {
    const edits = fc.array(
      fc.record({
        which: fc.nat(20),
        from: fc.nat(40),
        length: fc.nat(6),
        insert: runs,
        drop: fc.nat(9),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(drafts, edits, ([base, gestures], made) => {
        const changes = written(base, gestures)
        const dropped = new Set(
          made.filter(({ drop }) => drop === 0).map(({ which }) => base[which % base.length]?.id),
        )
        let after: Provisions = base.filter(({ id }) => !dropped.has(id))
        for (const { which, from, length, insert } of made) {
          after = after.map((each, index) => {
            if (index !== which % after.length) return each
            const at = from % (runsLength(each.text) + 1)
            return {
              ...each,
              text: canonicalRuns([
                ...sliceRuns(each.text, 0, at),
                ...insert,
                ...sliceRuns(each.text, at + length),
              ]),
            }
          })
        }
        const rebased = rebaseChanges(base, after, changes, AT)
        const live = changes.filter(({ withdrawn }) => !withdrawn)
        expect(rebased.outcomes.map(({ change }) => change)).toEqual(live.map(({ id }) => id))
        expect(rebased.changes.map(({ id }) => id)).toEqual(changes.map(({ id }) => id))
        const texts = new Map(base.map(({ id, text }) => [id, text]))
        for (const provisionAfter of after) {
          let last = 0
          for (const change of liveTextChanges(rebased.changes, provisionAfter.id)) {
            const own = changes.find(({ id }) => id === change.id) as TextChange
            expect(change.proposed).toBe(own.proposed)
            expect(change.start).toBeGreaterThanOrEqual(last)
            expect(change.end).toBeLessThanOrEqual(runsLength(provisionAfter.text))
            const said = sliceRuns(texts.get(provisionAfter.id) ?? [], own.start, own.end)
            const says = sliceRuns(provisionAfter.text, change.start, change.end)
            expect(sameRuns(said, says)).toBe(true)
            last = change.end
          }
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})

describe('the ids of a new version', () => {
  it('are inherited by what reads alike, what was edited and what has the same number', () => {
    const after = [
      provision('x1', '1.1', 'The DCC shall update the SMI Status within ten (10) Working Days.'),
      provision('x2', '1.2', 'Something else entirely stands here now.'),
      provision('x3', '1.3', 'A clause that nobody had.'),
      provision('x4', '1.4', 'The Panel may direct otherwise.'),
    ]
    const fresh: string[] = []
    const inherited = inheritIds(BEFORE, after, () => {
      fresh.push(`fresh-${fresh.length + 1}`)
      return fresh[fresh.length - 1] as string
    })
    expect(inherited.provisions.map(({ id, number }) => [number, id])).toEqual([
      ['1.1', 'a'],
      ['1.2', 'b'],
      ['1.3', 'fresh-1'],
      ['1.4', 'c'],
    ])
    expect(inherited.matches.map(({ same }) => same)).toEqual([false, false, true])
    expect(inherited.gone).toEqual([])
  })

  it('are what parents and references name', () => {
    const after: Provisions = [
      provision('x1', '1', 'Installation', 'section'),
      {
        ...provision('x2', '1.1', ''),
        parent: 'x1',
        text: [...runsOf('See '), { kind: 'reference', target: 'x1', marks: [] }],
      },
    ]
    const { provisions: made } = inheritIds([], after, context.mint)
    expect(made[1]?.parent).toBe(made[0]?.id)
    expect(made[1]?.text[1]).toMatchObject({ target: made[0]?.id })
    expect(new Set(made.map(({ id }) => id)).size).toBe(2)
  })
})
