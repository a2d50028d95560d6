import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyChanges } from '../../legal-text/diff/runs.ts'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { plainText, type Run, textRun } from '../../legal-text/text.ts'
import { execute } from '../../shared/execute.ts'
import { entryOf } from '../../shared/returned/entries.ts'
import { isOpen, takenItems } from '../../shared/returned/items.ts'
import { rewording } from '../../shared/returned/rewording.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../shared/workspace.ts'
import {
  allAccepted,
  edited,
  insertedBehind,
  paragraphBehind,
  preferredDraft,
  sentCopy,
} from './returned-copy.ts'

const sample = dp255Workspace()
const { place } = preferredDraft(sample)
let copy = new Uint8Array()

beforeAll(async () => {
  copy = new Uint8Array(await sentCopy(sample))
})

function itemsOf(bytes: Uint8Array, workspace: Workspace = sample) {
  return takenItems(workspace, readReturned(openWordFile(bytes)), place).filter(isOpen)
}

/** The workspace once all of it is taken in, in one step that can be undone. */
function taken(bytes: Uint8Array, workspace: Workspace = sample): Workspace {
  const entries = itemsOf(bytes, workspace).flatMap((item) => entryOf(item) ?? [])
  const [author = ''] = workspace.person.keys()
  const envelope = {
    name: 'copy.take',
    args: { ...place, entries },
    author,
    at: '2024-02-05T09:00:00Z',
  }
  const ran = execute(workspace, { ...envelope, seed: 'seed-of-returned' })
  if (!ran.ok) throw new Error(ran.error.message)
  const next = applyPatches(workspace, ran.value.patches)
  expect(applyPatches(next, invertPatches(ran.value.patches))).toEqual(workspace)
  return next
}

function proposal(workspace: Workspace): string {
  const { made } = preferredDraft(workspace)
  return made.accepted(new Set(made.redline.views.map(({ id }) => id))).join('\n')
}

describe('a returned copy beside the draft it was sent from', () => {
  it('leaves nothing to decide where the reviewer did nothing', () => {
    expect(itemsOf(copy)).toEqual([])
  })

  it('brings a tracked alteration in, in the reviewer’s name and time', () => {
    const next = taken(insertedBehind(copy, 'SMWAN', ' At once.'))
    expect(proposal(next)).toContain(' At once.')
    const person = [...next.person.values()].find(({ name }) => name === 'Ann Reviewer')
    const runs = [...next.change.values()].flatMap((change) =>
      change.kind === 'text' ? change.proposed : [],
    )
    expect(runs.find(({ author }) => author === person?.id)).toMatchObject({ text: ' At once.' })
    expect(
      [...next.change.values()].some(({ changedAt }) =>
        changedAt.startsWith('2024-02-01T09:00:00'),
      ),
    ).toBe(true)
  })

  it('finds what was altered with tracking switched off', () => {
    const [item] = itemsOf(edited(copy, (xml) => xml.replace('SMWAN', 'SM WAN')))
    expect(item).toMatchObject({ kind: 'altered', untracked: true })
    expect(proposal(taken(edited(copy, (xml) => xml.replace('SMWAN', 'SM WAN'))))).toContain(
      'SM WAN',
    )
  })

  it('names nobody where words inside our own insertion were altered without a trace', () => {
    const [item] = itemsOf(edited(copy, (xml) => xml.replace('successful only', 'complete only')))
    expect(item).toMatchObject({ kind: 'altered', untracked: true, author: null, at: null })
  })

  it('accepts what the reviewer accepted as it is', () => {
    const accepted = allAccepted(copy)
    expect(new Set(itemsOf(accepted).map(({ kind }) => kind))).toEqual(new Set(['accepted']))
    const next = taken(accepted)
    expect(proposal(next)).toBe(proposal(sample))
    const open = (workspace: Workspace) =>
      [...workspace.change.values()].filter(
        (change) =>
          change.draft === place.draft && change.kind === 'text' && change.agreed === null,
      ).length
    expect(open(next)).toBeLessThan(open(sample))
  })

  it('offers what is new behind the provision that it follows', () => {
    const bytes = paragraphBehind(copy, 'SMWAN', 'A thought of the reviewer.')
    expect(itemsOf(bytes)).toMatchObject([{ kind: 'new', provision: null, number: '4.1' }])
    expect(proposal(taken(bytes))).toContain('\tA thought of the reviewer.')
  })

  it('says what has changed here since it was sent', () => {
    const altered = insertedBehind(copy, 'SMWAN', ' At once.')
    expect(itemsOf(altered)[0]?.changedSince).toBe(false)
    expect(
      itemsOf(altered, taken(insertedBehind(copy, 'SMWAN', ' Elsewhere.')))[0]?.changedSince,
    ).toBe(true)
  })
})

const words = fc.constantFrom('the', 'DCC', 'shall', '4.1', 'act', 'or', 'five (5)')
const someRuns = fc.array(
  fc.oneof(
    fc
      .array(words, { minLength: 1, maxLength: 4 })
      .map((list): Run => textRun(` ${list.join(' ')} `)),
    fc.constant<Run>({ kind: 'reference', target: 'x', marks: [] }),
  ),
  { maxLength: 5 },
)

describe('new words for a provision with live references', () => {
  it('are what it reads as once the splices are made', () => {
    const resolve = () => '4.1'
    fc.assert(
      fc.property(someRuns, fc.array(words, { maxLength: 12 }), (runs, list) => {
        const wanted = list.join(' ')
        const splices = rewording(runs, wanted, resolve).toReversed()
        const made = applyChanges(
          runs,
          splices.map(({ start, end, insert }) => ({ start, end, runs: insert })),
        )
        expect(plainText(made, resolve)).toBe(wanted)
      }),
      { numRuns: 300 },
    )
  })
})
