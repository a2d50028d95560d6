/** The links of a change and what it could still be linked to, in words. Pure. */
import type { RecordOf } from '../../../shared/records/index.ts'
import { linksFrom } from '../../../shared/tracing/links.ts'
import type { Workspace } from '../../../shared/workspace.ts'
import type { ChoiceGroup } from '../../design/Chooser.tsx'

export type Link = RecordOf<'link'>
/** What a person links from in the drafting room. */
export type LinkedKind = 'change' | 'provision'
type Target = Link['to']

export interface LinkGroup {
  readonly heading: string
  readonly links: readonly Link[]
}

const GROUPS: readonly (readonly [kind: Target['kind'], heading: string])[] = [
  ['input', 'Questions'],
  ['scenario', 'Scenarios'],
  ['requirement', 'Requirements'],
  ['response', 'Consultation responses'],
  ['topic', 'Topics'],
  ['evidence', 'Evidence'],
  ['event', 'Timetable'],
]

export function groupLinks(
  workspace: Workspace,
  id: string,
  kind: LinkedKind = 'change',
): readonly LinkGroup[] {
  const links = linksFrom(workspace, { kind, id })
  return GROUPS.map(([kind, heading]) => ({
    heading,
    links: links
      .filter(({ to }) => to.kind === kind)
      .sort((left, right) =>
        labelOfTarget(workspace, left.to).localeCompare(labelOfTarget(workspace, right.to), 'en', {
          numeric: true,
        }),
      ),
  })).filter((group) => group.links.length > 0)
}

/** What a link points at, as a person would name it. */
export function labelOfTarget(workspace: Workspace, { kind, id }: Target): string {
  switch (kind) {
    case 'input': {
      const input = workspace.input.get(id)
      const committee = input && workspace.committee.get(input.committee)?.acronym
      return input === undefined ? 'A question that is gone' : `${committee}: ${input.text}`
    }
    case 'scenario': {
      const scenario = workspace.scenario.get(id)
      return scenario === undefined
        ? 'A scenario that is gone'
        : `${scenario.reference} ${scenario.title}`
    }
    case 'requirement': {
      const requirement = workspace.requirement.get(id)
      return requirement === undefined
        ? 'A requirement that is gone'
        : `${requirement.number} ${requirement.text}`
    }
    case 'response': {
      const response = workspace.response.get(id)
      return response === undefined
        ? 'A response that is gone'
        : `${response.party}: ${response.extract || response.question || response.view}`
    }
    case 'topic':
      return workspace.topic.get(id)?.title ?? 'A topic that is gone'
    case 'evidence':
      return workspace.evidence.get(id)?.claim ?? 'Evidence that is gone'
    case 'event':
      return workspace.event.get(id)?.title ?? 'A timetable event that is gone'
  }
}

/** What the change can still be linked to. A forum that nothing is asked of has no question to answer. */
export function linkChoices(
  workspace: Workspace,
  id: string,
  kind: LinkedKind = 'change',
): readonly ChoiceGroup[] {
  const linked = new Set(linksFrom(workspace, { kind, id }).map(({ to }) => keyOf(to)))
  const questions = [...workspace.input.values()].filter(({ kind }) => kind === 'question')
  const groups: readonly (readonly [string, Target['kind'], Iterable<{ readonly id: string }>])[] =
    [
      ['Questions to Sub-Committees', 'input', questions],
      ['Scenarios', 'scenario', workspace.scenario.values()],
      ['Requirements', 'requirement', workspace.requirement.values()],
      ['Consultation responses', 'response', workspace.response.values()],
      ['Assessment topics', 'topic', workspace.topic.values()],
      ['Evidence', 'evidence', workspace.evidence.values()],
    ]
  return groups
    .map(([heading, target, records]) => ({
      heading,
      choices: [...records]
        .map((record) => ({ kind: target, id: record.id }))
        .filter((end) => !linked.has(keyOf(end)))
        .map((end) => ({ id: keyOf(end), label: labelOfTarget(workspace, end) })),
    }))
    .filter(({ choices }) => choices.length > 0)
}

function keyOf({ kind, id }: Target): string {
  return `${kind} ${id}`
}

/** The target that a choice stands for. */
export function targetOfKey(key: string): { readonly kind: string; readonly id: string } {
  const space = key.indexOf(' ')
  return { kind: key.slice(0, space), id: key.slice(space + 1) }
}
