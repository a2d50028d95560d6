import type { ProvisionView } from '../../legal-text/views.ts'

/** Whether a provision itself, rather than one under it, differs between baseline and proposal. */
export function isChanged(view: ProvisionView): boolean {
  return view.presence !== 'kept' || view.segments.some(({ kind }) => kind !== 'kept')
}

/** The changed provisions with what they stand under and the sub-heading above them, so that they read on their own. */
export function changedProvisions(views: readonly ProvisionView[]): readonly ProvisionView[] {
  const parents = new Map(views.map(({ id, parent }) => [id, parent]))
  const shown = new Set<string>()
  const headings = new Map<string | null, string>()
  for (const view of views) {
    if (view.kind === 'heading') headings.set(view.parent, view.id)
    if (!isChanged(view)) continue
    const heading = headings.get(view.parent)
    if (heading !== undefined) shown.add(heading)
    let id: string | null = view.id
    while (id !== null) {
      shown.add(id)
      id = parents.get(id) ?? null
    }
  }
  return views.filter(({ id }) => shown.has(id))
}
