import { Ellipsis, type LucideIcon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import controls from './controls.module.css'
import { classes } from './controls.tsx'
import styles from './Menu.module.css'

export interface MenuItem {
  readonly label: string
  readonly icon?: LucideIcon
  /** Why it cannot be chosen, or nothing where it can. */
  readonly unavailable?: boolean
  readonly danger?: boolean
  readonly onChoose: () => void
}

interface MenuProps {
  /** What the menu is of: the name of its button. */
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly className?: string | undefined
}

/** What can be done with one thing, behind one button. */
export function Menu({ label, items, className }: MenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        aria-label={label}
        title={label}
        className={classes(controls['iconButton'], styles['trigger'], className)}
      >
        <Ellipsis aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={styles['menu']}
        >
          {items.map(({ label: name, icon: Icon, unavailable = false, danger, onChoose }) => (
            <DropdownMenu.Item
              key={name}
              disabled={unavailable}
              onSelect={onChoose}
              className={classes(styles['item'], danger === true && styles['danger'])}
            >
              {Icon !== undefined && <Icon aria-hidden="true" />}
              {name}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
