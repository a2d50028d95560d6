import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFileCommand } from '../../electron/cli/check-file.ts'
import { openDatabase } from '../../electron/store/database.ts'
import { openWriter, sampleFile, typing } from './store-fixture.ts'

async function check(path: string, ...options: readonly string[]) {
  const answers: string[] = []
  const notes: string[] = []
  const code = await checkFileCommand.run([path, ...options], {
    answer: (text) => answers.push(text),
    note: (text) => notes.push(text),
    folder: dirname(path),
  })
  return { code, answers, notes }
}

function alter(path: string, statement: string): void {
  const database = openDatabase(path, {})
  database.exec(statement)
  database.close()
}

describe('workbench check-file', () => {
  it('finds a workspace in order, also while it is open', async () => {
    const path = sampleFile()
    const file = openWriter(path)
    file.run(typing('Checked '))
    expect(await check(path, '--json')).toMatchObject({ code: 0, notes: [] })
    const { answers } = await check(path)
    expect(answers).toEqual([`${path} is in order: 1 journal entries lead to what it holds.`])
    file.close()
  })

  it('finds a record that was changed past the journal', async () => {
    const path = sampleFile()
    alter(
      path,
      "UPDATE record SET body = json_set(body, '$.start', '2024-03-06') WHERE id = 'dp255-event-ssc'",
    )
    const { code, answers } = await check(path, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({
      path,
      findings: ['The event “dp255-event-ssc” is not what the journal leads to.'],
    })
  })

  it('finds a record that is gone, and a journal that cannot be read', async () => {
    const path = sampleFile()
    alter(path, "DELETE FROM record WHERE id = 'dp255-event-ssc'")
    expect(await check(path)).toMatchObject({ code: 1 })
    alter(path, "UPDATE snapshot SET records = 'no'")
    expect((await check(path)).answers[0]).toMatch(/journal of .* cannot be replayed/)
  })

  it('finds a file that is cut off, and touches nothing', async () => {
    const path = sampleFile()
    const part = readFileSync(path).subarray(0, 8192)
    writeFileSync(path, part)
    expect(await check(path)).toMatchObject({ code: 1, notes: [] })
    expect(readFileSync(path).equals(part)).toBe(true)
  })

  it('refuses what is no workspace', async () => {
    const path = sampleFile()
    writeFileSync(path, 'a text')
    expect(await check(path)).toMatchObject({ code: 2, answers: [] })
    expect(await check(path, 'another')).toMatchObject({ code: 2, answers: [] })
  })
})
