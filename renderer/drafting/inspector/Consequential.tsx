import { useMemo } from 'react'
import { type ConsequentialChange, consequentialChanges } from '../../../legal-text/references.ts'
import { type ProvisionView, viewDocument } from '../../../legal-text/views.ts'
import type { DraftedDocument } from '../document.ts'
import { placeCaret } from '../state.ts'
import styles from './changes.module.css'
import panel from './inspector.module.css'

/** How many are in the window at first: a draft that numbers a long document anew has thousands. */
const MOST = 200

interface ConsequentialProps {
  readonly drafted: DraftedDocument
  /** The redline's provisions. */
  readonly views: readonly ProvisionView[]
  readonly citationOf: (provision: string) => string
}

/** What reads differently in a draft although no change of its own says so. */
export function useConsequential({
  drafted: { version },
  views,
}: Pick<ConsequentialProps, 'drafted' | 'views'>): readonly ConsequentialChange[] {
  const baseline = useMemo(
    () => viewDocument(version.provisions, version.numbering, [], 'baseline'),
    [version],
  )
  return useMemo(
    () => consequentialChanges(version.provisions, views, baseline),
    [version, views, baseline],
  )
}

/** Derived, and so neither accepted nor rejected: each follows from a change that the draft makes elsewhere. */
export function Consequential({
  list,
  citationOf,
}: Pick<ConsequentialProps, 'citationOf'> & { readonly list: readonly ConsequentialChange[] }) {
  return (
    <details className={panel['consequential']}>
      <summary>Consequential changes: {list.length}</summary>
      <ul>
        {list.slice(0, MOST).map((change) => (
          <li key={`${change.provision} ${change.kind === 'reference' ? change.offset : ''}`}>
            <Line change={change} citationOf={citationOf} />
          </li>
        ))}
      </ul>
      {list.length > MOST && (
        <p className={panel['hint']}>
          {list.length - MOST} more: the exported redline and the amendment instructions hold all.
        </p>
      )}
    </details>
  )
}

function Line({
  change,
  citationOf,
}: Pick<ConsequentialProps, 'citationOf'> & { readonly change: ConsequentialChange }) {
  const { provision, before, after } = change
  const citation = citationOf(provision) || 'Unnumbered'
  return (
    <div className={styles['entry']}>
      <button type="button" className={styles['choose']} onClick={() => goTo(change)}>
        <span className={styles['citation']}>{citation}</span>
        <span className={styles['act']}>{actOf(change)}</span>
      </button>
      <p className={styles['words']}>
        <del>{before}</del>
        <span className="visually-hidden"> becomes </span>{' '}
        {after === null ? <em>what it points at is deleted</em> : <ins>{after}</ins>}
      </p>
    </div>
  )
}

function actOf({ kind, after }: ConsequentialChange): string {
  if (kind === 'renumbered') return 'Has another number'
  return after === null ? 'Refers to what goes' : 'Refers by another number'
}

function goTo(change: ConsequentialChange): void {
  const { provision } = change
  if (change.kind === 'renumbered') placeCaret(provision, { kind: 'offset', offset: 0 })
  else placeCaret(provision, { kind: 'range', start: change.offset, end: change.offset + 1 })
}
