import { beforeAll, describe, expect, it } from 'vitest'
import { readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { withParts } from '../../legal-text/formats/docx/package.ts'
import { compareWord } from '../../legal-text/formats/docx/patch/compare-word.ts'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { withTrace } from '../../legal-text/formats/docx/trace.ts'
import { verifyRedline } from '../../legal-text/formats/docx/verify.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import { type DraftRedline, draftRedlines } from '../../shared/report/redline.ts'
import { takenItems } from '../../shared/returned/items.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import type { Workspace } from '../../shared/workspace.ts'
import { madeFile, paragraph, run } from './docx-made.ts'

let workspace: Workspace
let made: DraftRedline
let redline: Uint8Array
let clean: Uint8Array

beforeAll(async () => {
  workspace = dp255Workspace()
  const draft = [...workspace.draft.values()].find(({ preferred }) => preferred)
  const found = draft === undefined ? undefined : draftRedlines(workspace, draft)[0]
  if (found === undefined) throw new Error('The sample has no redline.')
  made = found
  const options: RedlineOptions = {
    name: 'DP255 Legal Text',
    version: '0.1',
    documentTitle: 'Appendix AC',
    base: 'version not stated',
    classification: null,
    notes: [],
    author: 'Somebody',
    numbering: made.numbering,
  }
  redline = await writeRedline(made.redline, options)
  clean = await writeRedline(made.clean(), options)
})

describe('our own exports, whose numbers Word counts', () => {
  it('are imported with these numbers, and with live references', () => {
    const { provisions } = readCodeDocument(openWordFile(clean), 'test')
    const numbers = (list: readonly { readonly number: string | null }[]) =>
      list.flatMap(({ number }) => number ?? [])
    expect(numbers(provisions)).toEqual(numbers(made.clean().views))
    const references = (list: readonly { readonly kind: string }[][]) =>
      list.flat().filter(({ kind }) => kind === 'reference').length
    const views = made.clean().views.map(({ segments }) => segments.flatMap(({ runs }) => runs))
    expect(references(provisions.map(({ text }) => [...text]))).toBe(references(views))
    expect(references(views)).toBeGreaterThan(0)
  })

  it('name the changes that are in each provision', () => {
    const place = { draft: made.draft.id, document: made.document.id }
    const traced = withTrace(redline, made.redline.views, { ...place, base: 'x', proposal: 'y' })
    const sent = openWordFile(traced).package.text('customXml/workbench.xml')
    const named = [...sent.matchAll(/provision="([^"]*)"[^>]* changes="([^"]*)"/g)]
    const ids = (provision: string) =>
      named.find(([, id]) => id === provision)?.[2]?.split(' ') ?? []
    const live = [...workspace.change.values()].filter(
      ({ draft, withdrawn }) => draft === made.draft.id && !withdrawn,
    )
    expect(new Set(named.flatMap(([, , list]) => list?.split(' ')))).toEqual(
      new Set(live.map(({ id }) => id)),
    )
    expect(ids('ac-4.1')).toEqual(
      live.flatMap((change) => (change.provision === 'ac-4.1' ? change.id : [])),
    )
  })

  it('come back as sent where a program has taken out what we had put in to know them by', () => {
    const place = { draft: made.draft.id, document: made.document.id }
    const traced = withTrace(redline, made.redline.views, { ...place, base: 'x', proposal: 'y' })
    const { document } = openWordFile(traced)
    const bare = document.source.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '')
    const stripped = withParts(
      traced,
      new Map([
        [document.name, bare],
        ['customXml/workbench.xml', '<nothing/>'],
      ]),
    )
    const copy = readReturned(openWordFile(stripped))
    expect(copy.trace).toBeNull()
    const known = takenItems(workspace, copy, place).filter(({ provision }) => provision !== null)
    expect(new Set(known.map(({ kind }) => kind))).toEqual(new Set(['as sent']))
  })

  it('are compared with one another, and the redline is verified', () => {
    const before = clean
    const after = withParts(
      clean,
      new Map([
        [
          'word/document.xml',
          openWordFile(clean).document.source.replace('without delay', 'at once'),
        ],
      ]),
    )
    const compared = compareWord(before, after, { author: 'Ann', at: '2024-01-09T09:00:00Z' })
    expect(compared.changes).toBe(1)
    const file = openWordFile(compared.redline)
    expect(verifyRedline(file, openWordFile(before), openWordFile(after))).toEqual([])
  })

  it('are verified against a file in which the same numbers are typed', async () => {
    const document = (...clauses: readonly string[]) =>
      madeFile(clauses.map((each) => paragraph(run(each))).join(''))
    const list =
      '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="4.%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    const numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    const counted = madeFile(paragraph(numbered, run('One.')) + paragraph(numbered, run('Two.')), {
      numbering: list,
    })
    const [typed, other] = [document('4.1\tOne.', '4.2\tTwo.'), document('4.1\tOne.', '4.3\tTwo.')]
    const file = openWordFile(counted)
    expect(verifyRedline(file, openWordFile(typed), openWordFile(typed))).toEqual([])
    expect(verifyRedline(file, openWordFile(typed), openWordFile(other))).toHaveLength(1)
  })
})
