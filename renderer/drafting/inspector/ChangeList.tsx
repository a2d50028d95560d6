import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { navigate } from '../../interface/navigation.ts'
import type { ChangeGroup, ListedChange } from '../changeList.ts'
import { placeCaret } from '../state.ts'
import styles from './inspector.module.css'

interface ChangeListProps {
  readonly groups: readonly ChangeGroup[]
  readonly selected: string | null
}

interface Item {
  readonly change: ListedChange
  /** The provision, for the first of its changes. */
  readonly citation: string | null
}

const ESTIMATED_HEIGHT = 84

export function ChangeList({ groups, selected }: ChangeListProps) {
  const list = useRef<HTMLUListElement>(null)
  const items = useMemo(() => itemsOf(groups), [groups])
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current?.parentElement ?? null,
    estimateSize: () => ESTIMATED_HEIGHT,
    overscan: 8,
    getItemKey: (index) => items[index]?.change.id ?? index,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection may scroll the list
  useEffect(() => {
    const index = items.findIndex(({ change }) => change.id === selected)
    if (index !== -1) rows.scrollToIndex(index, { align: 'auto' })
  }, [selected])

  return (
    <ul ref={list} className={styles['changes']} style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index]
        return (
          item !== undefined && (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Entry item={item} current={item.change.id === selected} />
            </li>
          )
        )
      })}
    </ul>
  )
}

function itemsOf(groups: readonly ChangeGroup[]): readonly Item[] {
  return groups.flatMap(({ citation, changes }) =>
    changes.map((change, index) => ({ change, citation: index === 0 ? citation : null })),
  )
}

function Entry({ item, current }: { readonly item: Item; readonly current: boolean }) {
  const { change, citation } = item
  const { id, provision, act, deleted, inserted, status } = change
  return (
    <div className={styles['entry']} data-current={current || undefined}>
      <button
        type="button"
        className={styles['choose']}
        aria-pressed={current}
        onClick={() => {
          navigate({ change: id, provision })
          placeCaret(provision, { kind: 'change', change: id }, { focus: false })
        }}
      >
        <span className={styles['citation']}>{citation || ''}</span>
        <span className={styles['act']}>{act}</span>
        <span className={styles['status']}>{status}</span>
      </button>
      <p className={styles['words']}>
        {deleted !== '' && <del>{deleted}</del>}
        {deleted !== '' && inserted !== '' && ' '}
        {inserted !== '' && <ins>{inserted}</ins>}
        {deleted === '' && inserted === '' && <em>No words yet</em>}
      </p>
    </div>
  )
}
