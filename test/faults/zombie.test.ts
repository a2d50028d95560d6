import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { ownerFileOf } from '../../electron/store/owner.ts'
import { openWriter, sampleFile } from '../electron/store-fixture.ts'

const onLinux = process.platform === 'linux'

describe('the owner file of a process that has been killed', () => {
  it('is taken over although the system still lists the process', async ({ skip }) => {
    skip(!onLinux, 'only Linux tells of such processes in /proc')
    // The shell becomes a program that never asks how its child ended, so the child stays listed. The child ends only
    // then: a shell would ask.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const [said] = (await once(parent.stdout, 'data')) as [Buffer]
      const child = Number(said.toString())
      await expect
        .poll(() => readFileSync(`/proc/${child}/stat`, 'utf8'), { timeout: 20_000 })
        .toMatch(/\) Z /)
      const path = sampleFile()
      const time = new Date().toISOString()
      const owner = { name: 'Somebody', host: hostname(), process: child, time }
      writeFileSync(ownerFileOf(path), JSON.stringify(owner))
      openWriter(path).close()
    } finally {
      parent.kill()
    }
  })
})
