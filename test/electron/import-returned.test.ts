import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importCommand } from '../../electron/cli/import.ts'
import { openReader } from '../../electron/cli/workspace.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { insertedBehind, paragraphBehind, sentCopy } from '../shared/returned-copy.ts'
import { sampleFile } from './store-fixture.ts'

async function take(copy: Uint8Array, ...more: readonly string[]) {
  const workspace = sampleFile()
  const folder = dirname(workspace)
  writeFileSync(join(folder, 'copy.docx'), copy)
  const said = { answer: '', notes: '' }
  const code = await importCommand.run(
    ['copy.docx', '--into', workspace, '--as', 'redline', ...more],
    {
      answer: (text) => {
        said.answer += `${text}\n`
      },
      note: (text) => {
        said.notes += `${text}\n`
      },
      folder,
    },
  )
  const opened = openReader(workspace)
  if (!opened.ok) throw new Error(opened.error.message)
  const held = opened.value.workspace()
  opened.value.close()
  return { ...said, code, held }
}

describe('workbench import --as redline', () => {
  it('takes in what a reviewer changed, in the reviewer’s name', async () => {
    const copy = insertedBehind(await sentCopy(dp255Workspace()), 'SMWAN', ' At once.')
    const { code, notes, held } = await take(copy)
    expect(notes).toContain('4.1 altered (by Ann Reviewer)')
    expect(code).toBe(0)
    expect([...held.person.values()].map(({ name }) => name)).toContain('Ann Reviewer')
    expect(JSON.stringify([...held.change.values()])).toContain(' At once.')
  })

  it('leaves what matches nothing for a person, and says so', async () => {
    const sent = await sentCopy(dp255Workspace())
    const both = paragraphBehind(insertedBehind(sent, 'SMWAN', ' At once.'), 'SMWAN', 'A thought.')
    const { code, notes, held } = await take(both)
    expect(code).toBe(1)
    expect(notes).toContain('1 left for a person to decide')
    expect(JSON.stringify([...held.change.values()])).not.toContain('A thought.')
    const only = await take(paragraphBehind(sent, 'SMWAN', 'A thought.'))
    expect(only.code).toBe(2)
    expect(only.notes).toContain('can be taken in without looking')
  })
})
