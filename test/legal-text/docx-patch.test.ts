import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWord } from '../../legal-text/formats/docx/patch/compare-word.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { bodyLines, linearLine } from '../../legal-text/formats/docx/reading.ts'
import { settled } from '../../legal-text/formats/docx/settle.ts'
import { allLines, verifyRedline } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { madeFile, paragraph, run, table } from './docx-made.ts'

const OPTIONS = { author: 'Ann & Co', at: '2024-01-09T09:00:00.123Z' }
const RUNS = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 100)

type Parts = Parameters<typeof madeFile>[1]

/** Compares two bodies, checks every reading of the redline, and gives its XML and what it reads as. */
function compared(before: string, after: string, parts: Parts = {}, otherParts: Parts = parts) {
  const [old, now] = [madeFile(before, parts), madeFile(after, otherParts)]
  const { redline, ...tally } = compareWord(old, now, OPTIONS)
  const [made, one, other] = [redline, old, now].map((bytes) => openWordFile(bytes))
  if (made === undefined || one === undefined || other === undefined) throw new Error()
  expect(verifyRedline(made, one, other)).toEqual([])
  const check = readBack(redline)
  expect(check.accepted).toEqual(readBack(now).accepted)
  expect(check.rejected).toEqual(readBack(old).accepted)
  expect(check.faults).toEqual([])
  expect(allLines(settled(made, 'accepted'), 'accepted')).toEqual(allLines(other, 'accepted'))
  expect(allLines(settled(made, 'rejected'), 'accepted')).toEqual(allLines(one, 'accepted'))
  return {
    ...tally,
    made,
    xml: made.document.source,
    lines: bodyLines(made, 'redline').map(linearLine),
  }
}

const SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
const styled = (style: string, ...content: readonly string[]) =>
  paragraph(`<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`, ...content)

describe('a Word file patched to a redline', () => {
  it('changes nothing where nothing differs, to the byte', () => {
    const file = madeFile(paragraph(run('The same.')) + SECTION)
    const { redline, changes } = compareWord(file, file, OPTIONS)
    expect(changes).toBe(0)
    expect(redline).toBe(file)
  })

  it('writes only the paragraph that changes anew, with author and time', () => {
    const kept =
      '<w:p w:rsidR="00AA11BB"><w:r w:rsidRPr="00AA11BB"><w:t>Kept as it lies.</w:t></w:r></w:p>'
    const { xml, lines } = compared(
      kept + paragraph(run('The DCC may act.', '<w:color w:val="FF0000"/>')) + SECTION,
      kept + paragraph(run('The DCC shall act.')) + SECTION,
    )
    expect(xml).toContain(kept)
    expect(xml).toContain(SECTION)
    expect(xml).toContain('w:author="Ann &amp; Co" w:date="2024-01-09T09:00:00Z"')
    expect(xml).toContain(
      '<w:rPr><w:color w:val="FF0000"/></w:rPr><w:delText xml:space="preserve">may',
    )
    expect(lines[1]).toBe('The DCC [deleted: may][inserted: shall] act.')
  })

  it('marks paragraphs that come and go in the middle and at the very end', () => {
    const one = paragraph(run('The first of the paragraphs.'))
    const two = paragraph(run('Something else entirely here.'))
    const three = paragraph(run('A third thing to be said.'))
    expect(compared(one + two + three, one + three).lines[1]).toBe(
      '[deleted: Something else entirely here.¶]',
    )
    expect(compared(one + three, one + two + three).lines[1]).toBe(
      '[inserted: Something else entirely here.¶]',
    )
    // The last mark of a body cannot go: the one in front of what goes does.
    expect(compared(one + two, one).lines).toEqual([
      'The first of the paragraphs.[deleted: ¶]',
      '[deleted: Something else entirely here.]',
    ])
    expect(compared(one, one + two + three).lines).toHaveLength(3)
    expect(compared(one + two, one + three).lines).toHaveLength(2)
  })

  it('splits and joins paragraphs at their marks', () => {
    const whole =
      'The DCC shall establish the Inventory. The DCC shall maintain the Inventory at all times.'
    const [first, second] = [whole.slice(0, 38), whole.slice(39)]
    const parts = paragraph(run(first)) + paragraph(run(second))
    expect(compared(paragraph(run(whole)) + SECTION, parts + SECTION).changes).toBe(1)
    expect(compared(parts + SECTION, paragraph(run(whole)) + SECTION).changes).toBe(1)
  })

  it('marks rows with their cells, and leaves the other rows as they are', () => {
    const row = (...words: readonly string[]) => words.map((text) => paragraph(run(text)))
    const [one, two, three] = [
      row('Hub', 'means a hub'),
      row('Meter', 'means a meter'),
      row('Panel', 'means the Panel'),
    ]
    const end = paragraph(run('End.'))
    const gone = compared(table(one, two, three) + end, table(one, three) + end)
    expect(gone.xml).toMatch(/<w:tr><w:trPr><w:del [^>]+\/><\/w:trPr>/)
    const come = compared(table(one, three) + end, table(one, two, three) + end)
    expect(come.xml).toMatch(/<w:tr><w:trPr><w:ins [^>]+\/><\/w:trPr>/)
    const cell = compared(table(one, two) + end, table(one, row('Meter', 'means any meter')) + end)
    expect(cell.lines[3]).toBe('means [deleted: a][inserted: any] meter')
    compared(table(one, two) + end, table(row('Hub', 'means', 'a hub')) + end)
    compared(end + table(one) + end, end + end)
    compared(end, table(one) + end)
  })

  it('tracks marks and the looks of paragraphs as changes of format', () => {
    const marks = compared(
      paragraph(run('The Smart Meter works.')),
      paragraph(run('The '), run('Smart Meter', '<w:b/>'), run(' works.')),
    )
    expect(marks).toMatchObject({ changes: 0, formats: 1 })
    expect(marks.xml).toMatch(
      /<w:rPr><w:b\/><w:rPrChange [^>]+><w:rPr><\/w:rPr><\/w:rPrChange><\/w:rPr>/,
    )
    const styles = `<w:styles><w:style w:type="paragraph" w:styleId="Heading"><w:name w:val="Heading"/></w:style></w:styles>`
    const looks = compared(paragraph(run('A title')), styled('Heading', run('A title')), { styles })
    expect(looks).toMatchObject({ changes: 0, formats: 1 })
    expect(looks.xml).toMatch(
      /<w:pStyle w:val="Heading"\/><w:pPrChange [^>]+><w:pPr><\/w:pPr><\/w:pPrChange>/,
    )
  })

  const field = (instruction: string, ...result: readonly string[]) =>
    [
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
      `<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>`,
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      ...result,
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ].join('')

  it('takes a field out with its instruction, and leaves one alone whose surroundings change', () => {
    const gone = compared(
      paragraph(run('See clause '), field(' REF a ', run('4.1')), run(' and act.')),
      paragraph(run('See nothing at all and act.')),
    )
    expect(gone.xml).toContain('<w:delInstrText xml:space="preserve"> REF a </w:delInstrText>')
    const kept = compared(
      paragraph(run('See clause '), field(' REF a ', run('4.1')), run(' and act.')),
      paragraph(run('See clause '), field(' REF a ', run('4.1')), run(' and wait.')),
    )
    expect(kept.xml).not.toContain('delInstrText')
    const simple = compared(
      paragraph(
        run('On page '),
        `<w:fldSimple w:instr=" PAGE ">${run('7')}</w:fldSimple>`,
        run(' it says so.'),
      ),
      paragraph(run('Somewhere it says so.')),
    )
    expect(simple.xml).toContain('delInstrText')
  })

  it('keeps links, bookmarks and content controls around the words that stay', () => {
    const body = (word: string) =>
      paragraph(
        '<w:bookmarkStart w:id="5" w:name="clause"/>',
        run('The '),
        `<w:hyperlink w:anchor="clause">${run('linked words')}</w:hyperlink>`,
        `<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>${run(` ${word} controlled`)}</w:sdtContent></w:sdt>`,
        '<w:bookmarkEnd w:id="5"/>',
      )
    const { xml } = compared(body('are'), body('were'))
    expect(xml.match(/<w:hyperlink /g)).toHaveLength(1)
    expect(xml.match(/<w:id w:val="77"\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:bookmark(Start|End) /g)).toHaveLength(2)
  })

  it('compares footnotes, and brings one along with the reference to it', () => {
    const note = (id: number, text: string) =>
      `<w:footnote w:id="${id}">${paragraph('<w:r><w:footnoteRef/></w:r>', run(text))}</w:footnote>`
    const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
    const notes = (...list: readonly string[]) => ({
      footnotes: `<w:footnotes>${list.join('')}</w:footnotes>`,
    })
    const body = paragraph(run('The DCC shall act'), reference(2), run('.'))
    const edited = compared(body, body, notes(note(2, 'As it was.')), notes(note(2, 'As it is.')))
    expect(edited.made.side('footnotes')?.source).toContain(
      '<w:delText xml:space="preserve">was</w:delText>',
    )
    const come = compared(
      body,
      paragraph(run('The DCC'), reference(1), run(' shall act'), reference(2), run('.')),
      notes(note(2, 'As it was.')),
      notes(note(1, 'The company.'), note(2, 'As it was.')),
    )
    expect(come.made.side('footnotes')?.source).toContain('<w:footnote w:id="3">')
    compared(paragraph(run('The DCC shall act.')), body, {}, notes(note(2, 'As it was.')))
    compared(body, paragraph(run('The DCC shall act.')), notes(note(2, 'As it was.')), {})
  })

  it('brings styles and lists along that the file does not have', () => {
    const style = (id: string, base: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${base}"/></w:style>`
    const list = (number: number, format: string) =>
      `<w:numbering><w:abstractNum w:abstractNumId="${number}"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="${number}"/></w:num></w:numbering>`
    const listed = paragraph(
      '<w:pPr><w:pStyle w:val="Clause"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
      run('A clause that comes.'),
    )
    const { made } = compared(
      paragraph(run('Stays.')) + SECTION,
      listed + paragraph(run('Stays.')) + SECTION,
      {
        styles: `<w:styles>${style('Normal', 'Normal')}</w:styles>`,
        numbering: list(0, 'decimal'),
      },
      {
        styles: `<w:styles>${style('Clause', 'Level')}${style('Level', 'Clause')}</w:styles>`,
        numbering: list(4, 'upperRoman'),
      },
    )
    expect(made.side('styles')?.source).toMatch(/styleId="Clause".+basedOn w:val="Level"/)
    expect(made.side('numbering')?.source).toContain('upperRoman')
    expect(made.document.source).toContain('<w:numId w:val="2"/>')
  })

  it('takes tracked changes of the two files as accepted', () => {
    const pending = `<w:ins w:id="1" w:author="X"><w:r><w:t xml:space="preserve">soon </w:t></w:r></w:ins>`
    const { settled: sides, lines } = compared(
      paragraph(run('Act '), pending, run('please.')),
      paragraph(run('Act soon now.')),
    )
    expect(sides).toEqual(['before'])
    expect(lines).toEqual(['Act soon [deleted: please][inserted: now].'])
  })

  it('says where a file is no Word document', () => {
    const file = madeFile(paragraph(run('x')))
    expect(() => compareWord(file, new Uint8Array([1, 2]), OPTIONS)).toThrow('not a Word document')
  })
})

const words = fc.constantFrom(
  'the',
  'DCC',
  'shall',
  'Hub',
  '4.1(b)',
  'five (5)',
  'Panel',
  ' ',
  '“quoted”',
)
const runs = fc.array(
  fc.tuple(fc.array(words, { maxLength: 6 }), fc.constantFrom('', '<w:b/>', '<w:i/>')),
  { maxLength: 4 },
)
const someParagraph = runs.map((list) =>
  paragraph(...list.map(([texts, format]) => run(texts.join(' '), format))),
)
const someTable = fc
  .array(fc.tuple(someParagraph, someParagraph), { minLength: 1, maxLength: 3 })
  .map((rows) => table(...rows))
const body = fc
  .array(fc.oneof({ weight: 4, arbitrary: someParagraph }, { weight: 1, arbitrary: someTable }), {
    maxLength: 8,
  })
  .map((blocks) => blocks.filter((block, index) => !(isTable(block) && isTable(blocks[index - 1]))))

function isTable(block: string | undefined): boolean {
  return block?.startsWith('<w:tbl>') === true
}

/** The blocks, some left out, some doubled, some put elsewhere, some of another document between them. */
const edited = fc
  .tuple(body, body, fc.array(fc.tuple(fc.nat(7), fc.nat(3), fc.nat(7)), { maxLength: 4 }))
  .map(([before, other, edits]) => {
    const after = [...before]
    for (const [at, how, from] of edits) {
      const place = at % (after.length + 1)
      const block = other[from % Math.max(1, other.length)] ?? paragraph(run('x'))
      if (how === 0) after.splice(place, 1)
      if (how === 1) after.splice(place, 0, block)
      if (how === 2) after.splice(place, 1, block)
      if (how === 3) after.splice(place, 0, ...after.splice(0, 1))
    }
    return [
      before,
      after.filter((one, index) => !(isTable(one) && isTable(after[index - 1]))),
    ] as const
  })

describe('two generated Word files', () => {
  it('make a redline that is the one rejected and the other accepted, by every reader of ours', () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        const end = paragraph(run('The end.')) + SECTION
        compared(before.join('') + end, after.join('') + end)
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    )
  })

  it('do so too where they end in different words', () => {
    fc.assert(
      fc.property(edited, someParagraph, someParagraph, ([before, after], one, other) => {
        compared(before.join('') + one, after.join('') + other)
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    )
  })
})
