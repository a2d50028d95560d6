import { describe, expect, it } from 'vitest'
import { compareWord } from '../../legal-text/formats/docx/patch/compare-word.ts'
import { commentsOf } from '../../legal-text/formats/docx/reading.ts'
import { settled } from '../../legal-text/formats/docx/settle.ts'
import { verifyRedline } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { madeFile, paragraph, run, table } from './docx-made.ts'
import { sdkFindings } from './docx-oracles.ts'

const OPTIONS = { author: 'Ann', at: '2024-01-09T09:00:00.123Z' }
const CLAUSES = [
  'The Supplier shall keep a record of each Device that it installs.',
  'The DCC shall tell the Supplier of an update without delay.',
  'A Device that is removed shall become decommissioned.',
  'Each record shall be kept until every Device is removed.',
]

function compared(before: Uint8Array, after: Uint8Array) {
  const made = compareWord(before, after, OPTIONS)
  const redline = openWordFile(made.redline)
  expect(verifyRedline(redline, openWordFile(before), openWordFile(after))).toEqual([])
  return { ...made, file: redline, told: commentsOf(redline).map(({ text }) => text) }
}

const typed = (...order: readonly number[]) =>
  madeFile(
    order.map((each, index) => paragraph(run(`4.${index + 1}\t${CLAUSES[each]}`))).join('') +
      paragraph(run('End.')),
  )
const plain = (...order: readonly number[]) =>
  madeFile(order.map((each) => paragraph(run(CLAUSES[each] ?? ''))).join(''))

const LIST =
  '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="4.%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
const NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
const counted = (...order: readonly number[]) =>
  madeFile(order.map((each) => paragraph(NUMBERED, run(CLAUSES[each] ?? ''))).join(''), {
    numbering: LIST,
  })

describe('the redline of two Word files', () => {
  it('says in comments where a paragraph moved from and to, by the numbers that Word counts', () => {
    const { told, moved } = compared(counted(0, 1, 2, 3), counted(1, 2, 3, 0))
    expect(moved).toBe(1)
    expect(told.sort()).toEqual(['Moved from 4.1', 'Moved to 4.4'])
  })

  it('names a paragraph without a number by its place', () => {
    const { told } = compared(plain(0, 1, 2, 3), plain(1, 2, 3, 0))
    expect(told.sort()).toEqual(['Moved from paragraph 1', 'Moved to paragraph 4'])
  })

  it('says nothing where words that are typed anew in front make it another paragraph', () => {
    expect(compared(typed(0, 1, 2, 3), typed(0, 1, 2, 3)).told).toEqual([])
  })

  it('says it of a row once', () => {
    const row = (each: number) => [
      paragraph(run(`Term ${each}`)),
      paragraph(run(CLAUSES[each] ?? '')),
    ]
    const file = (...order: readonly number[]) =>
      madeFile(table(...order.map(row)) + paragraph(run('End.')))
    const { told } = compared(file(0, 1, 2, 3), file(1, 2, 3, 0))
    expect(told).toHaveLength(2)
    expect(told.sort()[0]).toMatch(/^Moved from paragraph 1$/)
  })

  it('keeps the comments that are there, and is valid', async ({ skip }) => {
    const comments =
      '<w:comments><w:comment w:id="3" w:author="Ben"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>'
    const mark = '<w:r><w:commentReference w:id="3"/></w:r>'
    const before = madeFile(
      paragraph(run(CLAUSES[0] ?? ''), mark) +
        [1, 2, 3].map((each) => paragraph(run(CLAUSES[each] ?? ''))).join(''),
      { comments },
    )
    const { told, redline, file } = compared(before, plain(0, 2, 3, 1))
    expect(told.sort()).toEqual(['Moved from paragraph 2', 'Moved to paragraph 4', 'Why?'])
    expect(settled(file, 'accepted').document.source).not.toContain('w:del ')
    const findings = await sdkFindings(redline)
    if (typeof findings === 'string') return skip(`not run: ${findings}`)
    expect(findings).toEqual([])
  })
})
