/** Two long Word files to a redline, beside docxodus' comparers in one run; and exports of thousands of changes. */
import { docxDiffCompare, compareDocuments as docxodusCompare, initialize } from 'docxodus/core'
import type { TextChange } from '../../legal-text/changes.ts'
import { compareWord } from '../../legal-text/formats/docx/patch/compare-word.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { verifyRedline } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { writeRedline } from '../../legal-text/formats/docx/write.ts'
import type { Redline } from '../../legal-text/formats/redline.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { runsLength, textRun } from '../../legal-text/text.ts'
import { resolverOf, viewDocument } from '../../legal-text/views.ts'
import { secDocument } from '../fixtures/sec-document.ts'
import { madeFile, paragraph, run } from '../legal-text/docx-made.ts'
import { makePair } from './diff-pairs.ts'
import { type Bench, median, type Row } from './report.ts'

const CHARACTERS = 240_000
const GOAL = 20
const ROUNDS = 5
const CHANGES = 5000
const OPTIONS = { author: 'Bench', at: '2024-01-09T09:00:00Z' }

function fileOf(text: string): Uint8Array {
  return madeFile(
    text
      .split('\n')
      .map((line) => paragraph(run(escaped(line))))
      .join(''),
  )
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

async function timed<Value>(work: () => Value | Promise<Value>): Promise<readonly [number, Value]> {
  const started = performance.now()
  const value = await work()
  return [performance.now() - started, value]
}

function milliseconds(value: number): string {
  return `${Math.round(value).toLocaleString('en')} ms`
}

async function compareRows(): Promise<readonly Row[]> {
  const { before, after } = makePair('light', CHARACTERS)
  const [old, now] = [fileOf(before), fileOf(after)]
  const own: number[] = []
  let redline = new Uint8Array()
  for (let round = 0; round < ROUNDS; round += 1) {
    const [took, made] = await timed(() => compareWord(old, now, OPTIONS))
    own.push(took)
    redline = new Uint8Array(made.redline)
  }
  const [made, one, other] = [redline, old, now].map(openWordFile)
  const exact =
    made !== undefined && one !== undefined && other !== undefined
      ? verifyRedline(made, one, other).length === 0
      : false
  await initialize()
  const rows: Row[] = [
    {
      what: `ours, ${before.length.toLocaleString('en')} characters to a redline (median of ${ROUNDS})`,
      value: milliseconds(median(own)),
    },
    {
      what: 'ours, rejected the one and accepted the other',
      value: exact ? 'exactly' : 'not',
      goal: 'exactly',
      met: exact,
    },
  ]
  const peers = [
    ['docxodus compareDocuments', () => docxodusCompare(old, now)],
    ['docxodus docxDiffCompare', () => docxDiffCompare(old, now)],
  ] as const
  for (const [name, compare] of peers) {
    const [took, answer] = await timed(compare)
    const times = took / median(own)
    const read = readBack(answer)
    const same =
      read.accepted.join('\n') === readBack(now).accepted.join('\n') &&
      read.rejected.join('\n') === readBack(old).accepted.join('\n')
    rows.push({
      what: `${name} (once), ${same ? 'exact' : 'not exact'}`,
      value: milliseconds(took),
    })
    rows.push({
      what: `  ours beside it`,
      value: `${times.toFixed(1)} × faster`,
      goal: `≥ ${GOAL} ×`,
      met: times >= GOAL,
    })
  }
  return rows
}

/** A document in which thousands of provisions change, written as a redline. */
async function exportRow(): Promise<Row> {
  const provisions = secDocument(7, CHANGES + 1000)
  const stamp = { author: 'person', createdAt: OPTIONS.at, changedAt: OPTIONS.at }
  const changes = provisions
    .filter(({ text }) => runsLength(text) > 10)
    .slice(0, CHANGES)
    .map(
      ({ id }, index): TextChange => ({
        id: `change-${index}`,
        kind: 'text',
        draft: 'draft',
        document: 'document',
        provision: id,
        start: 2,
        end: 6,
        rank: 0,
        agreed: null,
        proposed: [{ ...textRun('changed'), author: 'person' }],
        reason: '',
        withdrawn: false,
        ...stamp,
      }),
    )
  const views = viewDocument(provisions, SEC_APPENDIX_STYLE, changes, 'redline')
  const redline: Redline = {
    views,
    resolve: resolverOf(views),
    resolveBaseline: resolverOf(viewDocument(provisions, SEC_APPENDIX_STYLE, [], 'baseline')),
    attribution: () => ({ author: 'Bench', date: OPTIONS.at }),
    insertionsIllustrative: false,
  }
  const [took, bytes] = await timed(() =>
    writeRedline(redline, {
      name: 'Bench Legal Text',
      version: '0.1',
      documentTitle: 'Made up',
      base: 'version not stated',
      classification: null,
      notes: [],
      author: 'Bench',
      numbering: SEC_APPENDIX_STYLE,
    }),
  )
  const { revisions } = readBack(bytes)
  return {
    what: `export of ${changes.length.toLocaleString('en')} changes (${revisions.toLocaleString('en')} revisions, ${Math.round(bytes.length / 1024)} kB)`,
    value: milliseconds(took),
  }
}

async function readRow(): Promise<Row> {
  const text = makePair('light', 2_000_000).before
  const file = fileOf(text)
  const [took, lines] = await timed(() => readBack(file).accepted.length)
  return {
    what: `reading some 1,000 pages (${lines.toLocaleString('en')} paragraphs)`,
    value: milliseconds(took),
  }
}

export const word: Bench = {
  name: 'word',
  what: 'Word files to a redline, beside docxodus in one run',
  run: async () => [...(await compareRows()), await exportRow(), await readRow()],
}
