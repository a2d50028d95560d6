import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { checkFileCommand } from '../../electron/cli/check-file.ts'
import { openDatabase } from '../../electron/store/database.ts'
import { MIGRATIONS, migrate } from '../../electron/store/migrations/index.ts'
import { openForReading } from '../../electron/store/open.ts'
import { replayJournal } from '../../electron/store/replay.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { envelope, freshFolder, openWriter, sampleFile, typing } from './store-fixture.ts'

const FILE = new Uint8Array([80, 75, 3, 4, 1, 2, 3])

function taking(file: Uint8Array) {
  return envelope('version.import', {
    document: { id: 'appendix-ac' },
    label: '8.2',
    effectiveFrom: null,
    effectiveTo: null,
    numbering: SEC_APPENDIX_STYLE,
    provisions: [
      {
        id: 'word-1',
        parent: null,
        kind: 'section',
        number: '1',
        text: [{ kind: 'text', text: 'A section', marks: [] }],
        provenance: { status: 'imported', source: 'ac.docx' },
        place: 'p0',
      },
    ],
    drafts: [],
    package: { hash: hashOf(file), name: 'ac.docx', size: file.length },
  })
}

function hashOf(file: Uint8Array): string {
  return bytesToHex(sha256(file))
}

test('migration 2 adds the table of packages, and leaves the records alone', () => {
  const database = openDatabase(':memory:', {})
  migrate(database, 0, MIGRATIONS.slice(0, 1))
  database.prepare("INSERT INTO record VALUES ('person', 'p', '{}')").run()
  migrate(database, 1, MIGRATIONS.slice(0, 2))
  expect(database.prepare('SELECT count(*) FROM package').pluck().get()).toBe(0)
  expect(database.prepare('SELECT body FROM record').pluck().all()).toEqual(['{}'])
  expect(database.pragma('user_version', { simple: true })).toBe(2)
})

test('a version keeps its Word file, in the file, in a copy, and through undo and redo', async () => {
  const path = sampleFile()
  const file = openWriter(path)
  expect(file.run(taking(FILE), false, FILE)).toMatchObject({ ok: true })
  const version = [...file.workspace().version.values()].find(({ label }) => label === '8.2')
  expect(version?.package).toEqual({ hash: hashOf(FILE), name: 'ac.docx', size: 7 })
  expect(version?.provisions[0]?.place).toBe('p0')
  expect(file.packageBytes(hashOf(FILE))).toEqual(FILE)

  expect(file.undo('sample-author', '2026-01-05T10:00:00Z')).toMatchObject({ ok: true })
  expect(file.redo('sample-author', '2026-01-05T10:00:01Z')).toMatchObject({ ok: true })
  expect(file.packageBytes(hashOf(FILE))).toEqual(FILE)
  const copy = join(freshFolder(), 'Copy.workbench')
  await file.copyTo(copy)
  const held = file.workspace()
  file.close()

  expect(replayJournal(path)).toEqual(held)
  const opened = openForReading(copy, 'A test.')
  if (!opened.ok) throw new Error(opened.error.message)
  expect(opened.value.packageBytes(hashOf(FILE))).toEqual(FILE)
  expect(opened.value.packageBytes(hashOf(new Uint8Array()))).toBeNull()
  opened.value.close()
})

test('the journal and the records hold no bytes of it', () => {
  const path = sampleFile()
  const file = openWriter(path)
  const large = new Uint8Array(300_000).fill(65)
  file.run(taking(large), false, large)
  file.close()
  const database = openDatabase(path, { readonly: true })
  const texts = database.prepare('SELECT patches || command FROM journal').pluck().all().join('')
  const bodies = database.prepare("SELECT body FROM record WHERE kind = 'version'").pluck().all()
  database.close()
  expect(texts).not.toContain('AAAAAAAA')
  expect(bodies.join('')).not.toContain('AAAAAAAA')
})

test.each([
  ['no file', null],
  ['another file', new Uint8Array([1])],
])('a version that names a Word file is not taken over with %s at hand', (_, handed) => {
  const file = openWriter(sampleFile())
  const before = file.workspace()
  expect(file.run(taking(FILE), false, handed)).toMatchObject({
    ok: false,
    error: { code: 'version/package' },
  })
  expect(file.workspace()).toBe(before)
  file.close()
})

test('ten megabytes kept slow neither the opening nor a keystroke', () => {
  const path = sampleFile()
  const large = new Uint8Array(10_000_000)
  for (let index = 0; index < large.length; index += 1) large[index] = (index * 7919) >> 3
  const file = openWriter(path)
  expect(file.run(taking(large), false, large).ok).toBe(true)
  file.close()
  const started = performance.now()
  const opened = openWriter(path)
  const opening = performance.now() - started
  const typed = performance.now()
  expect(opened.run(typing('Also ')).ok).toBe(true)
  const keystroke = performance.now() - typed
  opened.close()
  process.stdout.write(
    `opened in ${Math.round(opening)} ms, typed in ${Math.round(keystroke)} ms, 10 MB kept\n`,
  )
  // Far above what they take on a quiet machine: what is kept out is reading the bytes into the records.
  expect(opening).toBeLessThan(2000)
  expect(keystroke).toBeLessThan(500)
})

test('check-file finds a Word file that is missing or altered', async () => {
  const path = sampleFile()
  const file = openWriter(path)
  file.run(taking(FILE), false, FILE)
  file.close()
  const checked = async () => {
    const said: string[] = []
    await checkFileCommand.run([path], {
      answer: (text) => said.push(text),
      note: (text) => said.push(text),
      folder: '.',
    })
    return said.join(' ')
  }
  expect(await checked()).toContain('is in order')
  const database = openDatabase(path, {})
  database.prepare('UPDATE package SET bytes = ?').run(Buffer.from('other'))
  expect(await checked()).toContain('The Word file “ac.docx” of version 8.2 is not what it was.')
  database.prepare('DELETE FROM package').run()
  database.close()
  expect(await checked()).toContain('The Word file “ac.docx” of version 8.2 is missing.')
})
