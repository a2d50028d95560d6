import { describe, expect, it } from 'vitest'
import type { Change } from '../../legal-text/changes.ts'
import { plainText } from '../../legal-text/text.ts'
import { readingRuns, resolverOf, type View, viewDocument } from '../../legal-text/views.ts'
import { execute } from '../../shared/execute.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../shared/workspace.ts'

const where = { draft: 'dp255-option-a', document: 'appendix-ac' }
let seeds = 0

function attempt(workspace: Workspace, name: string, args: object, author = 'sample-author') {
  seeds += 1
  const at = new Date(Date.UTC(2026, 0, 5, 9, 0, seeds)).toISOString()
  return execute(workspace, {
    name,
    args: { ...where, ...args },
    author,
    at,
    seed: `seed-${seeds}`,
  })
}

function run(workspace: Workspace, name: string, args: object, author?: string): Workspace {
  const done = attempt(workspace, name, args, author)
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

function refusal(workspace: Workspace, name: string, args: object): string {
  const done = attempt(workspace, name, args)
  return done.ok ? '' : done.error.message
}

function read(workspace: Workspace, view: View = 'proposed') {
  const version = workspace.version.get('appendix-ac-sample')
  if (version === undefined) throw new Error('The sample has no version.')
  const changes = [...workspace.change.values()].filter(({ draft }) => draft === where.draft)
  const views = viewDocument(version.provisions, version.numbering, changes, view)
  const resolve = resolverOf(views)
  return views.map((row) => ({ ...row, words: plainText(readingRuns(row.segments), resolve) }))
}

const line = (workspace: Workspace, id: string, view?: View) =>
  read(workspace, view).find((row) => row.id === id)
const made = (workspace: Workspace, kind: Change['kind']) =>
  [...workspace.change.values()].filter(
    (change) => change.kind === kind && change.draft === where.draft,
  )
const text = (words: string) => [{ kind: 'text', text: words, marks: [] }]

describe('provision.split and provision.join', () => {
  it('splits where the caret is; rejecting keeps the edits in both halves', () => {
    let workspace = run(dp255Workspace(), 'provision.split', { provision: 'ac-4.2', offset: 8 })
    const [split] = made(workspace, 'split')
    const half = split?.kind === 'split' ? split.newProvision : ''
    expect(line(workspace, 'ac-4.2')).toMatchObject({ number: '4.2', words: 'The DCC ' })
    expect(line(workspace, half)).toMatchObject({ number: '4.2A' })
    const splices = [
      { provision: 'ac-4.2', start: 0, end: 3, insert: text('This') },
      { provision: half, start: 0, end: 5, insert: text('must') },
    ]
    workspace = run(workspace, 'text.edit', { splices })
    workspace = run(workspace, 'change.review', { action: 'reject', changes: [split?.id] })
    expect(line(workspace, half)).toBeUndefined()
    expect(line(workspace, 'ac-4.2')?.words).toMatch(/^This DCC must tell the Installing/)
  })

  it('takes what stands under a provision along with the second half, and gives it back', () => {
    let workspace = run(dp255Workspace(), 'provision.split', { provision: 'ac-5.1', offset: 6 })
    const [split] = made(workspace, 'split')
    const half = split?.kind === 'split' ? split.newProvision : ''
    expect(line(workspace, 'ac-5.1-a')?.parent).toBe(half)
    workspace = run(workspace, 'change.review', { action: 'withdraw', changes: [split?.id] })
    expect(line(workspace, 'ac-5.1-a')?.parent).toBe('ac-5.1')
  })

  it('of one’s own inserted provision is an edit without a record', () => {
    const workspace = run(dp255Workspace(), 'provision.split', { provision: 'a-4.1A', offset: 0 })
    expect(made(workspace, 'split')).toEqual([])
    const before = line(dp255Workspace(), 'a-4.1A-a')?.words ?? ''
    const split = run(dp255Workspace(), 'provision.split', { provision: 'a-4.1A-a', offset: 4 })
    expect(made(split, 'split')).toEqual([])
    const joined = read(split).filter(({ parent }) => parent === 'a-4.1A')
    expect(
      joined
        .map(({ words }) => words)
        .slice(0, 2)
        .join(''),
    ).toBe(before)
  })

  it('parts a change that spans the point, and its links with it', () => {
    const workspace = dp255Workspace()
    const typed = made(workspace, 'text').find(({ provision }) => provision === 'ac-4.1')
    const links = (all: Workspace) =>
      [...all.link.values()].filter(({ from }) => from.id === typed?.id)
    const length = line(workspace, 'ac-4.1')?.words.length ?? 0
    const split = run(workspace, 'provision.split', { provision: 'ac-4.1', offset: length - 20 })
    const halves = made(split, 'text').filter(({ provision }) => provision === 'ac-4.1')
    expect(halves).toHaveLength(2)
    expect(links(workspace).length).toBeGreaterThan(0)
    expect([...split.link.values()].length).toBe(workspace.link.size + links(workspace).length)
  })

  it('joins a provision onto the one before, whose number stays, and undoes one’s own split', () => {
    let workspace = run(dp255Workspace(), 'provision.join', { provision: 'ac-5.1-b' })
    expect(line(workspace, 'ac-5.1-b')).toBeUndefined()
    expect(line(workspace, 'ac-5.1-a')?.words).toContain('each;whether the cause')
    const [join] = made(workspace, 'join')
    workspace = run(workspace, 'change.review', { action: 'reject', changes: [join?.id] })
    expect(line(workspace, 'ac-5.1-b')?.number).toBe('(b)')
    const split = run(dp255Workspace(), 'provision.split', { provision: 'ac-4.2', offset: 8 })
    const [record] = made(split, 'split')
    const half = record?.kind === 'split' ? record.newProvision : ''
    const back = run(split, 'provision.join', { provision: half })
    expect(read(back)).toEqual(read(dp255Workspace()))
    expect(made(back, 'split')).toEqual([])
  })

  it.each([
    ['ac-4', 'Provisions stand under the one before it'],
    ['ac-4.1', 'different kinds'],
    ['ac-1.1', 'Nothing of its level'],
  ])('refuses to join %s with a sentence', (provision, words) => {
    expect(refusal(dp255Workspace(), 'provision.join', { provision })).toContain(words)
  })
})

describe('splits and joins of the same words', () => {
  const halfOf = (workspace: Workspace, at = 0) => {
    const split = made(workspace, 'split')[at]
    return split?.kind === 'split' ? split.newProvision : ''
  }

  it('leave what stands under a provision alone when joined words that were split are parted again', () => {
    let workspace = dp255Workspace()
    for (const provision of ['ac-5.1-a', 'ac-5.1-b', 'ac-5.1-c']) {
      workspace = run(workspace, 'provision.delete', { provision })
    }
    workspace = run(workspace, 'provision.join', { provision: 'ac-5.2' })
    const length = line(workspace, 'ac-5.1')?.words.length ?? 0
    workspace = run(workspace, 'provision.split', { provision: 'ac-5.1', offset: length - 9 })
    const kinds = ['join', 'split', 'delete'] as const
    const changes = kinds.flatMap((kind) => made(workspace, kind).map(({ id }) => id))
    workspace = run(workspace, 'change.review', { action: 'withdraw', changes })
    expect(read(workspace)).toEqual(read(dp255Workspace()))
  })

  it('keep a clause joined to a second half when that half is joined back', () => {
    let workspace = run(dp255Workspace(), 'provision.split', { provision: 'ac-6.1', offset: 6 })
    workspace = run(workspace, 'provision.join', { provision: 'ac-6.2' }, 'sample-reviewer')
    expect(line(workspace, 'ac-6.2')).toBeUndefined()
    workspace = run(workspace, 'provision.join', { provision: halfOf(workspace) })
    expect(line(workspace, 'ac-6.2')).toBeUndefined()
    expect(line(workspace, 'ac-6.1')?.words).toContain('[Not used]')
  })

  it('cannot be restored where the words between have been rewritten', () => {
    let workspace = run(dp255Workspace(), 'provision.split', { provision: 'ac-4.2', offset: 8 })
    const [split] = made(workspace, 'split')
    workspace = run(workspace, 'change.review', { action: 'reject', changes: [split?.id] })
    const splices = [{ provision: 'ac-4.2', start: 4, end: 13, insert: text('Panel') }]
    workspace = run(workspace, 'text.edit', { splices })
    workspace = run(workspace, 'change.review', { action: 'restore', changes: [split?.id] })
    expect(made(workspace, 'split')).toMatchObject([{ withdrawn: true }])
  })
})

describe('provision.move and provision.relevel', () => {
  it('shows a moved provision at both ends, numbered as inserted; the old number is not used again', () => {
    const target = { provision: 'ac-4.4', parent: 'ac-4', after: 'ac-4.2' }
    const workspace = run(dp255Workspace(), 'provision.move', target)
    expect(line(workspace, 'ac-4.4')?.number).toBe('4.2A')
    const rows = read(workspace, 'redline')
    const left = rows.find(({ id }) => id === 'ac-4.4:left')
    expect(left).toMatchObject({
      number: '4.4',
      presence: 'deleted',
      moved: { end: 'from', other: 'ac-4.4' },
    })
    expect(rows.find(({ id }) => id === 'ac-4.4')?.moved).toMatchObject({
      end: 'to',
      other: 'ac-4.4:left',
    })
    const more = run(workspace, 'provision.insert', {
      provisionKind: 'clause',
      parent: 'ac-4',
      after: 'ac-4.3',
    })
    expect(
      read(more)
        .filter(({ parent }) => parent === 'ac-4')
        .at(-1)?.number,
    ).toBe('4.3A')
  })

  it('keeps edits inside, and a second move of one’s own changes the first', () => {
    let workspace = run(dp255Workspace(), 'provision.move', {
      provision: 'ac-4.4',
      parent: 'ac-5',
      after: 'ac-5.1',
    })
    const splices = [{ provision: 'ac-4.4', start: 0, end: 5, insert: text('When') }]
    workspace = run(workspace, 'text.edit', { splices })
    workspace = run(workspace, 'provision.move', {
      provision: 'ac-4.4',
      parent: 'ac-6',
      after: null,
    })
    expect(made(workspace, 'move')).toHaveLength(1)
    expect(line(workspace, 'ac-4.4')).toMatchObject({ parent: 'ac-6' })
    workspace = run(workspace, 'provision.move', {
      provision: 'ac-4.4',
      parent: 'ac-4',
      after: 'ac-4.3',
    })
    expect(made(workspace, 'move')).toEqual([])
    expect(line(workspace, 'ac-4.4')).toMatchObject({
      number: '4.4',
      words: expect.stringMatching(/^When/),
    })
  })

  it('refuses a move into itself, one that changes nothing, and the second of two that make a ring', () => {
    const workspace = dp255Workspace()
    const into = { provision: 'ac-3.1', parent: 'ac-3.1-b', after: null }
    expect(refusal(workspace, 'provision.move', into)).toContain('change its level first')
    const nowhere = { provision: 'ac-4.2', parent: 'ac-4', after: 'ac-4.1' }
    expect(
      refusal(
        run(workspace, 'change.review', {
          action: 'withdraw',
          changes: made(workspace, 'insert').map(({ id }) => id),
        }),
        'provision.move',
        nowhere,
      ),
    ).toContain('stands there already')
    const one = run(workspace, 'provision.relevel', { provision: 'ac-5', direction: 'in' })
    const two = { provision: 'ac-4', parent: 'ac-5', after: null }
    expect(refusal(one, 'provision.move', two)).not.toBe('')
  })

  it('makes a clause a paragraph of the clause before it, with all under it one level deeper, and back', () => {
    let workspace = run(dp255Workspace(), 'provision.relevel', {
      provision: 'ac-5.1',
      direction: 'out',
    })
    expect(line(workspace, 'ac-5.1')).toMatchObject({ kind: 'section', parent: null, number: '5A' })
    expect(line(workspace, 'ac-5.1-a')?.kind).toBe('clause')
    expect(line(workspace, 'ac-5.1-a')?.number).toBe('5A.1')
    workspace = run(workspace, 'provision.relevel', { provision: 'ac-5.1', direction: 'in' })
    expect(line(workspace, 'ac-5.1')).toMatchObject({ kind: 'clause', parent: 'ac-5' })
    expect(line(workspace, 'ac-5.1-a')?.kind).toBe('paragraph')
    expect(
      refusal(workspace, 'provision.relevel', { provision: 'ac-3.1-b-ii-A', direction: 'in' }),
    ).toContain('No item stands before it')
  })
})

describe('provision.notUsed', () => {
  it('keeps the number; words and what is under it are back when it is rejected', () => {
    let workspace = run(dp255Workspace(), 'provision.notUsed', { provision: 'ac-5.1' })
    expect(line(workspace, 'ac-5.1')).toMatchObject({ number: '5.1', words: '[Not used]' })
    expect(line(workspace, 'ac-5.1-a')).toBeUndefined()
    const splices = [{ provision: 'ac-5.1', start: 0, end: 0, insert: text('x') }]
    expect(refusal(workspace, 'text.edit', { splices })).toContain('Not used')
    const [change] = made(workspace, 'notUsed')
    workspace = run(workspace, 'change.review', { action: 'reject', changes: [change?.id] })
    expect(read(workspace)).toEqual(read(dp255Workspace()))
    expect(refusal(workspace, 'provision.notUsed', { provision: 'a-4.1A' })).toContain(
      'delete it instead',
    )
  })
})

describe('rows of a table', () => {
  it('are inserted with as many cells as the others, which can be written in, and deleted; columns are not', () => {
    const workspace = dp255Workspace()
    const row = read(workspace).find(({ kind }) => kind === 'row')
    const cells = read(workspace).filter(({ parent }) => parent === row?.id)
    expect(cells.length).toBeGreaterThan(0)
    const place = { provisionKind: 'row', parent: row?.parent, after: row?.id }
    let next = run(workspace, 'provision.insert', place)
    const inserted = made(next, 'insert').find(
      (change) => change.kind === 'insert' && change.provisionKind === 'row',
    )
    const empty = read(next).filter(({ parent }) => parent === inserted?.provision)
    expect(empty.map(({ kind, words }) => [kind, words])).toEqual(cells.map(() => ['cell', '']))
    const splices = [{ provision: empty[0]?.id, start: 0, end: 0, insert: text('Term') }]
    next = run(next, 'text.edit', { splices })
    expect(line(next, empty[0]?.id ?? '')?.words).toBe('Term')
    const accepted = run(next, 'change.review', { action: 'accept', changes: [inserted?.id] })
    expect(line(accepted, empty[0]?.id ?? '', 'agreed')?.words).toBe('Term')
    next = run(next, 'provision.delete', { provision: row?.id })
    expect(line(next, row?.id ?? '')).toBeUndefined()
    expect(refusal(next, 'provision.delete', { provision: empty[0]?.id })).toContain('columns')
    const column = { provisionKind: 'cell', parent: row?.id, after: null }
    expect(refusal(next, 'provision.insert', column)).toContain('columns')
  })
})

describe('text.paste', () => {
  const paste = (workspace: Workspace, args: object) => run(workspace, 'text.paste', args)
  const under = (workspace: Workspace, parent: string) =>
    read(workspace)
      .filter((row) => row.parent === parent)
      .map(({ number, kind, words }) => [number, kind, words])

  it('puts the first paragraph where the caret is, the others behind, and the rest of the text behind the last', () => {
    const paragraphs = [text('First. '), text('Second.'), text('Third: ')]
    const workspace = paste(dp255Workspace(), { provision: 'ac-4.2', start: 8, end: 8, paragraphs })
    const lines = under(workspace, 'ac-4').filter(([number]) => `${number}`.startsWith('4.2'))
    expect(lines.map(([number, , words]) => [number, words])).toEqual([
      ['4.2', 'The DCC First. '],
      ['4.2A', 'Second.'],
      ['4.2B', expect.stringMatching(/^Third: shall tell the Installing Supplier/)],
    ])
    // The rest stays anchored where it was: nothing of it is deleted and inserted again.
    expect(made(workspace, 'split')).toHaveLength(1)
  })

  it('guesses levels from the numbers in front, and takes these off', () => {
    const paragraphs = [
      text('Where:'),
      text('(a) one thing;'),
      text('(b)\tanother, being:'),
      text('(i) this; or'),
      text('(ii) that; and'),
      text('(c) a third.'),
      text('4.9 The next clause.'),
    ]
    const workspace = paste(dp255Workspace(), {
      provision: 'ac-6.3',
      start: 0,
      end: 500,
      paragraphs,
    })
    expect(under(workspace, 'ac-6.3')).toEqual([
      ['(a)', 'paragraph', 'one thing;'],
      ['(b)', 'paragraph', 'another, being:'],
      ['(c)', 'paragraph', 'a third.'],
    ])
    const second = read(workspace).find(({ words }) => words === 'another, being:')
    expect(under(workspace, second?.id ?? '')).toEqual([
      ['(i)', 'subparagraph', 'this; or'],
      ['(ii)', 'subparagraph', 'that; and'],
    ])
    expect(under(workspace, 'ac-6').at(-1)).toEqual(['6.4', 'clause', 'The next clause.'])
  })

  it('reads (i) as a letter behind (h), and leaves figures at the start of a sentence alone', () => {
    const paragraphs = [
      text('List:'),
      text('(h) eighth;'),
      text('(i) ninth.'),
      text('5 Working Days pass.'),
    ]
    const workspace = paste(dp255Workspace(), {
      provision: 'ac-6.3',
      start: 0,
      end: 500,
      paragraphs,
    })
    expect(under(workspace, 'ac-6.3').map(([, kind, words]) => [kind, words])).toEqual([
      ['paragraph', 'eighth;'],
      ['paragraph', 'ninth.'],
      ['paragraph', '5 Working Days pass.'],
    ])
  })

  it('puts the rest of the text behind a last line of another level, as words', () => {
    const paragraphs = [text('A: '), text('(a) one '), text('(b) two ')]
    const workspace = paste(dp255Workspace(), { provision: 'ac-4.2', start: 8, end: 8, paragraphs })
    expect(line(workspace, 'ac-4.2')?.words).toBe('The DCC A: ')
    expect(under(workspace, 'ac-4.2').map(([, , words]) => words)).toEqual([
      'one ',
      expect.stringMatching(/^two shall tell the Installing Supplier/),
    ])
  })

  it('is one line in a cell', () => {
    const cell = read(dp255Workspace()).find(({ kind }) => kind === 'cell')?.id
    const paragraphs = [text('one'), text('(a) two')]
    const workspace = paste(dp255Workspace(), { provision: cell, start: 0, end: 500, paragraphs })
    expect(line(workspace, cell ?? '')?.words).toBe('one (a) two')
  })
})

describe('another draft', () => {
  it('made as a copy reads the same, moves behind moves included', () => {
    let workspace = run(dp255Workspace(), 'provision.move', {
      provision: 'ac-4.4',
      parent: 'ac-5',
      after: 'ac-5.1',
    })
    workspace = run(workspace, 'provision.move', {
      provision: 'ac-4.3',
      parent: 'ac-5',
      after: 'ac-4.4',
    })
    workspace = run(workspace, 'provision.split', { provision: 'ac-4.2', offset: 8 })
    const copied = run(workspace, 'draft.copy', { draft: where.draft, id: 'copy', name: 'Copy' })
    const wordsOf = (draft: string) => {
      const version = copied.version.get('appendix-ac-sample')
      const changes = [...copied.change.values()].filter((change) => change.draft === draft)
      return viewDocument(
        version?.provisions ?? [],
        version?.numbering as never,
        changes,
        'proposed',
      ).map(({ number, segments }) => [number, plainText(readingRuns(segments))])
    }
    expect(wordsOf('copy')).toEqual(wordsOf(where.draft))
  })

  it('takes a move and a split over, once', () => {
    let workspace = run(dp255Workspace(), 'provision.move', {
      provision: 'ac-4.4',
      parent: 'ac-5',
      after: 'ac-5.1',
    })
    workspace = run(workspace, 'provision.split', { provision: 'ac-4.2', offset: 8 })
    const changes = [...made(workspace, 'move'), ...made(workspace, 'split')].map(({ id }) => id)
    const taken = run(workspace, 'draft.take', { changes, draft: 'dp255-option-b' })
    const theirs = [...taken.change.values()].filter(
      (change) => change.draft === 'dp255-option-b' && !change.withdrawn,
    )
    expect(theirs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['move', 'split']))
    expect(refusal(taken, 'draft.take', { changes, draft: 'dp255-option-b' })).toContain('already')
  })
})
