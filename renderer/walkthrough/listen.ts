/** The keyboard of a walkthrough: single keys, wherever nothing is being typed. */
import { useEffect } from 'react'
import { act } from './actions.ts'
import { actionForKey } from './keys.ts'

export function useShowKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTypedIn(event)) return
      const action = actionForKey(event)
      if (action === null) return
      event.preventDefault()
      act(action)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Fields, dialogs and pressed buttons have keys of their own. */
function isTypedIn({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches('input, textarea, select')) return true
  return target.closest('button, a') !== null && (key === 'Enter' || key === ' ')
}
