import { describe, expect, it } from 'vitest'
import type { Change } from '../../../legal-text/changes.ts'
import { linearLines, linearText } from '../../../legal-text/linear.ts'
import { viewDocument } from '../../../legal-text/views.ts'
import { alignDrafts, differenceOf, type Side } from '../../../renderer/drafting/comparing/align.ts'
import { citationsFor, resolverFor } from '../../../renderer/drafting/frames.ts'
import { execute } from '../../../shared/execute.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../../shared/workspace.ts'

const A = 'dp255-option-a'
const B = 'dp255-option-b'
const DOCUMENT = 'appendix-ac'
const sample = dp255Workspace()
let seeds = 0

function run(workspace: Workspace, name: string, args: unknown): Workspace {
  seeds += 1
  const at = new Date(Date.UTC(2026, 0, 5, 9, 0, seeds)).toISOString()
  const ran = execute(workspace, { name, args, author: 'ada', at, seed: `seed-${seeds}` })
  if (!ran.ok) throw new Error(ran.error.message)
  return applyPatches(workspace, ran.value.patches)
}

function type(workspace: Workspace, draft: string, start: number, end: number, words: string) {
  const insert = words === '' ? [] : [{ kind: 'text', text: words, marks: [] }]
  const splices = [{ provision: 'ac-4.1', start, end, insert }]
  return run(workspace, 'text.edit', { draft, document: DOCUMENT, splices })
}

function sideOf(workspace: Workspace, draft: string): Side {
  const version = [...workspace.version.values()][0]
  if (version === undefined) throw new Error('no version')
  const changes: readonly Change[] = [...workspace.change.values()].filter(
    (change) => change.draft === draft,
  )
  const views = viewDocument(version.provisions, version.numbering, changes, 'redline')
  return { views, resolve: resolverFor(views), citations: citationsFor(views) }
}

function lines(workspace: Workspace): readonly string[] {
  const { views, resolve } = sideOf(workspace, A)
  return linearText(linearLines(views, resolve)).split('\n')
}

describe('the linear text', () => {
  it('says what goes and what comes, in words', () => {
    const line = lines(type(sample, A, 0, 5, 'When')).find((text) => text.startsWith('4.1 '))
    expect(line).toMatch(
      /^4\.1 \[deleted: Where\] \[inserted: When\] the DCC receives .* to 'commissioned'\[inserted: , but that update .* successful\]$/,
    )
  })

  it('has provisions that come and go as wholes', () => {
    const struck = run(sample, 'provision.delete', {
      draft: A,
      document: DOCUMENT,
      provision: 'ac-6.3',
    })
    const all = lines(struck)
    expect(all).toContainEqual(
      "[inserted clause: 4.1A The installation of a Smart Metering System shall be treated as successful only where each of the following has an SMI Status of 'commissioned':]",
    )
    expect(all.some((text) => /^\[deleted clause: 6\.3 .*\]$/.test(text))).toBe(true)
  })

  it('says where a provision is split, and both ends of a move', () => {
    const place = { draft: A, document: DOCUMENT }
    const split = run(sample, 'provision.split', { ...place, provision: 'ac-4.2', offset: 7 })

    expect(lines(split).some((text) => text.endsWith('The DCC [split here]'))).toBe(true)
    const moved = run(sample, 'provision.move', {
      ...place,
      provision: 'ac-6.3',
      parent: 'ac-6',
      after: 'ac-6.1',
    })
    const all = lines(moved)
    expect(all.some((text) => /^\[moved from 6\.3: 6\.1A /.test(text))).toBe(true)
    expect(all.some((text) => /^\[moved to 6\.1A: 6\.3 /.test(text))).toBe(true)
  })

  it('says once what only looks otherwise', () => {
    const bold = run(sample, 'text.mark', {
      draft: A,
      document: DOCUMENT,
      provision: 'ac-4.1',
      start: 0,
      end: 5,
      mark: 'bold',
      on: true,
    })
    expect(lines(bold).find((text) => text.startsWith('4.1 '))).toMatch(
      /^4\.1 \[formatted: Where\] the DCC/,
    )
  })

  it('marks the lines that differ', () => {
    const { views, resolve } = sideOf(sample, A)
    const changed = linearLines(views, resolve).filter((line) => line.changed)
    expect(changed.map(({ id }) => id)).toEqual(['ac-4.1', 'a-4.1A', 'a-4.1A-a', 'a-4.1A-b'])
  })
})

describe('two drafts beside each other', () => {
  const rowsOf = (workspace: Workspace, one = A, other = B) => {
    const [left, right] = [sideOf(workspace, one), sideOf(workspace, other)]
    const named = alignDrafts(left, right).map((row) => ({
      row,
      name: [
        row.left === null ? '-' : left.citations.get(row.left.id),
        row.right === null ? '-' : right.citations.get(row.right.id),
      ].join(' '),
    }))
    return { left, right, named }
  }

  it('stand row beside row, each provision once', () => {
    const { left, right, named } = rowsOf(sample)
    expect(named.filter(({ row }) => row.left !== null)).toHaveLength(left.views.length)
    expect(named.filter(({ row }) => row.right !== null)).toHaveLength(right.views.length)
    const differing = named.filter(({ row }) => row.differs).map(({ name }) => name)
    expect(differing).toEqual(['4.1A(a) 4.1A(a)', '4.1A(b) 4.1A(b)', '- 4.1A(c)'])
    const order = named.map(({ name }) => name)
    expect(order.indexOf('- 4.1A(c)')).toBe(order.indexOf('4.1A(b) 4.1A(b)') + 1)
  })

  it('say what would have to change for the one to read as the other', () => {
    const { left, right, named } = rowsOf(sample)
    const row = named.find(({ name }) => name === '4.1A(b) 4.1A(b)')?.row
    if (row === undefined) throw new Error('no row')
    const difference = differenceOf(row, left, right)
    const words = (...kinds: readonly string[]) =>
      difference.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text)
    expect(words('kept', 'deleted').join('')).toBe(
      'each other Device that is to form part of that Smart Metering System.',
    )
    expect(words('kept', 'inserted').join('')).toBe(
      'each other Device that is to form part of that Smart Metering System; and',
    )
  })

  it('differ in what one deletes', () => {
    const struck = run(sample, 'provision.delete', {
      draft: B,
      document: DOCUMENT,
      provision: 'ac-6.3',
    })
    const differing = rowsOf(struck).named.filter(({ row }) => row.differs)
    expect(differing.map(({ name }) => name)).toContain('6.3 6.3')
  })

  it('read the same where one is a copy of the other', () => {
    const copied = run(sample, 'draft.copy', { draft: A, id: 'copy', name: 'Copy' })
    expect(rowsOf(copied, A, 'copy').named.filter(({ row }) => row.differs)).toEqual([])
  })
})
