import { memo, startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { type LinearLine, linearLines, linearText } from '../../../legal-text/linear.ts'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { Button } from '../../design/controls.tsx'
import { reportProblem, say } from '../../interface/messages.ts'
import type { DraftedDocument } from '../document.ts'
import { resolverFor } from '../frames.ts'
import { useDrafting } from '../state.ts'
import styles from './reading.module.css'

interface LinearTextProps {
  readonly drafted: DraftedDocument
  /** The redline's provisions. */
  readonly views: readonly ProvisionView[]
}

/** The redline in words alone, for reading aloud and for copying into anything that takes text. */
export function LinearText({ drafted, views }: LinearTextProps) {
  const { document: code, draft } = drafted
  const lines = useMemo(() => linearLines(views, resolverFor(views)), [views])
  const list = useRef<HTMLDivElement>(null)
  const caret = useDrafting((state) => state.caret)
  const arrived = useRef(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(
        `${code.shortName}: ${draft.name}\n${linearText(lines)}\n`,
      )
      say('The whole text is on the clipboard.')
    } catch (error) {
      reportProblem({
        code: 'clipboard/refused',
        message: `The text could not be copied: ${(error as Error).message}.`,
        advice: 'Select it and press Ctrl+C.',
      })
    }
  }

  const chunks = useMemo(() => chunksOf(lines), [lines])
  const near = chunks.findIndex((chunk) => chunk.some(({ id }) => id === caret?.provision))
  const whole = useWholeLater()
  const shown = whole ? chunks : chunks.slice(Math.max(near, 0), Math.max(near, 0) + 2)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a move of the caret leads here, and coming here leads to it; what comes before it later must not push it away
  useEffect(() => {
    if (caret === null) return
    const line = list.current?.querySelector<HTMLElement>(
      `[data-line="${CSS.escape(caret.provision)}"]`,
    )
    line?.scrollIntoView({ block: 'center' })
    if (caret.focus || !arrived.current) line?.focus({ preventScroll: true })
    arrived.current = true
  }, [caret?.move, whole])

  return (
    <section className={styles['linear']} aria-label="Linear text">
      <header className={styles['linearHead']}>
        <p>
          {draft.name} of {code.shortName} in words alone: what goes stands as [deleted: …], what
          comes as [inserted: …].
        </p>
        <Button onClick={() => void copy()}>Copy all</Button>
      </header>
      <section
        ref={list}
        className={styles['linearText']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label="The text"
      >
        {shown.map((chunk) => (
          <Chunk key={chunk[0]?.id} lines={chunk} />
        ))}
      </section>
    </section>
  )
}

/** Lines that are drawn together. */
const CHUNK = 100

function chunksOf(lines: readonly LinearLine[]): readonly (readonly LinearLine[])[] {
  const chunks: LinearLine[][] = []
  for (let at = 0; at < lines.length; at += CHUNK) chunks.push(lines.slice(at, at + CHUNK))
  return chunks
}

/**
 * All of a long text is there to be read from start to end, but what is in sight comes first: false until that has been
 * painted.
 */
function useWholeLater(): boolean {
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      setTimeout(() => startTransition(() => setWhole(true))),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
  return whole
}

const Chunk = memo(function Chunk({ lines }: { readonly lines: readonly LinearLine[] }) {
  return (
    <div className={styles['chunk']}>
      {lines.map(({ id, text, changed }) => (
        <p key={id} data-line={id} data-changed={changed || undefined} tabIndex={-1}>
          {text}
        </p>
      ))}
    </div>
  )
})
