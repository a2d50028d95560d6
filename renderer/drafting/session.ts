/**
 * Typing in one provision. Words are painted at once from the same pure writer that makes the records, and become a
 * record, one step of undo, at a word's end, after a pause, at a jump of the caret, on leaving, or after two seconds.
 */
import type { Change } from '../../legal-text/changes.ts'
import { liveTextChanges } from '../../legal-text/state.ts'
import { type Mark, type Run, runsLength, textRun } from '../../legal-text/text.ts'
import { type Segment, segmentsOf } from '../../legal-text/views.ts'
import { type Splice, writeSplice } from '../../legal-text/writer.ts'
import { pinnedChanges } from '../../shared/commands/lookup.ts'
import { refuse, reportProblem } from '../interface/messages.ts'
import { attempt, ensureAuthor } from '../workspace/author.ts'
import { workspaceState } from '../workspace/store.ts'
import { setTyping } from '../workspace/typing.ts'
import type { DraftedDocument } from './document.ts'
import {
  deletion,
  endsWord,
  hasMark,
  marksAt,
  proposedString,
  proposedTextLength,
  type Span,
} from './offsets.ts'
import { readPaste } from './paste.ts'
import { addSplice } from './splices.ts'
import type { Surface } from './surface.ts'

const PAUSE_MILLISECONDS = 500
const LONGEST_MILLISECONDS = 2000

const NO_SPLIT =
  'Splitting a provision is not recorded yet. Ctrl+Alt+Enter adds a provision after this one.'
const NO_JOIN = 'Joining two provisions is not recorded yet, so nothing was changed.'
const NO_DRAG = 'Dragging words is not recorded yet. Cut and paste moves them.'

export interface Session {
  /** New records from outside; what is being typed stays on top of them. */
  readonly update: (drafted: DraftedDocument) => void
  readonly beforeInput: (event: InputEvent) => void
  /** Takes over what a finished composition wrote into the page. */
  readonly composed: () => void
  readonly mark: (mark: Mark) => void
  readonly flush: () => void
  readonly segments: () => readonly Segment[]
  readonly close: () => void
}

export function openSession(
  surface: Surface,
  provision: string,
  base: readonly Run[],
  first: DraftedDocument,
  caret: number,
): Session {
  let drafted = first
  let splices: readonly Splice[] = []
  let changes: readonly Change[] = first.changes
  let segments = read()
  let lastCaret = caret
  let pause: ReturnType<typeof setTimeout> | undefined
  let longest: ReturnType<typeof setTimeout> | undefined

  const end = Math.min(caret, proposedTextLength(segments))
  surface.draw(segments, { start: end, end })

  function read(): readonly Segment[] {
    return segmentsOf(base, liveTextChanges(changes, provision), 'redline')
  }

  function play(
    from: readonly Change[],
    list: readonly Splice[],
    author: string,
  ): readonly Change[] {
    const { workspace } = workspaceState()
    let minted = 0
    const context = {
      author,
      at: new Date().toISOString(),
      draft: drafted.draft.id,
      document: drafted.document.id,
      pinned: pinnedChanges(workspace),
      mint: () => {
        minted += 1
        return `typing-${minted}`
      },
    }
    let next = from
    for (const splice of list) next = writeSplice(drafted.version.provisions, next, splice, context)
    return next
  }

  function splice(span: Span, insert: readonly Run[]): void {
    const author = ensureAuthor()
    if (!author.ok) {
      reportProblem(author.error)
      surface.draw(segments, span)
      return
    }
    if (splices.length > 0 && span.start !== lastCaret && span.end !== lastCaret) flush()
    splices = addSplice(splices, { provision, start: span.start, end: span.end, insert })
    changes = play(drafted.changes, splices, author.value)
    segments = read()
    lastCaret = span.start + runsLength(insert)
    surface.draw(segments, { start: lastCaret, end: lastCaret })
    setTyping(true)
    clearTimeout(pause)
    pause = setTimeout(flush, PAUSE_MILLISECONDS)
    longest ??= setTimeout(flush, LONGEST_MILLISECONDS)
    const [run] = insert
    if (insert.length === 1 && run?.kind === 'text' && endsWord(run.text)) flush()
  }

  function flush(): void {
    clearTimeout(pause)
    clearTimeout(longest)
    longest = undefined
    if (splices.length === 0) return
    const list = splices
    splices = []
    setTyping(false)
    const { draft, document } = drafted
    const done = attempt('text.edit', { draft: draft.id, document: document.id, splices: list })
    if (done) return
    changes = drafted.changes
    segments = read()
    surface.draw(segments, surface.selection())
  }

  function update(next: DraftedDocument): void {
    drafted = next
    const author = splices.length === 0 ? null : ensureAuthor()
    changes = author?.ok === true ? play(next.changes, splices, author.value) : next.changes
    const before = segments
    segments = read()
    if (JSON.stringify(before) === JSON.stringify(segments)) return
    const focused = surface.root.contains(document.activeElement)
    const length = proposedTextLength(segments)
    const span = focused ? surface.selection() : null
    surface.draw(
      segments,
      span && { start: Math.min(span.start, length), end: Math.min(span.end, length) },
    )
  }

  function typed(text: string, span: Span): void {
    splice(span, text === '' ? [] : [textRun(text, marksAt(segments, span.start))])
  }

  function remove(inputType: string, span: Span): void {
    const gone = deletion(proposedString(segments), span, inputType) ?? span
    if (gone.start !== gone.end) splice(gone, [])
    else if (inputType.endsWith('Backward') && span.start === 0) refuse(NO_JOIN)
  }

  function paste(transfer: DataTransfer | null, span: Span): void {
    const html = transfer?.getData('text/html') ?? ''
    const { runs, droppedLines } = readPaste(html, transfer?.getData('text/plain') ?? '')
    if (droppedLines > 0) {
      refuse(
        `Nothing was pasted: it has ${droppedLines + 1} lines, and making several provisions by pasting is not recorded yet. Paste them one by one.`,
      )
      return
    }
    if (runs.length > 0) splice(span, runs)
  }

  return {
    update,
    flush,
    segments: () => segments,
    beforeInput(event) {
      if (event.inputType === 'insertCompositionText') return
      event.preventDefault()
      event.stopImmediatePropagation()
      const span = surface.selection()
      if (span === null) return
      const { inputType } = event
      if (inputType.startsWith('delete')) remove(inputType, span)
      else if (inputType === 'insertText') typed(event.data ?? '', span)
      else if (inputType === 'insertReplacementText') {
        typed(
          event.data ?? event.dataTransfer?.getData('text/plain') ?? '',
          targetOf(event, surface) ?? span,
        )
      } else if (inputType === 'insertFromPaste') paste(event.dataTransfer, span)
      else if (inputType === 'insertFromDrop') refuse(NO_DRAG)
      else if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') refuse(NO_SPLIT)
    },
    composed() {
      const written = surface.written()
      if (written === null) return
      typed(written.text, written)
    },
    mark(mark) {
      const span = surface.selection()
      if (span === null || span.start === span.end) {
        refuse('Select the words first.')
        return
      }
      flush()
      const on = !hasMark(segments, span, mark)
      const { draft, document } = drafted
      attempt('text.mark', { draft: draft.id, document: document.id, provision, ...span, mark, on })
    },
    close() {
      flush()
      surface.close()
    },
  }
}

/** The words that a spelling tool replaces: it names them, and they are not the selection. */
function targetOf(event: InputEvent, surface: Surface): Span | null {
  const [range] = event.getTargetRanges()
  if (range === undefined) return null
  const selection = document.getSelection()
  selection?.setBaseAndExtent(
    range.startContainer,
    range.startOffset,
    range.endContainer,
    range.endOffset,
  )
  return surface.selection()
}
