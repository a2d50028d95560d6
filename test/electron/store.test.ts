import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorkspaceFile } from '../../electron/store/create.ts'
import { openDatabase } from '../../electron/store/database.ts'
import { openWorkspaceFile } from '../../electron/store/open.ts'
import { ownerFileOf } from '../../electron/store/owner.ts'
import { replayJournal } from '../../electron/store/replay.ts'
import type { WorkspaceWriter } from '../../electron/store/writer.ts'
import { dp255Sample, dp255Workspace } from '../../shared/sample/index.ts'
import { envelope, freshFolder, openWriter, sampleFile, typing } from './store-fixture.ts'

const RUNS = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 100)
/** What one run may take at most, in milliseconds: it opens three files and saves a dozen times. */
const RUN_WITHIN = 1000

const steps = fc.oneof(
  fc.record({
    kind: fc.constant('type' as const),
    at: fc.nat(400),
    text: fc.constantFrom('a ', 'word', '😀', '.'),
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    at: fc.nat(200),
    length: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    kind: fc.constant('review' as const),
    action: fc.constantFrom('accept', 'reject', 'withdraw', 'restore'),
    which: fc.nat(40),
  }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('redo' as const) }),
)
type Step = typeof steps extends fc.Arbitrary<infer Kind> ? Kind : never

function perform(file: WorkspaceWriter, step: Step): void {
  switch (step.kind) {
    case 'undo':
    case 'redo':
      file[step.kind]('sample-author', '2026-01-05T11:00:00Z')
      return
    case 'type':
      file.run(typing(step.text, step.at))
      return
    case 'delete': {
      const { at, length } = step
      const splices = [{ provision: 'ac-4.1', start: at, end: at + length, insert: [] }]
      const args = { draft: 'dp255-option-a', document: 'appendix-ac', splices }
      file.run(envelope('text.edit', args, 'somebody'))
      return
    }
    case 'review': {
      const changes = [...file.workspace().change.keys()]
      const { action, which } = step
      file.run(envelope('change.review', { action, changes: [changes[which % changes.length]] }))
    }
  }
}

function plain(text: string) {
  return [{ kind: 'text', text, marks: [] }]
}

/** Characters of all patches in the journal. */
function journalSize(path: string): number {
  const database = openDatabase(path, { readonly: true, fileMustExist: true })
  const size = database.prepare('SELECT sum(length(patches)) FROM journal').pluck().get()
  database.close()
  return size as number
}

describe('a workspace file', () => {
  it('holds the sample just as it was made', () => {
    const file = openWriter(sampleFile())
    expect(file.workspace()).toEqual(dp255Workspace())
    file.close()
  })

  it('leaves no file beside it at rest', () => {
    const path = sampleFile()
    const file = openWriter(path)
    expect(existsSync(ownerFileOf(path))).toBe(true)
    file.run(typing('New words. '))
    file.close()
    expect(readdirSync(dirname(path))).toEqual(['DP255.workbench'])
  })

  it('is never overwritten by a new one', () => {
    const path = sampleFile()
    expect(createWorkspaceFile(path, dp255Sample())).toMatchObject({
      ok: false,
      error: { code: 'workspace/exists' },
    })
  })

  it('says so where it cannot be made, and leaves nothing behind', () => {
    const folder = freshFolder()
    const path = join(folder, 'no', 'such', 'folder', 'x.workbench')
    expect(createWorkspaceFile(path, [])).toMatchObject({
      ok: false,
      error: { code: 'workspace/not-written' },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('keeps a command, its author and its label in the journal', () => {
    const path = sampleFile()
    const file = openWriter(path)
    const answer = file.run(typing('First '))
    expect(answer).toMatchObject({
      ok: true,
      value: { revision: 1, undoState: { undo: 'Type', redo: null } },
    })
    expect(file.history(10)).toMatchObject([
      { revision: 1, author: 'sample-author', label: 'Type', kind: 'do' },
    ])
    file.close()
  })

  it('undoes and redoes in one line, also behind a restart', () => {
    const path = sampleFile()
    let file = openWriter(path)
    const before = file.workspace()
    file.run(typing('First '))
    const afterFirst = file.workspace()
    file.run(envelope('event.edit', { id: 'dp255-event-ssc', fields: { start: '2024-03-06' } }))
    file.close()

    file = openWriter(path)
    expect(file.undoState()).toEqual({
      undo: 'Move “Modification discussed with SSC” to 6 Mar 2024',
      redo: null,
    })
    expect(file.undo('sample-author', '2026-01-05T10:00:00Z').ok).toBe(true)
    expect(file.workspace()).toEqual(afterFirst)
    expect(file.undo('sample-author', '2026-01-05T10:00:01Z').ok).toBe(true)
    expect(file.workspace()).toEqual(before)
    file.close()

    file = openWriter(path)
    expect(file.undo('sample-author', '2026-01-05T10:00:02Z')).toMatchObject({
      ok: false,
      error: { code: 'undo/nothing' },
    })
    expect(file.redo('sample-author', '2026-01-05T10:00:03Z').ok).toBe(true)
    expect(file.workspace()).toEqual(afterFirst)
    file.run(typing('Instead '))
    expect(file.undoState().redo).toBeNull()
    file.close()
  })

  it('refuses what a command refuses, and changes nothing', () => {
    const path = sampleFile()
    const file = openWriter(path)
    const bad = [
      envelope('no.such', {}),
      envelope('event.edit', { id: 'dp255-event-ssc', fields: { start: '2024-02-31' } }),
      envelope('event.edit', { id: 'dp255-event-pa', fields: { end: '2024-04-01' } }),
      envelope('change.reason', { changes: ['nobody'], reason: 'x' }),
      envelope('link.add', {
        from: { kind: 'change', id: 'a-c1' },
        to: { kind: 'scenario', id: 'none' },
      }),
    ]
    for (const command of bad) expect(file.run(command).ok, command.name).toBe(false)
    expect(file.workspace()).toEqual(dp255Workspace())
    expect(file.history(10)).toEqual([])
    file.close()
  })

  it('says what a date that is not one should look like', () => {
    const file = openWriter(sampleFile())
    const answer = file.run(
      envelope('event.edit', { id: 'dp255-event-ssc', fields: { start: 'soon' } }),
    )
    expect(answer).toMatchObject({ ok: false })
    expect(answer.ok ? '' : answer.error.message).toContain('not a date that exists')
    file.close()
  })

  it('is copied whole while it is in use', async () => {
    const path = sampleFile()
    const file = openWriter(path)
    file.run(typing('Copied '))
    const copy = join(dirname(path), 'copy.workbench')
    await file.copyTo(copy)
    const other = openWriter(copy)
    expect(other.workspace()).toEqual(file.workspace())
    expect(other.undoState()).toEqual(file.undoState())
    other.close()
    file.close()
  })

  it('is opened for reading, with the reason, beside the one who writes', () => {
    const path = sampleFile()
    const writer = openWriter(path)
    const second = openWorkspaceFile(path, '2026-01-05T09:00:01Z')
    expect(second).toMatchObject({ ok: true, value: { mode: 'read' } })
    if (second.ok) {
      expect(second.value.file.readOnly).toMatch(
        /open for writing by .+ on .+ since 2026-01-05 09:00/,
      )
      expect(second.value.file.workspace()).toEqual(writer.workspace())
      second.value.file.close()
    }
    writer.close()
    openWriter(path).close()
  })

  it('takes no more room for a long change that is typed on than for what was typed', () => {
    const path = sampleFile()
    const file = openWriter(path)
    const sizes: number[] = []
    for (let edit = 0; edit < 160; edit += 1) {
      const author = edit % 2 === 0 ? 'sample-author' : 'somebody'
      const splice = { provision: 'ac-4.1', start: 5, end: 5, insert: plain('and the Device ') }
      const args = { draft: 'dp255-option-a', document: 'appendix-ac', splices: [splice] }
      expect(file.run(envelope('text.edit', args, author)).ok).toBe(true)
      if (edit === 9) sizes.push(journalSize(path))
      if (edit === 19) sizes.push(journalSize(path))
      if (edit === 149) sizes.push(journalSize(path))
    }
    sizes.push(journalSize(path))
    file.close()
    const [ten, twenty, before, after] = sizes as [number, number, number, number]
    expect(after - before).toBeLessThan(2 * (twenty - ten))
    expect(replayJournal(path)).toEqual(openWriter(path).workspace())
  })

  it('tells the history of one record, newest first, and not of what only names it', () => {
    const file = openWriter(sampleFile())
    expect(file.run(typing('Only ')).ok).toBe(true)
    const [id] = [...file.workspace().change.keys()].filter(
      (key) => !dp255Workspace().change.has(key),
    )
    if (id === undefined) throw new Error('no change')
    file.run(envelope('change.review', { action: 'accept', changes: [id] }))
    file.run(
      envelope('comment.add', { on: { kind: 'change', id }, replyTo: null, text: 'Why only?' }),
    )
    file.undo('sample-author', '2026-01-05T12:00:00Z')
    file.undo('sample-author', '2026-01-05T12:00:00Z')
    const history = file.historyOf('change', id)
    expect(history.map(({ kind, label }) => [kind, label])).toEqual([
      ['undo', 'Accept change'],
      ['do', 'Accept change'],
      ['do', 'Type'],
    ])
    expect(history.at(-1)?.before).toBeNull()
    expect(history[0]?.after).toEqual(history[1]?.before)
    file.close()
  })

  it(
    'replays from its journal to just what it holds',
    () => {
      fc.assert(
        fc.property(fc.array(steps, { maxLength: 12 }), (actions) => {
          const path = sampleFile()
          const file = openWriter(path)
          for (const step of actions) perform(file, step)
          const held = file.workspace()
          file.close()
          expect(replayJournal(path)).toEqual(held)
          const again = openWriter(path)
          expect(again.workspace()).toEqual(held)
          while (again.undo('sample-author', '2026-01-05T12:00:00Z').ok);
          expect(again.workspace()).toEqual(dp255Workspace())
          again.close()
        }),
        { numRuns: RUNS },
      )
    },
    60_000 + RUNS * RUN_WITHIN,
  )
})
