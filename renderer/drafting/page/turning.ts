/** Page up and page down: the text moves by what is in sight, and the caret stays at its height in the window. */
import type { Crossing } from '../editor/crossing.ts'
import { type Column, END, placeCaret, START } from '../state.ts'

/** Lines that stay in sight, in pixels, so that the eye finds its place again. */
const OVERLAP = 60

export function turnPage(
  scroller: HTMLElement,
  order: readonly string[],
  { direction, x, page }: Crossing,
  column: Column,
): void {
  const before = scroller.scrollTop
  scroller.scrollTop += direction * Math.max(OVERLAP, scroller.clientHeight - OVERLAP)
  const edge = direction === 1 ? order[order.length - 1] : order[0]
  if (scroller.scrollTop === before) {
    if (edge !== undefined) placeCaret(edge, direction === 1 ? END : START, { column })
    return
  }
  // Once the lines that have come into sight are drawn.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const words = wordsNear(scroller, x ?? 0, page?.y ?? 0, column)
      if (words === null) return
      const id = words.getAttribute('data-words')
      if (id !== null)
        placeCaret(id, { kind: 'point', ...pointIn(words, x ?? 0, page?.y ?? 0) }, { column })
    }),
  )
}

/** The words of the line that is nearest to a height in the window, and of its cells to a place across. */
function wordsNear(scroller: HTMLElement, x: number, y: number, column: Column): Element | null {
  const all = [...scroller.querySelectorAll(`[data-words][data-column="${column}"]`)]
  const distance = (words: Element) => {
    const { left, right, top, bottom } = words.getBoundingClientRect()
    return Math.max(top - y, y - bottom, 0) * 10_000 + Math.max(left - x, x - right, 0)
  }
  return all.reduce<Element | null>(
    (best, words) => (best === null || distance(words) < distance(best) ? words : best),
    null,
  )
}

function pointIn(words: Element, x: number, y: number): { readonly x: number; readonly y: number } {
  const { left, right, top, bottom } = words.getBoundingClientRect()
  return {
    x: Math.min(Math.max(x, left + 1), right - 1),
    y: Math.min(Math.max(y, top + 6), bottom - 6),
  }
}
