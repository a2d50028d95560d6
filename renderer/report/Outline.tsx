import type { OutlineEntry } from '../../shared/report/outline.ts'
import { classes } from '../design/controls.tsx'
import styles from './report.module.css'

/** Id of the first entry, which stands for the cover and is no part of the narrative. */
export const FACTS = 'facts'

interface OutlineProps {
  readonly entries: readonly OutlineEntry[]
  readonly chosen: string
  readonly onChoose: (part: string) => void
}

/** The parts of the report, in order. */
export function Outline({ entries, chosen, onChoose }: OutlineProps) {
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
        {entries.map(({ part, number, heading }) => (
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
