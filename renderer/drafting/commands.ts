/** What the interface's commands do while text is drafted. */
import { flushSync } from 'react-dom'
import type { ProvisionView } from '../../legal-text/views.ts'
import { announce, refuse } from '../interface/messages.ts'
import { navigate, place } from '../interface/navigation.ts'
import { type Handler, useCommands } from '../interface/registry.ts'
import { preferences, setPreferences } from '../preferences.ts'
import { closeSearch } from '../search/state.ts'
import { flushEdits, workspaceState } from '../workspace/store.ts'
import { type ChangeGroup, countChanges, listedFor, stepThrough } from './changeList.ts'
import { selectedChanges } from './decided.ts'
import type { DraftedDocument } from './document.ts'
import { caretOffset } from './editor/ProvisionEditor.tsx'
import { decide, showFilter, showList } from './inspector/reviewing.ts'
import { read, reading, standOut } from './reading/state.ts'
import { type DraftingView, drafting, placeCaret, showView } from './state.ts'

export interface DraftingScene {
  readonly drafted: DraftedDocument
  /** The redline's provisions and the changes in them. */
  readonly views: readonly ProvisionView[]
  readonly groups: readonly ChangeGroup[]
}

export function useDraftingCommands(scene: DraftingScene): void {
  useCommands({
    'view.redline': () => show('redline', 'Redline'),
    'view.proposed': () => show('proposed', 'Proposed'),
    'view.agreed': () => show('agreed', 'Agreed'),
    'view.baseline': () => show('baseline', 'Baseline'),
    'view.sideBySide': () => show('sideBySide', 'Side by side'),
    'view.linear': () => switchReading('linear', 'Linear text'),
    'view.drafts': () => switchReading('drafts', 'Drafts beside each other'),
    'view.near': () => {
      standOut(!reading().near)
      announce(reading().near ? 'Only the clause and its neighbours stand out' : 'All stands out')
    },
    'view.outline': () => togglePanel('outline'),
    'view.inspector': () => togglePanel('inspector'),
    'review.next': () => step(scene, 1),
    'review.previous': () => step(scene, -1),
    'review.accept': onSelection(scene, 'accept'),
    'review.reject': onSelection(scene, 'reject'),
    'review.reason': onChange(scene, () => reach('inspector', '[data-focus=change-reason]')),
    'review.filter': () =>
      reach('inspector', '[data-focus=review-filter]', {
        open: () => {
          showList('changes')
          showFilter(true)
        },
      }),
    'review.comment': () => reach('inspector', '[data-focus=comment]'),
    'review.comments': () =>
      reach('inspector', '[aria-label="Which comments"] button', {
        open: () => showList('comments'),
      }),
    'review.link': onChangeOrCaret(scene, () =>
      reach('inspector', '[data-focus=add-link]', { press: true }),
    ),
    'go.clause': () => reach('outline', '#outline-find', { open: closeSearch }),
  })
}

/** The caret stays on its words from view to view. */
function show(view: DraftingView, name: string): void {
  flushEdits()
  const { caret } = drafting()
  const offset = caretOffset()
  read('page')
  showView(view)
  announce(`${name} view`)
  if (caret !== null && offset !== null) placeCaret(caret.provision, { kind: 'offset', offset })
}

/** Reads otherwise, and a second time as the page again. */
function switchReading(mode: 'linear' | 'drafts', name: string): void {
  flushEdits()
  const back = reading().mode === mode
  read(back ? 'page' : mode)
  announce(back ? 'The page' : name)
}

type PanelName = 'outline' | 'inspector'

function togglePanel(name: PanelName): void {
  const { panels } = preferences()
  setPreferences({ panels: { ...panels, [name]: !panels[name] } })
}

/**
 * Goes to something in a panel, which `open` brings into sight first. At once: keys that are typed meanwhile would fall
 * into the text.
 */
function reach(
  panel: PanelName,
  selector: string,
  { press = false, open }: { readonly press?: boolean; readonly open?: () => void } = {},
): void {
  flushSync(() => {
    if (!preferences().panels[panel]) togglePanel(panel)
    open?.()
  })
  whenThere(selector, (element) => {
    // A narrow window has room for one of the two.
    if (panel === 'outline' && element.offsetParent === null) {
      flushSync(() => togglePanel('inspector'))
    }
    element.focus()
    // What was looked for before gives way to what is typed.
    if (element instanceof HTMLInputElement) element.select()
    if (press) element.click()
  })
}

/** Panels come behind the page: how many frames a command waits for the one that it leads to. */
const MOST_FRAMES = 120

function whenThere(
  selector: string,
  act: (element: HTMLElement) => void,
  frames = MOST_FRAMES,
): void {
  const element = document.querySelector<HTMLElement>(selector)
  if (element !== null) act(element)
  else if (frames > 0) requestAnimationFrame(() => whenThere(selector, act, frames - 1))
}

/** On the selected change or, where none is selected, on the provision that the caret is in. */
function onChangeOrCaret(scene: DraftingScene, act: () => void): Handler {
  const ofChange = onChange(scene, act)
  const ofCaret = () => place().change === null && drafting().caret !== null
  return {
    run: () => (ofCaret() ? act() : ofChange.run()),
    blocked: () => (ofCaret() ? null : (ofChange.blocked?.() ?? null)),
  }
}

function onChange({ drafted }: DraftingScene, act: (change: string) => void): Handler {
  return {
    run: () => {
      flushEdits()
      const chosen = place().change
      const records = workspaceState().workspace.change
      const change = chosen === null ? null : listedFor(records, chosen)
      if (change !== null && records.get(change)?.draft === drafted.draft.id) act(change)
      else refuse('That change is gone, or belongs to another draft.')
    },
    blocked: () =>
      place().change === null ? 'Select a change first: Alt+Down goes to the next one.' : null,
  }
}

function step({ groups, drafted }: DraftingScene, by: 1 | -1): void {
  flushEdits()
  const chosen = place().change
  const from = chosen === null ? null : listedFor(drafted.records, chosen)
  const found = stepThrough(groups, from, by)
  if (found === null) {
    refuse(`${drafted.draft.name} changes nothing yet.`)
    return
  }
  const { change, group } = found
  navigate({ change: change.id, provision: change.provision })
  placeCaret(change.provision, { kind: 'change', change: change.id })
  const words = change.inserted || change.deleted
  announce(
    `Change ${found.place} of ${countChanges(groups)}, at ${group.citation}: ${change.act} ${words}`,
  )
}

/** On what is selected in the text, where that holds more than the one change; else on the selected change. */
function onSelection(scene: DraftingScene, action: 'accept' | 'reject'): Handler {
  const one = onChange(scene, (change) => decide(action, [change], listedIn(scene)))
  const several = () => selectedChanges(scene)
  return {
    run: () => {
      flushEdits()
      const selected = several()
      if (selected.length === 0) one.run()
      else decide(action, selected, listedIn(scene))
    },
    blocked: () => (several().length > 0 ? null : (one.blocked?.() ?? null)),
  }
}

function listedIn({ groups }: DraftingScene): readonly string[] {
  return groups.flatMap(({ changes }) => changes.map(({ id }) => id))
}
