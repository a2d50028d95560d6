import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classes, IconButton } from './controls.tsx'
import styles from './Dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly wide?: boolean
  /** As large as the window allows. */
  readonly full?: boolean
  /** Its contents hold nothing that takes the focus, and are scrolled by keyboard all the same. */
  readonly reading?: boolean
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A modal dialog while it is mounted. Escape and the cross close it; the focus returns to where it was. */
export function Dialog({
  title,
  onClose,
  wide = false,
  full = false,
  reading = false,
  footer,
  children,
}: DialogProps) {
  const titleId = useId()
  const dialog = useModal()
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={classes(styles['dialog'], wide && styles['wide'], full && styles['full'])}
      onClose={onClose}
    >
      <header className={styles['head']}>
        <h2 id={titleId}>{title}</h2>
        <IconButton icon={X} label="Close" inDialog onClick={() => dialog.current?.close()} />
      </header>
      {reading ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <div className={styles['body']} tabIndex={0} data-autofocus>
          {children}
        </div>
      ) : (
        <div className={styles['body']}>{children}</div>
      )}
      {footer !== undefined && <footer className={styles['foot']}>{footer}</footer>}
    </dialog>
  )
}

/** Opens the dialog it is given to as modal, and gives the focus back afterwards. */
export function useModal() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const element = dialog.current
    if (element !== null && !element.open) {
      element.showModal()
      // A closed dialog takes no focus, so that React's own autoFocus comes too early.
      element.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    }
    // The backdrop counts as the dialog itself; everything inside is covered by its children.
    const onPress = (event: PointerEvent) => {
      if (event.target === element && isBackdrop(event, element)) element?.close()
    }
    element?.addEventListener('pointerdown', onPress)
    return () => {
      element?.removeEventListener('pointerdown', onPress)
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return dialog
}

function isBackdrop({ clientX, clientY }: PointerEvent, dialog: HTMLDialogElement | null): boolean {
  const box = dialog?.getBoundingClientRect()
  if (box === undefined) return false
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom
}
