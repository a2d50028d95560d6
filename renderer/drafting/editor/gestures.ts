/**
 * What people do in the words of a provision, as changes of its proposed text. Everything is tracked or refused:
 * nothing of what is typed reaches the page but through here.
 */
import { flushSync } from 'react-dom'
import type { Change } from '../../../legal-text/changes.ts'
import type { DefinedTerm } from '../../../legal-text/definitions.ts'
import type { ProvisionKind } from '../../../legal-text/provisions.ts'
import { liveTextChanges, provisionIndex } from '../../../legal-text/state.ts'
import { type Mark, type Resolve, type Run, runsLength, textRun } from '../../../legal-text/text.ts'
import type { Piece } from '../../../legal-text/tree/pieces.ts'
import {
  type ProvisionView,
  readingRuns,
  rereadRows,
  type Segment,
  segmentsOf,
  type View,
} from '../../../legal-text/views.ts'
import { piecesWritten } from '../../../legal-text/writing/pieces.ts'
import { dismissRefusal, refuse, reportProblem } from '../../interface/messages.ts'
import { attempt } from '../../workspace/author.ts'
import { deletion, hasMark, marksAt, proposedString, replacement, type Span } from '../offsets.ts'
import type { Assist } from '../references/assist.ts'
import { offerTerms, stopOffering } from '../references/completing.ts'
import { sameStanding, standingAt } from '../references/standing.ts'
import { references, setReferences } from '../references/state.ts'
import { rememberCaret } from '../resuming.ts'
import { drafting } from '../state.ts'
import { joinBefore, joinBehind, pasteLines, pasteOver, splitAt } from './boundaries.ts'
import { piecesOf, type Piece as ShownPiece, toDisplay, toProposed } from './pieces.ts'
import { markProvisions, replaceProvisions } from './provisions.ts'
import { displayOffset, selectionShown, shownPieces, showPieces, wordsOnPage } from './surface.ts'
import { changesOnScreen, flushTyping, isTyping, type Target, typeSplice } from './typing.ts'

/** The provision in the editor, as its component last knew it. */
export interface Desk {
  readonly target: Target
  readonly view: View
  readonly clean: boolean
  readonly resolve: Resolve
  /** Why it cannot be changed, or null where it can. */
  readonly refusal: string | null
  /** Why nothing in this view can be changed, or null where something can. */
  readonly viewRefusal: string | null
  /** The provisions that are selected as wholes; none while a selection stays within one. */
  readonly selection: () => readonly ProvisionView[]
  /** Terms and references that help while one types; nowhere but on the page. */
  readonly assist?: Assist
  readonly kind?: ProvisionKind
  /** How the provision stands in the view, where its words are anchored to others too. */
  readonly row?: ProvisionView
  /** The provision before or behind in the text; absent where the page shows one alone. */
  readonly beside?: (direction: -1 | 1) => Neighbour | null
}

export interface Neighbour {
  readonly provision: string
  readonly kind: ProvisionKind
  /** Length of its proposed text. */
  readonly length: number
}

const ALONE = 'Provisions are split and joined in the drafting room.'
const NO_LINES = 'A provision has no line breaks. Enter makes two provisions of it.'
const NO_DRAG = 'Words cannot be dropped here. Cut them and paste them where they should go.'
const NO_BREAK = 'Delete the selected provisions first, or type what should stand in their place.'
const NO_RECORD = 'This cannot be recorded, so it was not done.'

/** The marks that the next words take on, where a key has chosen them. */
let chosenMarks: readonly Mark[] | null = null
/** Where typing has left the caret: anywhere else, it has jumped. */
let leftAt: number | null = null

export function segmentsOnScreen(desk: Desk): readonly Segment[] {
  return segmentsWith(desk, changesOnScreen(desk.target))
}

function segmentsWith(
  { target: { provisions, provision, carriers }, view, row }: Desk,
  changes: readonly Change[],
): readonly Segment[] {
  if (row === undefined || carriers === undefined) {
    const base = provisionIndex(provisions).get(provision)?.text ?? []
    return segmentsOf(base, liveTextChanges(changes, provision), view)
  }
  const written = piecesWritten(provisions, changes, provision)
  const pieces = rowPieces(row.pieces, written)
  const [read] = rereadRows([{ ...row, pieces }], provisions, changes, view, new Set(carriers))
  return read?.segments ?? []
}

/** The pieces of a row with the ends that writing has given them. */
function rowPieces(pieces: ProvisionView['pieces'], written: readonly Piece[]) {
  const words = pieces.filter(({ kind }) => kind === 'words')
  if (words.length !== written.length) return pieces
  let at = 0
  return pieces.map((piece) => {
    if (piece.kind !== 'words') return piece
    const { from, to } = written[at] ?? piece
    at += 1
    return { ...piece, from, to }
  })
}

/** The selection in the proposed text. */
export function selectedSpan(): Span | null {
  const selected = selectionShown()
  if (selected === null) return null
  const ends = [selected.anchor, selected.focus].map((end) => toProposed(shownPieces(), end))
  return { start: Math.min(...ends), end: Math.max(...ends) }
}

/** Replaces a span of the proposed text, and puts the caret behind what came. */
function replace(
  desk: Desk,
  { start, end }: Span,
  insert: readonly Run[],
  side: 'before' | 'after' = 'before',
  afresh = false,
): void {
  stopOffering()
  if (start === end && insert.length === 0) return
  const typed = typeSplice(desk.target, { start, end, insert })
  if (!typed.ok) {
    reportProblem(typed.error)
    return
  }
  dismissRefusal()
  const pieces = piecesOf(segmentsWith(desk, typed.value), desk.resolve, desk.clean)
  leftAt = toDisplay(pieces, start + runsLength(insert), side)
  showPieces(pieces, { anchor: leftAt, focus: leftAt }, afresh)
}

/** Answers a beforeinput event of any kind but those of a composition. */
export function onBeforeInput(desk: Desk, event: InputEvent): void {
  if (event.isComposing || event.inputType === 'insertCompositionText') return
  event.preventDefault()
  event.stopImmediatePropagation()
  const refusal = refusalNow(desk)
  if (refusal !== null) {
    refuse(refusal)
    return
  }
  if (desk.selection().length > 0) {
    inputOverProvisions(desk, event)
    return
  }
  const span = targetSpan(event) ?? selectedSpan()
  if (span === null) return
  const { inputType } = event
  if (inputType.startsWith('delete')) remove(desk, span, inputType)
  else if (inputType === 'insertFromDrop') refuse(NO_DRAG)
  else if (inputType === 'insertParagraph') split(desk, span)
  else if (inputType === 'insertLineBreak') refuse(NO_LINES)
  else if (inputType.startsWith('insert')) typeText(desk, span, textOf(event))
  else if (!inputType.startsWith('history')) refuse(NO_RECORD)
}

/** Why what is selected cannot be changed, or null where it can. */
export function refusalNow(desk: Desk): string | null {
  return desk.selection().length > 0 ? desk.viewRefusal : desk.refusal
}

function inputOverProvisions(desk: Desk, event: InputEvent): void {
  const { inputType } = event
  if (inputType.startsWith('delete')) replaceProvisions(desk, [])
  else if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') refuse(NO_BREAK)
  else if (inputType.startsWith('insert')) {
    const text = textOf(event).replace(/[\r\n]+/g, ' ')
    if (text === '@' && desk.assist !== undefined) askForReference(desk, selectedSpan(), text)
    else if (text !== '') replaceProvisions(desk, [textRun(text)])
  } else if (!inputType.startsWith('history')) refuse(NO_RECORD)
}

function textOf(event: InputEvent): string {
  return event.data ?? event.dataTransfer?.getData('text/plain') ?? ''
}

/** What the browser means to replace where that is not the selection: a misspelt word, the rest of a line. */
function targetSpan(event: InputEvent): Span | null {
  if (!/^(insertReplacementText|delete.*SoftLine)/.test(event.inputType)) return null
  const [range] = event.getTargetRanges()
  if (range === undefined) return null
  const ends = [
    displayOffset(range.startContainer, range.startOffset),
    displayOffset(range.endContainer, range.endOffset),
  ]
  const [start, end] = ends.map((offset) =>
    offset === null ? null : toProposed(shownPieces(), offset),
  )
  return start == null || end == null ? null : { start, end }
}

function remove(desk: Desk, span: Span, inputType: string): void {
  const text = proposedString(segmentsOnScreen(desk))
  const gone = deletion(text, span, inputType)
  if (gone.start === gone.end) {
    if (desk.beside === undefined) refuse(ALONE)
    else if (inputType.endsWith('Backward')) joinBefore(desk, text.length)
    else if (inputType.endsWith('Forward')) joinBehind(desk, text.length)
    return
  }
  replace(desk, gone, [], inputType.endsWith('Forward') ? 'after' : 'before')
}

function typeText(desk: Desk, span: Span, text: string): void {
  if (text === '') return
  const segments = segmentsOnScreen(desk)
  const before = proposedString(segments).slice(0, span.start)
  // "@" inside a word is an address; at the start of one it asks for a reference.
  if (text === '@' && desk.assist !== undefined && /(?:^|[\s(“‘"'])$/u.test(before)) {
    askForReference(desk, span, text)
    return
  }
  const marks = chosenMarks ?? marksAt(segments, span.start)
  const words = text.replace(/[\r\n]+/g, ' ')
  replace(desk, span, [textRun(words, marks)])
  if (desk.assist !== undefined) offerTerms(before + words, desk.assist.terms())
}

/** The terms are known anew: those that the words typed last may begin are offered. */
export function offerAgain(desk: Desk): void {
  const selected = selectionShown()
  const typed = selected !== null && isTyping() && selected.focus === leftAt
  if (!typed || desk.assist === undefined || references().completing !== null) return
  const before = proposedString(segmentsOnScreen(desk))
  offerTerms(before.slice(0, toProposed(shownPieces(), selected.focus)), desk.assist.terms())
}

/** Opens the list of provisions; where none is chosen, what was typed for it is put in after all. */
export function askForReference(desk: Desk, span = selectedSpan(), written = ''): void {
  const refusal = refusalNow(desk)
  if (refusal !== null) refuse(refusal)
  if (refusal !== null || span === null || desk.assist === undefined) return
  flushTyping()
  const segments = segmentsOnScreen(desk)
  const whole = desk.selection().length > 0
  const put = (runs: readonly Run[]) =>
    whole ? replaceProvisions(desk, runs) : replace(desk, span, runs)
  const asking = {
    before: whole ? '' : proposedString(segments).slice(0, span.start),
    take: put,
    leave: () => {
      if (written !== '') put([textRun(written, marksAt(segments, span.start))])
    },
  }
  // At once: keys that are typed meanwhile would fall into the text.
  flushSync(() => desk.assist?.pickReference(asking))
}

/** Puts a defined term in the place of its beginning. */
export function takeTerm(
  desk: Desk,
  {
    term,
    start,
    end,
  }: { readonly term: DefinedTerm; readonly start: number; readonly end: number },
): void {
  const marks = marksAt(segmentsOnScreen(desk), start + 1)
  replace(desk, { start, end }, [textRun(term.term, marks)])
}

/** The caret has come to rest: what stands there is said below the page, and the place outlives a crash. */
export function noteStanding(desk: Desk): void {
  const span = selectedSpan()
  if (desk.assist === undefined || span === null) return
  const { draft, document } = desk.target
  const { caret, view } = drafting()
  if (caret !== null) {
    rememberCaret({ draft, document, provision: caret.provision, offset: span.end, view })
  }
  const runs = readingRuns(segmentsOnScreen(desk))
  const standing =
    span.start === span.end ? standingAt(runs, span.start, desk.assist.terms()) : null
  if (!sameStanding(standing, references().standing)) setReferences({ standing })
}

function split(desk: Desk, span: Span): void {
  if (desk.beside === undefined) refuse(ALONE)
  else splitAt(desk, span, proposedString(segmentsOnScreen(desk)).length)
}

export function refuseDrag(): void {
  refuse(NO_DRAG)
}

/** Puts runs in the place of the selection. */
export function insertRuns(desk: Desk, runs: readonly Run[]): void {
  const refusal = refusalNow(desk)
  const span = selectedSpan()
  if (refusal !== null) refuse(refusal)
  else if (desk.selection().length > 0) replaceProvisions(desk, runs)
  else if (span !== null) replace(desk, span, runs)
}

/** Puts several lines in the place of the selection. */
export function insertLines(desk: Desk, lines: readonly (readonly Run[])[]): void {
  const refusal = refusalNow(desk)
  if (refusal !== null) refuse(refusal)
  else if (desk.beside === undefined) refuse(ALONE)
  else if (desk.selection().length > 0) pasteOver(desk, lines)
  else {
    const span = selectedSpan()
    if (span !== null) pasteLines(desk, span, lines)
  }
}

export function cutSelection(desk: Desk): void {
  insertRuns(desk, [])
}

/** Takes over what an input method has written where `before` was shown and `at` was selected. */
export function takeComposition(desk: Desk, before: readonly ShownPiece[], at: Span): void {
  const text = before.map((piece) => piece.text).join('')
  const written = replacement(text, wordsOnPage(), at)
  const words = written?.text ?? ''
  const refusal = refusalNow(desk)
  const elsewhere = desk.selection().length > 0
  // What was typed before may have become a record meanwhile: the words are the same.
  const putBack = () => {
    const pieces = piecesOf(segmentsOnScreen(desk), desk.resolve, desk.clean)
    showPieces(pieces, { anchor: at.end, focus: at.end }, true)
  }
  if (written === null || refusal !== null || elsewhere) {
    putBack()
    if (refusal !== null) refuse(refusal)
    else if (elsewhere && words !== '') replaceProvisions(desk, [textRun(words)])
    return
  }
  const span = {
    start: toProposed(before, written.start),
    end: toProposed(before, written.end),
  }
  const marks = chosenMarks ?? marksAt(segmentsOnScreen(desk), span.start)
  if (span.start === span.end && words === '') putBack()
  else replace(desk, span, words === '' ? [] : [textRun(words, marks)], 'before', true)
}

/** Sets or clears a mark on the selection; without one, on the words that are typed next. */
export function toggleMark(desk: Desk, mark: Mark): void {
  const refusal = refusalNow(desk)
  if (refusal !== null) {
    refuse(refusal)
    return
  }
  if (desk.selection().length > 0) {
    markProvisions(desk, mark)
    return
  }
  const span = selectedSpan()
  if (span === null) return
  const segments = segmentsOnScreen(desk)
  if (span.start === span.end) {
    const marks = chosenMarks ?? marksAt(segments, span.start)
    chosenMarks = marks.includes(mark) ? marks.filter((other) => other !== mark) : [...marks, mark]
    return
  }
  const on = !hasMark(segments, span, mark)
  flushTyping()
  const { draft, document, provision } = desk.target
  attempt('text.mark', { draft, document, provision, ...span, mark, on })
}

/** The caret has moved. Where typing did not move it, what is typed so far is done. */
export function onSelectionMoved(): void {
  const selected = selectionShown()
  if (selected === null) return
  if (selected.anchor === leftAt && selected.focus === leftAt) return
  chosenMarks = null
  leftAt = null
  stopOffering()
  if (isTyping()) flushTyping()
}
