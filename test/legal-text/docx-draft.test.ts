import { describe, expect, it } from 'vitest'
import type { Change } from '../../legal-text/changes.ts'
import { readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { NotPatchable } from '../../legal-text/formats/docx/patch/located.ts'
import { commentsOf, notesOf } from '../../legal-text/formats/docx/reading.ts'
import { settled } from '../../legal-text/formats/docx/settle.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import type { Provision, Provisions } from '../../legal-text/provisions.ts'
import { plainText } from '../../legal-text/text.ts'
import { item, LEGAL_LEVELS, numbering } from '../fixtures/word-lists.ts'
import { madeFile, paragraph, run, table } from './docx-made.ts'
import { patchedCase } from './draft-cases.ts'

const common = {
  draft: 'draft',
  document: 'document',
  author: 'author-1',
  createdAt: '2024-01-09T09:00:00Z',
  changedAt: '2024-01-09T09:00:00Z',
  reason: '',
  withdrawn: false,
} as const
const structure = { ...common, accepted: false } as const

function wording(
  provision: string,
  start: number,
  end: number,
  runs: readonly {
    readonly text?: string
    readonly target?: string
    readonly kind?: 'reference' | 'footnote'
  }[],
  author = 'author-1',
): Change {
  return {
    ...common,
    id: `text-${provision}-${start}`,
    kind: 'text',
    provision,
    start,
    end,
    rank: 0,
    author,
    agreed: null,
    proposed: runs.map(({ text, target = '', kind = 'reference' }) =>
      text === undefined
        ? { kind, target, marks: [], author }
        : { kind: 'text', text, marks: [], author },
    ),
  }
}

function inserting(
  provision: string,
  kind: Provision['kind'],
  parent: string | null,
  after: string | null,
): Change {
  return {
    ...structure,
    id: `insert-${provision}`,
    kind: 'insert',
    provision,
    provisionKind: kind,
    place: { parent, after, rank: 0 },
  }
}

function drafted(
  bytes: Uint8Array,
  changes: (base: Provisions) => readonly Change[],
  renumber = false,
) {
  const file = openWordFile(bytes)
  const { provisions: base, numbering: style } = readCodeDocument(file, 'A test')
  const patched = patchedCase({
    bytes,
    file,
    base,
    numbering: style,
    changes: changes(base),
    renumber,
  })
  expect(patched.faults).toEqual([])
  const made = openWordFile(patched.made)
  const proposal = readCodeDocument(settled(made, 'accepted'), 'A test').provisions
  return { base, made, clean: openWordFile(patched.clean), proposal, source: made.document.source }
}

function by(base: Provisions, number: string): string {
  return base.find((each) => each.number === number)?.id ?? ''
}

function printed(provisions: Provisions): readonly string[] {
  const numbers = new Map(provisions.map(({ id, number }) => [id, number]))
  return provisions.map(({ number, text }) =>
    `${number ?? ''} ${plainText(text, (target) => `<${numbers.get(target)}>`)}`.trim(),
  )
}

const LISTED = { numbering: numbering(LEGAL_LEVELS) }
const FOUR = [
  item(0, 'A section'),
  item(1, 'One clause.'),
  item(1, 'Two clause.'),
  item(1, 'Three clause.'),
  paragraph(),
].join('')

describe('a draft in the Word file that was imported', () => {
  it('puts 1.1A behind 1.1 by a list of its own, and leaves 1.2 and 1.3 to Word', () => {
    const { proposal, source, base } = drafted(madeFile(FOUR, LISTED), (read) => [
      inserting('new', 'clause', by(read, '1'), by(read, '1.1')),
      wording('new', 0, 0, [{ text: 'A new clause.' }]),
    ])
    expect(printed(proposal)).toEqual([
      '1 A section',
      '1.1 One clause.',
      '1.1A A new clause.',
      '1.2 Two clause.',
      '1.3 Three clause.',
    ])
    expect(source.match(/w:pPrChange/g)).toBeNull()
    expect(base.length).toBe(4)
  })

  it('keeps the numbers behind what is deleted, as a change of list that can be rejected', () => {
    const { proposal, source } = drafted(madeFile(FOUR, LISTED), (read) => [
      { ...structure, id: 'gone', kind: 'delete', provision: by(read, '1.2') },
    ])
    expect(printed(proposal)).toEqual(['1 A section', '1.1 One clause.', '1.3 Three clause.'])
    expect(source.match(/<w:pPrChange/g)?.length).toBe(1)
  })

  it('lets Word count anew where the draft renumbers', () => {
    const { proposal, source } = drafted(
      madeFile(FOUR, LISTED),
      (read) => [{ ...structure, id: 'gone', kind: 'delete', provision: by(read, '1.2') }],
      true,
    )
    expect(printed(proposal)).toEqual(['1 A section', '1.1 One clause.', '1.2 Three clause.'])
    expect(source).not.toContain('w:pPrChange')
  })

  it('names each change’s own author', () => {
    const { source } = drafted(madeFile(FOUR, LISTED), (read) => [
      wording(by(read, '1.1'), 0, 0, [{ text: 'Only ' }], 'author-1'),
      wording(by(read, '1.1'), 3, 10, [{ text: ' rule' }], 'author-2'),
    ])
    expect(source).toMatch(/<w:ins w:id="\d+" w:author="author-1"[^>]*><w:r><w:t[^>]*>Only /)
    expect(source).toMatch(/<w:del w:id="\d+" w:author="author-2"/)
  })

  it('says in a comment where a clause has moved from', () => {
    const { made, proposal } = drafted(madeFile(FOUR, LISTED), (read) => [
      {
        ...structure,
        id: 'move',
        kind: 'move',
        order: 1,
        provision: by(read, '1.1'),
        provisionKind: 'clause',
        place: { parent: by(read, '1'), after: by(read, '1.3'), rank: 0 },
      },
    ])
    expect(printed(proposal).at(-1)).toContain('One clause.')
    const comments = commentsOf(made).map(({ text }) => text)
    expect(comments).toContain('Moved from 1.1')
  })

  it('leaves [Not used] under its number', () => {
    const { proposal } = drafted(madeFile(FOUR, LISTED), (read) => [
      { ...structure, id: 'unused', kind: 'notUsed', provision: by(read, '1.2') },
    ])
    expect(printed(proposal)).toContain('1.2 [Not used]')
    expect(printed(proposal)).toContain('1.3 Three clause.')
  })

  const FIELD = [
    item(0, 'A section'),
    paragraph(
      '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
      '<w:bookmarkStart w:id="1" w:name="_Ref1"/>',
      run('One clause.'),
      '<w:bookmarkEnd w:id="1"/>',
    ),
    item(1, 'Two clause.'),
    paragraph(
      '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
      run('As clause '),
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _Ref1 \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      run('1.1'),
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      run(' says.'),
    ),
    paragraph(),
  ].join('')

  it('keeps the field of a reference beside words that change', () => {
    const { source, proposal } = drafted(madeFile(FIELD, LISTED), (read) => [
      wording(by(read, '1.3'), 12, 17, [{ text: ' provides.' }]),
    ])
    expect(source).toContain('REF _Ref1')
    expect(printed(proposal).at(-1)).toContain('<1.1>')
  })

  it('puts the new number into the field of a reference whose target is renumbered', () => {
    const { source, proposal } = drafted(
      madeFile(FIELD, LISTED),
      (read) => [
        inserting('new', 'clause', by(read, '1'), null),
        wording('new', 0, 0, [{ text: 'A new clause.' }]),
      ],
      true,
    )
    expect(source).toMatch(
      /separate"\/><\/w:r><w:del [^>]*>.*1\.1.*<\/w:del><w:ins [^>]*>.*1\.2.*<\/w:ins><w:r><w:fldChar w:fldCharType="end"/,
    )
    expect(printed(proposal).at(-1)).toBe('1.4 As clause <1.2> says.')
  })

  const NOTES = {
    ...LISTED,
    footnotes:
      '<w:footnotes><w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> A note of old.</w:t></w:r></w:p></w:footnote></w:footnotes>',
  }
  const NOTED = [
    item(0, 'A section'),
    paragraph(
      '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
      run('One clause'),
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
      run(' with a note.'),
    ),
    paragraph(),
  ].join('')

  it('changes the words of a footnote in its own part', () => {
    const { made } = drafted(madeFile(NOTED, NOTES), (read) => {
      const note = read.find(({ kind }) => kind === 'footnote')
      return [wording(note?.id ?? '', 2, 6, [{ text: 'remark' }])]
    })
    expect(notesOf(made, 'footnotes', 'accepted')[0]?.lines).toEqual([' A remark of old.'])
    expect(notesOf(made, 'footnotes', 'rejected')[0]?.lines).toEqual([' A note of old.'])
  })

  it('takes a footnote out with its mark, and brings one in beside it', () => {
    const { made } = drafted(madeFile(NOTED, NOTES), (read) => [
      wording(by(read, '1.1'), 10, 11, []),
      inserting('note', 'footnote', by(read, '1.1'), null),
      wording('note', 0, 0, [{ text: 'A new note.' }]),
      wording(by(read, '1.1'), 24, 24, [{ kind: 'footnote', target: 'note' }]),
    ])
    const lines = notesOf(made, 'footnotes', 'accepted').map((note) => note.lines.join(''))
    expect(lines).toContain(' A new note.')
  })

  it('brings a first footnote into a file that has none', () => {
    const { made } = drafted(madeFile(FOUR, LISTED), (read) => [
      inserting('note', 'footnote', by(read, '1.1'), null),
      wording('note', 0, 0, [{ text: 'A first note.' }]),
      wording(by(read, '1.1'), 3, 3, [{ kind: 'footnote', target: 'note' }]),
    ])
    const lines = notesOf(made, 'footnotes', 'accepted').map((note) => note.lines.join(''))
    expect(lines).toEqual([' A first note.'])
  })

  it('adds a row like its neighbours to a table, and takes one out', () => {
    const rows = [
      [paragraph(run('Alpha', '<w:b/>')), paragraph(run('means one.'))],
      [paragraph(run('Beta', '<w:b/>')), paragraph(run('means two.'))],
    ]
    const { proposal, source } = drafted(madeFile(table(...rows) + paragraph()), (read) => {
      const [whole, first, , , second] = read.map(({ id }) => id)
      return [
        { ...structure, id: 'gone', kind: 'delete', provision: second ?? '' },
        inserting('row', 'row', whole ?? null, first ?? null),
        inserting('term', 'cell', 'row', null),
        inserting('meaning', 'cell', 'row', 'term'),
        wording('term', 0, 0, [{ text: 'Gamma' }]),
        wording('meaning', 0, 0, [{ text: 'means three.' }]),
      ]
    })
    expect(printed(proposal).filter((line) => line !== '')).toEqual([
      'Alpha',
      'means one.',
      'Gamma',
      'means three.',
    ])
    expect(source.match(/<w:trPr><w:ins /g)?.length).toBe(1)
    expect(source.match(/<w:trPr><w:del /g)?.length).toBe(1)
  })

  it('keeps an image in a clause whose words change', () => {
    const drawing = '<w:r><w:drawing/></w:r>'
    const bytes = madeFile(paragraph(run('Before '), drawing, run(' behind.')) + paragraph())
    const { source } = drafted(bytes, (read) => [
      wording(read[0]?.id ?? '', 0, 6, [{ text: 'Ahead' }]),
    ])
    expect(source).toContain('<w:drawing/>')
  })

  it('refuses to cut through an image, and says where', () => {
    const bytes = madeFile(paragraph(run('Before '), '<w:r><w:drawing/></w:r>') + paragraph())
    expect(() => drafted(bytes, (read) => [wording(read[0]?.id ?? '', 9, 11, [])])).toThrow(
      'in the middle of an image',
    )
  })

  it('refuses where a provision that changes does not read in the file as the version has it', () => {
    const file = openWordFile(madeFile(FOUR, LISTED))
    const { provisions, numbering: style } = readCodeDocument(file, 'A test')
    const base = provisions.map((each) =>
      each.number === '1.2'
        ? { ...each, text: [{ kind: 'text', text: 'Other words.', marks: [] } as const] }
        : each,
    )
    const changes = [wording(by(base, '1.2'), 0, 5, [])]
    const make = () =>
      patchedCase({
        bytes: new Uint8Array(),
        file,
        base,
        numbering: style,
        changes,
        renumber: false,
      })
    expect(make).toThrow(NotPatchable)
    expect(make).toThrow('Provision 1.2 does not stand in the imported file as the version has it.')
  })
})
