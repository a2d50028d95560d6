import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createWorkspaceFile } from '../../electron/store/create.ts'
import { openWorkspaceFile } from '../../electron/store/open.ts'
import { replayJournal } from '../../electron/store/replay.ts'
import { dp255Sample } from '../../shared/sample/index.ts'
import { envelope, sampleFile, typing } from '../electron/store-fixture.ts'
import { type SmallDisk, smallDisk } from './disk.ts'
import { openWriter } from './writing.ts'

const MEGABYTE = 1024 * 1024
const disks: SmallDisk[] = []

afterEach(() => {
  for (const disk of disks.splice(0)) disk.eject()
})

function insertDisk(skip: (reason: string) => never, bytes: number): SmallDisk {
  const disk = smallDisk(bytes)
  if (disk === null) return skip('needs the right to mount a small disk')
  disks.push(disk)
  return disk
}

/** Leaves so many bytes free. */
function fill(folder: string, free: number): void {
  let size = 16 * MEGABYTE
  const path = join(folder, 'filling')
  for (let written = Buffer.alloc(0); size >= 4096; size = Math.floor(size / 2)) {
    try {
      const next = Buffer.alloc(written.length + size)
      writeFileSync(path, next)
      written = next
    } catch {
      writeFileSync(path, written)
    }
  }
  const filled = readFileSync(path).length
  writeFileSync(path, Buffer.alloc(Math.max(0, filled - free)))
}

describe('a disk that is full', () => {
  it('refuses a change, says so, and keeps all that was saved', ({ skip }) => {
    const { folder } = insertDisk(skip, 4 * MEGABYTE)
    const path = sampleFile(folder)
    const file = openWriter(path)
    expect(file.run(typing('Saved ')).ok).toBe(true)
    fill(folder, 0)
    const held = file.workspace()
    const refused = file.run(
      envelope('section.add', {
        modification: 'dp255',
        part: 'solution',
        heading: 'Too much',
        blocks: [
          {
            kind: 'paragraph',
            inlines: [{ kind: 'text', text: 'x'.repeat(200_000), marks: [] }],
          },
        ],
      }),
    )
    expect(refused).toMatchObject({ ok: false, error: { code: 'workspace/disk-full' } })
    expect(file.workspace()).toBe(held)

    rmSync(join(folder, 'filling'))
    expect(file.run(typing('Again ')).ok).toBe(true)
    const now = file.workspace()
    file.close()
    expect(replayJournal(path)).toEqual(now)
    expect(readdirSync(folder)).toEqual(['DP255.workbench'])
  })

  it('takes no new workspace, and is left without half of one', ({ skip }) => {
    const { folder } = insertDisk(skip, MEGABYTE)
    fill(folder, 30_000)
    const path = join(folder, 'new.workbench')
    expect(createWorkspaceFile(path, dp255Sample())).toMatchObject({
      ok: false,
      error: { code: 'workspace/not-written' },
    })
    expect(readdirSync(folder)).toEqual(['filling'])
  })

  it('takes no copy, and the file that was to be replaced is still whole', async ({ skip }) => {
    const { folder } = insertDisk(skip, 2 * MEGABYTE)
    const file = openWriter(sampleFile())
    const target = join(folder, 'copy.workbench')
    await file.copyTo(target)
    const before = readFileSync(target)
    fill(folder, 10_000)
    await expect(file.copyTo(target)).rejects.toThrow()
    file.close()
    expect(readFileSync(target).equals(before)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['copy.workbench', 'filling'])
  })

  it('opens for reading, since not even the name of the writer fits', ({ skip }) => {
    const { folder } = insertDisk(skip, 2 * MEGABYTE)
    const path = sampleFile(folder)
    fill(folder, 0)
    const opened = openWorkspaceFile(path, new Date().toISOString())
    expect(opened).toMatchObject({ ok: true, value: { mode: 'read' } })
    if (!opened.ok) return
    expect(opened.value.file.readOnly).toContain('is full')
    opened.value.file.close()
    expect(existsSync(`${path}.owner`)).toBe(false)
  })
})

describe('a write-protected disk', () => {
  it('is read from, and says why it is not written to', ({ skip }) => {
    const disk = insertDisk(skip, 2 * MEGABYTE)
    const path = sampleFile(disk.folder)
    disk.remount('ro')
    const opened = openWorkspaceFile(path, new Date().toISOString())
    expect(opened).toMatchObject({ ok: true, value: { mode: 'read' } })
    if (!opened.ok) return
    expect(opened.value.file.readOnly).toMatch(/write-protected|cannot be written/)
    expect(opened.value.file.workspace().event.size).toBe(18)
    opened.value.file.close()
  })
})
