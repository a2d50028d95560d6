import { useMemo } from 'react'
import { Button } from '../../design/controls.tsx'
import type { DraftedDocument } from '../document.ts'
import styles from './filters.module.css'
import { entriesOf, pendingAmong, type ReviewGroup } from './review.ts'
import { choose, decide, useReviewing } from './reviewing.ts'

interface BulkBarProps {
  readonly drafted: DraftedDocument
  /** All live changes, and those that the filter lets through. */
  readonly all: readonly ReviewGroup[]
  readonly shown: readonly ReviewGroup[]
}

/** Decides on many changes in one step: those that are chosen, else all that are listed. */
export function BulkBar({ drafted, all, shown }: BulkBarProps) {
  const chosen = useReviewing((state) => state.chosen)
  const listed = useMemo(() => entriesOf(shown).map(({ id }) => id), [shown])
  const everything = useMemo(() => entriesOf(all).map(({ id }) => id), [all])
  const picked = listed.filter((id) => chosen.has(id))
  const which = picked.length > 0 ? picked : listed
  const pending = pendingAmong(drafted.records, which)
  const what = picked.length > 0 ? `${pending.length} chosen` : `all ${pending.length} listed`
  return (
    <div className={styles['bulk']} role="toolbar" aria-label="Decide on many">
      <input
        type="checkbox"
        aria-label={`Choose all ${listed.length} listed changes`}
        checked={picked.length > 0 && picked.length === listed.length}
        ref={(box) => {
          if (box !== null) box.indeterminate = picked.length > 0 && picked.length < listed.length
        }}
        onChange={(event) => choose(listed, event.currentTarget.checked)}
      />
      <Button
        look="quiet"
        unavailable={pending.length === 0}
        onClick={() => decide('accept', which, everything)}
      >
        Accept {what}
      </Button>
      <Button
        look="quiet"
        unavailable={pending.length === 0}
        onClick={() => decide('reject', which, everything)}
      >
        Reject {what}
      </Button>
    </div>
  )
}
