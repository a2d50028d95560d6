/**
 * Timetables to begin from. Those that come with the program hold only what is known: which steps there are and which
 * waits for which. Nobody has stated how long they take, so that lags and lengths are left open and dates are proposals.
 */
import type { RecordOf } from '../records/index.ts'
import type { Workspace } from '../workspace.ts'
import type { TimetableEvent, TimetableFacts } from './findings.ts'
import { meetingInTime } from './findings.ts'

export type Template = RecordOf<'template'>
export type TemplateStep = Template['steps'][number]

type Step = readonly [title: string, acronym: string | null, ...after: readonly number[]]

interface BuiltIn extends Omit<Template, 'steps'> {
  readonly steps: readonly Step[]
}

const APPENDIX_1 =
  'DP255 Modification Report v0.2, Appendix 1: its events and their order; it states no lengths'
const STAGES =
  'Public pages of the Smart Energy Code: the Report Phase is a consultation and a Change Board vote, for some with a decision of the Authority, then implementation in a SEC release'

const BUILT_IN: readonly BuiltIn[] = [
  {
    id: 'template-development',
    name: 'Draft Proposal until conversion',
    path: null,
    stage: 'Draft Proposal',
    basis: { standing: 'inferred', source: APPENDIX_1 },
    steps: [
      ['Draft Proposal raised', null],
      ['Presented to CSC for initial comment', 'CSC', 0],
      ['CSC converts Draft Proposal to Modification Proposal', 'CSC', 1],
    ],
  },
  {
    id: 'template-refinement',
    name: 'Refinement with both assessments',
    path: null,
    stage: 'Modification Proposal',
    basis: { standing: 'inferred', source: APPENDIX_1 },
    steps: [
      ['Business requirements developed with Proposer and DCC', null],
      ['Modification discussed with SSC', 'SSC', 0],
      ['Modification discussed with TABASC', 'TABASC', 0],
      ['Modification discussed with OPSG', 'OPSG', 0],
      ['Modification discussed with Working Group', 'Working Group', 0],
      ['Preliminary Assessment', null, 4],
      ['Preliminary Assessment discussed with Working Group', 'Working Group', 5],
      ['Preliminary Assessment discussed with TABASC', 'TABASC', 5],
      ['Preliminary Assessment discussed with OPSG', 'OPSG', 5],
      ['Refinement Consultation', null, 6],
      ['Refinement Consultation responses discussed with Working Group', 'Working Group', 9],
      ['Impact Assessment Request at Change Board', 'Change Board', 10],
      ['Impact Assessment', null, 11],
      ['Impact Assessment discussed with Working Group', 'Working Group', 12],
      ['Modification Report approved by CSC', 'CSC', 13],
    ],
  },
  {
    id: 'template-report-authority',
    name: 'Report Phase with a decision of the Authority',
    path: 'Path 2: Authority Determined',
    stage: 'Report Phase',
    basis: { standing: 'inferred', source: STAGES },
    steps: [
      ['Modification Report Consultation', null],
      ['Change Board vote', 'Change Board', 0],
      ['Authority decision', null, 1],
      ['Implementation in a SEC release', null, 2],
    ],
  },
  {
    id: 'template-report-self-governance',
    name: 'Report Phase under Self-Governance',
    path: 'Path 3: Self-Governance',
    stage: 'Report Phase',
    basis: { standing: 'inferred', source: STAGES },
    steps: [
      ['Modification Report Consultation', null],
      ['Change Board vote', 'Change Board', 0],
      ['Implementation in a SEC release', null, 1],
    ],
  },
]

/**
 * The workspace's own templates and those that come with the program, in which forums are found by their acronyms. One
 * that has been edited takes the place of its original. Those that fit the modification's stage and path come first.
 */
export function offeredTemplates(
  workspace: Workspace,
  { stage, path }: { readonly stage: string | null; readonly path: string | null },
): readonly Template[] {
  const committees = new Map(
    [...workspace.committee.values()].map(({ acronym, id }) => [acronym, id]),
  )
  const builtIn = BUILT_IN.filter(({ id }) => !workspace.template.has(id)).map((template) => ({
    ...template,
    steps: template.steps.map(([title, acronym, ...after]) => ({
      title,
      committee: committees.get(acronym ?? '') ?? null,
      after,
      lag: null,
      length: null,
    })),
  }))
  const fits = (template: Template) =>
    Number(template.stage === stage) * 2 + Number(template.path !== null && template.path === path)
  return [...workspace.template.values(), ...builtIn].sort(
    (left, right) => fits(right) - fits(left),
  )
}

export interface Proposal {
  readonly start: string
  readonly end: string | null
  /** What is not stated: a date that rests on it is an estimate. */
  readonly open: 'nothing' | 'lag' | 'length'
}

/**
 * First and last days for the steps, one for each, from a first day on. What is not stated counts as nothing: a step
 * begins as soon as what it waits for allows, on the next meeting of its forum, and takes one day.
 */
export function proposeDates(
  steps: readonly TemplateStep[],
  first: string,
  facts: TimetableFacts,
): readonly Proposal[] {
  const proposals: Proposal[] = []
  for (const { committee, after, lag, length } of steps) {
    const ends = after.flatMap((place) => {
      const before = proposals[place]
      return before === undefined ? [] : [before.end ?? before.start]
    })
    const ready = ends.sort().pop() ?? null
    const earliest =
      ready === null ? facts.days.onOr('after', first) : facts.days.add(ready, lag ?? 0)
    const forum = facts.forums.get(committee ?? '') ?? null
    const start = meetingInTime(forum, earliest, ready ?? '', facts.days) ?? earliest
    const end = length === null || length === 1 ? null : facts.days.add(start, length - 1)
    const open =
      length === null && committee === null
        ? 'length'
        : lag === null && ready !== null
          ? 'lag'
          : 'nothing'
    proposals.push({ start, end, open })
  }
  return proposals
}

/** The steps of a timetable, for another to begin from. `lengths` takes over how long its ranges are and what keeps apart. */
export function stepsOf(
  events: readonly TimetableEvent[],
  { days }: Pick<TimetableFacts, 'days'>,
  lengths: boolean,
): readonly TemplateStep[] {
  const places = new Map(events.map(({ id }, place) => [id, place]))
  return events.map(({ title, committee, start, end, predecessors }) => {
    const lags = predecessors.map(({ lag }) => lag)
    return {
      title,
      committee,
      after: predecessors.flatMap(({ event }) => places.get(event) ?? []),
      lag: lengths && lags.length > 0 ? Math.max(...lags) : null,
      length: lengths ? Math.max(1, days.count(start, end ?? start)) : null,
    }
  })
}
