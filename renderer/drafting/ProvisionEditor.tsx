import { useEffect, useLayoutEffect, useRef } from 'react'
import { baseText } from '../../legal-text/state.ts'
import type { Mark, Resolve } from '../../legal-text/text.ts'
import { bindCommands } from '../interface/registry.ts'
import { onFlush } from '../workspace/store.ts'
import type { DraftedDocument } from './document.ts'
import { proposedTextLength } from './offsets.ts'
import { openSession, type Session } from './session.ts'
import { type Caret, leaveText } from './state.ts'
import { openSurface, type Surface } from './surface.ts'
import styles from './words.module.css'

interface ProvisionEditorProps {
  readonly provision: string
  /** "Clause 4.1", for the ear. */
  readonly label: string
  readonly drafted: DraftedDocument
  readonly resolve: Resolve
  readonly clean: boolean
  readonly caret: Caret
  /** Goes to the provision before or behind, at its end or start. */
  readonly onCross: (direction: -1 | 1) => void
  readonly onSelectChange: (change: string | null) => void
}

const MARKS: readonly Mark[] = ['bold', 'italic', 'underline']

/** The one provision that is being written in. */
export function ProvisionEditor({
  provision,
  label,
  drafted,
  resolve,
  clean,
  caret,
  onCross,
  onSelectChange,
}: ProvisionEditorProps) {
  const root = useRef<HTMLDivElement>(null)
  const open = useRef<Open | null>(null)
  const latest = useRef({ drafted, caret, resolve, onSelectChange, onCross })
  latest.current = { drafted, caret, resolve, onSelectChange, onCross }

  useLayoutEffect(() => {
    const element = root.current
    if (element === null) return
    const { drafted: first, caret: place } = latest.current
    const resolveLatest: Resolve = (target, kind) => latest.current.resolve(target, kind)
    const surface = openSurface(element, resolveLatest, clean)
    element.focus({ preventScroll: true })
    const base = baseText(first.version.provisions, provision)
    const session = openSession(surface, provision, base, first, place.offset)
    open.current = { surface, session }

    const beforeInput = (event: InputEvent) => session.beforeInput(event)
    const composed = () => setTimeout(session.composed)
    const keyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const direction = onKey(event, { surface, session })
      if (direction !== null) {
        event.preventDefault()
        session.flush()
        latest.current.onCross(direction)
      }
      // Lexical would answer some keys by itself; here every key comes to the session as an input event.
      event.stopImmediatePropagation()
    }
    const follow = () => latest.current.onSelectChange(changeAtCaret(element))
    element.addEventListener('beforeinput', beforeInput, { capture: true })
    element.addEventListener('keydown', keyDown, { capture: true })
    element.addEventListener('compositionend', composed)
    element.addEventListener('blur', session.flush)
    document.addEventListener('selectionchange', follow)
    const stopFlush = onFlush(session.flush)
    const unbind = bindCommands(
      Object.fromEntries(MARKS.map((mark) => [`edit.${mark}`, () => session.mark(mark)])),
    )
    return () => {
      unbind()
      stopFlush()
      element.removeEventListener('beforeinput', beforeInput, { capture: true })
      element.removeEventListener('keydown', keyDown, { capture: true })
      element.removeEventListener('compositionend', composed)
      element.removeEventListener('blur', session.flush)
      document.removeEventListener('selectionchange', follow)
      session.close()
      open.current = null
    }
  }, [provision, clean])

  useEffect(() => {
    open.current?.session.update(drafted)
  }, [drafted])

  useEffect(() => {
    const current = open.current
    if (current === null) return
    const { session, surface } = current
    const offset = Math.min(caret.offset, proposedTextLength(session.segments()))
    surface.root.focus({ preventScroll: true })
    surface.draw(session.segments(), { start: offset, end: offset })
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
      aria-label={`${label}, proposed text`}
      tabIndex={0}
      spellCheck={false}
    />
  )
}

interface Open {
  readonly surface: Surface
  readonly session: Session
}

/** Escape leaves the text; an arrow key may leave the provision, and this says which way. */
function onKey(event: KeyboardEvent, open: Open): -1 | 1 | null {
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return null
  if (event.key !== 'Escape') return crossing(event.key, open)
  open.session.flush()
  leaveText()
  return null
}

/** Whether an arrow key leaves the provision, and which way. */
function crossing(key: string, { surface, session }: Open): -1 | 1 | null {
  const span = surface.selection()
  if (span === null || span.start !== span.end) return null
  if (key === 'ArrowLeft') return span.start === 0 ? -1 : null
  if (key === 'ArrowRight') return span.end >= proposedTextLength(session.segments()) ? 1 : null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const box = surface.root.getBoundingClientRect()
  const caret = caretBox() ?? box
  const line = Number.parseFloat(getComputedStyle(surface.root).lineHeight)
  if (key === 'ArrowUp') return caret.top - box.top < line * 0.75 ? -1 : null
  return box.bottom - caret.bottom < line * 0.75 ? 1 : null
}

function caretBox(): DOMRect | null {
  const selection = document.getSelection()
  if (selection === null || selection.rangeCount === 0) return null
  return selection.getRangeAt(0).getClientRects()[0] ?? null
}

function changeAtCaret(root: HTMLElement): string | null {
  const node = document.getSelection()?.anchorNode ?? null
  if (node === null || !root.contains(node)) return null
  const element = node instanceof HTMLElement ? node : node.parentElement
  return element?.closest<HTMLElement>('[data-change]')?.dataset['change'] ?? null
}
