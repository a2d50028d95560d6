import { Tabs as RadixTabs } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Tabs.module.css'

interface TabsProps {
  readonly label: string
  readonly tabs: readonly {
    readonly id: string
    readonly label: string
    readonly body: ReactNode
  }[]
  readonly value?: string
  readonly onValueChange?: (id: string) => void
}

export function Tabs({ label, tabs, value, onValueChange }: TabsProps) {
  const chosen = value === undefined ? { defaultValue: tabs[0]?.id ?? '' } : { value }
  return (
    <RadixTabs.Root {...chosen} {...(onValueChange === undefined ? {} : { onValueChange })}>
      <RadixTabs.List aria-label={label} className={styles['list']}>
        {tabs.map(({ id, label: name }) => (
          <RadixTabs.Trigger key={id} value={id} className={styles['tab']}>
            {name}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map(({ id, body }) => (
        <RadixTabs.Content key={id} value={id}>
          {body}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  )
}
