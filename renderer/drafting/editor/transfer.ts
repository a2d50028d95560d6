/** Copying, cutting and pasting in a provision. */
import { refuse } from '../../interface/messages.ts'
import { copyOf, RUNS_TYPE, readRuns } from './clipboard.ts'
import { cutSelection, type Desk, insertRuns } from './gestures.ts'
import { linesOfPage, linesOfText, withSpacesOf } from './paste.ts'
import { selectionShown, shownPieces } from './surface.ts'

export function onCopy(event: ClipboardEvent): boolean {
  const selected = selectionShown()
  if (selected === null || selected.anchor === selected.focus || event.clipboardData === null) {
    return false
  }
  const start = Math.min(selected.anchor, selected.focus)
  const end = Math.max(selected.anchor, selected.focus)
  const { text, html, runs } = copyOf(shownPieces(), start, end)
  event.preventDefault()
  event.clipboardData.setData('text/plain', text)
  event.clipboardData.setData('text/html', html)
  event.clipboardData.setData(RUNS_TYPE, runs)
  return true
}

export function onCut(desk: Desk, event: ClipboardEvent): void {
  if (desk.refusal !== null) {
    event.preventDefault()
    refuse(desk.refusal)
  } else if (onCopy(event)) cutSelection(desk)
}

/** Pastes runs, rich text or plain text, whichever there is first; `plain` takes the words alone. */
export function onPaste(desk: Desk, event: ClipboardEvent, plain: boolean): void {
  event.preventDefault()
  const data = event.clipboardData
  if (data === null) return
  const own = plain ? null : readRuns(data.getData(RUNS_TYPE))
  if (own !== null) {
    insertRuns(desk, own)
    return
  }
  const html = plain ? '' : data.getData('text/html')
  const text = data.getData('text/plain')
  const lines =
    html === ''
      ? linesOfText(text)
      : linesOfPage(new DOMParser().parseFromString(html, 'text/html').body)
  const [line] = lines
  if (line === undefined) {
    if (data.files.length > 0) refuse('Pictures and files cannot stand in a provision.')
  } else if (lines.length > 1) {
    refuse(
      `Nothing was pasted: there are ${lines.length} lines, and a provision takes one. Add provisions first and paste line by line.`,
    )
  } else {
    insertRuns(desk, html === '' ? line : withSpacesOf(line, text))
  }
}
