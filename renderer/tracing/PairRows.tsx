import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { Button, IconButton, TextInput } from '../design/controls.tsx'
import styles from './links.module.css'

type Pair = readonly [string, string]

interface PairRowsProps {
  readonly legend: string
  readonly columns: Pair
  readonly add: string
  readonly rows: readonly Pair[]
  readonly suggestions: readonly [readonly string[], readonly string[]]
  readonly onChange: (rows: readonly Pair[]) => void
}

/** A short list of two things that belong together, grown and shrunk by hand. */
export function PairRows({ legend, columns, add, rows, suggestions, onChange }: PairRowsProps) {
  const list = useId()
  const type = (index: number, half: 0 | 1, value: string) =>
    onChange(
      rows.map(([first, second], at) => {
        if (at !== index) return [first, second]
        return half === 0 ? [value, second] : [first, value]
      }),
    )
  return (
    <fieldset className={styles['pairs']}>
      <legend>{legend}</legend>
      {rows.map(([first, second], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={index} className={styles['pair']}>
          <TextInput
            aria-label={`${columns[0]}, row ${index + 1}`}
            placeholder={columns[0]}
            list={`${list}-0`}
            value={first}
            onChange={(event) => type(index, 0, event.currentTarget.value)}
          />
          <TextInput
            aria-label={`${columns[1]}, row ${index + 1}`}
            placeholder={columns[1]}
            list={`${list}-1`}
            value={second}
            onChange={(event) => type(index, 1, event.currentTarget.value)}
          />
          <IconButton
            icon={X}
            inDialog
            label={`Remove row ${index + 1}`}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {suggestions.map((words, half) => (
        <datalist key={columns[half]} id={`${list}-${half}`}>
          {words.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      ))}
      <Button
        look="quiet"
        className={styles['small']}
        onClick={() => onChange([...rows, ['', '']])}
      >
        <Plus aria-hidden="true" />
        {add}
      </Button>
    </fieldset>
  )
}
