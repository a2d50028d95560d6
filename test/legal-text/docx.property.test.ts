import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { bodyLines } from '../../legal-text/formats/docx/reading.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { framed, type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { cases, redlineOf } from './docx-cases.ts'

const RUNS = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 500)

const options: RedlineOptions = {
  name: 'DP1 Legal Text',
  version: '0.1',
  documentTitle: 'Appendix ZZ',
  base: 'Appendix ZZ, version not stated',
  classification: 'Clear',
  notes: ['A note.'],
  author: 'Somebody',
  numbering: SEC_APPENDIX_STYLE,
}

describe('a redline as a Word file, over generated documents and gestures', () => {
  it('reads back as the proposal with all changes accepted, as the baseline with all rejected', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (generated) => {
        const redline = redlineOf(generated)
        const read = readBack(await writeRedline(redline, options))
        expect(read.accepted).toEqual(framed(options, redline.accepted))
        expect(read.rejected).toEqual(framed(options, redline.rejected))
        expect(read.faults).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  it('says the same with the reason of every change as a comment', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (generated) => {
        const redline = redlineOf(generated)
        const reasons = new Map(generated.changes.map(({ id }) => [id, `Why ${id}`]))
        const read = readBack(await writeRedline(redline, { ...options, reasons }))
        expect(read.accepted).toEqual(framed(options, redline.accepted))
        expect(read.rejected).toEqual(framed(options, redline.rejected))
        expect(read.faults).toEqual([])
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    )
  })

  it('is clean where it is the proposed text, and Word counts every number in it', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (generated) => {
        const { clean, accepted } = redlineOf(generated)
        const file = await writeRedline(clean, options)
        const read = readBack(file)
        expect(read.accepted).toEqual(framed(options, accepted))
        expect(read.revisions).toBe(0)
        const typed = bodyLines(openWordFile(file), 'redline').map(({ text }) => text)
        expect(typed.filter((text) => text.includes('\t'))).toEqual([])
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    )
  })
})
