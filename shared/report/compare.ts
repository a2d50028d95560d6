/** Two issues of a report against one another: as a redline of report and legal text, and as a list. */
import { type Comparison, compareDocuments } from '../../legal-text/diff/document.ts'
import { comparisonHtml } from '../../legal-text/diff/html.ts'
import type { RecordOf } from '../records/index.ts'
import { ok, type Result } from '../result.ts'
import { formatDates } from '../timetable/days.ts'
import { changesOfDraft } from '../tracing/changes.ts'
import type { Workspace } from '../workspace.ts'
import { NOT_STATED } from './fields.ts'
import { reportModel } from './model.ts'
import { headingText, type Report } from './report.ts'
import { linesOfReport, nameOf } from './report-lines.ts'

/** A stage of one report: an issue, or the workspace as it is. */
export interface ReportState {
  readonly workspace: Workspace
  /** Id of the modification in that workspace. */
  readonly modification: string
}

export interface ReportComparison {
  /** One self-contained page. */
  readonly html: string
  /** What changed, a sentence each, under the part that it changed in. */
  readonly list: readonly ChangeLine[]
}

export interface ChangeLine {
  readonly where: string
  readonly what: string
}

export function compareReports(before: ReportState, after: ReportState): Result<ReportComparison> {
  const old = reportModel(before.workspace, before.modification)
  if (!old.ok) return old
  const now = reportModel(after.workspace, after.modification)
  if (!now.ok) return now
  const comparison = compareDocuments(linesOfReport(old.value), linesOfReport(now.value))
  return ok({
    html: comparisonHtml(comparison, nameOf(old.value), nameOf(now.value)),
    list: [
      ...factLines(old.value, now.value),
      ...partLines(old.value, now.value),
      ...inputLines(before, after),
      ...eventLines(before, after),
      ...glossaryLines(before, after),
      ...legalTextLines(before, after),
    ],
  })
}

function factLines(old: Report, now: Report): readonly ChangeLine[] {
  const facts = (report: Report) => ({
    Reference: report.reference,
    Title: report.title,
    Version: report.version,
    Date: report.date,
    Stage: report.stage,
    Classification: report.classification?.name ?? NOT_STATED,
  })
  const before: Readonly<Record<string, string>> = facts(old)
  return Object.entries(facts(now)).flatMap(([name, value]) =>
    before[name] === value
      ? []
      : [{ where: 'Cover', what: `${name}: ${before[name]}, now ${value}` }],
  )
}

/** Parts that say more than their words do, and are told record by record. */
const TOLD_APART: ReadonlySet<string> = new Set(['contents', 'timetable', 'glossary', 'legal-text'])

function partLines(old: Report, now: Report): readonly ChangeLine[] {
  const before = new Map(old.sections.map((section) => [section.id, section]))
  const after = new Set(now.sections.map(({ id }) => id))
  const gone = old.sections.filter(({ id }) => !after.has(id))
  return [
    ...now.sections.flatMap((section): readonly ChangeLine[] => {
      const was = before.get(section.id)
      const where = headingText(section)
      if (was === undefined) return [{ where, what: 'This part is new.' }]
      if (TOLD_APART.has(section.id)) return []
      const words = (report: Report, part: typeof section) =>
        linesOfReport({ ...report, sections: [part] }).slice(COVER_LINES + 1)
      const compared = compareDocuments(
        words({ ...old, classification: null }, was),
        words({ ...now, classification: null }, section),
      )
      return compared.changes === 0 ? [] : [{ where, what: countsOf(compared) }]
    }),
    ...gone.map((section) => ({
      where: headingText(section),
      what: 'This part is not in the report any more.',
    })),
  ]
}

/** Lines of a cover without a classification. */
const COVER_LINES = 2

function countsOf({ changes, inserted, deleted }: Comparison): string {
  const times = changes === 1 ? '1 change' : `${changes} changes`
  return `${times}: ${inserted} words and signs in, ${deleted} out.`
}

function own<Entry extends { readonly modification: string }>(
  records: ReadonlyMap<string, Entry>,
  modification: string,
  key: (entry: Entry) => string,
): ReadonlyMap<string, Entry> {
  const list = [...records.values()].filter((record) => record.modification === modification)
  return new Map(list.map((record) => [key(record), record]))
}

/** What is there on one side only, and what is on both and reads otherwise. */
function recordLines<Entry>(
  where: string,
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
  name: (entry: Entry) => string,
  difference: (old: Entry, now: Entry) => string | null,
): readonly ChangeLine[] {
  const lines: ChangeLine[] = []
  for (const [key, now] of after) {
    const old = before.get(key)
    const what = old === undefined ? `${name(now)} is new.` : difference(old, now)
    if (what !== null) lines.push({ where, what })
  }
  for (const [key, old] of before) {
    if (!after.has(key)) lines.push({ where, what: `${name(old)} was taken out.` })
  }
  return lines
}

type Event = RecordOf<'event'>

function eventLines(before: ReportState, after: ReportState): readonly ChangeLine[] {
  return recordLines<Event>(
    'Timetable',
    own(before.workspace.event, before.modification, ({ id }) => id),
    own(after.workspace.event, after.modification, ({ id }) => id),
    ({ title }) => `“${title}”`,
    (old, now) => {
      const parts = [
        ...(old.title === now.title ? [] : [`is called “${now.title}”`]),
        ...(old.start === now.start && old.end === now.end
          ? []
          : [
              `moved from ${formatDates(old.start, old.end)} to ${formatDates(now.start, now.end)}`,
            ]),
        ...(old.state === now.state ? [] : [`is ${now.state}`]),
        ...(old.estimated === now.estimated
          ? []
          : [now.estimated ? 'is estimated' : 'is no longer an estimate']),
      ]
      return parts.length === 0 ? null : `“${old.title}” ${parts.join(', ')}.`
    },
  )
}

function inputLines(before: ReportState, after: ReportState): readonly ChangeLine[] {
  type Input = RecordOf<'input'>
  const named = ({ workspace }: ReportState) => ({
    of: ({ committee }: Input) => workspace.committee.get(committee)?.acronym ?? NOT_STATED,
  })
  const names = named(after)
  const older = named(before)
  return recordLines<Input>(
    'Sub-Committee input',
    own(before.workspace.input, before.modification, ({ id }) => id),
    own(after.workspace.input, after.modification, ({ id }) => id),
    (input) => `The input of ${names.of(input) === NOT_STATED ? older.of(input) : names.of(input)}`,
    (old, now) => {
      if (old.response === null && now.response !== null) return `${names.of(now)} has responded.`
      if (old.response !== now.response) return `The response of ${names.of(now)} reads otherwise.`
      return old.text === now.text ? null : `What ${names.of(now)} is asked reads otherwise.`
    },
  )
}

function glossaryLines(before: ReportState, after: ReportState): readonly ChangeLine[] {
  return recordLines(
    'Glossary',
    own(before.workspace.glossary, before.modification, ({ acronym }) => acronym),
    own(after.workspace.glossary, after.modification, ({ acronym }) => acronym),
    ({ acronym }) => `“${acronym}”`,
    (old, now) => (old.term === now.term ? null : `“${now.acronym}” stands for “${now.term}”.`),
  )
}

/** The changes of the preferred draft, by what they are and say. */
function legalTextLines(before: ReportState, after: ReportState): readonly ChangeLine[] {
  const changes = ({ workspace, modification }: ReportState) => {
    const draft = [...workspace.draft.values()].find(
      (candidate) => candidate.modification === modification && candidate.preferred,
    )
    const list = draft === undefined ? [] : changesOfDraft(workspace, draft.id)
    return new Map(list.map((change) => [change.id, change]))
  }
  return recordLines(
    'Legal text',
    changes(before),
    changes(after),
    ({ act, citation }) => `A change of ${citation} (${act.toLowerCase()})`,
    (old, now) =>
      old.inserted === now.inserted && old.deleted === now.deleted && old.act === now.act
        ? null
        : `The change of ${now.citation} reads otherwise.`,
  )
}
