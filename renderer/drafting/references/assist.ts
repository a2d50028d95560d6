import { useEffect, useMemo, useRef } from 'react'
import { type DefinedTerm, definitionsIn } from '../../../legal-text/definitions.ts'
import type { ProvisionView } from '../../../legal-text/views.ts'
import { resolverFor } from '../frames.ts'
import { type Asking, setReferences } from './state.ts'

/** What helps while one types; nowhere but on the page. */
export interface Assist {
  readonly terms: () => readonly DefinedTerm[]
  /** Tells when the terms of the document have been read, for the first time or anew. Returns how to stop. */
  readonly onTerms: (listener: (first: boolean) => void) => () => void
  readonly pickReference: (asking: Asking) => void
}

const REST_MILLISECONDS = 300

/**
 * The terms are read again once the text has come to rest after a change: no key waits for it. Those of a document
 * that was just opened are read as soon as it is on screen.
 */
export function useAssist(views: readonly ProvisionView[], document: string): Assist {
  const known = useRef<{ readonly terms: readonly DefinedTerm[]; readonly document: string }>(null)
  const listeners = useRef(new Set<(first: boolean) => void>())
  useEffect(() => {
    const opened = known.current?.document !== document
    const read = () => {
      known.current = { terms: definitionsIn(views, resolverFor(views)), document }
      for (const listener of [...listeners.current]) listener(opened)
    }
    const timer = setTimeout(read, opened ? 0 : REST_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [views, document])
  return useMemo(
    () => ({
      terms: () => known.current?.terms ?? [],
      onTerms: (listener) => {
        listeners.current.add(listener)
        return () => listeners.current.delete(listener)
      },
      pickReference: (asking) => setReferences({ asking }),
    }),
    [],
  )
}
