import { useMemo } from 'react'
import type { Change } from '../../../legal-text/changes.ts'
import { viewDocument } from '../../../legal-text/views.ts'
import type { RecordOf } from '../../../shared/records/index.ts'
import { useWorkspace } from '../../workspace/store.ts'
import { groupChanges, type ListedChange } from '../changeList.ts'
import { citationsFor, resolverFor } from '../frames.ts'
import type { Side } from './align.ts'

export interface ComparedDraft {
  readonly draft: RecordOf<'draft'>
  /** Which of its texts: the draft as it proposes changes, or a text that none can be taken to. */
  readonly text: ComparedText
  readonly name: string
  readonly side: Side
  /** The changes at each provision. */
  readonly changes: ReadonlyMap<string, readonly ListedChange[]>
}

export type ComparedText = 'redline' | 'agreed' | 'baseline'

const NAMES: Readonly<Record<ComparedText, (draft: string) => string>> = {
  redline: (draft) => draft,
  agreed: (draft) => `Agreed text of ${draft}`,
  baseline: () => 'Baseline',
}

/** A draft as it is compared; null where it has no base of the document. */
export function useComparedDraft(
  id: string,
  document: string,
  text: ComparedText = 'redline',
): ComparedDraft | null {
  const records = useWorkspace(({ workspace }) => ({
    draft: workspace.draft.get(id),
    versions: workspace.version,
    changes: workspace.change,
  }))
  return useMemo(() => {
    const { draft, versions, changes } = records
    const base = draft?.bases.find((candidate) => candidate.document === document)
    const version = base === undefined ? undefined : versions.get(base.version)
    if (draft === undefined || version === undefined) return null
    const own: readonly Change[] = [...changes.values()].filter(
      (change) => change.draft === id && change.document === document,
    )
    const views = viewDocument(version.provisions, version.numbering, own, text, {
      renumber: draft.renumbers.includes(document),
    })
    const citations = citationsFor(views)
    const resolve = resolverFor(views)
    const groups =
      text === 'redline'
        ? groupChanges(views, changes, (provision) => citations.get(provision) ?? '', resolve)
        : []
    return {
      draft,
      text,
      name: NAMES[text](draft.name),
      side: { views, resolve, citations },
      changes: new Map(groups.map((group) => [group.provision, group.changes])),
    }
  }, [records, id, document, text])
}
