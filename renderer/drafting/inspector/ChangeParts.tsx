import { useState } from 'react'
import type { Change } from '../../../legal-text/changes.ts'
import { baseText } from '../../../legal-text/state.ts'
import { Button } from '../../design/controls.tsx'
import { announce, refuse } from '../../interface/messages.ts'
import { type Handler, useCommands } from '../../interface/registry.ts'
import { attempt } from '../../workspace/author.ts'
import { flushEdits } from '../../workspace/store.ts'
import type { DraftedDocument } from '../document.ts'
import styles from './details.module.css'
import { joinable } from './parts.ts'
import { SplitDialog } from './SplitDialog.tsx'

interface ChangePartsProps {
  readonly change: Change
  readonly drafted: DraftedDocument
}

/** Splitting a change, and joining it to the one beside it. */
export function ChangeParts({ change, drafted }: ChangePartsProps) {
  const [splitting, setSplitting] = useState(false)
  const join = (side: 'before' | 'after') => {
    const neighbour = joinable(drafted.changes, change, side)
    if ('refusal' in neighbour) refuse(neighbour.refusal)
    else if (attempt('change.join', { changes: [change.id, neighbour.id] })) {
      announce('The two changes are one')
    }
  }
  const split: Handler = {
    run: () => {
      flushEdits()
      setSplitting(true)
    },
    blocked: () => {
      if (change.kind !== 'text') return 'Only a change of words can be split.'
      return change.withdrawn ? 'A withdrawn change cannot be split.' : null
    },
  }
  useCommands({
    'review.split': split,
    'review.join': () => {
      const after = joinable(drafted.changes, change, 'after')
      const before = joinable(drafted.changes, change, 'before')
      if ('refusal' in after && 'refusal' in before) refuse(after.refusal)
      else join('id' in after ? 'after' : 'before')
    },
  })
  if (change.kind !== 'text' || change.withdrawn) return null
  return (
    <div className={styles['parts']}>
      <Button look="quiet" onClick={split.run}>
        Split…
      </Button>
      {(['before', 'after'] as const).map(
        (side) =>
          'id' in joinable(drafted.changes, change, side) && (
            <Button key={side} look="quiet" onClick={() => join(side)}>
              {side === 'after' ? 'Join with the next' : 'Join with the one before'}
            </Button>
          ),
      )}
      {splitting && (
        <SplitDialog
          change={change}
          base={baseText(drafted.version.provisions, change.provision)}
          onClose={() => setSplitting(false)}
        />
      )}
    </div>
  )
}
