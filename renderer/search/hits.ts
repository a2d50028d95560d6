/** What was found, in words, and where it opens. Pure. */
import type { SearchFound, SearchHit } from '../../shared/channels.ts'
import type { Workspace } from '../../shared/workspace.ts'

export const GROUP_HEADINGS: Readonly<Record<SearchFound['groups'][number]['kind'], string>> = {
  draft: 'Proposed',
  note: 'Comments and reasons',
  version: 'In force',
}

/** Where a hit stands, in words: "4.1A(b), Option A", "4.1, Appendix AC version 8.1". */
export function whereOf(hit: SearchHit, workspace: Workspace): string {
  const at = hit.citation === '' ? 'Unnumbered' : hit.citation
  if (hit.kind === 'version') {
    const version = hit.version === null ? undefined : workspace.version.get(hit.version)
    const document = workspace.document.get(version?.document ?? '')?.shortName ?? 'Document'
    return `${at}, ${document} version ${version?.label ?? 'not stated'}`
  }
  const draft = hit.draft === null ? '' : `, ${workspace.draft.get(hit.draft)?.name ?? 'a draft'}`
  if (hit.kind === 'draft') return `${at}${draft}`
  const what = hit.kind === 'comment' ? 'Comment' : 'Reason'
  return hit.citation === '' ? `${what}${draft}` : `${what} at ${at}${draft}`
}

export interface Opening {
  readonly draft: string
  readonly document: string | null
  readonly view: 'redline' | 'baseline'
  readonly provision: string
  readonly change: string | null
  /** Where the caret goes in the words of that view; null where it goes to the change. */
  readonly offset: number | null
}

/** Where a hit opens, or null where no draft shows it. A text in force opens as the baseline of a draft of it. */
export function openingOf(
  hit: SearchHit,
  workspace: Workspace,
  current: string | null,
): Opening | null {
  if (hit.provision === null) return null
  const { provision, change, document } = hit
  const offset = hit.kind === 'reason' || hit.kind === 'comment' ? null : (hit.offset ?? 0)
  if (hit.kind !== 'version') {
    const draft = hit.draft ?? current
    return draft === null ? null : { draft, document, view: 'redline', provision, change, offset }
  }
  const drafts = [...workspace.draft.values()].filter(({ bases }) =>
    bases.some(({ version }) => version === hit.version),
  )
  const draft = drafts.find(({ id }) => id === current) ?? drafts[0]
  return draft === undefined
    ? null
    : { draft: draft.id, document, view: 'baseline', provision, change: null, offset }
}
