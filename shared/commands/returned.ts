/** A reviewer's copy is taken into a draft, change by change, in the reviewer's name. */
import { z } from 'zod'
import { type Change, changeStatus } from '../../legal-text/changes.ts'
import { withoutNumber } from '../../legal-text/returned.ts'
import { accept, reject } from '../../legal-text/review.ts'
import { deleteProvision, insertProvision } from '../../legal-text/structure.ts'
import { textRun } from '../../legal-text/text.ts'
import { resolverOf, viewDocument } from '../../legal-text/views.ts'
import { proposedText, writeSplice } from '../../legal-text/writing/writer.ts'
import { Day, Id, Instant } from '../records/basics.ts'
import type { RecordOf } from '../records/index.ts'
import { Hash } from '../records/receipts.ts'
import { failed, ok, type Result } from '../result.ts'
import { rewording } from '../returned/rewording.ts'
import { type Patch, put, type Workspace } from '../workspace.ts'
import { type CommandContext, defineCommand } from './command.ts'
import { onDocument, structural, type Where, where, writeContext } from './drafted.ts'
import { type DraftedDocument, find } from './lookup.ts'

const Entry = z.object({
  action: z.enum(['accept', 'reject', 'reword', 'delete', 'insert', 'comment']),
  /** The provision; for what is inserted, the one in front of it. */
  provision: Id,
  /** What it reads as in the copy, number and tab included. */
  words: z.string().max(200_000),
  /** The reviewer, by name; null where the copy names nobody. */
  reviewer: z.string().trim().min(1).max(200).nullable(),
  /** When the reviewer did it; null where the copy does not say. */
  at: Instant.nullable(),
  comments: z.array(z.object({ author: z.string().nullable(), text: z.string().min(1) })),
})
type Entry = z.infer<typeof Entry>

export const takeReturned = defineCommand({
  name: 'copy.take',
  args: z
    .object({
      ...where,
      entries: z.array(Entry),
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
        for (const entry of entries) {
          const reviewer = people.id(entry.reviewer)
          const next = take(workspace, place, { ...drafted, changes: [...changes] }, entry, {
            ...context,
            author: reviewer,
            at: entry.at ?? context.at,
          })
          if (!next.ok) return next
          changes = next.value
          for (const { author, text } of entry.comments) {
            const comment: RecordOf<'comment'> = {
              id: context.mint(),
              on: { kind: 'provision', id: entry.provision },
              replyTo: null,
              author: people.id(author ?? entry.reviewer),
              at: entry.at ?? context.at,
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

function take(
  workspace: Workspace,
  place: Where,
  { version, changes, draft }: DraftedDocument,
  { action, provision, words }: Entry,
  context: CommandContext,
): Result<readonly Change[]> {
  const write = writeContext(workspace, place, context)
  const { provisions, numbering } = version
  if (action === 'comment') return ok(changes)
  if (action === 'delete') {
    return structural(deleteProvision(provisions, changes, { provision }, write))
  }
  if (action === 'accept' || action === 'reject') {
    const ids = changes
      .filter((change) => change.provision === provision && changeStatus(change) === 'pending')
      .map(({ id }) => id)
    const review = action === 'accept' ? accept : reject
    return ok(ids.length === 0 ? changes : review(provisions, changes, ids, write))
  }
  const renumber = draft.renumbers.includes(place.document)
  const views = viewDocument(provisions, numbering, changes, 'proposed', { renumber })
  if (action === 'insert')
    return insertBehind(provision, withoutNumber(words), { version, changes, views }, write)
  const runs = proposedText(provisions, changes, provision)
  let next: readonly Change[] = changes
  for (const splice of rewording(runs, withoutNumber(words), resolverOf(views))) {
    next = writeSplice(provisions, next, { provision, ...splice }, write)
  }
  return ok(next)
}

interface Here {
  readonly version: DraftedDocument['version']
  readonly changes: readonly Change[]
  readonly views: ReturnType<typeof viewDocument>
}

function insertBehind(
  after: string,
  words: string,
  { version, changes, views }: Here,
  write: ReturnType<typeof writeContext>,
): Result<readonly Change[]> {
  const before = views.find(({ provision }) => provision === after)
  if (before === undefined || before.kind === 'cell' || before.kind === 'row') {
    return failed(
      'copy/no-place',
      `“${words.slice(0, 60)}” has no place to be inserted at.`,
      'Add a provision where it belongs, and paste the words into it.',
    )
  }
  const provision = write.mint()
  const wanted = { provision, provisionKind: before.kind, parent: before.parent, after }
  const inserted = structural(insertProvision(version.provisions, changes, wanted, write))
  if (!inserted.ok) return inserted
  const insert = [textRun(words)]
  return ok(
    writeSplice(version.provisions, inserted.value, { provision, start: 0, end: 0, insert }, write),
  )
}
