import { X } from 'lucide-react'
import { IconButton, Select } from '../design/controls.tsx'
import styles from './links.module.css'

interface ProvisionChipsProps {
  readonly chosen: readonly string[]
  readonly offered: readonly {
    readonly id: string
    readonly citation: string
    readonly words: string
  }[]
  readonly onChange: (provisions: readonly string[]) => void
}

const MOST_WORDS = 70

/** The provisions that decide an outcome. */
export function ProvisionChips({ chosen, offered, onChange }: ProvisionChipsProps) {
  const citation = (id: string) =>
    offered.find((provision) => provision.id === id)?.citation ?? 'no longer there'
  const left = offered.filter(({ id }) => !chosen.includes(id))
  return (
    <fieldset className={styles['pairs']}>
      <legend>Provisions that decide it</legend>
      {chosen.length > 0 && (
        <ul className={styles['chips']}>
          {chosen.map((id) => (
            <li key={id}>
              {citation(id)}
              <IconButton
                icon={X}
                inDialog
                label={`Leave out ${citation(id)}`}
                onClick={() => onChange(chosen.filter((other) => other !== id))}
              />
            </li>
          ))}
        </ul>
      )}
      <Select
        aria-label="Add a provision that decides it"
        className={styles['wideSelect']}
        value=""
        options={[
          { value: '', label: 'Add a provision' },
          ...left.map(({ id, citation: cited, words }) => ({
            value: id,
            label: `${cited} ${words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words}`,
          })),
        ]}
        onValueChange={(id) => id !== '' && onChange([...chosen, id])}
      />
    </fieldset>
  )
}
