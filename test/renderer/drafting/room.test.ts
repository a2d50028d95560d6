import { describe, expect, it } from 'vitest'
import type { Change } from '../../../legal-text/changes.ts'
import {
  type ProvisionView,
  resolverOf,
  type View,
  viewDocument,
} from '../../../legal-text/views.ts'
import {
  countChanges,
  groupChanges,
  listedFor,
  stepThrough,
} from '../../../renderer/drafting/changeList.ts'
import {
  baselineSide,
  columnsOf,
  proposedSide,
  refusalOf,
} from '../../../renderer/drafting/columns.ts'
import { groupLinks, linkChoices, targetOfKey } from '../../../renderer/drafting/inspector/links.ts'
import { findEntries, outlineEntries } from '../../../renderer/drafting/outline.ts'
import { placeForNew } from '../../../renderer/drafting/placing.ts'
import {
  changeSign,
  indentOf,
  pageRows,
  provenanceSign,
  provisionLabel,
} from '../../../renderer/drafting/rows.ts'
import {
  countChanges as countDraftChanges,
  currentWork,
  isExploratory,
  personName,
  versionLabel,
} from '../../../renderer/workspace/current.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { changesOfDraft, citationsOf } from '../../../shared/tracing/changes.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const sample = dp255Workspace()
const OPTION_A = 'dp255-option-a'
const DOCUMENT = 'appendix-ac'

function run(workspace: Workspace, name: string, args: unknown): Workspace {
  const ran = execute(workspace, {
    name,
    args,
    author: 'tester',
    at: '2024-01-10T09:00:00Z',
    seed: `seed-of-${name}`,
  })
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(workspace, ran.value.patches)
}

function changesIn(workspace: Workspace): readonly Change[] {
  return [...workspace.change.values()].filter(({ draft }) => draft === OPTION_A)
}

function viewsOf(workspace: Workspace, view: View = 'redline'): readonly ProvisionView[] {
  const version = workspace.version.get('appendix-ac-sample')
  if (version === undefined) throw new Error('The sample has no version')
  return viewDocument(version.provisions, version.numbering, changesIn(workspace), view)
}

function groupsOf(workspace: Workspace) {
  const views = viewsOf(workspace)
  const citations = citationsOf(views)
  return groupChanges(views, workspace.change, (id) => citations.get(id) ?? '', resolverOf(views))
}

function viewOf(views: readonly ProvisionView[], id: string): ProvisionView {
  const view = views.find((candidate) => candidate.id === id)
  if (view === undefined) throw new Error(`There is no ${id}`)
  return view
}

const place = { draft: OPTION_A, document: DOCUMENT }

describe('the list of changes', () => {
  it('has an insertion as one line, with the words written in it', () => {
    const groups = groupsOf(sample)
    expect(groups.map(({ citation }) => citation)).toEqual(['4.1', '4.1A', '4.1A(a)', '4.1A(b)'])
    expect(groups[1]?.changes.map(({ id, act }) => [id, act])).toEqual([
      ['a-c2', 'Inserts a clause'],
    ])
    expect(groups[2]?.changes[0]?.inserted).toBe('its Communications Hub Function; and')
  })

  it('says what a replacement takes and gives', () => {
    const splice = {
      provision: 'ac-4.2',
      start: 0,
      end: 3,
      insert: [{ kind: 'text', text: 'Each', marks: [] }],
    }
    const groups = groupsOf(run(sample, 'text.edit', { ...place, splices: [splice] }))
    const change = groups.find(({ citation }) => citation === '4.2')?.changes[0]
    expect([change?.act, change?.deleted, change?.inserted]).toEqual(['Replaces', 'The', 'Each'])
  })

  it('has a struck provision once, whatever stands under it', () => {
    const groups = groupsOf(run(sample, 'provision.delete', { ...place, provision: 'ac-5.1' }))
    const struck = groups.filter(({ changes }) => changes[0]?.act === 'Deletes the provision')
    expect(struck.map(({ citation }) => citation)).toEqual(['5.1'])
  })

  it('is gone through in the order of the text, round the ends', () => {
    const groups = groupsOf(sample)
    expect(stepThrough(groups, null, 1)?.change.id).toBe('a-c1')
    expect(stepThrough(groups, 'a-c1', 1)?.change.id).toBe('a-c2')
    expect(stepThrough(groups, 'a-c1', -1)?.place).toBe(4)
    expect(stepThrough([], null, 1)).toBeNull()
  })

  it('has a row that is inserted, or struck, as one line with the words of its cells', () => {
    const inserted = run(sample, 'definition.add', {
      ...place,
      table: 'ac-def',
      after: 'ac-def-1',
      term: 'Visit',
    })
    const cells = changesIn(inserted).filter(
      (change) => change.kind === 'insert' && change.provisionKind === 'cell',
    )
    expect(cells).toHaveLength(2)
    const rows = groupsOf(inserted).filter(({ citation }) => citation === '1.1')
    expect(rows.flatMap(({ changes }) => changes.map((change) => change.act))).toEqual([
      'Inserts a row',
    ])
    expect(rows[0]?.changes[0]?.inserted).toBe('Visit | means ')
    const row = rows[0]?.changes[0]?.id ?? ''
    for (const cell of cells) expect(listedFor(inserted.change, cell.id)).toBe(row)
    expect(countChanges(groupsOf(inserted))).toBe(5)
    expect(countDraftChanges(inserted.change.values(), OPTION_A).pending).toBe(5)
    expect(changesOfDraft(inserted, OPTION_A)).toHaveLength(5)
    const accepted = run(inserted, 'change.review', { action: 'accept', changes: [row] })
    expect(countDraftChanges(accepted.change.values(), OPTION_A)).toEqual({
      pending: 4,
      accepted: 1,
    })
    const struck = groupsOf(run(sample, 'provision.delete', { ...place, provision: 'ac-def-1' }))
    const lines = struck.flatMap(({ changes }) => changes)
    expect(lines.find(({ act }) => act === 'Deletes the row')?.deleted).toMatch(/^\S.* \| means /)
    expect(lines).toHaveLength(5)
  })

  it('has what is written in an accepted insertion as a change to be decided on', () => {
    const accepted = run(sample, 'change.review', { action: 'accept', changes: ['a-c2'] })
    const insert = [{ kind: 'text', text: 'Later ', marks: [] }]
    const splice = { provision: 'a-4.1A', start: 0, end: 0, insert }
    const written = run(accepted, 'text.edit', { ...place, splices: [splice] })
    const lines = groupsOf(written).find(({ citation }) => citation === '4.1A')?.changes
    expect(lines?.map(({ act, status }) => [act, status])).toEqual([
      ['Inserts a clause', 'accepted'],
      ['Inserts', 'pending'],
    ])
    expect(listedFor(written.change, lines?.[1]?.id ?? '')).toBe(lines?.[1]?.id)
    expect(countChanges(groupsOf(written))).toBe(5)
    expect(countDraftChanges(written.change.values(), OPTION_A)).toEqual({
      pending: 4,
      accepted: 1,
    })
  })

  it('says of a move from where it is', () => {
    const target = { provision: 'ac-4.4', parent: 'ac-4', after: 'ac-4.1' }
    const groups = groupsOf(run(sample, 'provision.move', { ...place, ...target }))
    expect(groups.flatMap(({ changes }) => changes.map(({ act }) => act))).toContain(
      'Moves it here from 4.4',
    )
  })

  it('leads from words in an insertion to the insertion', () => {
    expect(listedFor(sample.change, 'a-c2-text')).toBe('a-c2')
    expect(listedFor(sample.change, 'a-c1')).toBe('a-c1')
  })

  it('counts as the status bar does', () => {
    expect(countChanges(groupsOf(sample))).toBe(4)
    expect(countDraftChanges(sample.change.values(), OPTION_A)).toEqual({ pending: 4, accepted: 0 })
    const reviewed = run(sample, 'change.review', { action: 'accept', changes: ['a-c2'] })
    expect(countDraftChanges(reviewed.change.values(), OPTION_A)).toEqual({
      pending: 3,
      accepted: 1,
    })
  })
})

describe('the page', () => {
  const rows = pageRows(viewsOf(sample))
  const row = (id: string) => {
    const found = rows.find(({ key }) => key === id)
    if (found === undefined) throw new Error(`There is no line ${id}`)
    return found
  }

  it('has the cells of a table’s row on one line', () => {
    expect(row('ac-def-1').cells.map(({ id }) => id)).toEqual(['ac-def-1-term', 'ac-def-1-meaning'])
    expect(rows.some(({ key }) => key === 'ac-def' || key === 'ac-def-1-term')).toBe(false)
  })

  it('prints the source under the last line that comes from it', () => {
    expect(row('ac-4-heading').source).toBeNull()
    expect(row('ac-4.1').source).toContain('DP255 Modification Report v0.2')
    expect(row('ac-4.2').source).toBeNull()
  })

  it('has a sign for what is quoted, what is ours and what changes', () => {
    expect(provenanceSign(row('ac-4.1').row)).toBe('quoted')
    expect(provenanceSign(row('ac-4.2').row)).toBe('illustrative')
    expect(provenanceSign(row('a-4.1A').row)).toBeNull()
    expect(changeSign(row('ac-4.1').row, row('ac-4.1').cells)).toBe('inserted')
    expect(changeSign(row('a-4.1A').row, row('a-4.1A').cells)).toBe('inserted')
    expect(changeSign(row('ac-4.2').row, row('ac-4.2').cells)).toBeNull()
  })

  it('indents by level', () => {
    expect(
      ['ac-4', 'ac-4.1', 'ac-2.2-a', 'ac-3.1-b-i', 'ac-3.1-b-ii-A'].map((id) =>
        indentOf(row(id).row),
      ),
    ).toEqual([0, 0, 1, 2, 3])
  })

  it('names provisions for the ear', () => {
    expect(provisionLabel(row('ac-4.1').row, '4.1')).toBe('Clause 4.1')
    expect(provisionLabel(row('ac-4-heading').row, '4')).toBe('Heading under 4')
    expect(provisionLabel(row('ac-4-heading').row, '')).toBe('Heading')
  })
})

describe('columns', () => {
  const views = viewsOf(sample)

  it('are two side by side, and one elsewhere', () => {
    expect(columnsOf('sideBySide').map(({ id }) => id)).toEqual(['baseline', 'main'])
    expect(columnsOf('redline')).toHaveLength(1)
  })

  it('leave out what is not on their side', () => {
    expect(baselineSide(viewOf(views, 'a-4.1A'))).toBeNull()
    const before = baselineSide(viewOf(views, 'ac-4.1'))
    expect(before?.segments.every(({ kind }) => kind !== 'inserted')).toBe(true)
    const after = proposedSide(viewOf(views, 'ac-4.1'))
    expect(after?.segments.some(({ kind }) => kind === 'inserted')).toBe(true)
  })

  it('say why they cannot be written in', () => {
    const [baseline, main] = columnsOf('sideBySide')
    if (baseline === undefined || main === undefined) throw new Error('There are no columns')
    expect(refusalOf(main, { presence: 'kept' }, null)).toBeNull()
    expect(refusalOf(baseline, { presence: 'kept' }, null)).toContain('in force')
    expect(refusalOf(main, { presence: 'deleted' }, null)).toContain('struck out')
    expect(refusalOf(main, { presence: 'kept' }, 'Open elsewhere.')).toContain('Open elsewhere.')
  })
})

describe('the outline', () => {
  const views = viewsOf(sample)
  const entries = outlineEntries(views, changesIn(sample), resolverOf(views))

  it('lists sections, headings and clauses, with how often they change', () => {
    const listed = findEntries(entries, '')
    expect(listed.some(({ kind }) => kind === 'paragraph')).toBe(false)
    const counts = new Map(listed.map(({ id, changes }) => [id, changes]))
    expect(['ac-4', 'ac-4.1', 'a-4.1A', 'ac-5'].map((id) => counts.get(id))).toEqual([4, 1, 3, 0])
  })

  it('finds by number and by words, at every level', () => {
    expect(findEntries(entries, '4.1').map(({ number }) => number)).toEqual([
      '4.1',
      '4.1A',
      '4.2',
      '4.3',
    ])
    expect(findEntries(entries, 'TOPPED UP').map(({ id }) => id)).toEqual(['ac-3.1-b-ii-B'])
    expect(findEntries(entries, 'no such words')).toEqual([])
  })
})

describe('a new provision', () => {
  const views = viewsOf(sample)
  const behind = (id: string) => placeForNew(viewOf(views, id), views, 'after')

  it('goes behind one of its kind', () => {
    expect(behind('ac-4.1')).toEqual({
      ok: true,
      value: { provisionKind: 'clause', parent: 'ac-4', after: 'ac-4.1' },
    })
  })

  it('is a clause behind a heading', () => {
    expect(behind('ac-4-heading')).toMatchObject({ value: { provisionKind: 'clause' } })
  })

  it('inside goes last, a level down', () => {
    expect(placeForNew(viewOf(views, 'ac-5.1'), views, 'inside')).toEqual({
      ok: true,
      value: { provisionKind: 'paragraph', parent: 'ac-5.1', after: 'ac-5.1-c' },
    })
  })

  it('is refused where it makes no sense', () => {
    expect(placeForNew(viewOf(views, 'ac-def-1-term'), views, 'inside').ok).toBe(false)
    expect(placeForNew(viewOf(views, 'ac-4-heading'), views, 'inside').ok).toBe(false)
  })
})

describe('links of a change', () => {
  it('come in groups, in the order of their numbers', () => {
    const groups = groupLinks(sample, 'a-c1')
    expect(groups.map(({ heading }) => heading)).toEqual(['Questions', 'Scenarios'])
    expect(groups[1]?.links.map(({ to }) => to.id)).toEqual([
      'dp255-s1',
      'dp255-s2',
      'dp255-s3',
      'dp255-s8',
      'dp255-s9',
    ])
  })

  it('can be added to what is not linked and has a question', () => {
    const choices = linkChoices(sample, 'a-c1').flatMap(({ choices }) => choices)
    expect(choices.some(({ id }) => id === 'scenario dp255-s7')).toBe(true)
    expect(choices.some(({ id }) => id === 'scenario dp255-s1')).toBe(false)
    expect(choices.some(({ id }) => id.includes('smki'))).toBe(false)
    expect(targetOfKey('scenario dp255-s7')).toEqual({ kind: 'scenario', id: 'dp255-s7' })
  })
})

describe('what is worked on', () => {
  it('is the preferred draft until another is chosen', () => {
    expect(currentWork(sample, { draft: null, document: null })?.draft.id).toBe(OPTION_A)
    const chosen = currentWork(sample, { draft: 'dp255-option-b', document: null })
    expect(chosen?.draft.name).toBe('Option B')
    expect(chosen?.drafts.map(({ name }) => name)).toEqual(['Option A', 'Option B'])
    expect(currentWork(sample, { draft: 'gone', document: 'gone' })?.document?.id).toBe(DOCUMENT)
  })

  it('says what is not known', () => {
    const work = currentWork(sample, { draft: null, document: null })
    expect(versionLabel(work?.version ?? null)).toBe('not stated')
    expect(work && isExploratory(work.modification)).toBe(true)
    expect(personName(sample, 'nobody')).toBe('Not stated')
  })
})
