import { useVirtualizer } from '@tanstack/react-virtual'
import { Link2, MessageSquare } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { navigate } from '../../interface/navigation.ts'
import { personName } from '../../workspace/current.ts'
import { useWorkspace } from '../../workspace/store.ts'
import { placeCaret } from '../state.ts'
import styles from './changes.module.css'
import type { ReviewEntry, ReviewGroup } from './review.ts'
import { choose, useReviewing } from './reviewing.ts'

interface ChangeListProps {
  readonly groups: readonly ReviewGroup[]
  readonly selected: string | null
  readonly readOnly: boolean
}

interface Item {
  readonly entry: ReviewEntry
  /** The provision, for the first of its changes. */
  readonly head: ReviewGroup | null
}

const ESTIMATED_HEIGHT = 92

/** The changes by provision. Only those in sight are in the window, however many there are. */
export function ChangeList({ groups, selected, readOnly }: ChangeListProps) {
  const list = useRef<HTMLUListElement>(null)
  const items = useMemo(() => itemsOf(groups), [groups])
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current?.parentElement ?? null,
    estimateSize: () => ESTIMATED_HEIGHT,
    overscan: 8,
    getItemKey: (index) => items[index]?.entry.id ?? index,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection may scroll the list
  useEffect(() => {
    const index = items.findIndex(({ entry }) => entry.id === selected)
    if (index !== -1) rows.scrollToIndex(index, { align: 'auto' })
  }, [selected])

  function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (step === undefined || at === null || event.altKey || event.ctrlKey) return
    const index = Number(at.dataset['index']) + step
    const next = items[index]
    if (next === undefined) return
    event.preventDefault()
    const control = (event.target as HTMLElement).matches('input') ? 'input' : 'button'
    rows.scrollToIndex(index, { align: 'auto' })
    // Once the entry is in the window.
    requestAnimationFrame(() => {
      list.current
        ?.querySelector<HTMLElement>(`:scope > [data-index="${index}"] [data-entry] ${control}`)
        ?.focus()
    })
  }

  return (
    <ul
      ref={list}
      className={styles['changes']}
      style={{ height: rows.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
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
              {item.head !== null && <ProvisionHead group={item.head} readOnly={readOnly} />}
              <Entry entry={item.entry} current={item.entry.id === selected} readOnly={readOnly} />
            </li>
          )
        )
      })}
    </ul>
  )
}

function itemsOf(groups: readonly ReviewGroup[]): readonly Item[] {
  return groups.flatMap((group) =>
    group.entries.map((entry, index) => ({ entry, head: index === 0 ? group : null })),
  )
}

interface HeadProps {
  readonly group: ReviewGroup
  readonly readOnly: boolean
}

/** A provision whose changes can be chosen together. */
function ProvisionHead({ group: { citation, entries }, readOnly }: HeadProps) {
  const count = useReviewing(({ chosen }) => entries.filter(({ id }) => chosen.has(id)).length)
  const name = citation || 'Unnumbered'
  return (
    <div className={styles['provisionHead']}>
      {!readOnly && (
        <input
          type="checkbox"
          aria-label={`Choose the changes at ${name}`}
          checked={count === entries.length}
          ref={(box) => {
            if (box !== null) box.indeterminate = count > 0 && count < entries.length
          }}
          onChange={(event) =>
            choose(
              entries.map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
      )}
      <strong>{name}</strong>
      <span>{entries.length === 1 ? '1 change' : `${entries.length} changes`}</span>
    </div>
  )
}

interface EntryProps {
  readonly entry: ReviewEntry
  readonly current: boolean
  readonly readOnly: boolean
}

function Entry({ entry, current, readOnly }: EntryProps) {
  const { id, citation, provision, act, deleted, inserted, status, reason } = entry
  const chosen = useReviewing((state) => state.chosen.has(id))
  return (
    <div className={styles['entry']} data-entry data-current={current || undefined}>
      {!readOnly && (
        <input
          type="checkbox"
          className={styles['pick']}
          aria-label={`Choose: ${act} at ${citation || 'unnumbered'}`}
          checked={chosen}
          onChange={(event) => choose([id], event.currentTarget.checked)}
        />
      )}
      <button
        type="button"
        className={styles['choose']}
        aria-pressed={current}
        onClick={() => {
          navigate({ change: id, provision })
          placeCaret(provision, { kind: 'change', change: id }, { focus: false })
        }}
      >
        <span className="visually-hidden">{citation} </span>
        <span className={styles['act']}>{act}</span>
        <span className={styles['status']}>{status}</span>
      </button>
      <p className={styles['words']}>
        {deleted !== '' && <del>{deleted}</del>}
        {deleted !== '' && inserted !== '' && ' '}
        {inserted !== '' && <ins>{inserted}</ins>}
        {deleted === '' && inserted === '' && act.startsWith('Inserts') && <em>No words yet</em>}
      </p>
      <p className={styles['meta']}>
        <Authors ids={entry.authors} />
        {entry.slight && <span>Slight</span>}
        {entry.links.length > 0 && (
          <span>
            <Link2 aria-hidden="true" />
            {entry.links.length}
            <span className="visually-hidden">{entry.links.length === 1 ? ' link' : ' links'}</span>
          </span>
        )}
        {entry.comments > 0 && (
          <span>
            <MessageSquare aria-hidden="true" />
            {entry.comments}
            <span className="visually-hidden">
              {entry.comments === 1 ? ' open comment' : ' open comments'}
            </span>
          </span>
        )}
      </p>
      {reason !== '' && <p className={styles['why']}>{reason}</p>}
    </div>
  )
}

function Authors({ ids }: { readonly ids: readonly string[] }) {
  const names = useWorkspace(({ workspace }) =>
    ids.map((id) => personName(workspace, id)).join(', '),
  )
  return <span>{names}</span>
}
