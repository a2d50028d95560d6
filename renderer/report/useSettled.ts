import { useCallback, useEffect, useRef, useState } from 'react'
import { onFlush } from '../workspace/store.ts'
import { setTyping } from '../workspace/typing.ts'

/** A pause after which what was typed becomes a record, in milliseconds. */
const PAUSE = 900

interface Settled {
  readonly text: string
  readonly type: (text: string) => void
  /** Records what was typed now. */
  readonly settle: () => void
  /** Goes back to what is recorded. */
  readonly restore: () => void
}

/**
 * A field that is recorded after a pause, when it is left, and before anything else happens. `record` answers
 * false where the text cannot be recorded; it then stays on screen as it is. When the record is changed from
 * elsewhere, as by undo, the field follows, unless what stands in it says the same.
 */
export function useSettled(
  recorded: string,
  record: (text: string) => boolean,
  same: (left: string, right: string) => boolean = (left, right) => left === right,
): Settled {
  const [text, setText] = useState(recorded)
  const latest = useRef({ text, recorded, record, same, dirty: false })
  latest.current = { ...latest.current, text, recorded, record, same }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const settle = useCallback(() => {
    clearTimeout(timer.current)
    const now = latest.current
    if (!now.dirty) return
    now.dirty = false
    setTyping(false)
    if (!now.same(now.text, now.recorded)) now.record(now.text)
  }, [])

  const type = useCallback(
    (next: string) => {
      latest.current.text = next
      latest.current.dirty = true
      setText(next)
      setTyping(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(settle, PAUSE)
    },
    [settle],
  )

  const restore = useCallback(() => {
    clearTimeout(timer.current)
    latest.current.dirty = false
    setTyping(false)
    setText(latest.current.recorded)
  }, [])

  useEffect(() => {
    const now = latest.current
    if (!now.dirty && !now.same(now.text, recorded)) setText(recorded)
  }, [recorded])

  useEffect(() => {
    const stop = onFlush(settle)
    return () => {
      settle()
      stop()
    }
  }, [settle])

  return { text, type, settle, restore }
}
