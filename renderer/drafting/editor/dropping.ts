/** Words dragged to another place, in their provision or another one, and words dropped from other programs. */
import { runsLength } from '../../../legal-text/text.ts'
import type { Splice } from '../../../legal-text/writing/writer.ts'
import { announce, dismissRefusal, refuse, reportProblem } from '../../interface/messages.ts'
import { runCommand } from '../../workspace/author.ts'
import { flushEdits, workspaceState } from '../../workspace/store.ts'
import { nearestOffset } from '../pageText.ts'
import { drafting, placeCaret } from '../state.ts'
import { type Dragged, dragged, forgetDragged } from './dragged.ts'
import { linesOf } from './transfer.ts'
import type { Target } from './typing.ts'

interface Place {
  readonly provision: string
  readonly offset: number
  readonly box: DOMRect
  readonly refusal: string | null
}

/** Follows drags over the page. Returns how to stop. */
export function followTextDrags(where: () => Omit<Target, 'provision'>): () => void {
  const stopping = new AbortController()
  const options = { signal: stopping.signal, capture: true }
  document.addEventListener(
    'dragover',
    (event) => {
      const place = placeAt(event)
      showMark(place)
      if (place === null) return
      event.preventDefault()
      event.stopPropagation()
      if (event.dataTransfer !== null) {
        event.dataTransfer.dropEffect = dragged() === null || event.ctrlKey ? 'copy' : 'move'
      }
    },
    options,
  )
  document.addEventListener(
    'drop',
    (event) => {
      const place = placeAt(event)
      showMark(null)
      if (place === null) return
      event.preventDefault()
      event.stopPropagation()
      onDrop(where(), place, event)
      forgetDragged()
    },
    options,
  )
  document.addEventListener(
    'dragend',
    () => {
      showMark(null)
      forgetDragged()
    },
    options,
  )
  return () => {
    stopping.abort()
    showMark(null)
  }
}

/** The place among the words under the pointer; null where there are none, or a file is dragged. */
function placeAt({ clientX, clientY, dataTransfer }: DragEvent): Place | null {
  if (dataTransfer?.types.includes('Files')) return null
  const words = document.elementFromPoint(clientX, clientY)?.closest('[data-words]')
  const range = words == null ? null : document.caretRangeFromPoint(clientX, clientY)
  if (words == null || range === null) return null
  const offset = nearestOffset(words, range.startContainer, range.startOffset)
  return {
    provision: words.getAttribute('data-words') ?? '',
    offset,
    box: range.getClientRects()[0] ?? range.getBoundingClientRect(),
    refusal: refusalAt(words),
  }
}

function refusalAt(words: Element): string | null {
  const { readOnly } = workspaceState()
  const { view } = drafting()
  if (readOnly !== null) return `Nothing can be changed here. ${readOnly}`
  if (view === 'baseline' || words.getAttribute('data-column') === 'baseline') {
    return 'The baseline is in force and cannot be changed. Drop words in Redline (Ctrl+1) or Proposed (Ctrl+2).'
  }
  if (view === 'agreed')
    return 'The agreed text changes by accepting: no words can be dropped here.'
  return words.closest('[data-presence=deleted]') === null
    ? null
    : 'This provision is struck out: no words can be dropped in it.'
}

function onDrop(where: Omit<Target, 'provision'>, place: Place, event: DragEvent): void {
  if (place.refusal !== null) {
    refuse(place.refusal)
    return
  }
  flushEdits()
  const { draft, document } = where
  const source = dragged()
  if (source === null) {
    dropFromElsewhere({ draft, document }, place, event)
    return
  }
  const moved = splicesFor(source, place, event.ctrlKey)
  if (moved === null) return
  const ran = runCommand('text.edit', { draft, document, splices: moved.splices })
  if (!ran.ok) {
    reportProblem(ran.error)
    return
  }
  dismissRefusal()
  announce(event.ctrlKey ? 'Words copied' : 'Words moved')
  const end = moved.start + runsLength(source.runs)
  placeCaret(place.provision, { kind: 'range', start: moved.start, end })
}

/** The edits that move or copy words; null where they stay where they are. Pure. */
export function splicesFor(
  {
    target,
    span,
    runs,
  }: Pick<Dragged, 'span' | 'runs'> & { readonly target: { readonly provision: string } },
  { provision, offset }: { readonly provision: string; readonly offset: number },
  copies: boolean,
): { readonly splices: readonly Splice[]; readonly start: number } | null {
  const same = provision === target.provision
  if (same && offset >= span.start && offset <= span.end) return null
  const put = (at: number): Splice => ({ provision, start: at, end: at, insert: runs })
  if (copies) return { splices: [put(offset)], start: offset }
  const cut: Splice = { provision: target.provision, ...span, insert: [] }
  const start = same && offset > span.end ? offset - (span.end - span.start) : offset
  return { splices: [cut, put(start)], start }
}

function dropFromElsewhere(
  where: { readonly draft: string; readonly document: string },
  { provision, offset }: Place,
  { dataTransfer }: DragEvent,
): void {
  const lines = dataTransfer === null ? [] : linesOf(dataTransfer, false)
  const [line] = lines
  if (line === undefined) {
    refuse('There are no words in what was dropped.')
    return
  }
  const ran =
    lines.length === 1
      ? runCommand('text.edit', {
          ...where,
          splices: [{ provision, start: offset, end: offset, insert: line }],
        })
      : runCommand('text.paste', {
          ...where,
          provision,
          start: offset,
          end: offset,
          paragraphs: lines,
        })
  if (ran.ok) placeCaret(provision, { kind: 'offset', offset: offset + runsLength(line) })
  else refuse(ran.error.message)
}

let mark: HTMLElement | null = null

/** A caret where the words would go. */
function showMark(place: Place | null): void {
  if (place === null || place.refusal !== null) {
    mark?.remove()
    mark = null
    return
  }
  if (mark === null) {
    mark = document.createElement('div')
    mark.setAttribute('aria-hidden', 'true')
    mark.dataset['dropMark'] = ''
    document.body.append(mark)
  }
  const { left, top, height } = place.box
  mark.style.cssText = `position:fixed;z-index:30;width:2px;background:var(--accent);pointer-events:none;left:${left}px;top:${top}px;height:${height || 20}px`
}
