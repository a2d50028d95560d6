import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CliCommand } from '../../electron/cli/command.ts'
import { exportCommand } from '../../electron/cli/export.ts'
import { importCommand } from '../../electron/cli/import.ts'
import { readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { commentsOf } from '../../legal-text/formats/docx/reading.ts'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { settled } from '../../legal-text/formats/docx/settle.ts'
import { allLines } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile, type WordFile } from '../../legal-text/formats/docx/word-file.ts'
import { compareReturned } from '../../legal-text/returned.ts'
import { plainText } from '../../legal-text/text.ts'
import { item, LEGAL_LEVELS, numbering } from '../fixtures/word-lists.ts'
import { madeFile, paragraph, run, table } from '../legal-text/docx-made.ts'
import { docxodusLines, sdkFindings } from '../legal-text/docx-oracles.ts'
import { savedByLibreOffice, WITHOUT_LIBREOFFICE } from '../legal-text/libreoffice.ts'
import { freshFolder, sampleFile } from './store-fixture.ts'

const QUOTED =
  "Where the DCC receives a communication originating from a Communications Hub Function which does not have an SMI Status of 'commissioned' confirming that it has connected to the SMWAN, the DCC shall update the SMI Status of the Communications Hub Function to 'commissioned'."

/** Appendix AC as a Word file of this test: only 4.1 is real wording. */
function appendix(more = '', after = ''): Uint8Array {
  const body = [
    paragraph('<w:pPr><w:jc w:val="center"/></w:pPr>', run('A cover that is no clause', '<w:b/>')),
    item(0, 'Interpretation'),
    table([paragraph(run('Device', '<w:b/>')), paragraph(run('means a thing.'))]),
    item(0, 'A second section'),
    item(0, 'A third section'),
    item(0, 'Install and Commission'),
    paragraph(
      '<w:pPr><w:keepLines/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
      run(QUOTED.slice(0, 60), '<w:color w:val="00AA00"/>'),
      run(QUOTED.slice(60)),
    ),
    item(1, 'A clause of this test behind it.'),
    more,
    paragraph(),
    after,
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
  ].join('')
  return madeFile(body, { numbering: numbering(LEGAL_LEVELS) })
}

async function ranBy(command: CliCommand, folder: string, ...args: string[]) {
  const said = { answer: '', notes: '' }
  const code = await command.run(args, {
    answer: (text) => {
      said.answer += `${text}\n`
    },
    note: (text) => {
      said.notes += `${text}\n`
    },
    folder,
  })
  return { ...said, code }
}

async function exported(word: Uint8Array, ...args: string[]) {
  const folder = freshFolder()
  const into = sampleFile()
  writeFileSync(join(folder, 'Appendix AC.docx'), word)
  const taken = await ranBy(
    importCommand,
    folder,
    'Appendix AC.docx',
    '--into',
    into,
    '--as',
    'code-document',
    '--label',
    '8.2',
  )
  expect(taken.notes).toContain('legal text is exported in it')
  const done = await ranBy(
    exportCommand,
    folder,
    into,
    '--modification',
    'DP255',
    '--out',
    'out',
    '--documents',
    'legal-text,proposed-text',
    '--formats',
    'docx',
    '--json',
    ...args,
  )
  const file = (what: string) =>
    openWordFile(
      new Uint8Array(readFileSync(join(folder, 'out', `DP255 Legal Text v0.1 (${what}).docx`))),
    )
  return {
    ...done,
    redline: file('redline'),
    clean: file('proposed'),
    told: JSON.parse(done.answer),
  }
}

function paragraphsIn({ document }: WordFile): readonly string[] {
  return [...document.source.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/g)].map(([text]) => text)
}

test('legal text is exported in the file that was imported, and only what changes is written anew', async () => {
  const word = appendix()
  const original = openWordFile(word)
  const { redline, clean, notes, told } = await exported(word)
  expect(notes).toContain('Made in the file that was imported, “Appendix AC.docx”.')
  expect(told.receipts[0]).toMatchObject({
    madeIn: { kind: 'imported file', name: 'Appendix AC.docx' },
  })

  const before = paragraphsIn(original)
  for (const made of [redline, clean]) {
    const now = new Set(paragraphsIn(made))
    const same = before.filter((each) => now.has(each))
    expect(before.length - same.length).toBe(1)
    for (const name of original.package.names) {
      if (/document\.xml|numbering\.xml|Content_Types/.test(name)) continue
      expect(made.package.bytes(name), name).toEqual(original.package.bytes(name))
    }
  }
  expect(allLines(redline, 'rejected')).toEqual(allLines(original, 'accepted'))
  expect(redline.package.text('customXml/workbench.xml')).toMatch(
    / base="[0-9a-f]{64}" .* changes="a-c1"/,
  )
  expect(redline.document.source).toContain(
    '<w:rPr><w:color w:val="00AA00"/></w:rPr><w:t xml:space="preserve">Where the DCC',
  )

  for (const proposal of [settled(redline, 'accepted'), clean]) {
    const read = readCodeDocument(proposal, 'A test').provisions
    const numbers = read.map(({ number }) => number).filter((number) => number !== null)
    expect(numbers).toEqual(['1', '2', '3', '4', '4.1', '4.1A', '(a)', '(b)', '4.2'])
    const words = read.map(({ text }) => plainText(text)).join('\n')
    expect(words).toContain('but that update shall not of itself mean')
    expect(words).toContain('its Communications Hub Function; and')
  }
  expect(clean.document.source).not.toMatch(/<w:(ins|del) /)
  const comments = commentsOf(redline).map(({ text }) => text)
  expect(comments[0]).toContain('DP255 Legal Text v0.1, draft.')
  expect(comments[0]).toContain('Base text: version 8.2.')
  expect(comments[0]).toContain('Exploratory')
  expect(commentsOf(clean)).toEqual([])
})

test('docxodus accepts and rejects it alike, and the validator finds no more than in the imported file', async () => {
  const word = appendix()
  const { redline } = await exported(word, '--comments')
  expect(await docxodusLines(redline.bytes, 'rejected')).toEqual(readBack(word).accepted)
  expect(await docxodusLines(redline.bytes, 'accepted')).toEqual(readBack(redline.bytes).accepted)
  const [made, own] = [await sdkFindings(redline.bytes), await sdkFindings(word)]
  if (typeof made === 'string' || typeof own === 'string') {
    process.stdout.write(`The validator was not run: ${String(made)}\n`)
    return
  }
  expect(made.length).toBeLessThanOrEqual(own.length)
})

test('a returned copy is matched by the bookmarks in front of its paragraphs', async () => {
  const { redline } = await exported(appendix())
  const copy = readReturned(redline)
  expect(copy.trace?.document).toBe('appendix-ac')
  const known = new Set(copy.sent.map(({ provision }) => provision))
  expect(known.has('ac-4.1')).toBe(true)
  const marked = copy.paragraphs.filter(({ bookmark }) => bookmark !== null)
  expect(marked.length).toBe(copy.sent.length)
  const changed = copy.sent.find(({ provision }) => provision === 'ac-4.1')
  expect(changed?.baseline).toBe(QUOTED)
  expect(changed?.proposed).not.toBe(QUOTED)
})

test('a document is made anew where that is asked for, and says so', async () => {
  const { notes, told } = await exported(appendix(), '--anew')
  expect(notes).toContain('Made anew: As was asked for.')
  expect(told.receipts[0].madeIn.kind).toBe('made anew')
})

test('a document is made anew, and says why, where the imported file holds tracked changes', async () => {
  const revised = paragraph(
    '<w:ins w:id="1" w:author="Somebody" w:date="2024-01-01T00:00:00Z">',
    run('Words that somebody has inserted.'),
    '</w:ins>',
  )
  const { notes, redline } = await exported(appendix(revised))
  expect(notes).toContain(
    'Made anew: The imported file holds tracked changes of its own, which the version has taken as accepted.',
  )
  expect(allLines(redline, 'accepted').join('\n')).toContain('shall not of itself mean')
})

test.skipIf(WITHOUT_LIBREOFFICE !== null)(
  `a copy that LibreOffice opened and saved comes back with the same changes${WITHOUT_LIBREOFFICE === null ? '' : ` (not run: ${WITHOUT_LIBREOFFICE})`}`,
  async () => {
    const { redline } = await exported(appendix())
    const [saved] = savedByLibreOffice([redline.bytes])
    const items = (file: WordFile) => {
      const copy = readReturned(file)
      return compareReturned(copy, readReturned(redline).sent).map(
        ({ kind, provision, words, matched }) => ({ kind, provision, words, matched }),
      )
    }
    const sent = items(redline)
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['as sent']))
    expect(items(openWordFile(saved ?? new Uint8Array()))).toEqual(sent)
  },
)
