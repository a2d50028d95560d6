/** Selecting with the pointer beyond one provision. */
import { type Column, drafting, previewSpan, selectProvisions } from '../state.ts'

/** How near to the top or bottom of what scrolls a drag scrolls it, and how fast, in pixels. */
const EDGE = 28
const STEP = 14

/** From a press in a provision until the button is let go: a drag into another one takes both whole. */
export function selectAcrossWhilePressed(from: string, column: Column): void {
  const released = new AbortController()
  const { signal } = released
  let at = { x: 0, y: 0 }
  let frame = 0
  const follow = () => {
    const over = document
      .elementFromPoint(at.x, at.y)
      ?.closest('[data-words]')
      ?.getAttribute('data-words')
    if (over == null) return
    if (over !== from) previewSpan({ anchor: from, focus: over })
    else if (drafting().span !== null) previewSpan(null)
  }
  const scroll = () => {
    frame = 0
    const scroller = document.querySelector('[data-scroller]')
    const box = scroller?.getBoundingClientRect()
    if (scroller == null || box === undefined) return
    const by = at.y > box.bottom - EDGE ? STEP : at.y < box.top + EDGE ? -STEP : 0
    if (by === 0) return
    scroller.scrollTop += by
    follow()
    frame = requestAnimationFrame(scroll)
  }
  window.addEventListener(
    'mousemove',
    ({ clientX: x, clientY: y }) => {
      at = { x, y }
      follow()
      if (frame === 0) frame = requestAnimationFrame(scroll)
    },
    { signal },
  )
  // Words that are dragged away select nothing.
  window.addEventListener('dragstart', () => released.abort(), { signal, capture: true })
  window.addEventListener(
    'mouseup',
    () => {
      released.abort()
      cancelAnimationFrame(frame)
      const { span } = drafting()
      if (span !== null) selectProvisions(span, column)
    },
    { signal },
  )
}

/** Shift and a press: from where the selection began, or the caret is, to what was pressed. */
export function selectUpTo(provision: string, column: Column): boolean {
  const { span, caret } = drafting()
  const anchor = span?.anchor ?? caret?.provision
  if (anchor === undefined || caret?.column !== column) return false
  if (span === null && anchor === provision) return false
  selectProvisions({ anchor, focus: provision }, column)
  return true
}

/** What is dragged, what it is let go beside, and on which side of it. */
export type Dropping = (moved: string, target: string, side: 'before' | 'after') => void

/** The pointer has to go as far as this, in pixels, before a press becomes a drag. */
const THRESHOLD = 5

/** Drags a provision by its number: a line shows where it would go. Escape gives up. */
export function dragByNumber(moved: string, event: PointerEvent, onDrop: Dropping | null): void {
  const { target, button, clientX, clientY } = event
  const onNumber = target instanceof Element && target.closest('[data-handle]') !== null
  if (!onNumber || button !== 0 || onDrop === null) return
  event.preventDefault()
  const stopping = new AbortController()
  const { signal } = stopping
  let dragging = false
  let over: { readonly line: Element; readonly side: 'before' | 'after' } | null = null
  const mark = (next: typeof over) => {
    over?.line.removeAttribute('data-drop')
    next?.line.setAttribute('data-drop', next.side)
    over = next
  }
  const stop = () => {
    stopping.abort()
    mark(null)
    document.documentElement.style.cursor = ''
  }
  window.addEventListener(
    'pointermove',
    ({ clientX: x, clientY: y }) => {
      dragging ||= Math.hypot(x - clientX, y - clientY) > THRESHOLD
      if (!dragging) return
      document.documentElement.style.cursor = 'grabbing'
      const line = document.elementFromPoint(x, y)?.closest('[data-provision]') ?? null
      const box = line?.getBoundingClientRect()
      if (line === null || box === undefined) return
      const side = y < (box.top + box.bottom) / 2 ? 'before' : 'after'
      if (over?.line !== line || over.side !== side) mark({ line, side })
    },
    { signal },
  )
  window.addEventListener(
    'pointerup',
    () => {
      const id = over?.line.getAttribute('data-provision')
      const side = over?.side ?? 'after'
      stop()
      if (dragging && id != null && id !== moved) onDrop(moved, id, side)
    },
    { signal },
  )
  window.addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape') return
      key.stopPropagation()
      stop()
    },
    { signal, capture: true },
  )
}
