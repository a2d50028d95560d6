import { describe, expect, it } from 'vitest'
import { readPlainText } from '../../legal-text/formats/plain-text.ts'
import { plainText } from '../../legal-text/text.ts'

function kinds(text: string): readonly string[] {
  return readPlainText(text, 'x').map(({ kind }) => kind)
}

describe('plain text with clause numbering', () => {
  it('is a tree of provisions with the numbers as printed', () => {
    const text = '1 Scope\r\n1.1 A duty:\n\n(a) first;\n(b) second.\n1.1A Another.\n2 [Not used]'
    const rows = readPlainText(text, 'x').map(({ kind, number, parent }) => [kind, number, parent])
    expect(rows).toEqual([
      ['section', '1', null],
      ['clause', '1.1', 'line-1'],
      ['paragraph', '(a)', 'line-2'],
      ['paragraph', '(b)', 'line-2'],
      ['clause', '1.1A', 'line-1'],
      ['section', '2', null],
    ])
  })

  it('takes (i) behind (h) for a letter, and elsewhere for a numeral', () => {
    expect(kinds('1.1 x\n(h) eight\n(i) nine')).toEqual(['clause', 'paragraph', 'paragraph'])
    expect(kinds('1.1 x\n(a) one\n(i) first\n(ii) second\n(A) deep\n(b) two')).toEqual([
      'clause',
      'paragraph',
      'subparagraph',
      'subparagraph',
      'item',
      'paragraph',
    ])
  })

  it('knows schedules, parts and definitions, and keeps the words of every line', () => {
    const text = 'Schedule 8\tCharges\nPart A: Terms\n“Alert” means a message.\nRunning text.'
    expect(kinds(text)).toEqual(['schedule', 'part', 'definition', 'text'])
    expect(readPlainText(text, 'x').map((provision) => plainText(provision.text))).toEqual([
      'Charges',
      'Terms',
      '“Alert” means a message.',
      'Running text.',
    ])
  })
})
