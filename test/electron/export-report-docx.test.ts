import { beforeAll, describe, expect, it } from 'vitest'
import { reportDocument } from '../../electron/export/report-docx.ts'
import { readPart } from '../../legal-text/formats/docx/package.ts'
import { type ReadBack, readBack } from '../../legal-text/formats/docx/read.ts'
import { reportModel } from '../../shared/report/model.ts'
import { headingText, type Report } from '../../shared/report/report.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { docxodusLines, sdkFindings } from '../legal-text/docx-oracles.ts'
import {
  CONTACT,
  COVER,
  FOOTER,
  GLOSSARY,
  HEADINGS,
  INPUTS,
  QUOTATION,
  TIMETABLE,
  TOOK_PLACE,
} from '../shared/report/dp255.ts'

function model(): Report {
  const made = reportModel(dp255Workspace(), 'DP255')
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

let file: Uint8Array = new Uint8Array()
let xml = ''
let read: ReadBack = { accepted: [], rejected: [], revisions: 0, faults: [] }
beforeAll(async () => {
  file = await reportDocument(model())
  xml = readPart(file, 'word/document.xml')
  read = readBack(file)
})

const rowsOf = (text: string) => [...text.matchAll(/<w:tr>.*?<\/w:tr>/g)].map(([row]) => row)

describe('the report as a Word file', () => {
  it('has all that DP255 v0.2 has', () => {
    const text = read.accepted.join('\n')
    const [, reference = '', title = '', name = '', version = '', date = ''] = COVER
    const facts = [reference, `‘${title}’`, name, `Version ${version}`, date, QUOTATION]
    for (const fact of [...facts, ...CONTACT]) expect(text).toContain(fact)
    for (const cells of [...INPUTS, ...TIMETABLE, ...GLOSSARY]) {
      expect(text).toContain(cells.join('\n'))
    }
    const footer = readPart(file, 'word/footer1.xml')
    expect(footer).toContain(`${FOOTER}. DP255 Modification Report`)
    expect(footer).toMatch(/PAGE.*NUMPAGES/)
  })

  it('has headings of real levels, which the contents list with page numbers', () => {
    for (const [level, heading] of HEADINGS) {
      const style = level === 0 ? 'FrontHeading' : `Heading${level}`
      expect(xml).toMatch(
        new RegExp(`<w:pStyle w:val="${style}"/>(?:(?!</w:p>).)*>${plain(heading)}<`),
      )
    }
    const entries = read.accepted.filter((line) => /\t\d+$/.test(line))
    const listed = HEADINGS.filter(([level]) => level === 1 || level === 2)
    expect(entries.map((line) => line.replace(/\t\d+$/, ''))).toEqual([
      ...listed.map(([, heading]) => heading),
      'Appendix 3: Legal text',
    ])
    const pages = entries.map((line) => Number(/\d+$/.exec(line)?.[0]))
    expect(pages).toEqual([...pages].sort((left, right) => left - right))
    expect(xml).toMatch(/TOC [^<]*\\o/)
    expect(xml).not.toContain('w:dirty')
  })

  it('repeats the header row of each table, and names it in a caption', () => {
    const tables = xml.split('<w:tbl>').slice(1)
    expect(tables).toHaveLength(5)
    for (const table of tables) expect(rowsOf(table)[0]).toContain('<w:tblHeader/>')
    // Five tables, and the timetable as a chart.
    expect(xml.match(/<w:pStyle w:val="Caption"\/>/g)).toHaveLength(6)
    const captions = read.accepted.filter((line) => /^Table \d+: /.test(line))
    expect(captions.map((line) => line.replace(/:.*/, ''))).toEqual(
      [1, 2, 3, 4, 5].map((number) => `Table ${number}`),
    )
  })

  it('sets planned events in italics, and others upright', () => {
    const rows = rowsOf(xml).filter((row) =>
      TIMETABLE.some(([event]) => row.includes(`>${event}<`)),
    )
    expect(rows.map((row) => row.includes('<w:i/>'))).toEqual(
      TIMETABLE.map((_, index) => index >= TOOK_PLACE),
    )
  })

  it('says what it is in its properties, in British English', () => {
    const core = readPart(file, 'docProps/core.xml')
    expect(core).toContain('<dc:title>DP255 Modification Report v0.2</dc:title>')
    expect(core).toContain('<dc:creator>Ben Giblin</dc:creator>')
    expect(readPart(file, 'word/styles.xml')).toContain('w:lang w:val="en-GB"')
  })

  it('has legal text that can be accepted and rejected', () => {
    expect(read.faults).toEqual([])
    expect(read.accepted.some((line) => line.startsWith('4.1A\t'))).toBe(true)
    expect(read.rejected.some((line) => line.startsWith('4.1A'))).toBe(false)
    expect(read.rejected).toContain(`4.1\t${QUOTATION}`)
  })

  it('is not handed over where its legal text does not read as the draft', async () => {
    const report = model()
    const sections = report.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === 'redline' ? { ...block, rejected: ['4.1\tSomething else'] } : block,
      ),
    }))
    await expect(reportDocument({ ...report, sections })).rejects.toThrow(
      'with all changes rejected, the legal text does not read as the draft',
    )
  })

  it('passes the Open XML SDK’s validator', async ({ skip }) => {
    const findings = await sdkFindings(file)
    if (typeof findings === 'string') return skip(`not run: ${findings}`)
    expect(findings).toEqual([])
  })

  it('is accepted and rejected alike by docxodus', async () => {
    expect(await docxodusLines(file, 'accepted')).toEqual(read.accepted)
    expect(await docxodusLines(file, 'rejected')).toEqual(read.rejected)
  })

  it('has nothing to accept or reject where there is no legal text', async () => {
    const report = model()
    const sections = report.sections.filter(({ id }) => id !== 'legal-text')
    const bare = readBack(await reportDocument({ ...report, sections }))
    expect(bare.revisions).toBe(0)
    expect(bare.accepted).toContain(headingText({ number: 'Appendix 2', heading: 'Glossary' }))
  })
})

function plain(text: string): string {
  return text.replace(/[.?()]/g, '\\$&')
}
