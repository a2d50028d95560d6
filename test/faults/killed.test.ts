import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { replayJournal } from '../../electron/store/replay.ts'
import { sampleFile } from '../electron/store-fixture.ts'
import { openWriter } from './writing.ts'

const ROUNDS = 15

/** Everything that the process said it had saved before it was killed. */
function writeUntilKilled(path: string, round: number, after: number): Promise<readonly string[]> {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, 'writer-process.ts'),
        path,
        String(round),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    let killing = false
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (!killing) setTimeout(() => child.kill('SIGKILL'), after)
      killing = true
    })
    child.once('close', () => done(said.split('\n').slice(0, -1)))
  })
}

describe('a process killed while it writes', () => {
  it('loses nothing that was acknowledged', async () => {
    const path = sampleFile()
    let total = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const saved = await writeUntilKilled(path, round, 20 + ((round * 37) % 160))
      expect(saved.length).toBeGreaterThan(0)
      total += saved.length
      const file = openWriter(path)
      const text = JSON.stringify([...file.workspace().change.values()])
      for (const word of saved) expect(text).toContain(`${word} `)
      expect(file.history(1)[0]?.revision).toBeGreaterThanOrEqual(total)
      const held = file.workspace()
      file.close()
      expect(replayJournal(path)).toEqual(held)
    }
  })
})
