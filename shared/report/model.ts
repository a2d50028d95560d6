/** The Modification Report as one value, from which the Word file, the page, the PDF and the preview are made. */
import type { Resolve } from '../../legal-text/text.ts'
import { type ProvisionView, resolverOf, viewDocument } from '../../legal-text/views.ts'
import { glossaryOf } from '../glossary.ts'
import type { RecordOf } from '../records/index.ts'
import { failed, ok, type Result } from '../result.ts'
import { formatDates, formatLongDay } from '../timetable/days.ts'
import { PLANNED_NOTE } from '../timetable/timetable.ts'
import type { Workspace } from '../workspace.ts'
import { fieldValue, NOT_STATED } from './fields.ts'
import { REPORT_PARTS, type ReportPart } from './parts.ts'
import { changedProvisions } from './redline.ts'

export interface Inline {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly superscript?: boolean
  /** Something is amiss here: shown as such, never left out. */
  readonly warning?: boolean
}

export interface TableRow {
  readonly cells: readonly (readonly Inline[])[]
}

export type ReportBlock =
  | { readonly kind: 'paragraph' | 'bullet' | 'quotation'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly caption: string
      /** Widths in percent of the text's width; they add up to 100. */
      readonly columns: readonly { readonly heading: string; readonly width: number }[]
      readonly rows: readonly TableRow[]
    }
  | {
      readonly kind: 'redline'
      readonly views: readonly ProvisionView[]
      readonly resolve: Resolve
      readonly authors: ReadonlyMap<string, string>
    }

export interface ReportSection {
  readonly id: string
  /** "1", "Appendix 1", or null where the heading has none. */
  readonly number: string | null
  readonly heading: string
  readonly level: 0 | 1 | 2 | 3
  readonly blocks: readonly ReportBlock[]
}

export interface Report {
  readonly reference: string
  readonly title: string
  readonly documentName: 'Modification Report'
  readonly version: string
  /** "9 January 2024" */
  readonly date: string
  readonly stage: string
  readonly author: string
  readonly classification: { readonly name: string; readonly handling: string } | null
  readonly sections: readonly ReportSection[]
}

/** Finds a modification by its id or its reference. */
export function findModification(
  workspace: Workspace,
  idOrReference: string,
): Result<RecordOf<'modification'>> {
  const wanted = idOrReference.toLowerCase()
  const all = [...workspace.modification.values()]
  const found = all.find(
    ({ id, reference }) => id === idOrReference || reference.toLowerCase() === wanted,
  )
  if (found !== undefined) return ok(found)
  const there = all.map(({ reference }) => reference).join(', ')
  return failed(
    'modification/missing',
    `This workspace has no modification “${idOrReference}”.`,
    there === '' ? 'It holds no modification yet.' : `It holds: ${there}.`,
  )
}

/** The report of one modification. What the workspace does not know reads "not stated". */
export function reportModel(workspace: Workspace, idOrReference: string): Result<Report> {
  const found = findModification(workspace, idOrReference)
  if (!found.ok) return found
  const modification = found.value
  const classification =
    modification.classification === null
      ? null
      : (workspace.classification.get(modification.classification) ?? null)
  return ok({
    reference: modification.reference,
    title: modification.title,
    documentName: 'Modification Report',
    version: modification.reportVersion,
    date: formatLongDay(modification.reportDate),
    stage: modification.stage ?? NOT_STATED,
    author: modification.contact?.name ?? NOT_STATED,
    classification,
    sections: sectionsOf(workspace, modification),
  })
}

function sectionsOf(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
): readonly ReportSection[] {
  const narrative = [...workspace.section.values()]
    .filter((section) => section.modification === modification.id)
    .sort((left, right) => left.order - right.order)
  let section = 0
  let appendix = 0
  return REPORT_PARTS.map((part): ReportSection => {
    const written = narrative.filter((candidate) => candidate.part === part.id)
    let number: string | null = null
    if (part.level === 1) {
      number = part.appendix === true ? `Appendix ${++appendix}` : String(++section)
    }
    return {
      id: part.id.replaceAll('.', '-'),
      number,
      heading: written[0]?.heading || part.heading,
      level: part.level,
      blocks: [
        ...written.flatMap(({ blocks }) =>
          blocks.map((block) => blockOf(workspace, modification, block)),
        ),
        ...shownBlocks(workspace, modification, part),
      ],
    }
  })
}

function blockOf(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  block: RecordOf<'section'>['blocks'][number],
): ReportBlock {
  const inlines = block.inlines.map((inline): Inline => {
    if (inline.kind === 'field') {
      const value = fieldValue(workspace, modification, inline.name)
      return value.known ? { text: value.text } : { text: value.text, warning: true }
    }
    return {
      text: inline.text,
      ...Object.fromEntries(inline.marks.map((mark) => [mark, true])),
    }
  })
  return { kind: block.kind, inlines }
}

function shownBlocks(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
  part: ReportPart,
): readonly ReportBlock[] {
  switch (part.shows) {
    case 'contact':
      return contact(modification)
    case 'topics':
      return topics(workspace, modification.id)
    case 'evidence':
      return evidence(workspace, modification.id)
    case 'inputs':
      return inputs(workspace, modification.id)
    case 'timetable':
      return timetable(workspace, modification.id)
    case 'glossary':
      return glossary(workspace, modification.id)
    case 'redline':
      return redline(workspace, modification)
    default:
      return []
  }
}

function plain(text: string): readonly Inline[] {
  return [{ text }]
}

function of<Entry extends { readonly modification: string }>(
  records: ReadonlyMap<string, Entry>,
  modification: string,
): readonly Entry[] {
  return [...records.values()].filter((record) => record.modification === modification)
}

function contact({ contact: person }: RecordOf<'modification'>): readonly ReportBlock[] {
  if (person === null) return [{ kind: 'paragraph', inlines: plain(`Contact: ${NOT_STATED}`) }]
  const lines = [person.name, person.telephone, person.email].filter((line) => line !== null)
  return [
    { kind: 'paragraph', inlines: plain('Questions on this modification are welcome:') },
    ...lines.map(
      (line, index): ReportBlock => ({
        kind: 'paragraph',
        inlines: [{ text: line, bold: index === 0 }],
      }),
    ),
  ]
}

function topics(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const rows = of(workspace.topic, modification).map(({ title, summary, status }) => ({
    cells: [plain(title), plain(summary), plain(status)],
  }))
  if (rows.length === 0) return []
  const columns = [
    { heading: 'Topic', width: 28 },
    { heading: 'What it is about', width: 58 },
    { heading: 'Status', width: 14 },
  ]
  return [{ kind: 'table', caption: 'Topics of the assessment', columns, rows }]
}

function evidence(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const rows = of(workspace.evidence, modification).map(({ claim, figure, saidBy, caveat }) => ({
    cells: [plain(claim), plain(figure ?? NOT_STATED), plain(saidBy), plain(caveat)],
  }))
  if (rows.length === 0) return []
  const columns = [
    { heading: 'Evidence', width: 30 },
    { heading: 'Figure', width: 16 },
    { heading: 'Source', width: 20 },
    { heading: 'Caveat', width: 34 },
  ]
  return [{ kind: 'table', caption: 'Evidence of the scale', columns, rows }]
}

function inputs(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const list = [...of(workspace.input, modification)].sort(
    (left, right) => left.order - right.order,
  )
  const rows = list.map((input) => ({
    cells: [
      plain(workspace.committee.get(input.committee)?.acronym ?? NOT_STATED),
      [
        { text: input.text },
        ...(input.response === null ? [] : [{ text: ` Response: ${input.response}`, bold: true }]),
      ],
    ],
  }))
  const columns = [
    { heading: 'Sub-Committee', width: 22 },
    { heading: 'Input sought', width: 78 },
  ]
  return [{ kind: 'table', caption: 'Sub-Committee input', columns, rows }]
}

function timetable(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const events = [...of(workspace.event, modification)].sort(
    (left, right) => left.order - right.order,
  )
  const rows = events.map(({ title, start, end, state, estimated }) => {
    const italic = state === 'planned'
    return {
      cells: [
        [{ text: estimated ? `${title} (estimated)` : title, italic }],
        [{ text: formatDates(start, end), italic }],
      ],
    }
  })
  const columns = [
    { heading: 'Event or action', width: 66 },
    { heading: 'Date', width: 34 },
  ]
  return [
    { kind: 'table', caption: 'Timetable', columns, rows },
    { kind: 'note', text: `${PLANNED_NOTE}.` },
  ]
}

function glossary(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const rows = glossaryOf(workspace, modification).map(({ acronym, term }) => ({
    cells: [plain(acronym), plain(term)],
  }))
  const columns = [
    { heading: 'Acronym', width: 24 },
    { heading: 'Full term', width: 76 },
  ]
  return [
    {
      kind: 'paragraph',
      inlines: plain('The acronyms that this document uses, with what they stand for.'),
    },
    { kind: 'table', caption: 'Glossary', columns, rows },
  ]
}

function redline(
  workspace: Workspace,
  modification: RecordOf<'modification'>,
): readonly ReportBlock[] {
  const draft = of(workspace.draft, modification.id).find(({ preferred }) => preferred)
  if (draft === undefined) {
    return [{ kind: 'paragraph', inlines: plain('There is no legal text yet.') }]
  }
  const authors = new Map([...workspace.person.values()].map(({ id, name }) => [id, name]))
  return draft.bases.flatMap(({ document, version: versionId }): readonly ReportBlock[] => {
    const version = workspace.version.get(versionId)
    const code = workspace.document.get(document)
    if (version === undefined || code === undefined) return []
    const changes = [...workspace.change.values()].filter(
      (change) => change.draft === draft.id && change.document === document,
    )
    const renumber = draft.renumbers.includes(document)
    const views = viewDocument(version.provisions, version.numbering, changes, 'redline', {
      renumber,
    })
    const base = version.label === null ? `version ${NOT_STATED}` : `version ${version.label}`
    return [
      { kind: 'note', text: legalTextNote(modification, draft) },
      {
        kind: 'paragraph',
        inlines: [
          { text: `${code.shortName} ‘${code.title}’, ${base}: ${draft.name}`, bold: true },
        ],
      },
      { kind: 'redline', views: changedProvisions(views), resolve: resolverOf(views), authors },
    ]
  })
}

/** Solutions are not worked on while a reference is a Draft Proposal, so legal text then says that it is exploratory. */
export function legalTextNote(
  { reference, stage }: RecordOf<'modification'>,
  draft: RecordOf<'draft'>,
): string {
  const notes = []
  if (stage === 'Draft Proposal') {
    notes.push(
      `Exploratory: ${reference} is a Draft Proposal, and its solution has not been developed.`,
    )
  }
  if (draft.basis?.standing === 'illustrative') {
    notes.push('Illustrative wording made for the sample workspace; it is nobody’s proposal.')
  }
  notes.push('Provisions marked as illustrative are not in-force text.')
  return notes.join(' ')
}
