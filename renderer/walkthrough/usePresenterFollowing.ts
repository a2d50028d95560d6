/** Keeps the presenter's window, where one is open, at what the room sees, and does what it asks for. */
import { useEffect, useMemo } from 'react'
import type { PresenterView } from '../../shared/walkthrough/presenter.ts'
import { arrangedSteps, withStep } from '../../shared/walkthrough/steps.ts'
import { request, subscribe } from '../bridge.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace, workspaceState } from '../workspace/store.ts'
import { act, currentScene } from './actions.ts'
import { actionForKey } from './keys.ts'
import { isOpenQuestion, type Scene } from './scene.ts'
import { type Show, setShow, show, useShow } from './state.ts'

const OVER: Readonly<Record<NonNullable<Show['panel']>, string>> = {
  decision: 'A decision is being recorded',
  action: 'An action is being recorded',
  alternative: 'An alternative is being named',
  jump: 'The list of steps',
  keys: 'The sheet of keys',
  minutes: 'The minutes so far',
}

export function usePresenterFollowing(scene: Scene | null): void {
  const state = useShow((current) => current)
  const { decisions, actions, readOnly } = useWorkspace(
    ({ workspace, minutesReadOnly: reason }) => ({
      decisions: countIn(workspace.decision, state.meeting),
      actions: countIn(workspace.action, state.meeting),
      readOnly: reason,
    }),
  )
  const view = useMemo(
    () => viewOf(scene, state, { decisions, actions, readOnly }),
    [scene, state, decisions, actions, readOnly],
  )
  useEffect(() => {
    void request('walkthrough.show', view)
  }, [view])
  useEffect(
    () =>
      subscribe('walkthrough.asked', (wish) => {
        if (wish.kind === 'note') keepNote(wish.step, wish.note)
        if (wish.kind === 'key') press(wish.key, wish.shiftKey)
      }),
    [],
  )
  useEffect(
    () => () => {
      void request('walkthrough.show', ENDED)
    },
    [],
  )
}

/** A key that was pressed in the presenter's window; what is laid over the clause takes only Escape from there. */
function press(key: string, shiftKey: boolean): void {
  const action = actionForKey({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false })
  if (action === null) return
  if (show().panel === null) act(action)
  else if (action === 'leave') setShow({ panel: null })
}

function countIn(
  records: ReadonlyMap<string, { readonly meeting: string | null; readonly kind?: string }>,
  meeting: string | null,
): number {
  if (meeting === null) return 0
  return [...records.values()].filter(
    (record) => record.meeting === meeting && record.kind !== 'wording',
  ).length
}

const ENDED: PresenterView = {
  step: null,
  reference: '',
  draft: '',
  place: 0,
  count: 0,
  reading: 'redline',
  blank: false,
  over: null,
  lines: [],
  questions: [],
  next: null,
  decisions: 0,
  actions: 0,
  began: '',
  readOnly: null,
}

function viewOf(
  scene: Scene | null,
  state: Show,
  more: Pick<PresenterView, 'decisions' | 'actions' | 'readOnly'>,
): PresenterView {
  if (scene === null || scene.step === null) return ENDED
  const { step, steps, index, clause, purpose } = scene
  const next = steps[index + 1]
  return {
    ...more,
    step: {
      key: step.key,
      title: step.title,
      group: step.group === null ? null : `${step.group.name}: ${step.group.words}`,
      note: step.note,
    },
    reference: scene.modification.reference,
    draft: scene.draft.name,
    place: index + 1,
    count: steps.length,
    reading: state.reading,
    blank: state.blank,
    over: overOf(state),
    lines: (clause?.lines ?? []).map(({ number, depth, pieces }) => ({
      number: number ?? '',
      depth,
      words: pieces.map(({ kind, text }) => ({ kind, text })),
    })),
    questions: (purpose?.questions ?? []).map((question) => ({
      name: question.acronym,
      text: question.text,
      open: isOpenQuestion(question),
    })),
    next:
      next === undefined
        ? null
        : {
            title:
              next.group === null || next.change === null
                ? next.title
                : `${next.group.name}, ${next.title}`,
            words: next.change?.inserted || next.change?.deleted || (next.group?.words ?? ''),
          },
    began: state.began,
  }
}

function overOf({ panel, writing, comparing }: Show): string | null {
  if (panel !== null) return OVER[panel]
  if (writing !== null) return 'Wording is being proposed'
  return comparing ? 'All drafts side by side' : null
}

/** Notes are part of how the walkthrough is arranged, steps that are left out among them. */
function keepNote(key: string, note: string): void {
  const scene = currentScene()
  if (scene === null) return
  const { by } = show()
  const choice = { modification: scene.modification.id, draft: scene.draft.id, by }
  const steps = arrangedSteps(workspaceState().workspace, choice)
  if (steps.find((step) => step.key === key)?.note === note) return
  attempt('walkthrough.arrange', { ...choice, steps: withStep(steps, key, { note }) })
}
