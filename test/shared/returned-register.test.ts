import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { execute } from '../../shared/execute.ts'
import { registered } from '../../shared/returned/register.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, invertPatches, type Workspace } from '../../shared/workspace.ts'
import { insertedBehind, preferredDraft, sentCopy } from './returned-copy.ts'

const sample = dp255Workspace()
const [modification = ''] = sample.modification.keys()
const [author = ''] = sample.person.keys()
const { place } = preferredDraft(sample)
const FILE = 'DP255 Legal Text v0.1 (redline).docx'
let sent = new Uint8Array()
let count = 0

function run(workspace: Workspace, name: string, args: unknown): Workspace {
  count += 1
  const at = '2024-02-05T09:00:00Z'
  const ran = execute(workspace, { name, args, author, at, seed: `register-seed-${count}` })
  if (!ran.ok) throw new Error(ran.error.message)
  const next = applyPatches(workspace, ran.value.patches)
  expect(applyPatches(next, invertPatches(ran.value.patches))).toEqual(workspace)
  return next
}

/** The sample with a receipt of the redline, and the file sent to each of these. */
function sentTo(...people: readonly string[]): Workspace {
  const hash = (letter: string) => letter.repeat(64)
  const receipt = {
    modification,
    ...place,
    kind: 'redline',
    file: FILE,
    hashes: { base: hash('a'), proposal: hash('b'), file: hash('c') },
    counts: { changes: 2, revisions: 1, paragraphs: 40 },
    comments: false,
    validator: { outcome: 'clean' },
    checkedAt: '2024-01-09T09:00:00Z',
  }
  const kept = run(sample, 'receipt.keep', { receipts: [receipt] })
  const [id = ''] = kept.receipt.keys()
  return people.reduce(
    (workspace, to) =>
      run(workspace, 'copy.send', {
        modification,
        receipt: id,
        title: FILE,
        to,
        sent: '2024-01-09',
        due: '2024-01-20',
      }),
    kept,
  )
}

function cameBack(name: string, bytes: Uint8Array) {
  const copy = readReturned(openWordFile(bytes))
  const trace =
    copy.trace === null ? null : { ...copy.trace, base: 'a'.repeat(64), proposal: 'b'.repeat(64) }
  return { name, hash: bytesToHex(sha256(bytes)), copy: { ...copy, trace } }
}

beforeAll(async () => {
  sent = new Uint8Array(await sentCopy(sample))
})

describe('a file that came back, beside the register of copies sent', () => {
  it('is known by its trace, whatever it is called', () => {
    const workspace = sentTo('Ann')
    const found = registered(workspace, modification, cameBack('comments.docx', sent))
    expect(found.copy?.to).toBe('Ann')
    const stripped = { ...cameBack('comments.docx', sent), copy: { trace: null, paragraphs: [] } }
    expect(registered(workspace, modification, stripped)).toMatchObject({
      copy: null,
      open: [{ to: 'Ann' }],
    })
  })

  it('is known by its name where it carries no trace', () => {
    const file = { hash: 'd'.repeat(64), copy: { trace: null, paragraphs: [] } }
    const name = 'DP255_Legal_Text_v0.1_(redline) comments.docx'
    expect(registered(sentTo('Ann'), modification, { ...file, name }).copy?.to).toBe('Ann')
  })

  it('that went to several people is whose revisions or whose name it carries, else left open', () => {
    const workspace = sentTo('Ann Reviewer', 'Bob')
    const to = (name: string, bytes: Uint8Array) =>
      registered(workspace, modification, cameBack(name, bytes)).copy?.to
    expect(to('a.docx', insertedBehind(sent, 'SMWAN', ' At once.'))).toBe('Ann Reviewer')
    expect(to('from bob.docx', sent)).toBe('Bob')
    expect(to('a.docx', sent)).toBeUndefined()
  })

  it('ticks the copy off in the step that takes it in, with its hash, and is known when it comes again', () => {
    const workspace = sentTo('Ann')
    const file = cameBack('a.docx', sent)
    const [copy = ''] = workspace.copy.keys()
    const ticked = { copy, day: '2024-01-12', hash: file.hash }
    const next = run(workspace, 'copy.take', { ...place, entries: [], ticked })
    expect(next.copy.get(copy)).toMatchObject({ returned: '2024-01-12', returnedHash: file.hash })
    expect(registered(next, modification, file)).toMatchObject({ copy: null, before: { id: copy } })
    const early = { ...ticked, day: '2024-01-01' }
    expect(
      run(workspace, 'copy.take', { ...place, entries: [], ticked: early }).copy.get(copy)
        ?.returned,
    ).toBe('2024-01-09')
  })
})
