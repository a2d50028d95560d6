import { Tooltip } from 'radix-ui'
import type { ReactElement } from 'react'
import { IS_MAC } from '../interface/keyboard.ts'
import { shortcutKeys } from '../interface/shortcuts.ts'
import styles from './Tip.module.css'

interface TipProps {
  readonly text: string
  readonly shortcut?: string | null
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactElement
}

/** What a control does, on hover and on focus. The control carries the same words as its name. */
export function Tip({ text, shortcut = null, side = 'bottom', children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content side={side} sideOffset={6} collisionPadding={8} className={styles['tip']}>
          <span>{text}</span>
          {shortcut !== null && (
            <span aria-hidden="true">{shortcutKeys(shortcut, IS_MAC).join(' ')}</span>
          )}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

export const TipProvider = Tooltip.Provider
