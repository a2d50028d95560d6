import { Check, Ellipsis, type LucideIcon } from 'lucide-react'
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
  /** Whether it is the one that holds, where the menu is a choice. */
  readonly chosen?: boolean
  readonly onChoose: () => void
}

interface MenuProps {
  /** What the menu is of: the name of its button. */
  readonly label: string
  readonly items: readonly MenuItem[]
  /** Shown on the button instead of three dots. */
  readonly text?: string
  readonly className?: string | undefined
}

/** What can be done with one thing, behind one button. */
export function Menu({ label, items, text, className }: MenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        aria-label={label}
        title={label}
        className={
          text === undefined
            ? classes(controls['iconButton'], styles['trigger'], className)
            : className
        }
      >
        {text ?? <Ellipsis aria-hidden="true" />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={styles['menu']}
        >
          {items.map((item) => (
            <Entry key={item.label} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Entry({ item }: { readonly item: MenuItem }) {
  const { label, icon: Icon, unavailable = false, danger = false, chosen, onChoose } = item
  const shared = {
    disabled: unavailable,
    onSelect: onChoose,
    className: classes(styles['item'], danger && styles['danger']),
  }
  if (chosen !== undefined) {
    return (
      <DropdownMenu.CheckboxItem checked={chosen} {...shared}>
        <span className={styles['sign']}>
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
        </span>
        {label}
      </DropdownMenu.CheckboxItem>
    )
  }
  return (
    <DropdownMenu.Item {...shared}>
      {Icon !== undefined && <Icon aria-hidden="true" />}
      {label}
    </DropdownMenu.Item>
  )
}
