import { useState } from 'react'
import { classes, Field, TextInput } from '../design/controls.tsx'
import { useWorkspace } from '../workspace/store.ts'
import styles from './report.module.css'
import { useSettled } from './useSettled.ts'

interface FactFieldProps {
  readonly label: string
  readonly value: string
  readonly wide?: boolean
  /** What is wrong with a text, or null. What is wrong is not recorded. */
  readonly check?: (text: string) => string | null
  readonly record: (text: string) => boolean
}

/** One fact. Enter and leaving the field keep it; Escape brings back what is kept. */
export function FactField({ label, value, wide = false, check, record }: FactFieldProps) {
  const readOnly = useWorkspace((state) => state.readOnly !== null)
  const [error, setError] = useState<string | null>(null)
  const { text, type, settle, restore } = useSettled(value, (typed) => {
    const wrong = check?.(typed) ?? null
    setError(wrong)
    return wrong === null && record(typed)
  })
  return (
    <div className={classes(wide && styles['wide'])}>
      <Field label={label} error={error}>
        {(tie) => (
          <TextInput
            {...tie}
            readOnly={readOnly}
            placeholder="Not stated"
            value={text}
            onChange={(event) => {
              setError(null)
              type(event.currentTarget.value)
            }}
            onBlur={settle}
            onKeyDown={(event) => {
              if (event.key === 'Enter') settle()
              if (event.key === 'Escape') {
                setError(null)
                restore()
              }
            }}
          />
        )}
      </Field>
    </div>
  )
}
