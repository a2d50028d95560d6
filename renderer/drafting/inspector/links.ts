/** The links of a change and what it could still be linked to, in words. Pure. */
import type { RecordOf } from '../../../shared/records/index.ts'
import type { Workspace } from '../../../shared/workspace.ts'
import type { ChoiceGroup } from '../../design/Chooser.tsx'

export type Link = RecordOf<'link'>
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

export function groupLinks(workspace: Workspace, change: string): readonly LinkGroup[] {
  const links = linksOf(workspace, change)
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

function linksOf(workspace: Workspace, change: string): readonly Link[] {
  return [...workspace.link.values()].filter(
    ({ from }) => from.kind === 'change' && from.id === change,
  )
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
export function linkChoices(workspace: Workspace, change: string): readonly ChoiceGroup[] {
  const linked = new Set(linksOf(workspace, change).map(({ to }) => keyOf(to)))
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
    .map(([heading, kind, records]) => ({
      heading,
      choices: [...records]
        .map(({ id }) => ({ kind, id }))
        .filter((target) => !linked.has(keyOf(target)))
        .map((target) => ({ id: keyOf(target), label: labelOfTarget(workspace, target) })),
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
