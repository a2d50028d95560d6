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
  where: 'before' | 'after' | 'inside',
): Result<NewPlace> {
  if (view.presence === 'deleted') {
    return failed('insert/deleted', 'This provision is struck out: nothing can be added to it.')
  }
  if (view.kind === 'footnote') {
    return failed('insert/footnote', 'A footnote is inserted at its mark: put the caret there.')
  }
  if (view.kind === 'cell') return placeRow(view, views, where)
  if (where === 'before') return ok(placeBefore(view, views))
  return where === 'after' ? ok(placeAfter(view, views)) : placeInside(view, views)
}

/** In a table what comes is a row; its cells come with it. */
function placeRow(
  cell: ProvisionView,
  views: readonly ProvisionView[],
  where: 'before' | 'after' | 'inside',
): Result<NewPlace> {
  const row = views.find(({ id }) => id === cell.parent)
  if (row === undefined || where === 'inside') {
    return failed('insert/inside', 'Nothing can stand inside a cell of a table.')
  }
  return ok(where === 'before' ? placeBefore(row, views) : placeAfter(row, views))
}

function placeBefore(view: ProvisionView, views: readonly ProvisionView[]): NewPlace {
  const { kind, parent } = view
  return { provisionKind: kind, parent, after: siblingBefore(view, views)?.id ?? null }
}

export function siblingBefore(
  { id, parent }: ProvisionView,
  views: readonly ProvisionView[],
  struck = false,
): ProvisionView | undefined {
  const siblings = (struck ? views.filter(standsOr(id)) : standing(views)).filter(
    (other) => other.parent === parent,
  )
  return siblings[siblings.findIndex((other) => other.id === id) - 1]
}

/** What can be stood beside: not what is struck or has left its place, and not what is joined to another. */
function standing(views: readonly ProvisionView[]): readonly ProvisionView[] {
  return views.filter(stands)
}

function stands({ presence, joinedTo }: ProvisionView): boolean {
  return presence !== 'deleted' && joinedTo === null
}

function standsOr(id: string): (view: ProvisionView) => boolean {
  return (view) => view.id === id || stands(view)
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

/** Where something that is moved goes. */
export interface MovedPlace {
  readonly parent: string | null
  readonly after: string | null
}

/** The next place up or down: past a sibling, or over into the provision beside the one above. */
export function placeStepped(
  view: ProvisionView,
  views: readonly ProvisionView[],
  direction: -1 | 1,
): Result<MovedPlace> {
  const live = standing(views)
  const under = (parent: string | null) => live.filter((other) => other.parent === parent)
  const siblings = under(view.parent)
  const at = siblings.findIndex(({ id }) => id === view.id)
  if (direction === 1 && at < siblings.length - 1) {
    return ok({ parent: view.parent, after: siblings[at + 1]?.id ?? null })
  }
  if (direction === -1 && at > 0) {
    return ok({ parent: view.parent, after: siblings[at - 2]?.id ?? null })
  }
  const above = live.find(({ id }) => id === view.parent)
  const beside = above === undefined ? [] : under(above.parent).filter((o) => o.kind === above.kind)
  const next = beside[beside.findIndex(({ id }) => id === above?.id) + direction]
  if (next === undefined) {
    const word = direction === 1 ? 'last' : 'first'
    return failed('move/edge', `It stands ${word} already.`)
  }
  const inside = under(next.id)
  return ok({
    parent: next.id,
    after: direction === 1 ? headingOf(inside) : (inside[inside.length - 1]?.id ?? null),
  })
}

/** The next place up or down for several that stand one behind the other. */
export function placeGroupStepped(
  group: readonly ProvisionView[],
  views: readonly ProvisionView[],
  direction: -1 | 1,
): Result<MovedPlace> {
  const [first] = group
  const end = direction === 1 ? group[group.length - 1] : first
  if (first === undefined || end === undefined) {
    return failed('move/struck', 'What is selected is struck out already.')
  }
  if (group.some(({ parent }) => parent !== first.parent)) {
    return failed(
      'move/apart',
      'The selected provisions stand under different ones: select some that stand under one.',
    )
  }
  return placeStepped(end, views, direction)
}

/** A heading at the top of a section goes on heading it. */
function headingOf(inside: readonly ProvisionView[]): string | null {
  return inside[0]?.kind === 'heading' ? inside[0].id : null
}

/**
 * Where a provision goes that is dropped before or behind another: beside one of its kind, or the nearest one above
 * that is; behind a heading; as the first of what is of the kind that it stands under.
 */
export function placeDropped(
  moved: ProvisionView,
  target: ProvisionView,
  side: 'before' | 'after',
  views: readonly ProvisionView[],
): Result<MovedPlace> {
  const byId = new Map(views.map((view) => [view.id, view]))
  const parentOf = ({ parent }: ProvisionView) => (parent === null ? undefined : byId.get(parent))
  const above = parentOf(moved)
  for (let at: ProvisionView | undefined = target; at !== undefined; at = parentOf(at)) {
    if (at.id === moved.id) break
    if (at.kind === moved.kind || (at.kind === 'heading' && at.parent !== null)) {
      return ok(besideOf(moved, at, at.id === target.id ? side : 'after', views))
    }
    if (at.kind === above?.kind) return ok({ parent: at.id, after: null })
  }
  return failed('move/place', 'It cannot stand there: drop it beside one of its kind.')
}

function besideOf(
  moved: ProvisionView,
  at: ProvisionView,
  side: 'before' | 'after',
  views: readonly ProvisionView[],
): MovedPlace {
  const others = views.filter(({ id }) => id !== moved.id)
  const before = siblingBefore(at, others)?.id ?? null
  return { parent: at.parent, after: side === 'before' ? before : at.id }
}

/**
 * Where whole provisions go that are pasted before or behind another, the topmost being of a kind: beside one of that
 * kind, inside one that is a level above, behind a heading. Null where nothing of that kind can stand there.
 */
export function placePasted(
  kind: ProvisionKind,
  target: ProvisionView,
  side: 'before' | 'after',
  views: readonly ProvisionView[],
): MovedPlace | null {
  const byId = new Map(views.map((view) => [view.id, view]))
  const struck = target.presence === 'deleted'
  for (let at: ProvisionView | undefined = target; at !== undefined; ) {
    const own = at.id === target.id
    const level = LEVEL_OF[at.kind]
    const alike = at.kind === kind || (level !== undefined && level === LEVEL_OF[kind])
    if (alike || (at.kind === 'heading' && LEVEL_OF[kind] === 'clause')) {
      // Behind what is struck nothing can stand: it stood behind what is there still.
      const before = side === 'before' || struck ? own : false
      const after = before ? (siblingBefore(at, views, struck)?.id ?? null) : at.id
      return { parent: at.parent, after }
    }
    if (level !== undefined && INSIDE[at.kind] === LEVEL_OF[kind])
      return { parent: at.id, after: null }
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return null
}

/** Headings and running text stand where clauses do. */
const LEVEL_OF: Partial<Readonly<Record<ProvisionKind, ProvisionKind>>> = {
  section: 'section',
  heading: 'clause',
  clause: 'clause',
  paragraph: 'paragraph',
  subparagraph: 'subparagraph',
  item: 'item',
  row: 'row',
}

export interface MoveChoice {
  readonly id: string
  readonly label: string
  readonly place: MovedPlace
}

const LONGEST_WORDS = 90

/** Every place that a provision can be moved to, in the order of the text. */
export function moveChoices(
  moved: ProvisionView,
  views: readonly ProvisionView[],
  citationOf: (provision: string) => string,
  wordsOf: (view: ProvisionView) => string,
  /** Those that move with it. */
  along: readonly ProvisionView[] = [],
): readonly MoveChoice[] {
  const above = views.find(({ id }) => id === moved.parent)
  const within = new Set([moved, ...along].map(({ id }) => id))
  const before = siblingBefore(moved, views)?.id ?? null
  return standing(views).flatMap((view): readonly MoveChoice[] => {
    if (within.has(view.id) || (view.parent !== null && within.has(view.parent))) {
      within.add(view.id)
      return []
    }
    const said = wordsOf(view).slice(0, LONGEST_WORDS)
    const name = view.kind === 'heading' ? `the heading ${said}` : `${citationOf(view.id)} ${said}`
    if (above !== undefined && view.kind === above.kind && view.kind !== moved.kind) {
      const place = { parent: view.id, after: null }
      return [{ id: `in ${view.id}`, label: `First under ${name}`, place }]
    }
    const beside = view.kind === moved.kind || (view.kind === 'heading' && above !== undefined)
    const stands = view.id === before && view.parent === moved.parent
    if (!beside || stands) return []
    return [{ id: view.id, label: `After ${name}`, place: { parent: view.parent, after: view.id } }]
  })
}
