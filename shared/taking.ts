/** What a draft takes over from another: which changes go together, and what they become there. */

import type { Change, InsertChange, Place, TextChange } from '../legal-text/changes.ts'
import { withTheirNotes } from '../legal-text/footnotes.ts'
import { insertedSubtree } from '../legal-text/state.ts'
import { type Run, sameRuns } from '../legal-text/text.ts'
import { nextOrder } from '../legal-text/tree/reading.ts'
import { slotOf } from '../legal-text/tree/slots.ts'
import { viewDocument } from '../legal-text/views.ts'
import type { CommandContext } from './commands/command.ts'
import { type DraftedDocument, draftedDocument, find } from './commands/lookup.ts'
import { failed, ok, type Result } from './result.ts'
import { citationsOf } from './tracing/changes.ts'
import type { Workspace } from './workspace.ts'

export interface Scene {
  readonly source: DraftedDocument
  readonly target: DraftedDocument
  /**
   * What each draft inserts on its own with the same kind and number is the same provision to a reader: by the id at the
   * source, the id at the target.
   */
  readonly counterparts: ReadonlyMap<string, string>
}

function counterpartsOf(source: DraftedDocument, target: DraftedDocument): Scene['counterparts'] {
  const [theirs, own] = [insertedByName(source), insertedByName(target)]
  const here = new Set(own.values())
  const pairs = [...theirs].flatMap(([name, id]): readonly (readonly [string, string])[] => {
    const other = own.get(name)
    return other === undefined || here.has(id) ? [] : [[id, other]]
  })
  return new Map(pairs)
}

/** Inserted provisions by kind and citation. */
function insertedByName({ draft, version, changes }: DraftedDocument): ReadonlyMap<string, string> {
  const views = viewDocument(version.provisions, version.numbering, changes, 'redline', {
    renumber: draft.renumbers.includes(version.document),
  })
  const citations = citationsOf(views)
  return new Map(
    views
      .filter(({ presence }) => presence === 'inserted')
      .map(({ id, kind }) => [`${kind} ${citations.get(id) ?? ''}`, id]),
  )
}

/** The draft that the changes belong to beside the one that takes them, where both start from the same version. */
export function sceneOf(
  workspace: Workspace,
  ids: readonly string[],
  draft: string,
): Result<Scene> {
  const first = find(workspace, 'change', ids[0] ?? '')
  if (!first.ok) return first
  const { draft: from, document } = first.value
  if (from === draft) {
    return failed('draft/itself', 'This is a change of that draft.', 'Choose another draft.')
  }
  const source = draftedDocument(workspace, from, document)
  if (!source.ok) return source
  const target = draftedDocument(workspace, draft, document)
  if (!target.ok) return target
  if (source.value.version.id !== target.value.version.id) {
    return failed(
      'draft/other-base',
      `${source.value.draft.name} and ${target.value.draft.name} start from different versions of the document.`,
      'Bring both to the same version first.',
    )
  }
  const counterparts = counterpartsOf(source.value, target.value)
  return ok({ source: source.value, target: target.value, counterparts })
}

/**
 * The chosen live changes; with an insertion that the target does not have, the words in it and the insertions in it, and
 * those around it that the target does not have either.
 */
export function takenTogether(
  { source, target, counterparts }: Scene,
  wanted: ReadonlySet<string>,
): readonly Change[] {
  const live = source.changes.filter(({ withdrawn }) => !withdrawn)
  const chosen = withTheirNotes(live, wanted, 'come')
  const insertions = live.filter((change): change is InsertChange => change.kind === 'insert')
  const isThere = (provision: string) =>
    counterparts.has(provision) || inserts(target.changes, provision)
  const inside = new Set<string>()
  for (const change of insertions) {
    if (!chosen.has(change.id)) continue
    inside.add(change.provision)
    if (isThere(change.provision)) continue
    for (const provision of insertedSubtree(live, change.provision)) inside.add(provision)
    let above = change.place.parent
    while (above !== null && !isThere(above)) {
      const around = insertions.find(({ provision }) => provision === above)
      if (around === undefined) break
      inside.add(around.provision)
      above = around.place.parent
    }
  }
  return live.filter((change) => chosen.has(change.id) || inside.has(change.provision))
}

function inserts(changes: readonly Change[], provision: string): boolean {
  return changes.some(
    (change) => change.kind === 'insert' && change.provision === provision && !change.withdrawn,
  )
}

/** A change of a provision that only the other draft inserts, without that insertion. */
export function isHomeless(
  { source, target, counterparts }: Scene,
  change: Change,
  wanted: readonly Change[],
): boolean {
  if (change.kind === 'insert') return false
  return referredTo(change).some(
    (provision) =>
      !counterparts.has(provision) &&
      inserts(source.changes, provision) &&
      !inserts(wanted, provision) &&
      !inserts(target.changes, provision),
  )
}

/** The provisions that a change needs to be there. */
function referredTo(change: Change): readonly string[] {
  const parent = 'place' in change ? change.place.parent : null
  const carrier = change.kind === 'split' ? change.carrier : null
  const into = change.kind === 'join' ? change.into : null
  return [change.provision, parent, carrier, into].filter((id) => id !== null)
}

export interface Copy {
  readonly change: Change
  /** What it is a copy of. */
  readonly of: string
}

/** The changes as the target's own, pending, under new ids; those that it has already are left out. */
export function copies(
  scene: Scene,
  wanted: readonly Change[],
  { mint, at }: CommandContext,
): readonly Copy[] {
  const { target, counterparts } = scene
  const missing = wanted.filter(
    ({ kind, provision }) => kind !== 'insert' || !counterparts.has(provision),
  )
  const renamed = new Map([...counterparts, ...renamedProvisions(target.changes, missing, mint)])
  const rename = (id: string) => renamed.get(id) ?? id
  const ids = new Map(missing.map(({ id }) => [id, mint()]))
  const order = nextOrder(target.changes)
  return missing
    .map((change, index): Copy => {
      const common = {
        id: ids.get(change.id) ?? mint(),
        draft: target.draft.id,
        createdAt: at,
        changedAt: at,
        // Applied below, by the one function that knows whether there is room.
        withdrawn: true,
        provision: rename(change.provision),
      }
      if (change.kind === 'text') {
        const proposed = change.proposed
          .filter((run) => run.deletedBy === undefined)
          .map((run) => (run.kind === 'text' ? run : { ...run, target: rename(run.target) }))
        return { of: change.id, change: { ...change, ...common, agreed: null, proposed } }
      }
      const moved = {
        ...common,
        accepted: false,
        // A slot that a move makes is named by that move.
        ...('place' in change && {
          place: {
            ...change.place,
            parent: change.place.parent === null ? null : rename(change.place.parent),
            after: siblingIn(scene, missing, change.place, (id) => ids.get(id) ?? rename(id)),
          },
        }),
        ...('order' in change && { order: order + index }),
        ...(change.kind === 'join' && { into: rename(change.into) }),
        ...(change.kind === 'split' && {
          carrier: rename(change.carrier),
          newProvision: rename(change.newProvision),
          takes: change.takes.map((id) => ids.get(id) ?? rename(id)),
        }),
      }
      return { of: change.id, change: { ...change, ...moved } as Change }
    })
    .filter(({ change }) => !target.changes.some((own) => isSame(own, change)))
}

/** An id that the target once used for what it withdrew marks a place there, and cannot stand twice. */
function renamedProvisions(
  own: readonly Change[],
  wanted: readonly Change[],
  mint: () => string,
): ReadonlyMap<string, string> {
  const madeHere = new Map(
    own.flatMap((change) => {
      const id = madeBy(change)
      return id === null ? [] : [[id, change.withdrawn] as const]
    }),
  )
  const renamed = new Map<string, string>()
  for (const change of wanted) {
    const id = madeBy(change)
    if (id !== null && madeHere.get(id) === true) renamed.set(id, mint())
  }
  return renamed
}

/** The provision that a change makes, if it makes one. */
function madeBy(change: Change): string | null {
  if (change.kind === 'split') return change.newProvision
  return change.kind === 'insert' ? change.provision : null
}

/** The nearest slot in front of a place that the target has, or takes along. */
function siblingIn(
  { source, target, counterparts }: Scene,
  wanted: readonly Change[],
  place: Place,
  rename: (id: string) => string,
): string | null {
  const slotIn = (changes: readonly Change[], id: string) => {
    for (const change of changes) {
      const slot = slotOf(change)
      if (slot?.id === id) return slot
    }
    return undefined
  }
  let { after } = place
  while (after !== null) {
    const theirs = slotIn(source.changes, after)
    const known =
      counterparts.has(after) ||
      slotIn(wanted, after) !== undefined ||
      slotIn(target.changes, after) !== undefined
    if (theirs === undefined || known) return rename(after)
    after = theirs.place.after
  }
  return null
}

function isSame(own: Change, other: Change): boolean {
  if (own.withdrawn || own.kind !== other.kind || own.provision !== other.provision) return false
  if ('place' in own && 'place' in other && own.kind !== 'insert') {
    const same = own.place.parent === other.place.parent && own.place.after === other.place.after
    return own.kind !== 'split' || other.kind !== 'split'
      ? same
      : own.carrier === other.carrier && own.offset === other.offset
  }
  if (own.kind !== 'text' || other.kind !== 'text') return true
  return (
    own.start === other.start && own.end === other.end && sameRuns(readingOf(own), readingOf(other))
  )
}

function readingOf({ proposed }: TextChange): readonly Run[] {
  return proposed.filter((run) => run.deletedBy === undefined)
}
