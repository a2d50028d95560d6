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
