import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFileCommand } from '../../electron/cli/check-file.ts'
import { createWorkspaceFile } from '../../electron/store/create.ts'
import { openDatabase } from '../../electron/store/database.ts'
import { dp255Sample } from '../../shared/sample/index.ts'
import { envelope, freshFolder, openWriter } from './store-fixture.ts'

/** What records have gained since they were first written. */
const GAINED: Readonly<Record<string, readonly string[]>> = {
  scenario: ['who', 'devices', 'connected', 'payment', 'region', 'next'],
  outcome: ['statuses', 'duties', 'tests', 'assessed'],
  topic: ['order'],
  evidence: ['order'],
}

function asBefore(kind: string, record: object): object {
  const gained = GAINED[kind] ?? []
  return Object.fromEntries(Object.entries(record).filter(([name]) => !gained.includes(name)))
}

/** The file as an earlier release would have left it: neither its records nor its journal know the fields. */
function olderFile(): string {
  const path = join(freshFolder(), 'Older.workbench')
  const records = dp255Sample().map(({ kind, record }) => ({
    kind,
    record: asBefore(kind, record) as typeof record,
  }))
  const made = createWorkspaceFile(path, records)
  if (!made.ok) throw new Error(made.error.message)
  const file = openWriter(path)
  const id = 'dp255-topic-tests'
  const ran = file.run(envelope('entry.edit', { kind: 'topic', id, fields: { status: 'closed' } }))
  expect(ran.ok).toBe(true)
  file.close()
  const topic = records.find(({ record }) => record.id === id)?.record ?? {}
  const patch = { kind: 'topic', id, before: topic, after: { ...topic, status: 'closed' } }
  const database = openDatabase(path, {})
  database.prepare('UPDATE journal SET patches = ?').run(JSON.stringify([patch]))
  const record = database.prepare("UPDATE record SET body = ? WHERE kind = 'topic' AND id = ?")
  record.run(JSON.stringify(patch.after), id)
  database.close()
  return path
}

test('a workspace from before a field opens, undoes what was done then, and checks clean', async () => {
  const path = olderFile()
  const file = openWriter(path)
  expect(file.workspace().scenario.get('dp255-s1')?.who).toBeNull()
  expect(file.workspace().topic.get('dp255-topic-tests')).toMatchObject({
    status: 'closed',
    order: 0,
  })
  expect(file.undo('sample-author', '2026-01-05T10:00:00Z')).toMatchObject({ ok: true })
  expect(file.workspace().topic.get('dp255-topic-tests')?.status).toBe('open')
  file.close()
  const answers: string[] = []
  const code = await checkFileCommand.run([path, '--json'], {
    answer: (text) => answers.push(text),
    note: (text) => answers.push(text),
    folder: dirname(path),
  })
  expect([code, answers.join()]).toEqual([0, expect.stringContaining('"findings":[]')])
})
