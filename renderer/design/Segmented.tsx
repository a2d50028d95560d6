import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './controls.tsx'
import styles from './Segmented.module.css'

interface SegmentedProps<Value extends string> {
  readonly label: string
  /** Null where none is chosen. */
  readonly value: Value | null
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[]
  readonly onValueChange: (value: Value) => void
  readonly className?: string | undefined
}

/** One of a few, all in sight. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onValueChange,
  className,
}: SegmentedProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value ?? ''}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next)
        if (option !== undefined) onValueChange(option.value)
      }}
      className={classes(styles['group'], className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} className={styles['option']}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
