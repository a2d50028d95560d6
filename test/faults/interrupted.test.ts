import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openForReading, openWorkspaceFile } from '../../electron/store/open.ts'
import { replayJournal } from '../../electron/store/replay.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { sampleFile } from '../electron/store-fixture.ts'
import { openWriter } from './writing.ts'

/** A workspace whose last transaction was cut short, and its size before that, in bytes. */
function interruptedFile(): { readonly path: string; readonly size: number } {
  const path = sampleFile()
  const before = readFileSync(path)
  const script = join(import.meta.dirname, 'interrupting-process.ts')
  const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, path])
  expect(child.signal, String(child.stderr)).toBe('SIGKILL')
  expect(existsSync(`${path}-journal`)).toBe(true)
  expect(readFileSync(path).equals(before)).toBe(false)
  return { path, size: before.length }
}

describe('a save that was cut short', () => {
  it('is taken back when the file is opened', () => {
    const { path } = interruptedFile()
    const file = openWriter(path)
    expect(file.workspace()).toEqual(dp255Workspace())
    file.close()
    expect(replayJournal(path)).toEqual(dp255Workspace())
    expect(readdirSync(dirname(path))).toEqual(['DP255.workbench'])
  })

  it('is taken back when the file is only read, as the command line does', () => {
    const { path } = interruptedFile()
    const opened = openForReading(path, 'Only reading.')
    expect(opened).toMatchObject({ ok: true })
    if (!opened.ok) return
    expect(opened.value.workspace()).toEqual(dp255Workspace())
    opened.value.close()
    expect(readdirSync(dirname(path))).toEqual(['DP255.workbench'])
  })

  it('is taken back where the file is shorter than it already says it is', () => {
    const { path, size } = interruptedFile()
    const grown = statSync(path).size
    expect(grown).toBeGreaterThan(size)
    truncateSync(path, size + Math.floor((grown - size) / 2))
    const opened = openWorkspaceFile(path, new Date().toISOString())
    expect(opened).toMatchObject({ ok: true, value: { mode: 'write' } })
    if (!opened.ok) return
    expect(opened.value.file.workspace()).toEqual(dp255Workspace())
    opened.value.file.close()
  })
})
