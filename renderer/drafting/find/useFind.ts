import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { announce, refuse, reportProblem, say } from '../../interface/messages.ts'
import { useCommands } from '../../interface/registry.ts'
import { runCommand, undo } from '../../workspace/author.ts'
import { flushEdits, workspaceState } from '../../workspace/store.ts'
import type { DraftedDocument } from '../document.ts'
import { caretOffset, selectedWords } from '../editor/ProvisionEditor.tsx'
import { resolverFor } from '../frames.ts'
import { drafting, placeCaret } from '../state.ts'
import { findHits, type Hit, hitKey, nearestHit, replacements } from './find.ts'
import { clearHits, paintHits } from './highlight.ts'
import { finding, setFinding, useFinding } from './state.ts'

export interface Found {
  readonly hits: readonly Hit[]
  /** Which of them is shown, from 0; -1 while none is. */
  readonly at: number
  readonly step: (by: 1 | -1) => void
  readonly replaceOne: () => void
  /** Those that are not left out. */
  readonly replaceAll: () => void
  readonly close: () => void
}

/** Finds words in what the page shows, and puts others in their place. */
export function useFind(drafted: DraftedDocument, views: readonly ProvisionView[]): Found {
  const { open, query, matchCase, wholeWord, current } = useFinding((state) => state)
  const looked = useDeferredValue(query)
  const isOpen = open !== null
  const hits = useMemo(
    () =>
      isOpen ? findHits(views, looked, { matchCase, wholeWord }, resolverFor(views)) : NOTHING,
    [isOpen, views, looked, matchCase, wholeWord],
  )
  const at = hits.findIndex((hit) => hitKey(hit) === current)
  const latest = useRef({ hits, at, views, drafted })
  latest.current = { hits, at, views, drafted }
  const start = useRef<ReturnType<typeof caretPlace>>(null)

  const step = useCallback((by: 1 | -1) => {
    const { hits: all, at: here, views: shown } = latest.current
    if (all.length === 0) {
      const words = finding().query
      refuse(words === '' ? 'Type what to find first.' : `“${words}” is not in the text.`)
      return
    }
    const from = here === -1 ? nearest(all, shown) - (by === 1 ? 1 : 0) : here
    show(all, (from + by + all.length) % all.length)
  }, [])
  // What is typed is shown where it is found first from the caret on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other words to find move the page
  useEffect(() => {
    const { hits: all, views: shown } = latest.current
    if (!isOpen || all.length === 0) return
    if (all.some((hit) => hitKey(hit) === finding().current)) return
    show(all, nearestHit(all, orderOf(shown), start.current))
  }, [looked, matchCase, wholeWord, isOpen])

  usePaintedHits(hits, current)
  useFindCommands(step, start)

  return {
    hits,
    at,
    step,
    replaceOne: () => replaceOne(latest.current),
    replaceAll: () => replaceAll(latest.current),
    close: () => {
      const hit = latest.current.hits[latest.current.at]
      setFinding({ open: null, current: null })
      const { caret } = drafting()
      if (hit !== undefined) placeCaret(hit.provision, { kind: 'range', ...spanOf(hit) })
      else if (caret !== null) {
        const offset = start.current?.offset ?? 0
        placeCaret(start.current?.provision ?? caret.provision, { kind: 'offset', offset })
      }
    },
  }
}

const NOTHING: readonly Hit[] = []

function spanOf({ start, end }: Hit) {
  return { start, end }
}

function useFindCommands(
  step: (by: 1 | -1) => void,
  start: { current: ReturnType<typeof caretPlace> },
): void {
  const begin = (mode: 'find' | 'replace') => () => {
    const words = finding().open === null || isInText() ? selectedWords() : ''
    start.current = caretPlace()
    // At once: keys that are typed meanwhile would fall into the text.
    flushSync(() =>
      setFinding({ open: mode, left: new Set(), ...(words === '' ? {} : { query: words }) }),
    )
    const field = document.querySelector<HTMLInputElement>('[data-focus=find]')
    field?.focus()
    field?.select()
  }
  const go = (by: 1 | -1) => () => {
    if (finding().open === null) begin('find')()
    else step(by)
  }
  useCommands({
    'find.open': begin('find'),
    'find.replace': begin('replace'),
    'find.next': go(1),
    'find.previous': go(-1),
  })
}

function isInText(): boolean {
  return document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable
}

function caretPlace(): { readonly provision: string; readonly offset: number } | null {
  const { caret } = drafting()
  return caret === null ? null : { provision: caret.provision, offset: caretOffset() ?? 0 }
}

function nearest(hits: readonly Hit[], views: readonly ProvisionView[]): number {
  return nearestHit(hits, orderOf(views), caretPlace())
}

function orderOf(views: readonly ProvisionView[]): ReadonlyMap<string, number> {
  return new Map(views.map(({ id }, index) => [id, index]))
}

/** Brings a hit into sight; the focus stays in the bar. */
function show(hits: readonly Hit[], index: number): void {
  const hit = hits[index]
  if (hit === undefined) return
  setFinding({ current: hitKey(hit) })
  placeCaret(hit.provision, { kind: 'range', ...spanOf(hit) }, { focus: false })
  announce(`${index + 1} of ${hits.length}: ${hit.before}${hit.text}${hit.after}`)
}

interface Scene {
  readonly hits: readonly Hit[]
  readonly at: number
  readonly views: readonly ProvisionView[]
  readonly drafted: DraftedDocument
}

/** Why nothing can be put in the place of anything, or null where it can. */
function refusal(): string | null {
  const { readOnly } = workspaceState()
  if (readOnly !== null) return `Nothing can be changed here. ${readOnly}`
  const { view } = drafting()
  if (view === 'baseline') {
    return 'The baseline is in force and cannot be changed. Replace in Redline (Ctrl+1) or Proposed (Ctrl+2).'
  }
  if (view === 'agreed') {
    return 'The agreed text changes by accepting. Replace in Redline (Ctrl+1) or Proposed (Ctrl+2).'
  }
  return null
}

function replaceOne(scene: Scene): void {
  const { hits, at, views } = scene
  const hit = hits[at]
  if (hit === undefined) {
    show(hits, nearest(hits, views))
    return
  }
  if (!replace(scene, [hit])) return
  const next = hits[at + 1] ?? (at === 0 ? undefined : hits[0])
  if (next === undefined) {
    setFinding({ current: null })
    return
  }
  // Behind it in the same provision everything has moved along.
  const moved =
    next.provision === hit.provision && next.start > hit.start
      ? finding().replacement.length - (hit.end - hit.start)
      : 0
  const there = { ...next, start: next.start + moved, end: next.end + moved }
  setFinding({ current: hitKey(there) })
  placeCaret(there.provision, { kind: 'range', ...spanOf(there) }, { focus: false })
}

function replaceAll(scene: Scene): void {
  const { left } = finding()
  const chosen = scene.hits.filter((hit) => !left.has(hitKey(hit)))
  if (chosen.length === 0) {
    refuse('Nothing is chosen to be replaced.')
    return
  }
  if (!replace(scene, chosen)) return
  setFinding({ current: null, left: new Set() })
  const places = chosen.length === 1 ? 'One place' : `${chosen.length} places`
  say(`${places} replaced, as one step.`, { label: 'Undo', run: () => void undo() })
}

function replace({ views, drafted }: Scene, hits: readonly Hit[]): boolean {
  const reason = refusal()
  if (reason !== null) {
    refuse(reason)
    return false
  }
  flushEdits()
  const { draft, document } = drafted
  const ran = runCommand('text.edit', {
    draft: draft.id,
    document: document.id,
    splices: replacements(views, hits, finding().replacement),
  })
  if (!ran.ok) reportProblem(ran.error)
  return ran.ok
}

/** Keeps the hits painted as the page scrolls and as its words change. */
function usePaintedHits(hits: readonly Hit[], current: string | null): void {
  useEffect(() => {
    const page = document.querySelector('[data-scroller]')
    if (page === null || hits.length === 0) {
      clearHits()
      return
    }
    let frame = 0
    const paint = () => {
      frame = 0
      paintHits(page, hits, current)
    }
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(paint)
    }
    later()
    const observer = new MutationObserver(later)
    observer.observe(page, { subtree: true, childList: true, characterData: true })
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      clearHits()
    }
  }, [hits, current])
}
