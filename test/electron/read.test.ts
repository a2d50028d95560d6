import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCommand } from '../../electron/cli/read.ts'
import { madeFile, paragraph, run } from '../legal-text/docx-made.ts'
import { freshFolder } from './store-fixture.ts'

const BY = 'w:author="Ann" w:date="2024-01-09T09:00:00Z"'
const BODY = paragraph(
  run('It '),
  `<w:del w:id="1" ${BY}><w:r><w:delText>may</w:delText></w:r></w:del>`,
  `<w:ins w:id="2" ${BY}>${run('shall')}</w:ins>`,
  run(' act.'),
)

async function read(content: Uint8Array, ...args: readonly string[]) {
  const folder = freshFolder()
  writeFileSync(join(folder, 'a.docx'), content)
  const said = { answer: '', notes: '' }
  const code = await readCommand.run(args, {
    answer: (text) => {
      said.answer += text
    },
    note: (text) => {
      said.notes += text
    },
    folder,
  })
  return { ...said, code }
}

describe('workbench read', () => {
  it.each([
    ['redline', 'It [deleted: may][inserted: shall] act.'],
    ['accepted', 'It shall act.'],
    ['rejected', 'It may act.'],
  ])('prints the %s', async (view, answer) => {
    const ran = await read(madeFile(BODY), 'a.docx', '--view', view)
    expect(ran).toEqual({ code: 0, answer, notes: '' })
  })

  it('gives pieces, authors and times as JSON', async () => {
    const { answer } = await read(madeFile(BODY), 'a.docx', '--format', 'json')
    const { paragraphs, revisions } = JSON.parse(answer)
    expect(revisions).toBe(2)
    expect(paragraphs[0].pieces[2]).toMatchObject({
      kind: 'inserted',
      signature: { author: 'Ann' },
    })
  })

  it('says what is wrong with a file, an argument, a name', async () => {
    const broken = await read(new Uint8Array([1, 2, 3]), 'a.docx')
    expect(broken).toMatchObject({ code: 2, answer: '' })
    expect(broken.notes).toContain('cannot be read as a Word file')
    expect(await read(madeFile(''), 'b.docx')).toMatchObject({ code: 2 })
    expect(await read(madeFile(''), 'a.docx', '--view', 'both')).toMatchObject({ code: 2 })
    expect(await read(madeFile(''))).toMatchObject({ code: 2 })
  })
})
