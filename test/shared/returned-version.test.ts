import { describe, expect, it } from 'vitest'
import { readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { readReturned } from '../../legal-text/formats/docx/returned.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { execute } from '../../shared/execute.ts'
import { entryOf } from '../../shared/returned/entries.ts'
import { isOpen, takenItems } from '../../shared/returned/items.ts'
import { dp255Workspace } from '../../shared/sample/index.ts'
import { applyPatches, type Workspace } from '../../shared/workspace.ts'
import { item, LEGAL_LEVELS, numbering } from '../fixtures/word-lists.ts'
import { madeFile, paragraph, run } from '../legal-text/docx-made.ts'
import { preferredDraft } from './returned-copy.ts'

const BY = 'w:author="Ann Reviewer" w:date="2024-02-01T09:00:00Z"'
const ins = (text: string) => `<w:ins w:id="9${text.length}" ${BY}>${run(text)}</w:ins>`
const del = (text: string) =>
  `<w:del w:id="8${text.length}" ${BY}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
const IMAGE = '<w:r><w:drawing/></w:r>'

const LIST = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'

/** A code document whose second clause has a footnote and whose third an image. */
function file(second: string, third: string, note: string, more = ''): Uint8Array {
  const body = [
    item(0, 'Interpretation'),
    item(1, 'Words have the meaning that they have in the Code.'),
    paragraph(LIST, second),
    paragraph(LIST, third),
    more,
  ].join('')
  const notes = `<w:footnotes><w:footnote w:id="2">${paragraph(note)}</w:footnote><w:footnote w:id="3">${paragraph(ins('A note of the reviewer.'))}</w:footnote></w:footnotes>`
  return madeFile(body, { numbering: numbering(LEGAL_LEVELS), footnotes: notes })
}

const SECOND = run('The DCC shall act') + MARK + run(' at once.')
const THIRD = run('The picture ') + IMAGE + run(' shows how.')
const NOTE = run('Within five (5) Working Days.')
const BASE = file(SECOND, THIRD, NOTE)

let count = 0
function done(workspace: Workspace, name: string, args: unknown): Workspace {
  count += 1
  const [author = ''] = workspace.person.keys()
  const at = '2024-02-05T09:00:00Z'
  const ran = execute(workspace, { name, args, author, at, seed: `seed-of-version-${count}` })
  if (!ran.ok) throw new Error(`${ran.error.message} ${ran.error.advice ?? ''}`)
  return applyPatches(workspace, ran.value.patches)
}

/** The sample with its draft carried to the document. */
function held(): Workspace {
  const sample = dp255Workspace()
  const [document = ''] = sample.document.keys()
  const { provisions, numbering: style } = readCodeDocument(openWordFile(BASE), 'base.docx')
  return done(sample, 'version.import', {
    document: { id: document },
    label: '9',
    effectiveFrom: null,
    effectiveTo: null,
    numbering: style,
    provisions,
    drafts: [...sample.draft.keys()],
  })
}

const workspace = held()
const { place } = preferredDraft(workspace)

function itemsOf(bytes: Uint8Array) {
  return takenItems(workspace, readReturned(openWordFile(bytes)), place).filter(isOpen)
}

describe('a Word file with tracked changes, against a version that we hold', () => {
  it('says nothing where nothing was changed, its footnote and image included', () => {
    expect(itemsOf(BASE)).toEqual([])
  })

  it('keeps the footnote and the image of what is altered', () => {
    const second =
      run('The DCC shall act') + MARK + run(' at once') + ins(', and report') + run('.')
    const third = run('The ') + del('picture ') + ins('figure ') + IMAGE + run(' shows how.')
    const bytes = file(second, third, NOTE)
    expect(itemsOf(bytes)).toMatchObject([
      { kind: 'altered', number: '1.2', author: 'Ann Reviewer', untracked: false },
      { kind: 'altered', number: '1.3' },
    ])
    const entries = itemsOf(bytes).flatMap((each) => entryOf(each) ?? [])
    const next = done(workspace, 'copy.take', { ...place, entries })
    const { made } = preferredDraft(next)
    const all = new Set(made.redline.views.map(({ id }) => id))
    const text = made.accepted(all).join('\n')
    expect(text).toContain('The DCC shall act1 at once, and report.')
    expect(text).toContain('The figure [image] shows how.')
    const marks = made.redline.views.flatMap(({ segments }) =>
      segments.flatMap(({ runs, kind }) =>
        runs.filter((each) => each.kind === 'footnote' && kind === 'kept'),
      ),
    )
    expect(marks).toHaveLength(1)
  })

  it('brings words of a footnote that are altered', () => {
    const bytes = file(
      SECOND,
      THIRD,
      run('Within ') + del('five (5)') + ins('ten (10)') + run(' Working Days.'),
    )
    expect(itemsOf(bytes)).toMatchObject([
      { kind: 'altered', note: 'footnote', words: 'Within ten (10) Working Days.' },
    ])
    const entries = itemsOf(bytes).flatMap((each) => entryOf(each) ?? [])
    const next = done(workspace, 'copy.take', { ...place, entries })
    const { made } = preferredDraft(next)
    const all = new Set(made.redline.views.map(({ id }) => id))
    expect(made.accepted(all).join('\n')).toContain('Within ten (10) Working Days.')
  })

  it('lists a footnote and an image that are put in, and takes neither in by guessing', () => {
    const second = `${SECOND}<w:ins w:id="70" ${BY}><w:r><w:footnoteReference w:id="3"/></w:r></w:ins>`
    const items = itemsOf(file(second, THIRD, NOTE))
    expect(items).toMatchObject([
      {
        kind: 'altered',
        number: '1.2',
        added: ['[footnote]'],
        notes: [expect.stringContaining('by hand')],
      },
      { kind: 'new', note: 'footnote', words: 'A note of the reviewer.' },
    ])
    expect(items.map((each) => entryOf(each) === null)).toEqual([false, true])
  })

  it('offers a clause that the version does not have as new', () => {
    const more = `<w:p><w:pPr><w:rPr><w:ins w:id="71" ${BY}/></w:rPr></w:pPr>${ins('A clause more.')}</w:p>`
    expect(itemsOf(file(SECOND, THIRD, NOTE, more))).toMatchObject([
      { kind: 'new', number: '1.3', words: 'A clause more.' },
    ])
  })
})
