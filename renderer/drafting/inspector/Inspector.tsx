import { useMemo } from 'react'
import type { Change } from '../../../legal-text/changes.ts'
import { Panel } from '../../design/surfaces.tsx'
import { usePlace } from '../../interface/navigation.ts'
import { type ChangeGroup, countChanges, listedFor } from '../changeList.ts'
import type { DraftedDocument } from '../document.ts'
import { ChangeDetails } from './ChangeDetails.tsx'
import { ChangeList } from './ChangeList.tsx'
import styles from './inspector.module.css'
import { Withdrawn } from './Withdrawn.tsx'

interface InspectorProps {
  readonly drafted: DraftedDocument
  readonly groups: readonly ChangeGroup[]
  readonly citationOf: (provision: string) => string
}

/** Every change of the draft, and all there is to know of the one that is selected. */
export function Inspector({ drafted, groups, citationOf }: InspectorProps) {
  const chosen = usePlace((place) => place.change)
  const selected = useMemo(
    () => (chosen === null ? null : listedFor(drafted.records, chosen)),
    [chosen, drafted.records],
  )
  const change = selected === null ? undefined : ownChange(drafted, selected)
  const withdrawn = useMemo(
    () => drafted.changes.filter((candidate) => candidate.withdrawn),
    [drafted.changes],
  )
  const count = countChanges(groups)
  return (
    <aside className={styles['inspector']} aria-label="Changes and links">
      <Panel
        title="Changes"
        className={styles['list']}
        tools={<span className={styles['count']}>{count === 0 ? 'none' : count}</span>}
      >
        {count === 0 ? (
          <p className={styles['hint']}>
            {drafted.draft.name} changes nothing yet. Put the caret into a clause and type: each
            change is recorded as you make it.
          </p>
        ) : (
          <ChangeList groups={groups} selected={selected} />
        )}
        {withdrawn.length > 0 && <Withdrawn changes={withdrawn} citationOf={citationOf} />}
      </Panel>
      {change === undefined ? (
        count > 0 && (
          <p className={styles['hint']}>Select a change to see its reason, links and history.</p>
        )
      ) : (
        <ChangeDetails key={change.id} change={change} citation={citationOf(change.provision)} />
      )}
    </aside>
  )
}

function ownChange({ draft, records }: DraftedDocument, id: string): Change | undefined {
  const change = records.get(id)
  return change?.draft === draft.id ? change : undefined
}
