import { useEffect, useMemo, useRef } from 'react'
import { type DefinedTerm, definitionsIn } from '../../../legal-text/definitions.ts'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { resolverFor } from '../frames.ts'
import { type Asking, setReferences } from './state.ts'

/** What helps while one types; nowhere but on the page. */
export interface Assist {
  readonly terms: () => readonly DefinedTerm[]
  readonly pickReference: (asking: Asking) => void
}

const REST_MILLISECONDS = 300

/** The terms are read again once the text has come to rest after a change: no key waits for it. */
export function useAssist(views: readonly ProvisionView[]): Assist {
  const terms = useRef<readonly DefinedTerm[]>([])
  useEffect(() => {
    const read = () => {
      terms.current = definitionsIn(views, resolverFor(views))
    }
    const timer = setTimeout(read, REST_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [views])
  return useMemo(
    () => ({
      terms: () => terms.current,
      pickReference: (asking) => setReferences({ asking }),
    }),
    [],
  )
}
