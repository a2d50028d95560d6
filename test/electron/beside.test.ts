import { existsSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkedPatches } from '../../electron/store/checked-patches.ts'
import { openForReading, openWorkspaceFile } from '../../electron/store/open.ts'
import { ownerFileOf } from '../../electron/store/owner.ts'
import { createStore } from '../../electron/store/service.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { freshFolder, openWriter, sampleFile, typing } from './store-fixture.ts'

const NOW = '2026-01-05T09:00:00Z'

function openReader(path: string) {
  const opened = openForReading(path, 'Only reading.')
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

describe('beside a writer', () => {
  it('a reader catches up with what was committed, in order', () => {
    const path = sampleFile()
    const writer = openWriter(path)
    const reader = openReader(path)
    expect(reader.catchUp()).toEqual([])
    const first = writer.run(typing('One '))
    const second = writer.undo('sample-author', NOW)
    expect(reader.catchUp()).toEqual([first, second].map((answer) => answer.ok && answer.value))
    expect(reader.workspace()).toEqual(writer.workspace())
    expect(reader.undoState()).toEqual({ undo: null, redo: 'Type' })
    expect(reader.catchUp()).toEqual([])
    reader.close()
    writer.close()
  })

  it('a link to the file finds the same owner, wherever it lies', () => {
    const path = sampleFile()
    const link = join(freshFolder(), 'elsewhere.workbench')
    symlinkSync(path, link)
    const writer = openWriter(link)
    expect(existsSync(ownerFileOf(path))).toBe(true)
    const second = openWorkspaceFile(path, NOW)
    expect(second).toMatchObject({ ok: true, value: { mode: 'read' } })
    if (second.ok) second.value.file.close()
    writer.close()
    expect(readdirSync(dirname(path))).toEqual(['DP255.workbench'])
  })

  it('a second writer, let in by a lost owner file, overwrites nothing', () => {
    const path = sampleFile()
    const first = openWriter(path)
    rmSync(ownerFileOf(path))
    const second = openWriter(path)
    expect(first.run(typing('First ')).ok).toBe(true)
    const held = first.workspace()
    expect(second.run(typing('Second '))).toMatchObject({
      ok: false,
      error: { code: 'workspace/changed-elsewhere' },
    })
    second.close()
    first.close()
    const again = openWriter(path)
    expect(again.workspace()).toEqual(held)
    again.close()
  })

  it('a copy never replaces a workspace that is in use, nor its own source', async () => {
    const source = openWriter(sampleFile())
    const path = sampleFile()
    const used = openWriter(path)
    await expect(source.copyTo(path)).rejects.toThrow('in use')
    await expect(source.copyTo(source.path)).rejects.toThrow('the workspace itself')
    used.close()
    await source.copyTo(path)
    expect(readdirSync(dirname(path))).toEqual(['DP255.workbench'])
    source.close()
  })
})

describe('a command', () => {
  it('whose answer was lost is not done twice', () => {
    const file = openWriter(sampleFile())
    const command = typing('Once ')
    const first = file.run(command)
    expect(file.run(command, true)).toEqual(first)
    expect(file.history(10)).toHaveLength(1)
    const next = typing('Then ')
    const second = file.run(next, true)
    expect(second).toMatchObject({ ok: true, value: { revision: 2 } })
    // Two answers lost at once: each is asked for again, the earlier one first.
    expect(file.run(command, true)).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(file.run(next, true)).toEqual(second)
    expect(file.history(10)).toHaveLength(2)
    file.close()
  })

  it('has to know the records that it changes as they are', () => {
    const workspace = dp255Workspace()
    const before = workspace.person.get('sample-author') ?? null
    const after = { id: 'sample-author', name: 'Somebody' }
    const patch = { kind: 'person', id: 'sample-author', before, after } as const
    expect(checkedPatches(workspace, [patch])).toMatchObject({ ok: true })
    const outdated = { ...patch, before: null }
    expect(checkedPatches(workspace, [outdated])).toMatchObject({
      ok: false,
      error: { code: 'command/outdated' },
    })
    const renamed = { ...patch, after: { ...after, id: 'other' } }
    const nameless = { ...patch, after: { ...after, name: '' } }
    for (const invalid of [renamed, nameless]) {
      expect(checkedPatches(workspace, [invalid])).toMatchObject({
        ok: false,
        error: { code: 'record/invalid' },
      })
    }
  })
})

describe('the store', () => {
  const clock = () => NOW

  it('makes, opens and closes, one workspace at a time', () => {
    const store = createStore(clock)
    const folder = freshFolder()
    const [one, two] = [join(folder, 'One.workbench'), join(folder, 'Two.workbench')]
    expect(store.snapshot()).toMatchObject({ ok: false, error: { code: 'workspace/none' } })
    for (const path of [one, two]) expect(store.create(path, 'empty').ok).toBe(true)
    expect(store.open(one)).toEqual({ ok: true, value: { path: one, name: 'One', readOnly: null } })
    expect(store.open(one)).toMatchObject({ ok: true, value: { readOnly: null } })
    expect(store.open(two)).toMatchObject({ ok: true, value: { name: 'Two' } })
    expect(readdirSync(folder)).toEqual(['One.workbench', 'Two.workbench', 'Two.workbench.owner'])
    store.close()
    expect(readdirSync(folder)).toEqual(['One.workbench', 'Two.workbench'])
  })

  it('keeps what is open where another file cannot be opened', () => {
    const store = createStore(clock)
    const path = sampleFile()
    store.open(path)
    expect(store.open(join(freshFolder(), 'gone.workbench')).ok).toBe(false)
    expect(store.run(typing('Still here ')).ok).toBe(true)
    expect(store.snapshot()).toMatchObject({ ok: true, value: { revision: 1, file: { path } } })
    store.close()
  })

  it('refuses to write what is open for reading, and says who writes', () => {
    const path = sampleFile()
    const writer = openWriter(path)
    const store = createStore(clock)
    expect(store.open(path).ok).toBe(true)
    for (const answer of [store.run(typing('No ')), store.undo('x'), store.redo('x')]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'workspace/read-only' } })
      expect(answer.ok ? '' : answer.error.message).toContain('open for writing by')
    }
    writer.run(typing('Yes '))
    expect(store.catchUp()).toMatchObject({ ok: true, value: [{ revision: 1 }] })
    writer.close()
    expect(store.open(path)).toMatchObject({ ok: true, value: { readOnly: null } })
    expect(store.run(typing('Now ')).ok).toBe(true)
    store.close()
  })

  it('names an empty workspace after its file', () => {
    const store = createStore(clock)
    const path = join(freshFolder(), 'MP300.workbench')
    store.create(path, 'empty')
    store.open(path)
    const snapshot = store.snapshot()
    expect(snapshot.ok && snapshot.value.records).toMatchObject([
      { kind: 'settings', record: { name: 'MP300', asAt: '2026-01-05' } },
    ])
    store.close()
  })
})
