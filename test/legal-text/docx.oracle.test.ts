import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { framed, type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import { type Redline, structureOf } from '../../legal-text/formats/redline.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import { draftRedlines } from '../../shared/report/redline.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { cases, type Readings, redlineOf } from './docx-cases.ts'
import { docxodusLines, sdkFindings, settledLines } from './docx-oracles.ts'
import { settleWithLibreOffice, textsByLibreOffice, WITHOUT_LIBREOFFICE } from './libreoffice.ts'

const GENERATED = 12

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

interface Written extends Readings {
  readonly file: Uint8Array
  readonly deletesRows: boolean
  /** Whether LibreOffice takes each paragraph that comes for one revision: see `paragraphMark`. */
  readonly whole: boolean
}
let files: readonly Written[] = []

beforeAll(async () => {
  const generated = fc.sample(cases, { numRuns: GENERATED, seed: 255 })
  files = await Promise.all([
    sampleDraft(),
    ...generated.map(async (each, index) => {
      const redline = redlineOf(each)
      // Every second file with comments, which bring parts of their own.
      const reasons = new Map(
        index % 2 === 0 ? [] : each.changes.map(({ id }) => [id, `Why ${id}`] as const),
      )
      const deletesRows = redline.views.some(
        ({ kind, presence }) => kind === 'row' && presence === 'deleted',
      )
      return {
        file: await writeRedline(redline, { ...options, reasons }),
        accepted: framed(options, redline.accepted),
        rejected: framed(options, redline.rejected),
        deletesRows,
        whole:
          reasons.size === 0 &&
          !deletesRows &&
          redline.views.every((view) => isOneRevision(view, redline)),
      }
    }),
  ])
})

/** A paragraph that comes as a whole does so by one person alone, and has not moved, as a comment would say. */
function isOneRevision(view: ProvisionView, { attribution }: Redline): boolean {
  if (view.moved !== null || view.runsOn !== null || view.continues) return false
  const whole = attribution(structureOf(view), null).author
  return view.segments.every(
    ({ change, author }) =>
      view.presence === 'kept' || attribution(change, author).author === whole,
  )
}

/** Option A adds words at the end of 4.1 and a clause behind it: where revisions are most easily run together. */
async function sampleDraft(): Promise<Written> {
  const workspace = dp255Workspace()
  const draft = [...workspace.draft.values()].find(({ preferred }) => preferred)
  const made = draft === undefined ? undefined : draftRedlines(workspace, draft)[0]
  if (made === undefined) throw new Error('The sample has no redline.')
  const all = new Set(made.redline.views.map(({ id }) => id))
  return {
    file: await writeRedline(made.redline, options),
    accepted: framed(options, made.accepted(all)),
    rejected: framed(options, made.rejected(all)),
    deletesRows: false,
    whole: true,
  }
}

describe('the Open XML SDK’s validator', () => {
  it('finds nothing in redlines, with comments and without', async ({ skip }) => {
    for (const { file } of files.slice(0, 5)) {
      const findings = await sdkFindings(file)
      if (typeof findings === 'string') return skip(`not run: ${findings}`)
      expect(findings).toEqual([])
    }
  })
})

describe('docxodus', () => {
  it('accepts to the proposal and rejects to the baseline', async () => {
    for (const { file, accepted, rejected } of files) {
      expect(await docxodusLines(file, 'accepted')).toEqual(accepted)
      expect(await docxodusLines(file, 'rejected')).toEqual(rejected)
    }
  })
})

describe('LibreOffice', () => {
  it.skipIf(WITHOUT_LIBREOFFICE !== null)(
    `accepts to the proposal and rejects to the baseline${
      WITHOUT_LIBREOFFICE === null ? '' : ` (not run: ${WITHOUT_LIBREOFFICE})`
    }`,
    () => {
      expect(files.filter(({ whole }) => whole).length).toBeGreaterThan(3)
      const answers = settleWithLibreOffice(files.map(({ file }) => file))
      for (const [index, { accepted, rejected, deletesRows, whole }] of files.entries()) {
        const answer = answers[index]
        if (answer === undefined) throw new Error('LibreOffice left a file out.')
        const filled = (lines: readonly string[]) => {
          // A typed number that runs on into a paragraph with one of its own is the same flaw.
          const bare = whole ? lines : lines.map((line) => line.replace(/^(\S{1,24}\t)+/, ''))
          return deletesRows ? withoutEmpty(bare) : bare
        }
        expect(filled(settledLines(answer.accepted))).toEqual(filled(accepted))
        expect(filled(settledLines(answer.rejected))).toEqual(filled(rejected))
      }
    },
  )

  it.skipIf(WITHOUT_LIBREOFFICE !== null)(
    `prints the numbers that we hold${
      WITHOUT_LIBREOFFICE === null ? '' : ` (not run: ${WITHOUT_LIBREOFFICE})`
    }`,
    () => {
      const whole = files.filter((each) => each.whole).slice(0, 4)
      const answers = settleWithLibreOffice(whole.map(({ file }) => file))
      const texts = textsByLibreOffice(
        answers.flatMap(({ accepted, rejected }) => [accepted, rejected]),
      )
      for (const [index, { accepted, rejected }] of whole.entries()) {
        expect(numbersOf(texts[index * 2] ?? '')).toEqual(numbersOf(accepted.join('\n')))
        expect(numbersOf(texts[index * 2 + 1] ?? '')).toEqual(numbersOf(rejected.join('\n')))
      }
    },
  )
})

const NUMBERED = /^\s*([^\s(]*\d+[A-Z]?(?:\.\d+[A-Z]*)*\.?|\([a-zA-Z]+\)\.?)(?:[\s\t]|$)/

/** The numbers that lines begin with. */
function numbersOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => NUMBERED.exec(line)?.[1] ?? [])
}

/**
 * Where rows are deleted, LibreOffice 7.4 leaves an empty paragraph of the one in front of the table, numbered, and a joiner
 * (U+200D) in empty cells: its own, and no words of ours.
 */
function withoutEmpty(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line !== '' && line !== '\u200D')
}
