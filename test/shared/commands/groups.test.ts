import { describe, expect, it } from 'vitest'
import { plainText } from '../../../legal-text/text.ts'
import { readingRuns, resolverOf, viewDocument } from '../../../legal-text/views.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const where = { draft: 'dp255-option-a', document: 'appendix-ac' }
let seeds = 0

function attempt(workspace: Workspace, name: string, args: object) {
  seeds += 1
  const at = new Date(Date.UTC(2026, 0, 5, 9, 0, seeds)).toISOString()
  const seed = `group-${seeds}`
  return execute(workspace, {
    name,
    args: { ...where, ...args },
    author: 'sample-author',
    at,
    seed,
  })
}

function run(workspace: Workspace, name: string, args: object): Workspace {
  const done = attempt(workspace, name, args)
  if (!done.ok) throw new Error(done.error.message)
  return applyPatches(workspace, done.value.patches)
}

/** What is proposed in section 4, one line for each provision: its number and how it begins. */
function section(workspace: Workspace): readonly string[] {
  const version = workspace.version.get('appendix-ac-sample')
  if (version === undefined) throw new Error('The sample has no version.')
  const changes = [...workspace.change.values()].filter(({ draft }) => draft === where.draft)
  const views = viewDocument(version.provisions, version.numbering, changes, 'proposed')
  const resolve = resolverOf(views)
  return views
    .filter(({ parent }) => parent === 'ac-4')
    .map(
      ({ kind, segments }) => `${kind} ${plainText(readingRuns(segments), resolve).slice(0, 18)}`,
    )
}

const [H1, C1, C1A, C2, H2, C3, C4] = section(dp255Workspace()) as readonly string[]

describe('commands on several provisions', () => {
  it('moves them one behind the other, and leaves what stands there already', () => {
    const moved = run(dp255Workspace(), 'provisions.move', {
      provisions: ['ac-4.2', 'ac-4.4'],
      parent: 'ac-4',
      after: 'ac-4.1',
    })
    expect(section(moved)).toEqual([H1, C1, C2, C4, C1A, H2, C3])
  })

  it('says that they stand there already where nothing would move', () => {
    const answer = attempt(dp255Workspace(), 'provisions.move', {
      provisions: ['ac-4.3', 'ac-4.4'],
      parent: 'ac-4',
      after: 'ac-4-heading-2',
    })
    expect(answer.ok ? '' : answer.error.message).toBe('They stand there already.')
  })

  it('takes them in and out again in their order', () => {
    const provisions = ['ac-4.3', 'ac-4.4']
    const before = run(dp255Workspace(), 'provisions.move', {
      provisions,
      parent: 'ac-4',
      after: 'ac-4.2',
    })
    const inside = run(before, 'provisions.relevel', { provisions, direction: 'in' })
    expect(section(inside)).toEqual([H1, C1, C1A, C2, H2])
    const out = run(inside, 'provisions.relevel', { provisions, direction: 'out' })
    expect(section(out)).toEqual(section(before))
  })

  it('refuses all where one cannot follow', () => {
    const answer = attempt(dp255Workspace(), 'provisions.relevel', {
      provisions: ['ac-4-heading-2', 'ac-4.3'],
      direction: 'in',
    })
    expect(answer.ok ? '' : answer.error.message).toBe('A heading has no level to change.')
  })

  it('puts a cut provision back where it is pasted, with its history', () => {
    const provisions = ['ac-4.4']
    const cut = run(dp255Workspace(), 'provisions.delete', { provisions })
    expect(section(cut)).toEqual([H1, C1, C1A, C2, H2, C3])
    const pasted = run(cut, 'provisions.paste', {
      parent: 'ac-4',
      after: 'ac-4.1',
      copied: [{ provision: 'ac-4.4', kind: 'clause', runs: [], under: null }],
      replaced: null,
    })
    expect(section(pasted)).toEqual([H1, C1, C4, C1A, C2, H2, C3])
    expect([...pasted.change.values()].filter(({ kind }) => kind === 'delete')).toEqual([])
  })

  it('pastes copied provisions with what stands under them', () => {
    const run1 = (text: string) => [{ kind: 'text', text, marks: [] }]
    const pasted = run(dp255Workspace(), 'provisions.paste', {
      parent: 'ac-4',
      after: 'ac-4.4',
      copied: [
        { provision: 'x', kind: 'clause', runs: run1('One:'), under: null },
        { provision: 'y', kind: 'paragraph', runs: run1('first; and'), under: 0 },
        { provision: 'z', kind: 'clause', runs: run1('Two.'), under: null },
      ],
      replaced: null,
    })
    expect(section(pasted)).toEqual([H1, C1, C1A, C2, H2, C3, C4, 'clause One:', 'clause Two.'])
  })
})
