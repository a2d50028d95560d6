import { describe, expect, it } from 'vitest'
import type { Change, TextChange } from '../../../legal-text/changes.ts'
import { resolverOf, viewDocument } from '../../../legal-text/views.ts'
import { groupChanges } from '../../../renderer/drafting/changeList.ts'
import {
  filterThreads,
  openByProvision,
  placedThreads,
  threadsOf,
  threadsOn,
} from '../../../renderer/drafting/inspector/comments.ts'
import { cuttable, firstCut, joinable } from '../../../renderer/drafting/inspector/parts.ts'
import {
  entriesOf,
  filterGroups,
  isFiltered,
  NO_FILTER,
  outcomeInWords,
  pendingAmong,
  type ReviewFilter,
  reviewGroups,
  withdrawnGroups,
} from '../../../renderer/drafting/inspector/review.ts'
import { changeEvents } from '../../../shared/change-history.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { citationsOf } from '../../../shared/tracing/changes.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const A = 'dp255-option-a'
const DOCUMENT = 'appendix-ac'
const sample = dp255Workspace()
let seeds = 0

function run(workspace: Workspace, name: string, args: unknown, author = 'tester'): Workspace {
  seeds += 1
  const at = new Date(Date.UTC(2026, 0, 5, 9, 0, seeds)).toISOString()
  const ran = execute(workspace, { name, args, author, at, seed: `seed-${seeds}` })
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(workspace, ran.value.patches)
}

function replace(workspace: Workspace, start: number, end: number, words: string, author?: string) {
  const insert = words === '' ? [] : [{ kind: 'text', text: words, marks: [] }]
  const splices = [{ provision: 'ac-4.1', start, end, insert }]
  return run(workspace, 'text.edit', { draft: A, document: DOCUMENT, splices }, author)
}

function changesOf(workspace: Workspace): readonly Change[] {
  return [...workspace.change.values()].filter(({ draft }) => draft === A)
}

function groupsOf(workspace: Workspace) {
  const version = [...workspace.version.values()][0]
  if (version === undefined) throw new Error('no version')
  const views = viewDocument(version.provisions, version.numbering, changesOf(workspace), 'redline')
  const citations = citationsOf(views)
  const groups = groupChanges(
    views,
    workspace.change,
    (id) => citations.get(id) ?? '',
    resolverOf(views),
  )
  return reviewGroups(groups, workspace.change, {
    links: workspace.link.values(),
    comments: workspace.comment.values(),
  })
}

function listed(workspace: Workspace, filter: Partial<ReviewFilter>): readonly string[] {
  const shown = filterGroups(groupsOf(workspace), { ...NO_FILTER, ...filter }, ({ to }) =>
    to.id.endsWith('s9'),
  )
  return entriesOf(shown).map(({ act, citation }) => `${citation} ${act}`)
}

describe('the list of changes', () => {
  const typed = replace(sample, 0, 5, 'When', 'ada')

  it('has them by provision with author, reason and links', () => {
    expect(groupsOf(typed).map(({ citation, entries }) => [citation, entries.length])).toEqual([
      ['4.1', 2],
      ['4.1A', 1],
      ['4.1A(a)', 1],
      ['4.1A(b)', 1],
    ])
    const [first, second] = entriesOf(groupsOf(typed))
    expect(first).toMatchObject({ authors: ['ada'], kind: 'replacement', reason: '', links: [] })
    expect(second?.reason).toMatch(/^Leaves the status trigger alone/)
    expect(second?.links.length).toBeGreaterThan(0)
  })

  it('is filtered by author, status, kind and link', () => {
    expect(listed(typed, {})).toHaveLength(5)
    expect(listed(typed, { author: 'ada' })).toEqual(['4.1 Replaces'])
    expect(listed(typed, { kind: 'structure' })).toHaveLength(3)
    expect(listed(typed, { link: 'none' })).toContain('4.1 Replaces')
    expect(listed(typed, { link: 'suspect' })).toEqual(['4.1 Inserts', '4.1A Inserts a clause'])
    expect(listed(typed, { link: 'scenario dp255-s4' })).toEqual(['4.1A Inserts a clause'])
    const accepted = run(typed, 'change.review', { action: 'accept', changes: ['a-c1'] })
    expect(listed(accepted, { status: 'accepted' })).toEqual(['4.1 Inserts'])
    expect(listed(accepted, { status: 'pending' })).not.toContain('4.1 Inserts')
    expect(isFiltered(NO_FILTER)).toBe(false)
    expect(isFiltered({ ...NO_FILTER, hideSlight: true })).toBe(true)
  })

  it('names everybody who struck words of a change', () => {
    const struck = replace(typed, 0, 2, '', 'ben')
    expect(listed(struck, { author: 'ben' })).toEqual(['4.1 Replaces'])
    expect(listed(struck, { author: 'ada' })).toEqual(['4.1 Replaces'])
  })

  it('folds away what differs in quotes, spaces or marks only', () => {
    const text = 'Where the DCC receives a communication originating from a Communications Hub '
    const at = `${text}Function which does not have an SMI Status of `.length
    const quotes = replace(sample, at, at + 14, '‘commissioned’')
    expect(entriesOf(groupsOf(quotes)).filter(({ slight }) => slight)).toHaveLength(1)
    expect(listed(quotes, { hideSlight: true })).toHaveLength(4)
    const bold = run(sample, 'text.mark', {
      draft: A,
      document: DOCUMENT,
      provision: 'ac-4.1',
      start: 0,
      end: 5,
      mark: 'bold',
      on: true,
    })
    expect(listed(bold, { hideSlight: true })).toHaveLength(4)
    expect(listed(replace(sample, 0, 5, 'Wherever'), { hideSlight: true })).toHaveLength(5)
  })

  it('lists withdrawn changes with the words they had', () => {
    const gone = run(typed, 'change.review', { action: 'withdraw', changes: ['a-c1'] })
    const groups = withdrawnGroups(
      changesOf(gone),
      () => '4.1',
      () => '',
      {
        links: [],
        comments: [],
      },
    )
    expect(entriesOf(groups)).toMatchObject([
      { id: 'a-c1', status: 'withdrawn', inserted: expect.stringContaining('but that update') },
    ])
  })

  it('says what was decided and what is left', () => {
    const ids = entriesOf(groupsOf(typed)).map(({ id }) => id)
    expect(pendingAmong(typed.change, [...ids, 'gone'])).toEqual(ids)
    expect(outcomeInWords('accept', 12, 3)).toBe('Accepted 12 changes; 3 left to decide')
    expect(outcomeInWords('reject', 1, 0)).toBe('Rejected; nothing left to decide')
  })
})

describe('parts of a change', () => {
  it('can be cut between words', () => {
    const typed = replace(sample, 0, 5, 'Each time')
    const change = changesOf(typed).find(
      (other): other is TextChange => other.kind === 'text' && other.start === 0 && other.end === 5,
    )
    if (change === undefined) throw new Error('no change')
    const parts = cuttable(change, [{ kind: 'text', text: 'Where the DCC', marks: [] }])
    expect(parts.struckCuts).toEqual([0, 5])
    expect(parts.writtenCuts).toEqual([0, 4, 5, 9])
    expect(firstCut(parts)).toEqual({ struck: 1, written: 2 })
  })

  it('can be joined only to what touches it', () => {
    const changes = changesOf(sample)
    const change = sample.change.get('a-c1') as Change
    expect(joinable(changes, change, 'after')).toEqual({
      refusal: 'No change stands after this one here.',
    })
    expect(joinable(changes, sample.change.get('a-c2') as Change, 'after')).toEqual({
      refusal: 'Only changes of words can be joined.',
    })
  })
})

describe('conversations', () => {
  const comment = (workspace: Workspace, kind: string, id: string, replyTo: string | null) =>
    run(workspace, 'comment.add', { on: { kind, id }, replyTo, text: `On ${id}` })
  const one = comment(sample, 'provision', 'ac-6.3', null)
  const root = [...one.comment.keys()][0] ?? ''
  const two = comment(comment(one, 'provision', 'ac-6.3', root), 'change', 'a-c1', null)

  it('have their replies and stand in the order of the text', () => {
    const threads = threadsOf(two.comment.values())
    expect(threads.map(({ replies }) => replies.length)).toEqual([1, 0])
    expect(threadsOn(threads, { kind: 'change', id: 'a-c1' })).toHaveLength(1)
    const order = ['ac-4.1', 'ac-6.3']
    const placed = placedThreads(threads, A, two.change, order)
    expect(placed.map(({ provision }) => provision)).toEqual(order)
    expect(placedThreads(threads, 'dp255-option-b', two.change, order)).toHaveLength(1)
    expect([...openByProvision(placed)]).toEqual([
      ['ac-4.1', 1],
      ['ac-6.3', 1],
    ])
  })

  it('are open or resolved', () => {
    const resolved = run(two, 'comment.resolve', { id: root, resolved: true })
    const threads = threadsOf(resolved.comment.values())
    expect(filterThreads(threads, 'open')).toHaveLength(1)
    expect(filterThreads(threads, 'resolved')).toHaveLength(1)
    expect(filterThreads(threads, 'all')).toHaveLength(2)
  })
})

describe('the history of a change', () => {
  it('says what happened at each step, undone ones too', () => {
    const before = sample.change.get('a-c1') as TextChange
    const accepted = { ...before, agreed: before.proposed }
    const entry = (
      revision: number,
      kind: 'do' | 'undo',
      old: Change | null,
      next: Change | null,
    ) => ({
      revision,
      at: '2026-01-05T09:00:00Z',
      author: 'ada',
      label: '',
      kind,
      target: null,
      before: old === null ? null : { ...old },
      after: next === null ? null : { ...next },
    })
    const events = changeEvents(
      [
        entry(4, 'undo', accepted, before),
        entry(3, 'do', before, accepted),
        entry(2, 'do', { ...before, reason: '' }, before),
        entry(1, 'do', null, before),
      ],
      () => 'Ada',
    )
    expect(events.map(({ what }) => what)).toEqual([
      'Open again, by undoing',
      'Accepted',
      `Reason given: ${before.reason}`,
      'Made',
    ])
    expect(events[3]?.words).toContain('but that update')
    expect(events.map(({ first }) => first)).toEqual([false, false, false, true])
  })
})
