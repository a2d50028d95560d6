import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/store/database.ts'
import { MIGRATIONS, type Migration, migrate } from '../../electron/store/migrations/index.ts'
import { openForReading, openWorkspaceFile } from '../../electron/store/open.ts'
import { replayJournal } from '../../electron/store/replay.ts'
import { openWriter, sampleFile, typing } from './store-fixture.ts'

const NOW = '2026-01-05T09:00:00Z'

describe('migrations', () => {
  it('are numbered one by one', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(
      MIGRATIONS.map((_, index) => index + 1),
    )
    const database = openDatabase(':memory:', {})
    expect(() => migrate(database, 0, [{ version: 2, up: () => undefined }])).toThrow(
      'stands at place 1',
    )
  })

  it('make the tables for records, journal, snapshots and packages', () => {
    const database = openDatabase(':memory:', {})
    migrate(database, 0)
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all()
    expect(tables).toEqual(['journal', 'package', 'record', 'snapshot'])
    expect(database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
  })

  it('leave the database as it was where one fails', () => {
    const database = openDatabase(':memory:', {})
    const broken = [
      ...MIGRATIONS,
      {
        version: MIGRATIONS.length + 1,
        up: () => {
          throw new Error('no')
        },
      },
    ]
    expect(() => migrate(database, 0, broken)).toThrow('no')
    expect(database.pragma('user_version', { simple: true })).toBe(0)
    expect(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0)
  })

  it('keep a copy of the file as it was, and start replay and undo anew behind them', () => {
    const path = sampleFile()
    const file = openWriter(path)
    file.run(typing('Before '))
    file.close()
    const before = readFileSync(path)

    const opened = openWorkspaceFile(path, NOW, WITH_ANOTHER)
    expect(opened).toMatchObject({ ok: true, value: { mode: 'write' } })
    if (!opened.ok || opened.value.mode !== 'write') return
    const { file: newer } = opened.value
    expect(newer.workspace().person.get('sample-author')?.name).toBe('Renamed')
    expect(newer.undoState()).toEqual({ undo: null, redo: null })
    expect(newer.revision()).toBe(1)
    expect(newer.run(typing('After ')).ok).toBe(true)
    const held = newer.workspace()
    newer.close()

    expect(replayJournal(path)).toEqual(held)
    const backup = `${path}.backup-format-${MIGRATIONS.length}`
    expect(readFileSync(backup).equals(before)).toBe(true)
    expect(readdirSync(dirname(path)).sort()).toEqual([path, backup].map((name) => basename(name)))
  })

  it('never replace an earlier backup', () => {
    const path = sampleFile()
    const backup = `${path}.backup-format-${MIGRATIONS.length}`
    writeFileSync(backup, 'kept')
    const opened = openWorkspaceFile(path, NOW, WITH_ANOTHER)
    if (opened.ok) opened.value.file.close()
    expect(readFileSync(backup, 'utf8')).toBe('kept')
    expect(existsSync(`${backup}-2`)).toBe(true)
  })

  it('leave the file as it was where its records do not pass afterwards', () => {
    const path = sampleFile()
    const before = readFileSync(path)
    const spoiling = [...MIGRATIONS, next("UPDATE record SET body = '{}' WHERE kind = 'event'")]
    expect(openWorkspaceFile(path, NOW, spoiling)).toMatchObject({
      ok: false,
      error: { code: 'workspace/damaged' },
    })
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(dirname(path))).toEqual(['DP255.workbench'])
  })

  it('are not done by who may only read', () => {
    const path = sampleFile()
    expect(openForReading(path, 'Only reading.', WITH_ANOTHER)).toMatchObject({
      ok: false,
      error: { code: 'workspace/older' },
    })
  })

  it('make a file that an older program refuses', () => {
    const path = sampleFile()
    const opened = openWorkspaceFile(path, NOW, WITH_ANOTHER)
    if (opened.ok) opened.value.file.close()
    expect(openWorkspaceFile(path, NOW)).toMatchObject({
      ok: false,
      error: { code: 'workspace/newer' },
    })
  })
})

/** A format that is still to come. */
const WITH_ANOTHER = [
  ...MIGRATIONS,
  next("UPDATE record SET body = json_set(body, '$.name', 'Renamed') WHERE kind = 'person'"),
]

function next(sql: string): Migration {
  return { version: MIGRATIONS.length + 1, up: (database) => void database.exec(sql) }
}
