import { describe, expect, it } from 'vitest'
import {
  acknowledge,
  expectAnswer,
  foreign,
  type Line,
  lineOf,
  refuse,
  runAhead,
  sameValue,
} from '../../../renderer/workspace/line.ts'
import { execute } from '../../../shared/execute.ts'
import { EMPTY_WORKSPACE, invertPatches, type Patch } from '../../../shared/workspace.ts'

const AT = '2024-01-09T09:00:00Z'

function addPerson(line: Line, id: string, name: string) {
  const envelope = {
    name: 'person.add',
    args: { id, name },
    author: 'someone',
    at: AT,
    seed: `seed-of-${id}`,
  }
  const ran = runAhead(line, envelope, execute)
  if (!ran.ok) throw new Error(ran.error.message)
  return { line: ran.value.line, patches: ran.value.execution.patches }
}

function settled(reconciled: Line | 'reload'): Line {
  if (reconciled === 'reload') throw new Error('A reload was not expected')
  return reconciled
}

const names = ({ workspace }: Line) => [...workspace.person.values()].map(({ name }) => name)
const begin = lineOf(EMPTY_WORKSPACE, 4)

describe('a command that runs ahead', () => {
  it('is in the workspace at once and not confirmed', () => {
    const { line } = addPerson(begin, 'a', 'Ada')
    expect(names(line)).toEqual(['Ada'])
    expect(line.confirmed).toBe(EMPTY_WORKSPACE)
    expect(line.pending).toHaveLength(1)
  })

  it('keeps the very workspace when the store answers the same', () => {
    const { line, patches } = addPerson(begin, 'a', 'Ada')
    const done = settled(acknowledge(line, { revision: 5, patches }, execute))
    expect(done.workspace).toBe(line.workspace)
    expect(done.pending).toEqual([])
    expect(done.revision).toBe(5)
  })

  it('takes over what the store answers differently', () => {
    const { line, patches } = addPerson(begin, 'a', 'Ada')
    const other = patches.map((patch): Patch => ({ ...patch, after: { id: 'a', name: 'Eve' } }))
    const done = settled(acknowledge(line, { revision: 5, patches: other }, execute))
    expect(names(done)).toEqual(['Eve'])
  })

  it('is taken back when the store refuses, and what came after it stays', () => {
    const first = addPerson(begin, 'a', 'Ada')
    const second = addPerson(first.line, 'b', 'Bob')
    const done = refuse(second.line, execute)
    expect(names(done)).toEqual(['Bob'])
    expect(done.pending).toHaveLength(1)
  })

  it('leaves the line as it was when it fails', () => {
    const envelope = { name: 'no.such', args: {}, author: 'a', at: AT, seed: 'seed-of-x' }
    expect(runAhead(begin, envelope, execute).ok).toBe(false)
  })
})

describe('undo', () => {
  it('is done when the store says what it did, under what was run meanwhile', () => {
    const first = addPerson(begin, 'a', 'Ada')
    const confirmed = settled(
      acknowledge(first.line, { revision: 5, patches: first.patches }, execute),
    )
    const asked = expectAnswer(confirmed, 'undo')
    const second = addPerson(asked, 'b', 'Bob')
    const undone = settled(
      acknowledge(second.line, { revision: 6, patches: invertPatches(first.patches) }, execute),
    )
    expect(names(undone)).toEqual(['Bob'])
    expect(undone.pending).toHaveLength(1)
  })
})

describe("somebody else's commit", () => {
  it('goes under what is pending here', () => {
    const other = addPerson(begin, 'b', 'Bob')
    const own = addPerson(begin, 'a', 'Ada')
    const done = settled(foreign(own.line, { revision: 5, patches: other.patches }, execute))
    expect(names(done).sort()).toEqual(['Ada', 'Bob'])
    expect(done.pending).toHaveLength(1)
  })

  it('that is known already changes nothing', () => {
    const own = addPerson(begin, 'a', 'Ada')
    expect(foreign(own.line, { revision: 4, patches: [] }, execute)).toBe(own.line)
  })

  it('makes the window fetch everything where one before it was missed', () => {
    expect(foreign(begin, { revision: 6, patches: [] }, execute)).toBe('reload')
  })
})

describe('an answer', () => {
  it('to nothing that was asked makes the window fetch everything', () => {
    expect(acknowledge(begin, { revision: 5, patches: [] }, execute)).toBe('reload')
  })

  it('out of order makes the window fetch everything', () => {
    const { line, patches } = addPerson(begin, 'a', 'Ada')
    expect(acknowledge(line, { revision: 9, patches }, execute)).toBe('reload')
  })
})

describe('equality of data', () => {
  it('holds where a key is absent on one side and undefined on the other', () => {
    expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true)
  })

  it('tells lists from objects, orders and values', () => {
    expect(sameValue([], {})).toBe(false)
    expect(sameValue([1, 2], [2, 1])).toBe(false)
    expect(sameValue({ a: null }, { a: undefined })).toBe(false)
  })
})
