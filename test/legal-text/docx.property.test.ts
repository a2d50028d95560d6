import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { framed, type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { cases, redlineOf } from './docx-cases.ts'

const RUNS = Number(process.env['WORKBENCH_PROPERTY_RUNS'] ?? 100)

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
      { numRuns: Math.ceil(RUNS / 2) },
    )
  })
})
