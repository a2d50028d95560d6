/** Alternatives: a draft made from another, and wording taken from one to the other, change by change. */
import { z } from 'zod'
import type { Change, InsertChange, TextChange } from '../../legal-text/changes.ts'
import { restore, withdraw } from '../../legal-text/review.ts'
import { insertedSubtree, provisionIndex } from '../../legal-text/state.ts'
import { plainText, type Run, sameRuns } from '../../legal-text/text.ts'
import { Id } from '../records/basics.ts'
import { failed, ok, type Result } from '../result.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'
import { copiedLinks, type DraftedDocument, draftedDocument, find } from './lookup.ts'

export const copyDraft = defineCommand({
  name: 'draft.copy',
  args: z.object({ draft: Id, id: Id, name: z.string().trim().min(1).max(200) }),
  run: (workspace, { draft: from, id, name }, context) => {
    const draft = find(workspace, 'draft', from)
    if (!draft.ok) return draft
    if (workspace.draft.has(id)) return failed('draft/exists', 'A draft has this id already.')
    const named = [...workspace.draft.values()].some(
      (other) =>
        other.modification === draft.value.modification &&
        other.name.toLowerCase() === name.toLowerCase(),
    )
    if (named) {
      return failed(
        'draft/name',
        `There is a draft called “${name}” already.`,
        'Name it otherwise.',
      )
    }
    const patches: Patch[] = [
      put(workspace, 'draft', { ...draft.value, id, name, preferred: false, basis: null }),
    ]
    for (const change of workspace.change.values()) {
      if (change.draft !== from) continue
      const copy = { ...change, id: context.mint(), draft: id }
      patches.push(put(workspace, 'change', copy))
      patches.push(...copiedLinks(workspace, change.id, copy.id, context))
    }
    for (const outcome of workspace.outcome.values()) {
      if (outcome.draft !== from) continue
      patches.push(put(workspace, 'outcome', { ...outcome, id: context.mint(), draft: id }))
    }
    return ok({ label: `Make ${name} from ${draft.value.name}`, patches })
  },
})

export const takeWording = defineCommand({
  name: 'draft.take',
  args: z.object({
    /** Changes of one draft and document. */
    changes: z.array(Id).min(1),
    /** The draft that takes them. */
    draft: Id,
    /** Whether the draft's own changes of the same words are withdrawn for it. */
    replace: z.boolean().optional(),
  }),
  run: (workspace, { changes: ids, draft, replace = false }, context) => {
    const scene = sceneOf(workspace, ids, draft)
    if (!scene.ok) return scene
    const { source, target } = scene.value
    const wanted = takenTogether(source.changes, new Set(ids))
    if (wanted.length === 0) {
      return failed(
        'draft/withdrawn',
        'What is withdrawn cannot be taken over.',
        'Restore it first.',
      )
    }
    const missing = wanted.find((change) => isHomeless(scene.value, change, wanted))
    if (missing !== undefined) {
      return failed(
        'draft/no-place',
        `${target.draft.name} does not have the provision that this change stands in.`,
        'Take the insertion of that provision over first.',
      )
    }
    const copied = copies(scene.value, wanted, context)
    if (copied.length === 0) {
      return failed('draft/same', `${target.draft.name} has these words already.`)
    }
    return placed(workspace, scene.value, copied, replace, context)
  },
})

interface Scene {
  readonly source: DraftedDocument
  readonly target: DraftedDocument
}

function sceneOf(workspace: Workspace, ids: readonly string[], draft: string): Result<Scene> {
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
  return ok({ source: source.value, target: target.value })
}

/** The chosen live changes; with an insertion, the words in it and the insertions in it and around it. */
function takenTogether(changes: readonly Change[], chosen: ReadonlySet<string>): readonly Change[] {
  const live = changes.filter(({ withdrawn }) => !withdrawn)
  const insertions = live.filter((change): change is InsertChange => change.kind === 'insert')
  const inside = new Set<string>()
  for (const change of insertions) {
    if (!chosen.has(change.id)) continue
    for (const provision of insertedSubtree(live, change.provision)) inside.add(provision)
    let above = change.place.parent
    while (above !== null) {
      const around = insertions.find(({ provision }) => provision === above)
      if (around === undefined) break
      inside.add(around.provision)
      above = around.place.parent
    }
  }
  return live.filter((change) => chosen.has(change.id) || inside.has(change.provision))
}

/** A change of a provision that only the other draft inserts, without that insertion. */
function isHomeless({ source, target }: Scene, change: Change, wanted: readonly Change[]): boolean {
  if (change.kind === 'insert') return false
  const inserts = (changes: readonly Change[]) =>
    changes.some(
      ({ kind, provision, withdrawn }) =>
        kind === 'insert' && provision === change.provision && !withdrawn,
    )
  return inserts(source.changes) && !inserts(wanted) && !inserts(target.changes)
}

interface Copy {
  readonly change: Change
  /** What it is a copy of. */
  readonly of: string
}

/** The changes as the target's own, pending, under new ids; those that it has already are left out. */
function copies(
  { source, target }: Scene,
  wanted: readonly Change[],
  { mint, at }: CommandContext,
): readonly Copy[] {
  const renamed = renamedProvisions(target.changes, wanted, mint)
  const rename = (id: string) => renamed.get(id) ?? id
  return wanted
    .filter((change) => !target.changes.some((own) => isSame(own, change)))
    .map((change): Copy => {
      const common = {
        id: mint(),
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
      if (change.kind === 'insert') {
        const place = {
          ...change.place,
          parent: change.place.parent === null ? null : rename(change.place.parent),
          after: siblingIn(target.changes, source.changes, wanted, change, rename),
        }
        return { of: change.id, change: { ...change, ...common, accepted: false, place } }
      }
      return { of: change.id, change: { ...change, ...common, accepted: false } as Change }
    })
}

/** An id that the target once used for an insertion that it withdrew marks a place there, and cannot stand twice. */
function renamedProvisions(
  own: readonly Change[],
  wanted: readonly Change[],
  mint: () => string,
): ReadonlyMap<string, string> {
  const insertedHere = own.filter(({ kind }) => kind === 'insert')
  const live = new Set(
    insertedHere.filter(({ withdrawn }) => !withdrawn).map(({ provision }) => provision),
  )
  const renamed = new Map<string, string>()
  for (const { kind, provision } of wanted) {
    if (kind !== 'insert' || live.has(provision)) continue
    if (insertedHere.some((other) => other.provision === provision)) renamed.set(provision, mint())
  }
  return renamed
}

/** The nearest provision before an insertion that the target has, or takes along. */
function siblingIn(
  own: readonly Change[],
  theirs: readonly Change[],
  wanted: readonly Change[],
  { place }: InsertChange,
  rename: (id: string) => string,
): string | null {
  const insertionOf = (changes: readonly Change[], id: string) =>
    changes.find(
      (change): change is InsertChange => change.kind === 'insert' && change.provision === id,
    )
  let { after } = place
  while (after !== null) {
    const inserted = insertionOf(theirs, after)
    const known = insertionOf(wanted, after) ?? insertionOf(own, after)
    if (inserted === undefined || known !== undefined) return rename(after)
    after = inserted.place.after
  }
  return null
}

function isSame(own: Change, other: Change): boolean {
  if (own.withdrawn || own.kind !== other.kind || own.provision !== other.provision) return false
  if (own.kind !== 'text' || other.kind !== 'text') return true
  return (
    own.start === other.start && own.end === other.end && sameRuns(readingOf(own), readingOf(other))
  )
}

function readingOf({ proposed }: TextChange): readonly Run[] {
  return proposed.filter((run) => run.deletedBy === undefined)
}

/** Applies the copies to the target: all of them, or none with the reason. */
function placed(
  workspace: Workspace,
  { source, target }: Scene,
  copied: readonly Copy[],
  replace: boolean,
  context: CommandContext,
): Result<{ readonly label: string; readonly patches: readonly Patch[] }> {
  const { provisions } = target.version
  const fresh = copied.map(({ change }) => change)
  const inForce = provisionIndex(provisions)
  const rivals = target.changes.filter((own) =>
    fresh.some((change) => overlap(own, change, !inForce.has(own.provision))),
  )
  if (rivals.length > 0 && !replace) {
    return failed(
      'draft/conflict',
      `${target.draft.name} changes the same words: ${rivals.map(quoted).join(', ')}.`,
      `Take the words over and withdraw what ${target.draft.name} has there, or leave it.`,
    )
  }
  const cleared = withdraw(
    provisions,
    target.changes,
    rivals.map(({ id }) => id),
    context,
  )
  const after = restore(
    provisions,
    [...cleared, ...fresh],
    fresh.map(({ id }) => id),
    context,
  )
  const ids = new Set(fresh.map(({ id }) => id))
  if (after.some((change) => ids.has(change.id) && change.withdrawn)) {
    return failed(
      'draft/no-room',
      `${target.draft.name} has no place for this change: its words there have changed too much.`,
    )
  }
  const written = after
    .filter((change) => workspace.change.get(change.id) !== change)
    .map((change) => put(workspace, 'change', change))
  const links = copied.flatMap(({ of, change }) => copiedLinks(workspace, of, change.id, context))
  const count = copied.length === 1 ? 'a change' : `${copied.length} changes`
  return ok({
    label: `Take ${count} from ${source.draft.name} to ${target.draft.name}`,
    patches: [...written, ...links],
  })
}

/** Two changes of the same words. Two that only insert stand one behind the other, but a new provision has one wording. */
function overlap(own: Change, other: Change, isInserted: boolean): boolean {
  if (own.withdrawn || own.provision !== other.provision) return false
  if (own.kind !== 'text' || other.kind !== 'text') return false
  return isInserted || (own.start < other.end && own.end > other.start)
}

function quoted(change: Change): string {
  const words = change.kind === 'text' ? plainText(change.proposed, () => '[reference]') : ''
  const short = words.length > 60 ? `${words.slice(0, 60)}…` : words
  return words === '' ? 'words that it deletes' : `“${short}”`
}
