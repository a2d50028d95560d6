import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Segment } from '../../../legal-text/views.ts'
import { useReferences } from '../references/state.ts'
import { optionId, STANDING_LINE, TERM_LIST } from '../references/TermList.tsx'
import type { Caret, Spot } from '../state.ts'
import { copyOf } from './clipboard.ts'
import { type Crossing, enterAt, enterAtPoint, enterOnLine } from './crossing.ts'
import styles from './editor.module.css'
import {
  type Desk,
  noteStanding,
  offerAgain,
  onSelectionMoved,
  segmentsOnScreen,
} from './gestures.ts'
import { isComposing, listen } from './listen.ts'
import { changeAt, displayText, piecesOf, toDisplay, toProposed } from './pieces.ts'
import {
  attachSurface,
  detachSurface,
  selectionShown,
  selectShown,
  shownPieces,
  showPieces,
} from './surface.ts'
import { flushTyping, retype, useTyped } from './typing.ts'

interface ProvisionEditorProps {
  readonly desk: Desk
  /** The recorded words; what is typed stands on top of them. */
  readonly segments: readonly Segment[]
  /** "Clause 4.1", for the ear. */
  readonly label: string
  readonly caret: Caret
  readonly onCross: (crossing: Crossing) => void
  readonly onLeave: () => void
  /** The pointer was pressed in the words. */
  readonly onPress?: (event: PointerEvent) => void
  /** The caret stands in the words of a change. */
  readonly onChangeAtCaret: (change: string) => void
}

/** As long as this the caret rests before what stands there is looked up. */
const REST_MILLISECONDS = 150

/** The last wish for a place that was granted: coming into sight again does not move the caret. */
let granted = 0

/** The one provision that is being written in, or read with a caret. */
export function ProvisionEditor(props: ProvisionEditorProps) {
  const { desk, segments, label, caret } = props
  const root = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const typed = useTyped(({ provision, changes }) =>
    provision === desk.target.provision ? changes : null,
  )
  const offered = useReferences(({ completing }) => completing?.index ?? null)
  const described = useReferences(({ standing }) => standing !== null)
  const pieces = useMemo(
    () => piecesOf(typed === null ? segments : segmentsOnScreen(desk), desk.resolve, desk.clean),
    [segments, typed, desk],
  )
  const first = useRef(pieces)
  first.current = pieces

  useLayoutEffect(() => {
    const element = root.current
    if (element === null) return
    attachSurface(element)
    showPieces(first.current, null, true)
    const stop = listen(element, {
      desk: () => latest.current.desk,
      onCross: (crossing) => latest.current.onCross(crossing),
      onLeave: () => latest.current.onLeave(),
      onPress: (event) => latest.current.onPress?.(event),
    })
    let rest: ReturnType<typeof setTimeout> | undefined
    const follow = () => {
      // What is composed is one with the words before it: the caret does not jump.
      if (isComposing()) return
      onSelectionMoved()
      reportChange(latest.current.onChangeAtCaret)
      clearTimeout(rest)
      rest = setTimeout(() => noteStanding(latest.current.desk), REST_MILLISECONDS)
    }
    document.addEventListener('selectionchange', follow)
    return () => {
      clearTimeout(rest)
      document.removeEventListener('selectionchange', follow)
      stop()
      flushTyping()
      detachSurface(element)
    }
  }, [])

  const { assist } = desk
  useEffect(
    () =>
      assist?.onTerms((first) => {
        noteStanding(latest.current.desk)
        if (first) offerAgain(latest.current.desk)
      }),
    [assist],
  )

  useLayoutEffect(() => {
    if (!isComposing()) showPieces(pieces, null)
  }, [pieces])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each set of records counts, whatever is in it
  useEffect(retype, [segments])

  useLayoutEffect(() => {
    const element = root.current
    if (element === null || granted === caret.move) return
    granted = caret.move
    if (caret.focus) enter(element, caret.spot)
  }, [caret])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a text area cannot hold a redline
    <div
      ref={root}
      className={styles['editor']}
      contentEditable
      suppressContentEditableWarning
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      aria-readonly={desk.refusal === null ? undefined : true}
      tabIndex={0}
      spellCheck={false}
      aria-describedby={described && desk.assist !== undefined ? STANDING_LINE : undefined}
      {...(offered === null
        ? {}
        : { 'aria-controls': TERM_LIST, 'aria-activedescendant': optionId(offered) })}
      data-empty={pieces.length === 0 || undefined}
    />
  )
}

function enter(root: HTMLElement, spot: Spot): void {
  switch (spot.kind) {
    case 'offset':
      enterAt(spot.offset)
      break
    case 'change':
      enterAt(endOf(spot.change))
      break
    case 'line':
      enterOnLine(root, spot.x, spot.line)
      break
    case 'point':
      enterAtPoint(root, spot.x, spot.y)
      break
    case 'range':
      selectShown({
        anchor: toDisplay(shownPieces(), spot.start, 'after'),
        focus: toDisplay(shownPieces(), spot.end),
      })
      break
    case 'all':
      selectShown({ anchor: 0, focus: displayText(shownPieces()).length })
      break
  }
}

/** The proposed offset behind the last words of a change. */
function endOf(change: string): number {
  const pieces = shownPieces()
  const last = pieces.findLastIndex((piece) => piece.change === change)
  // The words of an inserted provision belong to other records than its insertion.
  if (last === -1) return Number.POSITIVE_INFINITY
  return toProposed(pieces, displayText(pieces.slice(0, last + 1)).length)
}

function reportChange(report: (change: string) => void): void {
  const selected = selectionShown()
  if (selected === null) return
  const change = changeAt(shownPieces(), selected.focus)
  if (change !== null) report(change)
}

/** The words that are selected within the provision, without what is struck; empty where none are. */
export function selectedWords(): string {
  const selected = selectionShown()
  if (selected === null) return ''
  const start = Math.min(selected.anchor, selected.focus)
  return copyOf(shownPieces(), start, Math.max(selected.anchor, selected.focus)).text
}

/** Where the caret stands in the proposed text; null where it is not in a provision. */
export function caretOffset(): number | null {
  const selected = selectionShown()
  return selected === null ? null : toProposed(shownPieces(), selected.focus)
}
