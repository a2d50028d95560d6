import { useEffect, useMemo, useRef } from 'react'
import { linearLines, linearText } from '../../../legal-text/linear.ts'
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: a move of the caret leads here, and coming here leads to it
  useEffect(() => {
    if (caret === null) return
    const line = list.current?.querySelector<HTMLElement>(
      `[data-line="${CSS.escape(caret.provision)}"]`,
    )
    line?.scrollIntoView({ block: 'center' })
    if (caret.focus || !arrived.current) line?.focus({ preventScroll: true })
    arrived.current = true
  }, [caret?.move])

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
        {lines.map(({ id, text, changed }) => (
          <p key={id} data-line={id} data-changed={changed || undefined} tabIndex={-1}>
            {text}
          </p>
        ))}
      </section>
    </section>
  )
}
