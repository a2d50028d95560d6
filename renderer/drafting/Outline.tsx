import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { Change } from '../../legal-text/changes.ts'
import { plainText } from '../../legal-text/text.ts'
import { type ProvisionView, readingRuns, resolverOf } from '../../legal-text/views.ts'
import { TextInput } from '../design/controls.tsx'
import { navigate, usePlace } from '../interface/navigation.ts'
import type { DraftedDocument } from './document.ts'
import styles from './drafting.module.css'
import { leaveText, placeCaret, revealProvision } from './state.ts'

interface OutlineEntry {
  readonly view: ProvisionView
  readonly words: string
  /** Live changes in the provision and under it. */
  readonly changes: number
}

const IN_OUTLINE: ReadonlySet<string> = new Set([
  'schedule',
  'part',
  'section',
  'heading',
  'clause',
])

/** The clauses of the document, with where it changes. */
export function Outline({
  views,
  drafted,
}: {
  readonly views: readonly ProvisionView[]
  readonly drafted: DraftedDocument
}) {
  const [wanted, setWanted] = useState('')
  const scroller = useRef<HTMLDivElement>(null)
  const current = usePlace((place) => place.provision)
  const entries = useMemo(() => outlineOf(views, drafted.changes), [views, drafted.changes])
  const found = useMemo(() => findIn(entries, wanted), [entries, wanted])
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 20,
  })

  function go(entry: OutlineEntry | undefined): void {
    if (entry === undefined) return
    leaveText()
    navigate({ provision: entry.view.id, change: null })
    revealProvision(entry.view.id)
  }

  return (
    <nav className={styles['outline']} aria-label="Outline">
      <div className={styles['find']}>
        <TextInput
          id="outline-find"
          type="search"
          placeholder="Find a clause"
          aria-label="Find a clause by number or words"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              go(found[0])
              if (found[0] !== undefined) placeCaret(found[0].view.id, 0)
            }
            if (event.key === 'Escape') setWanted('')
          }}
        />
      </div>
      <div ref={scroller} className={styles['entries']}>
        {found.length === 0 && <p className={styles['nothing']}>No clause says “{wanted}”.</p>}
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const entry = found[item.index]
            if (entry === undefined) return null
            return (
              <li key={entry.view.id} style={{ transform: `translateY(${item.start}px)` }}>
                <button
                  type="button"
                  className={styles['entry']}
                  data-kind={entry.view.kind}
                  data-presence={entry.view.presence}
                  aria-current={entry.view.id === current ? 'location' : undefined}
                  onClick={() => go(entry)}
                >
                  <span className={styles['entryNumber']}>{entry.view.number}</span>
                  <span className={styles['entryWords']}>{entry.words || 'No words yet'}</span>
                  {entry.changes > 0 && (
                    <span className={styles['count']}>
                      {entry.changes}
                      <span className={styles['aloud']}> changes</span>
                    </span>
                  )}
                </button>
              </li>
            )
          })}
        </ul>
      </div>
    </nav>
  )
}

function outlineOf(
  views: readonly ProvisionView[],
  changes: readonly Change[],
): readonly OutlineEntry[] {
  const resolve = resolverOf(views)
  const parents = new Map(views.map(({ id, parent }) => [id, parent]))
  const inserted = new Set(
    changes
      .filter(({ kind, withdrawn }) => kind === 'insert' && !withdrawn)
      .map(({ provision }) => provision),
  )
  const counts = new Map<string, number>()
  for (const change of changes) {
    if (change.withdrawn || (change.kind === 'text' && inserted.has(change.provision))) continue
    let id: string | null = change.provision
    while (id !== null) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      id = parents.get(id) ?? null
    }
  }
  return views
    .filter(({ kind }) => IN_OUTLINE.has(kind))
    .map((view) => ({
      view,
      words:
        plainText(readingRuns(view.segments), resolve) ||
        plainText(
          view.segments.flatMap(({ runs }) => runs),
          resolve,
        ),
      changes: counts.get(view.id) ?? 0,
    }))
}

/** By number where digits are typed, else by words. */
function findIn(entries: readonly OutlineEntry[], wanted: string): readonly OutlineEntry[] {
  const text = wanted.trim().toLowerCase()
  if (text === '') return entries
  const byNumber = /^[0-9]/.test(text)
  return entries.filter(({ view, words }) =>
    byNumber
      ? (view.number ?? '').toLowerCase().startsWith(text)
      : words.toLowerCase().includes(text),
  )
}
