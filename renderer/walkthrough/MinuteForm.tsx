import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../design/controls.tsx'
import styles from './minuting.module.css'
import { setShow } from './state.ts'

interface MinuteFormProps {
  readonly title: string
  /** What the minute will be on. */
  readonly about: string
  readonly confirm: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}

export function closePanel(): void {
  setShow({ panel: null })
}

/** One line of fields under the clause, which stays in sight: Enter records, Escape drops it. */
export function MinuteForm({ title, about, confirm, onSubmit, children }: MinuteFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const before = document.activeElement
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      // Whatever was opened from the form has the focus already.
      if (document.activeElement !== document.body) return
      const back =
        before instanceof HTMLElement && before.isConnected
          ? before
          : document.querySelector<HTMLElement>('[data-walkthrough]')
      back?.focus()
    }
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    closePanel()
  }
  return (
    <form
      ref={form}
      className={styles['minute']}
      aria-label={title}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <h2>
        {title} <span>{about}</span>
      </h2>
      <div className={styles['fields']}>{children}</div>
      <div className={styles['confirm']}>
        <Button onClick={closePanel}>Cancel</Button>
        <Button type="submit" look="primary">
          {confirm}
        </Button>
      </div>
    </form>
  )
}

/** What a step is called in the title of a form. */
export function aboutStep(title: string, draft: string, isClause: boolean): string {
  return isClause ? `on ${title} in ${draft}, with its wording as it stands` : `on ${title}`
}
