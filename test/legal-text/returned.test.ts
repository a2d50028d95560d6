import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookmarkOf } from '../../legal-text/formats/docx/bookmarks.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { traceOf, withTrace } from '../../legal-text/formats/docx/trace.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { writeRedline } from '../../legal-text/formats/docx/write.ts'
import { SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { compareReturned } from '../../legal-text/returned.ts'
import { draftRedlines } from '../../shared/report/redline.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { cases, redlineOf } from './docx-cases.ts'
import { madeFile, paragraph, run } from './docx-made.ts'
import { sdkFindings } from './docx-oracles.ts'

const BY = 'w:author="Ann" w:date="2024-02-01T09:00:00Z"'
const ins = (id: number, text: string) => `<w:ins w:id="${id}" ${BY}>${run(text)}</w:ins>`
const del = (id: number, text: string) =>
  `<w:del w:id="${id}" ${BY}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const marked = (provision: string, ...content: readonly string[]) =>
  paragraph(
    `<w:bookmarkStart w:id="1" w:name="${bookmarkOf(provision)}"/>`,
    ...content,
    '<w:bookmarkEnd w:id="1"/>',
  )

const SENT = [
  {
    provision: 'one',
    baseline: '4.1\tThe DCC may act.',
    proposed: '4.1\tThe DCC shall act.',
    marks: [],
    mark: 'kept',
    at: '2024-01-09T09:00:00Z',
  },
  {
    provision: 'two',
    baseline: '4.2\tNothing else.',
    proposed: '4.2\tNothing else.',
    marks: [],
    mark: 'kept',
    at: null,
  },
] as const

function kinds(...body: readonly string[]) {
  const copy = readReturned(openWordFile(madeFile(body.join(''))))
  return compareReturned(copy, SENT).map(({ kind, untracked, matched }) => ({
    kind,
    untracked,
    matched,
  }))
}

const open = [run('4.1\tThe DCC '), del(2, 'may'), ins(3, 'shall'), run(' act.')]
const two = marked('two', run('4.2\tNothing else.'))
const asSent = { kind: 'as sent', untracked: false, matched: 'bookmark' }

describe('a copy that a reviewer sends back', () => {
  it('is as sent, accepted as it is, or rejected', () => {
    expect(kinds(marked('one', ...open), two)).toEqual([asSent, asSent])
    expect(kinds(marked('one', run('4.1\tThe DCC shall act.')), two)[0]?.kind).toBe('accepted')
    expect(kinds(marked('one', run('4.1\tThe DCC may act.')), two)[0]?.kind).toBe('rejected')
  })

  it('is altered with tracking and without, which is found by what was sent', () => {
    const tracked = kinds(marked('one', ...open, ins(4, ' At once.')), two)[0]
    expect(tracked).toEqual({ kind: 'altered', untracked: false, matched: 'bookmark' })
    const silent = kinds(marked('one', ...open), marked('two', run('4.2\tNothing at all.')))[1]
    expect(silent).toEqual({ kind: 'altered', untracked: true, matched: 'bookmark' })
  })

  it('has paragraphs that are new, and lacks some that were sent', () => {
    const [, added, last] = kinds(marked('one', ...open), paragraph(ins(5, 'A new thought.')), two)
    expect(added).toEqual({ kind: 'new', untracked: false, matched: 'no' })
    expect(last).toEqual(asSent)
    expect(kinds(marked('one', ...open))[1]).toEqual({
      kind: 'taken away',
      untracked: true,
      matched: 'no',
    })
    const gone = `<w:pPr><w:rPr><w:del w:id="7" ${BY}/></w:rPr></w:pPr>`
    expect(
      kinds(marked('one', ...open), marked('two', gone, del(8, '4.2\tNothing else.')))[1]?.kind,
    ).toBe('taken away')
  })

  it('without our bookmarks is matched by number and text, and what does not match is never guessed', () => {
    expect(
      kinds(paragraph(...open), paragraph(run('4.2\tNothing else.'))).map(({ matched }) => matched),
    ).toEqual(['number and text', 'number and text'])
    expect(kinds(paragraph(...open), paragraph(run('4.2\tQuite another thing.')))).toEqual([
      { ...asSent, matched: 'number and text' },
      { kind: 'new', untracked: true, matched: 'no' },
      { kind: 'taken away', untracked: true, matched: 'no' },
    ])
  })

  it('says who commented and who changed what, and when', () => {
    const comments = `<w:comments><w:comment w:id="0" ${BY} w:initials="A">${paragraph(run('Why at once?'))}</w:comment></w:comments>`
    const body = marked(
      'one',
      ...open,
      ins(4, ' At once.'),
      '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    const copy = readReturned(openWordFile(madeFile(body, { comments })))
    expect(compareReturned(copy, SENT)[0]).toMatchObject({
      author: 'Ann',
      at: '2024-02-01T09:00:00Z',
      comments: [{ author: 'Ann', text: 'Why at once?' }],
    })
  })
})

describe('an export that carries what was sent', () => {
  const workspace = dp255Workspace()
  const draft = [...workspace.draft.values()].find(({ preferred }) => preferred)
  const made = draft === undefined ? undefined : draftRedlines(workspace, draft)[0]
  if (made === undefined) throw new Error('The sample has no redline.')
  const options = {
    name: 'DP255 Legal Text',
    version: '0.1',
    documentTitle: 'Appendix AC',
    base: 'version not stated',
    classification: null,
    notes: [],
    author: 'Somebody',
    numbering: SEC_APPENDIX_STYLE,
  }
  const trace = { draft: 'a', document: 'b', base: 'c', proposal: 'd' }

  it('comes back as it was sent, whatever was done to the document', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (generated) => {
        const redline = redlineOf(generated)
        const plain = await writeRedline(redline, options)
        const traced = withTrace(plain, redline.views, trace)
        expect(readBack(traced)).toEqual(readBack(plain))
        const file = openWordFile(traced)
        const items = compareReturned(readReturned(file), traceOf(file)?.sent ?? [])
        const others = items.filter(
          ({ kind, provision }) => kind !== 'as sent' && provision !== null,
        )
        expect(others.map(({ sent }) => sent?.proposed ?? '').join('')).toBe('')
      }),
      { numRuns: 40 },
    )
  })

  it('reads as before, is valid, and comes back as it was sent', async ({ skip }) => {
    const plain = await writeRedline(made.redline, options)
    const traced = withTrace(plain, made.redline.views, trace)
    expect(readBack(traced)).toEqual(readBack(plain))
    const file = openWordFile(traced)
    const found = traceOf(file)
    expect(found?.trace).toEqual(trace)
    const items = compareReturned(readReturned(file), found?.sent ?? [])
    expect(items.length).toBe(found?.sent.length)
    expect(new Set(items.map(({ kind, matched }) => `${kind} ${matched}`))).toEqual(
      new Set(['as sent bookmark']),
    )
    const findings = await sdkFindings(traced)
    if (typeof findings === 'string') return skip(`not run: ${findings}`)
    expect(findings).toEqual([])
  })
})
