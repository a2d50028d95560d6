import { useEffect, useRef } from 'react'
import { type Place, usePlace } from '../interface/navigation.ts'

/** Whether an entry is the one that somebody went to; brings it into sight when it becomes that. */
export function useChosen<Element extends HTMLElement>(
  kind: keyof Pick<Place, 'scenario' | 'input' | 'requirement' | 'response'>,
  id: string,
) {
  const element = useRef<Element>(null)
  const chosen = usePlace((place) => place[kind] === id)
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'center' })
  }, [chosen])
  return { element, chosen }
}
