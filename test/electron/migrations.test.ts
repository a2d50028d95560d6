import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/store/database.ts'
import { MIGRATIONS, migrate } from '../../electron/store/migrations/index.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { openWriter, sampleFile } from './store-fixture.ts'

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

  it('1 makes the tables for records, journal and snapshots', () => {
    const database = openDatabase(':memory:', {})
    migrate(database, 0)
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all()
    expect(tables).toEqual(['journal', 'record', 'snapshot'])
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

  it('copy an existing file before they touch it', () => {
    const path = sampleFile()
    const database = openDatabase(path, {})
    // A file from before the first format: everything but its number is in place already.
    database.exec('DROP TABLE snapshot; DROP TABLE journal; ALTER TABLE record RENAME TO kept')
    database.pragma('user_version = 0')
    database.close()
    openWriter(path).close()
    expect(existsSync(`${path}.backup-format-0`)).toBe(true)
    expect(dp255Workspace().event.size).toBe(18)
  })
})
