import { useEffect, useRef } from 'react'

/** Gives the focus back to what opened an editor in its place, once that is closed. */
export function useReturningFocus<Opener extends HTMLElement>(editing: boolean) {
  const opener = useRef<Opener>(null)
  const was = useRef(false)
  useEffect(() => {
    if (was.current && !editing) opener.current?.focus()
    was.current = editing
  }, [editing])
  return opener
}
