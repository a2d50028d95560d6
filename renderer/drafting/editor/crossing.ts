/** Where the arrows lead that the browser cannot follow: over struck words, and out of the provision. */
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
  if (selected === null || selected.anchor !== selected.focus) return null
  if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return null
  const caret = selected.focus
  switch (event.key) {
    case 'ArrowLeft':
      return caret === 0 ? { direction: -1, x: null } : step(caret, 'left')
    case 'ArrowRight':
      return caret === displayText(shownPieces()).length
        ? { direction: 1, x: null }
        : step(caret, 'right')
    case 'ArrowUp':
      return onEdgeLine(root, 'first') ? { direction: -1, x: caretBox(root).left } : null
    case 'ArrowDown':
      return onEdgeLine(root, 'last') ? { direction: 1, x: caretBox(root).left } : null
    default:
      return null
  }
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
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null
  const box = range?.getClientRects()[0] ?? range?.getBoundingClientRect()
  return box !== undefined && box.height > 0 ? box : root.getBoundingClientRect()
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
