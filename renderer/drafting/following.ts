/** What stands beside the page follows the text once the keys rest: the page and the next key come first. */
import { startTransition, useEffect, useRef, useState } from 'react'
import { lastKeyAt } from './editor/typing.ts'

/** Milliseconds without a key: longer than between two keys of a word, shorter than a look to the side takes. */
const REST = 250
/** However long somebody types, what stands beside is at most as old as this, in milliseconds. */
const OLDEST = 2000

/** The value, or one of a moment ago while keys are coming in; `first` is shown before anything else is painted. */
export function useFollowing<Value>(value: Value, first: Value): Value {
  const [shown, show] = useState(first)
  const behindSince = useRef<number | null>(null)
  useEffect(() => {
    if (shown === value) {
      behindSince.current = null
      return
    }
    behindSince.current ??= performance.now()
    const latest = behindSince.current + OLDEST
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = () => {
      const now = performance.now()
      const wait = Math.min(lastKeyAt() + REST, latest) - now
      if (wait > 0) timer = setTimeout(follow, wait)
      else startTransition(() => show(() => value))
    }
    follow()
    return () => clearTimeout(timer)
  }, [shown, value])
  return shown
}
