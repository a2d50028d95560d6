import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readPart } from '../../legal-text/formats/docx/package.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

function packed(documentXml: string): Uint8Array {
  return zipSync({ 'word/document.xml': strToU8(documentXml) })
}

function read(body: string) {
  return readBack(packed(`<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`))
}

let id = 0
function mark(kind: 'ins' | 'del' | 'moveFrom' | 'moveTo', content = ''): string {
  id += 1
  return `<w:${kind} w:id="${id}" w:author="A">${content}</w:${kind}>`
}
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const gone = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`
const paragraph = (content: string, itsMark = '') =>
  `<w:p><w:pPr><w:rPr>${itsMark}</w:rPr></w:pPr>${content}</w:p>`
const row = (cells: readonly string[], itsMark = '') =>
  `<w:tr><w:trPr>${itsMark}</w:trPr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`

describe('reading a Word file back', () => {
  it('reads words, tabs and breaks, and nothing of properties', () => {
    const { accepted, rejected, revisions } = read(
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>4.1</w:t><w:tab/></w:r><w:r><w:t>Where</w:t><w:br/></w:r></w:p>',
    )
    expect(accepted).toEqual(['4.1\tWhere\n'])
    expect(rejected).toEqual(accepted)
    expect(revisions).toBe(0)
  })

  it('reads insertions, deletions and moves in the readings they belong to', () => {
    const body = paragraph(
      `${run('a')}${mark('del', gone('b'))}${mark('ins', run('c'))}${mark('moveFrom', run('d'))}${mark('moveTo', run('e'))}`,
    )
    expect(read(body)).toMatchObject({ accepted: ['ace'], rejected: ['abd'], faults: [] })
  })

  it('reads somebody’s deletion of somebody else’s insertion in neither', () => {
    const body = paragraph(`${run('a')}${mark('ins', mark('del', gone('b')))}`)
    expect(read(body)).toMatchObject({ accepted: ['a'], rejected: ['a'], faults: [] })
  })

  it('runs a paragraph whose mark is gone on into the next one', () => {
    const body = `${paragraph(run('a'), mark('del'))}${paragraph(run('b'), mark('ins'))}${paragraph(run('c'))}`
    expect(read(body)).toMatchObject({ accepted: ['ab', 'c'], rejected: ['a', 'bc'] })
  })

  it('leaves no line of a paragraph that is gone with its mark, and one where the mark stays', () => {
    const whole = paragraph(mark('del', gone('a')), mark('del')) + paragraph(run('b'))
    expect(read(whole).accepted).toEqual(['b'])
    const stray = paragraph(mark('del', gone('a'))) + paragraph(run('b'))
    expect(read(stray).accepted).toEqual(['', 'b'])
  })

  it('takes a row away with all that is in it, and runs nothing on out of a cell', () => {
    const table = `<w:tbl>${row([paragraph(run('a')), paragraph(run('b'), mark('del'))])}${row(
      [paragraph(mark('ins', run('c')))],
      mark('ins'),
    )}</w:tbl>${paragraph(run('d'))}`
    expect(read(table)).toMatchObject({
      accepted: ['a', 'b', 'c', 'd'],
      rejected: ['a', 'b', 'd'],
    })
  })

  it('finds what a validator passes and Word refuses', () => {
    expect(read(paragraph(mark('del', run('a')))).faults).toEqual([
      'the deleted words “a” are not marked as deleted text, which Word refuses',
    ])
    expect(read(paragraph(gone('a'))).faults).toEqual([
      'the words “a” are marked as deleted text and are not deleted',
    ])
  })

  it('finds marks that share an id or have none', () => {
    const twice = '<w:ins w:id="7"/><w:del w:id="7"/><w:ins/>'
    expect(read(paragraph(run('a'), twice)).faults).toEqual([
      'two revision marks have the id 7',
      'a revision mark has no id',
    ])
  })

  it('refuses a document type, an entity and broken XML', () => {
    const refused = (xml: string) => () => readBack(packed(xml))
    expect(refused('<!DOCTYPE x><w:document/>')).toThrow('DOCTYPE')
    expect(refused('<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>')).toThrow('DOCTYPE')
    expect(refused('<w:document>&a;</w:document>')).toThrow('not well-formed')
    expect(refused('<w:document><w:body></w:document>')).toThrow('not well-formed')
  })
})

describe('a part of a package', () => {
  it('says that a file is not a Word document', () => {
    expect(() => readPart(strToU8('not a zip file'), 'word/document.xml')).toThrow(
      'not a Word document',
    )
    expect(() => readPart(zipSync({ 'x.txt': strToU8('x') }), 'word/document.xml')).toThrow(
      'not a Word document',
    )
  })

  it('says that a file is cut off', () => {
    const noise = Array.from({ length: 4000 }, (_, index) => (index * 7919) % 9973).join(' ')
    const whole = packed(noise)
    expect(() => readPart(whole.subarray(0, whole.length / 2), 'word/document.xml')).toThrow()
  })

  it('stops a zip bomb while it goes off, whatever size it declares', () => {
    // 66 MB of zeros, packed to 66 kB; both headers are then made to declare 10 bytes.
    const file = zipSync({ 'word/document.xml': new Uint8Array(66 * 1024 * 1024) })
    const view = new DataView(file.buffer, file.byteOffset)
    view.setUint32(22, 10, true)
    view.setUint32(view.getUint32(file.length - 6, true) + 24, 10, true)
    expect(() => readPart(file, 'word/document.xml')).toThrow('larger than 64 MB')
  })

  it('refuses more parts than a Word file ever has', () => {
    const parts = Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [`p${index}`, strToU8('')]),
    )
    expect(() => readPart(zipSync(parts), 'word/document.xml')).toThrow('more than 1000 parts')
  })
})
