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
}

/** Null where the draft has no document with a base version. */
export function useDraftedDocument(): DraftedDocument | null {
  const current = useCurrent()
  const all = useWorkspace((state) => state.workspace.change)
  return useMemo(() => {
    if (current === null || current.document === null || current.version === null) return null
    const { draft, document, version, modification } = current
    const changes = [...all.values()].filter(
      (change) => change.draft === draft.id && change.document === document.id,
    )
    return { draft, document, version, modification, changes }
  }, [current, all])
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

/** What stands on the page: a table itself and its rows are drawn by their cells. */
export function shownViews(views: readonly ProvisionView[]): readonly ProvisionView[] {
  return views.filter(({ kind }) => kind !== 'table' && kind !== 'row')
}
