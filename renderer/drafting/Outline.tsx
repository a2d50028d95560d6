import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react'
import type { ProvisionView } from '../../legal-text/views.ts'
import { TextInput } from '../design/controls.tsx'
import { navigate, usePlace } from '../interface/navigation.ts'
import { usePreferences } from '../preferences.ts'
import type { DraftedDocument } from './document.ts'
import { resolverFor } from './frames.ts'
import styles from './outline.module.css'
import { findEntries, type OutlineEntry, outlineEntries } from './outline.ts'
import { placeCaret, START } from './state.ts'

interface OutlineProps {
  /** The redline's provisions. */
  readonly views: readonly ProvisionView[]
  readonly drafted: DraftedDocument
}

const ENTRY_REM = 1.75

/** The clauses of the document, with where it changes. */
export const Outline = memo(function Outline({ views, drafted }: OutlineProps) {
  const [wanted, setWanted] = useState('')
  const entries = useMemo(
    () => outlineEntries(views, drafted.changes, resolverFor(views)),
    [views, drafted.changes],
  )
  const found = useMemo(() => findEntries(entries, wanted), [entries, wanted])

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape') setWanted('')
    const [first] = found
    if (event.key !== 'Enter' || first === undefined) return
    event.preventDefault()
    go(first, true)
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
          onChange={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {found.length === 0 ? (
        <p className={styles['nothing']} role="status">
          No provision has “{wanted}”.
        </p>
      ) : (
        <Entries entries={found} />
      )}
    </nav>
  )
})

function go(entry: OutlineEntry, focus: boolean): void {
  navigate({ change: null })
  placeCaret(entry.id, START, { focus })
}

function Entries({ entries }: { readonly entries: readonly OutlineEntry[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const current = usePlace((place) => place.provision)
  const zoom = usePreferences((preferences) => preferences.zoom)
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ENTRY_REM * 16 * zoom,
    overscan: 12,
    getItemKey: (index) => entries[index]?.id ?? index,
  })
  return (
    <div ref={scroller} className={styles['entries']}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index]
          return (
            entry !== undefined && (
              <li key={key} style={{ transform: `translateY(${start}px)` }}>
                <Entry entry={entry} current={entry.id === current} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

function Entry({ entry, current }: { readonly entry: OutlineEntry; readonly current: boolean }) {
  const { kind, number, presence, words, changes } = entry
  return (
    <button
      type="button"
      className={styles['entry']}
      data-kind={kind}
      data-presence={presence}
      aria-current={current ? 'location' : undefined}
      onClick={() => go(entry, true)}
    >
      <span className={styles['number']}>{number}</span>
      <span className={styles['words']}>{words || 'No words yet'}</span>
      {changes > 0 && (
        <span className={styles['count']}>
          {changes}
          <span className="visually-hidden">{changes === 1 ? ' change' : ' changes'}</span>
        </span>
      )}
    </button>
  )
}
