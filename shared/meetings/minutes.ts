/** What came of the meetings of a modification, as an analyst looks for it later. */
import type { RecordOf } from '../records/index.ts'
import { citationIn } from '../tracing/changes.ts'
import type { Workspace } from '../workspace.ts'

export type Meeting = RecordOf<'meeting'>
export type Decision = RecordOf<'decision'>
export type Action = RecordOf<'action'>
type Subject = Decision['on'][number]

const USUAL_OUTCOMES = ['Agreed', 'Not agreed', 'Deferred', 'Noted'] as const

/** What a decision may come to, in the workspace's own words. */
export function decisionOutcomes(workspace: Workspace): readonly string[] {
  return workspace.settings.get('workspace')?.decisionOutcomes ?? USUAL_OUTCOMES
}

/** "Agreed", or that words were proposed. */
export function decisionOutcomeWords({ kind, outcome }: Decision): string {
  if (kind === 'wording') return 'Wording proposed'
  return outcome ?? 'Outcome not stated'
}

/** The newest first. */
export function meetingsOf(workspace: Workspace, modification: string): readonly Meeting[] {
  return [...workspace.meeting.values()]
    .filter((meeting) => meeting.modification === modification)
    .sort((left, right) => (left.date < right.date ? 1 : left.date > right.date ? -1 : 0))
}

/** In the order in which they were taken. */
export function decisionsOf(workspace: Workspace, modification: string): readonly Decision[] {
  return [...workspace.decision.values()]
    .filter((decision) => decision.modification === modification)
    .sort((left, right) => left.number - right.number)
}

/** Open ones first, by when they are due; those without a date after those with one. */
export function actionsOf(workspace: Workspace, modification: string): readonly Action[] {
  const key = ({ done, due, number }: Action) =>
    `${done === null ? 0 : 1} ${due ?? '9999'} ${String(number).padStart(6, '0')}`
  return [...workspace.action.values()]
    .filter((action) => action.modification === modification)
    .sort((left, right) => (key(left) < key(right) ? -1 : 1))
}

export interface Minuted {
  readonly decisions: readonly Decision[]
  readonly actions: readonly Action[]
}

/** What was minuted on one change, provision, question or scenario. */
export function minutedOn(workspace: Workspace, { kind, id }: Subject): Minuted {
  const names = (minute: Decision | Action) =>
    minute.on.some((subject) => subject.kind === kind && subject.id === id)
  const byNumber = (left: { number: number }, right: { number: number }) =>
    left.number - right.number
  return {
    decisions: [...workspace.decision.values()].filter(names).sort(byNumber),
    actions: [...workspace.action.values()].filter(names).sort(byNumber),
  }
}

/** What a minute is about, as a person would say it: "4.1A in Option A", "the question of OPSG", "S1". */
export function subjectLabel(workspace: Workspace, { kind, id }: Subject): string {
  switch (kind) {
    case 'change': {
      const change = workspace.change.get(id)
      if (change === undefined) return 'a change that is no longer on record'
      const draft = workspace.draft.get(change.draft)?.name ?? 'a draft'
      return `${citationIn(workspace, change.draft, change.provision) ?? 'Unnumbered'} in ${draft}`
    }
    case 'provision': {
      for (const draft of workspace.draft.keys()) {
        const citation = citationIn(workspace, draft, id)
        if (citation !== null) return citation
      }
      return 'a provision that is no longer there'
    }
    case 'input': {
      const input = workspace.input.get(id)
      const committee = input === undefined ? undefined : workspace.committee.get(input.committee)
      return committee === undefined
        ? 'a question that is no longer there'
        : `the question of ${committee.acronym}`
    }
    case 'scenario':
      return workspace.scenario.get(id)?.reference ?? 'a scenario that is no longer there'
  }
}

/** What a minute is about, each named once. */
export function subjectLabels(
  workspace: Workspace,
  { on }: Pick<Decision, 'on'>,
): readonly string[] {
  return [...new Set(on.map((subject) => subjectLabel(workspace, subject)))]
}

/** Whether an action is open behind its day. `today` is the day that is asked about. */
export function isOverdue({ due, done }: Action, today: string): boolean {
  return done === null && due !== null && due < today
}
