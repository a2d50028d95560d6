/** What the interface's commands do to the structure of the text: where provisions stand and at which level. */
import { useEffect, useRef } from 'react'
import { definitionsIn } from '../../legal-text/definitions.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import type { Execution } from '../../shared/commands/command.ts'
import { announce, refuse, say } from '../interface/messages.ts'
import { navigate, place } from '../interface/navigation.ts'
import { type Handler, useCommands } from '../interface/registry.ts'
import { runCommand } from '../workspace/author.ts'
import { flushEdits, workspaceState } from '../workspace/store.ts'
import { placeForDefinition, placeForSorted } from './definitionPlaces.ts'
import type { DraftedDocument } from './document.ts'
import { caretOffset, selectedWords } from './editor/ProvisionEditor.tsx'
import { resolverFor } from './frames.ts'
import { rowOf, topmostOf } from './grouping.ts'
import { askWhere } from './moving.ts'
import { takePastes, type WholePaste } from './pasting.ts'
import {
  type MovedPlace,
  placeDropped,
  placeForNew,
  placeGroupStepped,
  placePasted,
  placeStepped,
} from './placing.ts'
import { goToProvision } from './references/going.ts'
import { idsInSpan } from './selection.ts'
import { drafting, END, placeCaret, START, selectProvisions, showView } from './state.ts'

interface Scene {
  readonly drafted: DraftedDocument
  /** The redline's provisions. */
  readonly views: readonly ProvisionView[]
}

export function useStructureCommands(scene: Scene): void {
  const on = (act: (view: ProvisionView) => void): Handler => ({
    run: () => {
      flushEdits()
      const view = here(scene.views)
      if (view === undefined) refuse('Put the caret into a provision first.')
      else act(view)
    },
    blocked: () => workspaceState().readOnly,
  })
  const latest = useRef(scene)
  latest.current = scene
  useEffect(() => takePastes((paste) => pasteIn(latest.current, paste)), [])
  useCommands({
    'insert.provisionBefore': on((view) => insertProvision(scene, view, 'before')),
    'insert.provisionAfter': on((view) => insertProvision(scene, view, 'after')),
    'insert.provisionInside': on((view) => insertProvision(scene, view, 'inside')),
    'insert.deleteProvision': on((view) => deleteProvision(scene, view)),
    'insert.definition': on(() => addDefinition(scene)),
    'insert.sortDefinition': on((view) => sortDefinition(scene, view)),
    'insert.footnote': on((view) => addFootnote(scene, view)),
    'structure.notUsed': on((view) => leaveNotUsed(scene, view)),
    'structure.up': on((view) => step(scene, view, -1)),
    'structure.down': on((view) => step(scene, view, 1)),
    'structure.in': on((view) => relevel(scene, view, 'in')),
    'structure.out': on((view) => relevel(scene, view, 'out')),
    'structure.moveTo': on((view) => {
      const group = selectedGroup(scene.views)
      if (group === null) askWhere([rowOf(view, scene.views).id])
      else if (group.length === 0) refuse(STRUCK)
      else askWhere(group.map(({ id }) => id))
    }),
    'structure.renumber': {
      run: () => renumber(scene),
      blocked: () => workspaceState().readOnly,
    },
  })
}

/** The provision that the caret is in. */
export function here(views: readonly ProvisionView[]): ProvisionView | undefined {
  const id = drafting().caret?.provision ?? place().provision
  return views.find((view) => view.id === id)
}

const STRUCK = 'What is selected is struck out already.'

/** The topmost of the provisions that are selected as wholes; null while a selection stays within one. */
function selectedGroup(views: readonly ProvisionView[]): readonly ProvisionView[] | null {
  const { span } = drafting()
  if (span === null) return null
  const order = views.map(({ id }) => id)
  const ids = new Set(idsInSpan(order, span))
  return topmostOf(
    views.filter(({ id }) => ids.has(id)),
    views,
  )
}

/** Runs a command on the selected provisions, which stay selected. */
function runOnGroup(
  scene: Scene,
  group: readonly ProvisionView[],
  name: string,
  args: object,
  done: string,
): Execution | null {
  const { span, caret } = drafting()
  if (group.length === 0) {
    refuse(STRUCK)
    return null
  }
  const provisions = group.map(({ provision }) => provision)
  const ran = runOn(scene, name, { provisions, ...args }, `${provisionsIn(group)} ${done}`)
  if (ran !== null && span !== null) selectProvisions(span, caret?.column ?? 'main')
  return ran
}

/** Whole provisions from the clipboard stand on their own, before or behind the one that the caret is in. */
function pasteIn(scene: Scene, { at, side, empty, copied }: WholePaste): boolean {
  const target = scene.views.find(({ id }) => id === at)
  const [first] = copied
  if (target === undefined || first === undefined || first.kind === 'cell') return false
  const place = placePasted(first.kind, target, side, scene.views)
  if (place === null) return false
  flushEdits()
  const replaced = empty && target.presence === 'inserted' ? target.provision : null
  const ran = runOn(scene, 'provisions.paste', { ...place, copied, replaced }, 'Pasted')
  if (ran === null) return true
  announce(`${copied.length === 1 ? 'One provision' : `${copied.length} provisions`} pasted`)
  const placed = ran.patches.flatMap(({ after }) =>
    after !== null && 'kind' in after && after.kind === 'insert' && 'place' in after
      ? [after.provision]
      : [],
  )
  const last = placed[placed.length - 1] ?? copied[copied.length - 1]?.provision
  if (last !== undefined) placeCaret(last, END)
  return true
}

function provisionsIn(group: readonly ProvisionView[]): string {
  return group.length === 1 ? 'One provision' : `${group.length} provisions`
}

/** Runs a command on the document; says why not, or what came of it. */
function runOn(
  { drafted: { draft, document } }: Scene,
  name: string,
  args: object,
  done: string,
): Execution | null {
  const ran = runCommand(name, { draft: draft.id, document: document.id, ...args })
  if (!ran.ok) {
    refuse(ran.error.message)
    return null
  }
  announce(done)
  return ran.value
}

function insertProvision(
  scene: Scene,
  view: ProvisionView,
  where: 'before' | 'after' | 'inside',
): void {
  const made = placeForNew(view, scene.views, where)
  if (!made.ok) {
    refuse(made.error.message)
    return
  }
  const ran = runOn(scene, 'provision.insert', made.value, 'Inserted')
  if (ran !== null) goToInserted(ran)
}

/** The caret goes to the first provision that was inserted and has words: in a row, to its first cell. */
function goToInserted({ patches }: Execution, which = 0): void {
  const insertions = patches.flatMap(({ after }) =>
    after !== null && 'kind' in after && after.kind === 'insert' && 'place' in after ? [after] : [],
  )
  const worded = insertions.filter(({ provisionKind }) => provisionKind !== 'row')
  const inserted = worded[which] ?? worded[0]
  if (inserted === undefined) return
  const { view: shown } = drafting()
  if (shown === 'agreed' || shown === 'baseline') showView('redline')
  placeCaret(inserted.provision, END)
  navigate({ change: insertions[0]?.id ?? inserted.id })
}

function deleteProvision(scene: Scene, view: ProvisionView): void {
  const group = selectedGroup(scene.views)
  const done = view.presence === 'inserted' ? 'The provision is taken back' : 'Struck out'
  const { provision } = rowOf(view, scene.views)
  if (group !== null) {
    const ran = runOnGroup(scene, group, 'provisions.delete', {}, 'struck out')
    const [first] = group
    if (ran !== null && first !== undefined) placeCaret(firstWords(first, scene.views).id, END)
  } else if (runOn(scene, 'provision.delete', { provision }, done) !== null) {
    placeCaret(view.id, END)
  }
}

/** A row has no words of its own: its first cell has. */
function firstWords(view: ProvisionView, views: readonly ProvisionView[]): ProvisionView {
  return view.kind === 'row' ? (views.find(({ parent }) => parent === view.id) ?? view) : view
}

function leaveNotUsed(scene: Scene, view: ProvisionView): void {
  const group = selectedGroup(scene.views)
  if (group === null) {
    const done = `${view.number ?? 'It'} reads “[Not used]”`
    runOn(scene, 'provision.notUsed', { provision: view.provision }, done)
    return
  }
  const ran = runOnGroup(scene, group, 'provisions.notUsed', {}, 'left as “[Not used]”')
  if (ran !== null && ran.patches.length < group.length) {
    say('What has no number in force, such as a heading, stays as it is.')
  }
}

function relevel(scene: Scene, view: ProvisionView, direction: 'in' | 'out'): void {
  const group = selectedGroup(scene.views)
  const done = direction === 'in' ? 'one level in' : 'one level out'
  if (group !== null) {
    runOnGroup(scene, group, 'provisions.relevel', { direction }, done)
    return
  }
  const offset = caretOffset() ?? 0
  const args = { provision: view.provision, direction }
  const said = direction === 'in' ? 'One level in' : 'One level out'
  if (runOn(scene, 'provision.relevel', args, said) !== null) stay(view, offset)
}

function renumber(scene: Scene): void {
  flushEdits()
  const { draft, document } = scene.drafted
  const on = !draft.renumbers.includes(document.id)
  const done = on ? 'All provisions are numbered anew' : 'The numbers in force are kept'
  runOn(scene, 'draft.renumber', { on }, done)
}

function step(scene: Scene, view: ProvisionView, direction: -1 | 1): void {
  const group = selectedGroup(scene.views)
  const target =
    group === null
      ? placeStepped(rowOf(view, scene.views), scene.views, direction)
      : placeGroupStepped(group, scene.views, direction)
  if (!target.ok) refuse(target.error.message)
  else if (group === null) moveTo(scene, view, target.value)
  else runOnGroup(scene, group, 'provisions.move', target.value, 'moved')
}

/** Moves a provision, with all under it, and keeps the caret on its words. */
function moveTo(scene: Scene, view: ProvisionView, target: MovedPlace): void {
  const offset = caretOffset() ?? 0
  const { provision } = rowOf(view, scene.views)
  if (runOn(scene, 'provision.move', { provision, ...target }, 'Moved') !== null) stay(view, offset)
}

/** Moves what is to be moved to a place that was chosen for it: one provision, or several that are selected. */
export function moveAll(scene: Scene, moved: readonly ProvisionView[], target: MovedPlace): void {
  const [only] = moved
  if (only === undefined) return
  if (moved.length === 1 && drafting().span === null) moveTo(scene, only, target)
  else runOnGroup(scene, moved, 'provisions.move', target, 'moved')
}

/** A provision was dragged by its number and let go beside another; the selection goes along where it is part of it. */
export function drop(scene: Scene, moved: string, target: string, side: 'before' | 'after'): void {
  flushEdits()
  const byId = new Map(scene.views.map((view) => [view.id, view]))
  const [from, to] = [byId.get(moved), byId.get(target)]
  if (from === undefined || to === undefined || from === to) return
  const selected = selectedGroup(scene.views) ?? []
  const group = isAmong(from, selected, scene.views) ? selected : [from]
  if (isAmong(to, group, scene.views)) {
    refuse('It cannot be moved into itself.')
    return
  }
  const [first = from] = group
  const others = scene.views.filter((view) => view === first || !group.includes(view))
  const place = placeDropped(first, to, side, others)
  if (!place.ok) {
    refuse(place.error.message)
    return
  }
  if (group.length === 1) placeCaret(from.id, START)
  moveAll(scene, group, place.value)
}

/** Whether a provision is one of a group, or stands under one. */
function isAmong(
  view: ProvisionView,
  group: readonly ProvisionView[],
  views: readonly ProvisionView[],
): boolean {
  const byId = new Map(views.map((one) => [one.id, one]))
  for (let at: ProvisionView | undefined = view; at !== undefined; ) {
    if (group.includes(at)) return true
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return false
}

function stay({ provision }: ProvisionView, offset: number): void {
  placeCaret(provision, { kind: 'offset', offset })
}

/** Puts the selected words, or a term that is still to be written, into the table of definitions. */
function addDefinition(scene: Scene): void {
  const term = selectedWords().trim()
  const resolve = resolverFor(scene.views)
  const definitions = definitionsIn(scene.views, resolve)
  if (definitions.some((known) => known.term === term)) {
    refuse(`“${term}” is defined already.`)
    return
  }
  const target = placeForDefinition(scene.views, definitions, term)
  if (!target.ok) {
    refuse(target.error.message)
    return
  }
  const ran = runOn(scene, 'definition.add', { ...target.value, term }, 'Definition added')
  if (ran !== null) goToInserted(ran, term === '' ? 0 : 1)
}

/** After its term has been edited, a definition may stand in the wrong place. */
function sortDefinition(scene: Scene, view: ProvisionView): void {
  const { id } = rowOf(view, scene.views)
  const target = placeForSorted(
    id,
    scene.views,
    definitionsIn(scene.views, resolverFor(scene.views)),
  )
  if (target.ok) moveTo(scene, view, target.value)
  else refuse(target.error.message)
}

/** A mark at the caret; the caret goes to the footnote, to be written, and Alt+Left brings it back. */
function addFootnote(scene: Scene, view: ProvisionView): void {
  const offset = caretOffset()
  if (offset === null) {
    refuse('Put the caret where the mark goes first.')
    return
  }
  const args = { provision: view.provision, offset }
  const ran = runOn(scene, 'footnote.insert', args, 'Footnote inserted')
  const note = ran?.patches.flatMap(({ after }) =>
    after !== null && 'kind' in after && after.kind === 'insert' ? [after] : [],
  )[0]
  if (note === undefined || !('provision' in note)) return
  const { view: shown } = drafting()
  if (shown === 'agreed' || shown === 'baseline') showView('redline')
  goToProvision(note.provision, END)
  navigate({ change: note.id })
}
