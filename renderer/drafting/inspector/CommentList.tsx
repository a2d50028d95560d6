import { useMemo, useState } from 'react'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { Segmented } from '../../design/Segmented.tsx'
import { navigate } from '../../interface/navigation.ts'
import { useWorkspace } from '../../workspace/store.ts'
import type { DraftedDocument } from '../document.ts'
import { END, placeCaret } from '../state.ts'
import { ThreadCard } from './Comments.tsx'
import styles from './comments.module.css'
import {
  filterThreads,
  type PlacedThread,
  placedThreads,
  type ThreadFilter,
  threadsOf,
} from './comments.ts'
import panel from './inspector.module.css'

const FILTERS: readonly { readonly value: ThreadFilter; readonly label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'resolved', label: 'Resolved' },
  { value: 'all', label: 'All' },
]

/** The conversations about a draft, in the order of the text. */
export function usePlacedThreads(
  drafted: DraftedDocument,
  views: readonly ProvisionView[],
): readonly PlacedThread[] {
  const comments = useWorkspace((state) => state.workspace.comment)
  const threads = useMemo(() => threadsOf(comments.values()), [comments])
  const { draft, records } = drafted
  return useMemo(() => {
    if (threads.length === 0) return []
    const order = views.map(({ id }) => id)
    return placedThreads(threads, draft.id, records, order)
  }, [threads, draft.id, records, views])
}

interface CommentListProps {
  readonly placed: readonly PlacedThread[]
  readonly citationOf: (provision: string) => string
  readonly readOnly: boolean
}

export function CommentList({ placed, citationOf, readOnly }: CommentListProps) {
  const [filter, setFilter] = useState<ThreadFilter>('open')
  const threads = placed.map(({ thread }) => thread)
  const passing = new Set(filterThreads(threads, filter))
  const shown = placed.filter(({ thread }) => passing.has(thread))
  return (
    <>
      <div className={styles['which']}>
        <Segmented
          label="Which comments"
          value={filter}
          options={FILTERS.map(({ value, label }) => ({
            value,
            label: `${label} (${filterThreads(threads, value).length})`,
          }))}
          onValueChange={setFilter}
        />
      </div>
      {shown.length === 0 ? (
        <p className={panel['hint']}>
          {placed.length === 0
            ? 'Nobody has commented yet. Select a change or put the caret into a clause, and write below.'
            : 'No comment of this draft is like that.'}
        </p>
      ) : (
        <ul className={styles['threads']}>
          {shown.map(({ thread, provision, change }) => (
            <li key={thread.root.id}>
              <button
                type="button"
                className={styles['follow']}
                onClick={() => {
                  navigate({ change, provision })
                  placeCaret(provision, change === null ? END : { kind: 'change', change })
                }}
              >
                {change === null ? 'On' : 'On a change at'} {citationOf(provision) || 'unnumbered'}
              </button>
              <ThreadCard thread={thread} readOnly={readOnly} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
