/** The document that is drafted, read from the workspace's records. */
import { useMemo } from 'react'
import type { Change } from '../../legal-text/changes.ts'
import { type ProvisionView, type View, viewDocument } from '../../legal-text/views.ts'
import type { RecordOf } from '../../shared/records/index.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { useWorkspace } from '../workspace/store.ts'

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

export function useViews(drafted: DraftedDocument, view: View): readonly ProvisionView[] {
  const { version, changes, draft, document } = drafted
  return useMemo(
    () =>
      viewDocument(version.provisions, version.numbering, changes, view, {
        renumber: draft.renumbers.includes(document.id),
      }),
    [version, changes, draft, document, view],
  )
}
