import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { type ProvisionView, resolverOf } from '../../legal-text/views.ts'
import type { Citations } from '../../shared/tracing/changes.ts'
import { EmptyState } from '../design/surfaces.tsx'
import { refuse } from '../interface/messages.ts'
import { navigate, usePlace } from '../interface/navigation.ts'
import { useWorkspace } from '../workspace/store.ts'
import type { DraftedDocument } from './document.ts'
import styles from './drafting.module.css'
import { ProvisionRow } from './ProvisionRow.tsx'
import { type DraftingView, isEditable, placeCaret, useDrafting } from './state.ts'

interface PageProps {
  readonly drafted: DraftedDocument
  readonly view: DraftingView
  /** What stands on the page, in order. */
  readonly views: readonly ProvisionView[]
  /** With tables and rows, for the numbers that references print. */
  readonly all: readonly ProvisionView[]
  readonly baseline: readonly ProvisionView[]
  readonly citations: Citations
}

/** Rows drawn beyond the edges of the screen. */
const OVERSCAN = 12

/** The legal page. Only what is in sight is in the window, however long the document. */
export function Page({ drafted, view, views, all, baseline, citations }: PageProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const readOnly = useWorkspace((state) => state.readOnly)
  const { caret, reveal } = useDrafting((state) => ({ caret: state.caret, reveal: state.reveal }))
  const selected = usePlace((place) => place.change)
  const editable = isEditable(view) && readOnly === null
  const resolve = useMemo(() => resolverOf(all), [all])
  const resolveBaseline = useMemo(() => resolverOf(baseline), [baseline])
  const baselines = useMemo(() => new Map(baseline.map((row) => [row.id, row])), [baseline])
  const indexes = useMemo(() => new Map(views.map(({ id }, index) => [id, index])), [views])
  const rows = useVirtualizer({
    count: views.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    overscan: OVERSCAN,
    getItemKey: (index) => views[index]?.id ?? index,
  })

  // Only a new wish to reveal scrolls: a change of the rows alone must not take the page from the reader.
  const toReveal = useRef(reveal)
  useEffect(() => {
    if (reveal === null || toReveal.current === reveal) return
    toReveal.current = reveal
    const index = indexes.get(reveal.provision)
    if (index !== undefined) rows.scrollToIndex(index, { align: 'auto' })
  }, [reveal, indexes, rows])

  function cross(from: string, direction: -1 | 1): void {
    let index = (indexes.get(from) ?? 0) + direction
    while (views[index]?.presence === 'deleted') index += direction
    const next = views[index]
    if (next === undefined) return
    rows.scrollToIndex(index, { align: 'auto' })
    placeCaret(next.id, direction === 1 ? 0 : Number.POSITIVE_INFINITY)
  }

  function refuseToType(): void {
    refuse(
      readOnly === null
        ? 'This view is for reading. Redline and Proposed take changes: Ctrl+1 or Ctrl+2.'
        : `Nothing can be changed here. ${readOnly}`,
    )
  }

  if (views.length === 0) {
    return (
      <EmptyState title="Nothing reads in this view">
        No provision is in force and none is proposed.
      </EmptyState>
    )
  }
  return (
    <div ref={scroller} className={styles['scroller']} data-view={view}>
      <div className={styles['page']} data-view={view} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const row = views[item.index]
          if (row === undefined) return null
          return (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              className={styles['slot']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ProvisionRow
                row={row}
                before={view === 'sideBySide' ? (baselines.get(row.id) ?? null) : undefined}
                citation={citations.get(row.id) ?? ''}
                drafted={drafted}
                resolve={resolve}
                resolveBaseline={resolveBaseline}
                clean={view === 'proposed'}
                editable={editable && row.presence !== 'deleted'}
                caret={editable && caret?.provision === row.id ? caret : null}
                selected={selected}
                onCross={(direction) => cross(row.id, direction)}
                onRefuse={refuseToType}
                onSelectChange={(change) => {
                  if (change !== null) navigate({ change, provision: row.id })
                }}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
