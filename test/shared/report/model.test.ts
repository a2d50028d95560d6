import { describe, expect, it } from 'vitest'
import type { RecordOf } from '../../../shared/records/index.ts'
import { reportModel } from '../../../shared/report/model.ts'
import { REPORT_PARTS } from '../../../shared/report/parts.ts'
import {
  footerText,
  headingText,
  type Inline,
  type RedlineBlock,
  type Report,
  type ReportBlock,
  type TableBlock,
} from '../../../shared/report/report.ts'
import { dp255Workspace } from '../../../shared/sample/index.ts'
import { applyPatches, put, remove, type Workspace } from '../../../shared/workspace.ts'
import {
  CONTACT,
  COVER,
  FOOTER,
  GLOSSARY,
  HEADINGS,
  INPUTS,
  QUOTATION,
  TIMETABLE,
  TOOK_PLACE,
} from './dp255.ts'

function modelOf(workspace: Workspace): Report {
  const report = reportModel(workspace, 'DP255')
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

const report = modelOf(dp255Workspace())
const text = (inlines: readonly Inline[]) => inlines.map((inline) => inline.text).join('')

function blocks(of: Report, id: string): readonly ReportBlock[] {
  return of.sections.find((section) => section.id === id)?.blocks ?? []
}

function table(of: Report, id: string): TableBlock {
  const found = blocks(of, id).find((block): block is TableBlock => block.kind === 'table')
  if (found === undefined) throw new Error(`There is no table in ${id}.`)
  return found
}

const rows = ({ rows: list }: TableBlock) => list.map(({ cells }) => cells.map(text))

function redline(of: Report): RedlineBlock {
  const found = blocks(of, 'legal-text').find(
    (block): block is RedlineBlock => block.kind === 'redline',
  )
  if (found === undefined) throw new Error('There is no redline.')
  return found
}

function changed(
  change: (modification: RecordOf<'modification'>) => Partial<RecordOf<'modification'>>,
): Workspace {
  const workspace = dp255Workspace()
  const modification = [...workspace.modification.values()][0] as RecordOf<'modification'>
  const next = { ...modification, ...change(modification) }
  return applyPatches(workspace, [put(workspace, 'modification', next)])
}

describe('the DP255 report has every part of v0.2', () => {
  it('cover, classification and footer', () => {
    const { classification, reference, title, documentName, version, date } = report
    expect([classification?.name, reference, title, documentName, version, date]).toEqual(COVER)
    expect(classification?.handling).toContain('Panel Information Policy')
    expect(footerText(report)).toBe(`${FOOTER}. DP255 Modification Report`)
  })

  it('sections, in order, numbered, and behind them the legal text', () => {
    const headings = report.sections.map((section) => [section.level, headingText(section)])
    expect(headings).toEqual([...HEADINGS, [1, 'Appendix 3: Legal text']])
  })

  it('something written or shown in each part', () => {
    const empty = report.sections.filter(
      (section, index) =>
        section.blocks.length === 0 && (report.sections[index + 1]?.level ?? 0) <= section.level,
    )
    expect(empty.map(headingText)).toEqual([])
  })

  it('contents of all numbered sections and what is in them', () => {
    const [contents] = blocks(report, 'contents')
    const listed = contents?.kind === 'contents' ? contents.entries : []
    expect(listed.map(({ level, ...entry }) => [level, headingText(entry)])).toEqual(
      [...HEADINGS, [1, 'Appendix 3: Legal text']].filter(([level]) => level === 1 || level === 2),
    )
  })

  it('contact', () => {
    const address = blocks(report, 'contact').find((block) => block.kind === 'address')
    expect(address?.kind === 'address' ? address.lines.map(text) : []).toEqual(CONTACT)
  })

  it('the quotation of 4.1, character for character', () => {
    const quotation = blocks(report, 'issue-current').find(({ kind }) => kind === 'quotation')
    expect(quotation?.kind === 'quotation' ? text(quotation.inlines) : '').toBe(QUOTATION)
  })

  it('4 inputs', () => {
    expect(rows(table(report, 'assessment-input'))).toEqual(INPUTS)
  })

  it('puts an event that has moved where its date belongs', () => {
    const workspace = dp255Workspace()
    const event = workspace.event.get('dp255-event-ssc')
    if (event === undefined) throw new Error('The sample has no such event')
    const moved = applyPatches(workspace, [
      put(workspace, 'event', { ...event, start: '2024-12-25' }),
    ])
    expect(rows(table(modelOf(moved), 'timetable')).at(-1)).toEqual([event.title, '25 Dec 2024'])
  })

  it('18 timetable rows, what is planned in italics, and the note that says so', () => {
    const timetable = table(report, 'timetable')
    expect(rows(timetable)).toEqual(TIMETABLE)
    const italics = timetable.rows.map(({ cells }) =>
      cells.flat().every(({ italic }) => italic === true),
    )
    expect(italics).toEqual(TIMETABLE.map((_, index) => index >= TOOK_PLACE))
    expect(blocks(report, 'timetable').map(({ kind }) => kind)).toEqual([
      'table',
      'note',
      'picture',
    ])
  })

  it('15 glossary rows', () => {
    expect(rows(table(report, 'glossary'))).toEqual(GLOSSARY)
  })
})

describe('what the report makes of the workspace', () => {
  it('keeps figures with their source and caveat', () => {
    const [first, second] = rows(table(report, 'assessment-scale'))
    expect(first?.[1]).toBe('around 1% – 3%')
    expect(second?.[1]).toBe('not stated')
    for (const row of [first, second]) expect(row?.every((cell) => cell !== '')).toBe(true)
  })

  it('says that legal text under a Draft Proposal is exploratory, and what is illustrative', () => {
    const notes = blocks(report, 'legal-text').flatMap((block) =>
      block.kind === 'note' ? [block.text] : [],
    )
    expect(notes.join(' ')).toMatch(/Exploratory: DP255 is a Draft Proposal/)
    expect(notes.join(' ')).toMatch(/illustrative, not in-force text/)
    const later = modelOf(changed(() => ({ stage: 'Modification Proposal' })))
    expect(JSON.stringify(blocks(later, 'legal-text'))).not.toContain('Exploratory')
  })

  it('shows the changed provisions with what they stand under, and the base version as not stated', () => {
    expect(redline(report).shown.map(({ number, kind }) => number ?? kind)).toEqual([
      '4',
      'heading',
      '4.1',
      '4.1A',
      '(a)',
      '(b)',
    ])
    expect(JSON.stringify(blocks(report, 'legal-text'))).toContain('version not stated')
  })

  it('knows what its redline reads as, accepted and rejected', () => {
    const { accepted, rejected } = redline(report)
    expect(rejected).toEqual([
      '4\tCommissioning',
      'Commissioning of Communications Hub Functions',
      `4.1\t${QUOTATION}`,
    ])
    expect(accepted).toHaveLength(6)
    expect(accepted[2]).toMatch(/^4\.1\t.*, but that update shall not of itself mean/)
  })

  it('reads “not stated” where the workspace knows nothing', () => {
    const bare = modelOf(changed(() => ({ stage: null, contact: null, classification: null })))
    expect(bare.stage).toBe('not stated')
    expect(bare.classification).toBeNull()
    expect(footerText(bare)).toBe('DP255 Modification Report')
    expect(JSON.stringify(blocks(bare, 'contact'))).toContain('not stated')
  })

  it('follows the facts: a new version and date show on the cover', () => {
    const next = modelOf(changed(() => ({ reportVersion: '0.3', reportDate: '2024-02-29' })))
    expect([next.version, next.date]).toEqual(['0.3', '29 February 2024'])
  })

  it('says that there is no legal text where no draft is preferred', () => {
    const workspace = dp255Workspace()
    const drafts = [...workspace.draft.keys()].map((id) => remove(workspace, 'draft', id))
    const bare = modelOf(applyPatches(workspace, drafts))
    expect(JSON.stringify(blocks(bare, 'legal-text'))).toContain('There is no legal text yet.')
  })

  it('reads the same from a workspace that lists its records in another order', () => {
    const turned = Object.fromEntries(
      Object.entries(dp255Workspace()).map(([kind, records]) => [
        kind,
        new Map([...(records as ReadonlyMap<string, unknown>)].reverse()),
      ]),
    ) as unknown as Workspace
    expect(JSON.stringify(modelOf(turned))).toBe(JSON.stringify(report))
  })

  it('says under every heading of a modification of which nothing is known that it is not stated', () => {
    const bare = modelOf({
      ...dp255Workspace(),
      section: new Map(),
      input: new Map(),
      event: new Map(),
      glossary: new Map(),
      topic: new Map(),
      evidence: new Map(),
      draft: new Map(),
    })
    expect(JSON.stringify(blocks(bare, 'summary'))).toContain('Not stated.')
    expect(JSON.stringify(blocks(bare, 'assessment-input'))).toContain(
      'Sub-Committee input: not stated.',
    )
    expect(JSON.stringify(blocks(bare, 'timetable'))).toContain('Timetable: not stated.')
    expect(blocks(bare, 'issue')).toEqual([])
  })

  it('finds a modification by its reference in any case, and says what there is instead', () => {
    expect(reportModel(dp255Workspace(), 'dp255').ok).toBe(true)
    expect(reportModel(dp255Workspace(), 'DP256')).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('DP256'), advice: 'It holds: DP255.' },
    })
  })

  it('gives every part an id of its own', () => {
    const ids = report.sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(REPORT_PARTS.map(({ id }) => id)).size).toBe(REPORT_PARTS.length)
  })

  it('gives each table columns that fill the page', () => {
    for (const block of report.sections.flatMap((section) => section.blocks)) {
      if (block.kind !== 'table') continue
      expect(block.columns.reduce((sum, { width }) => sum + width, 0)).toBe(100)
      for (const { cells } of block.rows) expect(cells).toHaveLength(block.columns.length)
    }
  })
})
