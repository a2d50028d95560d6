/** Where a new provision goes, and what it is, from where the caret stands. Pure. */
import type { ProvisionKind } from '../../legal-text/provisions.ts'
import type { ProvisionView } from '../../legal-text/views.ts'
import { failed, ok, type Result } from '../../shared/result.ts'

export interface NewPlace {
  readonly provisionKind: ProvisionKind
  readonly parent: string | null
  readonly after: string | null
}

/** What stands inside a provision of a kind. */
const INSIDE: Partial<Readonly<Record<ProvisionKind, ProvisionKind>>> = {
  schedule: 'section',
  part: 'section',
  section: 'clause',
  clause: 'paragraph',
  paragraph: 'subparagraph',
  subparagraph: 'item',
}

export function placeForNew(
  view: ProvisionView,
  views: readonly ProvisionView[],
  where: 'after' | 'inside',
): Result<NewPlace> {
  if (view.presence === 'deleted') {
    return failed('insert/deleted', 'This provision is struck out: nothing can be added to it.')
  }
  if (view.kind === 'cell' || view.kind === 'row') {
    return failed('insert/table', 'Put the caret outside the table first: rows are not added here.')
  }
  return where === 'after' ? ok(placeAfter(view, views)) : placeInside(view, views)
}

/** Behind a heading comes a clause, as the first of what it heads; behind the rest, one of its kind. */
function placeAfter(view: ProvisionView, views: readonly ProvisionView[]): NewPlace {
  const { id, kind, parent } = view
  if (kind !== 'heading') return { provisionKind: kind, parent, after: id }
  const sibling = views.find(
    (other) => other.parent === parent && other.kind !== 'heading' && other.presence !== 'deleted',
  )
  return { provisionKind: sibling?.kind ?? 'clause', parent, after: id }
}

function placeInside(view: ProvisionView, views: readonly ProvisionView[]): Result<NewPlace> {
  const provisionKind = INSIDE[view.kind]
  if (provisionKind === undefined) {
    return failed('insert/inside', 'Nothing can stand inside this provision.')
  }
  const inside = views.filter(
    ({ parent, presence }) => parent === view.id && presence !== 'deleted',
  )
  return ok({ provisionKind, parent: view.id, after: inside[inside.length - 1]?.id ?? null })
}
