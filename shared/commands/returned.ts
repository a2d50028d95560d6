/** A reviewer's copy is taken into a draft, change by change, in the reviewer's name. */
import { z } from 'zod'
import type { Change } from '../../legal-text/changes.ts'
import { Day, Id } from '../records/basics.ts'
import type { RecordOf } from '../records/index.ts'
import { Hash } from '../records/receipts.ts'
import { ok, type Result } from '../result.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'
import { onDocument, where, writeContext } from './drafted.ts'
import { find } from './lookup.ts'
import { ReturnedEntry, takeEntry } from './returned-entry.ts'

export const takeReturned = defineCommand({
  name: 'copy.take',
  args: z
    .object({
      ...where,
      entries: z.array(ReturnedEntry),
      /** The copy of the register that it is, which is ticked off in the same step. */
      ticked: z.object({ copy: Id, day: Day, hash: Hash }).nullable().default(null),
    })
    .refine(({ entries, ticked }) => entries.length > 0 || ticked !== null, {
      message: 'nothing is taken in',
    }),
  run: (workspace, { entries, ticked, ...place }, context) => {
    const people = createPeople(workspace, context)
    const comments: Patch[] = []
    const back = tickedOff(workspace, ticked)
    if (!back.ok) return back
    const [copy] = back.value
    const whose = copy === undefined ? 'a returned copy' : `the copy that ${copy.to} returned`
    const label =
      entries.length === 0
        ? `${copy?.to} has returned a copy`
        : entries.length === 1
          ? `Take in a change of ${whose}`
          : `Take in ${entries.length} changes of ${whose}`
    return onDocument(
      workspace,
      place,
      label,
      (drafted) => {
        let changes: readonly Change[] = drafted.changes
        const behind = new Map<string, string>()
        for (const entry of entries) {
          const reviewer = people.id(entry.reviewer)
          const own = { ...context, author: reviewer, at: entry.at ?? context.at }
          const here = { ...drafted, changes: [...changes] }
          const next = takeEntry(here, entry, {
            write: writeContext(workspace, place, own),
            renumber: drafted.draft.renumbers.includes(place.document),
            behind,
          })
          if (!next.ok) return next
          changes = next.value
          for (const { author, at, text } of entry.comments) {
            const comment: RecordOf<'comment'> = {
              id: context.mint(),
              on: { kind: 'provision', id: entry.provision },
              replyTo: null,
              author: people.id(author ?? entry.reviewer),
              at: at ?? entry.at ?? context.at,
              text,
              resolved: false,
            }
            comments.push(put(workspace, 'comment', comment))
          }
        }
        return ok(changes)
      },
      () => [
        ...people.patches(),
        ...comments,
        ...back.value.map((record) => put(workspace, 'copy', record)),
      ],
    )
  },
})

/** The record of the copy that came back, as it is ticked off; none where nothing is. */
function tickedOff(
  workspace: Workspace,
  ticked: { readonly copy: string; readonly day: string; readonly hash: string } | null,
): Result<readonly RecordOf<'copy'>[]> {
  if (ticked === null) return ok([])
  const found = find(workspace, 'copy', ticked.copy)
  if (!found.ok) return found
  const { sent } = found.value
  // The "as at" day of a workspace may lie before the day on which it was sent.
  const isEarly = ticked.day < sent
  const returned = isEarly ? sent : ticked.day
  return ok([{ ...found.value, returned, returnedHash: ticked.hash }])
}

/** People by name: those that the workspace does not know are made known to it. */
function createPeople(workspace: Workspace, context: CommandContext) {
  const byName = new Map([...workspace.person.values()].map(({ id, name }) => [name, id]))
  const made: Patch[] = []
  return {
    id(name: string | null): string {
      if (name === null) return context.author
      const known = byName.get(name)
      if (known !== undefined) return known
      const id = context.mint()
      byName.set(name, id)
      made.push(put(workspace, 'person', { id, name }))
      return id
    },
    patches: () => made,
  }
}
