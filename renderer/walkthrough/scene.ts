/** The steps of the walkthrough and all that one of them shows, read from the workspace. Pure. */
import type { RecordOf } from '../../shared/records/index.ts'
import { type Clause, clauseOf } from '../../shared/walkthrough/clauses.ts'
import { type Purpose, purposeOf } from '../../shared/walkthrough/purpose.ts'
import { type DraftText, draftText, type Reading } from '../../shared/walkthrough/readings.ts'
import {
  type ArrangedStep,
  arrangedSteps,
  type WalkthroughOrder,
} from '../../shared/walkthrough/steps.ts'
import type { Workspace } from '../../shared/workspace.ts'

export interface Scene {
  readonly modification: RecordOf<'modification'>
  readonly draft: RecordOf<'draft'>
  /** What is shown, in order; steps that are left out are not among them. */
  readonly steps: readonly ArrangedStep[]
  /** From 0; -1 where there is no step. */
  readonly index: number
  readonly step: ArrangedStep | null
  readonly text: DraftText | null
  /** Null for a question or scenario on which no change bears. */
  readonly clause: Clause | null
  readonly purpose: Purpose | null
}

export interface SceneChoice {
  readonly modification: RecordOf<'modification'>
  readonly draft: RecordOf<'draft'>
  readonly by: WalkthroughOrder
  readonly step: string | null
  readonly reading: Reading
}

export function sceneOf(workspace: Workspace, choice: SceneChoice): Scene {
  const { modification, draft, by, reading } = choice
  const steps = arrangedSteps(workspace, {
    modification: modification.id,
    draft: draft.id,
    by,
  }).filter(({ skipped }) => !skipped)
  const found = steps.findIndex(({ key }) => key === choice.step)
  const index = found === -1 ? (steps.length === 0 ? -1 : 0) : found
  const step = steps[index] ?? null
  const change = step?.change ?? null
  const text = change === null ? null : draftText(workspace, draft.id, change.document)
  return {
    modification,
    draft,
    steps,
    index,
    step,
    text,
    clause: text === null || change === null ? null : clauseOf(text, change.provision, reading),
    purpose: step === null ? null : purposeOf(workspace, draft.id, step),
  }
}

/** What a minute taken at a step is about: its change, and the question or scenario under which it stands. */
export function subjectsOf(step: ArrangedStep): RecordOf<'decision'>['on'] {
  const { change, others, group } = step
  const changes = change === null ? [] : [change.id, ...others]
  return [
    ...changes.map((id) => ({ kind: 'change' as const, id })),
    ...(group === null ? [] : [{ kind: group.kind, id: group.id }]),
  ]
}

const ORDER_WORDS: Readonly<Record<WalkthroughOrder, string>> = {
  change: 'By change',
  question: 'By question',
  scenario: 'By scenario',
}

export const ORDER_OPTIONS = (['change', 'question', 'scenario'] as const).map((value) => ({
  value,
  label: ORDER_WORDS[value],
}))

/** Whether a question has had no answer yet. */
export function isOpenQuestion(question: Purpose['questions'][number]): boolean {
  return question.asked && question.response === null
}
