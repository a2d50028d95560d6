import { describe, expect, it } from 'vitest'
import { searchIndex } from '../../electron/store/search.ts'
import { matchOf, snippetOf } from '../../electron/store/search-words.ts'
import { createStore } from '../../electron/store/service.ts'
import { execute } from '../../shared/execute.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../shared/workspace.ts'
import { secDocument } from '../fixtures/sec-document.ts'
import { envelope, sampleFile, typing } from './store-fixture.ts'

const A = 'dp255-option-a'

function searched(workspace: Workspace, query: string, limit = 50) {
  const index = searchIndex(() => workspace)
  const { groups } = index.search(query, limit)
  index.close()
  return groups.flatMap(({ hits }) => hits)
}

const places = (workspace: Workspace, query: string) =>
  searched(workspace, query).map(({ kind, draft, citation }) => `${kind} ${draft} ${citation}`)

function run(workspace: Workspace, name: string, args: unknown): Workspace {
  const ran = execute(workspace, envelope(name, args))
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(workspace, ran.value.patches)
}

describe('what is typed to search with', () => {
  it('finds all words, the last unfinished', () => {
    expect(matchOf('smart meter')).toBe('"smart" "meter"*')
    expect(matchOf('smart meter ')).toBe('"smart" "meter"')
  })

  it('keeps words in quotes together, and nothing in it is an operator', () => {
    expect(matchOf('"SMI Status" OR')).toBe('"SMI Status" "OR"*')
    expect(matchOf('“SMI Status”')).toBe('"SMI Status"')
    expect(matchOf('a* NEAR(b) -c ^d')).toBe('"a*" "NEAR(b)" "-c" "^d"*')
  })

  it('is nothing where no letter or digit is in it', () => {
    expect(matchOf(' "" - * ')).toBeNull()
  })
})

describe('the words around a match', () => {
  it('are cut at words, with the place in the whole text', () => {
    const long = 'word '.repeat(40)
    const { offset, pieces } = snippetOf(`${long}[hit] ${long}`, ['[', ']'], [])
    expect(offset).toBe(long.length)
    expect(pieces.map(({ text }) => text).join('')).toMatch(/^…word .* hit word .*word…$/)
    expect(pieces.filter(({ hit }) => hit)).toEqual([{ text: 'hit', hit: true }])
  })

  it('have references as they read', () => {
    const { offset, pieces } = snippetOf(
      'clause \uFFFC and [clause] \uFFFC',
      ['[', ']'],
      ['1', '2'],
    )
    expect(offset).toBe(13)
    expect(pieces.map(({ text }) => text).join('')).toBe('clause 1 and clause 2')
  })
})

describe('search', () => {
  const sample = dp255Workspace()

  it('finds what is in force, what drafts propose, reasons and comments', () => {
    const commented = run(sample, 'comment.add', {
      on: { kind: 'change', id: 'a-c1' },
      replyTo: null,
      text: 'Does the trigger stay?',
    })
    expect(places(commented, 'operating fully')).toContain('draft dp255-option-b 4.1A(c)')
    expect(places(commented, 'trigger')).toEqual([
      `comment ${A} 4.1`,
      `reason ${A} 4.1`,
      'reason dp255-option-b 4.1',
    ])
    expect(places(commented, 'topped up')).toEqual(['version null 3.1(b)(ii)(B)'])
    expect(places(commented, '4.1A(b)')).toContain(`draft ${A} 4.1A(b)`)
  })

  it('jumps to where the words begin', () => {
    const [hit] = searched(sample, '"of itself mean"').filter(({ draft }) => draft === A)
    const base = sample.version.values().next().value
    const text = base?.provisions.find(({ id }) => id === 'ac-4.1')?.text[0]
    const length = text?.kind === 'text' ? text.text.length : 0
    expect(hit?.offset).toBe(length + ', but that update shall not '.length)
  })

  it('follows what is committed, and forgets what is withdrawn', () => {
    let workspace = sample
    const index = searchIndex(() => workspace)
    const count = (query: string) =>
      index.search(query, 9).groups.reduce((sum, { total }) => sum + total, 0)
    expect(count('zebra')).toBe(0)
    workspace = run(workspace, 'text.edit', typing('zebra ').args)
    expect(count('zebra')).toBe(1)
    workspace = run(workspace, 'provision.insert', {
      draft: A,
      document: 'appendix-ac',
      provisionKind: 'clause',
      parent: 'ac-4',
      after: 'ac-4.2',
      text: [{ kind: 'text', text: 'A second zebra.', marks: [] }],
    })
    expect(count('zebra')).toBe(2)
    const ids = [...workspace.change.keys()].filter((id) => !sample.change.has(id))
    workspace = run(workspace, 'change.review', { action: 'withdraw', changes: ids })
    expect(count('zebra')).toBe(0)
    index.close()
  })

  it('counts what it does not list', () => {
    const version = [...sample.version.values()][0]
    if (version === undefined) throw new Error('no version')
    const large = { ...version, id: 'large', provisions: [...secDocument(3, 2000)] }
    const workspace = { ...sample, version: new Map([['large', large]]) }
    const index = searchIndex(() => workspace)
    const [group] = index.search('shall', 10).groups
    expect(group?.hits).toHaveLength(10)
    expect(group?.total).toBeGreaterThan(100)
    index.close()
  })

  it('leaves the workspace file as it is', () => {
    const store = createStore(() => '2026-01-05T09:00:00Z')
    store.open(sampleFile())
    expect(store.run(typing('zebra ')).ok).toBe(true)
    const found = store.search('zebra', 5)
    expect(found.ok && found.value.groups[0]?.hits[0]?.citation).toBe('4.1')
    store.close()
    expect(store.search('zebra', 5).ok).toBe(false)
  })
})
