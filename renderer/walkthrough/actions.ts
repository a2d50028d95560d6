/** What the keys and buttons of a walkthrough do. */

import type { Execution } from '../../shared/commands/command.ts'
import { meetingsOf } from '../../shared/meetings/minutes.ts'
import { wordingNow } from '../../shared/meetings/wording.ts'
import type { MinutedWording } from '../../shared/records/meetings.ts'
import { WALKTHROUGH_ORDERS } from '../../shared/records/meetings.ts'
import type { Result } from '../../shared/result.ts'
import { rootOf } from '../../shared/walkthrough/clauses.ts'
import { draftText, READINGS, type Reading } from '../../shared/walkthrough/readings.ts'
import type { WalkthroughOrder } from '../../shared/walkthrough/steps.ts'
import { request } from '../bridge.ts'
import { announce, refuse, reportProblem, say } from '../interface/messages.ts'
import { place } from '../interface/navigation.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { today } from '../meetings/today.ts'
import { runCommand } from '../workspace/author.ts'
import { currentWork } from '../workspace/current.ts'
import { flushEdits, workspaceState } from '../workspace/store.ts'
import type { ShowAction } from './keys.ts'
import { type Scene, sceneOf, subjectsOf } from './scene.ts'
import { stepScale } from './sizes.ts'
import { beginShow, endShow, setShow, show } from './state.ts'

/** What is shown at this moment; null where there is no draft to walk through. */
export function currentScene(): Scene | null {
  const { workspace } = workspaceState()
  const work = currentWork(workspace, place())
  if (work === null) return null
  const { by, step, reading } = show()
  return sceneOf(workspace, {
    modification: work.modification,
    draft: work.draft,
    by,
    step,
    reading,
  })
}

/** Opens the walkthrough, at the first step or at a change. Minutes go to a meeting of today, where there is one. */
export function openWalkthrough(change: string | null = null, meeting: string | null = null): void {
  flushEdits()
  const { workspace } = workspaceState()
  const work = currentWork(workspace, place())
  if (work === null) {
    refuse('There is no draft to walk through: this workspace holds none yet.')
    return
  }
  const day = today()
  const own =
    meeting ??
    meetingsOf(workspace, work.modification.id).find(({ date }) => date === day)?.id ??
    null
  beginShow({ step: null, meeting: own, at: new Date().toISOString() })
  const step = change === null ? null : stepAt(change)
  if (step !== null) setShow({ step })
  void request('walkthrough.screen', { on: true })
}

/** The step at which a change is read: its own, or that of its clause. */
function stepAt(id: string): string | null {
  const scene = currentScene()
  const change = workspaceState().workspace.change.get(id)
  if (scene === null || change === undefined) return null
  const { steps, draft } = scene
  const text = draftText(workspaceState().workspace, draft.id, change.document)
  const root = (provision: string) => (text === null ? provision : rootOf(text, provision))
  const step =
    steps.find((candidate) => candidate.change?.id === id) ??
    steps.find(
      (candidate) =>
        candidate.change !== null && root(candidate.change.provision) === root(change.provision),
    )
  return step?.key ?? null
}

export function leaveWalkthrough(): void {
  finishWriting()
  endShow()
  void request('walkthrough.screen', { on: false })
  sayWhatWasMinuted()
}

/** Minutes are written while people still know what was said. */
function sayWhatWasMinuted(): void {
  const { workspace } = workspaceState()
  const { meeting } = show()
  const inMeeting = (record: { readonly meeting: string | null }) => record.meeting === meeting
  const decisions = [...workspace.decision.values()].filter(inMeeting)
  const taken = decisions.filter(({ kind }) => kind === 'decision').length
  const given = [...workspace.action.values()].filter(inMeeting).length
  if (meeting === null || decisions.length + given === 0) {
    announce('The walkthrough has ended')
    return
  }
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  say(`${count(taken, 'decision')} and ${count(given, 'action')} are minuted.`, {
    label: 'Go to the minutes',
    run: () => runInterfaceCommand('go.meetings'),
  })
}

const READING_WORDS: Readonly<Record<Reading, string>> = {
  redline: 'Redline',
  proposed: 'Proposed text',
  baseline: 'Baseline text',
}

function read(reading: Reading): void {
  finishWriting()
  setShow({ reading, comparing: false })
  announce(READING_WORDS[reading])
}

function cycle(by: 1 | -1): void {
  const at = READINGS.indexOf(show().reading)
  read(READINGS[(at + by + READINGS.length) % READINGS.length] ?? 'redline')
}

/** Goes so many steps on; says where the ends are. */
function go(by: number): void {
  const scene = currentScene()
  if (scene === null) return
  const next = scene.steps[scene.index + by]
  if (next === undefined) announce(by > 0 ? 'This is the last step' : 'This is the first step')
  else goTo(next.key)
}

export function goTo(key: string): void {
  finishWriting()
  setShow({ step: key, panel: null, comparing: false })
}

function goToEnd(end: 'first' | 'last'): void {
  const steps = currentScene()?.steps ?? []
  const step = end === 'first' ? steps[0] : steps[steps.length - 1]
  if (step !== undefined) goTo(step.key)
}

/** Another order, staying with the change that is shown where it has a step there. */
export function changeOrder(by: WalkthroughOrder): void {
  finishWriting()
  const change = currentScene()?.step?.change?.id
  setShow({ by, step: null, comparing: false })
  const same = currentScene()?.steps.find((step) => step.change?.id === change)
  if (change !== undefined && same !== undefined) setShow({ step: same.key })
  announce(`By ${by}`)
}

function nextOrder(): void {
  const at = WALKTHROUGH_ORDERS.indexOf(show().by)
  changeOrder(WALKTHROUGH_ORDERS[(at + 1) % WALKTHROUGH_ORDERS.length] ?? 'change')
}

/** How far the clause is scrolled at once, as a part of what is in sight. */
const PAGE = 0.85
const LINE = 0.2

function scroller(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-walkthrough-clause]')
}

function scroll(direction: 1 | -1): void {
  const element = scroller()
  element?.scrollBy({ top: direction * element.clientHeight * LINE })
}

/** The rest of a long clause first; where all of it has been seen, the next step. */
function page(direction: 1 | -1): void {
  const element = scroller()
  if (element !== null) {
    const { scrollTop, clientHeight, scrollHeight } = element
    const left = direction === 1 ? scrollHeight - clientHeight - scrollTop : scrollTop
    if (left > 2) {
      element.scrollBy({ top: direction * clientHeight * PAGE })
      return
    }
  }
  go(direction)
}

/** Why nothing can be minuted or reworded, or null where it can. */
function blockedBy(what: 'minutes' | 'text'): string | null {
  const { minutesReadOnly, readOnly: textReadOnly } = workspaceState()
  const readOnly = what === 'minutes' ? minutesReadOnly : textReadOnly
  return readOnly === null ? null : `Nothing can be recorded here. ${readOnly}`
}

function openPanel(panel: 'decision' | 'action' | 'alternative'): void {
  const reason = blockedBy(panel === 'alternative' ? 'text' : 'minutes')
  if (reason !== null) refuse(reason)
  else {
    finishWriting()
    setShow({ panel, blank: false })
  }
}

/** How the clause read when somebody began to reword it. */
let before: MinutedWording | null = null

function wordingShown(): MinutedWording | null {
  const scene = currentScene()
  const change = scene?.step?.change
  if (scene == null || change == null) return null
  return wordingNow(workspaceState().workspace, scene.draft.id, change.document, change.provision)
}

/** Opens the clause for rewording. What is typed is tracked under whoever works here. */
export function beginWriting(provision?: string): void {
  const scene = currentScene()
  const change = scene?.step?.change ?? null
  const reason = blockedBy('text')
  if (reason !== null) refuse(reason)
  else if (change === null) refuse('There is no clause at this step to reword.')
  else {
    before ??= wordingShown()
    setShow({
      writing: provision ?? change.provision,
      reading: 'redline',
      comparing: false,
      blank: false,
      panel: null,
    })
  }
}

/** Closes the clause again; where its words have changed, that is minuted with how they read before and after. */
export function finishWriting(): void {
  if (show().writing === null) return
  flushEdits()
  const was = before
  const now = wordingShown()
  const scene = currentScene()
  before = null
  setShow({ writing: null })
  const change = scene?.step?.change
  if (was === null || now === null || scene?.step == null || change == null) return
  if (was.fingerprint === now.fingerprint) return
  minute('decision.record', {
    kind: 'wording',
    text: '',
    owner: null,
    outcome: null,
    on: subjectsOf(scene.step),
    about: { draft: scene.draft.id, document: change.document, provision: change.provision },
    before: was,
  })
  say(
    `The wording proposed for ${now.citation} is minuted. Press D to record what is decided on it.`,
  )
}

/** Runs a command that minutes something; the first of a walkthrough begins its meeting. */
export function minute(
  name: 'decision.record' | 'action.record',
  args: Readonly<Record<string, unknown>>,
): Result<Execution> | null {
  const scene = currentScene()
  if (scene === null) return null
  const { meeting } = show()
  const known = meeting !== null && workspaceState().workspace.meeting.has(meeting)
  const day = today()
  const ran = runCommand(name, {
    modification: scene.modification.id,
    meeting: known
      ? { id: meeting }
      : { title: `Walkthrough of ${scene.modification.reference}`, date: day },
    ...args,
  })
  if (!ran.ok) {
    reportProblem(ran.error)
    return ran
  }
  const begun = ran.value.patches.find(({ kind }) => kind === 'meeting')
  if (begun !== undefined) setShow({ meeting: begun.id })
  return ran
}

const ACTIONS: Readonly<Record<ShowAction, () => void>> = {
  next: () => go(1),
  previous: () => go(-1),
  forward: () => page(1),
  back: () => page(-1),
  first: () => goToEnd('first'),
  last: () => goToEnd('last'),
  down: () => scroll(1),
  up: () => scroll(-1),
  cycle: () => cycle(1),
  cycleBack: () => cycle(-1),
  redline: () => read('redline'),
  proposed: () => read('proposed'),
  baseline: () => read('baseline'),
  blank: () => {
    setShow({ blank: !show().blank })
    announce(show().blank ? 'The screen is blank' : 'The screen shows the clause')
  },
  larger: () => setShow({ scale: stepScale(show().scale, 1) }),
  smaller: () => setShow({ scale: stepScale(show().scale, -1) }),
  usualSize: () => setShow({ scale: 1 }),
  jump: () => setShow({ panel: 'jump', blank: false }),
  decision: () => openPanel('decision'),
  action: () => openPanel('action'),
  wording: () => beginWriting(),
  alternative: () => openPanel('alternative'),
  compare: () => {
    finishWriting()
    setShow({ comparing: !show().comparing })
  },
  minutes: () => setShow({ panel: 'minutes', blank: false }),
  order: nextOrder,
  presenter: () => void openPresenter(),
  keys: () => setShow({ panel: 'keys', blank: false }),
  leave: () => {
    if (show().blank) setShow({ blank: false })
    else if (show().comparing) setShow({ comparing: false })
    else leaveWalkthrough()
  },
}

export function act(action: ShowAction): void {
  // Whatever else is asked for while the screen is blank, the room sees it only after it is not.
  ACTIONS[action]()
}

async function openPresenter(): Promise<void> {
  const opened = await request('walkthrough.presenter')
  if (!opened.ok) reportProblem(opened.error)
}
