/** Where the arrows lead that the browser cannot follow: over struck words, and out of the provision. */
import type { Reach } from '../selection.ts'
import { displayText, snapOut, stepAcross, toDisplay, toProposed } from './pieces.ts'
import {
  displayOffset,
  type Selected,
  selectionShown,
  selectShown,
  shownPieces,
} from './surface.ts'

/** Leaving a provision upwards or downwards, at a place on its line or at its near end. */
export interface Crossing {
  readonly direction: -1 | 1
  /** How far the caret is from the left of the window; null for the near end of the words. */
  readonly x: number | null
  /** Shift is held: the selection goes along. "all" selects the whole document. */
  readonly extend?: Reach['to'] | 'all'
  /** A page further, at the same height in the window. */
  readonly page?: { readonly y: number }
}

/** The last arrow decides on which side of struck words the caret comes to rest. */
let heading: 'left' | 'right' | 'nearest' = 'nearest'

export function onPointer(): void {
  heading = 'nearest'
}

/**
 * Follows a key. "done" where the caret has been put; a crossing where the key leads out of the provision; null
 * where the browser moves the caret as always.
 */
export function followKey(root: HTMLElement, event: KeyboardEvent): 'done' | Crossing | null {
  if (event.key === 'ArrowLeft' || event.key === 'Home') heading = 'left'
  if (event.key === 'ArrowRight' || event.key === 'End') heading = 'right'
  const selected = selectionShown()
  if (selected === null || event.altKey || event.metaKey) return null
  if (event.key.startsWith('Page')) return pageByKey(root, event)
  if (event.shiftKey) return extendByKey(root, event, selected.focus)
  if (selected.anchor !== selected.focus || event.ctrlKey) return null
  const out = leaveByKey(root, event.key, selected.focus)
  if (out !== null) return { direction: out, x: upOrDown(event.key) ? caretBox(root).left : null }
  if (event.key === 'ArrowLeft') return step(selected.focus, 'left')
  return event.key === 'ArrowRight' ? step(selected.focus, 'right') : null
}

/** A page on or back, whichever provision is there; with Shift these keys reach beyond what can be taken. */
function pageByKey(root: HTMLElement, event: KeyboardEvent): Crossing | null {
  if (event.shiftKey || event.ctrlKey) return null
  const { left, top, height } = caretBox(root)
  const direction = event.key === 'PageDown' ? 1 : -1
  return { direction, x: left, page: { y: top + height / 2 } }
}

function upOrDown(key: string): boolean {
  return key === 'ArrowUp' || key === 'ArrowDown'
}

/** Which way an arrow leads out of the words from a place in them; null where it stays within. */
function leaveByKey(root: HTMLElement, key: string, place: number): -1 | 1 | null {
  switch (key) {
    case 'ArrowLeft':
      return place === 0 ? -1 : null
    case 'ArrowRight':
      return place === displayText(shownPieces()).length ? 1 : null
    case 'ArrowUp':
      return onEdgeLine(root, 'first') ? -1 : null
    case 'ArrowDown':
      return onEdgeLine(root, 'last') ? 1 : null
    default:
      return null
  }
}

/** Shift with an arrow at the edge takes in the next provision; Ctrl+Shift with Home or End all there are. */
function extendByKey(root: HTMLElement, event: KeyboardEvent, focus: number): Crossing | null {
  const { key, ctrlKey } = event
  if (ctrlKey && key === 'Home') return { direction: -1, x: null, extend: 'edge' }
  if (ctrlKey && key === 'End') return { direction: 1, x: null, extend: 'edge' }
  const length = displayText(shownPieces()).length
  // Ctrl+Shift goes to the end of the words first, and on from there.
  if (ctrlKey && upOrDown(key)) {
    const edge = key === 'ArrowUp' ? 0 : length
    const out = key === 'ArrowUp' ? -1 : 1
    return focus === edge ? { direction: out, x: null, extend: 'next' } : null
  }
  const out = leaveByKey(root, key, focus)
  return out === null ? null : { direction: out, x: null, extend: 'next' }
}

/** What a key does while whole provisions are selected; null where that is not for it to say. */
export function followSpanKey(event: KeyboardEvent): Crossing | 'delete' | null {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event
  if (altKey || metaKey) return null
  if (key === 'Delete' || key === 'Backspace') return 'delete'
  const back = key === 'ArrowUp' || key === 'ArrowLeft' || key === 'Home'
  if (!back && key !== 'ArrowDown' && key !== 'ArrowRight' && key !== 'End') return null
  const edge = ctrlKey && (key === 'Home' || key === 'End')
  if (!shiftKey) return { direction: back ? -1 : 1, x: null }
  return { direction: back ? -1 : 1, x: null, extend: edge ? 'edge' : 'next' }
}

function step(caret: number, direction: 'left' | 'right'): 'done' | null {
  const across = stepAcross(shownPieces(), caret, direction)
  if (across === null) return null
  selectShown({ anchor: across, focus: across })
  return 'done'
}

/** A caret inside struck words or a reference goes on to its end. */
export function keepOutOfSolid(): void {
  const selected = selectionShown()
  if (selected === null || selected.anchor !== selected.focus) return
  const place = snapOut(shownPieces(), selected.focus, heading)
  if (place !== selected.focus) selectShown({ anchor: place, focus: place })
}

/** Whether the caret is on the first or last line of the words. */
function onEdgeLine(root: HTMLElement, line: 'first' | 'last'): boolean {
  const box = caretBox(root)
  const height = lineHeight(root)
  const words = root.getBoundingClientRect()
  return line === 'first'
    ? box.top - words.top < height * 0.8
    : words.bottom - box.bottom < height * 0.8
}

function lineHeight(root: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(root).lineHeight) || root.clientHeight
}

function caretBox(root: HTMLElement): DOMRect {
  const selection = document.getSelection()
  if (selection === null || selection.focusNode === null) return root.getBoundingClientRect()
  const range = document.createRange()
  range.setStart(selection.focusNode, selection.focusOffset)
  const box = range.getClientRects()[0] ?? range.getBoundingClientRect()
  return box.height > 0 ? box : root.getBoundingClientRect()
}

/** Puts the caret at an offset of the proposed text; Infinity is its end. */
export function enterAt(proposed: number): void {
  const pieces = shownPieces()
  const last = toProposed(pieces, displayText(pieces).length)
  const display =
    proposed >= last && proposed === Number.POSITIVE_INFINITY
      ? displayText(pieces).length
      : toDisplay(pieces, Math.min(proposed, last))
  selectShown({ anchor: display, focus: display })
}

/** Puts the caret on the first or last line, as near to `x` as it goes. */
export function enterOnLine(root: HTMLElement, x: number, line: 'first' | 'last'): void {
  const box = root.getBoundingClientRect()
  const half = lineHeight(root) / 2
  enterAtPoint(root, x, line === 'first' ? box.top + half : box.bottom - half)
}

/** Puts the caret where a pointer is. */
export function enterAtPoint(root: HTMLElement, x: number, y: number): void {
  root.focus({ preventScroll: true })
  const range = document.caretRangeFromPoint(x, y)
  if (range === null || !root.contains(range.startContainer)) {
    const end: Selected = atEdge(root, x)
    selectShown(end)
    return
  }
  document.getSelection()?.collapse(range.startContainer, range.startOffset)
  heading = 'nearest'
  keepOutOfSolid()
}

/** Extends the selection from the caret to the pointer until the button is let go. */
export function selectWhilePressed(): void {
  const released = new AbortController()
  const { signal } = released
  const extend = ({ clientX, clientY }: MouseEvent) => {
    const range = document.caretRangeFromPoint(clientX, clientY)
    if (range === null || displayOffset(range.startContainer, range.startOffset) === null) return
    document.getSelection()?.extend(range.startContainer, range.startOffset)
  }
  window.addEventListener('mousemove', extend, { signal })
  window.addEventListener('mouseup', () => released.abort(), { signal })
}

function atEdge(root: HTMLElement, x: number): Selected {
  const length = displayText(shownPieces()).length
  const place = x < root.getBoundingClientRect().left ? 0 : length
  return { anchor: place, focus: place }
}
