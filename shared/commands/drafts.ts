/** Alternatives: a draft made from another, and wording taken from one to the other, change by change. */
import { z } from 'zod'
import type { Change } from '../../legal-text/changes.ts'
import { restore } from '../../legal-text/restoring.ts'
import { withdraw } from '../../legal-text/review.ts'
import { provisionIndex } from '../../legal-text/state.ts'
import { plainText } from '../../legal-text/text.ts'
import { renameSlots } from '../../legal-text/tree/slots.ts'
import { Id } from '../records/basics.ts'
import { failed, ok, type Result } from '../result.ts'
import { type Copy, copies, isHomeless, type Scene, sceneOf, takenTogether } from '../taking.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'
import { copiedLinks, find } from './lookup.ts'

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
    const own = [...workspace.change.values()].filter((change) => change.draft === from)
    const ids = new Map(own.map((change) => [change.id, context.mint()]))
    const rename = (slot: string) => ids.get(slot) ?? slot
    for (const change of own) {
      // A slot that a move makes is named by that move.
      const copy: Change = {
        ...renameSlots(change, rename),
        id: rename(change.id),
        draft: id,
      }
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

/** A draft keeps the numbers in force of a code document (4.1A), or counts its provisions anew. */
export const renumberDraft = defineCommand({
  name: 'draft.renumber',
  args: z.object({ draft: Id, document: Id, on: z.boolean() }),
  run: (workspace, { draft: id, document, on }) => {
    const draft = find(workspace, 'draft', id)
    if (!draft.ok) return draft
    if (!draft.value.bases.some((base) => base.document === document)) {
      return failed('draft/document', `${draft.value.name} does not draft that document.`)
    }
    const others = draft.value.renumbers.filter((other) => other !== document)
    const renumbers = on ? [...others, document] : others
    return ok({
      label: on ? 'Number the provisions anew' : 'Keep the numbers in force',
      patches: [put(workspace, 'draft', { ...draft.value, renumbers })],
    })
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
    const { target } = scene.value
    const wanted = takenTogether(scene.value, new Set(ids))
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
