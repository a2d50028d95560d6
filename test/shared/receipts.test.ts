import { describe, expect, it } from 'vitest'
import { execute } from '../../shared/execute.ts'
import {
  copiesOf,
  copyStanding,
  receiptSentence,
  receiptsOf,
} from '../../shared/report/receipts.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../shared/workspace.ts'

const HASH = 'a'.repeat(64)
let count = 0

function run(workspace: Workspace, name: string, args: unknown) {
  count += 1
  const [author = ''] = workspace.person.keys()
  return execute(workspace, {
    name,
    args,
    author,
    at: '2024-01-09T09:00:00Z',
    seed: `seed-number-${count}`,
  })
}

function done(workspace: Workspace, name: string, args: unknown): Workspace {
  const ran = run(workspace, name, args)
  if (!ran.ok) throw new Error(ran.error.message)
  const next = applyPatches(workspace, ran.value.patches)
  expect(applyPatches(next, invertPatches(ran.value.patches))).toEqual(workspace)
  return next
}

const sample = dp255Workspace()
const [modification = ''] = sample.modification.keys()
const receipt = {
  modification,
  draft: 'draft',
  document: 'document',
  kind: 'redline',
  file: 'DP255 Legal Text v0.1 (redline).docx',
  hashes: { base: HASH, proposal: HASH, file: HASH },
  counts: { changes: 2, revisions: 1, paragraphs: 40 },
  comments: false,
  validator: { outcome: 'not run', reason: 'it is not installed' },
  checkedAt: '2024-01-09T09:00:00Z',
}

describe('receipts of exports', () => {
  it('are kept as one step and say what was checked, the validator that was not run too', () => {
    const kept = done(sample, 'receipt.keep', {
      receipts: [receipt, { ...receipt, kind: 'clean' }],
    })
    const [one, other] = receiptsOf(kept, modification)
    expect([one, other].map((each) => each?.kind).sort()).toEqual(['clean', 'redline'])
    const redline = receiptsOf(kept, modification).find(({ kind }) => kind === 'redline')
    expect(redline && receiptSentence(redline)).toBe(
      'Read back with 1 revision: accepted it is the proposal, rejected the baseline. The Open XML validator was not run: it is not installed.',
    )
  })

  it('are refused with a hash that is none, or for a modification that is not there', () => {
    const wrong = { ...receipt, hashes: { ...receipt.hashes, file: 'short' } }
    expect(run(sample, 'receipt.keep', { receipts: [wrong] }).ok).toBe(false)
    expect(run(sample, 'receipt.keep', { receipts: [{ ...receipt, modification: 'x' }] }).ok).toBe(
      false,
    )
  })
})

describe('copies that are sent out', () => {
  const copy = {
    modification,
    receipt: null,
    title: 'The redline',
    to: 'Ann',
    sent: '2024-01-09',
    due: '2024-01-20',
  }

  it('are listed until they are back, those that are due first', () => {
    const sent = done(done(sample, 'copy.send', copy), 'copy.send', {
      ...copy,
      to: 'Bob',
      due: '2024-01-12',
    })
    const [first, second] = copiesOf(sent, modification)
    expect([first?.to, second?.to]).toEqual(['Bob', 'Ann'])
    expect(first && copyStanding(first, '2024-01-13')).toBe('overdue')
    expect(second && copyStanding(second, '2024-01-13')).toBe('out')
    const back = done(sent, 'copy.return', { id: first?.id, returned: '2024-01-11' })
    expect(copiesOf(back, modification).map(({ to, returned }) => [to, returned])).toEqual([
      ['Ann', null],
      ['Bob', '2024-01-11'],
    ])
    expect(copiesOf(done(back, 'copy.remove', { id: first?.id }), modification)).toHaveLength(1)
  })

  it('are neither due nor back before they are sent', () => {
    expect(run(sample, 'copy.send', { ...copy, due: '2024-01-08' }).ok).toBe(false)
    const sent = done(sample, 'copy.send', copy)
    const [first] = copiesOf(sent, modification)
    expect(run(sent, 'copy.return', { id: first?.id, returned: '2024-01-08' }).ok).toBe(false)
  })
})
