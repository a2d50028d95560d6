/** The document that is drafted, read from the workspace's records. */
import { useMemo, useRef } from 'react'
import type { Change } from '../../legal-text/changes.ts'
import type { ProvisionView, View } from '../../legal-text/views.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'
import { type LiveViews, updateViews } from './liveViews.ts'

export interface DraftedDocument {
  readonly draft: RecordOf<'draft'>
  readonly document: RecordOf<'document'>
  readonly version: RecordOf<'version'>
  readonly modification: RecordOf<'modification'>
  /** Those of this draft and document, withdrawn ones among them. */
  readonly changes: readonly Change[]
  /** All changes of the workspace, by id. */
  readonly records: ReadonlyMap<string, Change>
}

/** Null where the draft has no document with a base version. */
export function useDraftedDocument(): DraftedDocument | null {
  const current = useCurrent()
  const records = useWorkspace((state) => state.workspace.change)
  return useMemo(() => {
    if (current === null || current.document === null || current.version === null) return null
    const { draft, document, version, modification } = current
    const changes = [...records.values()].filter(
      (change) => change.draft === draft.id && change.document === document.id,
    )
    return { draft, document, version, modification, changes, records }
  }, [current, records])
}

/**
 * The provisions of a view; none without one. Those whose words have not changed are the same values as before.
 */
export function useViews(drafted: DraftedDocument, view: View | null): readonly ProvisionView[] {
  const { version, draft, document } = drafted
  const changes = view === 'baseline' ? NO_CHANGES : drafted.changes
  const renumber = view !== 'baseline' && draft.renumbers.includes(document.id)
  const last = useRef<LiveViews | null>(null)
  return useMemo(() => {
    const { provisions, numbering } = version
    last.current =
      view === null
        ? null
        : updateViews(last.current, { provisions, numbering, changes, view, renumber })
    return last.current?.views ?? NO_VIEWS
  }, [version, changes, view, renumber])
}

const NO_CHANGES: readonly Change[] = []
export const NO_VIEWS: readonly ProvisionView[] = []
