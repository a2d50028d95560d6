/** What is traced, as plain tables: for the report, for spreadsheets and for text files alike. Pure. */
import type { RecordOf } from '../records/index.ts'
import { SCENARIO_FACTS } from '../records/tracing.ts'
import type { Workspace } from '../workspace.ts'
import { entriesOf } from './entries.ts'
import { FINDING_TITLES, findingsOf } from './findings.ts'
import { linksFrom, nameOfTarget } from './links.ts'
import { cellKey, matrixOf } from './matrix.ts'
import { changesLinkedTo } from './questions.ts'
import { scenarioTableOf } from './scenarios.ts'

export interface PlainTable {
  /** What the table is called: a heading, or the name of a sheet. */
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const NOT_STATED = 'not stated'

/** Each change of a draft with what it is for, one to a row. */
export function traceabilityTable(
  workspace: Workspace,
  modification: string,
  draft: string,
): PlainTable {
  const { rows } = matrixOf(workspace, modification, draft)
  const named = (links: readonly RecordOf<'link'>[], kind: RecordOf<'link'>['to']['kind']) =>
    links
      .filter(({ to }) => to.kind === kind)
      .map(({ to, note }) => cited(workspace, to) + (note === '' ? '' : ` (${note})`))
      .sort((left, right) => left.localeCompare(right, 'en-GB', { numeric: true }))
      .join(', ')
  return {
    title: 'Traceability',
    header: [
      'Clause',
      'Change',
      'Effect',
      'Reason',
      'Scenarios',
      'Questions',
      'Requirements',
      'Responses',
      'Topics and evidence',
    ],
    rows: rows.map(({ change, effect }) => {
      const links = linksFrom(workspace, { kind: 'change', id: change.id })
      return [
        change.citation,
        wordsOf(change),
        effect,
        workspace.change.get(change.id)?.reason ?? '',
        named(links, 'scenario'),
        named(links, 'input'),
        named(links, 'requirement'),
        named(links, 'response'),
        [named(links, 'topic'), named(links, 'evidence')]
          .filter((words) => words !== '')
          .join('; '),
      ]
    }),
  }
}

function wordsOf({ act, deleted, inserted }: { act: string; deleted: string; inserted: string }) {
  const words = [
    deleted === '' ? '' : `[deleted: ${deleted}]`,
    inserted === '' ? '' : `[inserted: ${inserted}]`,
  ]
  return [`${act}:`, ...words.filter((part) => part !== '')].join(' ')
}

/** The end of a link as it is cited in a list of its kind: "S1", "3", "OPSG". */
function cited(workspace: Workspace, to: RecordOf<'link'>['to']): string {
  switch (to.kind) {
    case 'scenario':
      return workspace.scenario.get(to.id)?.reference ?? ''
    case 'requirement':
      return workspace.requirement.get(to.id)?.number ?? ''
    case 'response':
      return workspace.response.get(to.id)?.party ?? ''
    case 'input': {
      const committee = workspace.input.get(to.id)?.committee ?? ''
      return workspace.committee.get(committee)?.acronym ?? ''
    }
    default:
      return nameOfTarget(workspace, to)
  }
}

/** Changes down, purposes across. */
export function matrixTable(workspace: Workspace, modification: string, draft: string): PlainTable {
  const { rows, columns, cells } = matrixOf(workspace, modification, draft)
  return {
    title: 'Matrix',
    header: ['Clause', 'Change', ...columns.map(({ name }) => name)],
    rows: rows.map(({ change, effect }) => [
      change.citation,
      effect || wordsOf(change),
      ...columns.map((column) => {
        const cell = cells.get(cellKey(change.id, column))
        if (cell === undefined) return ''
        return cell.suspect ? 'check again' : 'linked'
      }),
    ]),
  }
}

/** What is missing either way, and what of it somebody lets stand. */
export function findingsTable(
  workspace: Workspace,
  modification: string,
  draft: string,
): PlainTable {
  return {
    title: 'Findings',
    header: ['Finding', 'About', 'What', 'Waived by', 'Reason'],
    rows: findingsOf(workspace, modification, draft).map(({ kind, name, words, waiver }) => [
      FINDING_TITLES[kind],
      name,
      words,
      waiver === null ? '' : (workspace.person.get(waiver.by)?.name ?? NOT_STATED),
      waiver?.reason ?? '',
    ]),
  }
}

/** The scenarios in their facts, with their outcome under the baseline and each draft. */
export function scenariosTable(workspace: Workspace, modification: string): PlainTable {
  const { columns, rows } = scenarioTableOf(workspace, modification)
  return {
    title: 'Scenarios',
    header: [
      'Number',
      'Scenario',
      'Who',
      'Devices',
      'Connected',
      'Credit or prepayment',
      'CSP Region',
      'What happens next',
      ...columns.map(({ name }) => name),
    ],
    rows: rows.map(({ scenario, outcomes }) => [
      scenario.reference,
      scenario.title,
      ...SCENARIO_FACTS.map((name) => scenario[name]?.text ?? NOT_STATED),
      ...outcomes.map((found) => {
        if (found === null) return NOT_STATED
        const { verdict, summary, basis } = found.outcome
        const standing = basis === null ? '' : ` (${basis.standing})`
        return `${verdict}${summary === '' ? '' : `: ${summary}`}${standing}`
      }),
    ]),
  }
}

export const REQUIREMENT_COLUMNS = ['Number', 'Requirement', 'Key words'] as const

/** As requirements are exported and read in again; `met` adds the clauses of the changes that meet each. */
export function requirementsTable(
  workspace: Workspace,
  modification: string,
  met = false,
): PlainTable {
  return {
    title: 'Requirements',
    header: met ? [...REQUIREMENT_COLUMNS, 'Met by'] : REQUIREMENT_COLUMNS,
    rows: entriesOf(workspace, 'requirement', modification).map(
      ({ id, number, text, keywords }) => [
        number,
        text,
        keywords.join('\n'),
        ...(met ? [clausesOf(workspace, { kind: 'requirement', id })] : []),
      ],
    ),
  }
}

export const RESPONSE_COLUMNS = [
  'Party',
  'Category',
  'Question',
  'View',
  'Response',
  'Disposition',
  'Clause',
  'Reply',
] as const

/** As responses are exported and read in again. */
export function responsesTable(workspace: Workspace, modification: string): PlainTable {
  return {
    title: 'Responses',
    header: RESPONSE_COLUMNS,
    rows: entriesOf(workspace, 'response', modification).map((response) => [
      response.party,
      response.category,
      response.question,
      response.view,
      response.extract,
      response.disposition,
      response.clause,
      response.reply,
    ]),
  }
}

/** "You said, we did", with the clauses of the changes that came of each response. */
export function consultationTable(workspace: Workspace, modification: string): PlainTable {
  return {
    title: 'Consultation responses',
    header: ['Party', 'Category', 'Question', 'View', 'You said', 'We did', 'Reply', 'Changes'],
    rows: entriesOf(workspace, 'response', modification).map((response) => [
      response.party,
      response.category || NOT_STATED,
      response.question,
      response.view || NOT_STATED,
      response.extract,
      response.disposition || 'not decided yet',
      response.reply,
      clausesOf(workspace, { kind: 'response', id: response.id }),
    ]),
  }
}

/** How often each view was given, by party category. */
export function viewsTable(workspace: Workspace, modification: string): PlainTable {
  const responses = entriesOf(workspace, 'response', modification)
  const views = [...new Set(responses.map(({ view }) => view || NOT_STATED))]
  const categories = [...new Set(responses.map(({ category }) => category || NOT_STATED))].sort()
  const count = (category: string, view: string) =>
    responses.filter(
      (response) =>
        (response.category || NOT_STATED) === category && (response.view || NOT_STATED) === view,
    ).length
  return {
    title: 'Views by party category',
    header: ['Party category', ...views, 'All'],
    rows: categories.map((category) => {
      const counts = views.map((view) => count(category, view))
      const all = counts.reduce((sum, number) => sum + number, 0)
      return [category, ...counts.map(String), String(all)]
    }),
  }
}

function clausesOf(
  workspace: Workspace,
  to: { readonly kind: 'requirement' | 'response'; readonly id: string },
): string {
  return changesLinkedTo(workspace, to)
    .map(({ end }) => `${end.citation} (${end.draftName})`)
    .join(', ')
}
