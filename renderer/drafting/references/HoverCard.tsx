import { useEffect, useMemo, useRef } from 'react'
import { readingRuns } from '../../../legal-text/views.ts'
import { Button } from '../../design/controls.tsx'
import { resolverFor } from '../frames.ts'
import { offsetOnPage } from '../pageText.ts'
import { goToProvision } from './going.ts'
import styles from './references.module.css'
import { goToStanding, type ReferencesProps, wordsOfStanding } from './showing.ts'
import { sameStanding, standingAt } from './standing.ts'
import { type Hovered, references, type Standing, setReferences, useReferences } from './state.ts'
import { usesOf } from './uses.ts'

const REST_MILLISECONDS = 350
const LEAVE_MILLISECONDS = 250
const MOST_USES = 8

/** Under the pointer: what a reference points at, what a term means, and where else it is used. */
export function HoverCard(props: ReferencesProps) {
  const { views, citationOf } = props
  const hovered = useReferences((state) => state.hovered)
  const card = useRef<HTMLDivElement>(null)
  useHovering(props, card)
  const uses = useMemo(
    () => (hovered === null ? [] : usesOf(hovered.standing, views, resolverFor(views))),
    [hovered, views],
  )
  if (hovered === null) return null
  const { standing, x, top, bottom } = hovered
  const { name, words } = wordsOfStanding(standing, views, citationOf)
  const below = bottom + 220 < window.innerHeight
  const places = [...new Map(uses.map((use) => [use.provision, use])).values()]
  return (
    <div
      ref={card}
      role="tooltip"
      className={styles['card']}
      style={{
        left: Math.max(8, Math.min(x, window.innerWidth - 376)),
        ...(below ? { top: bottom + 6 } : { bottom: window.innerHeight - top + 6 }),
      }}
    >
      <p className={styles['said']}>
        <strong>{name}</strong> {words}
      </p>
      <p className={styles['uses']}>
        <Button look="quiet" onClick={() => goToStanding(standing, views)}>
          {standing.kind === 'term' ? 'Go to the definition' : `Go to ${name}`}
        </Button>
        <span>{places.length === 0 ? 'Used nowhere else' : 'Used in'}</span>
        {places.slice(0, MOST_USES).map(({ provision, start, end }) => (
          <Button
            key={provision}
            look="quiet"
            onClick={() => {
              setReferences({ hovered: null })
              goToProvision(provision, { kind: 'range', start, end })
            }}
          >
            {citationOf(provision)}
          </Button>
        ))}
        {places.length > MOST_USES && <span>and {places.length - MOST_USES} more</span>}
      </p>
    </div>
  )
}

function useHovering(props: ReferencesProps, card: { readonly current: HTMLElement | null }): void {
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    const stopping = new AbortController()
    const { signal } = stopping
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(timer)
      if (references().hovered !== null) setReferences({ hovered: null })
    }
    const onMove = (event: MouseEvent) => {
      clearTimeout(timer)
      const { target } = event
      if (!(target instanceof Element) || card.current?.contains(target)) return
      const words = event.buttons === 0 ? target.closest('[data-words]') : null
      const shown = references().hovered !== null
      if (words === null && !shown) return
      const look = () => {
        const found = words === null ? null : hoveredAt(words, event, latest.current)
        const same = sameStanding(references().hovered?.standing ?? null, found?.standing ?? null)
        if (!same) setReferences({ hovered: found })
      }
      timer = setTimeout(look, shown ? LEAVE_MILLISECONDS : REST_MILLISECONDS)
    }
    const options = { signal, passive: true }
    document.addEventListener('mousemove', onMove, options)
    document.addEventListener('wheel', hide, options)
    document.addEventListener(
      'mousedown',
      (event) => {
        if (!card.current?.contains(event.target as Node)) hide()
      },
      options,
    )
    window.addEventListener('keydown', () => hide(), { signal, capture: true })
    return () => {
      clearTimeout(timer)
      stopping.abort()
    }
  }, [card])
}

function hoveredAt(
  words: Element,
  { clientX: x, clientY: y }: MouseEvent,
  { views, assist }: ReferencesProps,
): Hovered | null {
  const at = document.elementFromPoint(x, y)
  if (at === null || !words.contains(at)) return null
  const reference = at.closest('[data-target]')
  if (reference !== null && reference.closest('del') === null) {
    const { top, bottom, left } = reference.getBoundingClientRect()
    const target = reference.getAttribute('data-target') ?? ''
    return { standing: { kind: 'reference', target }, x: left, top, bottom }
  }
  const standing = termUnder(words, x, y, views, assist)
  return standing === null ? null : { standing, x: x - 12, top: y - 12, bottom: y + 12 }
}

function termUnder(
  words: Element,
  x: number,
  y: number,
  views: ReferencesProps['views'],
  assist: ReferencesProps['assist'],
): Standing | null {
  const range = document.caretRangeFromPoint(x, y)
  const view = views.find(({ id }) => id === words.getAttribute('data-words'))
  if (range === null || view === undefined) return null
  // Beside the end of a line the nearest words are far from the pointer.
  const box = range.getClientRects()[0] ?? range.getBoundingClientRect()
  if (Math.abs(box.left - x) > 24) return null
  const offset = offsetOnPage(words, range.startContainer, range.startOffset)
  if (offset === null) return null
  const found = standingAt(readingRuns(view.segments), offset, assist.terms())
  return found?.kind === 'term' ? found : null
}
