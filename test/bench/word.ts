/** Two long Word files to a redline, beside docxodus' comparers in one run; and exports of thousands of changes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { docxDiffCompare, compareDocuments as docxodusCompare, initialize } from 'docxodus/core'
import type { CodeFile } from '../../electron/word/code-document.ts'
import { runGuarded } from '../../electron/word/guard.ts'
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
import { linesOf, reviewOf } from '../../renderer/import/document/review.ts'
import { execute } from '../../shared/execute.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { secDocument } from '../fixtures/sec-document.ts'
import { item, LEGAL_LEVELS, numbering } from '../fixtures/word-lists.ts'
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
  const [made, one, other] = [redline, old, now].map((bytes) => openWordFile(bytes))
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

const IMPORTS = [5000, 20_000] as const

/** Numbered at three levels by Word's own lists, as code documents are. */
function numberedFile(paragraphs: number): Uint8Array {
  const words = makePair('light', CHARACTERS).before.split('\n').map(escaped)
  const items = Array.from({ length: paragraphs }, (_, index) =>
    item(index % 20 === 0 ? 0 : index % 4 === 1 ? 1 : 2, words[index % words.length] ?? ''),
  )
  return madeFile(items.join(''), { numbering: numbering(LEGAL_LEVELS) })
}

/** The whole way of a code document: read in a process of its own, looked over, and taken over as a version. */
async function importRow(paragraphs: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'))
  try {
    const path = join(folder, 'long.docx')
    writeFileSync(path, numberedFile(paragraphs))
    let told = 0
    const [reading, read] = await timed(() =>
      runGuarded({ kind: 'code document', path }, () => {
        told += 1
      }),
    )
    if (!read.ok) throw new Error(read.error.message)
    const { provisions, findings } = read.value
    const [reviewing] = await timed(() => linesOf(reviewOf(asRead(read.value)), [...findings]))
    const workspace = dp255Workspace()
    const [document = ''] = workspace.document.keys()
    const [author = ''] = workspace.person.keys()
    const [taking, taken] = await timed(() =>
      execute(workspace, {
        name: 'version.import',
        args: {
          document: { id: document },
          label: '8.2',
          effectiveFrom: null,
          effectiveTo: null,
          numbering: read.value.numbering,
          provisions,
          drafts: [...workspace.draft.keys()],
          package: null,
        },
        author,
        at: OPTIONS.at,
        seed: 'seed-of-the-bench',
      }),
    )
    if (!taken.ok) throw new Error(taken.error.message)
    const parts = `read ${milliseconds(reading)} (progress told ${told} times), review ${milliseconds(reviewing)}, taken over ${milliseconds(taking)}`
    return {
      what: `import of ${provisions.length.toLocaleString('en')} paragraphs: ${parts}`,
      value: milliseconds(reading + reviewing + taking),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function asRead({ provisions, numbering: style, findings, leftOut, title }: CodeFile) {
  return {
    name: 'long.docx',
    title,
    provisions: [...provisions],
    numbering: style,
    findings: [...findings],
    leftOut: [...leftOut],
    package: null,
  }
}

export const word: Bench = {
  name: 'word',
  what: 'Word files to a redline, beside docxodus in one run',
  run: async () => {
    const rows = [...(await compareRows()), await exportRow(), await readRow()]
    for (const paragraphs of IMPORTS) rows.push(await importRow(paragraphs))
    return rows
  },
}
