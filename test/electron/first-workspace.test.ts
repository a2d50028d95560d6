import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openPreferences } from '../../electron/main/preferences.ts'
import type { Store } from '../../electron/main/store-client.ts'
import { fileInArguments, openFirst } from '../../electron/main/workspace.ts'
import { createStore } from '../../electron/store/service.ts'
import { freshFolder, sampleFile } from './store-fixture.ts'

let closers: (() => unknown)[] = []
afterEach(() => {
  for (const close of closers) close()
  closers = []
})

/** The real store, in this process. */
function start(folder: string) {
  const real = createStore(() => '2026-01-05T09:00:00Z')
  closers.push(real.close)
  const store: Pick<Store, 'open' | 'create'> = {
    open: async (path) => real.open(path),
    create: async (path, content) => real.create(path, content),
  }
  const preferences = openPreferences(join(folder, 'preferences.json'))
  return {
    preferences,
    first: (wanted: string | null = null) => openFirst(store, preferences, folder, wanted),
    close: real.close,
  }
}

describe('the first workspace', () => {
  it('is the sample, made in the data folder', async () => {
    const folder = freshFolder()
    const { first, preferences } = start(folder)
    const { file, problem } = await first()
    const path = join(folder, 'workspaces', 'DP255.workbench')
    expect(file).toEqual({ ok: true, value: { path, name: 'DP255', readOnly: null } })
    expect(problem).toBeNull()
    expect(preferences.get().lastFile).toBe(path)
  })

  it('is the one that was open last', async () => {
    const folder = freshFolder()
    const other = sampleFile()
    const before = start(folder)
    await before.first(other)
    before.close()
    const { file } = await start(folder).first()
    expect(file).toMatchObject({ ok: true, value: { path: other } })
  })

  it('is the one asked for, before the last one', async () => {
    const folder = freshFolder()
    const before = start(folder)
    await before.first()
    before.close()
    const other = sampleFile()
    const { file } = await start(folder).first(other)
    expect(file).toMatchObject({ ok: true, value: { path: other } })
  })

  it('is the last one where the one asked for cannot be opened, and says why', async () => {
    const folder = freshFolder()
    const before = start(folder)
    await before.first()
    before.close()
    const { file, problem } = await start(folder).first(join(folder, 'gone.workbench'))
    expect(file).toMatchObject({ ok: true, value: { name: 'DP255' } })
    expect(problem).toMatchObject({ code: 'workspace/missing' })
  })

  it('is another sample where the sample is damaged, which is left as it is', async () => {
    const folder = freshFolder()
    const before = start(folder)
    await before.first()
    before.close()
    const damaged = join(folder, 'workspaces', 'DP255.workbench')
    writeFileSync(damaged, 'not a workspace')
    const { file, problem } = await start(folder).first()
    expect(file).toMatchObject({ ok: true, value: { name: 'DP255 (2)' } })
    expect(problem).toMatchObject({ code: 'workspace/not-one' })
    expect(readFileSync(damaged, 'utf8')).toBe('not a workspace')
  })

  it('is none, with the reason, where the folder for the sample cannot be made', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'workspaces'), 'a file in the way')
    const { file } = await start(folder).first()
    expect(file).toMatchObject({ ok: false, error: { code: 'workspace/no-folder' } })
    expect(existsSync(join(folder, 'workspaces'))).toBe(true)
  })

  it('no longer lists a file that is gone', async () => {
    const folder = freshFolder()
    const { first, preferences } = start(folder)
    const gone = join(folder, 'gone.workbench')
    preferences.addRecent(gone)
    await first()
    expect(preferences.get().preferences.recentFiles).not.toContain(gone)
  })
})

describe('a file among a command line’s arguments', () => {
  it.each([
    [['/app', 'a.workbench'], '/home/a.workbench'],
    [['/app', '/x/B.WORKBENCH', 'c.workbench'], '/x/B.WORKBENCH'],
    [['--log=x.workbench', '/app'], null],
    [[], null],
  ])('%o: %s', (args, found) => {
    expect(fileInArguments(args, '/home')).toBe(found)
  })
})
