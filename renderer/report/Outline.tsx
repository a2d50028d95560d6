import type { OutlineEntry } from '../../shared/report/outline.ts'
import { classes } from '../design/controls.tsx'
import styles from './report.module.css'

/** Id of the first entry, which stands for the cover and is no part of the narrative. */
export const FACTS = 'facts'

interface OutlineProps {
  readonly entries: readonly OutlineEntry[]
  /** How many findings of the check list are open. */
  readonly findings: number
  readonly chosen: string
  readonly onChoose: (part: string) => void
}

/** What is done with the report as a whole. */
export const ISSUES = 'issues'
export const CHECKS = 'checks'

/** The parts of the report, in order; those that its stage leaves out last. */
export function Outline({ entries, findings, chosen, onChoose }: OutlineProps) {
  const left = entries.filter(({ included }) => !included)
  return (
    <nav aria-label="Parts of the report" className={styles['outline']}>
      <ul>
        <li>
          <Entry
            id={FACTS}
            level={0}
            number={null}
            heading="Cover and facts"
            chosen={chosen}
            onChoose={onChoose}
          />
        </li>
        {entries
          .filter(({ included }) => included)
          .map(({ part, number, heading }) => (
            <li key={part.id}>
              <Entry
                id={part.id}
                level={part.level}
                number={number}
                heading={heading}
                chosen={chosen}
                onChoose={onChoose}
              />
            </li>
          ))}
      </ul>
      <h3>The whole of it</h3>
      <ul>
        {[
          [CHECKS, findings === 0 ? 'Check list' : `Check list (${findings})`],
          [ISSUES, 'Issues and conversion'],
        ].map(([id = '', heading = '']) => (
          <li key={id}>
            <Entry
              id={id}
              level={0}
              number={null}
              heading={heading}
              chosen={chosen}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
      <details className={styles['left']} open={left.some(({ part }) => part.id === chosen)}>
        <summary>Not in the report ({left.length})</summary>
        <ul>
          {left.map(({ part, heading }) => (
            <li key={part.id}>
              <Entry
                id={part.id}
                level={part.level}
                number={null}
                heading={heading}
                chosen={chosen}
                onChoose={onChoose}
              />
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

interface EntryProps {
  readonly id: string
  readonly level: number
  readonly number: string | null
  readonly heading: string
  readonly chosen: string
  readonly onChoose: (part: string) => void
}

function Entry({ id, level, number, heading, chosen, onChoose }: EntryProps) {
  return (
    <button
      type="button"
      aria-current={id === chosen ? 'true' : undefined}
      className={classes(styles['entry'], styles[`level${level}`])}
      onClick={() => onChoose(id)}
    >
      {number !== null && <span className={styles['number']}>{number}</span>}
      <span>{heading}</span>
    </button>
  )
}
