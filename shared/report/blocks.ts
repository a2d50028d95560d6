/** What the report makes of records: the tables, the contact and the redline that stand behind its narrative. */
import { glossaryOf } from '../glossary.ts'
import type { RecordOf } from '../records/index.ts'
import { formatDates } from '../timetable/days.ts'
import { ganttPicture } from '../timetable/gantt-svg.ts'
import { byDate, PLANNED_NOTE } from '../timetable/timetable.ts'
import type { Workspace } from '../workspace.ts'
import { NOT_STATED } from './fields.ts'
import { instructionBlocks } from './instructions.ts'
import { legalTextNotes } from './legal-text-notes.ts'
import type { ReportPart } from './parts.ts'
import { receiptBlocks } from './receipt-blocks.ts'
import { changedProvisions, type DraftRedline, draftRedlines } from './redline.ts'
import type { Inline, ReportBlock } from './report.ts'
import { paragraph, plain, table } from './simple-blocks.ts'
import { changeBlocks, consultationBlocks, traceabilityBlocks } from './tracing-blocks.ts'

type Modification = RecordOf<'modification'>
/** What leads to a table where nobody has written anything that does. */
type Lead = (text: string) => readonly ReportBlock[]

/** The blocks that a part shows behind its narrative. */
export function shownBlocks(
  workspace: Workspace,
  modification: Modification,
  { id, shows }: ReportPart,
): readonly ReportBlock[] {
  const written = of(workspace.section, modification.id).some(
    ({ part, blocks }) => part === id && blocks.length > 0,
  )
  const lead: Lead = (text) => (written ? [] : [paragraph(text)])
  switch (shows) {
    case 'contact':
      return contact(modification, lead)
    case 'topics':
      return topics(workspace, modification.id)
    case 'evidence':
      return evidence(workspace, modification.id)
    case 'inputs':
      return inputs(workspace, modification.id)
    case 'timetable':
      return timetable(workspace, modification.id)
    case 'glossary':
      return glossary(workspace, modification.id, lead)
    case 'redline':
      return legalText(workspace, modification)
    case 'receipt':
      return receiptBlocks(workspace, modification)
    case 'instructions':
      return instructionBlocks(workspace, modification)
    case 'changes':
      return changeBlocks(workspace, modification)
    case 'consultation':
      return consultationBlocks(workspace, modification)
    case 'traceability':
      return traceabilityBlocks(workspace, modification)
    default:
      return []
  }
}

function of<Entry extends { readonly modification: string }>(
  records: ReadonlyMap<string, Entry>,
  modification: string,
): readonly Entry[] {
  return [...records.values()].filter((record) => record.modification === modification)
}

function inOrder(left: { readonly order: number }, right: { readonly order: number }): number {
  return left.order - right.order
}

/** Records without an order of their own: a report reads the same however its workspace was opened. */
function byWords<Entry>(list: readonly Entry[], words: (entry: Entry) => string): readonly Entry[] {
  return [...list].sort((left, right) => words(left).localeCompare(words(right), 'en-GB'))
}

function contact({ contact: person }: Modification, lead: Lead): readonly ReportBlock[] {
  if (person === null) return [{ kind: 'paragraph', inlines: plain(`Contact: ${NOT_STATED}`) }]
  const { name, telephone, email } = person
  const lines: Inline[][] = [[{ text: name, bold: true }]]
  if (telephone !== null) lines.push([{ text: telephone }])
  if (email !== null) lines.push([{ text: email, link: `mailto:${email}` }])
  return [...lead('Questions on this modification are welcome:'), { kind: 'address', lines }]
}

function topics(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const rows = byWords(of(workspace.topic, modification), ({ title }) => title).map(
    ({ title, summary, status }) => ({ cells: [plain(title), plain(summary), plain(status)] }),
  )
  if (rows.length === 0) return []
  const columns = { Topic: 28, 'What it is about': 57, Status: 15 }
  return [table('Topics of the assessment', columns, rows)]
}

function evidence(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const rows = byWords(of(workspace.evidence, modification), ({ claim }) => claim).map(
    ({ claim, figure, saidBy, caveat }) => ({
      cells: [plain(claim), plain(figure ?? NOT_STATED), plain(saidBy), plain(caveat)],
    }),
  )
  if (rows.length === 0) return []
  const columns = { Evidence: 28, Figure: 19, Source: 21, Caveat: 32 }
  return [table('Evidence of the scale', columns, rows)]
}

function inputs(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const rows = [...of(workspace.input, modification)].sort(inOrder).map((input) => ({
    cells: [
      plain(workspace.committee.get(input.committee)?.acronym ?? NOT_STATED),
      [
        { text: input.text },
        ...(input.response === null ? [] : [{ text: ` Response: ${input.response}`, bold: true }]),
      ],
    ],
  }))
  return [table('Sub-Committee input', { 'Sub-Committee': 22, 'Input sought': 78 }, rows)]
}

function timetable(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const events = [...of(workspace.event, modification)].sort(byDate)
  const rows = events.map(({ title, start, end, state, estimated }) => {
    const italic = state === 'planned'
    return {
      cells: [
        [{ text: estimated ? `${title} (estimated)` : title, italic }],
        [{ text: formatDates(start, end), italic }],
      ],
    }
  })
  return [
    table('Timetable', { 'Event or action': 64, Date: 36 }, rows),
    ...(rows.length === 0 ? [] : [{ kind: 'note' as const, text: `${PLANNED_NOTE}.` }]),
    ...ganttBlocks(workspace, modification),
  ]
}

/** Pixels: letters of the drawing stay readable where it is as wide as an A4 page's text. */
const GANTT_WIDTH = 900

function ganttBlocks(workspace: Workspace, modification: string): readonly ReportBlock[] {
  const picture = ganttPicture(workspace, modification, { width: GANTT_WIDTH, dates: false })
  if (picture === null) return []
  const { svg, width, height, description } = picture
  return [
    {
      kind: 'picture',
      number: 0,
      caption: 'Timetable as a chart',
      alternative: description,
      type: 'image/svg+xml',
      data: svg,
      width,
      height,
    },
  ]
}

function glossary(workspace: Workspace, modification: string, lead: Lead): readonly ReportBlock[] {
  const rows = glossaryOf(workspace, modification).map(({ acronym, term }) => ({
    cells: [plain(acronym), plain(term)],
  }))
  return [
    ...lead('The acronyms that this document uses, with what they stand for.'),
    table('Glossary', { Acronym: 24, 'Full term': 76 }, rows),
  ]
}

function legalText(workspace: Workspace, modification: Modification): readonly ReportBlock[] {
  const draft = of(workspace.draft, modification.id).find(({ preferred }) => preferred)
  const redlines = draft === undefined ? [] : draftRedlines(workspace, draft)
  if (redlines.length === 0) {
    return [{ kind: 'paragraph', inlines: plain('There is no legal text yet.') }]
  }
  return redlines.flatMap((redline) => legalTextOf(modification, redline))
}

function legalTextOf(modification: Modification, made: DraftRedline): readonly ReportBlock[] {
  const { redline, draft, document, base } = made
  const shown = changedProvisions(redline)
  const title = `${draft.name}: ${document.shortName} ‘${document.title}’, ${base}`
  const ids = new Set(shown.map(({ id }) => id))
  return [
    ...legalTextNotes(modification, made).map((text): ReportBlock => ({ kind: 'note', text })),
    { kind: 'paragraph', inlines: [{ text: title, bold: true }] },
    ...(shown.length === 0
      ? [{ kind: 'paragraph' as const, inlines: plain('This draft changes nothing yet.') }]
      : [
          {
            kind: 'redline' as const,
            redline,
            shown,
            accepted: made.accepted(ids),
            rejected: made.rejected(ids),
          },
        ]),
  ]
}
