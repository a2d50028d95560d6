import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isComplete, publishFolder, withLock } from '../../../electron/bootstrap/files.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-bootstrap-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a published folder', () => {
  const fill = async (temporary: string) => {
    mkdirSync(join(temporary, 'inner'))
    writeFileSync(join(temporary, 'inner/part'), 'whole')
  }

  it('is complete', async () => {
    await publishFolder(join(folder, 'runtime'), fill)
    expect(await isComplete(join(folder, 'runtime'))).toBe(true)
    expect(readdirSync(folder)).toEqual(['runtime'])
  })

  it('is not there when filling it failed', async () => {
    const failing = publishFolder(join(folder, 'runtime'), async (temporary: string) => {
      await fill(temporary)
      throw new Error('no space')
    })
    await expect(failing).rejects.toThrow('no space')
    expect(readdirSync(folder)).toEqual([])
  })

  it('is not complete when a file of it was cut off or is gone', async () => {
    await publishFolder(join(folder, 'runtime'), fill)
    truncateSync(join(folder, 'runtime/inner/part'), 2)
    expect(await isComplete(join(folder, 'runtime'))).toBe(false)
    rmSync(join(folder, 'runtime/inner/part'))
    expect(await isComplete(join(folder, 'runtime'))).toBe(false)
  })

  it('replaces an incomplete one and what a killed set-up left behind', async () => {
    mkdirSync(join(folder, 'runtime'))
    mkdirSync(join(folder, 'runtime.building-1'))
    await publishFolder(join(folder, 'runtime'), fill)
    expect(await isComplete(join(folder, 'runtime'))).toBe(true)
    expect(readdirSync(folder)).toEqual(['runtime'])
  })
})

describe('the lock between two set-ups', () => {
  const context = (said: string[] = []) => ({
    cache: folder,
    say: (line: string) => said.push(line),
  })
  const lockPath = () => join(folder, 'locks/node.lock')

  function leaveLock(owner: object): void {
    mkdirSync(dirname(lockPath()), { recursive: true })
    writeFileSync(lockPath(), JSON.stringify(owner))
  }

  it('lets the second wait for the first, and says so', async () => {
    const order: string[] = []
    const said: string[] = []
    const first = withLock(context(), 'node', async () => {
      order.push('first begins')
      await sleep(100)
      order.push('first ends')
    })
    await sleep(20)
    await withLock(context(said), 'node', async () => order.push('second'))
    await first
    expect(order).toEqual(['first begins', 'first ends', 'second'])
    expect(said.join()).toContain('Waiting for another setup')
  })

  it('is given back after a failure', async () => {
    const failing = withLock(context(), 'node', async () => {
      throw new Error('broken')
    })
    await expect(failing).rejects.toThrow('broken')
    expect(readdirSync(dirname(lockPath()))).toEqual([])
  })

  it('is taken over from a process that is gone', async () => {
    leaveLock({ process: 2 ** 22 + 1, host: hostname(), started: null })
    expect(await withLock(context(), 'node', async () => 'done')).toBe('done')
  })

  it.runIf(process.platform === 'linux')(
    'is taken over when another program has got the process number since',
    async () => {
      leaveLock({ process: process.pid, host: hostname(), started: 'at another time' })
      expect(await withLock(context(), 'node', async () => 'done')).toBe('done')
    },
  )
})
