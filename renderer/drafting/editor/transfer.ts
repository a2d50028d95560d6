/** Copying, cutting and pasting in a provision. */
import type { Run } from '../../../legal-text/text.ts'
import { refuse } from '../../interface/messages.ts'
import { pasteWhole } from '../pasting.ts'
import {
  type Copied,
  copyOf,
  copyOfProvisions,
  PROVISIONS_TYPE,
  RUNS_TYPE,
  readProvisions,
  readRuns,
} from './clipboard.ts'
import { rememberDragged } from './dragged.ts'
import {
  cutSelection,
  type Desk,
  insertLines,
  insertRuns,
  refusalNow,
  selectedSpan,
} from './gestures.ts'
import { linesOfPage, linesOfText, withSpacesOf } from './paste.ts'
import { selectionShown, shownPieces } from './surface.ts'
import { flushTyping } from './typing.ts'

/** Puts on the clipboard what is selected; false where nothing is. */
export function onCopy(desk: Desk, event: ClipboardEvent): boolean {
  const data = event.clipboardData
  const copied = data === null ? null : copySelection(desk)
  if (data === null || copied === null) return false
  event.preventDefault()
  data.setData('text/plain', copied.text)
  data.setData('text/html', copied.html)
  data.setData(RUNS_TYPE, copied.runs)
  if (copied.provisions !== undefined) data.setData(PROVISIONS_TYPE, copied.provisions)
  return true
}

function copySelection(desk: Desk): Copied | null {
  const provisions = desk.selection()
  if (provisions.length > 0) return copyOfProvisions(provisions, desk.resolve, desk.clean)
  const selected = selectionShown()
  if (selected === null || selected.anchor === selected.focus) return null
  const start = Math.min(selected.anchor, selected.focus)
  const end = Math.max(selected.anchor, selected.focus)
  return copyOf(shownPieces(), start, end)
}

export function onCut(desk: Desk, event: ClipboardEvent): void {
  const refusal = refusalNow(desk)
  if (refusal !== null) {
    event.preventDefault()
    refuse(refusal)
  } else if (onCopy(desk, event)) cutSelection(desk)
}

/** Pastes runs, rich text or plain text, whichever there is first; `plain` takes the words alone. */
export function onPaste(desk: Desk, event: ClipboardEvent, plain: boolean): void {
  event.preventDefault()
  const data = event.clipboardData
  if (data === null) return
  if (!plain && pasteProvisions(desk, data)) return
  const lines = linesOf(data, plain)
  const [line] = lines
  if (line === undefined) {
    if (data.files.length > 0) refuse('Pictures and files cannot stand in a provision.')
  } else if (lines.length > 1) insertLines(desk, lines)
  else insertRuns(desk, line)
}

/** At either end of a provision, whole ones stand before or behind it; false where they go in as words. */
function pasteProvisions(desk: Desk, data: DataTransfer): boolean {
  const copied = readProvisions(data.getData(PROVISIONS_TYPE))
  const span = selectedSpan()
  const { row, viewRefusal, kind } = desk
  if (copied === null || span === null || row === undefined || viewRefusal !== null) return false
  if (desk.selection().length > 0 || kind === 'cell' || span.start !== span.end) return false
  const length = shownPieces().reduce((sum, piece) => sum + piece.length, 0)
  const side = span.start === length ? 'after' : 'before'
  if (side === 'before' && span.start > 0) return false
  return pasteWhole({ at: row.id, side, empty: length === 0, copied })
}

/** Paragraphs from here or elsewhere; `plain` takes the words alone. */
export function linesOf(data: DataTransfer, plain: boolean): readonly (readonly Run[])[] {
  const own = plain ? null : readRuns(data.getData(RUNS_TYPE))
  return own ?? linesFrom(data, plain)
}

/** Words are dragged: what they are goes along, and where they come from is remembered. */
export function onDragStart(desk: Desk, event: DragEvent): void {
  const data = event.dataTransfer
  const span = selectedSpan()
  const refusal = desk.selection().length > 0 ? WHOLE : desk.refusal
  if (desk.assist === undefined || data === null || span === null || refusal !== null) {
    event.preventDefault()
    refuse(refusal ?? 'Words are dragged in the drafting room. Cut them and paste them here.')
    return
  }
  const copied = copySelection(desk)
  const [runs = []] = copied === null ? [] : (readRuns(copied.runs) ?? [])
  if (copied === null || runs.length === 0) {
    event.preventDefault()
    return
  }
  data.effectAllowed = 'copyMove'
  data.setData('text/plain', copied.text)
  data.setData('text/html', copied.html)
  data.setData(RUNS_TYPE, copied.runs)
  flushTyping()
  rememberDragged({ target: desk.target, span, runs })
}

const WHOLE =
  'Whole provisions are moved by their numbers, by Alt+Shift with an arrow, or by “Move to clause…”.'

/** Rich text, or plain text where there is none or the words alone are wanted. */
function linesFrom(data: DataTransfer, plain: boolean): readonly (readonly Run[])[] {
  const html = plain ? '' : data.getData('text/html')
  const text = data.getData('text/plain')
  if (html === '') return linesOfText(text)
  const lines = linesOfPage(new DOMParser().parseFromString(html, 'text/html').body)
  return lines.length === 1 ? lines.map((line) => withSpacesOf(line, text)) : lines
}
