import { useCallback, useEffect, useRef, useState } from 'react'
import { anchorOf } from '../../shared/report/outline.ts'
import type { Problem } from '../../shared/result.ts'
import { request } from '../bridge.ts'
import { Button } from '../design/controls.tsx'
import { ErrorState, LoadingState } from '../design/surfaces.tsx'
import { useWorkspace } from '../workspace/store.ts'
import styles from './report.module.css'

interface PreviewProps {
  readonly modification: string
  /** The part that is being written; the page is turned to it. */
  readonly part: string
}

/** How long to wait for more before the page is made again, in milliseconds. */
const PAUSE = 200

/** The page as it is exported, made again whenever something has been saved. */
export function Preview({ modification, part }: PreviewProps) {
  const { html, problem, reload } = usePreview(modification)
  const frame = useRef<HTMLIFrameElement>(null)
  /** Where the page was read; null before it has been shown. */
  const top = useRef<number | null>(null)
  useEffect(() => turnTo(frame.current, part), [part])
  return (
    <section aria-label="Preview" className={styles['preview']}>
      {problem !== null ? (
        <ErrorState
          title="The preview could not be made"
          problem={problem}
          actions={<Button onClick={reload}>Try again</Button>}
        />
      ) : html === null ? (
        <LoadingState label="Making the preview" />
      ) : (
        <iframe
          ref={frame}
          title="Preview of the Modification Report"
          // Same origin, so that the page can be kept where it was read; no scripts run in it.
          sandbox="allow-same-origin"
          srcDoc={html}
          onLoad={(event) => {
            const page = event.currentTarget.contentDocument
            if (top.current === null) turnTo(event.currentTarget, part)
            else page?.documentElement.scrollTo(0, top.current)
            page?.addEventListener('scroll', () => {
              top.current = page.documentElement.scrollTop
            })
          }}
        />
      )}
    </section>
  )
}

function turnTo(frame: HTMLIFrameElement | null, part: string): void {
  const page = frame?.contentDocument
  const place = page?.getElementById(anchorOf(part))
  if (place !== null && place !== undefined) place.scrollIntoView({ block: 'start' })
  else page?.documentElement.scrollTo(0, 0)
}

function usePreview(modification: string) {
  const { revision, saving } = useWorkspace((state) => ({
    revision: state.revision,
    saving: state.saving,
  }))
  const [html, setHtml] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const asked = useRef(0)
  const reload = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    const answer = await request('export.preview', { modification })
    if (mine !== asked.current) return
    setProblem(answer.ok ? null : answer.error)
    if (answer.ok) setHtml(answer.value)
  }, [modification])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every revision makes another page
  useEffect(() => {
    if (saving === 'saving') return
    const timer = setTimeout(() => void reload(), PAUSE)
    return () => clearTimeout(timer)
  }, [reload, revision, saving])
  return { html, problem, reload: () => void reload() }
}
