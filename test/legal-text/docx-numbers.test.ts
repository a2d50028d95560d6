import { describe, expect, it } from 'vitest'
import type { Change, StructureChange } from '../../legal-text/changes.ts'
import { bookmarkOf } from '../../legal-text/formats/docx/bookmarks.ts'
import { readCodeDocument } from '../../legal-text/formats/docx/code-document.ts'
import { readPart } from '../../legal-text/formats/docx/package.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { bodyLines } from '../../legal-text/formats/docx/reading.ts'
import { openWordFile } from '../../legal-text/formats/docx/word-file.ts'
import { type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import type { Redline } from '../../legal-text/formats/redline.ts'
import {
  type NumberingStyle,
  type Provision,
  type Provisions,
  SEC_APPENDIX_STYLE,
} from '../../legal-text/provisions.ts'
import { type Run, textRun } from '../../legal-text/text.ts'
import { resolverOf, viewDocument } from '../../legal-text/views.ts'

const OPTIONS: RedlineOptions = {
  name: 'DP1 Legal Text',
  version: '1.0',
  documentTitle: 'Appendix ZZ',
  base: 'version not stated',
  classification: null,
  notes: [],
  author: 'Somebody',
  numbering: SEC_APPENDIX_STYLE,
}

function provision(
  id: string,
  kind: Provision['kind'],
  parent: string | null,
  number: string | null = null,
): Provision {
  const provenance = { status: 'imported', source: 'test' } as const
  return { id, parent, kind, number, text: [textRun(id)], provenance }
}

/** Sections 4 and 5 as a document in force has them: numbers are stored. */
const BASE: Provisions = [
  provision('commissioning', 'section', null, '4'),
  provision('one', 'clause', 'commissioning', '4.1'),
  provision('first', 'paragraph', 'one', '(a)'),
  provision('second', 'paragraph', 'one', '(b)'),
  provision('two', 'clause', 'commissioning', '4.2'),
  provision('three', 'clause', 'commissioning', '4.3'),
  provision('other', 'section', null, '5'),
  provision('last', 'clause', 'other', '5.1'),
]

const common = {
  draft: 'draft',
  document: 'document',
  author: 'anna',
  createdAt: '2024-01-09T09:00:00Z',
  changedAt: '2024-01-09T09:30:00Z',
  reason: '',
  withdrawn: false,
} as const

function inserted(
  id: string,
  kind: Provision['kind'],
  parent: string,
  after: string | null,
): readonly Change[] {
  return [
    {
      ...common,
      kind: 'insert',
      id: `insert-${id}`,
      provision: id,
      provisionKind: kind,
      place: { parent, after, rank: 0 },
      accepted: false,
    },
    {
      ...common,
      kind: 'text',
      id: `words-${id}`,
      provision: id,
      start: 0,
      end: 0,
      rank: 0,
      agreed: null,
      proposed: [{ ...textRun(id), author: 'anna' }],
    },
  ]
}

function deleted(id: string): StructureChange {
  return { ...common, kind: 'delete', id: `delete-${id}`, provision: id, accepted: false }
}

interface Made {
  readonly file: Uint8Array
  readonly document: string
  readonly numbering: string
  /** Numbers that Word counts in the file as it is sent, by the words behind them. */
  readonly counted: Readonly<Record<string, string | null>>
}

async function made(
  base: Provisions,
  changes: readonly Change[],
  { renumber = false, style = SEC_APPENDIX_STYLE } = {},
): Promise<Made> {
  const views = viewDocument(base, style, changes, 'redline', { renumber })
  const redline: Redline = {
    views,
    resolve: resolverOf(views),
    resolveBaseline: resolverOf(viewDocument(base, style, [], 'baseline')),
    attribution: () => ({ author: 'Anna', date: '2024-01-09T09:30:00Z' }),
    insertionsIllustrative: false,
  }
  const file = await writeRedline(redline, { ...OPTIONS, numbering: style })
  const lines = bodyLines(openWordFile(file), 'redline')
  return {
    file,
    document: readPart(file, 'word/document.xml'),
    numbering: readPart(file, 'word/numbering.xml'),
    counted: Object.fromEntries(lines.map(({ text, number }) => [text, number])),
  }
}

const fixedTexts = (numbering: string) =>
  [...numbering.matchAll(/<w:lvlText w:val="([^"%]*)"/g)].map(([, text]) => text)

describe('the numbers of a Word file that is made from nothing', () => {
  it('are counted by one list with a level for each kind, and none is typed', async () => {
    const { document, numbering, counted } = await made(BASE, [])
    expect(numbering).toMatch(
      /<w:lvlText w:val="%1"\/>.*<w:lvlText w:val="%1\.%2"\/>.*<w:lvlText w:val="\(%3\)"\/>/,
    )
    expect(numbering.match(/<w:abstractNum /g)).toHaveLength(1)
    expect(document).not.toMatch(/<w:t [^>]*>(4|\(a\))/)
    expect(counted).toMatchObject({ commissioning: '4', one: '4.1', second: '(b)', last: '5.1' })
  })

  it('follow the style of the version, whatever it is', async () => {
    const style: NumberingStyle = {
      name: 'of another house',
      inserted: 'letter-suffix',
      levels: {
        part: { format: 'upper-roman', before: 'Part ', after: '', start: 1 },
        clause: { format: 'decimal', before: '', after: '.', start: 1 },
        paragraph: { format: 'decimal', before: '{parent}', after: '', start: 1 },
      },
    }
    const base = [
      provision('p', 'part', null),
      provision('c', 'clause', 'p'),
      provision('x', 'paragraph', 'c'),
      provision('y', 'paragraph', 'c'),
      provision('d', 'clause', 'p'),
    ]
    const { counted, numbering } = await made(base, [], { style })
    expect(counted).toMatchObject({ p: 'Part I', c: '1.', x: '1.1', y: '1.2', d: '2.' })
    expect(fixedTexts(numbering)).toEqual([])
  })

  it('go by the level that a style in Word stands for', async () => {
    const { file, numbering } = await made(BASE, [])
    expect(numbering).toContain('<w:pStyle w:val="ProvisionClause"/>')
    expect(readPart(file, 'word/styles.xml')).toMatch(
      /w:styleId="ProvisionClause">.*?<w:numPr><w:ilvl w:val="1"\/><w:numId w:val="1"\/><\/w:numPr>/,
    )
  })

  it('stand still behind an inserted 4.1A, which prints its own and counts in no list', async () => {
    const changes = [
      ...inserted('new', 'clause', 'commissioning', 'one'),
      ...inserted('under', 'paragraph', 'new', null),
    ]
    const { file, counted, numbering } = await made(BASE, changes)
    expect(fixedTexts(numbering)).toEqual(['4.1A'])
    expect(counted).toMatchObject({ new: '4.1A', under: '(a)', two: '4.2', three: '4.3' })
    const { accepted, rejected } = readBack(file)
    expect(accepted).toContain('4.1A\tnew')
    expect(accepted).toContain('4.2\ttwo')
    expect(rejected).toContain('4.2\ttwo')
    expect(rejected).toContain('4.3\tthree')
  })

  it('go on in the list at its end', async () => {
    const changes = inserted('new', 'clause', 'commissioning', 'three')
    const { counted, numbering } = await made(BASE, changes)
    expect(fixedTexts(numbering)).toEqual([])
    expect(counted).toMatchObject({ new: '4.4', other: '5', last: '5.1' })
  })

  it('start anew behind a provision that goes, so that the gap stays in every reading', async () => {
    const { file, counted, numbering } = await made(BASE, [deleted('two')])
    expect(numbering).toMatch(
      /<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"\/><\/w:lvlOverride>/,
    )
    expect(counted).toMatchObject({ two: '4.2', three: '4.3' })
    const { accepted, rejected } = readBack(file)
    expect(accepted).toContain('4.3\tthree')
    expect(rejected).toContain('4.3\tthree')
  })

  it('are pinned behind what stands behind an insertion, where LibreOffice would count otherwise', async () => {
    const { numbering } = await made(BASE, inserted('new', 'clause', 'commissioning', 'one'))
    expect(numbering).toMatch(/<w:startOverride w:val="3"\/>/)
  })

  it('take (aa) between (a) and (b) for its own, and not for the twenty-seventh', async () => {
    const { counted, numbering } = await made(BASE, inserted('new', 'paragraph', 'one', 'first'))
    expect(fixedTexts(numbering)).toEqual(['(aa)'])
    expect(counted).toMatchObject({ new: '(aa)', second: '(b)' })
  })

  it('keep what is not used, gaps, and numbers that no style has', async () => {
    const base = [
      provision('s', 'section', null, '4'),
      provision('a', 'clause', 's', '4.1'),
      provision('b', 'clause', 's', '4.7'),
      provision('c', 'clause', 's', '4.7A'),
      provision('d', 'clause', 's', 'Rule 9'),
      provision('e', 'clause', 's', '4.8'),
      provision('f', 'text', 's'),
    ]
    const notUsed: StructureChange = {
      ...common,
      kind: 'notUsed',
      id: 'not-used',
      provision: 'b',
      accepted: false,
    }
    const { file, counted, numbering } = await made(base, [notUsed])
    expect(fixedTexts(numbering)).toEqual(['4.7A', 'Rule 9'])
    expect(counted).toMatchObject({ c: '4.7A', d: 'Rule 9', e: '4.8', f: null })
    expect(readBack(file).accepted).toContain('4.7\t[Not used]')
  })

  it('are words, one gone and one come, where a draft numbers anew', async () => {
    const counted = BASE.map((each) => ({ ...each, number: null }))
    const { file, document, ...rest } = await made(counted, [deleted('two')], { renumber: true })
    expect(document).toMatch(/<w:delText [^>]*>1\.3<\/w:delText>/)
    expect(document).toMatch(/<w:ins [^>]*><w:r><w:t [^>]*>1\.2<\/w:t>/)
    expect(rest.counted).toMatchObject({ one: '1.1', other: '2', last: '2.1' })
    const { accepted, rejected } = readBack(file)
    expect(accepted).toContain('1.2\tthree')
    expect(rejected).toContain('1.3\tthree')
  })

  it('are words where a paragraph is divided in one reading alone', async () => {
    const split: StructureChange = {
      ...common,
      kind: 'split',
      id: 'split',
      provision: 'two',
      carrier: 'two',
      offset: 1,
      rank: 0,
      newProvision: 'half',
      provisionKind: 'clause',
      place: { parent: 'commissioning', after: 'two', rank: 0 },
      takes: [],
      order: 1,
      accepted: false,
    }
    const { file, counted } = await made(BASE, [split])
    expect(counted).toMatchObject({ one: '4.1', last: '5.1' })
    const { accepted, rejected } = readBack(file)
    expect(rejected).toContain('4.2\ttwo')
    expect(accepted).toContain('4.2\tt')
    expect(accepted).toContain('4.2A\two')
  })
})

describe('references in a Word file that is made from nothing', () => {
  const reference = (target: string): Run => ({ kind: 'reference', target, marks: [] })
  const withReference = (...runs: readonly Run[]) =>
    BASE.map((each) => (each.id === 'last' ? { ...each, text: runs } : each))

  it('are fields that point at the bookmark of the provision, with what they read as', async () => {
    const { document } = await made(
      withReference(textRun('See clause '), reference('one'), reference('second'), textRun('.')),
      [],
    )
    for (const [id, number] of [
      ['one', '4.1'],
      ['second', '(b)'],
    ] as const) {
      const name = bookmarkOf(id)
      expect(document).toContain(`w:name="${name}"`)
      const field = new RegExp(
        `<w:instrText [^>]*> REF ${name} \\\\n \\\\h </w:instrText><w:fldChar w:fldCharType="separate"/><w:t [^>]*>([^<]*)<`,
      )
      expect(field.exec(document)?.[1]).toBe(number)
    }
  })

  it('come back live where the file is imported', async () => {
    const { file } = await made(withReference(textRun('See '), reference('one')), [])
    const { provisions } = readCodeDocument(openWordFile(file), 'test')
    const one = provisions.find(({ number }) => number === '4.1')
    const last = provisions.find(({ number }) => number === '5.1')
    expect(last?.text).toEqual([textRun('See '), reference(one?.id ?? '')])
  })

  it('stay words where Word would print something else: at a typed number, and at one with a stop', async () => {
    const base = [...withReference(reference('odd')), provision('odd', 'clause', 'other', '5.2.')]
    const { document, file } = await made(base, [])
    expect(document).not.toContain('instrText')
    expect(readBack(file).accepted).toContain('5.1\t5.2.')
  })

  it('that are inserted or deleted are so with their fields', async () => {
    const change: Change = {
      ...common,
      kind: 'text',
      id: 'words',
      provision: 'last',
      start: 0,
      end: 1,
      rank: 0,
      agreed: null,
      proposed: [{ ...reference('three'), author: 'anna' }],
    }
    const { file, document } = await made(withReference(reference('one')), [change])
    expect(document).toMatch(/<w:del [^>]*><w:r><w:fldChar [^>]*\/><w:delInstrText /)
    expect(document).toMatch(/<w:ins [^>]*><w:r><w:fldChar [^>]*\/><w:instrText /)
    const { accepted, rejected, faults } = readBack(file)
    expect(accepted).toContain('5.1\t4.3')
    expect(rejected).toContain('5.1\t4.1')
    expect(faults).toEqual([])
  })
})
