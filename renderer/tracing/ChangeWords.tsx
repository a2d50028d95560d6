import type { TracedChange } from '../../shared/tracing/changes.ts'
import styles from './tracing.module.css'

/** What a change does, in its own words. Both ends are said aloud, for readers that do not say where they are. */
export function ChangeWords({ change }: { readonly change: TracedChange }) {
  const { act, deleted, inserted, withdrawn } = change
  return (
    <span className={styles['words']}>
      <span className={styles['quiet']}>{withdrawn ? `Withdrawn: ${act.toLowerCase()}` : act}</span>{' '}
      {deleted !== '' && (
        <del>
          <span className="visually-hidden">[deleted: </span>
          {deleted}
          <span className="visually-hidden">]</span>
        </del>
      )}{' '}
      {inserted !== '' && (
        <ins>
          <span className="visually-hidden">[inserted: </span>
          {inserted}
          <span className="visually-hidden">]</span>
        </ins>
      )}
    </span>
  )
}
