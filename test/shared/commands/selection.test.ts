import { describe, expect, it } from 'vitest'
import { plainText } from '../../../legal-text/text.ts'
import { type ProvisionView, readingRuns, viewDocument } from '../../../legal-text/views.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../../shared/workspace.ts'

const DRAFT = 'dp255-option-a'
const DOCUMENT = 'appendix-ac'
const sample = dp255Workspace()

function run(name: string, args: object, workspace = sample): Workspace {
  const ran = execute(workspace, {
    name,
    args: { draft: DRAFT, document: DOCUMENT, ...args },
    author: 'tester',
    at: '2026-01-05T09:00:00.000Z',
    seed: `seed-${workspace.change.size}`,
  })
  if (!ran.ok) throw new Error(ran.error.message)
  const next = applyPatches(workspace, ran.value.patches)
  const back = applyPatches(next, invertPatches(ran.value.patches))
  expect(back, 'one step of undo takes all of it back').toEqual(workspace)
  return next
}

function redline(workspace: Workspace): ReadonlyMap<string, ProvisionView> {
  const [version] = workspace.version.values()
  if (version === undefined) throw new Error('no version')
  const changes = [...workspace.change.values()].filter(({ draft }) => draft === DRAFT)
  const views = viewDocument(version.provisions, version.numbering, changes, 'redline')
  return new Map(views.map((view) => [view.id, view]))
}

function reads(workspace: Workspace, id: string): string | null {
  const view = redline(workspace).get(id)
  if (view === undefined || view.presence === 'deleted') return null
  return plainText(readingRuns(view.segments))
}

const INSERT = [{ kind: 'text', text: 'Instead.', marks: [] }]

describe('deleting a selection of provisions', () => {
  it('deletes them as wholes, and with them what stands under them', () => {
    const after = run('selection.replace', {
      provisions: ['ac-2.2', 'ac-2.2-a', 'ac-2.2-b', 'ac-2.2-c'],
      insert: [],
    })
    const made = [...after.change.values()].filter(({ id }) => !sample.change.has(id))
    expect(made.map(({ kind, provision }) => [kind, provision])).toEqual([['delete', 'ac-2.2']])
    expect(reads(after, 'ac-2.2-b')).toBeNull()
  })

  it('leaves a provision in its place, without words, where something under it was not selected', () => {
    const after = run('selection.replace', { provisions: ['ac-2.2', 'ac-2.2-a'], insert: [] })
    expect(reads(after, 'ac-2.2')).toBe('')
    expect(reads(after, 'ac-2.2-a')).toBeNull()
    expect(reads(after, 'ac-2.2-b')).toBe('the type of the Device; and')
  })

  it('takes back what the same person has inserted', () => {
    const inserted = run('provision.insert', {
      provisionKind: 'clause',
      parent: 'ac-4',
      after: 'ac-4.2',
      text: INSERT,
    })
    const [id] = [...redline(inserted).keys()].filter((key) => !redline(sample).has(key))
    const after = run('selection.replace', { provisions: ['ac-4.2', id], insert: [] }, inserted)
    expect(redline(after).has(id ?? '')).toBe(false)
    expect(reads(after, 'ac-4.2')).toBeNull()
  })

  it('empties a cell of a table, and deletes a row that is selected whole', () => {
    const cell = run('selection.replace', {
      provisions: ['ac-1.1', 'ac-def-1-term'],
      insert: [],
    })
    expect(reads(cell, 'ac-def-1-term')).toBe('')
    expect(reads(cell, 'ac-def-1-meaning')).toMatch(/^means/)
    const row = run('selection.replace', {
      provisions: ['ac-def-1-term', 'ac-def-1-meaning'],
      insert: [],
    })
    const made = [...row.change.values()].filter(({ id }) => !sample.change.has(id))
    expect(made.map(({ kind, provision }) => [kind, provision])).toEqual([['delete', 'ac-def-1']])
  })
})

describe('typing over a selection of provisions', () => {
  it('puts the words into the first one and deletes the others', () => {
    const after = run('selection.replace', { provisions: ['ac-4.2', 'ac-4.3'], insert: INSERT })
    expect(reads(after, 'ac-4.2')).toBe('Instead.')
    expect(reads(after, 'ac-4.3')).toBeNull()
    expect(reads(after, 'ac-4.4')).toMatch(/^Where/)
  })
})

describe('a mark on a selection of provisions', () => {
  it('is set on all their words, and taken away again without a trace', () => {
    const range = { provisions: ['ac-4.2', 'ac-4.3'], mark: 'bold' }
    const bold = run('selection.mark', { ...range, on: true })
    for (const id of range.provisions) {
      const runs = readingRuns(redline(bold).get(id)?.segments ?? [])
      expect(runs.every(({ marks }) => marks.includes('bold'))).toBe(true)
    }
    const plain = run('selection.mark', { ...range, on: false }, bold)
    expect(plain.change).toEqual(sample.change)
  })
})
