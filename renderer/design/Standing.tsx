import type { Basis } from '../../shared/records/index.ts'
import styles from './Standing.module.css'

interface StandingProps {
  /** Null for what somebody has written here: its author answers for it. */
  readonly basis: Basis | null
}

const WORDS = { stated: 'Stated', inferred: 'Inferred', illustrative: 'Illustrative' } as const

/** How far a fact can be trusted, in a word with a line of its own kind; the source on hover. */
export function Standing({ basis }: StandingProps) {
  if (basis === null) {
    return (
      <span className={styles['standing']} data-standing="here">
        Entered here
      </span>
    )
  }
  return (
    <span className={styles['standing']} data-standing={basis.standing} title={basis.source}>
      {WORDS[basis.standing]}
    </span>
  )
}

/** The standing with its source in full. */
export function StandingWithSource({ basis }: StandingProps) {
  return (
    <span className={styles['withSource']}>
      <Standing basis={basis} />
      {basis !== null && <span>{basis.source}</span>}
    </span>
  )
}
