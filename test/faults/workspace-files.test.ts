import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/store/database.ts'
import { openWorkspaceFile } from '../../electron/store/open.ts'
import { ownerFileOf } from '../../electron/store/owner.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { freshFolder, openWriter, sampleFile } from '../electron/store-fixture.ts'

const NOW = '2026-01-05T09:00:00Z'

/** Refused with the code, and with every byte where it was. */
function expectRefusal(path: string, code: string): void {
  const before = readFileSync(path)
  const opened = openWorkspaceFile(path, NOW)
  if (opened.ok) opened.value.file.close()
  expect(opened).toMatchObject({ ok: false, error: { code } })
  if (!opened.ok) expect(opened.error.message).toContain(path)
  expect(readFileSync(path).equals(before)).toBe(true)
}

describe('a file that is refused, and left as it is', () => {
  it('is missing', () => {
    const opened = openWorkspaceFile(join(freshFolder(), 'gone.workbench'), NOW)
    expect(opened).toMatchObject({ ok: false, error: { code: 'workspace/missing' } })
  })

  it('is a folder', () => {
    const path = join(freshFolder(), 'folder.workbench')
    mkdirSync(path)
    expect(openWorkspaceFile(path, NOW)).toMatchObject({
      ok: false,
      error: { code: 'workspace/not-one' },
    })
  })

  it.each([
    ['empty', ''],
    ['a text', 'Where the DCC receives a communication…'],
    ['a long text', 'x'.repeat(100_000)],
    ['a Word file', 'PK\u0003\u0004 and so on'],
    ['the beginning of a database', 'SQLite format 3\u0000'],
  ])('is %s', (_, content) => {
    const path = join(freshFolder(), 'x.workbench')
    writeFileSync(path, content)
    expectRefusal(path, content.startsWith('SQLite') ? 'workspace/cut-off' : 'workspace/not-one')
  })

  it('is a database of another program', () => {
    const path = join(freshFolder(), 'other.workbench')
    const database = openDatabase(path, {})
    database.exec('CREATE TABLE other (id)')
    database.close()
    expectRefusal(path, 'workspace/not-one')
  })

  it('is newer than the program', () => {
    const path = sampleFile()
    const database = openDatabase(path, {})
    database.pragma('user_version = 99')
    database.close()
    expectRefusal(path, 'workspace/newer')
  })

  it('is cut off, wherever that is', () => {
    const whole = readFileSync(sampleFile())
    for (let part = 1; part < 24; part += 1) {
      const path = join(freshFolder(), 'cut.workbench')
      writeFileSync(path, whole.subarray(0, Math.floor((whole.length * part) / 24)))
      expectRefusal(path, 'workspace/cut-off')
    }
  })

  it('is damaged inside: refused, or read in full, never half', () => {
    const whole = readFileSync(sampleFile())
    for (let place = 1; place <= 40; place += 1) {
      const path = join(freshFolder(), 'damaged.workbench')
      const bytes = Buffer.from(whole)
      const at = 100 + Math.floor(((bytes.length - 200) * place) / 41)
      for (let offset = 0; offset < 64; offset += 1)
        bytes[at + offset] = (bytes[at + offset] ?? 0) ^ 0xff
      writeFileSync(path, bytes)
      const opened = openWorkspaceFile(path, NOW)
      if (opened.ok) {
        expect(opened.value.file.workspace().event.size).toBe(18)
        opened.value.file.close()
      } else {
        expect(['workspace/damaged', 'workspace/unreadable']).toContain(opened.error.code)
      }
    }
  })

  it('is damaged in any byte of its header: refused untouched, or read in full', () => {
    const whole = readFileSync(sampleFile())
    const folder = freshFolder()
    for (let place = 0; place < 100; place += 1) {
      const path = join(folder, `byte-${place}.workbench`)
      const bytes = Buffer.from(whole)
      bytes[place] = (bytes[place] ?? 0) ^ (place % 2 === 0 ? 0xff : 0x01)
      writeFileSync(path, bytes)
      const opened = openWorkspaceFile(path, NOW)
      if (opened.ok) {
        expect(opened.value.file.workspace(), `byte ${place}`).toEqual(dp255Workspace())
        opened.value.file.close()
      } else {
        expect(opened.error.message, `byte ${place}`).toContain(path)
        expect(readFileSync(path).equals(bytes), `byte ${place}`).toBe(true)
      }
      expect(readdirSync(folder).filter((name) => name.includes(`-${place}.`))).toHaveLength(1)
    }
  })

  it('holds a record that is not valid', () => {
    const path = sampleFile()
    const database = openDatabase(path, {})
    database
      .prepare(
        "UPDATE record SET body = json_set(body, '$.start', '2024-02-31') WHERE id = 'dp255-event-ssc'",
      )
      .run()
    database.close()
    expectRefusal(path, 'workspace/damaged')
  })
})

describe('the owner file', () => {
  it('of a process of this machine that is gone is taken over', () => {
    const path = sampleFile()
    writeFileSync(ownerFileOf(path), owner({ process: 2 ** 22 - 3 }))
    openWriter(path).close()
  })

  it('of another machine is respected', () => {
    const path = sampleFile()
    writeFileSync(ownerFileOf(path), owner({ host: 'elsewhere', process: 1 }))
    expectReadOnly(path, 'Somebody on elsewhere')
  })

  it('that cannot be read is taken over once it is not just being written', () => {
    const path = sampleFile()
    writeFileSync(ownerFileOf(path), '')
    expectReadOnly(path, 'just opening')
    const old = new Date(Date.now() - 60_000)
    utimesSync(ownerFileOf(path), old, old)
    openWriter(path).close()
  })

  it('with the number of this very process, left by an earlier one, is taken over', () => {
    const path = sampleFile()
    writeFileSync(ownerFileOf(path), owner({ process: process.pid }))
    openWriter(path).close()
  })

  it('from before the machine was started is taken over, whoever has its number now', () => {
    const path = sampleFile()
    const time = new Date(Date.now() - uptime() * 1000 - 3_600_000).toISOString()
    writeFileSync(ownerFileOf(path), owner({ process: process.ppid, time }))
    openWriter(path).close()
  })

  it('of a living process of this machine is respected', () => {
    const path = sampleFile()
    writeFileSync(ownerFileOf(path), owner({ process: process.ppid }))
    expectReadOnly(path, `Somebody on ${hostname()}`)
  })
})

/** The content of an owner file. */
function owner(more: Readonly<Record<string, unknown>>): string {
  const time = new Date().toISOString()
  return JSON.stringify({ name: 'Somebody', host: hostname(), process: 1, time, ...more })
}

function expectReadOnly(path: string, reason: string): void {
  const opened = openWorkspaceFile(path, NOW)
  expect(opened).toMatchObject({ ok: true, value: { mode: 'read' } })
  if (!opened.ok) return
  expect(opened.value.file.readOnly).toContain(reason)
  opened.value.file.close()
}
