/** What the Sub-Committees are asked, with everything that bears on it. */
import { isSuspect, type LinkTarget } from '../linking.ts'
import type { RecordOf } from '../records/index.ts'
import { formatDates } from '../timetable/days.ts'
import type { Workspace } from '../workspace.ts'
import { citationIn, type TracedChange, tracedChange } from './changes.ts'
import { linksFrom, linksTo } from './links.ts'

/** A link with what stands at its other end. */
export interface Traced<End> {
  readonly link: RecordOf<'link'>
  readonly end: End
  /** Either end reads differently from what was confirmed. */
  readonly suspect: boolean
}

export interface Meeting {
  readonly id: string
  readonly title: string
  readonly dates: string
  readonly planned: boolean
}

export interface Question {
  readonly input: RecordOf<'input'>
  readonly acronym: string
  readonly committeeName: string
  readonly meetings: readonly Meeting[]
  readonly changes: readonly Traced<TracedChange>[]
  readonly scenarios: readonly Traced<RecordOf<'scenario'>>[]
}

export function questionsOf(workspace: Workspace, modification: string): readonly Question[] {
  return [...workspace.input.values()]
    .filter((input) => input.modification === modification)
    .sort((left, right) => left.order - right.order)
    .map((input) => {
      const committee = workspace.committee.get(input.committee)
      return {
        input,
        acronym: committee?.acronym ?? 'Not stated',
        committeeName: committee?.name ?? '',
        meetings: meetingsOf(workspace, input.events),
        changes: changesLinkedTo(workspace, { kind: 'input', id: input.id }),
        scenarios: scenariosOf(workspace, input.id),
      }
    })
}

/** Meetings that have been taken out of the timetable meet no more. */
function meetingsOf(workspace: Workspace, ids: readonly string[]): readonly Meeting[] {
  return ids
    .map((id) => workspace.event.get(id))
    .filter((event) => event !== undefined)
    .sort((left, right) => (left.start < right.start ? -1 : 1))
    .map(({ id, title, start, end, state }) => ({
      id,
      title,
      dates: formatDates(start, end),
      planned: state === 'planned',
    }))
}

/** The changes that are linked to something, those of the preferred draft first. */
export function changesLinkedTo(
  workspace: Workspace,
  to: LinkTarget,
): readonly Traced<TracedChange>[] {
  return linksTo(workspace, to)
    .filter(({ from }) => from.kind === 'change')
    .flatMap((link) => {
      const change = workspace.change.get(link.from.id)
      if (change === undefined) return []
      const end = tracedChange(workspace, change)
      return [{ link, end, suspect: isSuspect(workspace, link) }]
    })
    .sort((left, right) => byDraftAndPlace(workspace, left.end, right.end))
}

export interface LinkedProvision {
  readonly id: string
  readonly citation: string
}

/** The provisions that are linked to something as a whole, as a draft cites them. */
export function provisionsLinkedTo(
  workspace: Workspace,
  to: LinkTarget,
  draft: string,
): readonly Traced<LinkedProvision>[] {
  return linksTo(workspace, to)
    .filter(({ from }) => from.kind === 'provision')
    .map((link) => {
      const citation = citationIn(workspace, draft, link.from.id) ?? 'a clause that is gone'
      return { link, end: { id: link.from.id, citation }, suspect: isSuspect(workspace, link) }
    })
    .sort((left, right) =>
      left.end.citation.localeCompare(right.end.citation, 'en-GB', { numeric: true }),
    )
}

function byDraftAndPlace(workspace: Workspace, left: TracedChange, right: TracedChange): number {
  const preferred = ({ draft }: TracedChange) =>
    workspace.draft.get(draft)?.preferred === true ? 0 : 1
  return (
    preferred(left) - preferred(right) ||
    left.draftName.localeCompare(right.draftName, 'en-GB') ||
    left.citation.localeCompare(right.citation, 'en-GB', { numeric: true })
  )
}

function scenariosOf(workspace: Workspace, input: string): readonly Traced<RecordOf<'scenario'>>[] {
  return linksFrom(workspace, { kind: 'input', id: input })
    .filter(({ to }) => to.kind === 'scenario')
    .flatMap((link) => {
      const end = workspace.scenario.get(link.to.id)
      return end === undefined ? [] : [{ link, end, suspect: isSuspect(workspace, link) }]
    })
    .sort((left, right) => left.end.order - right.end.order)
}
