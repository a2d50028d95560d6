import { expect, it } from 'vitest'
import { openDatabase } from '../../electron/store/database.ts'
import { envelope, openWriter, sampleFile } from './store-fixture.ts'

const EVENT = 'dp255-event-ssc'

/** Takes the fields that events have got since out of everything that the file holds. */
function asOfAnEarlierVersion(path: string): void {
  const database = openDatabase(path, { readonly: false })
  const without = (text: string) =>
    JSON.stringify(
      JSON.parse(text, (key, value) =>
        ['predecessors', 'owner', 'release'].includes(key) ? undefined : value,
      ),
    )
  const rewrite = (table: string, key: string, column: string) => {
    const rows = database.prepare(`SELECT ${key} AS at, ${column} AS text FROM ${table}`).all()
    for (const { at, text } of rows as { at: unknown; text: string }[]) {
      database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`).run(without(text), at)
    }
  }
  rewrite('record', "kind || ' ' || id", 'body')
  rewrite('snapshot', 'revision', 'records')
  rewrite('journal', 'revision', 'patches')
  database.close()
}

it('a file from before events had predecessors opens and undoes its last step', () => {
  const path = sampleFile()
  const before = openWriter(path)
  before.run(envelope('event.edit', { id: EVENT, fields: { start: '2024-03-06' } }))
  before.close()
  asOfAnEarlierVersion(path)
  const file = openWriter(path)
  expect(file.workspace().event.get(EVENT)).toMatchObject({ start: '2024-03-06', predecessors: [] })
  expect(file.undo('sample-author', '2026-01-05T11:00:00Z')).toMatchObject({ ok: true })
  expect(file.workspace().event.get(EVENT)).toMatchObject({ start: '2024-02-28', owner: '' })
  file.close()
})
