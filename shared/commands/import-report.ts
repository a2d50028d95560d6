/** Takes a published Modification Report into the workspace: one step, which undo takes back whole. */
import { z } from 'zod'
import type { Basis, NarrativeBlock, RecordOf } from '../records/index.ts'
import { ImportedReport } from '../report/import/imported.ts'
import { sameWords } from '../report/narrative.ts'
import { ok } from '../result.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'

/** What of a report is taken in; a person may leave some of it out. */
export const IMPORT_GROUPS = ['facts', 'narrative', 'inputs', 'timetable', 'glossary'] as const
export type ImportGroup = (typeof IMPORT_GROUPS)[number]

/**
 * Makes the modification, or brings the one with its reference up to what the report says. What is there and is not in
 * the report stays: nothing is taken away by an import.
 */
export const importReport = defineCommand({
  name: 'report.import',
  args: z.object({
    report: ImportedReport,
    groups: z.array(z.enum(IMPORT_GROUPS)).default([...IMPORT_GROUPS]),
  }),
  run: (workspace, { report, groups }, context) => {
    const taken = new Set<ImportGroup>(groups)
    const target = modificationOf(workspace, report, taken.has('facts'), context)
    const source: Source = { workspace, report, context, modification: target.id }
    const committees = committeesOf(source)
    const events = taken.has('timetable') ? eventsOf(source, committees) : []
    const records: readonly Patch[] = [
      put(workspace, 'modification', target),
      ...draftOf(workspace, report, target.id, context),
      ...classificationOf(source, taken.has('facts')),
      ...(taken.has('inputs') || taken.has('timetable') ? committees.patches : []),
      ...events.map((event) => put(workspace, 'event', event)),
      ...(taken.has('inputs') ? inputsOf(source, committees, events) : []),
      ...(taken.has('glossary') ? glossaryOf(source) : []),
      ...(taken.has('narrative') ? sectionsOf(source) : []),
    ]
    return ok({ label: `Import ${report.source}`, patches: records })
  },
})

interface Source {
  readonly workspace: Workspace
  readonly report: ImportedReport
  readonly context: CommandContext
  /** Its id. */
  readonly modification: string
}

function stated({ source }: ImportedReport, where: string): Basis {
  return { standing: 'stated', source: `${source}, ${where}` }
}

function inferred({ source }: ImportedReport, how: string): Basis {
  return { standing: 'inferred', source: `From ${source}: ${how}` }
}

function modificationOf(
  workspace: Workspace,
  report: ImportedReport,
  facts: boolean,
  context: CommandContext,
): RecordOf<'modification'> {
  const there = [...workspace.modification.values()].find(
    ({ reference }) => reference === report.reference,
  )
  if (there !== undefined && !facts) return there
  const { reference, title, contact, proposer, proposerOrganisation, stage } = report
  return {
    path: null,
    legalTextVersion: '0.1',
    ...there,
    reportParts: {
      ...there?.reportParts,
      ...(report.unplaced.length > 0 && { [UNPLACED]: false }),
    },
    id: there?.id ?? context.mint(),
    reference,
    title,
    contact,
    proposer: proposer ?? there?.proposer ?? null,
    proposerOrganisation: proposerOrganisation ?? there?.proposerOrganisation ?? null,
    stage: there?.stage ?? stage,
    classification: classificationId(workspace, report) ?? there?.classification ?? null,
    reportVersion: report.version,
    reportDate: report.date,
    basis: stated(report, 'cover, “Contact” and “Summary”'),
  }
}

function classificationId(workspace: Workspace, { classification }: ImportedReport): string | null {
  if (classification === null) return null
  const there = [...workspace.classification.values()].find(
    ({ name }) => name === classification.name,
  )
  return there?.id ?? `classification-${slugOf(classification.name)}`
}

/** Something to draft in, against the newest version of each document that is there. */
function draftOf(
  workspace: Workspace,
  report: ImportedReport,
  modification: string,
  context: CommandContext,
): readonly Patch[] {
  if ([...workspace.draft.values()].some((draft) => draft.modification === modification)) return []
  const newest = new Map(
    [...workspace.version.values()].map(({ document, id }) => [document, id] as const),
  )
  const draft = {
    id: context.mint(),
    modification,
    name: 'Proposed Solution',
    summary: '',
    preferred: true,
    bases: [...newest].map(([document, version]) => ({ document, version })),
    renumbers: [],
    basis: inferred(report, 'it has no legal text; this is where it is drafted'),
  }
  return [put(workspace, 'draft', draft)]
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function classificationOf({ workspace, report }: Source, facts: boolean): readonly Patch[] {
  const { classification } = report
  const id = classificationId(workspace, report)
  if (classification === null || id === null) return []
  const there = workspace.classification.get(id)
  if (there !== undefined && (!facts || classification.handling === '')) return []
  const record = { id, ...classification, basis: stated(report, 'cover') }
  return [put(workspace, 'classification', record)]
}

interface Committees {
  readonly patches: readonly Patch[]
  readonly idOf: (acronym: string | null) => string | null
}

function committeesOf({ workspace, report, context }: Source): Committees {
  const ids = new Map(
    [...workspace.committee.values()].map(({ acronym, id }) => [acronym.toLowerCase(), id]),
  )
  const patches: Patch[] = []
  for (const { acronym, name } of report.committees) {
    if (ids.has(acronym.toLowerCase())) continue
    const id = context.mint()
    ids.set(acronym.toLowerCase(), id)
    const basis = stated(report, 'Sub-Committee input, timetable and glossary')
    patches.push(put(workspace, 'committee', { id, acronym, name, basis }))
  }
  return {
    patches,
    idOf: (acronym) => (acronym === null ? null : (ids.get(acronym.toLowerCase()) ?? null)),
  }
}

/** What the modification has of a kind, by a key; one that is there keeps its id and all that the report does not say. */
function present<Entry extends { readonly modification: string }>(
  records: ReadonlyMap<string, Entry>,
  modification: string,
  key: (entry: Entry) => string,
): ReadonlyMap<string, Entry> {
  const own = [...records.values()].filter((record) => record.modification === modification)
  return new Map(own.map((record) => [key(record), record]))
}

function eventsOf(source: Source, committees: Committees): readonly RecordOf<'event'>[] {
  const { workspace, report, context, modification } = source
  const there = present(workspace.event, modification, ({ title }) => title)
  return report.events.map((event, order) => {
    const before = there.get(event.title)
    return {
      note: '',
      predecessors: [],
      owner: '',
      release: null,
      ...before,
      id: before?.id ?? context.mint(),
      modification,
      order,
      title: event.title,
      committee: committees.idOf(event.committee),
      start: event.start,
      end: event.end,
      originalStart: before?.originalStart ?? event.start,
      originalEnd: before === undefined ? event.end : before.originalEnd,
      state: event.state,
      estimated: event.estimated,
      basis: inferred(
        report,
        `the timetable gives “${event.title}” and its date; whether it is planned follows from italics or from the day of the report`,
      ),
    }
  })
}

function inputsOf(
  source: Source,
  committees: Committees,
  events: readonly RecordOf<'event'>[],
): readonly Patch[] {
  const { workspace, report, context, modification } = source
  const there = present(workspace.input, modification, ({ committee }) => committee)
  return report.inputs.flatMap(({ committee: acronym, kind, text }, order) => {
    const committee = committees.idOf(acronym)
    if (committee === null) return []
    const before = there.get(committee)
    const meetings = events.filter((event) => event.committee === committee).map(({ id }) => id)
    const record = {
      response: null,
      respondedOn: null,
      ...before,
      id: before?.id ?? context.mint(),
      modification,
      committee,
      order,
      kind,
      text,
      events: meetings.length === 0 ? (before?.events ?? []) : meetings,
      basis: stated(report, 'table of input sought'),
    }
    return [put(workspace, 'input', record)]
  })
}

function glossaryOf({ workspace, report, context, modification }: Source): readonly Patch[] {
  const there = present(workspace.glossary, modification, ({ acronym }) => acronym)
  return report.glossary.map(({ acronym, term }) => {
    const id = there.get(acronym)?.id ?? context.mint()
    const basis = stated(report, `glossary: ${acronym}`)
    return put(workspace, 'glossary', { id, modification, acronym, term, basis })
  })
}

/** Lines that were not understood are kept in a part that the report leaves out until a person has placed them. */
const UNPLACED = 'unplaced'

function sectionsOf(source: Source): readonly Patch[] {
  const { workspace, report, context, modification } = source
  const there = present(workspace.section, modification, ({ part }) => part)
  const unplaced = {
    part: UNPLACED,
    heading: 'Not placed by the import',
    level: 1,
    blocks: report.unplaced.map(
      (text): NarrativeBlock => ({
        kind: 'paragraph',
        inlines: [{ kind: 'text', text, marks: [] }],
      }),
    ),
  }
  const sections = report.unplaced.length === 0 ? report.sections : [...report.sections, unplaced]
  const named = present(workspace.section, modification, ({ heading }) => heading.toLowerCase())
  return sections.map(({ part, heading, level, blocks }, order) => {
    // A topic that not every report has goes by its heading: whoever wrote it may have named its part otherwise.
    const before = there.get(part) ?? named.get(heading.toLowerCase())
    return put(workspace, 'section', {
      id: before?.id ?? context.mint(),
      modification,
      part: before?.part ?? part,
      heading,
      order,
      level,
      blocks: blocks.map((block) => withSource(workspace, block)),
      basis: stated(report, `“${heading}”`),
    })
  })
}

/** A quotation of words in force says which provision's they are, so that it is held against them from then on. */
function withSource(workspace: Workspace, block: NarrativeBlock): NarrativeBlock {
  if (block.kind !== 'quotation') return block
  const quoted = block.inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')
  for (const { provisions } of workspace.version.values()) {
    const found = provisions.find(({ text }) =>
      sameWords(quoted, text.map((run) => (run.kind === 'text' ? run.text : '')).join('')),
    )
    if (found !== undefined) {
      return { ...block, inlines: [{ kind: 'field', name: `quote:${found.id}` }, ...block.inlines] }
    }
  }
  return block
}
