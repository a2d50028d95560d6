import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { compareCommand } from '../../electron/cli/compare.ts'
import { freshFolder } from './store-fixture.ts'

const BEFORE = '4.1 The DCC shall act within five (5) days.\n4.2 Disputes go to the Panel.\n'
const AFTER = '4.1 The DCC shall act within ten (10) days.\n4.2 Disputes go to the Panel.\n'

async function compare(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) {
  const folder = freshFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  mkdirSync(join(folder, 'folder.txt'))
  const said = { answer: '', notes: '' }
  const code = await compareCommand.run(args, {
    answer: (text) => {
      said.answer += `${text}\n`
    },
    note: (text) => {
      said.notes += `${text}\n`
    },
    folder,
  })
  return { ...said, code, folder }
}

const BOTH = { 'before.txt': BEFORE, 'after.txt': AFTER }

describe('workbench compare', () => {
  it('says what differs, and nothing else', async () => {
    const ran = await compare(BOTH, 'before.txt', 'after.txt')
    expect(ran).toMatchObject({ code: 1, notes: '' })
    expect(ran.answer).toContain('within [deleted: five (5)][inserted: ten (10)] days.')
    expect(await compare(BOTH, 'before.txt', 'before.txt')).toMatchObject({
      code: 0,
      answer: 'The two texts say the same.\n',
    })
  })

  it('gives the figures as JSON', async () => {
    const { answer } = await compare(BOTH, 'before.txt', 'after.txt', '--json')
    expect(JSON.parse(answer)).toEqual({
      provisions: { before: 2, after: 2 },
      changes: 1,
      inserted: 1,
      deleted: 1,
      moved: 0,
      milliseconds: expect.any(Number),
      exact: true,
    })
  })

  it.each([
    ['page.html', /^<!doctype html>[\s\S]*<del /],
    ['deep/down/page.html', /<ins /],
    ['page.txt', /\[inserted: ten \(10\)\]/],
    ['page.json', /"changes":1/],
  ])('writes %s', async (name, content) => {
    const ran = await compare(BOTH, 'before.txt', 'after.txt', '--out', name)
    expect(readFileSync(join(ran.folder, name), 'utf8')).toMatch(content)
  })

  it('writes a page that is valid and accessible HTML, and needs nothing else', async () => {
    const files = {
      'before.txt': `${BEFORE}4.3 The "old" status <b> & all of it ends.\n4.4 [Not used]\n`,
      'after.txt': `4.0 A duty that is new.\n${AFTER}4.3 The “old” status <b> & all of it ends.\n`,
    }
    const { folder } = await compare(files, 'before.txt', 'after.txt', '--out', 'page.html')
    const page = readFileSync(join(folder, 'page.html'), 'utf8')
    expect(page).not.toMatch(/<script|<link|<img|url\(|https?:/)
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
      rules: {
        // Both ways to write a void element are standard.
        'void-style': 'off',
        'long-title': 'off',
        // What axe asks for: that the halves of a suggestion say what they are.
        'no-redundant-role': 'off',
      },
    })
    const { results } = await validator.validateString(page)
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${ruleId} (line ${line}): ${message}`),
    )
    expect(found).toEqual([])
  })

  it.each([
    [['before.txt', 'after.txt', 'before.txt'], /Two files are needed; 3 are named/],
    [['before.txt', 'zero.txt'], /zero\.txt” is no text[\s\S]*Give plain text/],
    [['before.txt', 'after.txt', '--out', 'folder.txt'], /folder\.txt” cannot be written/],
    [['before.txt'], /Two files[\s\S]*Usage: workbench compare/],
    [['before.txt', 'none.txt'], /no file “.*none\.txt”/],
    [
      ['before.txt', 'word.docx'],
      /word\.docx” is a Word file and “before\.txt” is none[\s\S]*plain text/,
    ],
    [['before.txt', 'latin.txt'], /not text in UTF-8[\s\S]*Save it/],
    [['before.txt', 'folder.txt'], /folder\.txt” is a folder[\s\S]*Name a file in it/],
    [['before.txt', 'evil.xml'], /DOCTYPE/],
    [['before.txt', 'after.txt', '--out', 'page.pdf'], /page\.pdf[\s\S]*\.html, \.txt or \.json/],
  ])('refuses %s: what, where, and what to do', async (args, words) => {
    const files = {
      ...BOTH,
      'word.docx': 'PK',
      'zero.txt': 'a\u0000b',
      'latin.txt': new Uint8Array([0x61, 0xe9, 0x62]),
      'evil.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    }
    const ran = await compare(files, ...args)
    expect(ran).toMatchObject({ code: 2, answer: '' })
    expect(ran.notes).toMatch(words)
  })
})
