import { describe, expect, it } from 'vitest'
import type { Change } from '../../legal-text/changes.ts'
import { readPart } from '../../legal-text/formats/docx/package.ts'
import { readBack } from '../../legal-text/formats/docx/read.ts'
import { type RedlineOptions, writeRedline } from '../../legal-text/formats/docx/write.ts'
import type { Redline } from '../../legal-text/formats/redline.ts'
import { type Provision, type Provisions, SEC_APPENDIX_STYLE } from '../../legal-text/provisions.ts'
import { type Run, textRun } from '../../legal-text/text.ts'
import { resolverOf, viewDocument } from '../../legal-text/views.ts'

const options: RedlineOptions = {
  name: 'DP1 Legal Text',
  version: '0.1',
  documentTitle: 'Appendix ZZ',
  base: 'Appendix ZZ, version not stated',
  classification: 'Clear',
  notes: [],
  author: 'Somebody',
  numbering: SEC_APPENDIX_STYLE,
}

function provision(
  id: string,
  kind: Provision['kind'],
  text: string | readonly Run[],
  parent: string | null = null,
  status: Provision['provenance']['status'] = 'imported',
): Provision {
  return {
    id,
    parent,
    kind,
    number: null,
    text: typeof text === 'string' ? [textRun(text)] : text,
    provenance: { status, source: 'test' },
  }
}

const common = {
  draft: 'draft',
  document: 'document',
  author: 'anna',
  createdAt: '2024-01-09T09:00:00Z',
  changedAt: '2024-01-09T09:30:00Z',
  reason: '',
  withdrawn: false,
} as const

function inserted(id: string, text: string, deletedBy?: string): Change {
  const run = { ...textRun(text), author: 'anna', ...(deletedBy !== undefined && { deletedBy }) }
  return {
    ...common,
    kind: 'text',
    id: `${id}-words`,
    provision: id,
    start: 0,
    end: 0,
    rank: 0,
    agreed: null,
    proposed: [run],
  }
}

function redline(base: Provisions, changes: readonly Change[], renumber = false): Redline {
  const views = viewDocument(base, SEC_APPENDIX_STYLE, changes, 'redline', { renumber })
  return {
    views,
    resolve: resolverOf(views),
    resolveBaseline: resolverOf(viewDocument(base, SEC_APPENDIX_STYLE, [], 'baseline')),
    attribution: (_, person) => ({ author: person ?? 'nobody', date: '2024-01-09T09:30:00Z' }),
    insertionsIllustrative: false,
  }
}

const document = (file: Uint8Array) => readPart(file, 'word/document.xml')

describe('a redline as a Word file', () => {
  it('names who inserted words and who deleted them again', async () => {
    const base = [provision('a', 'clause', 'Kept.')]
    const file = await writeRedline(redline(base, [inserted('a', 'New. ', 'ben')]), options)
    expect(document(file)).toMatch(
      /<w:ins w:id="\d+" w:author="anna" w:date="2024-01-09T09:30:00Z"><w:del w:id="\d+" w:author="ben" w:date="2024-01-09T09:30:00Z"><w:r><w:delText xml:space="preserve">New\. </,
    )
    expect(readBack(file).accepted).toContain('.1\tKept.')
  })

  it('tracks a reference that reads differently because its target was numbered anew', async () => {
    const reference: Run = { kind: 'reference', target: 'b', marks: [] }
    const base = [
      provision('s', 'section', 'Section'),
      provision('a', 'clause', 'First.', 's'),
      provision('b', 'clause', [textRun('See clause '), reference, textRun('.')], 's'),
    ]
    const deletion: Change = {
      ...common,
      kind: 'delete',
      id: 'gone',
      provision: 'a',
      accepted: false,
    }
    const read = readBack(await writeRedline(redline(base, [deletion], true), options))
    expect(read.accepted).toEqual(['Appendix ZZ', '1\tSection', '1.1\tSee clause 1.1.', ''])
    expect(read.rejected).toEqual([
      'Appendix ZZ',
      '1\tSection',
      '1.1\tFirst.',
      '1.2\tSee clause 1.2.',
      '',
    ])
  })

  it('marks what is illustrative with a style and a rule, and not in its own words', async () => {
    const base = [
      provision('s', 'section', 'Section', null, 'illustrative'),
      provision('a', 'clause', 'Clause.', 's', 'illustrative'),
      provision('b', 'clause', 'In force.', 's', 'quoted'),
    ]
    const file = await writeRedline(redline(base, []), options)
    const styles = [...document(file).matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, name]) => name)
    expect(styles).toEqual([
      'Title',
      'ProvisionSectionIllustrative',
      'ProvisionClauseIllustrative',
      'ProvisionClause',
      'ProvisionSpacer',
    ])
    expect(readPart(file, 'word/styles.xml')).toMatch(
      /w:styleId="ProvisionIllustrative">.*?<w:left w:val="dotted"/,
    )
    expect(readBack(file).accepted).toEqual([
      'Appendix ZZ',
      '1\tSection',
      '1.1\tClause.',
      '1.2\tIn force.',
      '',
    ])
  })

  it('prints the reason of a change once, as a comment by its author', async () => {
    const base = [provision('a', 'clause', 'Kept.')]
    const reasons = new Map([['a-words', 'Because.\nTwice.']])
    const changes = [inserted('a', 'New. ')]
    const file = await writeRedline(redline(base, changes), { ...options, reasons })
    const comments = readPart(file, 'word/comments.xml')
    expect(comments.match(/<w:comment /g)).toHaveLength(1)
    expect(comments).toContain('Because.')
    expect(comments).toContain('Twice.')
    const without = await writeRedline(redline(base, changes), options)
    expect(document(without)).not.toContain('commentReference')
  })

  it('carries classification, base version, draft and page numbers on every page', async () => {
    const file = await writeRedline(redline([provision('a', 'clause', 'Kept.')], []), options)
    const header = readPart(file, 'word/header1.xml')
    expect(header).toContain('Appendix ZZ, version not stated')
    expect(header).toContain('DP1 Legal Text v0.1 (redline)')
    expect(header).toContain('string="DRAFT"')
    const footer = readPart(file, 'word/footer1.xml')
    expect(footer).toContain('This document has a Classification of Clear')
    expect(footer).toContain('NUMPAGES')
    expect(readPart(file, 'word/settings.xml')).toContain('<w:trackRevisions/>')
    expect(readPart(file, 'word/styles.xml')).toContain('w:lang w:val="en-GB"')
  })

  it('says nothing of a draft from version 1.0 on, nor of a classification that is not stated', async () => {
    const issued = { ...options, version: '1.0', classification: null }
    const file = await writeRedline(redline([provision('a', 'clause', 'Kept.')], []), issued)
    expect(readPart(file, 'word/header1.xml')).not.toContain('DRAFT')
    expect(readPart(file, 'word/footer1.xml')).not.toContain('Classification')
  })

  it('keeps the paragraph between words added to a clause and a clause added behind it', async () => {
    // LibreOffice joins revisions of one author and one minute across a paragraph's mark, unless one has no time.
    const base = [provision('s', 'section', 'Section'), provision('a', 'clause', '', 's')]
    const changes: readonly Change[] = [
      inserted('a', 'Added'),
      {
        ...common,
        kind: 'insert',
        id: 'new',
        provision: 'b',
        provisionKind: 'clause',
        place: { parent: 's', after: 'a', rank: 0 },
        accepted: false,
      },
      inserted('b', 'Behind'),
    ]
    const xml = document(await writeRedline(redline(base, changes), options))
    expect(xml).toMatch(/<w:ins w:id="\d+" w:author="anna"><w:r><w:t [^>]*>Added</)
  })

  it('sets the mark of a footnote above the line, and the footnote below its clause in small', async () => {
    const mark: Run = { kind: 'footnote', target: 'f', marks: [] }
    const base = [
      provision('a', 'clause', [textRun('Kept'), mark, textRun('.')]),
      { ...provision('f', 'footnote', 'In writing.', 'a'), number: '1' },
    ]
    const xml = document(await writeRedline(redline(base, []), options))
    expect(xml).toMatch(/<w:vertAlign w:val="superscript"\/><\/w:rPr><w:t [^>]*>1</)
    expect(xml).toContain('<w:pStyle w:val="ProvisionFootnote"/>')
  })
})
