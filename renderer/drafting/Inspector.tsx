import { useMemo } from 'react'
import { changeStatus } from '../../legal-text/changes.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import {
  type Citations,
  changesOfDraft,
  type TracedChange,
  tracedChange,
} from '../../shared/tracing/changes.ts'
import { Button } from '../design/controls.tsx'
import { navigate, usePlace } from '../interface/navigation.ts'
import { attempt } from '../workspace/author.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ChangeDetails } from './ChangeDetails.tsx'
import type { DraftedDocument } from './document.ts'
import styles from './inspector.module.css'
import { placeCaret } from './state.ts'

interface InspectorProps {
  readonly drafted: DraftedDocument
  readonly redline: readonly ProvisionView[]
  readonly citations: Citations
}

/** Every change of the draft, and all there is to know of the one that is selected. */
export function Inspector({ drafted }: InspectorProps) {
  const workspace = useWorkspace((state) => state.workspace)
  const selected = usePlace((place) => place.change)
  const changes = useMemo(
    () =>
      changesOfDraft(workspace, drafted.draft.id).filter(
        ({ document }) => document === drafted.document.id,
      ),
    [workspace, drafted],
  )
  const withdrawn = drafted.changes.filter((change) => change.withdrawn)
  const current = selected === null ? undefined : shownAs(selected, changes, drafted)
  return (
    <aside className={styles['inspector']} aria-label="Changes and links">
      <section className={styles['list']} aria-label="Changes">
        <header className={styles['head']}>
          <h3>Changes</h3>
          <span>{changes.length === 1 ? '1 change' : `${changes.length} changes`}</span>
        </header>
        {changes.length === 0 && (
          <p className={styles['quiet']}>
            No changes yet. Click into a clause and type: each change is recorded as you make it.
          </p>
        )}
        <ul>
          {changes.map((change) => (
            <li key={change.id}>
              <ChangeEntry change={change} current={change.id === current} />
            </li>
          ))}
        </ul>
        {withdrawn.length > 0 && (
          <details className={styles['withdrawn']}>
            <summary>Withdrawn: {withdrawn.length}</summary>
            <ul>
              {withdrawn.map((change) => {
                const traced = tracedChange(workspace, change)
                return (
                  <li key={change.id} className={styles['gone']}>
                    <span>
                      {traced.citation}: {traced.act} {traced.inserted || traced.deleted}
                    </span>
                    <Button
                      look="quiet"
                      onClick={() =>
                        attempt('change.review', { action: 'restore', changes: [change.id] })
                      }
                    >
                      Restore
                    </Button>
                  </li>
                )
              })}
            </ul>
          </details>
        )}
      </section>
      {current === undefined ? (
        <p className={styles['hint']}>Select a change to give its reason and link it.</p>
      ) : (
        <ChangeDetails key={current} id={current} />
      )}
    </aside>
  )
}

/** The change that stands in the list for the selected record: words of an inserted provision belong to its insertion. */
function shownAs(
  selected: string,
  changes: readonly TracedChange[],
  drafted: DraftedDocument,
): string | undefined {
  if (changes.some(({ id }) => id === selected)) return selected
  const record = drafted.changes.find(({ id }) => id === selected)
  return changes.find(({ provision }) => provision === record?.provision)?.id
}

function ChangeEntry({
  change,
  current,
}: {
  readonly change: TracedChange
  readonly current: boolean
}) {
  const record = useWorkspace((state) => state.workspace.change.get(change.id))
  return (
    <button
      type="button"
      className={styles['entry']}
      aria-pressed={current}
      onClick={() => {
        navigate({ change: change.id, provision: change.provision })
        placeCaret(change.provision, { kind: 'change', change: change.id }, { focus: false })
      }}
    >
      <span className={styles['where']}>
        {change.citation}
        <em>{change.act}</em>
        {record !== undefined && <span>{changeStatus(record)}</span>}
      </span>
      <span className={styles['words']}>
        {change.deleted !== '' && <del>{shorten(change.deleted)}</del>}
        {change.deleted !== '' && change.inserted !== '' && ' '}
        {change.inserted !== '' && <ins>{shorten(change.inserted)}</ins>}
      </span>
    </button>
  )
}

/** Enough to know a change by; the details have all of it. */
function shorten(words: string): string {
  return words.length > 110 ? `${words.slice(0, 108).trimEnd()}…` : words
}
