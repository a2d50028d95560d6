import { describe, expect, it } from 'vitest'
import { type Change, changeStatus, type TextChange } from '../../legal-text/changes.ts'
import { type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { restore } from '../../legal-text/restoring.ts'
import { accept, reject, withdraw } from '../../legal-text/review.ts'
import { deleteProvision, insertProvision } from '../../legal-text/structure.ts'
import { plainText, textRun } from '../../legal-text/text.ts'
import { readingRuns, type View, viewDocument } from '../../legal-text/views.ts'
import { markText, writeSplice } from '../../legal-text/writing/writer.ts'

const provenance = { status: 'imported', source: 'test' } as const
const BASE: Provisions = [
  {
    id: 's',
    parent: null,
    kind: 'section',
    number: '4',
    text: [textRun('Commissioning')],
    provenance,
  },
  {
    id: 'c',
    parent: 's',
    kind: 'clause',
    number: '4.1',
    text: [textRun('The DCC shall update the status.')],
    provenance,
  },
  {
    id: 'd',
    parent: 's',
    kind: 'clause',
    number: '4.2',
    text: [textRun('Second clause.')],
    provenance,
  },
]

let minted = 0
function context(author = 'anna', pinned: readonly string[] = []) {
  return {
    author,
    at: '2026-01-05T09:00:00Z',
    draft: 'draft',
    document: 'document',
    pinned: new Set(pinned),
    mint: () => {
      minted += 1
      return `id-${minted}`
    },
  }
}

function type(
  changes: readonly Change[],
  start: number,
  end: number,
  words: string,
  author = 'anna',
  pinned: readonly string[] = [],
) {
  const insert = words === '' ? [] : [textRun(words)]
  return writeSplice(BASE, changes, { provision: 'c', start, end, insert }, context(author, pinned))
}

function reads(changes: readonly Change[], view: View, id = 'c'): string | undefined {
  const found = viewDocument(BASE, SEC_APPENDIX_STYLE, changes, view).find((row) => row.id === id)
  return found && plainText(readingRuns(found.segments))
}

function textChanges(changes: readonly Change[]): readonly TextChange[] {
  return changes.filter((change): change is TextChange => change.kind === 'text')
}

describe('typing', () => {
  it('makes one change of the words typed one after the other', () => {
    let changes = type([], 4, 4, 'D')
    changes = type(changes, 5, 5, 'e')
    expect(textChanges(changes)).toMatchObject([
      { start: 4, end: 4, proposed: [{ text: 'De', author: 'anna' }] },
    ])
    expect(reads(changes, 'proposed')).toBe('The DeDCC shall update the status.')
    expect(reads(changes, 'agreed')).toBe('The DCC shall update the status.')
  })

  it('over a selection is one replacement', () => {
    const changes = type([], 8, 13, 'may')
    expect(textChanges(changes)).toMatchObject([{ start: 8, end: 13, proposed: [{ text: 'may' }] }])
  })

  it('what was there takes the change back', () => {
    const gone = type([], 8, 13, '')
    expect(type(gone, 8, 8, 'shall')).toEqual([])
  })

  it('what was there withdraws a change that something points at', () => {
    const [change] = type([], 8, 13, '')
    const back = type([change as Change], 8, 8, 'shall', 'anna', [change?.id ?? ''])
    expect(back).toMatchObject([{ id: change?.id, withdrawn: true }])
    expect(reads(back, 'proposed')).toBe('The DCC shall update the status.')
  })

  it('beside somebody else’s change makes one of one’s own', () => {
    const theirs = type([], 4, 4, 'new ', 'ben')
    const both = type(theirs, 8, 8, 'own ')
    expect(textChanges(both).map(({ author }) => author)).toEqual(['ben', 'anna'])
    expect(reads(both, 'proposed')).toBe('The new own DCC shall update the status.')
  })

  it('inside somebody else’s insertion keeps both names on the words', () => {
    const theirs = type([], 4, 4, 'one three ', 'ben')
    const both = type(theirs, 8, 8, 'two ')
    expect(textChanges(both)).toHaveLength(1)
    expect(textChanges(both)[0]?.proposed).toMatchObject([
      { text: 'one ', author: 'ben' },
      { text: 'two ', author: 'anna' },
      { text: 'three ', author: 'ben' },
    ])
  })

  it('never cuts a surrogate pair', () => {
    const smiling = type([], 0, 0, '😀')
    const changes = type(smiling, 1, 1, 'x')
    expect(reads(changes, 'proposed')).toBe('x😀The DCC shall update the status.')
  })
})

describe('deleting', () => {
  it('of one’s own pending words removes them', () => {
    const typed = type([], 4, 4, 'new ')
    expect(type(typed, 4, 8, '')).toEqual([])
  })

  it('of somebody else’s pending words marks who deletes them', () => {
    const theirs = type([], 4, 4, 'new ', 'ben')
    const changes = type(theirs, 4, 8, '')
    expect(textChanges(changes)[0]?.proposed).toMatchObject([
      { text: 'new ', author: 'ben', deletedBy: 'anna' },
    ])
    expect(reads(changes, 'proposed')).toBe('The DCC shall update the status.')
    expect(changeStatus(changes[0] as Change)).toBe('pending')
  })

  it('across changes and base text keeps the older record', () => {
    const first = type([], 4, 4, 'new ')
    const changes = type(first, 2, 12, '')
    expect(textChanges(changes)).toMatchObject([
      { id: first[0]?.id, start: 2, end: 8, proposed: [] },
    ])
  })
})

describe('marks', () => {
  it('are a substitution with equal characters, and taken back by the same key', () => {
    const bold = { provision: 'c', start: 4, end: 7, mark: 'bold', on: true } as const
    const changes = markText(BASE, [], bold, context())
    expect(textChanges(changes)).toMatchObject([
      { start: 4, end: 7, proposed: [{ text: 'DCC', marks: ['bold'] }] },
    ])
    expect(markText(BASE, changes, { ...bold, on: false }, context())).toEqual([])
  })
})

describe('review', () => {
  it('accepts, and is pending again when the words change', () => {
    const typed = type([], 4, 4, 'new ')
    const accepted = accept(BASE, typed, [typed[0]?.id ?? ''], context())
    expect(changeStatus(accepted[0] as Change)).toBe('accepted')
    expect(reads(accepted, 'agreed')).toBe('The new DCC shall update the status.')
    const edited = type(accepted, 5, 5, 'x')
    expect(changeStatus(edited[0] as Change)).toBe('pending')
    const rejected = reject(BASE, edited, [edited[0]?.id ?? ''], context())
    expect(reads(rejected, 'proposed')).toBe('The new DCC shall update the status.')
  })

  it('rejects by withdrawing what was never agreed, and restores it', () => {
    const typed = type([], 4, 4, 'new ')
    const rejected = reject(BASE, typed, [typed[0]?.id ?? ''], context())
    expect(rejected).toMatchObject([{ withdrawn: true }])
    expect(reads(restore(BASE, rejected, [typed[0]?.id ?? ''], context()), 'proposed')).toBe(
      'The new DCC shall update the status.',
    )
  })

  it('does not restore a change whose place is taken', () => {
    const first = type([], 8, 13, 'may')
    const gone = withdraw(BASE, first, [first[0]?.id ?? ''], context())
    const second = type(gone, 8, 13, 'must')
    expect(restore(BASE, second, [first[0]?.id ?? ''], context())).toEqual(second)
  })
})

describe('structure', () => {
  const place = { parent: 's', after: 'c', provisionKind: 'clause' } as const

  function inserted(author = 'anna'): readonly Change[] {
    const answer = insertProvision(BASE, [], { provision: 'new', ...place }, context(author))
    if (!answer.ok) throw new Error(answer.reason)
    return writeSplice(
      BASE,
      answer.changes,
      { provision: 'new', start: 0, end: 0, insert: [textRun('Inserted.')] },
      context(author),
    )
  }

  it('inserts 4.1A, whose words are changes of their own', () => {
    const rows = viewDocument(BASE, SEC_APPENDIX_STYLE, inserted(), 'redline')
    expect(rows.map(({ number, presence }) => [number, presence])).toEqual([
      ['4', 'kept'],
      ['4.1', 'kept'],
      ['4.1A', 'inserted'],
      ['4.2', 'kept'],
    ])
  })

  it('rejecting an insertion withdraws what is inside', () => {
    const changes = inserted()
    const rejected = reject(BASE, changes, [changes[0]?.id ?? ''], context())
    expect(rejected.every(({ withdrawn }) => withdrawn)).toBe(true)
    const back = restore(BASE, rejected, [changes[0]?.id ?? ''], context())
    expect(reads(back, 'proposed', 'new')).toBe('Inserted.')
  })

  it('deleting suspends the changes inside, and rejecting that brings them back', () => {
    const typed = type([], 4, 4, 'new ')
    const answer = deleteProvision(BASE, typed, { provision: 'c' }, context())
    if (!answer.ok) throw new Error(answer.reason)
    expect(reads(answer.changes, 'proposed')).toBeUndefined()
    const deletion = answer.changes.find(({ kind }) => kind === 'delete')
    const back = reject(BASE, answer.changes, [deletion?.id ?? ''], context())
    expect(reads(back, 'proposed')).toBe('The new DCC shall update the status.')
  })

  it('deleting one’s own pending insertion leaves nothing; somebody else’s is recorded', () => {
    expect(deleteProvision(BASE, inserted(), { provision: 'new' }, context())).toEqual({
      ok: true,
      changes: [],
    })
    const theirs = deleteProvision(BASE, inserted('ben'), { provision: 'new' }, context())
    expect(theirs.ok && theirs.changes.some(({ kind }) => kind === 'delete')).toBe(true)
  })

  it.each([
    [{ provision: 'c', ...place }, 'exists already'],
    [{ provision: 'n', ...place, parent: 'nowhere' }, 'no longer exists'],
    [{ provision: 'n', ...place, after: 's' }, 'somewhere else'],
    [{ provision: 'n', ...place, provisionKind: 'cell' as const }, 'keeps its columns'],
    [{ provision: 'n', ...place, provisionKind: 'row' as const }, 'only stand in a table'],
  ])('refuses what makes no sense: %o', (insertion, words) => {
    const answer = insertProvision(BASE, [], insertion, context())
    expect(answer.ok ? '' : answer.reason).toContain(words)
  })
})

describe('provisions put behind others', () => {
  function put(changes: readonly Change[], provision: string, after: string, author = 'anna') {
    const place = { parent: 's', after, provisionKind: 'clause' } as const
    const answer = insertProvision(BASE, changes, { provision, ...place }, context(author))
    if (!answer.ok) throw new Error(answer.reason)
    return answer.changes
  }

  const shown = (changes: readonly Change[], view: View) =>
    viewDocument(BASE, SEC_APPENDIX_STYLE, changes, view).map(({ id, number }) => [id, number])
  const pair = (author = 'anna') => put(put([], 'x', 'c', author), 'y', 'x')

  it('stay where they are when the one before is rejected, and say the same number in every view', () => {
    const changes = pair()
    expect(shown(changes, 'proposed')).toEqual([
      ['s', '4'],
      ['c', '4.1'],
      ['x', '4.1A'],
      ['y', '4.1B'],
      ['d', '4.2'],
    ])
    const rejected = reject(BASE, changes, [changes[0]?.id ?? ''], context())
    expect(shown(rejected, 'proposed').map(([id]) => id)).toEqual(['s', 'c', 'y', 'd'])
  })

  it('read in the agreed text although the one before is still pending', () => {
    const changes = pair()
    const accepted = accept(BASE, changes, [changes[1]?.id ?? ''], context())
    expect(shown(accepted, 'agreed').map(([id]) => id)).toEqual(['s', 'c', 'y', 'd'])
  })

  it('stay where they are when the one before is taken back', () => {
    const answer = deleteProvision(BASE, pair(), { provision: 'x' }, context())
    if (!answer.ok) throw new Error(answer.reason)
    expect(shown(answer.changes, 'proposed').map(([id]) => id)).toEqual(['s', 'c', 'y', 'd'])
    expect(answer.changes).toMatchObject([
      { provision: 'x', withdrawn: true },
      { provision: 'y', withdrawn: false },
    ])
  })

  it('do not take the number of a deleted provision, in any view', () => {
    const deleted = deleteProvision(BASE, put([], 'x', 'd'), { provision: 'd' }, context())
    if (!deleted.ok) throw new Error(deleted.reason)
    expect(shown(deleted.changes, 'redline').at(-1)).toEqual(['x', '4.3'])
    expect(shown(deleted.changes, 'proposed').at(-1)).toEqual(['x', '4.3'])
  })

  it('keep on record what somebody else wrote in an insertion that its author takes back', () => {
    const theirs = writeSplice(
      BASE,
      put([], 'x', 'c'),
      { provision: 'x', start: 0, end: 0, insert: [textRun('Mine.')] },
      context('ben'),
    )
    const answer = deleteProvision(BASE, theirs, { provision: 'x' }, context())
    expect(answer.ok && answer.changes).toMatchObject([
      { kind: 'text', author: 'ben', withdrawn: true },
    ])
  })
})

describe('marks over a range', () => {
  const bold = (start: number, end: number) =>
    ({ provision: 'c', start, end, mark: 'bold', on: true }) as const

  it('change only the stretches that do not have them', () => {
    const first = markText(BASE, [], bold(4, 7), context())
    const accepted = accept(BASE, first, [first[0]?.id ?? ''], context())
    const changes = markText(BASE, accepted, bold(0, 7), context())
    expect(textChanges(changes)).toMatchObject([
      { start: 4, end: 7 },
      { start: 0, end: 4, proposed: [{ text: 'The ', marks: ['bold'] }] },
    ])
  })

  it('take a surrogate pair whole', () => {
    const smiling = type([], 0, 0, 'a😀b')
    const changes = markText(BASE, smiling, bold(2, 4), context())
    expect(textChanges(changes)[0]?.proposed).toMatchObject([
      { text: 'a', marks: [] },
      { text: '😀b', marks: ['bold'] },
    ])
  })
})

describe('restoring', () => {
  it('puts an insertion back in front of a replacement that was made in its place', () => {
    const point = type([], 4, 4, 'new ')
    const gone = withdraw(BASE, point, [point[0]?.id ?? ''], context())
    const replaced = type(gone, 4, 7, 'Data Company', 'ben')
    const back = restore(BASE, replaced, [point[0]?.id ?? ''], context())
    expect(reads(back, 'proposed')).toBe('The new Data Company shall update the status.')
    expect(reads(back, 'baseline')).toBe('The DCC shall update the status.')
  })

  it('leaves the words of a rejected insertion withdrawn while the insertion is', () => {
    const place = { provision: 'x', parent: 's', after: 'c', provisionKind: 'clause' } as const
    const answer = insertProvision(BASE, [], place, context())
    if (!answer.ok) throw new Error(answer.reason)
    const splice = { provision: 'x', start: 0, end: 0, insert: [textRun('Words.')] }
    const written = writeSplice(BASE, answer.changes, splice, context())
    const rejected = reject(BASE, written, [written[0]?.id ?? ''], context())
    expect(restore(BASE, rejected, [written[1]?.id ?? ''], context())).toEqual(rejected)
  })

  it('does not propose the same deletion twice', () => {
    const deleted = deleteProvision(BASE, [], { provision: 'c' }, context())
    if (!deleted.ok) throw new Error(deleted.reason)
    const gone = reject(BASE, deleted.changes, [deleted.changes[0]?.id ?? ''], context())
    const again = deleteProvision(BASE, gone, { provision: 'c' }, context())
    if (!again.ok) throw new Error(again.reason)
    expect(restore(BASE, again.changes, [gone[0]?.id ?? ''], context())).toEqual(again.changes)
  })
})
