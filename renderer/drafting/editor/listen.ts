/** Ties the browser's events on the editing surface to what they mean. */
import type { Mark } from '../../../legal-text/text.ts'
import { bindCommands, runInterfaceCommand } from '../../interface/registry.ts'
import { completionKey, stopOffering } from '../references/completing.ts'
import { previewSpan } from '../state.ts'
import { type Crossing, followKey, followSpanKey, keepOutOfSolid, onPointer } from './crossing.ts'
import {
  askForReference,
  cutSelection,
  type Desk,
  onBeforeInput,
  refuseDrag,
  takeComposition,
  takeTerm,
  toggleMark,
} from './gestures.ts'
import type { Piece } from './pieces.ts'
import {
  rememberSelection,
  restoreSelection,
  type Selected,
  selectAllShown,
  selectionShown,
  shownPieces,
} from './surface.ts'
import { onCopy, onCut, onDragStart, onPaste } from './transfer.ts'
import { flushTyping } from './typing.ts'

export interface Listener {
  readonly desk: () => Desk
  readonly onCross: (crossing: Crossing) => void
  /** The pointer was pressed in the words. */
  readonly onPress: (event: PointerEvent) => void
  /** Escape was pressed. */
  readonly onLeave: () => void
}

const MARKS: readonly Mark[] = ['bold', 'italic', 'underline']

interface Composition {
  readonly before: readonly Piece[]
  readonly at: Selected
}

let composition: Composition | null = null

/** While an input method composes, the page is its own: nothing may be drawn over it. */
export function isComposing(): boolean {
  return composition !== null
}

/** Starts listening on the surface's element; returns how to stop. */
export function listen(root: HTMLElement, listener: Listener): () => void {
  let plainPaste = false
  let pressed = false
  const stopping = new AbortController()
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    handle: (event: HTMLElementEventMap[Name]) => void,
  ) => root.addEventListener(name, handle, { capture: true, signal: stopping.signal })
  /** Keeps the event from Lexical, which would act on it by itself. */
  const own = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    handle: (event: HTMLElementEventMap[Name]) => void,
  ) =>
    on(name, (event) => {
      event.stopImmediatePropagation()
      handle(event)
    })

  on('beforeinput', (event) => onBeforeInput(listener.desk(), event as InputEvent))
  own('keydown', (event) => {
    if (event.isComposing) return
    plainPaste = event.shiftKey && event.code === 'KeyV'
    const completed = completionKey(event)
    if (completed !== null) {
      event.preventDefault()
      if (completed !== 'done') takeTerm(listener.desk(), completed)
      return
    }
    if (event.key === 'Escape') {
      flushTyping()
      listener.onLeave()
      return
    }
    const followed = whatFollows(root, listener.desk(), event)
    if (followed === null) return
    event.preventDefault()
    if (followed === 'delete') cutSelection(listener.desk())
    else if (followed !== 'done') listener.onCross(followed)
  })
  own('copy', (event) => onCopy(listener.desk(), event))
  own('cut', (event) => onCut(listener.desk(), event))
  own('paste', (event) => onPaste(listener.desk(), event, plainPaste))
  own('dragstart', (event) => {
    pressed = false
    onDragStart(listener.desk(), event)
  })
  own('drop', (event) => {
    event.preventDefault()
    refuseDrag()
  })
  on('blur', () => {
    stopOffering()
    flushTyping()
  })
  on('focus', () => {
    // The browser would put the caret at the start; it belongs where it was.
    if (!pressed) restoreSelection()
  })
  on('pointerdown', (event) => {
    pressed = true
    onPointer()
    if (event.button === 0 && !event.shiftKey) previewSpan(null)
    listener.onPress(event)
  })
  window.addEventListener(
    'pointerup',
    () => {
      if (!pressed) return
      pressed = false
      keepOutOfSolid()
    },
    { signal: stopping.signal },
  )
  document.addEventListener(
    'selectionchange',
    () => {
      rememberSelection()
      // While the pointer is down a selection is being made, which may well begin in struck words.
      if (!pressed && composition === null) keepOutOfSolid()
    },
    { signal: stopping.signal },
  )
  on('compositionstart', () => {
    composition = { before: shownPieces(), at: selectionShown() ?? { anchor: 0, focus: 0 } }
  })
  on('compositionend', () => {
    // The browser and Lexical still write after this event.
    setTimeout(() => finishComposition(listener.desk()))
  })
  const unbind = bindCommands({
    ...Object.fromEntries(
      MARKS.map((mark) => [`edit.${mark}`, () => toggleMark(listener.desk(), mark)]),
    ),
    'insert.reference': () => {
      // Asked for from a panel: it goes where the caret was.
      if (selectionShown() === null) root.focus({ preventScroll: true })
      askForReference(listener.desk())
    },
  })
  return () => {
    stopping.abort()
    unbind()
  }
}

/**
 * Tab at the start of a provision changes its level, as in a word processor's lists, and goes from cell to cell in a
 * table; anywhere else it leaves the text, as everywhere on the page.
 */
function followTab(desk: Desk, { shiftKey }: KeyboardEvent): 'done' | Crossing | null {
  const selected = selectionShown()
  if (desk.beside === undefined || desk.refusal !== null) return null
  if (desk.kind === 'cell') {
    const direction = shiftKey ? -1 : 1
    if (desk.beside(direction)?.kind === 'cell') return { direction, x: null }
    if (shiftKey) return null
    runInterfaceCommand('insert.provisionAfter')
    return 'done'
  }
  const isLevel = desk.kind !== undefined && LEVELS.has(desk.kind)
  if (!isLevel || selected === null || selected.anchor !== 0 || selected.focus !== 0) return null
  runInterfaceCommand(shiftKey ? 'structure.out' : 'structure.in')
  return 'done'
}

const LEVELS: ReadonlySet<string> = new Set([
  'section',
  'clause',
  'paragraph',
  'subparagraph',
  'item',
])

/** Where a key leads: over the words, out of them, or on with whole provisions where these are selected. */
function whatFollows(
  root: HTMLElement,
  desk: Desk,
  event: KeyboardEvent,
): 'done' | 'delete' | Crossing | null {
  if (isSelectAll(event)) {
    return selectAllShown() ? 'done' : { direction: 1, x: null, extend: 'all' }
  }
  if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) return followTab(desk, event)
  return desk.selection().length > 0 ? followSpanKey(event) : followKey(root, event)
}

function isSelectAll({ code, key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  const letter = key.toLowerCase() === 'a' || (code === 'KeyA' && !/^[a-z]$/i.test(key))
  return letter && (ctrlKey || metaKey) && !altKey && !shiftKey
}

function finishComposition(desk: Desk): void {
  if (composition === null) return
  const { before, at } = composition
  composition = null
  takeComposition(desk, before, {
    start: Math.min(at.anchor, at.focus),
    end: Math.max(at.anchor, at.focus),
  })
}
