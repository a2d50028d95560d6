import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  circularStyles,
  externalTargets,
  markingsOf,
  opaqueParts,
} from '../../legal-text/formats/docx/faults.ts'
import { openPackage, withParts } from '../../legal-text/formats/docx/package.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import {
  bodyLines,
  commentsOf,
  linearLine,
  notesOf,
} from '../../legal-text/formats/docx/reading.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { writeRedline } from '../../legal-text/formats/docx/write.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { cases, redlineOf } from './docx-cases.ts'
import { madeFile, paragraph, run, table } from './docx-made.ts'

const BY = 'w:author="Ann" w:date="2024-01-09T09:00:00Z"'
const INS = (id: number, content: string) => `<w:ins w:id="${id}" ${BY}>${content}</w:ins>`
const DEL = (id: number, text: string) =>
  `<w:del w:id="${id}" ${BY}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`

function texts(body: string) {
  const file = openWordFile(madeFile(body))
  const lines = (view: 'accepted' | 'rejected') => bodyLines(file, view).map(({ text }) => text)
  return {
    accepted: lines('accepted'),
    rejected: lines('rejected'),
    redline: bodyLines(file, 'redline').map(linearLine),
  }
}

describe('any Word file is read', () => {
  it('with words inserted and deleted, and who did it when', () => {
    const body = paragraph(run('The DCC '), DEL(1, 'may'), INS(2, run('shall')), run(' act.'))
    expect(texts(body)).toEqual({
      accepted: ['The DCC shall act.'],
      rejected: ['The DCC may act.'],
      redline: ['The DCC [deleted: may][inserted: shall] act.'],
    })
    const [line] = bodyLines(openWordFile(madeFile(body)), 'redline')
    expect(line?.pieces[1]).toMatchObject({
      kind: 'deleted',
      signature: { author: 'Ann', date: '2024-01-09T09:00:00Z' },
    })
  })

  it('with moves as Word writes them', () => {
    const moved = (name: string, id: number, content: string) =>
      `<w:${name} w:id="${id}" ${BY}>${content}</w:${name}>`
    const body =
      paragraph(moved('moveFrom', 1, run('Here. ')), run('Stays.')) +
      paragraph(run('Then. '), moved('moveTo', 2, run('Here. ')))
    expect(texts(body)).toMatchObject({
      accepted: ['Stays.', 'Then. Here. '],
      rejected: ['Here. Stays.', 'Then. '],
    })
  })

  it('with paragraphs whose mark comes or goes', () => {
    const mark = (name: string, id: number) =>
      `<w:pPr><w:rPr><w:${name} w:id="${id}" ${BY}/></w:rPr></w:pPr>`
    const body =
      paragraph(mark('del', 1), run('One ')) +
      paragraph(mark('ins', 2), run('two')) +
      paragraph(mark('ins', 3), INS(4, run('three'))) +
      paragraph(run('four'))
    expect(texts(body)).toEqual({
      accepted: ['One two', 'three', 'four'],
      rejected: ['One ', 'twofour'],
      redline: ['One [deleted: ¶]', 'two[inserted: ¶]', '[inserted: three¶]', 'four'],
    })
  })

  it('with rows that come or go, and cells that nothing runs on out of', () => {
    const body = table(
      [paragraph(run('a')), paragraph(run('b'))],
      [paragraph(run('c')), paragraph(run('d'))],
    ).replace(
      '<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t xml:space="preserve">c',
      (row) => row.replace('<w:tr>', `<w:tr><w:trPr><w:del w:id="1" ${BY}/></w:trPr>`),
    )
    expect(texts(body)).toMatchObject({ accepted: ['a', 'b'], rejected: ['a', 'b', 'c', 'd'] })
  })

  it('through links, content controls and fields, whose instructions are no words', () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const body = paragraph(
      run('See '),
      '<w:hyperlink w:anchor="x">',
      run('clause'),
      '</w:hyperlink>',
      '<w:sdt><w:sdtPr/><w:sdtContent>',
      run(' '),
      '</w:sdtContent></w:sdt>',
      field('begin'),
      '<w:r><w:instrText> REF x </w:instrText></w:r>',
      field('separate'),
      run('4.1'),
      field('end'),
      '<w:r><w:tab/><w:t> b </w:t><w:noBreakHyphen/><w:br/></w:r>',
    )
    expect(texts(body).accepted).toEqual(['See clause 4.1\t b \u2011\u2028'])
  })

  it('with footnotes and comments, and what is no words counted by kind', () => {
    const body = paragraph(
      run('Text'),
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
      '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>',
      '<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>',
    )
    const file = openWordFile(
      madeFile(body, {
        footnotes: `<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${paragraph(run('A note.'))}</w:footnote></w:footnotes>`,
        comments: `<w:comments><w:comment w:id="0" ${BY} w:initials="A">${paragraph(run('Why?'))}</w:comment></w:comments>`,
      }),
    )
    expect(bodyLines(file, 'accepted')[0]?.text).toBe('Text[footnote][equation][text box]')
    expect(notesOf(file, 'footnotes', 'accepted')).toEqual([{ id: '2', lines: ['A note.'] }])
    expect(commentsOf(file)).toMatchObject([{ author: 'Ann', text: 'Why?' }])
    expect(opaqueParts(file)).toEqual({ footnote: 1, equation: 1, 'text box': 1 })
    expect(externalTargets(file)).toEqual([])
  })

  it('with marks that styles give, even styles that go in circles', () => {
    const style = (id: string, base: string, format: string) =>
      `<w:style w:type="character" w:styleId="${id}"><w:basedOn w:val="${base}"/><w:rPr>${format}</w:rPr></w:style>`
    const body = paragraph(
      run('a', '<w:rStyle w:val="one"/>'),
      run('b', '<w:rStyle w:val="one"/><w:b w:val="0"/>'),
    )
    const styles = `<w:styles>${style('one', 'two', '<w:i/>')}${style('two', 'one', '<w:b/>')}</w:styles>`
    const file = openWordFile(madeFile(body, { styles }))
    expect(bodyLines(file, 'accepted')[0]?.pieces.map(({ marks }) => marks)).toEqual([
      ['bold', 'italic'],
      ['italic'],
    ])
    expect(circularStyles(file)).toEqual(['one', 'two'])
  })

  it('and what Word would refuse in it is said', () => {
    const wrong = `<w:del w:id="1" ${BY}>${run('kept text')}</w:del>`
    const file = openWordFile(madeFile(paragraph(wrong, INS(1, run('x')))))
    expect(markingsOf(file)).toEqual({
      revisions: 2,
      faults: [
        'the deleted words “kept text” are not marked as deleted text, which Word refuses',
        'two revision marks have the id 1',
      ],
    })
  })

  it('as the check of exports reads our own', async () => {
    const options = {
      name: 'DP1 Legal Text',
      version: '0.1',
      documentTitle: 'Appendix ZZ',
      base: 'version not stated',
      classification: null,
      notes: [],
      author: 'Somebody',
      numbering: SEC_APPENDIX_STYLE,
    }
    await fc.assert(
      fc.asyncProperty(cases, async (generated) => {
        const bytes = await writeRedline(redlineOf(generated), options)
        const [file, check] = [openWordFile(bytes), readBack(bytes)]
        for (const view of ['accepted', 'rejected'] as const) {
          const lines = bodyLines(file, view).map(({ number, text }) =>
            number === null ? text : `${number}\t${text}`,
          )
          expect(lines).toEqual(check[view])
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a Word package with a part replaced', () => {
  it('keeps every other part to the byte', () => {
    const file = madeFile(paragraph(run('one')), { styles: '<w:styles/>' })
    const made = withParts(
      file,
      new Map<string, string | Uint8Array>([
        ['word/document.xml', 'two'],
        ['word/media/a.png', new Uint8Array([1, 2])],
      ]),
    )
    const [before, after] = [openWordFile(file).package, openPackage(made)]
    expect(after.text('word/document.xml')).toBe('two')
    expect([...after.bytes('word/media/a.png')]).toEqual([1, 2])
    for (const name of before.names.filter((part) => part !== 'word/document.xml')) {
      expect(after.bytes(name)).toEqual(before.bytes(name))
    }
  })
})
