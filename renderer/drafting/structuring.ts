/** What the interface's commands do to the structure of the text: where provisions stand and at which level. */
import { definitionsIn } from '../../legal-text/definitions.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import type { Execution } from '../../shared/commands/command.ts'
import { announce, refuse } from '../interface/messages.ts'
import { navigate, place } from '../interface/navigation.ts'
import { type Handler, useCommands } from '../interface/registry.ts'
import { runCommand } from '../workspace/author.ts'
import { flushEdits, workspaceState } from '../workspace/store.ts'
import type { DraftedDocument } from './document.ts'
import { caretOffset, selectedWords } from './editor/ProvisionEditor.tsx'
import { resolverFor } from './frames.ts'
import { askWhere } from './moving.ts'
import {
  type MovedPlace,
  placeDropped,
  placeForDefinition,
  placeForNew,
  placeStepped,
} from './placing.ts'
import { drafting, END, placeCaret, START, showView } from './state.ts'

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
  useCommands({
    'insert.provisionBefore': on((view) => insertProvision(scene, view, 'before')),
    'insert.provisionAfter': on((view) => insertProvision(scene, view, 'after')),
    'insert.provisionInside': on((view) => insertProvision(scene, view, 'inside')),
    'insert.deleteProvision': on((view) => deleteProvision(scene, view)),
    'insert.definition': on(() => addDefinition(scene)),
    'structure.notUsed': on((view) =>
      runOn(
        scene,
        'provision.notUsed',
        { provision: view.provision },
        `${view.number ?? 'It'} reads “[Not used]”`,
      ),
    ),
    'structure.up': on((view) => step(scene, view, -1)),
    'structure.down': on((view) => step(scene, view, 1)),
    'structure.in': on((view) => relevel(scene, view, 'in')),
    'structure.out': on((view) => relevel(scene, view, 'out')),
    'structure.renumber': {
      run: () => renumber(scene),
      blocked: () => workspaceState().readOnly,
    },
    'structure.moveTo': on((view) => askWhere(rowOf(view, scene.views).id)),
  })
}

/** The provision that the caret is in. */
export function here(views: readonly ProvisionView[]): ProvisionView | undefined {
  const id = drafting().caret?.provision ?? place().provision
  return views.find((view) => view.id === id)
}

/** In a table what is moved and struck is the row. */
function rowOf(view: ProvisionView, views: readonly ProvisionView[]): ProvisionView {
  return view.kind === 'cell' ? (views.find(({ id }) => id === view.parent) ?? view) : view
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
  const { provision } = rowOf(view, scene.views)
  const done = view.presence === 'inserted' ? 'The provision is taken back' : 'Struck out'
  if (runOn(scene, 'provision.delete', { provision }, done) !== null) placeCaret(view.id, END)
}

function relevel(scene: Scene, view: ProvisionView, direction: 'in' | 'out'): void {
  const offset = caretOffset() ?? 0
  const done = direction === 'in' ? 'One level in' : 'One level out'
  const args = { provision: view.provision, direction }
  if (runOn(scene, 'provision.relevel', args, done) !== null) stay(view, offset)
}

function renumber(scene: Scene): void {
  flushEdits()
  const { draft, document } = scene.drafted
  const on = !draft.renumbers.includes(document.id)
  const done = on ? 'All provisions are numbered anew' : 'The numbers in force are kept'
  runOn(scene, 'draft.renumber', { on }, done)
}

function step(scene: Scene, view: ProvisionView, direction: -1 | 1): void {
  const target = placeStepped(rowOf(view, scene.views), scene.views, direction)
  if (target.ok) moveTo(scene, view, target.value)
  else refuse(target.error.message)
}

/** Moves a provision, with all under it, and keeps the caret on its words. */
export function moveTo(scene: Scene, view: ProvisionView, target: MovedPlace): void {
  const offset = caretOffset() ?? 0
  const { provision } = rowOf(view, scene.views)
  if (runOn(scene, 'provision.move', { provision, ...target }, 'Moved') !== null) stay(view, offset)
}

/** A provision was dragged by its number and let go beside another. */
export function drop(scene: Scene, moved: string, target: string, side: 'before' | 'after'): void {
  flushEdits()
  const byId = new Map(scene.views.map((view) => [view.id, view]))
  const [from, to] = [byId.get(moved), byId.get(target)]
  if (from === undefined || to === undefined || from === to) return
  const place = placeDropped(from, to, side, scene.views)
  if (!place.ok) {
    refuse(place.error.message)
    return
  }
  placeCaret(from.id, START)
  moveTo(scene, from, place.value)
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
