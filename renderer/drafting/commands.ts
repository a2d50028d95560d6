/** What the interface's commands do while text is drafted. */
import type { ProvisionKind } from '../../legal-text/provisions.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import { changesOfDraft } from '../../shared/tracing/changes.ts'
import { announce, refuse } from '../interface/messages.ts'
import { navigate, place } from '../interface/navigation.ts'
import { useCommands } from '../interface/registry.ts'
import { preferences, setPreferences } from '../preferences.ts'
import { attempt, runCommand } from '../workspace/author.ts'
import { flushEdits, workspaceState } from '../workspace/store.ts'
import type { DraftedDocument } from './document.ts'
import { caretOffset } from './editor/ProvisionEditor.tsx'
import { type DraftingView, drafting, placeCaret, START, showView } from './state.ts'

export function useDraftingCommands(
  drafted: DraftedDocument,
  views: readonly ProvisionView[],
): void {
  const show = (view: DraftingView, name: string) => () => {
    flushEdits()
    const { caret } = drafting()
    const offset = caretOffset()
    showView(view)
    announce(`${name} view`)
    if (caret !== null && offset !== null) placeCaret(caret.provision, { kind: 'offset', offset })
  }
  const panel = (name: 'outline' | 'inspector') => () => {
    const { panels } = preferences()
    setPreferences({ panels: { ...panels, [name]: !panels[name] } })
  }
  const focusIn = (name: 'outline' | 'inspector', id: string) => () => {
    if (!preferences().panels[name]) panel(name)()
    requestAnimationFrame(() => document.getElementById(id)?.focus())
  }
  const onChange = (act: (change: string) => void) => ({
    run: () => {
      flushEdits()
      const { change } = place()
      if (change !== null) act(change)
    },
    blocked: () =>
      place().change === null ? 'Select a change first: Alt+Down goes to the next.' : null,
  })
  useCommands({
    'view.redline': show('redline', 'Redline'),
    'view.proposed': show('proposed', 'Proposed'),
    'view.agreed': show('agreed', 'Agreed'),
    'view.baseline': show('baseline', 'Baseline'),
    'view.sideBySide': show('sideBySide', 'Side by side'),
    'view.outline': panel('outline'),
    'view.inspector': panel('inspector'),
    'review.next': () => stepChange(drafted, 1),
    'review.previous': () => stepChange(drafted, -1),
    'review.accept': onChange((change) =>
      attempt('change.review', { action: 'accept', changes: [change] }),
    ),
    'review.reject': onChange((change) =>
      attempt('change.review', { action: 'reject', changes: [change] }),
    ),
    'review.reason': onChange(focusIn('inspector', 'change-reason')),
    'review.link': onChange(() => {
      if (!preferences().panels.inspector) panel('inspector')()
      requestAnimationFrame(() => document.getElementById('add-link')?.click())
    }),
    'insert.provisionAfter': () => insertProvision(drafted, views, 'after'),
    'insert.provisionInside': () => insertProvision(drafted, views, 'inside'),
    'insert.deleteProvision': () => deleteProvision(drafted),
    'go.clause': focusIn('outline', 'outline-find'),
  })
}

function stepChange(drafted: DraftedDocument, step: 1 | -1): void {
  flushEdits()
  const changes = changesOfDraft(workspaceState().workspace, drafted.draft.id).filter(
    ({ document }) => document === drafted.document.id,
  )
  if (changes.length === 0) {
    refuse('This draft has no changes yet.')
    return
  }
  const at = changes.findIndex(({ id }) => id === place().change)
  const next = changes[(at + step + changes.length) % changes.length]
  if (next === undefined) return
  navigate({ change: next.id, provision: next.provision })
  placeCaret(next.provision, { kind: 'change', change: next.id })
  announce(`Change at ${next.citation}: ${next.act} ${next.inserted || next.deleted}`)
}

/** The provision that the caret is in or that is selected. */
function here(): string | null {
  return drafting().caret?.provision ?? place().provision
}

const INSIDE: Partial<Readonly<Record<ProvisionKind, ProvisionKind>>> = {
  schedule: 'section',
  part: 'section',
  section: 'clause',
  clause: 'paragraph',
  paragraph: 'subparagraph',
  subparagraph: 'item',
}

function insertProvision(
  drafted: DraftedDocument,
  views: readonly ProvisionView[],
  where: 'after' | 'inside',
): void {
  flushEdits()
  const view = views.find(({ id }) => id === here())
  if (view === undefined) {
    refuse('Put the caret into a provision first.')
    return
  }
  const target = targetOf(view, views, where)
  if (typeof target === 'string') {
    refuse(target)
    return
  }
  const { draft, document } = drafted
  const ran = runCommand('provision.insert', { draft: draft.id, document: document.id, ...target })
  if (!ran.ok) {
    refuse(ran.error.message)
    return
  }
  const made = ran.value.patches.find(
    ({ after }) => after !== null && 'kind' in after && after.kind === 'insert',
  )
  const change = made?.after
  if (change == null || !('provision' in change)) return
  const { view: shown } = drafting()
  if (shown === 'agreed' || shown === 'baseline') showView('redline')
  placeCaret(String(change.provision), START)
}

function targetOf(view: ProvisionView, views: readonly ProvisionView[], where: 'after' | 'inside') {
  if (view.kind === 'cell')
    return 'Rows cannot be added by this command yet: put the caret outside the table.'
  if (where === 'inside') {
    const provisionKind = INSIDE[view.kind]
    if (provisionKind === undefined) return 'Nothing can stand inside this provision.'
    const inside = views.filter(({ parent }) => parent === view.id)
    return { provisionKind, parent: view.id, after: inside[inside.length - 1]?.id ?? null }
  }
  return { provisionKind: view.kind, parent: view.parent, after: view.id }
}

function deleteProvision({ draft, document }: DraftedDocument): void {
  flushEdits()
  const provision = here()
  if (provision === null) {
    refuse('Put the caret into a provision first.')
    return
  }
  const done = attempt('provision.delete', { draft: draft.id, document: document.id, provision })
  if (done) announce('The provision is struck out')
}
