import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWord } from '../../legal-text/formats/docx/patch/compare-word.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { traceOf, withTrace } from '../../legal-text/formats/docx/trace.ts'
import { allLines } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { writeRedline } from '../../legal-text/formats/docx/write.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { compareReturned } from '../../legal-text/returned.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { insertedBehind, paragraphBehind, sentCopy } from '../shared/returned-copy.ts'
import { cases, redlineOf } from './docx-cases.ts'
import { madeFile, paragraph, run } from './docx-made.ts'
import { docxodusLines, sdkFindings } from './docx-oracles.ts'
import { savedByLibreOffice, settleWithLibreOffice, WITHOUT_LIBREOFFICE } from './libreoffice.ts'

const notRun = WITHOUT_LIBREOFFICE === null ? '' : ` (not run: ${WITHOUT_LIBREOFFICE})`

describe('a copy that is opened and saved by LibreOffice', () => {
  it.skipIf(WITHOUT_LIBREOFFICE !== null)(`comes back with the same changes${notRun}`, async () => {
    const sent = await sentCopy(dp255Workspace())
    const known = traceOf(openWordFile(sent))?.sent ?? []
    const copies = [
      sent,
      insertedBehind(sent, 'SMWAN', ' At once.'),
      paragraphBehind(sent, 'SMWAN', 'A thought of the reviewer.'),
    ]
    const items = (bytes: Uint8Array) =>
      compareReturned(readReturned(openWordFile(bytes)), known).map(
        ({ kind, provision, words, untracked, author }) => ({
          kind,
          provision,
          words,
          untracked,
          author,
        }),
      )
    const saved = savedByLibreOffice(copies)
    for (const [index, copy] of copies.entries()) {
      expect(items(saved[index] ?? new Uint8Array())).toEqual(items(copy))
    }
  })
})

const options = {
  name: 'Generated Legal Text',
  version: '0.1',
  documentTitle: 'Made up',
  base: 'version not stated',
  classification: null,
  notes: [],
  author: 'Somebody',
  numbering: SEC_APPENDIX_STYLE,
}
const trace = { draft: 'a', document: 'b', base: 'c', proposal: 'd' }

describe('redlines of generated documents that LibreOffice saved', () => {
  it.skipIf(WITHOUT_LIBREOFFICE !== null)(`come back with the same changes${notRun}`, async () => {
    const generated = fc.sample(cases, { numRuns: 12, seed: 255 })
    const sent: Uint8Array[] = []
    for (const each of generated) {
      const redline = redlineOf(each)
      const plain = await writeRedline(redline, options)
      sent.push(withTrace(plain, redline.views, trace))
    }
    const saved = savedByLibreOffice(sent)
    let compared = 0
    for (const [index, file] of sent.entries()) {
      const known = traceOf(openWordFile(file))?.sent ?? []
      const read = (bytes: Uint8Array) =>
        compareReturned(readReturned(openWordFile(bytes)), known)
          .filter(({ kind }) => kind !== 'as sent')
          .map(({ kind, provision, words }) => ({ kind, provision, words }))
      expect(read(saved[index] ?? new Uint8Array()), `document ${index}`).toEqual(read(file))
      compared += known.length
    }
    expect(compared).toBeGreaterThan(50)
  })
})

/** Lines of which one tells another apart, with one to three of them changed. */
const lines = fc.array(fc.constantFrom('act', 'wait', 'report', 'publish', 'notify', 'confirm'), {
  minLength: 3,
  maxLength: 6,
})
const pair = fc
  .tuple(lines, fc.array(fc.tuple(fc.nat(5), fc.nat(2)), { minLength: 1, maxLength: 3 }))
  .map(([verbs, edits]) => {
    const before = verbs.map(
      (verb, index) => `${index + 1} The DCC shall ${verb} within five (5) days.`,
    )
    const after = [...before]
    for (const [at, how] of edits) {
      const place = at % after.length
      if (how === 0 && after.length > 1) after.splice(place, 1)
      if (how === 1) after.splice(place, 0, `A new line is put in at ${place}.`)
      if (how === 2) after[place] = (after[place] ?? '').replace('shall', 'may not')
    }
    const fileOf = (list: readonly string[]) =>
      madeFile(list.map((line) => paragraph(run(line))).join(''))
    return { before: fileOf(before), after: fileOf(after) }
  })

describe('a redline of two generated Word files', () => {
  const redlines = fc.sample(pair, { numRuns: 8, seed: 255 }).map(({ before, after }) => ({
    file: compareWord(before, after, { author: 'A', at: '2024-01-09T09:00:00Z' }).redline,
    accepted: allLines(openWordFile(after), 'accepted'),
    rejected: allLines(openWordFile(before), 'accepted'),
  }))

  it('is accepted and rejected by docxodus to the two, and the validator finds nothing', async ({
    skip,
  }) => {
    for (const { file, accepted, rejected } of redlines) {
      expect(await docxodusLines(file, 'accepted')).toEqual(accepted)
      expect(await docxodusLines(file, 'rejected')).toEqual(rejected)
    }
    const [first] = redlines
    const findings = await sdkFindings(first?.file ?? new Uint8Array())
    if (typeof findings === 'string') return skip(`validator not run: ${findings}`)
    expect(findings).toEqual([])
  })

  it.skipIf(WITHOUT_LIBREOFFICE !== null)(`is by LibreOffice too${notRun}`, () => {
    const answers = settleWithLibreOffice(redlines.map(({ file }) => file))
    for (const [index, { accepted, rejected }] of redlines.entries()) {
      expect(readBack(answers[index]?.accepted ?? new Uint8Array()).accepted).toEqual(accepted)
      expect(readBack(answers[index]?.rejected ?? new Uint8Array()).accepted).toEqual(rejected)
    }
  })
})
