import { describe, expect, it } from 'vitest'
import type { Change, TextChange } from '../../../legal-text/changes.ts'
import { plainText } from '../../../legal-text/text.ts'
import { readingRuns, viewDocument } from '../../../legal-text/views.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../../shared/workspace.ts'

const A = 'dp255-option-a'
const B = 'dp255-option-b'
const DOCUMENT = 'appendix-ac'
const sample = dp255Workspace()
let seeds = 0

function answer(workspace: Workspace, name: string, args: unknown, author = 'tester') {
  seeds += 1
  const at = new Date(Date.UTC(2026, 0, 5, 9, 0, seeds)).toISOString()
  return execute(workspace, { name, args, author, at, seed: `seed-${seeds}` })
}

function run(workspace: Workspace, name: string, args: unknown, author?: string): Workspace {
  const ran = answer(workspace, name, args, author)
  if (!ran.ok) throw new Error(`${ran.error.message} ${ran.error.advice ?? ''}`)
  const next = applyPatches(workspace, ran.value.patches)
  const back = applyPatches(next, invertPatches(ran.value.patches))
  expect(back, 'one step of undo takes all of it back').toEqual(workspace)
  return next
}

function refusal(workspace: Workspace, name: string, args: unknown): string {
  const ran = answer(workspace, name, args)
  return ran.ok ? 'not refused' : ran.error.code
}

function type(workspace: Workspace, draft: string, start: number, end: number, words: string) {
  const insert = words === '' ? [] : [{ kind: 'text', text: words, marks: [] }]
  const splices = [{ provision: 'ac-4.1', start, end, insert }]
  return run(workspace, 'text.edit', { draft, document: DOCUMENT, splices })
}

function changesIn(workspace: Workspace, draft: string): readonly Change[] {
  return [...workspace.change.values()].filter((change) => change.draft === draft)
}

function reads(workspace: Workspace, draft: string): string {
  const version = [...workspace.version.values()][0]
  if (version === undefined) throw new Error('no version')
  return viewDocument(
    version.provisions,
    version.numbering,
    changesIn(workspace, draft),
    'proposed',
  )
    .map(({ number, segments }) => `${number ?? ''} ${plainText(readingRuns(segments))}`)
    .join('\n')
}

/** The change of 4.1 that begins at an offset of the text in force. */
function at(workspace: Workspace, draft: string, start: number): TextChange {
  const found = changesIn(workspace, draft).find(
    (change): change is TextChange =>
      change.kind === 'text' && change.provision === 'ac-4.1' && change.start === start,
  )
  if (found === undefined) throw new Error(`no change at ${start}`)
  return found
}

const linksOf = (workspace: Workspace, change: string) =>
  [...workspace.link.values()].filter(({ from }) => from.id === change).map(({ to }) => to.id)

/** The change of a kind that the sample does not have. */
function madeIn(workspace: Workspace, kind: Change['kind'] = 'move'): string {
  const made = [...workspace.change.values()].find(
    (change) => change.kind === kind && !sample.change.has(change.id),
  )
  return made?.id ?? ''
}

describe('splitting and joining by hand', () => {
  it('splits a change, copies its links to the right half and reads as before', () => {
    const { id, start } = at(sample, A, (sample.change.get('a-c1') as TextChange).start)
    const next = run(sample, 'change.split', { change: id, base: start, proposed: 10 })
    const halves = changesIn(next, A).filter(
      (change): change is TextChange => change.kind === 'text' && change.provision === 'ac-4.1',
    )
    expect(halves.map(({ proposed }) => plainText(proposed).length)).toEqual([10, 108])
    expect(halves[1]?.reason).toBe(halves[0]?.reason)
    expect(linksOf(next, halves[1]?.id ?? '')).toEqual(linksOf(sample, id))
    expect(reads(next, A)).toBe(reads(sample, A))
  })

  it('joins two halves under the older id, with links once and comments kept', () => {
    const { start } = sample.change.get('a-c1') as TextChange
    const split = run(sample, 'change.split', { change: 'a-c1', base: start, proposed: 10 })
    const right = changesIn(split, A).find(
      (change) => change.kind === 'text' && change.provision === 'ac-4.1' && change.id !== 'a-c1',
    )
    const other = right?.id ?? ''
    const commented = run(split, 'comment.add', {
      on: { kind: 'change', id: other },
      replyTo: null,
      text: 'Is this needed?',
    })
    const joined = run(commented, 'change.join', { changes: [other, 'a-c1'] })
    expect(joined.change.has(other)).toBe(false)
    expect(linksOf(joined, 'a-c1').sort()).toEqual(linksOf(sample, 'a-c1').sort())
    expect([...joined.comment.values()].map(({ on }) => on.id)).toEqual(['a-c1'])
    expect(reads(joined, A)).toBe(reads(sample, A))
  })

  it('refuses what cannot be split or joined, with the reason', () => {
    expect(refusal(sample, 'change.split', { change: 'a-c2', base: 0, proposed: 1 })).toBe(
      'change/not-split',
    )
    expect(refusal(sample, 'change.join', { changes: ['a-c1', 'a-c2-text'] })).toBe(
      'change/not-joined',
    )
    expect(refusal(sample, 'change.split', { change: 'gone', base: 0, proposed: 1 })).toBe(
      'command/missing',
    )
  })
})

describe('making an alternative', () => {
  it('copies changes, links and outcomes, and reads the same', () => {
    const next = run(sample, 'draft.copy', { draft: A, id: 'option-c', name: 'Option C' })
    expect(next.draft.get('option-c')).toMatchObject({ name: 'Option C', preferred: false })
    expect(reads(next, 'option-c')).toBe(reads(sample, A))
    expect(changesIn(next, 'option-c')).toHaveLength(changesIn(sample, A).length)
    expect(next.link.size - sample.link.size).toBe(
      changesIn(sample, A).reduce((sum, { id }) => sum + linksOf(sample, id).length, 0),
    )
    const outcomes = (draft: string) =>
      [...next.outcome.values()].filter((outcome) => outcome.draft === draft).length
    expect(outcomes('option-c')).toBe(outcomes(A))
  })

  it('refuses a name that another draft has', () => {
    expect(refusal(sample, 'draft.copy', { draft: A, id: 'x', name: 'option b' })).toBe(
      'draft/name',
    )
  })
})

describe('taking wording from one draft to another', () => {
  it('takes a change of words over as pending, under its author', () => {
    const typed = type(sample, A, 0, 5, 'When')
    const taken = run(typed, 'draft.take', { changes: [at(typed, A, 0).id], draft: B }, 'other')
    expect(at(taken, B, 0)).toMatchObject({ author: 'tester', agreed: null, end: 5 })
    expect(reads(taken, B)).toContain('When the DCC receives')
  })

  it('refuses what changes the same words, and takes it where the other is given up', () => {
    const typed = type(type(sample, A, 0, 5, 'When'), B, 0, 9, 'If the')
    const args = { changes: [at(typed, A, 0).id], draft: B }
    expect(refusal(typed, 'draft.take', args)).toBe('draft/conflict')
    const taken = run(typed, 'draft.take', { ...args, replace: true })
    expect(reads(taken, B)).toContain('When the DCC receives')
    expect(changesIn(taken, B).filter(({ withdrawn }) => withdrawn)).toHaveLength(1)
  })

  it('says that the words are there already', () => {
    expect(refusal(sample, 'draft.take', { changes: ['a-c1'], draft: B })).toBe('draft/same')
  })

  it('takes an inserted paragraph with its words and what it stands in', () => {
    const taken = run(sample, 'draft.take', { changes: ['b-c2-c'], draft: A })
    const [third, ...more] = reads(taken, A)
      .split('\n')
      .filter((line) => line.endsWith('operating fully, test [TBC].'))
    expect([third, more]).toEqual(['(c) operating fully, test [TBC].', []])
    // 4.1A is there already, under an id of its own.
    expect(reads(taken, A).match(/^4\.1A /gm)).toHaveLength(1)
  })

  it('takes what is inserted behind it to the same place', () => {
    const again = run(sample, 'draft.copy', { draft: A, id: 'copy', name: 'Copy' })
    const more = run(again, 'provision.insert', {
      draft: 'copy',
      document: DOCUMENT,
      provisionKind: 'paragraph',
      parent: 'a-4.1A',
      after: 'a-4.1A-b',
      text: [{ kind: 'text', text: 'a third of them.', marks: [] }],
    })
    const inserted = changesIn(more, 'copy').find(
      (change) => change.kind === 'insert' && !again.change.has(change.id),
    )
    const third = run(more, 'draft.take', { changes: [inserted?.id ?? ''], draft: A })
    const lines = reads(third, A).split('\n')
    const place = lines.findIndex((line) => line.endsWith('a third of them.'))
    expect(lines[place]).toMatch(/^\(c\) /)
    expect(lines.filter((line) => line.startsWith('4.1A '))).toHaveLength(1)
  })

  it('takes an insertion again after it was withdrawn, once', () => {
    const copied = run(sample, 'draft.copy', { draft: A, id: 'copy', name: 'Copy' })
    const clause = changesIn(copied, 'copy').find(
      (change) => change.kind === 'insert' && change.provision === 'a-4.1A',
    )
    const gone = run(copied, 'change.review', {
      action: 'withdraw',
      changes: [clause?.id ?? ''],
    })
    const back = run(gone, 'draft.take', { changes: ['a-c2'], draft: 'copy' })
    expect(reads(back, 'copy')).toBe(reads(sample, A))
  })

  it('takes other words for what both drafts insert, once one wording is given up', () => {
    const args = { changes: ['b-c2-b'], draft: A }
    expect(refusal(sample, 'draft.take', args)).toBe('draft/conflict')
    const taken = run(sample, 'draft.take', { ...args, replace: true })
    expect(reads(taken, A)).toContain(
      '(b) each other Device that is to form part of that Smart Metering System; and',
    )
    expect(reads(taken, A).match(/to form part of that Smart/g)).toHaveLength(1)
    expect(refusal(sample, 'draft.take', { changes: ['b-c2'], draft: A })).toBe('draft/same')
  })

  it('takes a move over, to the nearest place that the other draft has', () => {
    const move = (after: string) =>
      run(sample, 'provision.move', {
        draft: B,
        document: DOCUMENT,
        provision: 'ac-4.4',
        parent: 'ac-4',
        after,
      })
    const moved = move('ac-4.1')
    const taken = run(moved, 'draft.take', { changes: [madeIn(moved)], draft: A })
    const kinds = changesIn(taken, A).filter(({ kind }) => kind === 'move')
    expect(kinds).toMatchObject([{ provision: 'ac-4.4', withdrawn: false, accepted: false }])
    const order = reads(taken, A).split('\n')
    const words = reads(sample, A)
      .split('\n')
      .find((line) => line.startsWith('4.4 '))
      ?.slice(4)
    const place = order.findIndex((line) => line.endsWith(words ?? '?'))
    expect(order[place - 1]).toMatch(/^4\.1 /)
    const elsewhere = run(sample, 'provision.insert', {
      draft: B,
      document: DOCUMENT,
      provisionKind: 'clause',
      parent: 'ac-6',
      after: 'ac-6.3',
      text: [{ kind: 'text', text: 'Only here.', marks: [] }],
    })
    const inserted = changesIn(elsewhere, B).find(
      (change) => change.kind === 'insert' && !sample.change.has(change.id),
    )
    const behind = run(elsewhere, 'provision.move', {
      draft: B,
      document: DOCUMENT,
      provision: 'ac-6.1',
      parent: 'ac-6',
      after: inserted?.provision ?? '',
    })
    const near = run(behind, 'draft.take', { changes: [madeIn(behind)], draft: A })
    const last = reads(near, A).split('\n').at(-1)
    expect(last).toMatch(/^6\.\S+ Where a Device is removed/)
  })

  it('refuses words in a provision that the other draft does not have', () => {
    expect(refusal(sample, 'draft.take', { changes: ['b-c2-c-text'], draft: A })).toBe(
      'draft/no-place',
    )
  })
})
