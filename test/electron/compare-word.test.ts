import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CliCommand } from '../../electron/cli/command.ts'
import { compareCommand } from '../../electron/cli/compare.ts'
import { verifyCommand } from '../../electron/cli/verify.ts'
import { madeFile, paragraph, run } from '../legal-text/docx-made.ts'
import { freshFolder } from './store-fixture.ts'

const FILES = {
  'a.docx': madeFile(paragraph(run('The DCC may act.')) + paragraph(run('Kept.'))),
  'b.docx': madeFile(paragraph(run('The DCC shall act.')) + paragraph(run('Kept.'))),
}

function folderWith(files: Readonly<Record<string, Uint8Array>>) {
  const folder = freshFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const ask = async (command: CliCommand, ...args: readonly string[]) => {
    const said = { answer: '', notes: '' }
    const code = await command.run(args, {
      answer: (text) => {
        said.answer += `${text}\n`
      },
      note: (text) => {
        said.notes += `${text}\n`
      },
      folder,
    })
    return { ...said, code }
  }
  return { folder, ask }
}

describe('workbench compare, with two Word files', () => {
  it('writes a redline that workbench verify confirms', async () => {
    const { folder, ask } = folderWith(FILES)
    const compared = await ask(
      compareCommand,
      'a.docx',
      'b.docx',
      '--out',
      'deep/redline.docx',
      '--author',
      'Ann',
    )
    expect(compared).toMatchObject({ code: 1, notes: '' })
    expect(compared.answer.trim()).toBe(join(folder, 'deep/redline.docx'))
    const sides = ['--baseline', 'a.docx', '--proposed', 'b.docx']
    expect(await ask(verifyCommand, 'deep/redline.docx', ...sides)).toMatchObject({ code: 0 })
    const wrong = await ask(
      verifyCommand,
      'deep/redline.docx',
      '--baseline',
      'b.docx',
      '--proposed',
      'a.docx',
    )
    expect(wrong.code).toBe(1)
    expect(wrong.answer).toContain(
      'with all changes rejected, paragraph 1 reads “The DCC may act.”',
    )
  })

  it('says what differs, or that nothing does', async () => {
    const { ask } = folderWith(FILES)
    const { answer } = await ask(compareCommand, 'a.docx', 'b.docx')
    expect(answer).toBe('1 change.\nThe DCC [deleted: may][inserted: shall] act.\n')
    expect(await ask(compareCommand, 'a.docx', 'a.docx')).toMatchObject({ code: 0 })
    const json = await ask(compareCommand, 'a.docx', 'b.docx', '--json')
    expect(JSON.parse(json.answer)).toMatchObject({ changes: 1, revisions: 2, exact: true })
  })

  it('writes nothing where something is wrong, and says what', async () => {
    const { folder, ask } = folderWith({ ...FILES, 'c.docx': new Uint8Array([80, 75]) })
    const broken = await ask(compareCommand, 'a.docx', 'c.docx', '--out', 'r.docx')
    expect(broken).toMatchObject({ code: 2, answer: '' })
    expect(broken.notes).toContain('c.docx” cannot be read as a Word file')
    expect(existsSync(join(folder, 'r.docx'))).toBe(false)
    expect(await ask(compareCommand, 'a.docx', 'b.docx', '--out', 'r.html')).toMatchObject({
      code: 2,
    })
    expect(await ask(verifyCommand, 'a.docx', '--baseline', 'a.docx')).toMatchObject({ code: 2 })
    expect(readFileSync(join(folder, 'a.docx'))).toEqual(Buffer.from(FILES['a.docx']))
  })
})
