import { describe, expect, it } from 'vitest'
import { readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { plainText } from '../../legal-text/text.ts'
import { item, LEGAL_LEVELS, level, numbering } from '../fixtures/word-lists.ts'
import { madeFile, paragraph, run, table } from './docx-made.ts'
import { textByLibreOffice, WITHOUT_LIBREOFFICE } from './libreoffice.ts'

function read(body: string, parts: Parameters<typeof madeFile>[1] = {}) {
  return readCodeDocument(openWordFile(madeFile(body, parts)), 'a file of the test')
}

function outline({ provisions }: ReturnType<typeof read>) {
  const numbers = new Map(provisions.map(({ id, number, kind }) => [id, number ?? kind]))
  return provisions.map(({ kind, number, parent, text }) =>
    [
      parent === null ? '' : numbers.get(parent),
      kind,
      number,
      plainText(text, (id) => `→${numbers.get(id)}`),
    ].join(' | '),
  )
}

describe('a code document read from Word', () => {
  it('has the numbers that Word counts, level by level', () => {
    const body = [
      item(0, 'Installation'),
      item(1, 'The DCC shall act.'),
      item(2, 'at once; and'),
      item(3, 'without delay;'),
      item(3, 'in full; or'),
      item(4, 'in part;'),
      item(2, 'with notice.'),
      item(1, 'The User shall wait.'),
      item(2, 'a day.'),
      item(0, 'Commissioning'),
      item(1, 'It is done.'),
    ].join('')
    expect(outline(read(body, { numbering: numbering(LEGAL_LEVELS) }))).toEqual([
      ' | section | 1 | Installation',
      '1 | clause | 1.1 | The DCC shall act.',
      '1.1 | paragraph | (a) | at once; and',
      '(a) | subparagraph | (i) | without delay;',
      '(a) | subparagraph | (ii) | in full; or',
      '(ii) | item | (A) | in part;',
      '1.1 | paragraph | (b) | with notice.',
      '1 | clause | 1.2 | The User shall wait.',
      '1.2 | paragraph | (a) | a day.',
      ' | section | 2 | Commissioning',
      '2 | clause | 2.1 | It is done.',
    ])
  })

  it('counts on in lists that share their levels, and anew where a list says so', () => {
    const numbers = [
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    ].join('')
    const body = [
      item(1, 'One'),
      item(2, 'a', 1),
      item(2, 'b', 2),
      item(2, 'anew', 3),
      item(2, 'then b', 3),
    ].join('')
    const { provisions } = read(body, { numbering: numbering(LEGAL_LEVELS, numbers) })
    expect(provisions.map(({ number }) => number)).toEqual(['1.1', '(a)', '(b)', '(a)', '(b)'])
  })

  it('reads legal numbering, levels that never restart and numbers given by styles', () => {
    const levels = [
      level(0, 'upperRoman', '%1', '<w:pStyle w:val="Article"/>'),
      level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
      level(2, 'lowerLetter', '(%3)', '<w:lvlRestart w:val="0"/>'),
    ].join('')
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="Article"><w:name w:val="Article"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    const article = paragraph('<w:pPr><w:pStyle w:val="Article"/></w:pPr>', run('Four'))
    const body = [article, article, item(1, 'x'), item(2, 'a'), item(1, 'y'), item(2, 'b')].join('')
    const { provisions } = read(body, { numbering: numbering(levels), styles })
    expect(provisions.map(({ number }) => number)).toEqual(['I', 'II', '2.1', '(a)', '2.2', '(b)'])
  })

  it('reads typed numbers, headings and a bold term with what it means', () => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
    const body = [
      paragraph('<w:pPr><w:pStyle w:val="T"/></w:pPr>', run('Appendix AC')),
      paragraph(run('4'), '<w:r><w:tab/></w:r>', run('Install and Commission')),
      paragraph('<w:pPr><w:pStyle w:val="H"/></w:pPr>', run('Commissioning of hubs')),
      paragraph(
        run('4.1'),
        '<w:r><w:tab/></w:r>',
        run('Where the '),
        run('DCC', '<w:b/>'),
        run(' acts:'),
      ),
      paragraph(run('(a)'), '<w:r><w:tab/></w:r>', run('it tells.')),
      paragraph(),
    ].join('')
    const document = read(body, { styles })
    expect(document.title).toBe('Appendix AC')
    expect(outline(document)).toEqual([
      ' | heading |  | Appendix AC',
      ' | section | 4 | Install and Commission',
      '4 | heading |  | Commissioning of hubs',
      '4 | clause | 4.1 | Where the DCC acts:',
      '4.1 | paragraph | (a) | it tells.',
    ])
    expect(document.provisions[3]?.text).toMatchObject([
      { marks: [] },
      { text: 'DCC', marks: ['bold'] },
      { marks: [] },
    ])
    expect(document.leftOut).toEqual(['1 empty paragraphs.'])
  })

  it('makes cross-references live, one for each number that they name', () => {
    const mark = (name: string) =>
      `<w:bookmarkStart w:id="1" w:name="${name}"/><w:bookmarkEnd w:id="1"/>`
    const field = (name: string, shown: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF ${name} \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const numbered = (ilvl: number, ...content: readonly string[]) =>
      paragraph(
        `<w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="1"/></w:numPr></w:pPr>`,
        ...content,
      )
    const body = [
      item(0, 'One'),
      numbered(1, mark('_Ref1'), run('The first.')),
      numbered(2, mark('_Ref2'), run('with a part.')),
      numbered(
        1,
        run('See '),
        field('_Ref2', '1.1(a)'),
        run(' and '),
        `<w:fldSimple w:instr=" REF _Ref1 \\r ">${run('1.1')}</w:fldSimple>`,
        run('.'),
      ),
      numbered(
        1,
        run('Not '),
        field('_Gone', '9.9'),
        run(' nor '),
        field('_Ref1', 'The first'),
        run('.'),
      ),
    ].join('')
    const document = read(body, { numbering: numbering(LEGAL_LEVELS) })
    expect(outline(document).slice(3)).toEqual([
      '1 | clause | 1.2 | See →1.1→(a) and →1.1.',
      '1 | clause | 1.3 | Not 9.9 nor The first.',
    ])
    expect(document.findings.map(({ what }) => what)).toEqual([
      'The cross-reference “9.9” points at a bookmark that the file does not have: it is kept as words.',
      'The cross-reference “The first” does not read as the number of what it points at: it is kept as words.',
    ])
  })

  it('keeps tables, footnotes and what is no text in their places, and tells of the last', () => {
    const footnotes = `<w:footnotes><w:footnote w:type="separator" w:id="0">${paragraph()}</w:footnote><w:footnote w:id="2">${paragraph(run('As amended.'))}</w:footnote></w:footnotes>`
    const body = [
      item(1, 'Words mean:'),
      table([
        paragraph(run('Device', '<w:b/>')),
        paragraph(run('means a thing')) + paragraph(run('that works.')),
      ]),
      paragraph(
        run('Noted'),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run('. '),
        '<w:r><w:drawing/></w:r>',
      ),
    ].join('')
    const document = read(body, { numbering: numbering(LEGAL_LEVELS), footnotes })
    expect(outline(document)).toEqual([
      ' | clause | 1.1 | Words mean:',
      '1.1 | table |  | ',
      'table | row |  | ',
      'row | cell |  | Device',
      'row | cell |  | means a thing\u2028that works.',
      '1.1 | text |  | Noted→1. [image]',
      'text | footnote | 1 | As amended.',
    ])
    expect(document.findings).toMatchObject([
      { kind: 'not understood', what: 'It holds an image, kept as “[image]”.' },
    ])
  })

  it('reads tracked changes as accepted and says so', () => {
    const by = 'w:id="1" w:author="A" w:date="2024-01-09T00:00:00Z"'
    const body = [
      paragraph(
        `<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>`,
        run('First '),
      ),
      item(1, 'second'),
      paragraph(
        `<w:ins ${by}>${run('new')}</w:ins>`,
        `<w:del ${by}><w:r><w:delText>old</w:delText></w:r></w:del>`,
      ),
    ].join('')
    const document = read(body, { numbering: numbering(LEGAL_LEVELS) })
    expect(outline(document)).toEqual([' | clause | 1.1 | First second', '1.1 | text |  | new'])
    expect(document.leftOut).toEqual([
      'The file holds tracked changes: it was read as it is with all of them accepted.',
    ])
  })

  it.skipIf(WITHOUT_LIBREOFFICE !== null)(
    `counts long lists as LibreOffice does${
      WITHOUT_LIBREOFFICE === null ? '' : ` (not run: ${WITHOUT_LIBREOFFICE})`
    }`,
    () => {
      const next = random(7)
      const numbers = [
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="3"/></w:lvlOverride></w:num>',
      ].join('')
      let depth = 0
      const items = Array.from({ length: 300 }, (_, index) => {
        depth = Math.min(4, Math.max(0, depth + Math.floor(next() * 4) - 2))
        if (index === 0) depth = 0
        return item(depth, `w${index}`, depth === 2 && index > 150 && index < 160 ? 2 : 1)
      })
      const file = madeFile(items.join(''), { numbering: numbering(LEGAL_LEVELS, numbers) })
      const { provisions } = readCodeDocument(openWordFile(file), 'a file of the test')
      const theirs = textByLibreOffice(file)
        .split('\n')
        .map((line) => line.replace(/^\uFEFF/, '').trim())
        .filter((line) => line !== '')
      const ours = provisions.map(({ number, text }) => `${number} ${plainText(text)}`)
      expect(ours).toEqual(theirs.map((line) => line.replace(/^(\S+?)\.?\s+/, '$1 ')))
    },
  )
})

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}
