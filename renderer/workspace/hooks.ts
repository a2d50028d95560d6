import { useMemo } from 'react'
import { usePlace } from '../interface/navigation.ts'
import { type Current, currentWork } from './current.ts'
import { useWorkspace } from './store.ts'

/** The modification, draft, document and version that are worked on; null where there is none. */
export function useCurrent(): Current | null {
  const chosen = usePlace(({ draft, document }) => ({ draft, document }))
  // Changes of the text leave these as they are, so that they render nothing again.
  const records = useWorkspace(({ workspace }) => ({
    modification: workspace.modification,
    draft: workspace.draft,
    document: workspace.document,
    version: workspace.version,
  }))
  return useMemo(() => currentWork(records, chosen), [records, chosen])
}
