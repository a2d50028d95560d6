import { beforeAll, describe, expect, it } from 'vitest'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { traceOf } from '../../legal-text/formats/docx/trace.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { isOpen, takenItems } from '../../shared/returned/items.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { inTheMannerOfGoogle, inTheMannerOfWord } from '../fixtures/word-programs.ts'
import { savedByLibreOffice, WITHOUT_LIBREOFFICE } from '../legal-text/libreoffice.ts'
import { edited, insertedBehind, preferredDraft, sentCopy } from './returned-copy.ts'

const BY = 'w:author="Ann Reviewer" w:date="2024-02-01T09:00:00Z"'
const sample = dp255Workspace()
const { place } = preferredDraft(sample)
const notRun = WITHOUT_LIBREOFFICE === null ? '' : ` (not run: ${WITHOUT_LIBREOFFICE})`
let sent = new Uint8Array()
let marked = new Uint8Array()

function itemsOf(file: Uint8Array) {
  return takenItems(sample, readReturned(openWordFile(file)), place)
    .filter(isOpen)
    .map(({ kind, number, words, author, untracked, comments }) => ({
      kind,
      number,
      words,
      author,
      untracked,
      comments: comments.length,
    }))
}

beforeAll(async () => {
  sent = new Uint8Array(await sentCopy(sample))
  const more = insertedBehind(sent, 'SMWAN', ' At once.')
  marked = new Uint8Array(
    edited(more, (xml) => {
      const words = ' without delay.'
      const at = xml.indexOf(words)
      const run = xml.slice(xml.lastIndexOf('<w:r>', at), xml.indexOf('</w:r>', at) + 6)
      const gone = `<w:del w:id="880010" ${BY}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
      const kept = run.replace(words, '')
      const own = xml.slice(xml.lastIndexOf('<w:p>', at), xml.indexOf('</w:p>', at) + 6)
      const ins = `<w:ins w:id="880011" ${BY}/>`
      const fresh = `<w:p><w:pPr><w:rPr>${ins}</w:rPr></w:pPr><w:ins w:id="880012" ${BY}><w:r><w:t>A thought of the reviewer.</w:t></w:r></w:ins></w:p>`
      return xml.replace(own, `${own.replace(run, kept + gone)}${fresh}`)
    }),
  )
})

const EXPECTED = [
  { kind: 'altered', number: '4.1', author: 'Ann Reviewer', untracked: false },
  { kind: 'altered', number: '4.2', author: 'Ann Reviewer', untracked: false },
  { kind: 'new', number: '4.2', words: 'A thought of the reviewer.' },
]

describe('a copy that a reviewer saved', () => {
  it('in the manner of Google Docs (modelled), whose trace is lost, is matched by number and text', () => {
    const file = inTheMannerOfGoogle(marked)
    expect(openWordFile(file).document.source).toContain('goog_rdk_')
    expect(traceOf(openWordFile(file))).toBeNull()
    expect(itemsOf(file)).toMatchObject(EXPECTED)
    expect(itemsOf(inTheMannerOfGoogle(sent))).toEqual([])
  })

  it('in the manner of Word (modelled) is matched by its bookmarks', () => {
    expect(itemsOf(inTheMannerOfWord(marked))).toMatchObject(EXPECTED)
    expect(itemsOf(inTheMannerOfWord(sent))).toEqual([])
  })

  it.skipIf(WITHOUT_LIBREOFFICE !== null)(`in LibreOffice itself says the same${notRun}`, () => {
    const [same, file] = savedByLibreOffice([sent, marked])
    expect(itemsOf(file ?? new Uint8Array())).toMatchObject(EXPECTED)
    expect(itemsOf(same ?? new Uint8Array())).toEqual([])
  })
})
